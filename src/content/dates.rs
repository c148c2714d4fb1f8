//! Dates as people write them.
//!
//! JSON Resume's own pattern admits month 19; here a date that cannot exist is an error, a date
//! in other words a warning.

use super::profile::{PartialDate, Period, Precision};
use super::reader::{Cursor, shorten};
use crate::diagnostics::Diagnostic;
use jiff::civil::Date;

/// How dates in a profile are written.
const PARTIAL: &str = "YYYY, YYYY-MM or YYYY-MM-DD";

/// Words for an end that has not come, in lower case.
const GOES_ON: [&str; 4] = ["present", "now", "current", "today"];

/// What a text says as a date.
#[derive(Debug, Clone, PartialEq)]
enum Reading {
    /// A date as the schema wants it.
    Date(PartialDate),
    /// A date with one-digit months or days.
    Loose(PartialDate),
    /// One of [`GOES_ON`].
    GoesOn,
    /// The shape of a date, but no day of the calendar; says why.
    Invalid(String),
    /// Anything else.
    Unreadable,
}

fn read(text: &str) -> Reading {
    let text = text.trim();
    if GOES_ON.contains(&text.to_lowercase().as_str()) {
        return Reading::GoesOn;
    }
    let parts: Vec<&str> = without_time(text).split('-').collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths = |part: &&str| matches!(part.len(), 1 | 2);
    let shaped = parts.iter().all(digits) && parts[0].len() == 4 && parts[1..].iter().all(lengths);
    if !shaped || parts.len() > 3 {
        return Reading::Unreadable;
    }
    let number = |index: usize| parts.get(index).and_then(|part| part.parse::<i16>().ok());
    match partial(number(0).unwrap_or_default(), number(1), number(2)) {
        Ok(date) if parts[1..].iter().any(|part| part.len() == 1) => Reading::Loose(date),
        Ok(date) => Reading::Date(date),
        Err(reason) => Reading::Invalid(reason),
    }
}

/// Cuts the time off an ISO date and time.
fn without_time(text: &str) -> &str {
    match text.split_once(['T', 't', ' ']) {
        Some((day, time))
            if day.matches('-').count() == 2
                && time.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            day
        }
        _ => text,
    }
}

/// The span of days a year, month or day covers. Years are those of the JSON Resume schema.
fn partial(year: i16, month: Option<i16>, day: Option<i16>) -> Result<PartialDate, String> {
    if !(1000..=2999).contains(&year) {
        return Err(format!("there is no year {year:04}"));
    }
    let of_month = |month: i16, day: i16| {
        let month_number = i8::try_from(month).unwrap_or(0);
        let day_number = i8::try_from(day).unwrap_or(0);
        Date::new(year, month_number, day_number)
    };
    let first_of =
        |month: i16| of_month(month, 1).map_err(|_| format!("there is no month {month}"));
    let (first, last, precision) = match (month, day) {
        (None, _) => (first_of(1)?, first_of(12)?.last_of_month(), Precision::Year),
        (Some(month), None) => {
            let first = first_of(month)?;
            (first, first.last_of_month(), Precision::Month)
        }
        (Some(month), Some(day)) => {
            first_of(month)?;
            let date =
                of_month(month, day).map_err(|_| format!("{year}-{month:02} has no day {day}"))?;
            (date, date, Precision::Day)
        }
    };
    Ok(PartialDate { first, last, precision })
}

