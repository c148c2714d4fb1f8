//! Places in source text: byte ranges, and the line and column a person sees.

use std::path::PathBuf;
use std::sync::Arc;

/// A half-open byte range of a [`Source`]'s text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start is an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// A file's text with the name shown to people.
///
/// Cheap to clone: text and name are shared.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the site's root with forward slashes, as shown in messages.
    pub name: Arc<str>,
    /// Where the file lies on disk.
    pub path: Arc<PathBuf>,
    /// The decoded text, without a byte-order mark.
    pub text: Arc<str>,
}

/// A resolved place: everything a renderer needs, without the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// File name as shown.
    pub file: Arc<str>,
    /// The place inside the file; `None` when the whole file is meant.
    pub position: Option<Position>,
}

/// A position inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
    /// How many characters of the line the span covers, at least 1.
    pub length: usize,
    /// The line's text without its line break; long lines are cut around the span.
    pub excerpt: String,
    /// Column of the span inside `excerpt`, from 1 (differs from `column` when cut).
    pub excerpt_column: usize,
}
