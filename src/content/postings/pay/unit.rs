//! The time an amount is paid for, in words.

use crate::content::PayUnit;

/// Nouns after "per", "a" or a slash.
const NOUNS: [(&str, PayUnit); 46] = [
    ("year", PayUnit::Year),
    ("yr", PayUnit::Year),
    ("y", PayUnit::Year),
    ("a", PayUnit::Year),
    ("annum", PayUnit::Year),
    ("jahr", PayUnit::Year),
    ("an", PayUnit::Year),
    ("año", PayUnit::Year),
    ("anno", PayUnit::Year),
    ("jaar", PayUnit::Year),
    ("år", PayUnit::Year),
    ("rok", PayUnit::Year),
    ("month", PayUnit::Month),
    ("mo", PayUnit::Month),
    ("mth", PayUnit::Month),
    ("m", PayUnit::Month),
    ("monat", PayUnit::Month),
    ("mois", PayUnit::Month),
    ("mes", PayUnit::Month),
    ("mese", PayUnit::Month),
    ("maand", PayUnit::Month),
    ("mån", PayUnit::Month),
    ("månad", PayUnit::Month),
    ("månaden", PayUnit::Month),
    ("måned", PayUnit::Month),
    ("måneden", PayUnit::Month),
    ("mies", PayUnit::Month),
    ("miesiąc", PayUnit::Month),
    ("week", PayUnit::Week),
    ("wk", PayUnit::Week),
    ("woche", PayUnit::Week),
    ("day", PayUnit::Day),
    ("d", PayUnit::Day),
    ("tag", PayUnit::Day),
    ("diem", PayUnit::Day),
    ("jour", PayUnit::Day),
    ("dag", PayUnit::Day),
    ("hour", PayUnit::Hour),
    ("hr", PayUnit::Hour),
    ("hrs", PayUnit::Hour),
    ("h", PayUnit::Hour),
    ("stunde", PayUnit::Hour),
    ("std", PayUnit::Hour),
    ("heure", PayUnit::Hour),
    ("uur", PayUnit::Hour),
    ("godz", PayUnit::Hour),
];

/// Words that name the unit by themselves.
const ADVERBS: [(&str, PayUnit); 31] = [
    ("annually", PayUnit::Year),
    ("annual", PayUnit::Year),
    ("annualized", PayUnit::Year),
    ("annualised", PayUnit::Year),
    ("yearly", PayUnit::Year),
    ("p.a", PayUnit::Year),
    ("p.a.", PayUnit::Year),
    ("pa", PayUnit::Year),
    ("jährlich", PayUnit::Year),
    ("jahresgehalt", PayUnit::Year),
    ("jahresbrutto", PayUnit::Year),
    ("bruttojahresgehalt", PayUnit::Year),
    ("rocznie", PayUnit::Year),
    ("monthly", PayUnit::Month),
    ("p.m", PayUnit::Month),
    ("p.m.", PayUnit::Month),
    ("pcm", PayUnit::Month),
    ("monatlich", PayUnit::Month),
    ("miesięcznie", PayUnit::Month),
    ("weekly", PayUnit::Week),
    ("pw", PayUnit::Week),
    ("wöchentlich", PayUnit::Week),
    ("daily", PayUnit::Day),
    ("pd", PayUnit::Day),
    ("täglich", PayUnit::Day),
    ("tagessatz", PayUnit::Day),
    ("hourly", PayUnit::Hour),
    ("ph", PayUnit::Hour),
    ("stundenlohn", PayUnit::Hour),
    ("stundensatz", PayUnit::Hour),
    ("tjm", PayUnit::Day),
];

/// Words that may stand between an amount and its unit.
const BETWEEN: [&str; 20] = [
    "gross",
    "brutto",
    "net",
    "netto",
    "base",
    "salary",
    "pay",
    "usd",
    "eur",
    "gbp",
    "cad",
    "aud",
    "chf",
    "dollars",
    "euros",
    "euro",
    "full-time",
    "bruto",
    "brut",
    "cash",
];

/// Codes that stand for a unit in a field only.
const CODES: [(&str, PayUnit); 3] =
    [("pm", PayUnit::Month), ("ann", PayUnit::Year), ("m", PayUnit::Month)];

/// Codes that may be written against an amount, as in `£450pd`.
const ATTACHED: [&str; 6] = ["pa", "pcm", "pm", "pw", "pd", "ph"];

/// The unit given in a field, such as `yearly`, `per-year-salary`, `1 HOUR` or `PA`.
pub(in super::super) fn parse(field: &str) -> Option<PayUnit> {
    let field = field.to_lowercase();
    let field = field.trim();
    lookup(&ADVERBS, field).or_else(|| lookup(&CODES, field)).or_else(|| {
        let mut words = field.split(|c: char| !c.is_alphabetic());
        // "an hour" is no year, as "par an" would be.
        words.find_map(|word| (!matches!(word, "a" | "an")).then(|| of_word(word))?)
    })
}

/// Whether a word is a unit that may be written against an amount.
pub(super) fn is_code(word: &str) -> bool {
    ATTACHED.iter().any(|code| code.eq_ignore_ascii_case(word))
}

fn of_word(word: &str) -> Option<PayUnit> {
    let singular = word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word);
    lookup(&NOUNS, singular).or_else(|| lookup(&ADVERBS, word))
}

/// The unit stated in the words right after an amount, and how many bytes they take.
pub(super) fn after(text: &str) -> Option<(PayUnit, usize)> {
    let mut introduced = false;
    for (at, (word, end)) in words(text).take(6).enumerate() {
        let bare = word.trim_matches(['(', ')', ',', ';', ':', '*']).to_lowercase();
        if introduced && bare != "/" {
            return lookup(&NOUNS, bare.trim_end_matches('.')).map(|unit| (unit, end));
        }
        if let Some(unit) = lookup(&ADVERBS, &bare) {
            return Some((unit, end));
        }
        match &*bare {
            "/" | "per" | "a" | "an" | "pro" | "im" | "i" | "om" | "p" | "par" | "por" | "al"
            | "pr" | "pr." | "na" | "each" => introduced = true,
            // Anywhere else it is an hour of the day.
            "pm" if at == 0 => return Some((PayUnit::Month, end)),
            "" | "-" => {}
            _ if BETWEEN.contains(&&*bare) && !word.ends_with([',', ';']) => {}
            _ => return None,
        }
    }
    None
}

/// The unit named nearest before an amount.
pub(super) fn before(text: &str) -> Option<PayUnit> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || "/():,".contains(c)).collect();
    words.iter().enumerate().rev().find_map(|(at, word)| {
        lookup(&ADVERBS, word).or_else(|| {
            let introduced = at > 0 && matches!(words[at - 1], "per" | "pro");
            let rated = words.get(at + 1).is_some_and(|next| next.starts_with("rate"));
            lookup(&NOUNS, word).filter(|_| introduced || (rated && *word == "day"))
        })
    })
}

fn lookup(table: &[(&str, PayUnit)], word: &str) -> Option<PayUnit> {
    table.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit)
}

/// Words with the byte offset of their end; a slash is a word of its own.
fn words(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let length = match first {
            '/' | '+' => 1,
            _ => rest.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(rest.len()),
        };
        at = start + length;
        Some((&text[start..at], at))
    })
}
