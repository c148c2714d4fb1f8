//! Dates and ranges of dates as résumés state them in words.

use jiff::civil::Date;

/// Words for an end that has not come, in lower case.
const GOES_ON: [&str; 16] = [
    "present",
    "now",
    "current",
    "currently",
    "today",
    "ongoing",
    "to date",
    "heute",
    "aktuell",
    "laufend",
    "présent",
    "aujourd'hui",
    "actualidad",
    "presente",
    "atual",
    "heden",
];

/// How the names of the months begin in English, German, French and Spanish, in lower case;
/// longer beginnings stand where shorter ones would be ambiguous.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene"],
    &["feb", "fév"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "ago"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Between the two ends of a range, the clearest first.
const BETWEEN: [&str; 10] =
    [" to ", " until ", " till ", " bis ", " – ", " — ", " - ", "–", "—", "-"];

/// Before a start without an end.
const SINCE: [&str; 3] = ["since ", "from ", "seit "];

/// A point in time as a résumé states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moment {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    At(String),
    /// It has not ended.
    GoesOn,
}

/// When something was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Span {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) start: Option<String>,
    /// The same; `None` also when it goes on.
    pub(super) end: Option<String>,
    /// Whether only a year could be made out in other words, as in "Fall 2023".
    pub(super) rough: bool,
}

/// Reads one point in time; `None` when it is none or cannot be.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let lower = text.trim().to_lowercase();
    if GOES_ON.contains(&lower.as_str()) {
        return Some(Moment::GoesOn);
    }
    if lower.ends_with(['-', '–', '—']) {
        return None;
    }
    let day = lower.split_once('t').filter(|(day, _)| day.len() == 10 && day.contains('-'));
    let day = day.map_or(&*lower, |(day, _)| day);
    let parts: Vec<&str> =
        day.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let named = parts.iter().find_map(|part| month(part));
    let numbers: Vec<&str> = parts
        .iter()
        .map(|part| {
            ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part)
        })
        .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    if numbers.len() + usize::from(named.is_some()) != parts.len() {
        return None;
    }
    let year = |part: &str| part.len() == 4;
    let (year, month, day) = match (named, &numbers[..]) {
        (Some(month), [day, of]) if year(of) => (of, Some(month), Some(day)),
        (Some(month), [of]) if year(of) => (of, Some(month), None),
        (None, [of]) if year(of) => (of, None, None),
        (None, [of, month]) | (None, [month, of]) if year(of) => (of, Some(number(month)?), None),
        (None, [of, month, day]) if year(of) => (of, Some(number(month)?), Some(day)),
        (None, [day, month, of]) if year(of) && text.contains('.') => {
            (of, Some(number(month)?), Some(day))
        }
        // 03/15/2024; with both below 13 nobody can tell day and month apart.
        (None, [month, day, of]) if year(of) && number(day)? > 12 => {
            (of, Some(number(month)?), Some(day))
        }
        _ => return None,
    };
    let day = match day {
        Some(day) => Some(number(day)?),
        None => None,
    };
    written(number(year)?, month, day).map(Moment::At)
}

/// Reads a point or a range of time. One point alone is the end: what lasted nobody knows how
/// long is better not counted.
pub(super) fn span(text: &str) -> Option<Span> {
    let text = text.trim();
    match moment(text) {
        Some(Moment::At(at)) => return Some(Span { end: Some(at), ..Span::default() }),
        Some(Moment::GoesOn) => return Some(Span::default()),
        None => {}
    }
    let lower = text.to_lowercase();
    let since = SINCE.iter().find_map(|word| lower.strip_prefix(word));
    if let Some(Moment::At(start)) = since.and_then(moment) {
        return Some(Span { start: Some(start), ..Span::default() });
    }
    range(since.unwrap_or(&lower)).or_else(|| {
        let year = only_year(&lower)?;
        Some(Span { end: Some(year), rough: true, ..Span::default() })
    })
}

