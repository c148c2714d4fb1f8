//! The sentences of a posting's text.

use crate::diagnostics::Span;

/// Bytes that are looked at together.
const STRETCH: usize = 32;

/// The sentences of a text, found line by line as they are asked for.
#[derive(Debug)]
pub(super) struct Sentences<'a> {
    text: &'a str,
    line: Span,
    /// The characters that end a sentence of the line.
    ends: Vec<(usize, char)>,
}

impl<'a> Sentences<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, line: Span::default(), ends: Vec::new() }
    }

    /// The sentence around `position` inside `line`: cut at full stops, bullets and marks within
    /// the line. Fast when asked for one line after the other.
    pub(super) fn around(&mut self, line: Span, position: usize) -> Span {
        if line != self.line {
            self.read(line);
        }
        let next = self.ends.partition_point(|(at, _)| *at < position);
        let start = next.checked_sub(1).map_or(line.start, |last| {
            let (at, c) = self.ends[last];
            at + c.len_utf8()
        });
        let end = self
            .ends
            .get(next)
            .map_or(line.end, |(at, c)| if is_bullet(*c) { *at } else { at + c.len_utf8() });
        trim(self.text, Span::new(start, end))
    }

    fn read(&mut self, line: Span) {
        self.line = line;
        self.ends.clear();
        // All bullets begin with the same byte; no other character is looked at.
        let may_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'*' | 0xE2);
        let bytes = &self.text.as_bytes()[line.start..line.end];
        for (stretch, start) in bytes.chunks(STRETCH).zip((line.start..).step_by(STRETCH)) {
            // Without a branch for each byte: most stretches have none.
            if !stretch.iter().fold(false, |any, byte| any | may_end(byte)) {
                continue;
            }
            for (index, _) in stretch.iter().enumerate().filter(|(_, byte)| may_end(byte)) {
                let at = start + index;
                let Some(c) = self.text[at..].chars().next() else { continue };
                if ends_sentence(self.text, line, at, c) {
                    self.ends.push((at, c));
                }
            }
        }
    }
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '●' | '▪' | '◦' | '*')
}

/// Whether the character at `at` ends a sentence of the line.
fn ends_sentence(text: &str, line: Span, at: usize, c: char) -> bool {
    let after = &text[at + c.len_utf8()..line.end];
    let next = after.chars().next();
    match c {
        '•' | '●' | '▪' | '◦' => true,
        '*' => next == Some(' ') && !text[line.start..at].trim().is_empty(),
        '!' | '?' => next.is_none_or(char::is_whitespace),
        '…' => ends_after_dots(after),
        '.' => {
            let before = &text[line.start..at];
            if before.ends_with("..") {
                return ends_after_dots(after);
            }
            if is_abbreviation(before) {
                return false;
            }
            match next {
                None => true,
                Some(space) if space.is_whitespace() => {
                    after.trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
                }
                // "stored procedures.Strong SQL": a full stop without its space.
                Some(letter) => {
                    letter.is_uppercase()
                        && before.chars().next_back().is_some_and(char::is_lowercase)
                        && after.chars().nth(1).is_some_and(char::is_lowercase)
                }
            }
        }
        _ => false,
    }
}

/// Whether a sentence ends at three dots: not in the middle of a list that goes on.
fn ends_after_dots(after: &str) -> bool {
    let rest = after.trim_start_matches(' ');
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    rest.len() < after.len() && !word.is_empty() && !["and", "or", "etc"].contains(&word)
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    [
        "e.g", "i.e", "etc", "incl", "approx", "vs", "min", "yrs", "yr", "inc", "sr", "jr", "st",
        "no", "z.b", "u.a",
    ]
    .iter()
    .any(|abbreviation| word.eq_ignore_ascii_case(abbreviation))
        && !word.eq_ignore_ascii_case("etc")
}

/// The span without surrounding white space and bullet or heading marks.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let slice = &text[span.start..span.end];
    let left = slice.trim_start_matches(|c: char| {
        c.is_whitespace() || is_bullet(c) || matches!(c, '-' | '#' | '–' | '·')
    });
    // "-5 years" and ".NET" keep what belongs to them; only marks followed by space or text go.
    let start = span.end - left.len();
    let end = start + left.trim_end().len();
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_bullets_and_missing_spaces() {
        let text = "Strong SQL skills, e.g. joins. Node.js is a plus.Git too * Go • Rust";
        let line = Span::new(0, text.len());
        let at = |needle: &str| {
            let span = Sentences::new(text).around(line, text.find(needle).unwrap());
            &text[span.start..span.end]
        };
        assert_eq!(at("joins"), "Strong SQL skills, e.g. joins.");
        assert_eq!(at("js is"), "Node.js is a plus.");
        assert_eq!(at("Git"), "Git too");
        assert_eq!(at("Go"), "Go");
        assert_eq!(at("Rust"), "Rust");
    }
}
