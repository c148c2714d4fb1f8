//! The output formats of diagnostics.

use super::{Diagnostics, github, human, json, short};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal: excerpt, caret, help and a closing summary.
    Human {
        /// Whether ANSI colours are used.
        color: bool,
    },
    /// One line per problem, `file:line:column: error[code]: message`, for editors.
    Short,
    /// One JSON array of objects, for programs.
    Json,
    /// Workflow commands that GitHub turns into annotations.
    Github,
}

/// Writes all problems, sorted by place; without problems only JSON writes something (`[]`).
pub fn render(diagnostics: &Diagnostics, format: Format) -> String {
    match format {
        Format::Human { color } => human::render(diagnostics, color),
        Format::Short => short::render(diagnostics),
        Format::Json => json::render(diagnostics),
        Format::Github => github::render(diagnostics),
    }
}

#[cfg(test)]
pub(super) mod samples {
    use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};

    /// A misspelt key behind a tab, a wide excerpt with control characters, and a whole file.
    pub(crate) fn three_problems() -> Diagnostics {
        let text = "{\n\t\"higlights\": [],\n  \"名\u{1b}\": \"bad\u{202e}\"\n}\n";
        let source = Source::new("content/profiles/a,b.json", "/x/a,b.json", text);
        let span = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(start, start + part.len())
        };
        let mut all = Diagnostics::default();
        all.push(
            Diagnostic::warning("unreadable-date", "the date `bad\u{202e}` cannot be read")
                .at(source.locate(span("\"bad\u{202e}\"")))
                .pointer("/名\u{1b}")
                .expected("YYYY-MM-DD"),
        );
        all.push(
            Diagnostic::error("unknown-key", "unknown key `higlights`: 100%\nsure")
                .at(source.locate(span("\"higlights\"")))
                .pointer("/work/0/higlights")
                .expected("a known key")
                .hint("did you mean `highlights`?"),
        );
        all.push(Diagnostic::error("not-a-resume", "no résumé").at(source.whole()));
        all
    }
}
