//! Job boards and aggregators, one file each.
//!
//! A file here knows the names and traps of one source. Where a field has another type than the
//! source documents, [`fields`] says so with the field's place, and the rest of the record is read.

mod board_name;
mod fields;
mod greenhouse;
mod lever;

pub(super) use greenhouse::Greenhouse;
pub(super) use lever::Lever;

#[cfg(test)]
mod tests;
