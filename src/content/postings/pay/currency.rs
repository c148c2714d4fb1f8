//! Signs and codes of currencies.

use super::clause::cut;

/// A currency as written: known, or a sign that several countries share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Currency {
    /// An ISO 4217 code.
    Code(&'static str),
    /// A sign that does not tell the country.
    Shared(Sign),
}

/// A sign of several currencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `$`
    Dollar,
    /// `kr`
    Krone,
    /// `¥`
    Yen,
}

impl Sign {
    /// The currencies it may stand for.
    pub(super) fn candidates(self) -> &'static [&'static str] {
        match self {
            Self::Dollar => &[
                "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU",
            ],
            Self::Krone => &["SEK", "NOK", "DKK", "ISK"],
            Self::Yen => &["JPY", "CNY"],
        }
    }

    /// The candidate that a code names.
    pub(super) fn as_code(self, code: &str) -> Option<&'static str> {
        self.candidates().iter().find(|candidate| **candidate == code).copied()
    }
}

impl Currency {
    /// The one currency that two markings of one amount mean, as in `$120k CAD`.
    pub(super) fn agree(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, same) if one == same => Some(one),
            (Self::Shared(sign), Self::Code(code)) | (Self::Code(code), Self::Shared(sign)) => {
                sign.as_code(code).map(Self::Code)
            }
            _ => None,
        }
    }

    /// Whether its unit is so small that yearly pay is counted in millions.
    pub(super) fn is_paid_in_millions(self) -> bool {
        match self {
            Self::Shared(sign) => sign == Sign::Yen,
            Self::Code(code) => {
                ["JPY", "KRW", "HUF", "IDR", "VND", "CLP", "COP", "ARS"].contains(&code)
            }
        }
    }
}

/// ISO 4217 codes understood in text and fields.
const CODES: [&str; 54] = [
    "AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CRC", "CZK",
    "DKK", "EGP", "EUR", "GBP", "GEL", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES",
    "KRW", "KZT", "LKR", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR",
    "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UYU", "VND",
    "KWD", "ZAR",
];

/// Signs, longest first where one ends in another.
const SIGNS: [(&str, Currency); 30] = [
    ("USD$", Currency::Code("USD")),
    ("CAD$", Currency::Code("CAD")),
    ("CDN$", Currency::Code("CAD")),
    ("AUD$", Currency::Code("AUD")),
    ("NZD$", Currency::Code("NZD")),
    ("SGD$", Currency::Code("SGD")),
    ("US$", Currency::Code("USD")),
    ("CA$", Currency::Code("CAD")),
    ("AU$", Currency::Code("AUD")),
    ("NZ$", Currency::Code("NZD")),
    ("SG$", Currency::Code("SGD")),
    ("HK$", Currency::Code("HKD")),
    ("NT$", Currency::Code("TWD")),
    ("MX$", Currency::Code("MXN")),
    ("C$", Currency::Code("CAD")),
    ("A$", Currency::Code("AUD")),
    ("S$", Currency::Code("SGD")),
    ("R$", Currency::Code("BRL")),
    ("$", Currency::Shared(Sign::Dollar)),
    ("€", Currency::Code("EUR")),
    ("£", Currency::Code("GBP")),
    ("₹", Currency::Code("INR")),
    ("₪", Currency::Code("ILS")),
    ("₩", Currency::Code("KRW")),
    ("¥", Currency::Shared(Sign::Yen)),
    ("zł", Currency::Code("PLN")),
    ("kč", Currency::Code("CZK")),
    ("kr.", Currency::Shared(Sign::Krone)),
    ("kr", Currency::Shared(Sign::Krone)),
    ("fr.", Currency::Code("CHF")),
];

/// Names of currencies written out after an amount.
const NAMES: [(&str, &str); 8] = [
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("gbp", "GBP"),
    ("pln", "PLN"),
    ("sfr", "CHF"),
    ("us dollars", "USD"),
    ("canadian dollars", "CAD"),
];

/// Words in a clause that say whose dollar or yen is meant; codes do too.
const OWNERS: [(&str, &str); 6] = [
    ("cdn", "CAD"),
    ("canadian", "CAD"),
    ("australian", "AUD"),
    ("yen", "JPY"),
    ("rmb", "CNY"),
    ("yuan", "CNY"),
];

/// From these amounts a figure without a unit is for a year: no month's wage is as high.
/// Of other currencies this is not known.
const YEARLY_FROM: [(&str, f64); 21] = [
    ("USD", 10e3),
    ("EUR", 10e3),
    ("GBP", 10e3),
    ("CHF", 25e3),
    ("CAD", 10e3),
    ("AUD", 10e3),
    ("NZD", 10e3),
    ("SGD", 35e3),
    ("ILS", 150e3),
    ("PLN", 100e3),
    ("BRL", 100e3),
    ("SEK", 200e3),
    ("NOK", 200e3),
    ("DKK", 200e3),
    ("HKD", 250e3),
    ("CNY", 250e3),
    ("MXN", 400e3),
    ("CZK", 500e3),
    ("INR", 1e6),
    ("ZAR", 250e3),
    ("JPY", 3e6),
];

/// The currencies of which every plausible hourly, monthly and yearly wage is known well
/// enough to doubt others.
const HARD: [&str; 7] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"];

