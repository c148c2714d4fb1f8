//! Job boards and aggregators, one file each.
//!
//! A file here knows the names and traps of one source. Where a field has another type than the
//! source documents, [`fields`] says so with the field's place, and the rest of the record is read.

mod ashby;
mod board_name;
mod fields;
mod greenhouse;
mod hacker_news;
mod lever;
mod usajobs;

pub(super) use ashby::Ashby;
pub(super) use greenhouse::Greenhouse;
pub(super) use hacker_news::HackerNews;
pub(super) use lever::Lever;
pub(super) use usajobs::UsaJobs;

#[cfg(test)]
mod tests;
