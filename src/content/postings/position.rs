//! Finds the line and column of a byte, and the byte of a value inside a JSON record.

use crate::diagnostics::{Location, Position, Source, Span};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::BTreeMap;

/// How many characters of a long line are shown before and after the place meant.
const EXCERPT_MARGIN: usize = 60;

/// Where the lines of a text start.
pub(super) struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(offset, _)| offset + 1));
        Self { starts }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }
}

/// Resolves byte offsets of one source to lines and columns.
///
/// Remembers where the last column was counted to, so that many problems on one long line
/// (a minified JSON array) are resolved in one pass when asked for in order.
pub(super) struct Locator<'a> {
    source: &'a Source,
    lines: &'a LineIndex,
    counted: Cell<Counted>,
}

#[derive(Clone, Copy, Default)]
struct Counted {
    line: usize,
    offset: usize,
    characters: usize,
}

impl<'a> Locator<'a> {
    pub(super) fn new(source: &'a Source, lines: &'a LineIndex) -> Self {
        Self { source, lines, counted: Cell::default() }
    }

    /// The place of a span, with its line's text cut around it.
    pub(super) fn locate(&self, span: Span) -> Location {
        let text = &*self.source.text;
        let start = floor_boundary(text, span.start);
        let line = self.lines.line(start);
        let line_start = self.lines.starts[line - 1];
        let line_end =
            self.lines.starts.get(line).map_or(text.len(), |next| next - 1).max(line_start);
        let content_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
        let start = start.min(content_end);
        let end = floor_boundary(text, span.end).clamp(start, content_end);

        let column = self.characters_before(line, line_start, start) + 1;
        let from = step_back(text, start, line_start, EXCERPT_MARGIN);
        let to = step_forward(text, start, content_end, EXCERPT_MARGIN * 2);
        let shown_end = end.min(to);
        Location {
            file: self.source.name.clone(),
            position: Some(Position {
                line,
                column,
                length: text[start..shown_end].chars().count().max(1),
                excerpt: text[from..to].to_owned(),
                excerpt_column: text[from..start].chars().count() + 1,
            }),
        }
    }

    fn characters_before(&self, line: usize, line_start: usize, offset: usize) -> usize {
        let last = self.counted.get();
        let (from, known) = if last.line == line && last.offset <= offset {
            (last.offset, last.characters)
        } else {
            (line_start, 0)
        };
        let characters = known + self.source.text[from..offset].chars().count();
        self.counted.set(Counted { line, offset, characters });
        characters
    }
}

/// The byte range of the value at a JSON pointer inside `json`, if it is there.
///
/// Walks raw values, so it neither builds a tree nor recurses.
pub(super) fn find_value(json: &str, pointer: &str) -> Option<Span> {
    let mut value: &RawValue = serde_json::from_str(json).ok()?;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        value = if value.get().starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
            items.get(token.parse::<usize>().ok()?).copied()?
        } else {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
            members.get(&token).copied()?
        };
    }
    let start = offset_within(json, value.get());
    Some(Span::new(start, start + value.get().len()))
}

/// Where `part`, a slice of `whole`, starts in it.
pub(super) fn offset_within(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The byte offset of a line and column as `serde_json` counts them (bytes, from 1).
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(offset, _)| offset + 1),
    };
    (start + column.saturating_sub(1)).min(text.len())
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn step_back(text: &str, from: usize, limit: usize, characters: usize) -> usize {
    text[limit..from]
        .char_indices()
        .rev()
        .take(characters)
        .last()
        .map_or(from, |(at, _)| limit + at)
}

fn step_forward(text: &str, from: usize, limit: usize, characters: usize) -> usize {
    text[from..limit].char_indices().nth(characters).map_or(limit, |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn source(text: &str) -> Source {
        Source { name: "a.json".into(), path: Arc::new(PathBuf::new()), text: text.into() }
    }

    fn place(text: &str, needle: &str) -> (usize, usize, usize, String, usize) {
        let source = source(text);
        let start = text.find(needle).unwrap();
        let position = Locator::new(&source, &LineIndex::new(text))
            .locate(Span::new(start, start + needle.len()))
            .position
            .unwrap();
        let Position { line, column, length, excerpt, excerpt_column } = position;
        (line, column, length, excerpt, excerpt_column)
    }

    #[test]
    fn columns_count_characters_and_leave_out_the_line_break() {
        assert_eq!(place("é\r\nüx: y\r\n", "x"), (2, 2, 1, "üx: y".into(), 2));
        assert_eq!(place("abc", "abc"), (1, 1, 3, "abc".into(), 1));
    }

    #[test]
    fn a_place_at_or_after_the_end_is_the_end() {
        let source = source("ab\n");
        let lines = LineIndex::new(&source.text);
        let locator = Locator::new(&source, &lines);
        let position = locator.locate(Span::new(99, 100)).position.unwrap();
        assert_eq!((position.line, position.column, position.length), (2, 1, 1));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}X{}", "ä".repeat(500), "b".repeat(500));
        let (line, column, length, excerpt, shown) = place(&text, "X");
        assert_eq!((line, column, length, shown), (1, 501, 1, 61));
        assert_eq!(excerpt.chars().nth(60), Some('X'));
        assert_eq!(excerpt.chars().count(), 180);
    }

    #[test]
    fn pointers_lead_to_values() {
        let json = r#" {"a": [1, {"b/c": "x"}], "d": 2}"#;
        let span = find_value(json, "/a/1/b~1c").unwrap();
        assert_eq!(&json[span.start..span.end], "\"x\"");
        assert_eq!(find_value(json, "/a/7"), None);
        let whole = find_value(json, "").unwrap();
        assert_eq!(whole.start, 1);
    }
}
