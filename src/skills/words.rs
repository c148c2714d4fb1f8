//! The words of a text, and phrases that are found by the word they begin with.
//!
//! A name, a cue or a heading counts at the beginning of a word only, so it is enough to look at
//! each word once: its hash says which phrases begin with it, if any, and for nearly all words
//! there is none. That is several times faster than a search that tries every phrase everywhere.

use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;

/// A run of letters and digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Hash of its bytes with ASCII letters in lower case.
    pub(super) hash: u32,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator of [`words`].
#[derive(Debug, Clone)]
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// For each byte: an ASCII letter in lower case or a digit as it is; [`OTHER`] for a byte of a
/// longer character, 0 for everything else.
const FOLDED: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let sign = byte as u8;
        if sign.is_ascii_alphanumeric() {
            table[byte] = sign.to_ascii_lowercase();
        } else if !sign.is_ascii() {
            table[byte] = OTHER;
        }
        byte += 1;
    }
    table
};

const OTHER: u8 = 0xFF;

/// One step of the 32-bit FNV-1a hash.
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash's start: FNV's offset basis.
const START: u32 = 0x811c_9dc5;

impl Words<'_> {
    /// The character at `at` that ASCII does not have: its length, and whether words have it.
    #[cold]
    fn other(&self, at: usize) -> (usize, bool) {
        let c = self.text[at..].chars().next();
        c.map_or((1, false), |c| (c.len_utf8(), c.is_alphanumeric()))
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            match FOLDED[usize::from(*bytes.get(at)?)] {
                0 => at += 1,
                OTHER => match self.other(at) {
                    (_, true) => break,
                    (length, false) => at += length,
                },
                _ => break,
            }
        }
        let start = at;
        let mut hash = START;
        while let Some(byte) = bytes.get(at) {
            match FOLDED[usize::from(*byte)] {
                0 => break,
                OTHER => {
                    let (length, true) = self.other(at) else { break };
                    hash = bytes[at..at + length].iter().copied().fold(hash, step);
                    at += length;
                }
                folded => {
                    hash = step(hash, folded);
                    at += 1;
                }
            }
        }
        self.at = at;
        Some(Word { start, end: at, hash })
    }
}

/// Phrases with what they stand for, found by their first word and the second byte after it;
/// ASCII case does not count.
///
/// Hundreds of phrases begin with words such as "data". The byte after the word is nearly always a
/// space, but the one after that leaves few of them, and for most words of a text none.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// Whether some phrase's key ends in these bits.
    maybe: Box<[u64; FILTER_WORDS]>,
    /// Sorted by key; the longest phrase first where keys are equal.
    order: Vec<Continuation>,
    /// Where in `order` the keys with each leading [`BUCKET_BITS`] begin; one more than there are.
    /// Small enough to stay in a processor's nearest cache, unlike a hash map.
    buckets: Vec<u32>,
    phrases: Vec<Phrase<T>>,
}

const FILTER_WORDS: usize = 1 << 11;

/// A bucket has one or two phrases of twenty thousand.
const BUCKET_BITS: u32 = 14;

/// How a phrase goes on after its first word.
#[derive(Debug)]
struct Continuation {
    key: u32,
    next: Window,
    /// Index of the phrase.
    phrase: u32,
}

#[derive(Debug)]
struct Phrase<T> {
    text: Cow<'static, str>,
    /// Bytes before the first word, as the dot of ".NET".
    lead: usize,
    value: T,
}

/// A phrase found in a text.
#[derive(Debug)]
pub(super) struct Hit<'p, T> {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// The phrase as it was given.
    pub(super) phrase: &'p str,
    /// What it stands for.
    pub(super) value: &'p T,
}

