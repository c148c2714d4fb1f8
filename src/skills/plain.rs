//! A posting's text in plain characters: what only looks different is made the same.
//!
//! Postings come out of web pages and word processors with hard spaces, soft hyphens, full-width
//! letters and marks without width, and Chinese and Japanese put no space beside a Latin name.
//! The rules know none of that: they read the plain text, and what they find is put back to its
//! place in the text as it came. Most texts are plain already and are not copied.

use super::mention::{Dismissed, Mined, StrengthRule};
use crate::diagnostics::Span;
use std::borrow::Cow;

/// Longest hashtag that is looked at, in bytes.
const LONGEST_TAG: usize = 60;

/// A plain text that knows where each of its characters came from.
#[derive(Debug)]
pub(super) struct Plain<'t> {
    text: Cow<'t, str>,
    /// In order of `at`; without any, both texts are the same.
    shifts: Vec<Shift>,
}

/// From here on both texts go in step.
#[derive(Debug, Clone, Copy)]
struct Shift {
    /// Byte offset in the plain text.
    at: usize,
    /// Byte offset in the text as it came.
    original: usize,
    /// Characters were left out here; otherwise one was replaced or put in before.
    gap: bool,
}

/// What becomes of a character.
enum Change {
    Keep,
    To(char),
    Drop,
}

impl<'t> Plain<'t> {
    /// Makes a text plain. A hashtag of several words is taken apart unless `is_name` knows it.
    pub(super) fn of(text: &'t str, is_name: impl Fn(&str) -> bool) -> Self {
        let Some(first) = first_change(text) else {
            return Self { text: Cow::Borrowed(text), shifts: Vec::new() };
        };
        let mut plain = String::with_capacity(text.len());
        plain.push_str(&text[..first]);
        let mut shifts = Vec::new();
        let mut tag_end = 0;
        let mut previous = text[..first].chars().next_back();
        for (index, c) in text[first..].char_indices() {
            let index = first + index;
            let after = index + c.len_utf8();
            let divided = previous
                .is_some_and(|left| divides(left, c) || (index < tag_end && humps(left, c)));
            if divided {
                plain.push(' ');
                shifts.push(Shift { at: plain.len(), original: index, gap: false });
            }
            let double_space = c == ' ' && plain.ends_with(' ');
            match change(c) {
                Change::Keep if !double_space => plain.push(c),
                Change::To(' ') if plain.ends_with(' ') => {
                    shifts.push(Shift { at: plain.len(), original: after, gap: true });
                }
                Change::To(other) => {
                    plain.push(other);
                    shifts.push(Shift { at: plain.len(), original: after, gap: false });
                }
                Change::Keep | Change::Drop => {
                    shifts.push(Shift { at: plain.len(), original: after, gap: true });
                }
            }
            if c == '#' && after >= tag_end {
                let tag = tag(&text[after..]);
                if !is_name(tag) {
                    tag_end = after + tag.len();
                }
            }
            if !matches!(change(c), Change::Drop) {
                previous = Some(c);
            }
        }
        Self { text: Cow::Owned(plain), shifts }
    }

    /// The plain text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Puts what was found in the plain text to its places in the text as it came.
    pub(super) fn put_back(&self, mined: &mut Mined, dismissed: &mut [Dismissed]) {
        if self.shifts.is_empty() {
            return;
        }
        for mention in &mut mined.mentions {
            mention.span = self.original(mention.span);
            mention.sentence = self.original(mention.sentence);
            match &mut mention.rule {
                StrengthRule::Cue(span) | StrengthRule::Heading(span) => {
                    *span = self.original(*span);
                }
                StrengthRule::Nothing => {}
            }
        }
        for place in dismissed {
            place.span = self.original(place.span);
            place.reason = place.reason.map(|span| self.original(span));
        }
    }

    /// The same stretch in the text as it came.
    fn original(&self, span: Span) -> Span {
        let last = self.shifts.partition_point(|shift| shift.at <= span.start);
        let start = self.from(last, span.start);
        // What was left out right after the stretch is no part of it.
        let mut last = self.shifts.partition_point(|shift| shift.at <= span.end);
        while last > 0 && self.shifts[last - 1].gap && self.shifts[last - 1].at == span.end {
            last -= 1;
        }
        Span::new(start, self.from(last, span.end))
    }

    /// The offset after the first `count` shifts.
    fn from(&self, count: usize, offset: usize) -> usize {
        count.checked_sub(1).map_or(offset, |last| {
            let shift = self.shifts[last];
            shift.original + (offset - shift.at)
        })
    }
}

