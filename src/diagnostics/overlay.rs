//! Errors for the preview's overlay: a JSON array that a script puts into a page as text.

use super::{Diagnostic, Diagnostics, Severity};
use serde::Serialize;

/// The most errors that are sent; whoever mends these sees the next ones.
const SHOWN: usize = 50;

/// One error as the overlay shows it.
#[derive(Serialize)]
struct Record<'a> {
    code: &'static str,
    message: &'a str,
    /// `file:line:column`, to be copied into an editor.
    place: Option<String>,
    /// The line, and how many characters before and in the marked part.
    excerpt: Option<&'a str>,
    before: usize,
    length: usize,
    pointer: Option<&'a str>,
    expected: Option<&'a str>,
    hint: Option<&'a str>,
}

/// The errors sorted by place, at most [`SHOWN`] of them; warnings are left to the terminal.
pub(crate) fn overlay(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics.sorted().into_iter().filter(|item| item.severity == Severity::Error);
    let records: Vec<Record<'_>> = errors.take(SHOWN).map(record).collect();
    // Strings, numbers and null always serialise.
    serde_json::to_string(&records).unwrap_or_default()
}

fn record(diagnostic: &Diagnostic) -> Record<'_> {
    let location = diagnostic.location.as_ref();
    let position = location.and_then(|location| location.position.as_ref());
    Record {
        code: diagnostic.code,
        message: &diagnostic.message,
        place: location.map(|location| match &location.position {
            Some(position) => format!("{}:{}:{}", location.file, position.line, position.column),
            None => location.file.to_string(),
        }),
        excerpt: position.map(|position| position.excerpt.as_str()),
        before: position.map_or(0, |position| position.excerpt_column.saturating_sub(1)),
        length: position.map_or(0, |position| position.length),
        pointer: diagnostic.pointer.as_deref(),
        expected: diagnostic.expected.as_deref(),
        hint: diagnostic.hint.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::render::samples::three_problems;

    #[test]
    fn errors_come_with_place_and_line_and_warnings_do_not() {
        let errors: serde_json::Value = serde_json::from_str(&overlay(&three_problems())).unwrap();
        assert_eq!(errors.as_array().unwrap().len(), 2);
        assert_eq!(errors[0]["place"], "content/profiles/a,b.json");
        assert_eq!(errors[1]["place"], "content/profiles/a,b.json:2:2");
        assert_eq!(errors[1]["excerpt"], "\t\"higlights\": [],");
        assert_eq!((&errors[1]["before"], &errors[1]["length"]), (&1.into(), &11.into()));
    }
}
