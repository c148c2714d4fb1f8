//! Reads one amount of money at one place of a text.

use super::currency::{self, Currency};

/// A number as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// What the digits say, before `k`.
    pub(super) value: f64,
    /// Whether `k` follows.
    pub(super) thousands: bool,
    /// Whether it counts something else: millions, percent, years, a plan named 401(k).
    pub(super) barred: bool,
    /// One past its last byte.
    pub(super) end: usize,
}

impl Number {
    /// 1,000 after `k`, else 1.
    pub(super) fn factor(&self) -> f64 {
        if self.thousands { 1000.0 } else { 1.0 }
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

/// Words that make a number millions or something that is no wage.
const BARRING_WORDS: [&str; 25] = [
    "m", "mm", "mn", "mio", "mil", "mill", "million", "millions", "b", "bn", "billion", "billions",
    "mrd", "t", "tn", "trillion", "lakh", "lakhs", "lpa", "crore", "cr", "x", "years", "yrs",
    "percent",
];

/// The amount whose first digit is at `digit`, unless it is part of a word.
pub(super) fn money_at(text: &str, digit: usize) -> Option<Money> {
    let before = currency::before(text, digit);
    let start = before.map_or(digit, |(_, start)| start);
    let part_of_word = |c: char| c.is_alphanumeric() || "_.#@,%".contains(c);
    if before.is_none() && text[..digit].chars().next_back().is_some_and(part_of_word) {
        return None;
    }
    let number = number_at(text, digit)?;
    let after = currency::after(text, number.end);
    let (currency, end) = match (before.map(|(currency, _)| currency), after) {
        // `$120k CAD`: the code says whose dollar; `$120k €5` has nothing to do with it.
        (Some(Currency::Dollar), Some((Currency::Code(code), end))) if code.ends_with('D') => {
            (Some(Currency::Code(code)), end)
        }
        (Some(own), Some((other, end))) if own == other => (Some(own), end),
        (Some(own), _) => (Some(own), number.end),
        (None, Some((other, end))) => (Some(other), end),
        (None, None) => (None, number.end),
    };
    Some(Money { number, currency, start, end })
}

/// The number whose first digit is at `start`, with grouping and decimals of any country.
pub(super) fn number_at(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digits = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(start);
    if first == 0 || first > 12 {
        return None;
    }
    let mut written = text[start..start + first].to_owned();
    let mut end = start + first;
    let mut group = None;
    // Groups of exactly three digits behind one and the same separator.
    while let Some(separator) =
        text[end..].chars().next().filter(|c| ",. '’\u{A0}\u{202F}\u{2009}".contains(*c))
    {
        let next = end + separator.len_utf8();
        let leads = first <= 3 && !written.starts_with('0');
        if !leads || digits(next) != 3 || group.is_some_and(|known| known != separator) {
            break;
        }
        group = Some(separator);
        written.push_str(&text[next..next + 3]);
        end = next + 3;
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
    let rest = &text[end..];
    // `1,23,456` and `1.2.3` are no amounts read here.
    let continues = rest.starts_with([',', '.']) && digits((end + 1).min(bytes.len())) > 0;
    let (thousands, taken, barred) = magnitude(rest);
    let value = written.parse().ok()?;
    Some(Number { value, thousands, barred: barred || continues, end: end + taken })
}

/// Whether `k` follows, how many bytes it takes, and whether the number is barred.
fn magnitude(rest: &str) -> (bool, usize, bool) {
    let spaced = rest.strip_prefix([' ', '\u{A0}']).unwrap_or(rest);
    let skipped = rest.len() - spaced.len();
    if spaced.starts_with('%') {
        return (false, 0, true);
    }
    let length = spaced.find(|c: char| !c.is_alphanumeric()).unwrap_or(spaced.len());
    let word = &spaced[..length];
    if word.eq_ignore_ascii_case("k") {
        return (true, skipped + 1, false);
    }
    // `120kUSD`, `90k€`: a currency may be written against the k.
    if skipped == 0 && word.starts_with(['k', 'K']) && currency::after(spaced, 1).is_some() {
        return (true, 1, false);
    }
    if word.is_empty() {
        return (false, 0, spaced.starts_with("(k)") || spaced.starts_with("(K)"));
    }
    let attached = skipped == 0;
    let currency = attached && currency::after(rest, 0).is_some();
    let barring = BARRING_WORDS.contains(&word.to_lowercase().as_str());
    // A small `m` or `b` after a space may begin a word of its own: only capitals count.
    let letter = !attached && word.len() == 1 && word.chars().all(char::is_lowercase);
    (false, 0, (barring && !letter) || (attached && !currency))
}