impl<T> Phrases<T> {
    /// A table of phrases; what has no letter and no digit is left out.
    pub(super) fn new(given: impl IntoIterator<Item = (Cow<'static, str>, T)>) -> Self {
        let mut phrases = Vec::new();
        let mut order = Vec::new();
        let mut maybe = Box::new([0; FILTER_WORDS]);
        for (text, value) in given {
            if let Some(first) = words(&text).next() {
                let next = Window::after(text.as_bytes(), first.end);
                let key = key(first, next.second());
                let (word, bit) = filter_place(key);
                maybe[word] |= bit;
                order.push(Continuation { key, next, phrase: phrases.len() as u32 });
                phrases.push(Phrase { text, lead: first.start, value });
            }
        }
        // Equals stay in the order given.
        order.sort_unstable_by_key(|Continuation { key, phrase, .. }| {
            (*key, Reverse(phrases[*phrase as usize].text.len()), *phrase)
        });
        let mut buckets = Vec::with_capacity((1 << BUCKET_BITS) + 1);
        let mut at = 0;
        for bucket in 0..=1 << BUCKET_BITS {
            let before = |other: &&Continuation| other.key >> (32 - BUCKET_BITS) < bucket;
            at += order[at..].iter().take_while(before).count();
            buckets.push(at as u32);
        }
        Self { maybe, order, buckets, phrases }
    }

    /// The phrases that are written at a word of the text, the longest first.
    ///
    /// Nothing is said of what comes after them: a phrase may end inside a word.
    pub(super) fn at<'p, 't>(
        &'p self,
        text: &'t str,
        word: Word,
    ) -> impl Iterator<Item = Hit<'p, T>> + use<'p, 't, T> {
        let bytes = text.as_bytes();
        let second = bytes.get(word.end + 1).map(u8::to_ascii_lowercase);
        let longer = second.map_or(&[][..], |second| self.of_key(key(word, Some(second))));
        let shorter = self.of_key(key(word, None));
        let none = longer.is_empty() && shorter.is_empty();
        let next = if none { Window::default() } else { Window::after(bytes, word.end) };
        longer.iter().chain(shorter).filter_map(move |continuation| {
            if !continuation.next.opens(next) {
                return None;
            }
            let phrase = &self.phrases[continuation.phrase as usize];
            let start = word.start.checked_sub(phrase.lead)?;
            let end = start + phrase.text.len();
            let written = text.as_bytes().get(start..end)?;
            // The end may fall inside a character of the text, but then the bytes differ.
            written.eq_ignore_ascii_case(phrase.text.as_bytes()).then_some(Hit {
                start,
                end,
                phrase: &phrase.text,
                value: &phrase.value,
            })
        })
    }

    fn of_key(&self, key: u32) -> &[Continuation] {
        let (place, bit) = filter_place(key);
        if self.maybe[place] & bit == 0 {
            return &[];
        }
        let bucket = (key >> (32 - BUCKET_BITS)) as usize;
        let range = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        let bucket = &self.order[range];
        let from = bucket.iter().take_while(|other| other.key < key).count();
        let same = bucket[from..].iter().take_while(|other| other.key == key).count();
        &bucket[from..from + same]
    }
}

/// A word together with the second byte after it, in lower case; `None` for phrases that end
/// before it.
fn key(word: Word, second: Option<u8>) -> u32 {
    // An odd factor close to the golden ratio spreads the byte over all bits.
    word.hash ^ second.map_or(0, |second| (u32::from(second) + 1).wrapping_mul(0x9E37_79B1))
}

/// The up to eight bytes after a word, in lower case: tells most phrases that begin alike apart.
#[derive(Debug, Clone, Copy, Default)]
struct Window {
    bytes: u64,
    /// All ones where there is a byte.
    mask: u64,
}

impl Window {
    fn after(text: &[u8], end: usize) -> Self {
        let after = &text[end..];
        let (bytes, length) = match after.first_chunk() {
            Some(whole) => (*whole, 8),
            None => {
                let mut bytes = [0; 8];
                bytes[..after.len()].copy_from_slice(after);
                (bytes, after.len() as u32)
            }
        };
        let mask = u64::MAX.checked_shr(64 - 8 * length).unwrap_or(0);
        Self { bytes: in_lower_case(u64::from_le_bytes(bytes)), mask }
    }

    /// The second byte, if there is one.
    fn second(self) -> Option<u8> {
        let [_, second, ..] = self.bytes.to_le_bytes();
        (self.mask >> 8 != 0).then_some(second)
    }

    /// Whether `text` begins with these bytes.
    fn opens(self, text: Self) -> bool {
        (self.bytes ^ text.bytes) & self.mask == 0
    }
}

/// Eight bytes with ASCII letters in lower case, all at once.
fn in_lower_case(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7F * EACH);
    // The top bit of a byte is set where its seven low bits are `A` or more, or more than `Z`.
    let from_a = low + u64::from(0x80 - b'A') * EACH;
    let beyond_z = low + u64::from(0x7F - b'Z') * EACH;
    let capital = (from_a ^ beyond_z) & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

