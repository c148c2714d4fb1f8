//! Findings as diagnostics of the report's file.

use super::rules::Rule;
use super::text::Text;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source, Span};

/// What one rule finds.
pub(super) struct Findings {
    code: &'static str,
    severity: Severity,
    source: Source,
    found: Vec<Diagnostic>,
}

/// A finding that is being told.
pub(super) struct Finding<'f>(&'f mut Diagnostic);

impl Findings {
    /// None yet.
    pub(super) fn of(rule: &Rule, text: &Text<'_>) -> Self {
        let source = text.document.source.clone();
        Self { code: rule.code, severity: rule.severity, source, found: Vec::new() }
    }

    /// Adds a finding at a place.
    pub(super) fn add(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        let new = match self.severity {
            Severity::Error => Diagnostic::error,
            Severity::Warning => Diagnostic::warning,
        };
        let at = self.found.len();
        self.found.push(new(self.code, message.into()).at(self.source.locate(span)));
        Finding(&mut self.found[at])
    }

    pub(super) fn finish(self) -> Diagnostics {
        let mut all = Diagnostics::default();
        for finding in self.found {
            all.push(finding);
        }
        all
    }
}

impl Finding<'_> {
    /// What shows it.
    pub(super) fn evidence(self, text: impl Into<String>) -> Self {
        self.0.evidence.push(text.into());
        self
    }

    /// What shows it, if there is anything.
    pub(super) fn all_evidence(self, texts: impl IntoIterator<Item = String>) -> Self {
        self.0.evidence.extend(texts);
        self
    }

    /// What to do.
    pub(super) fn hint(self, text: impl Into<String>) {
        self.0.hint = Some(text.into());
    }
}
