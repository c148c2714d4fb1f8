//! Reads one amount of money at one place of a text.

use super::currency::{self, Currency};
use super::unit;

/// The longest word after a number that is looked at, in bytes.
const LONGEST_WORD: usize = 24;

/// A number as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// What the digits say, before any `k`.
    pub(super) value: f64,
    pub(super) magnitude: Magnitude,
    /// One past its last byte, the magnitude included.
    pub(super) end: usize,
}

/// What the word after a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Magnitude {
    One,
    Thousand,
    /// 100,000, as rupees are counted.
    Lakh,
    /// Lakh per year (LPA): always rupees.
    LakhPerYear,
    /// 10,000,000, as rupees are counted.
    Crore,
    Million,
    /// It counts something that is no pay: billions, percent, years, a plan named 401(k).
    Other,
}

impl Number {
    /// What the value is multiplied by; `None` when nobody is paid so in this currency.
    pub(super) fn factor(&self, currency: Option<Currency>) -> Option<f64> {
        let rupees = currency == Some(Currency::Code("INR"));
        match self.magnitude {
            Magnitude::One => Some(1.0),
            Magnitude::Thousand => Some(1e3),
            Magnitude::LakhPerYear => Some(1e5),
            Magnitude::Lakh => rupees.then_some(1e5),
            Magnitude::Crore => rupees.then_some(1e7),
            Magnitude::Million => {
                currency.is_some_and(Currency::is_paid_in_millions).then_some(1e6)
            }
            Magnitude::Other => None,
        }
    }

    /// Whether a magnitude of the other end of a range may hold for it, as in `150-190k`.
    pub(super) fn is_short(&self) -> bool {
        self.magnitude == Magnitude::One && self.value < 1000.0
    }
}

/// A number with the currency beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Money {
    pub(super) number: Number,
    pub(super) currency: Option<Currency>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Words that make a number something that is no wage.
const OTHER_WORDS: [&str; 17] = [
    "mm",
    "b",
    "bn",
    "bil",
    "billion",
    "billions",
    "mrd",
    "t",
    "tr",
    "tn",
    "trillion",
    "trillions",
    "x",
    "years",
    "yrs",
    "percent",
    "bps",
];

const MILLION_WORDS: [&str; 7] = ["m", "mn", "mio", "mil", "mill", "million", "millions"];

const THOUSAND_WORDS: [&str; 4] = ["tsd", "tausend", "thousand", "mille"];

/// The amount whose first digit is at `digit`, unless it is part of a word.
pub(super) fn money_at(text: &str, digit: usize) -> Option<Money> {
    let before = currency::before(text, digit);
    let start = before.map_or(digit, |(_, start)| start);
    let part_of_word = |c: char| c.is_alphanumeric() || "_.#@,%".contains(c);
    if before.is_none() && text[..digit].chars().next_back().is_some_and(part_of_word) {
        return None;
    }
    let mut number = number_at(text, digit)?;
    let before = before.map(|(currency, _)| currency);
    if before.is_none() && number.value == 401.0 && number.magnitude == Magnitude::Thousand {
        number.magnitude = Magnitude::Other;
    }
    let (currency, end) = match (before, currency::after(text, number.end)) {
        (Some(own), Some((other, end))) => match own.agree(other) {
            Some(agreed) => (Some(agreed), end),
            // `$120k €5`: the sign belongs to the next amount.
            None => (Some(own), number.end),
        },
        (None, Some((other, end))) => (Some(other), end),
        (None, None) if number.magnitude == Magnitude::LakhPerYear => {
            (Some(Currency::Code("INR")), number.end)
        }
        (own, None) => (own, number.end),
    };
    Some(Money { number, currency, start, end })
}

/// The number whose first digit is at `start`, with grouping and decimals of any country.
pub(super) fn number_at(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digits =
        |at: usize| bytes.iter().skip(at).take(13).take_while(|b| b.is_ascii_digit()).count();
    let first = digits(start);
    if first == 0 || first > 12 {
        return None;
    }
    let mut written = text[start..start + first].to_owned();
    let mut end = start + first;
    let mut group = None;
    // Groups of three digits behind one and the same separator; `12,00,000` as in India.
    while let Some(separator) =
        text[end..].chars().next().filter(|c| ",. '’\u{A0}\u{202F}\u{2009}".contains(*c))
    {
        let next = end + separator.len_utf8();
        let leads = first <= 3 && !written.starts_with('0');
        if !leads || group.is_some_and(|known| known != separator) {
            break;
        }
        let length = digits(next);
        let of_two = separator == ',' && first <= 2 && length == 2 && lakhs_follow(bytes, next);
        if length != 3 && !of_two {
            break;
        }
        group = Some(separator);
        written.push_str(&text[next..next + length]);
        end = next + length;
    }
    if let Some(separator) = text[end..].chars().next().filter(|c| matches!(c, '.' | ','))
        && group != Some(separator)
        && (1..=2).contains(&digits(end + 1))
    {
        let decimals = digits(end + 1);
        written.push('.');
        written.push_str(&text[end + 1..end + 1 + decimals]);
        end += 1 + decimals;
    }
    // `1.2.3` is a version, a date or an address.
    let continues = text[end..].starts_with([',', '.']) && digits(end + 1) > 0;
    let (magnitude, taken) =
        if continues { (Magnitude::Other, 0) } else { magnitude(&text[end..]) };
    end += taken;
    if taken == 0 && magnitude == Magnitude::One {
        end += no_cents(&text[end..]);
    }
    Some(Number { value: written.parse().ok()?, magnitude, end })
}

