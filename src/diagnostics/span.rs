//! Places in source text: byte ranges, and the line and column a person sees.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The most characters of a line that an excerpt shows.
const EXCERPT_WIDTH: usize = 160;

/// How many characters of a cut line are shown before the span.
const EXCERPT_LEAD: usize = 60;

/// A half-open byte range of a [`Source`]'s text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start is an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// A file's text with the name shown to people.
///
/// Cheap to clone: text and name are shared.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the site's root with forward slashes, as shown in messages.
    pub name: Arc<str>,
    /// Where the file lies on disk.
    pub path: Arc<PathBuf>,
    /// The decoded text, without a byte-order mark.
    pub text: Arc<str>,
    /// Byte offset of each line's start, found when first asked for.
    line_starts: Arc<OnceLock<Vec<usize>>>,
}

impl Source {
    /// A text with the name shown to people and the place it was read from.
    pub fn new(
        name: impl Into<Arc<str>>,
        path: impl Into<PathBuf>,
        text: impl Into<Arc<str>>,
    ) -> Self {
        Self {
            name: name.into(),
            path: Arc::new(path.into()),
            text: text.into(),
            line_starts: Arc::new(OnceLock::new()),
        }
    }

    /// The line, column and excerpt of a byte range of the text.
    ///
    /// Offsets past the end or inside a character are moved back to the nearest character;
    /// a range over several lines is cut at the end of its first line. Lines end at LF or CRLF.
    pub fn locate(&self, span: Span) -> Location {
        let start = floor_boundary(&self.text, span.start);
        let index = self.line_index(start);
        let line_start = self.line_starts()[index];
        let line = self.line_text(line_start);
        let offset = (start - line_start).min(line.len());
        let end = span.end.saturating_sub(line_start).clamp(offset, line.len());
        let end = floor_boundary(line, end).max(offset);
        let column = line[..offset].chars().count() + 1;
        let length = line[offset..end].chars().count().max(1);
        let (excerpt, excerpt_column) = cut_around(line, column);
        Location {
            file: Arc::clone(&self.name),
            position: Some(Position { line: index + 1, column, length, excerpt, excerpt_column }),
        }
    }

    /// The file as a whole.
    pub fn whole(&self) -> Location {
        Location::file(Arc::clone(&self.name))
    }

    /// The line, from 1, on which a byte of the text lies.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_index(offset) + 1
    }

    /// Byte offset of the start of a line, from 1; the end of the text when there is no such line.
    pub(crate) fn line_start(&self, line: usize) -> usize {
        let starts = self.line_starts();
        starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    fn line_index(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= offset).saturating_sub(1)
    }

    fn line_text(&self, start: usize) -> &str {
        let rest = &self.text[start..];
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

/// The nearest character boundary at or before an offset.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Cuts a long line so that the part around `column` stays; returns the column inside the cut.
fn cut_around(line: &str, column: usize) -> (String, usize) {
    // Fewer bytes than the limit are certainly fewer characters.
    if line.len() <= EXCERPT_WIDTH || line.chars().nth(EXCERPT_WIDTH).is_none() {
        return (line.to_owned(), column);
    }
    let skipped =
        if column <= EXCERPT_WIDTH - EXCERPT_LEAD { 0 } else { column - 1 - EXCERPT_LEAD };
    let mut rest = line.chars().skip(skipped);
    let mut excerpt = String::new();
    if skipped > 0 {
        excerpt.push('…');
    }
    excerpt.extend(rest.by_ref().take(EXCERPT_WIDTH));
    if rest.next().is_some() {
        excerpt.push('…');
    }
    (excerpt, column - skipped + usize::from(skipped > 0))
}

/// A resolved place: everything a renderer needs, without the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// File name as shown.
    pub file: Arc<str>,
    /// The place inside the file; `None` when the whole file is meant.
    pub position: Option<Position>,
}

impl Location {
    /// A file as a whole, known by name only.
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Self { file: name.into(), position: None }
    }
}

/// A position inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
    /// How many characters of the line the span covers, at least 1.
    pub length: usize,
    /// The line's text without its line break; long lines are cut around the span.
    pub excerpt: String,
    /// Column of the span inside `excerpt`, from 1 (differs from `column` when cut).
    pub excerpt_column: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, start: usize, end: usize) -> Position {
        let source = Source::new("a.json", "a.json", text);
        source.locate(Span::new(start, end)).position.unwrap()
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        let found = position("{\n  \"naïve\": x\n}", 13, 14);
        assert_eq!((found.line, found.column, found.length), (2, 11, 1));
        assert_eq!(found.excerpt, "  \"naïve\": x");
    }

    #[test]
    fn leaves_crlf_out_of_the_line() {
        let found = position("ab\r\ncd\r\n", 4, 8);
        assert_eq!((found.line, found.column, found.length), (2, 1, 2));
        assert_eq!(found.excerpt, "cd");
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let found = position("ab\n", 90, 99);
        assert_eq!((found.line, found.column, found.length), (2, 1, 1));
        let found = position("", 0, 0);
        assert_eq!((found.line, found.column, found.length), (1, 1, 1));
    }

    #[test]
    fn an_offset_inside_a_character_is_moved_back() {
        let found = position("日本", 4, 5);
        assert_eq!((found.column, found.length), (2, 1));
    }

    #[test]
    fn a_line_break_itself_is_after_the_last_character() {
        let found = position("ab\r\ncd", 3, 4);
        assert_eq!((found.line, found.column), (1, 3));
    }

    #[test]
    fn cuts_long_lines_around_the_span() {
        let text = format!("{}X{}", "a".repeat(1000), "b".repeat(1000));
        let found = position(&text, 1000, 1001);
        assert_eq!(found.column, 1001);
        assert_eq!(found.excerpt.chars().count(), EXCERPT_WIDTH + 2);
        assert_eq!(found.excerpt.chars().nth(found.excerpt_column - 1), Some('X'));
        assert!(found.excerpt.starts_with('…') && found.excerpt.ends_with('…'));
        let near = position(&text, 3, 4);
        assert!(near.excerpt.starts_with("aaa") && near.excerpt_column == 4);
    }
}
