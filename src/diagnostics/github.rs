//! Problems as GitHub workflow commands, shown as annotations on a pull request.
//!
//! Escaping follows `@actions/core` (`packages/core/src/command.ts`).

use super::escape::visible;
use super::{Diagnostic, Diagnostics};

/// Writes `::error file=…,line=…,col=…,title=…::message`, one per line.
pub(super) fn render(diagnostics: &Diagnostics) -> String {
    diagnostics.sorted().into_iter().map(command).collect()
}

fn command(diagnostic: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(location) = &diagnostic.location {
        properties.push(format!("file={}", property(&location.file)));
        if let Some(position) = &location.position {
            properties.push(format!("line={}", position.line));
            properties.push(format!("col={}", position.column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code)));

    let mut message = visible(&diagnostic.message);
    let notes = [("at", &diagnostic.pointer), ("expected", &diagnostic.expected)];
    for (label, note) in notes {
        if let Some(note) = note {
            message.push_str(&format!("\n{label}: {}", visible(note)));
        }
    }
    for evidence in &diagnostic.evidence {
        message.push_str(&format!("\nevidence: {}", visible(evidence)));
    }
    if let Some(hint) = &diagnostic.hint {
        message.push_str(&format!("\n{}", visible(hint)));
    }
    let word = diagnostic.severity.word();
    format!("::{word} {}::{}\n", properties.join(","), body(&message))
}

/// Escapes the text after the second `::`.
fn body(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    body(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::render::samples::three_problems;

    #[test]
    fn escapes_properties_and_message() {
        let expected = "\
::error file=content/profiles/a%2Cb.json,title=not-a-resume::no résumé
::error file=content/profiles/a%2Cb.json,line=2,col=2,title=unknown-key::unknown key `higlights`: \
100%25\\nsure%0Aat: /work/0/higlights%0Aexpected: a known key%0Adid you mean `highlights`?
::warning file=content/profiles/a%2Cb.json,line=3,col=9,title=unreadable-date::the date \
`bad\\u{202e}` cannot be read%0Aat: /名\\u{1b}%0Aexpected: YYYY-MM-DD
";
        assert_eq!(render(&three_problems()), expected);
    }
}
