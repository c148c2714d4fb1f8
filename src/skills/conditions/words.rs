//! A text as words: lower-cased, abbreviations joined, numbers read, addresses left out.

use super::phrases::{Phrases, WordId};

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// Its number in the vocabulary of the phrase tables, if it is in there.
    pub(super) id: Option<WordId>,
    /// Its value when it is a whole number in digits or a number word.
    pub(super) number: Option<u16>,
    /// How it is written.
    pub(super) case: Case,
}

/// Upper and lower case of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Begins with a lower-case letter or a digit.
    Lower,
    /// Begins with an upper-case letter and has lower-case ones.
    Capital,
    /// Has upper-case letters only.
    Upper,
}

/// The words of a text.
pub(super) fn words(text: &str, phrases: &Phrases) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut lower = String::new();
    split(text, |start, end| {
        let word = &text[start..end];
        lower_case(word, &mut lower);
        let id = phrases.word(&lower);
        let number = lower.parse().ok().or_else(|| id.and_then(|id| phrases.number(id)));
        words.push(Word { start, end, id, number, case: case(word) });
    });
    words
}

/// Gives `word` the byte range of every word.
///
/// A word is a run of letters and digits with apostrophes inside. "5yrs" is two words, "B.Sc." and
/// "U.S." are one, "401k" is two. Web and e-mail addresses have no words.
pub(super) fn split(text: &str, mut word: impl FnMut(usize, usize)) {
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                chunk(text, from, at, &mut word);
                start = None;
            }
            _ => {}
        }
    }
}

/// Reads what stands between two blanks.
fn chunk(text: &str, start: usize, end: usize, word: &mut impl FnMut(usize, usize)) {
    let (from, to) = match address(&text[start..end]) {
        Some((from, to)) => (start + from, start + to),
        None => (end, end),
    };
    run(text, start, from, word);
    run(text, to, end, word);
}

/// Reads the words of a stretch without addresses.
fn run(text: &str, start: usize, end: usize, word: &mut impl FnMut(usize, usize)) {
    let mut at = start;
    while let Some(c) = text[at..end].chars().next() {
        if !c.is_alphanumeric() {
            at += c.len_utf8();
            continue;
        }
        let stop = if c.is_ascii_digit() {
            digits_end(text, at, end)
        } else {
            abbreviation_end(text, at, end).unwrap_or_else(|| letters_end(text, at, end))
        };
        word(at, stop);
        at = stop;
    }
}

/// The word in lower case with straight apostrophes and without dots, written over `lower`.
pub(super) fn lower_case(word: &str, lower: &mut String) {
    lower.clear();
    for c in word.chars() {
        match c {
            '\u{2019}' => lower.push('\''),
            '.' => {}
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if letters.any(char::is_lowercase) { Case::Capital } else { Case::Upper }
        }
        _ => Case::Lower,
    }
}

fn digits_end(text: &str, start: usize, end: usize) -> usize {
    let digits = text[start..end].bytes().take_while(u8::is_ascii_digit).count();
    start + digits
}

fn letters_end(text: &str, start: usize, end: usize) -> usize {
    let slice = &text[start..end];
    let mut stop = 0;
    let mut apostrophe = false;
    for (at, c) in slice.char_indices() {
        if c.is_alphanumeric() {
            stop = at + c.len_utf8();
            apostrophe = false;
        } else if matches!(c, '\'' | '\u{2019}') && !apostrophe {
            apostrophe = true;
        } else {
            break;
        }
    }
    start + stop
}

/// Longest piece of an abbreviation after the first, in letters.
const LONGEST_PIECE: usize = 4;
/// Most pieces of an abbreviation.
const MOST_PIECES: usize = 4;

/// The end of "B.S.", "Ph.D.", "U.S.A." or "z.B.": a letter or "Ph", then short pieces after dots.
fn abbreviation_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut stop = start;
    for piece in 0..MOST_PIECES {
        let rest = &text[stop..end];
        let letters: usize =
            rest.chars().take_while(|c| c.is_alphabetic()).take(LONGEST_PIECE + 1).count();
        let bytes: usize = rest.chars().take(letters).map(char::len_utf8).sum();
        let fits = if piece == 0 {
            letters == 1 || rest[..bytes].eq_ignore_ascii_case("ph")
        } else {
            (1..=LONGEST_PIECE).contains(&letters)
        };
        let dot = rest[bytes..].starts_with('.');
        let ends = !rest[bytes..].starts_with(char::is_alphanumeric);
        if piece > 0 && letters == 0 {
            return (piece > 1).then_some(stop);
        }
        if !fits || (piece == 0 && !dot) || !ends {
            return None;
        }
        stop += bytes + usize::from(dot);
        if !dot {
            return Some(stop);
        }
    }
    Some(stop)
}

/// Where an address stands in a chunk without blanks.
fn address(chunk: &str) -> Option<(usize, usize)> {
    let edge = |c: char| matches!(c, '|' | '<' | '>' | '(' | ')' | '[' | ']' | '"');
    let begin = |at: usize| chunk[..at].rfind(edge).map_or(0, |edge| edge + 1);
    let finish = |at: usize| chunk[at..].find(edge).map_or(chunk.len(), |edge| at + edge);
    if let Some(at) = chunk.find("://") {
        let scheme = chunk[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        return Some((at - scheme, finish(at)));
    }
    if let Some(at) = chunk.find('@').filter(|at| chunk[*at..].contains('.')) {
        return Some((begin(at), finish(at)));
    }
    let www = chunk.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    let slash = chunk.find('/')?;
    let from = begin(slash);
    (www || is_host(&chunk[from..slash])).then(|| (from, finish(slash)))
}

/// Whether the part before a slash is a host such as "example.com": "B.S./M.S." is none.
fn is_host(part: &str) -> bool {
    let Some((name, suffix)) = part.rsplit_once('.') else { return false };
    (2..=6).contains(&suffix.len())
        && suffix.bytes().all(|byte| byte.is_ascii_lowercase())
        && name.len() > 2
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        words(text, Phrases::builtin()).iter().map(|word| &text[word.start..word.end]).collect()
    }

    #[test]
    fn words_are_split_as_people_read_them() {
        assert_eq!(read("5yrs of C++, 401k"), ["5", "yrs", "of", "C", "401", "k"]);
        assert_eq!(read("B.S./M.Sc. or Ph.D in the U.S."), [
            "B.S.", "M.Sc.", "or", "Ph.D", "in", "the", "U.S."
        ]);
        assert_eq!(read("You’ll need a Bachelor's"), ["You’ll", "need", "a", "Bachelor's"]);
        assert_eq!(read("Node.js, end.You"), ["Node", "js", "end", "You"]);
        assert_eq!(read("on-site/remote (C1)"), ["on", "site", "remote", "C1"]);
        assert_eq!(read("'tis the developers' choice"), ["tis", "the", "developers", "choice"]);
    }

    #[test]
    fn addresses_have_no_words() {
        assert_eq!(read("Jobs:https://a.example/senior-lead apply"), ["Jobs", "apply"]);
        assert_eq!(read("x (www.a.example/remote) me@visa.example"), ["x"]);
        assert_eq!(read("a.example.com/senior|Remote"), ["Remote"]);
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        let numbers = |text: &str| {
            let words = words(text, Phrases::builtin());
            words.iter().map(|word| word.number).collect::<Vec<_>>()
        };
        assert_eq!(numbers("5 five zwei 99999999 five5"), [
            Some(5),
            Some(5),
            Some(2),
            None,
            None
        ]);
    }
}
