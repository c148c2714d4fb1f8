//! Problems as one JSON array, for programs.

use super::escape::is_unsafe;
use super::{Diagnostic, Diagnostics};
use serde::Serialize;

/// One problem; every key is always there, `null` when unknown, but `evidence`, where there is some.
#[derive(Serialize)]
pub(crate) struct Record<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    length: Option<usize>,
    pointer: Option<&'a str>,
    expected: Option<&'a str>,
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
}

/// Writes the array with one problem per line; unsafe characters stand as `\uXXXX`.
pub(super) fn render(diagnostics: &Diagnostics) -> String {
    let lines: Vec<String> = diagnostics.sorted().into_iter().map(line).collect();
    if lines.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// The problems by place, for an answer that has more to say than these.
pub(crate) fn records(diagnostics: &Diagnostics) -> Vec<Record<'_>> {
    diagnostics.sorted().into_iter().map(record).collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    // Strings, numbers and null always serialise.
    escape_unsafe(&serde_json::to_string(&record(diagnostic)).unwrap_or_default())
}

fn record(diagnostic: &Diagnostic) -> Record<'_> {
    let location = diagnostic.location.as_ref();
    let position = location.and_then(|location| location.position.as_ref());
    Record {
        severity: diagnostic.severity.word(),
        code: diagnostic.code,
        message: &diagnostic.message,
        file: location.map(|location| &*location.file),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        length: position.map(|position| position.length),
        pointer: diagnostic.pointer.as_deref(),
        expected: diagnostic.expected.as_deref(),
        hint: diagnostic.hint.as_deref(),
        evidence: &diagnostic.evidence,
    }
}

/// JSON with every character that may steer a terminal as `\uXXXX`.
///
/// All of them lie in the basic plane; line ends between values stay.
pub(crate) fn escape_unsafe(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if is_unsafe(character) && character != '\n' {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::render::samples::three_problems;

    #[test]
    fn one_array_with_all_fields() {
        let expected = r#"[
{"severity":"error","code":"not-a-resume","message":"no résumé","file":"content/profiles/a,b.json","line":null,"column":null,"length":null,"pointer":null,"expected":null,"hint":null},
{"severity":"error","code":"unknown-key","message":"unknown key `higlights`: 100%\nsure","file":"content/profiles/a,b.json","line":2,"column":2,"length":11,"pointer":"/work/0/higlights","expected":"a known key","hint":"did you mean `highlights`?"},
{"severity":"warning","code":"unreadable-date","message":"the date `bad\u202e` cannot be read","file":"content/profiles/a,b.json","line":3,"column":9,"length":6,"pointer":"/名\u001b","expected":"YYYY-MM-DD","hint":null}
]
"#;
        let written = render(&three_problems());
        assert_eq!(written, expected);
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read[2]["pointer"], "/名\u{1b}");
        assert_eq!(render(&Diagnostics::default()), "[]\n");
    }
}
