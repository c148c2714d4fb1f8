//! Problems found in content, and their renderers.
//!
//! Every stage reports through one [`Diagnostic`] type; a run collects all of them in a
//! [`Diagnostics`] and prints them at the end, so that a person mends everything in one go.

mod escape;
mod github;
mod human;
mod json;
mod overlay;
mod render;
mod short;
mod span;
mod suggestion;

pub(crate) use escape::is_unsafe;
pub use escape::visible;
pub(crate) use json::{Record, escape_unsafe, records};
pub(crate) use overlay::overlay;
pub use render::{Format, render};
pub use span::{Location, Position, Source, Span};
pub use suggestion::{did_you_mean, did_you_mean_hint};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What depends on the place cannot be built.
    Error,
    /// Something was ignored or assumed.
    Warning,
}

impl Severity {
    /// The word shown to people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem: what was found, where, what was expected and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable identifier in kebab case, such as `unknown-key`.
    pub code: &'static str,
    /// What was found, one sentence without a full stop.
    pub message: String,
    /// Where.
    pub location: Option<Location>,
    /// RFC 6901 JSON pointer of the value, when the file is structured.
    pub pointer: Option<String>,
    /// What would have been right.
    pub expected: Option<String>,
    /// What to do, such as "did you mean `highlights`?".
    pub hint: Option<String>,
    /// What shows that it is so, such as a line of another file; one sentence each.
    pub evidence: Vec<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            location: None,
            pointer: None,
            expected: None,
            hint: None,
            evidence: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Says at which JSON pointer.
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// Says what would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// All problems of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all problems of another collection.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.items.append(&mut other.items);
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    /// The problems in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// The problems by file, line, column and code; what has no file comes first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.items.iter().collect();
        sorted.sort_by_key(|item| {
            let location = item.location.as_ref();
            let position = location.and_then(|location| location.position.as_ref());
            (
                location.map(|location| &location.file),
                position.map(|position| (position.line, position.column)),
                item.code,
            )
        });
        sorted
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many problems of both kinds there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|item| item.severity == severity).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_file_line_column_and_code() {
        let a = Source::new("a.json", "a.json", "one\ntwo\n");
        let b = Source::new("b.json", "b.json", "one\n");
        let mut all = Diagnostics::default();
        all.push(Diagnostic::error("late", "").at(b.locate(Span::new(0, 1))));
        all.push(Diagnostic::warning("line-2", "").at(a.locate(Span::new(4, 5))));
        all.push(Diagnostic::error("z", "").at(a.locate(Span::new(1, 2))));
        all.push(Diagnostic::error("y", "").at(a.locate(Span::new(1, 2))));
        all.push(Diagnostic::error("whole", "").at(a.whole()));
        all.push(Diagnostic::error("nowhere", ""));
        let codes: Vec<_> = all.sorted().iter().map(|item| item.code).collect();
        assert_eq!(codes, ["nowhere", "whole", "y", "z", "line-2", "late"]);
        assert_eq!((all.errors(), all.warnings(), all.len()), (5, 1, 6));
    }
}
