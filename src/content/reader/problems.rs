//! The problems of one file, while it is read.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// After so many problems in one file the rest is not worth reading.
pub(super) const MAX_PROBLEMS: usize = 200;

/// The problems of one file.
pub(crate) struct Problems<'a> {
    source: &'a Source,
    found: RefCell<Diagnostics>,
    /// Errors, also those that were not kept.
    errors: Cell<usize>,
    /// What is reported once per file: code and name.
    reported: RefCell<HashSet<(&'static str, String)>>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        let (found, reported) = (RefCell::default(), RefCell::default());
        Self { source, found, errors: Cell::new(0), reported }
    }

    /// Hands the problems over and says whether an error was among them.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) -> bool {
        let found = self.found.into_inner();
        let failed = found.has_errors();
        diagnostics.append(found);
        failed
    }

    pub(super) fn source(&self) -> &'a Source {
        self.source
    }

    pub(super) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Whether this is the first problem of its code about this name.
    pub(super) fn first(&self, code: &'static str, name: &str) -> bool {
        let mut reported = self.reported.borrow_mut();
        reported.insert((code, name.to_owned()))
    }

    /// Whether a problem of this severity is kept: up to the limit, and the first error even
    /// beyond it, so that a file with an error never passes for sound.
    pub(super) fn takes(&self, severity: Severity) -> bool {
        let first_error = severity == Severity::Error && self.errors.get() == 0;
        first_error || self.found.borrow().len() < MAX_PROBLEMS
    }

    /// Adds a problem up to the limit.
    pub(super) fn push(&self, problem: Diagnostic) {
        let taken = self.takes(problem.severity);
        self.errors.set(self.errors.get() + usize::from(problem.severity == Severity::Error));
        let mut found = self.found.borrow_mut();
        if taken {
            found.push(problem);
        } else if self.reported.borrow_mut().insert(("too-many-problems", String::new())) {
            found.push(
                Diagnostic::warning(
                    "too-many-problems",
                    "this file has more problems than are shown",
                )
                .at(self.source.whole())
                .hint("mend the ones above first"),
            );
        }
    }
}
