//! One line per problem, in the shape editors jump from.

use super::escape::visible;
use super::{Diagnostic, Diagnostics};

/// Writes `file:line:column: error[code]: message; expected …; help`, one per line.
pub(super) fn render(diagnostics: &Diagnostics) -> String {
    diagnostics.sorted().into_iter().map(line).collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    let mut line = String::new();
    if let Some(location) = &diagnostic.location {
        line.push_str(&visible(&location.file));
        if let Some(position) = &location.position {
            line.push_str(&format!(":{}:{}", position.line, position.column));
        }
        line.push_str(": ");
    }
    let word = diagnostic.severity.word();
    line.push_str(&format!("{word}[{}]: {}", diagnostic.code, visible(&diagnostic.message)));
    if let Some(expected) = &diagnostic.expected {
        line.push_str(&format!("; expected {}", visible(expected)));
    }
    if let Some(hint) = &diagnostic.hint {
        line.push_str(&format!("; {}", visible(hint)));
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::render::samples::three_problems;

    #[test]
    fn one_line_each() {
        let expected = "\
content/profiles/a,b.json: error[not-a-resume]: no résumé
content/profiles/a,b.json:2:2: error[unknown-key]: unknown key `higlights`: 100%\\nsure; \
expected a known key; did you mean `highlights`?
content/profiles/a,b.json:3:9: warning[unreadable-date]: the date `bad\\u{202e}` cannot be read; \
expected YYYY-MM-DD
";
        assert_eq!(render(&three_problems()), expected);
    }
}