/// Whether groups of two digits end in one of three: `00,000` after `12,`.
fn lakhs_follow(bytes: &[u8], mut at: usize) -> bool {
    let digits = |at: usize, count: usize| {
        bytes.get(at..at + count).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    // Three groups of two are more than anybody is paid.
    for _ in 0..3 {
        if !digits(at, 2) || bytes.get(at + 2) != Some(&b',') {
            return false;
        }
        at += 3;
        if digits(at, 3) && !digits(at + 3, 1) {
            return true;
        }
    }
    false
}

/// The length of `.-` or `,–` after a whole amount.
fn no_cents(rest: &str) -> usize {
    let Some(dash) = rest.strip_prefix(['.', ',']).and_then(|rest| rest.chars().next()) else {
        return 0;
    };
    if matches!(dash, '-' | '–' | '—') { 1 + dash.len_utf8() } else { 0 }
}

/// What the word after a number says, and how many bytes it takes.
fn magnitude(rest: &str) -> (Magnitude, usize) {
    let spaced = rest.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(rest);
    let skipped = rest.len() - spaced.len();
    if spaced.starts_with('%') {
        return (Magnitude::Other, 0);
    }
    let reach = super::clause::cut(spaced, LONGEST_WORD);
    let length = reach.find(|c: char| !c.is_alphanumeric()).unwrap_or(reach.len());
    let word = &spaced[..length];
    let attached = skipped == 0;
    if word.is_empty() {
        let plan = spaced.starts_with("(k)") || spaced.starts_with("(K)");
        return (if plan { Magnitude::Other } else { Magnitude::One }, 0);
    }
    if word.eq_ignore_ascii_case("k") {
        return (Magnitude::Thousand, skipped + 1);
    }
    // `120kUSD`, `90k€`, `45kpa`: currency or unit may be written against the k.
    if attached
        && word.starts_with(['k', 'K'])
        && (currency::after(spaced, 1).is_some() || unit::is_code(&word[1..]))
    {
        return (Magnitude::Thousand, 1);
    }
    // `90T€`, `90 TEUR`, `90 TCHF`: thousands, of these currencies only.
    if let Some(rest) = spaced.strip_prefix('T')
        && ["€", "EUR", "CHF", " €", " EUR"].iter().any(|currency| rest.starts_with(currency))
    {
        return (Magnitude::Thousand, skipped + 1);
    }
    let lower = word.to_lowercase();
    let known = match &*lower {
        "lpa" => Magnitude::LakhPerYear,
        "lakh" | "lakhs" | "lac" | "lacs" => Magnitude::Lakh,
        "l" if attached => Magnitude::Lakh,
        "crore" | "crores" | "cr" => Magnitude::Crore,
        word if THOUSAND_WORDS.contains(&word) => Magnitude::Thousand,
        word if MILLION_WORDS.contains(&word) => Magnitude::Million,
        word if OTHER_WORDS.contains(&word) => Magnitude::Other,
        _ => Magnitude::One,
    };
    // A small `m` or `b` after a space may begin a word of its own: only capitals count.
    let letter = !attached && word.len() == 1 && word.chars().all(char::is_lowercase);
    match known {
        Magnitude::One | Magnitude::Other if letter => (Magnitude::One, 0),
        Magnitude::Million if letter => (Magnitude::One, 0),
        Magnitude::Other => (Magnitude::Other, 0),
        Magnitude::One if attached => {
            // `120k€` is above; any other word written against the digits makes it no amount.
            let counted = currency::after(rest, 0).is_some() || unit::is_code(word);
            (if counted { Magnitude::One } else { Magnitude::Other }, 0)
        }
        Magnitude::One => (Magnitude::One, 0),
        _ => {
            let dot = spaced[length..].starts_with('.') && lower == "tsd";
            (known, skipped + length + usize::from(dot))
        }
    }
}