fn range(text: &str) -> Option<Span> {
    BETWEEN.iter().find_map(|between| {
        // A hyphen also stands inside dates: which of the first few parts them shows by trying.
        text.match_indices(between).take(6).find_map(|(at, _)| {
            let end = text[at + between.len()..].trim();
            let Some(Moment::At(start)) = moment(&text[..at]) else { return None };
            let end = match moment(end) {
                Some(Moment::At(end)) => Some(end),
                Some(Moment::GoesOn) => None,
                None if end.is_empty() => None,
                None => return None,
            };
            Some(Span { start: Some(start), end, rough: false })
        })
    })
}

/// The year in a text that tells nothing finer, such as `Fall 2023`.
fn only_year(text: &str) -> Option<String> {
    let mut numbers =
        text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
    let year =
        numbers.next().filter(|part| part.len() == 4 && (*part >= "1900" && *part < "2100"))?;
    numbers.next().is_none().then(|| year.to_owned())
}

fn month(part: &str) -> Option<i16> {
    let letters = part.chars().all(char::is_alphabetic);
    let at = MONTHS
        .iter()
        .position(|names| letters && names.iter().any(|name| part.starts_with(name)))?;
    i16::try_from(at + 1).ok()
}

fn number(part: &str) -> Option<i16> {
    part.parse().ok()
}

/// The date as JSON Resume has it, when there is such a day. Years are those of its schema.
fn written(year: i16, month: Option<i16>, day: Option<i16>) -> Option<String> {
    if !(1000..=2999).contains(&year) {
        return None;
    }
    let Some(month) = month else { return Some(year.to_string()) };
    let of_month =
        |day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match day {
        None => of_month(1).map(|_| format!("{year}-{month:02}")),
        Some(day) => of_month(day).map(|date| date.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_all_kinds() {
        for (text, wanted) in [
            ("2020", "2020"),
            ("2020-09", "2020-09"),
            ("2020-9", "2020-09"),
            ("2020-09-24", "2020-09-24"),
            ("2020-09-24T10:00:00Z", "2020-09-24"),
            ("2020/09", "2020-09"),
            ("09/2020", "2020-09"),
            ("Oct 2020", "2020-10"),
            ("October, 2020", "2020-10"),
            ("Sept. 2020", "2020-09"),
            ("Oct 2, 2020", "2020-10-02"),
            ("2nd October 2020", "2020-10-02"),
            ("02.10.2020", "2020-10-02"),
            ("10/22/2020", "2020-10-22"),
            ("Mär 2020", "2020-03"),
            ("mai 2020", "2020-05"),
            ("août 2020", "2020-08"),
        ] {
            assert_eq!(moment(text), Some(Moment::At(wanted.to_owned())), "{text}");
        }
        assert_eq!(moment(" Present "), Some(Moment::GoesOn));
        for text in [
            "",
            "soon",
            "2020-13",
            "2023-02-29",
            "0999",
            "10/02/2020",
            "Oct 20",
            "Fall 2023",
            "5 years",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn spans_of_all_kinds() {
        for (text, start, end) in [
            ("August 2012 to May 2016", "2012-08", "2016-05"),
            ("January 2019 to Present", "2019-01", ""),
            ("2016 - 2018", "2016", "2018"),
            ("2016-2018", "2016", "2018"),
            ("2016-03-2018-04", "2016-03", "2018-04"),
            ("03/2016–04/2018", "2016-03", "2018-04"),
            ("Mar 2016 -", "2016-03", ""),
            ("Since 2019", "2019", ""),
            ("from 2019 to 2020", "2019", "2020"),
            ("2018", "", "2018"),
            ("Present", "", ""),
        ] {
            let read = span(text).unwrap_or_else(|| panic!("{text}"));
            let found = (read.start.unwrap_or_default(), read.end.unwrap_or_default());
            assert_eq!((&*found.0, &*found.1, read.rough), (start, end, false), "{text}");
        }
        let fall = span("Fall 2023").unwrap();
        assert_eq!((fall.end.as_deref(), fall.rough), (Some("2023"), true));
        for text in ["", "soon", "5 years", "20 to 30", "between 2019 and 2021"] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