fn filter_place(hash: u32) -> (usize, u64) {
    let bits = hash as usize % (FILTER_WORDS * 64);
    (bits / 64, 1 << (bits % 64))
}

/// Words to be looked up in any case.
#[derive(Debug)]
pub(super) struct WordSet(FxHashMap<u32, Vec<String>>);

impl WordSet {
    pub(super) fn new(list: Vec<String>) -> Self {
        let mut set: FxHashMap<u32, Vec<String>> = FxHashMap::default();
        for word in list {
            set.entry(folded_hash(&word)).or_default().push(word);
        }
        Self(set)
    }

    /// Whether the word is in the set; ASCII case does not count.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0
            .get(&folded_hash(word))
            .is_some_and(|same| same.iter().any(|known| known.eq_ignore_ascii_case(word)))
    }
}

fn folded_hash(word: &str) -> u32 {
    word.bytes().fold(START, |hash, byte| step(hash, byte.to_ascii_lowercase()))
}

/// Phrases to be looked for at the end of a text.
#[derive(Debug)]
pub(super) struct Endings(FxHashMap<u8, Vec<String>>);

impl Endings {
    pub(super) fn new(list: Vec<String>) -> Self {
        let mut endings: FxHashMap<u8, Vec<String>> = FxHashMap::default();
        for phrase in list {
            if let Some(last) = phrase.bytes().next_back() {
                endings.entry(last.to_ascii_lowercase()).or_default().push(phrase);
            }
        }
        Self(endings)
    }

    /// The first phrase, in the order given, with which the text ends as whole words in any case.
    pub(super) fn of(&self, text: &str) -> Option<&str> {
        let last = text.bytes().next_back()?.to_ascii_lowercase();
        let phrases = self.0.get(&last)?;
        phrases.iter().map(String::as_str).find(|phrase| ends_with_phrase(text, phrase))
    }
}

/// Whether `text` ends with `phrase` as whole words, any case.
pub(super) fn ends_with_phrase(text: &str, phrase: &str) -> bool {
    let Some(from) = text.len().checked_sub(phrase.len()) else { return false };
    let same = text.as_bytes()[from..].eq_ignore_ascii_case(phrase.as_bytes());
    same && !text[..from].ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = " C++17, naïve_Go\u{200b}日本 ①!";
        let found: Vec<&str> = words(text).map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["C", "17", "naïve", "Go", "日本", "①"]);
        let hashes: Vec<u32> = words("Go GO go").map(|word| word.hash).collect();
        assert!(hashes[0] == hashes[1] && hashes[1] == hashes[2]);
        assert_eq!(words("").count() + words("…").count(), 0);
    }

    #[test]
    fn the_longest_phrase_comes_first_and_starts_at_a_word() {
        let table = Phrases::new(
            ["go", "go to market", ".NET", "→"].map(|text| (Cow::Borrowed(text), text.len())),
        );
        let at = |text: &'static str| -> Vec<(usize, &str)> {
            words(text)
                .flat_map(|word| {
                    table.at(text, word).map(|hit| (hit.start, hit.phrase)).collect::<Vec<_>>()
                })
                .collect()
        };
        assert_eq!(at("Go to Market"), [(0, "go to market"), (0, "go")]);
        assert_eq!(at("ergo .net NET"), [(5, ".NET")]);
        assert_eq!(at("go to marké"), [(0, "go")]);
    }

    #[test]
    fn eight_bytes_are_put_in_lower_case_at_once() {
        for byte in 0..=u8::MAX {
            let bytes = [b'A', byte, b'z', 0x80, byte, b'[', b'@', byte];
            let lower = in_lower_case(u64::from_le_bytes(bytes)).to_le_bytes();
            assert_eq!(lower, bytes.map(|byte| byte.to_ascii_lowercase()), "{byte}");
        }
    }

    #[test]
    fn sets_and_endings_ignore_case() {
        let set = WordSet::new(vec!["and".to_owned(), "or".to_owned()]);
        assert!(set.contains("AND") && !set.contains("nor"));
        let endings = Endings::new(vec!["such as".to_owned(), "languages:".to_owned()]);
        assert_eq!(endings.of("Languages such as"), Some("such as"));
        assert_eq!(endings.of("LANGUAGES:"), Some("languages:"));
        assert_eq!(endings.of("much as"), None);
        assert_eq!(endings.of("nonsuch as"), None);
    }
}
