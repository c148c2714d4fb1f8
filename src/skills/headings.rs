//! Headings: which class of section the words of a line open.

use super::rule_tables::HeadingTables;
use super::rules::Section;
use crate::diagnostics::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest heading looked at, in words.
const LONGEST: usize = 14;

/// In lines of so many words that end with a colon, common words are headings too.
const SHORT: usize = 3;

/// Heading phrases with the section each opens.
#[derive(Debug)]
pub(super) struct Headings {
    /// By the hash of the phrase's words.
    phrases: FxHashMap<u64, Vec<Phrase>>,
    /// The longest phrase, in words.
    longest: usize,
    /// Hashes of the words that phrases begin with.
    first_words: FxHashSet<u64>,
    /// Hashes of words that may stand beside phrases in any heading: "the", "our", "key".
    filler: FxHashSet<u64>,
}

/// What a line looks like, so how freely it is read as a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// In longer lines, in words, a phrase counts only as the whole line.
    pub(super) limit: usize,
    /// Marked as a heading, so that any words may stand beside the phrase.
    pub(super) marked: bool,
    /// Ends with a colon.
    pub(super) colon: bool,
}

#[derive(Debug)]
struct Phrase {
    /// Lower case with straight apostrophes, words joined by one space.
    text: String,
    section: Section,
    /// Too common a word to make a heading beside words that are none, but for short lines.
    short: bool,
    /// A heading only when nothing else stands in the line.
    alone: bool,
    /// No longer short at the end of a line that ends with a colon: "As a lawyer you will:".
    closing: bool,
}

impl Headings {
    /// The table; a phrase of several classes is of the last of them here.
    pub(super) fn new(tables: HeadingTables) -> Self {
        let filler = tables.filler.iter().map(|word| word_hash(word)).collect();
        let mut table = Self {
            phrases: FxHashMap::default(),
            longest: 0,
            first_words: FxHashSet::default(),
            filler,
        };
        for (phrases, section) in [
            (tables.duties, Section::Duties),
            (tables.stack, Section::Stack),
            (tables.topic, Section::Topic),
            (tables.required, Section::Required),
            (tables.about, Section::About),
            (tables.benefits, Section::Benefits),
            (tables.legal, Section::Legal),
            (tables.preferred, Section::Preferred),
        ] {
            for text in phrases {
                let short = tables.short.contains(&text);
                let alone = tables.alone.contains(&text);
                let closing = tables.closing.contains(&text);
                let count = text.split(' ').count();
                table.longest = table.longest.max(count);
                table.first_words.extend(text.split(' ').next().map(word_hash));
                let hash = text.split(' ').fold(0, |hash, word| join(hash, word_hash(word)));
                let same = table.phrases.entry(hash).or_default();
                same.retain(|other| other.text != text);
                same.push(Phrase { text, section, short: short || closing, alone, closing });
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
    /// In a line that is marked as a heading any words may stand beside the phrase; in others they
    /// must be phrases too, or words such as "our" and "key".
    pub(super) fn classify(&self, head: &str, form: Form) -> Option<(Section, Span)> {
        let mut places = [Span::default(); LONGEST];
        let mut hashes = [0; LONGEST];
        let mut count = 0;
        for span in words(head) {
            if count == LONGEST {
                return None;
            }
            let hash = word_hash(&head[span.start..span.end]);
            // All words of an unmarked heading belong to it, the first as well.
            if count == 0 && !form.marked && !self.opens(hash) {
                return None;
            }
            places[count] = span;
            hashes[count] = hash;
            count += 1;
        }
        // Bit by bit, the words that belong to a heading.
        let mut known = 0_u16;
        let mut best = Best::default();
        let mut best_long = Best::default();
        // Phrases inside a longer heading count only up to its limit.
        let starts = if count > form.limit { count.min(1) } else { count };
        for from in 0..starts {
            known |= u16::from(self.filler.contains(&hashes[from])) << from;
            if !self.first_words.contains(&hashes[from]) {
                continue;
            }
            let mut hash = 0;
            for to in from..count.min(from + self.longest) {
                hash = join(hash, hashes[to]);
                let whole = from == 0 && to + 1 == count;
                if !whole && count > form.limit {
                    continue;
                }
                let span = Span::new(places[from].start, places[to].end);
                let Some(phrase) = self.find(hash, head, &places[from..=to]) else { continue };
                if phrase.alone && !whole {
                    continue;
                }
                for place in from..=to {
                    known |= 1 << place;
                }
                let rank = (priority(phrase.section), to - from + 1);
                best.offer(rank, phrase.section, span);
                let closes = phrase.closing && form.colon && to + 1 == count;
                if !phrase.short || closes || (form.colon && count <= SHORT) {
                    best_long.offer(rank, phrase.section, span);
                }
            }
        }
        let all = known.count_ones() as usize == count;
        let chosen = if all {
            best
        } else if form.marked {
            best_long
        } else {
            return None;
        };
        chosen.found
    }

    /// Whether a heading can begin with this word.
    fn opens(&self, word: u64) -> bool {
        self.first_words.contains(&word) || self.filler.contains(&word)
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

/// The best phrase of a heading so far.
#[derive(Default)]
struct Best {
    rank: (u8, usize),
    found: Option<(Section, Span)>,
}

impl Best {
    fn offer(&mut self, rank: (u8, usize), section: Section, span: Span) {
        if self.found.is_none() || rank > self.rank {
            *self = Self { rank, found: Some((section, span)) };
        }
    }
}

/// Which class counts when a heading holds phrases of several.
fn priority(section: Section) -> u8 {
    match section {
        Section::Preferred => 7,
        Section::Legal => 6,
        Section::Benefits => 5,
        Section::About => 4,
        Section::Required => 3,
        Section::Stack => 2,
        Section::Topic => 1,
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
