//! Job boards and aggregators, one file each.
//!
//! A file here knows the names and traps of one source. Where a field has another type than the
//! source documents, [`fields`] says so with the field's place, and the rest of the record is read.

mod adzuna;
mod arbeitnow;
mod board_name;
mod fields;
mod greenhouse;
mod jobspy;
mod lever;
mod remote_ok;

pub(super) use adzuna::Adzuna;
pub(super) use arbeitnow::Arbeitnow;
pub(super) use greenhouse::Greenhouse;
pub(super) use jobspy::JobSpy;
pub(super) use lever::Lever;
pub(super) use remote_ok::RemoteOk;

#[cfg(test)]
mod tests;
