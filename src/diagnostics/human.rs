//! Problems for reading in a terminal, with the line and a caret under the place.

use super::escape::{push_visible, visible};
use super::{Diagnostic, Diagnostics, Location, Position, Severity};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns between tab stops in excerpts.
const TAB_WIDTH: usize = 4;

/// Writes every problem with its excerpt, a blank line between two, and the summary.
pub(super) fn render(diagnostics: &Diagnostics, color: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let paint = Paint { color };
    let mut out = String::new();
    for diagnostic in diagnostics.sorted() {
        write_problem(&mut out, diagnostic, paint);
        out.push('\n');
    }
    out.push_str(&summary(diagnostics));
    out.push('\n');
    out
}

/// Such as `2 errors, 1 warning`.
fn summary(diagnostics: &Diagnostics) -> String {
    let plural = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts = [plural(diagnostics.errors(), "error"), plural(diagnostics.warnings(), "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn write_problem(out: &mut String, diagnostic: &Diagnostic, paint: Paint) {
    let style = match diagnostic.severity {
        Severity::Error => Style::Error,
        Severity::Warning => Style::Warning,
    };
    let head = format!("{}[{}]", diagnostic.severity.word(), diagnostic.code);
    out.push_str(&paint.apply(style, &head));
    out.push_str(&paint.apply(Style::Bold, &format!(": {}", visible(&diagnostic.message))));
    out.push('\n');

    let position = diagnostic.location.as_ref().and_then(|location| location.position.as_ref());
    let gutter = position.map_or(1, |position| position.line.to_string().len());
    if let Some(location) = &diagnostic.location {
        let arrow = paint.apply(Style::Gutter, "-->");
        out.push_str(&format!("{:gutter$}{arrow} {}\n", "", place(location)));
    }
    if let Some(position) = position {
        write_excerpt(out, position, gutter, style, paint);
    }
    let notes = [("at", &diagnostic.pointer), ("expected", &diagnostic.expected)];
    let notes = notes.into_iter().filter_map(|(label, note)| Some((label, note.as_ref()?)));
    let evidence = diagnostic.evidence.iter().map(|note| ("evidence", note));
    for (label, note) in notes.chain(evidence).chain(diagnostic.hint.iter().map(|n| ("help", n))) {
        let label = paint.apply(Style::Bold, &format!("{label}:"));
        let equals = paint.apply(Style::Gutter, "=");
        out.push_str(&format!("{:gutter$} {equals} {label} {}\n", "", visible(note)));
    }
}

/// `file:line:column`, or the file alone.
fn place(location: &Location) -> String {
    let file = visible(&location.file);
    match &location.position {
        Some(position) => format!("{file}:{}:{}", position.line, position.column),
        None => file,
    }
}

fn write_excerpt(out: &mut String, position: &Position, gutter: usize, style: Style, paint: Paint) {
    let (line, before, covered) = lay_out(position);
    let bar = paint.apply(Style::Gutter, "|");
    let number = paint.apply(Style::Gutter, &position.line.to_string());
    let carets = paint.apply(style, &"^".repeat(covered));
    out.push_str(&format!("{:gutter$} {bar}\n", ""));
    out.push_str(&format!("{number} {bar} {line}\n"));
    out.push_str(&format!("{:gutter$} {bar} {:before$}{carets}\n", "", ""));
}

/// The excerpt as shown, the width before the span and the width of the span, in terminal columns.
fn lay_out(position: &Position) -> (String, usize, usize) {
    let first = position.excerpt_column.saturating_sub(1);
    let after = first + position.length;
    let mut shown = String::new();
    let mut width = 0;
    let (mut span_start, mut span_end) = (None, None);
    for (index, character) in position.excerpt.chars().enumerate() {
        if index == first {
            span_start = Some(width);
        }
        if index == after {
            span_end = Some(width);
        }
        width += push_character(&mut shown, character, width);
    }
    let before = span_start.unwrap_or(width);
    let covered = span_end.unwrap_or(width).saturating_sub(before).max(1);
    (shown.trim_end().to_owned(), before, covered)
}

/// Appends a character as shown and returns how many columns it takes.
fn push_character(shown: &mut String, character: char, column: usize) -> usize {
    if character == '\t' {
        let width = TAB_WIDTH - column % TAB_WIDTH;
        shown.push_str(&" ".repeat(width));
        return width;
    }
    let start = shown.len();
    push_visible(shown, character);
    match character.width() {
        Some(width) if shown.len() - start == character.len_utf8() => width,
        _ => shown[start..].width(),
    }
}

#[derive(Clone, Copy)]
enum Style {
    Error,
    Warning,
    Gutter,
    Bold,
}

#[derive(Clone, Copy)]
struct Paint {
    color: bool,
}

impl Paint {
    fn apply(self, style: Style, text: &str) -> String {
        if !self.color {
            return text.to_owned();
        }
        let code = match style {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Gutter => "1;34",
            Style::Bold => "1",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::render::samples::three_problems;

    #[test]
    fn shows_line_caret_and_notes() {
        let expected = "\
error[not-a-resume]: no résumé
 --> content/profiles/a,b.json

error[unknown-key]: unknown key `higlights`: 100%\\nsure
 --> content/profiles/a,b.json:2:2
  |
2 |     \"higlights\": [],
  |     ^^^^^^^^^^^
  = at: /work/0/higlights
  = expected: a known key
  = help: did you mean `highlights`?

warning[unreadable-date]: the date `bad\\u{202e}` cannot be read
 --> content/profiles/a,b.json:3:9
  |
3 |   \"名\\u{1b}\": \"bad\\u{202e}\"
  |               ^^^^^^^^^^^^^
  = at: /名\\u{1b}
  = expected: YYYY-MM-DD

2 errors, 1 warning
";
        assert_eq!(render(&three_problems(), false), expected);
    }

    #[test]
    fn colours_only_when_asked() {
        let coloured = render(&three_problems(), true);
        assert!(coloured.contains("\u{1b}[1;31merror[unknown-key]\u{1b}[0m"));
        assert!(coloured.contains("\u{1b}[1;33m^^^^^^^^^^^^^\u{1b}[0m"));
        assert!(!render(&three_problems(), false).contains('\u{1b}'));
    }

    #[test]
    fn nothing_found_writes_nothing() {
        assert_eq!(render(&Diagnostics::default(), true), "");
    }
}
