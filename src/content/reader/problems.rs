//! The problems of one file, while it is read.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source};
use std::cell::RefCell;
use std::collections::HashSet;

/// After so many problems in one file the rest is not worth reading.
pub(super) const MAX_PROBLEMS: usize = 200;

/// The problems of one file.
pub(crate) struct Problems<'a> {
    source: &'a Source,
    found: RefCell<Diagnostics>,
    /// What is reported once per file: code and name.
    reported: RefCell<HashSet<(&'static str, String)>>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self { source, found: RefCell::default(), reported: RefCell::default() }
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

    /// Whether this is the first problem of its code about this name.
    pub(super) fn first(&self, code: &'static str, name: &str) -> bool {
        let mut reported = self.reported.borrow_mut();
        reported.insert((code, name.to_owned()))
    }

    /// Adds a problem up to the limit; the first error is added even beyond it, so that a file
    /// with an error never passes for sound.
    pub(super) fn push(&self, problem: Diagnostic) {
        let mut found = self.found.borrow_mut();
        let room = found.len() < MAX_PROBLEMS;
        let first_error = problem.severity == Severity::Error && !found.has_errors();
        if room || first_error {
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
