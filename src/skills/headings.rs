//! Headings: which class of section the words of a line open.

use super::rules::{HeadingTables, Section};
use crate::diagnostics::Span;
use rustc_hash::FxHashMap;

/// The longest heading looked at, in words.
const LONGEST: usize = 14;

/// Heading phrases with the section each opens.
#[derive(Debug)]
pub(super) struct Headings {
    /// By the hash of the phrase's words.
    phrases: FxHashMap<u64, Vec<Phrase>>,
    /// The longest phrase, in words.
    longest: usize,
}

#[derive(Debug)]
struct Phrase {
    /// Lower case with straight apostrophes, words joined by one space.
    text: String,
    section: Section,
    /// A heading only in lines of at most three words.
    short: bool,
}

impl Headings {
    /// The table; a phrase of several classes is of the last of them here.
    pub(super) fn new(tables: HeadingTables) -> Self {
        let mut table = Self { phrases: FxHashMap::default(), longest: 0 };
        for (phrases, section) in [
            (tables.duties, Section::Duties),
            (tables.stack, Section::Stack),
            (tables.required, Section::Required),
            (tables.about, Section::About),
            (tables.benefits, Section::Benefits),
            (tables.legal, Section::Legal),
            (tables.preferred, Section::Preferred),
        ] {
            for text in phrases {
                let short = tables.short.contains(&text);
                let count = text.split(' ').count();
                table.longest = table.longest.max(count);
                let hash = text.split(' ').fold(0, |hash, word| join(hash, word_hash(word)));
                let same = table.phrases.entry(hash).or_default();
                same.retain(|other| other.text != text);
                same.push(Phrase { text, section, short });
            }
        }
        table
    }

    /// The number of phrases.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.phrases.values().map(Vec::len).sum()
    }

    /// The class of a heading's words, with the byte range of the phrase inside `head`.
    ///
    /// A phrase counts when it is the whole heading, or stands in a heading of at most `limit`
    /// words.
    pub(super) fn classify(&self, head: &str, limit: usize) -> Option<(Section, Span)> {
        let mut places = [Span::default(); LONGEST];
        let mut hashes = [0; LONGEST];
        let mut count = 0;
        for span in words(head) {
            if count == LONGEST {
                return None;
            }
            places[count] = span;
            hashes[count] = word_hash(&head[span.start..span.end]);
            count += 1;
        }
        let mut best: Option<((u8, usize), Section, Span)> = None;
        // Phrases inside a longer heading count only up to its limit.
        let starts = if count > limit { count.min(1) } else { count };
        for from in 0..starts {
            let mut hash = 0;
            for to in from..count.min(from + self.longest) {
                hash = join(hash, hashes[to]);
                let whole = from == 0 && to + 1 == count;
                if !whole && count > limit {
                    continue;
                }
                let span = Span::new(places[from].start, places[to].end);
                let Some(phrase) = self.find(hash, head, &places[from..=to]) else { continue };
                if !whole && phrase.short && count > 3 {
                    continue;
                }
                let rank = (priority(phrase.section), to - from + 1);
                if best.is_none_or(|(before, ..)| rank > before) {
                    best = Some((rank, phrase.section, span));
                }
            }
        }
        best.map(|(_, section, span)| (section, span))
    }

    fn find(&self, hash: u64, head: &str, places: &[Span]) -> Option<&Phrase> {
        self.phrases.get(&hash)?.iter().find(|phrase| {
            let mut known = phrase.text.split(' ');
            places.iter().all(|span| {
                known
                    .next()
                    .is_some_and(|word| folded(&head[span.start..span.end]).eq(word.chars()))
            }) && known.next().is_none()
        })
    }
}

/// Which class counts when a heading holds phrases of several.
fn priority(section: Section) -> u8 {
    match section {
        Section::Preferred => 6,
        Section::Legal => 5,
        Section::Benefits => 4,
        Section::About => 3,
        Section::Required => 2,
        Section::Stack => 1,
        Section::Duties | Section::Neutral => 0,
    }
}

/// The words of a heading, in which "nice-to-have", "Q&A" and "and/or" are one.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let inside =
            |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '&' | '/');
        let start = characters.by_ref().find(|(_, c)| inside(*c))?.0;
        while characters.next_if(|(_, c)| inside(*c)).is_some() {}
        let end = characters.peek().map_or(text.len(), |(index, _)| *index);
        Some(Span::new(start, end))
    })
}

/// The characters in lower case with straight apostrophes.
fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(|c| if c == '\u{2019}' { '\''.to_lowercase() } else { c.to_lowercase() })
}

/// The 64-bit FNV-1a hash of a word as [`folded`].
fn word_hash(word: &str) -> u64 {
    folded(word)
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of a phrase and one more word.
fn join(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(7) ^ word).wrapping_mul(0x0100_0000_01b3)
}
