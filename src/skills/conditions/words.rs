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
    split(text, |start, end| {
        let word = &text[start..end];
        let id = phrases.word(word);
        let number = match word.as_bytes()[0] {
            b'0'..=b'9' => word.parse().ok(),
            _ => id.and_then(|id| phrases.number(id)),
        };
        words.push(Word { start, end, id, number, case: case(word) });
    });
    words
}

/// Gives `word` the byte range of every word.
///
/// A word is a run of letters and digits with apostrophes inside. "5yrs" is two words, "B.Sc." and
/// "U.S." are one, "401k" is two. Web and e-mail addresses have no words.
pub(super) fn split(text: &str, mut word: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let (mut end, mut marked) = (start, false);
        while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
            marked |= matches!(bytes[end], b'/' | b'@');
            end += 1;
        }
        // Every address has a slash or an at sign.
        match if marked { address(&text[start..end]) } else { None } {
            Some((from, to)) => {
                run(text, start, start + from, &mut word);
                run(text, start + to, end, &mut word);
            }
            None => run(text, start, end, &mut word),
        }
        start = end + 1;
    }
}

/// Reads the words of a stretch without addresses.
fn run(text: &str, start: usize, end: usize, word: &mut impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < end {
        if bytes[at].is_ascii() && !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let stop = if bytes[at].is_ascii_digit() {
            at + bytes[at..end].iter().take_while(|byte| byte.is_ascii_digit()).count()
        } else {
            abbreviation_end(text, at, end).unwrap_or_else(|| letters_end(text, at, end))
        };
        if stop > at {
            word(at, stop);
            at = stop;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// The characters of a word in lower case, with straight apostrophes and without dots.
pub(super) fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|c| *c != '.').flat_map(|c| match c {
        '\u{2019}' => '\''.to_lowercase(),
        c => c.to_lowercase(),
    })
}

/// The 64-bit FNV-1a hash of a word as [`folded`], for ASCII without the detour over characters.
pub(super) fn hash(word: &str) -> u64 {
    let step = |hash: u64, value: u32| (hash ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3);
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    if word.is_ascii() {
        let bytes = word.bytes().filter(|byte| *byte != b'.');
        bytes.fold(START, |hash, byte| step(hash, u32::from(byte.to_ascii_lowercase())))
    } else {
        folded(word).fold(START, |hash, c| step(hash, u32::from(c)))
    }
}

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    if word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Case::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if letters.any(char::is_lowercase) {
                Case::Capital
            } else {
                Case::Upper
            }
        }
        _ => Case::Lower,
    }
}

/// The end of a run of letters and digits, with single apostrophes inside; `start` when none begins
/// there.
fn letters_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut stop) = (start, start);
    while at < end {
        match bytes[at] {
            byte if byte.is_ascii_alphanumeric() => {
                at += 1;
                stop = at;
            }
            b'\'' if stop == at => at += 1,
            byte if byte.is_ascii() => break,
            _ => {
                let Some(c) = text[at..end].chars().next() else { break };
                if c.is_alphanumeric() {
                    at += c.len_utf8();
                    stop = at;
                } else if c == '\u{2019}' && stop == at {
                    at += c.len_utf8();
                } else {
                    break;
                }
            }
        }
    }
    stop
}

/// Longest piece of an abbreviation after the first, in letters.
const LONGEST_PIECE: usize = 4;
/// Most pieces of an abbreviation.
const MOST_PIECES: usize = 4;

/// The end of "B.S.", "Ph.D.", "U.S.A." or "z.B.": a letter or "Ph", then short pieces after dots.
fn abbreviation_end(text: &str, start: usize, end: usize) -> Option<usize> {
    // Nearly all words are longer or without a dot.
    let bytes = text.as_bytes();
    if !matches!(bytes.get(start + 1), Some(b'.' | b'h' | b'H') | Some(0x80..)) {
        return None;
    }
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
    let edge = |c: char| matches!(c, '|' | '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\u{a0}');
    let begin = |at: usize| {
        chunk[..at]
            .rfind(edge)
            .map_or(0, |edge| edge + chunk[edge..].chars().next().map_or(1, char::len_utf8))
    };
    let finish = |at: usize| chunk[at..].find(edge).map_or(chunk.len(), |edge| at + edge);
    if let Some(at) = chunk.find("://") {
        let scheme = chunk[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        return Some((at - scheme, finish(at)));
    }
    if let Some(at) = chunk.find('@').filter(|at| chunk[*at..].contains('.')) {
        return Some((begin(at), finish(at)));
    }
    let slash = chunk.find('/')?;
    let from = begin(slash);
    let host = &chunk[from..slash];
    let www = host.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    (www || is_host(host)).then(|| (from, finish(slash)))
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
        assert_eq!(
            read("B.S./M.Sc. or Ph.D in the U.S."),
            ["B.S.", "M.Sc.", "or", "Ph.D", "in", "the", "U.S."]
        );
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
        assert_eq!(numbers("5 five zwei 99999999 five5"), [Some(5), Some(5), Some(2), None, None]);
    }
}
