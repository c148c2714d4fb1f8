//! Signs and codes of currencies.

/// A currency as written: known, or a dollar of an unnamed country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Currency {
    /// An ISO 4217 code.
    Code(&'static str),
    /// `$` alone.
    Dollar,
}

/// ISO 4217 codes understood in text and fields.
const CODES: [&str; 34] = [
    "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON",
    "SAR", "SEK", "SGD", "THB", "TWD", "UAH", "USD", "ZAR",
];

/// Signs, longest first where one ends in another. `kr` and `¥` name more than one currency.
const SIGNS: [(&str, Currency); 24] = [
    ("USD$", Currency::Code("USD")),
    ("CAD$", Currency::Code("CAD")),
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
    ("$", Currency::Dollar),
    ("€", Currency::Code("EUR")),
    ("£", Currency::Code("GBP")),
    ("₹", Currency::Code("INR")),
    ("₪", Currency::Code("ILS")),
    ("zł", Currency::Code("PLN")),
    ("₩", Currency::Code("KRW")),
];

/// Names of currencies written out after an amount.
const NAMES: [(&str, &str); 8] = [
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("gbp", "GBP"),
    ("sfr", "CHF"),
    ("fr.", "CHF"),
    ("us dollars", "USD"),
    ("canadian dollars", "CAD"),
];

/// Words in a clause that say whose dollar is meant.
const DOLLARS: [(&str, &str); 10] = [
    ("usd", "USD"),
    ("cad", "CAD"),
    ("cdn", "CAD"),
    ("canadian", "CAD"),
    ("aud", "AUD"),
    ("australian", "AUD"),
    ("nzd", "NZD"),
    ("sgd", "SGD"),
    ("hkd", "HKD"),
    ("twd", "TWD"),
];

/// Currencies in which an amount of 10,000 or more is for a year unless said otherwise;
/// elsewhere pay is often stated by the month, or 10,000 is little.
const YEARLY: [&str; 7] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"];

/// Places where `$` is not the United States dollar.
const OTHER_DOLLAR_PLACES: [&str; 30] = [
    "canada",
    "toronto",
    "vancouver",
    "montreal",
    "montréal",
    "ottawa",
    "calgary",
    "waterloo",
    "edmonton",
    "ontario",
    "quebec",
    "alberta",
    "australia",
    "sydney",
    "melbourne",
    "brisbane",
    "perth",
    "adelaide",
    "canberra",
    "new zealand",
    "auckland",
    "wellington",
    "christchurch",
    "singapore",
    "hong kong",
    "taiwan",
    "taipei",
    "mexico",
    "chile",
    "santiago",
];

/// The code of a currency given in a field.
pub(super) fn parse(field: &str) -> Option<&'static str> {
    let field = field.trim();
    if let Some(code) = CODES.iter().find(|code| code.eq_ignore_ascii_case(field)) {
        return Some(code);
    }
    SIGNS.iter().find(|(sign, _)| sign.eq_ignore_ascii_case(field)).map(|(_, currency)| {
        match currency {
            Currency::Code(code) => code,
            Currency::Dollar => "USD",
        }
    })
}

/// The currency written right before an amount, and where it starts.
pub(super) fn before(text: &str, amount: usize) -> Option<(Currency, usize)> {
    let head = &text[..amount];
    let trimmed = head.trim_end_matches([' ', '\u{A0}', '\u{202F}']);
    if head.len() - trimmed.len() > 3 {
        return None;
    }
    for (sign, currency) in SIGNS {
        if let Some(rest) = strip_suffix_ignoring_case(trimmed, sign) {
            // `USD $100`: the code before the sign says which dollar.
            if currency == Currency::Dollar
                && let Some((code, start)) = code_before(rest.trim_end_matches(' '))
            {
                return Some((Currency::Code(code), start));
            }
            // `S$` and the like must not be the end of a word, as in `bonuses$5`.
            let joined = sign.len() > 1 && sign.ends_with('$') && ends_in_letter(rest);
            if !joined {
                return Some((currency, rest.len()));
            }
        }
    }
    code_before(trimmed).map(|(code, start)| (Currency::Code(code), start))
}

/// The currency written right after an amount, and where it ends.
pub(super) fn after(text: &str, amount_end: usize) -> Option<(Currency, usize)> {
    let tail = &text[amount_end..];
    let trimmed = tail.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    if tail.len() - trimmed.len() > 3 {
        return None;
    }
    let at = text.len() - trimmed.len();
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
        let rest = trimmed.strip_prefix(sign)?;
        let belongs_to_next = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        (!belongs_to_next).then_some((*currency, at + sign.len()))
    })
}

/// The code a bare `$` stands for, given the words around it and the posting's places.
pub(super) fn resolve_dollar(clause: &str, places: &str) -> Option<&'static str> {
    let clause = clause.to_lowercase();
    let mut named = clause
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| DOLLARS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code));
    if let Some(first) = named.next() {
        return named.all(|code| code == first).then_some(first);
    }
    let places = places.to_lowercase();
    (!OTHER_DOLLAR_PLACES.iter().any(|place| places.contains(place))).then_some("USD")
}

/// Whether an amount without a unit may be taken for a year's.
pub(super) fn is_yearly(code: &str) -> bool {
    YEARLY.contains(&code)
}

fn code_before(head: &str) -> Option<(&'static str, usize)> {
    let start = head.len().checked_sub(3)?;
    let word = head.get(start..)?;
    let code = CODES.iter().find(|code| **code == word)?;
    (!ends_in_letter(&head[..start])).then_some((code, start))
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    let end = text.get(at..)?;
    end.eq_ignore_ascii_case(suffix).then(|| &text[..at])
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn starts_in_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}
