//! Job boards and aggregators, one file each.
//!
//! A file here knows the names and traps of one source. Where a field has another type than the
//! source documents, [`fields`] says so with the field's place, and the rest of the record is read.

mod adzuna;
mod arbeitnow;
mod ashby;
mod board_name;
mod fields;
mod greenhouse;
mod hacker_news;
mod jobspy;
mod lever;
mod remote_ok;
mod usajobs;

pub(super) use adzuna::Adzuna;
pub(super) use arbeitnow::Arbeitnow;
pub(super) use ashby::Ashby;
pub(super) use greenhouse::Greenhouse;
pub(super) use hacker_news::HackerNews;
pub(super) use jobspy::JobSpy;
pub(super) use lever::Lever;
pub(super) use remote_ok::RemoteOk;
pub(super) use usajobs::UsaJobs;

#[cfg(test)]
mod tests;