/// The code of a currency given in a field.
pub(super) fn parse(field: &str) -> Option<&'static str> {
    let field = field.trim();
    if let Some(code) = CODES.iter().find(|code| code.eq_ignore_ascii_case(field)) {
        return Some(code);
    }
    SIGNS.iter().find(|(sign, _)| *sign == field).and_then(|(_, currency)| match currency {
        Currency::Code(code) => Some(*code),
        Currency::Shared(Sign::Dollar) => Some("USD"),
        Currency::Shared(_) => None,
    })
}

/// The currency written right before an amount, and where it starts.
pub(super) fn before(text: &str, amount: usize) -> Option<(Currency, usize)> {
    let head = text[..amount].strip_suffix(['~', '≈']).unwrap_or(&text[..amount]);
    let trimmed = trim_spaces_end(head)?;
    for (sign, currency) in SIGNS {
        let Some(rest) = strip_suffix_ignoring_case(trimmed, sign) else { continue };
        if let Currency::Shared(shared) = currency {
            // `USD $100`, `US $100`: the code before the sign says which dollar.
            let spaced = rest.trim_end_matches(' ');
            let code = code_before(spaced).and_then(|(code, at)| Some((shared.as_code(code)?, at)));
            if let Some((code, start)) = code.or_else(|| us_before(spaced)) {
                return Some((Currency::Code(code), start));
            }
        }
        // `S$` and `kr` must not be the end of a word, as in `bonuses$5`.
        let lettered = sign.starts_with(char::is_alphabetic);
        if !(lettered && ends_in_letter(rest)) {
            return Some((currency, rest.len()));
        }
    }
    code_before(trimmed).map(|(code, start)| (Currency::Code(code), start))
}

/// The currency written right after an amount, and where it ends.
pub(super) fn after(text: &str, amount_end: usize) -> Option<(Currency, usize)> {
    let tail = cut(&text[amount_end..], 40);
    let trimmed = tail.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    if tail.len() - trimmed.len() > 3 {
        return None;
    }
    let at = amount_end + tail.len() - trimmed.len();
    if let Some(code) = trimmed.get(..3).and_then(|word| CODES.iter().find(|code| **code == word))
        && !starts_in_letter(&trimmed[3..])
    {
        // The code may be followed by the sign of the next amount, which is not ours.
        return Some((Currency::Code(code), at + 3));
    }
    for (name, code) in NAMES {
        if trimmed.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
            && !starts_in_letter(&trimmed[name.len()..])
        {
            return Some((Currency::Code(code), at + name.len()));
        }
    }
    SIGNS.iter().find_map(|(sign, currency)| {
        let rest = strip_prefix_ignoring_case(trimmed, sign)?;
        let belongs_to_next = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let in_a_word = sign.ends_with(char::is_alphabetic) && starts_in_letter(rest);
        (!belongs_to_next && !in_a_word).then_some((*currency, at + sign.len()))
    })
}

/// The one currency that a clause names apart from amounts, as in `Salary (EUR): 60-70k`.
pub(super) fn named_in(clause: &str) -> Option<&'static str> {
    let mut named: Option<&'static str> = None;
    let parts = |c: char| c.is_whitespace() || "():;,/[]".contains(c);
    for word in clause.split(parts) {
        let bare = word.trim_matches(['.', '*', '-', '–']);
        let code = CODES.iter().find(|code| **code == bare).copied().or(match bare {
            "€" | "Euro" | "euro" | "Euros" | "euros" => Some("EUR"),
            "£" => Some("GBP"),
            _ => None,
        });
        match (code, named) {
            (Some(code), Some(known)) if code != known => return None,
            (Some(code), _) => named = Some(code),
            (None, _) => {}
        }
    }
    named
}

/// A clause that names several currencies for one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SeveralOwners;

/// The code that the words of a clause give to a shared sign, if they name one.
pub(super) fn owner(sign: Sign, clause: &str) -> Result<Option<&'static str>, SeveralOwners> {
    let clause = clause.to_lowercase();
    let mut named = clause.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let code = OWNERS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
        sign.as_code(&code.map_or_else(|| word.to_uppercase(), str::to_owned))
    });
    let Some(first) = named.next() else { return Ok(None) };
    if named.all(|code| code == first) { Ok(Some(first)) } else { Err(SeveralOwners) }
}

/// Whether an amount without a unit is a year's.
pub(super) fn is_yearly(code: &str, amount: f64) -> bool {
    YEARLY_FROM.iter().any(|(known, from)| *known == code && amount >= *from)
}

/// Whether what is believable in this currency is known.
pub(super) fn is_hard(code: &str) -> bool {
    HARD.contains(&code)
}

fn code_before(head: &str) -> Option<(&'static str, usize)> {
    let start = head.len().checked_sub(3)?;
    let word = head.get(start..)?;
    let code = CODES.iter().find(|code| **code == word)?;
    (!ends_in_letter(&head[..start])).then_some((code, start))
}

fn us_before(head: &str) -> Option<(&'static str, usize)> {
    let rest = head.strip_suffix("US")?;
    (!ends_in_letter(rest)).then_some(("USD", rest.len()))
}

/// Without up to three blanks at the end; `None` when there are more.
fn trim_spaces_end(head: &str) -> Option<&str> {
    let mut trimmed = head;
    for _ in 0..3 {
        trimmed = trimmed.strip_suffix([' ', '\u{A0}', '\u{202F}']).unwrap_or(trimmed);
    }
    (!trimmed.ends_with(' ')).then_some(trimmed)
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    let end = text.get(at..)?;
    end.eq_ignore_ascii_case(suffix).then(|| &text[..at])
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn starts_in_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}
