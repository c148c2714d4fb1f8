//! Tells when content may have changed, and finds out what did.
//!
//! Events of the file system are hints and no more: they come late, twice, under another name or
//! not at all. What counts is a look at the files ([`Tree`]). Hints decide when to look ([`Pace`]).

mod doubt;
mod hints;
mod pace;
mod slow_disk;
mod tree;

pub(crate) use doubt::Doubts;
pub(crate) use hints::Hints;
pub(crate) use pace::Pace;
pub(crate) use tree::{Changes, Hash, Tree};

/// What is worth knowing of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Somebody is writing a file and has not closed it yet.
    Writing,
    /// Something is as it was meant to be: closed, renamed, removed.
    Done,
}
