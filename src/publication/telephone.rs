//! Tells telephone numbers in running text from years, sums and versions.

/// A number with a plus sign before it has at least so many digits, country code included.
const FEWEST_INTERNATIONAL: usize = 9;
/// A number behind a word such as "phone" has at least so many.
const FEWEST_NAMED: usize = 7;
/// No telephone number has more (ITU-T E.164).
const MOST: usize = 15;
/// Between the word and the number stands at most this, such as `: ` or ` at `.
const BETWEEN: usize = 6;
/// Words that a telephone number follows, in lower case.
const WORDS: [&str; 10] =
    ["phone", "tel", "tel.", "telephone", "mobile", "mobil", "telefon", "handy", "cell", "call"];

/// Whether a text holds what reads as a telephone number.
pub(super) fn is_in(text: &str) -> bool {
    let plus = text.match_indices('+').any(|(at, _)| {
        // `C+1` and `3+` are none.
        let free = !text[..at].ends_with(char::is_alphanumeric);
        free && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            && (FEWEST_INTERNATIONAL..=MOST).contains(&digits(&text[at + 1..]))
    });
    plus || named(text)
}

/// Whether a number follows a word that announces one.
fn named(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut rest = &*lower;
    while let Some(start) = rest.find(char::is_alphabetic) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if WORDS.contains(&word)
            && let Some(first) = after.find(|c: char| c.is_ascii_digit())
            && first <= BETWEEN
            && !after[..first].contains(char::is_alphabetic)
            && (FEWEST_NAMED..=MOST).contains(&digits(&after[first..]))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// How many digits a number has that a text begins with, written with the usual signs between.
fn digits(text: &str) -> usize {
    let mut count = 0;
    let mut apart = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => (count, apart) = (count + 1, 0),
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' if apart < 3 => apart += 1,
            _ => break,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_figures() {
        for number in [
            "Call me at +44 20 7946 0123.",
            "+49 (0)30 / 555 01 78-9",
            "Phone: 020 7946 0123",
            "Tel. 030-5550178",
            "mobil 0151/23456789",
        ] {
            assert!(is_in(number), "{number}");
        }
        for figure in [
            "Grew revenue from 2019 to 2024 by +35 %",
            "C++17, Python 3+ and 10+ years",
            "Saved +1,000,000 calls",
            "Calls per day: 12 000 000 000",
            "Built a phone app for 1200000 people",
            "Served 100 000 000 requests",
            "+123 456",
            "call 911",
            "",
        ] {
            assert!(!is_in(figure), "{figure}");
        }
    }
}