/// The first byte that may not stay as it is, if there is one.
fn first_change(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let tag = memchr::memchr_iter(b'#', bytes).find(|at| letter(at + 1));
    // Two spaces between sentences do no harm, but names of two words have one.
    let spaces = memchr::memmem::find_iter(bytes, b"  ")
        .find(|at| letter(at + 2) && *at > 0 && letter(at - 1));
    let found = tag.into_iter().chain(spaces).min();
    let end = found.unwrap_or(bytes.len());
    let mut start = 0;
    for chunk in bytes[..end].chunks(ASCII_CHUNK) {
        if !chunk.is_ascii() {
            let odd = (start..start + chunk.len()).find(|at| may_change(bytes, *at));
            if odd.is_some() {
                return odd;
            }
        }
        start += chunk.len();
    }
    found
}

/// How many bytes are looked at together, since most texts are mostly ASCII.
const ASCII_CHUNK: usize = 32;

/// Whether a character that is not ASCII and begins here may not stay as it is.
fn may_change(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        // A hard space, a soft hyphen, a next-line mark.
        0xC2 => matches!(bytes[at + 1], 0x85 | 0xA0 | 0xAD),
        // General punctuation has the spaces, hyphens and marks, but also quotes and dashes.
        0xE2 => match bytes[at + 1] {
            0x80 => !matches!(bytes[at + 2], 0x92..=0xA7 | 0xB0..),
            0x81 => matches!(bytes[at + 2], 0x9F..),
            _ => false,
        },
        // Kana, Han, Hangul and what else is written in three bytes beyond symbols.
        0xE1 | 0xE3..=0xEF => true,
        _ => false,
    }
}

fn change(c: char) -> Change {
    match c {
        ..='\u{84}' => Change::Keep,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Change::To('\n'),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200B}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Change::To(' ')
        }
        '\u{2010}' | '\u{2011}' => Change::To('-'),
        '\u{3001}' => Change::To(','),
        '\u{AD}'
        | '\u{200C}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => Change::Drop,
        // Full-width forms lie in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - 0xFF01 + 0x21).map_or(Change::Keep, Change::To)
        }
        _ => Change::Keep,
    }
}

/// Whether a word ends between two letters because their scripts are written without spaces.
fn divides(left: char, right: char) -> bool {
    let spaceless = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    (spaceless(left) && right.is_ascii_alphanumeric())
        || (left.is_ascii_alphanumeric() && spaceless(right))
}

/// Whether a word of a hashtag ends here: "Java" and "Developer" in "#JavaDeveloper".
fn humps(left: char, right: char) -> bool {
    left.is_lowercase() && right.is_uppercase()
}

/// The letters and digits after a hash sign.
fn tag(text: &str) -> &str {
    let end = text.bytes().take(LONGEST_TAG).take_while(u8::is_ascii_alphanumeric).count();
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Plain::of(text, |tag| tag == "GitHub").text().to_owned()
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (text, expected) in [
            ("nothing to do – “here”", "nothing to do – “here”"),
            ("Spring\u{a0}Boot", "Spring Boot"),
            ("Spring  Boot", "Spring Boot"),
            ("Spring\u{a0} \u{a0}Boot", "Spring Boot"),
            ("  - indented.  Next", "  - indented.  Next"),
            ("some\u{a0} text.  Next", "some text. Next"),
            ("Post\u{ad}greSQL\u{200d}", "PostgreSQL"),
            ("Ｇｏ，Ｃ＋＋", "Go,C++"),
            ("会Python和Go、R", "会 Python 和 Go,R"),
            ("#JavaDeveloper #GitHub #go", "#Java Developer #GitHub #go"),
            ("C# #1", "C# #1"),
            ("a\u{2028}b", "a\nb"),
            ("\u{feff}", ""),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn places_are_put_back() {
        let text = "\u{feff}会Kuber\u{ad}netes\u{200b}，Ｇｏ\u{200f}.";
        let plain = Plain::of(text, |_| false);
        for (word, original) in [("Kubernetes", "Kuber\u{ad}netes"), ("Go", "Ｇｏ"), (",", "，")]
        {
            let start = plain.text().find(word).unwrap();
            let span = plain.original(Span::new(start, start + word.len()));
            assert_eq!(&text[span.start..span.end], original);
        }
        let whole = plain.original(Span::new(0, plain.text().len()));
        assert_eq!(&text[whole.start..whole.end], &text[3..]);
    }

    proptest::proptest! {
        /// Every stretch of whole characters goes back to whole characters, in order.
        #[test]
        fn places_lie_between_characters(text in "[aG# \u{a0}\u{ad}\u{200b}\u{200d}会Ｇ.–é\u{2028}🦀]{0,30}") {
            let plain = Plain::of(&text, |_| false);
            let ends: Vec<usize> =
                plain.text().char_indices().map(|(at, _)| at).chain([plain.text().len()]).collect();
            let mut last = 0;
            for pair in ends.windows(2) {
                let span = plain.original(Span::new(pair[0], pair[1]));
                proptest::prop_assert!(text.get(span.start..span.end).is_some());
                proptest::prop_assert!(span.start >= last);
                last = span.end;
            }
        }
    }
}
