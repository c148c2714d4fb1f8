//! Dates as job boards write them.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How German months begin where they begin otherwise.
const GERMAN_MONTHS: [(&str, i64); 6] =
    [("mär", 3), ("maerz", 3), ("mrz", 3), ("mai", 5), ("okt", 10), ("dez", 12)];

/// What an unreadable date should have been, for messages.
pub(super) const EXPECTED: &str = "a date such as 2026-10-02, or seconds since 1970";

/// Reads ISO dates and times, `2026/10/02`, `02.10.2026`, `Oct 2, 2026`, `2 October 2026`, and
/// seconds or milliseconds since 1970. `10/02/2026` is read only when one number is no month.
pub(super) fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(number) = text.parse::<f64>() {
        return from_epoch(number).or_else(|| compact(text));
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |at: usize| -> Option<i64> {
        let part = parts.get(at)?;
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &part[digits..];
        // `02T09` and `2nd` are days with something behind them.
        let fits =
            rest.is_empty() || rest.starts_with('T') || matches!(rest, "st" | "nd" | "rd" | "th");
        part[..digits].parse().ok().filter(|_| fits)
    };
    if let Some((at, month)) =
        parts.iter().take(3).enumerate().find_map(|(at, part)| month(part).map(|month| (at, month)))
    {
        let (day, year) = match at {
            0 => (number(1)?, number(2)?),
            1 => (number(0)?, number(2)?),
            _ => (number(1)?, number(3)?),
        };
        return date(year, month, day);
    }
    let (first, second, third) = (number(0)?, number(1)?, number(2)?);
    if first > 31 {
        return date(first, second, third);
    }
    if third < 1000 {
        return None;
    }
    match text.contains('.') {
        true => date(third, second, first),
        false if first > 12 => date(third, second, first),
        false if second > 12 => date(third, first, second),
        false => None,
    }
}

/// The day, in UTC, of seconds or milliseconds since 1970.
pub(super) fn from_epoch(number: f64) -> Option<Date> {
    let seconds = match number {
        n if (1e8..1e10).contains(&n) => n as i64,
        n if (1e11..1e13).contains(&n) => (n / 1000.0) as i64,
        _ => return None,
    };
    let timestamp = Timestamp::from_second(seconds).ok()?;
    Some(timestamp.to_zoned(TimeZone::UTC).date())
}

/// `20261002`, which is no number of seconds after 1973.
fn compact(text: &str) -> Option<Date> {
    (text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)
}

fn month(part: &str) -> Option<i64> {
    let part = part.to_lowercase();
    let german = GERMAN_MONTHS.iter().find(|(name, _)| part.starts_with(name));
    let english = MONTHS.iter().position(|name| part.starts_with(name));
    english.and_then(|at| i64::try_from(at + 1).ok()).or(german.map(|(_, month)| *month))
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1970..=9999).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_kinds() {
        for text in [
            "2026-10-02",
            "2026-10-02T09:00:00-04:00",
            "2026-10-02 09:00:00 UTC",
            "2026/10/02",
            "02.10.2026",
            "2 Oct 2026",
            "2. Oktober 2026",
            "October 2nd, 2026",
            "Fri, 02 Oct 2026 09:00:00 GMT",
            "20261002",
            "1790899200",
            "1790899200000",
            "1790899200.5",
        ] {
            assert_eq!(
                parse(text).map(|date| date.to_string()).as_deref(),
                Some("2026-10-02"),
                "{text}"
            );
        }
        assert_eq!(parse("10/22/2026").unwrap().to_string(), "2026-10-22");
    }

    #[test]
    fn what_is_no_date_or_two_dates_is_unreadable() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2026-02-30",
            "10/02/2026",
            "2026",
            "99",
            "a-b-c",
            "٢٠٢٦-١٠-٠٢",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
