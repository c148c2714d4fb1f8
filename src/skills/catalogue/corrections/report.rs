//! Problems of a site's skills, each at its place.

use crate::content::Spanned;
use crate::diagnostics::{Diagnostic, Diagnostics, Source};

/// After so many problems the rest is only counted.
const MAX_PROBLEMS: usize = 200;

/// Takes problems up to a limit.
pub(super) struct Report<'a> {
    diagnostics: &'a mut Diagnostics,
    room: usize,
}

impl<'a> Report<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self { diagnostics, room: MAX_PROBLEMS }
    }

    /// Adds the problem of a value; it is made only if there is room, for "did you mean" reads
    /// the whole catalogue.
    pub(super) fn at(
        &mut self,
        source: &Source,
        value: &Spanned<String>,
        problem: impl FnOnce() -> Diagnostic,
    ) {
        match self.room {
            0 => return,
            1 => self.diagnostics.push(
                Diagnostic::warning("too-many-problems", "there are more problems than are shown")
                    .at(source.whole())
                    .hint("mend the others first"),
            ),
            _ => self
                .diagnostics
                .push(problem().at(source.locate(value.span)).pointer(value.pointer.as_str())),
        }
        self.room -= 1;
    }
}

/// A text from data for use in a message, in backticks and cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