impl Cursor<'_> {
    /// The date under a key of a profile; problems are reported, "present" counts as absent.
    pub(crate) fn partial_date(&self, key: &str) -> Option<PartialDate> {
        let found = self.get(key)?;
        let text = found.as_text()?;
        let shown = shorten(text.trim());
        match read(&text) {
            Reading::Date(date) => Some(date),
            Reading::Loose(date) => {
                let problem = Diagnostic::warning("loose-date", format!("the date `{shown}`"));
                found.report(
                    problem
                        .expected("two digits for month and day")
                        .hint(format!("it is read as {}", written(date))),
                );
                Some(date)
            }
            Reading::GoesOn if key == "endDate" => None,
            Reading::Invalid(reason) => {
                let message = format!("the date `{shown}` does not exist: {reason}");
                found.report(Diagnostic::error("invalid-date", message).expected(PARTIAL));
                None
            }
            Reading::GoesOn | Reading::Unreadable => {
                let message = format!("the date `{shown}` cannot be read and is ignored");
                let problem = Diagnostic::warning("unreadable-date", message).expected(PARTIAL);
                found.report(match key {
                    "endDate" => problem.hint("leave it out when it goes on"),
                    _ => problem,
                });
                None
            }
        }
    }

    /// `startDate` to `endDate` of an entry.
    ///
    /// When the end lies before the start, the start is dropped: it is safer not to count a
    /// period than to count a wrong one.
    pub(crate) fn period(&self) -> Period {
        let start = self.partial_date("startDate");
        let end = self.partial_date("endDate");
        match (start, end) {
            (Some(first), Some(last)) if last.last < first.first => {
                let message =
                    format!("it ends ({}) before it starts ({})", written(last), written(first));
                let problem = Diagnostic::warning("reversed-dates", message);
                let problem = problem.hint("the start is ignored; correct one of the dates");
                self.get("endDate").unwrap_or_else(|| self.clone()).report(problem);
                Period { start: None, end }
            }
            _ => Period { start, end },
        }
    }

    /// The day under a key of careerdash's own settings; anything but `YYYY-MM-DD` is an error.
    pub(crate) fn day(&self, key: &str) -> Option<Date> {
        let found = self.get(key)?;
        let text = found.as_text()?;
        let message = match read(&text) {
            Reading::Date(date) if date.precision == Precision::Day => return Some(date.first),
            Reading::Invalid(reason) => {
                format!("the date `{}` does not exist: {reason}", shorten(&text))
            }
            _ => format!("`{}` is no day", shorten(&text)),
        };
        found.report(Diagnostic::error("invalid-date", message).expected("YYYY-MM-DD"));
        None
    }
}

/// A date as it should be written.
fn written(date: PartialDate) -> String {
    let text = date.first.to_string();
    match date.precision {
        Precision::Year => text[..4].to_owned(),
        Precision::Month => text[..7].to_owned(),
        Precision::Day => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dated(first: Date, last: Date, precision: Precision) -> PartialDate {
        PartialDate { first, last, precision }
    }

    #[test]
    fn reads_all_precisions() {
        let year = dated(date(2021, 1, 1), date(2021, 12, 31), Precision::Year);
        let month = dated(date(2024, 2, 1), date(2024, 2, 29), Precision::Month);
        let day = dated(date(2021, 3, 4), date(2021, 3, 4), Precision::Day);
        assert_eq!(read("2021"), Reading::Date(year));
        assert_eq!(read(" 2024-02 "), Reading::Date(month));
        assert_eq!(read("2024-2"), Reading::Loose(month));
        for text in [
            "2021-03-04",
            "2021-03-04T10:00:00Z",
            "2021-03-04 10:00",
            "2021-03-04T00:00:00.000+02:00",
        ] {
            assert_eq!(read(text), Reading::Date(day), "{text}");
        }
        assert_eq!(read("2021-3-04"), Reading::Loose(day));
    }

    #[test]
    fn days_that_do_not_exist_are_invalid() {
        for text in [
            "2023-13",
            "2023-19-39",
            "2023-00",
            "2023-02-29",
            "2021-04-31",
            "2021-01-32",
            "0000-01",
            "2021-01-00",
            "9999",
        ] {
            assert!(matches!(read(text), Reading::Invalid(_)), "{text}");
        }
    }

    #[test]
    fn other_words_are_unreadable() {
        for text in [
            "至今（9个月）",
            "Mar 2021",
            "03/2021",
            "2021/03",
            "21",
            "2021-",
            "-2021",
            "2021-03-04-05",
            "2021-123",
            "",
            "２０２１",
        ] {
            assert_eq!(read(text), Reading::Unreadable, "{text}");
        }
        for text in ["Present", "present", "NOW", " current "] {
            assert_eq!(read(text), Reading::GoesOn, "{text}");
        }
    }
}
