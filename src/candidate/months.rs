//! Month arithmetic: roles as half-open ranges of month numbers.
//!
//! A range starts with the month of its start and ends before the month of its end, so that
//! "Nov 2023 to Nov 2025" is 24 months and two roles that meet in a month count it once. Three
//! refinements: a year alone means its January as a start and its December, counted, as an end;
//! an end on the last day of a month counts that month; a role of any length is one month at least.

use crate::content::{PartialDate, Period, Precision};
use crate::language::{Argument, Language, Messages, Mode, Month, PlainMessages, Verbatim};
use jiff::civil::Date;
use std::fmt::{self, Write};
use std::ops::Range;

/// Months since year 0.
pub(super) type MonthRange = Range<i32>;

/// The months of a period up to `as_of`; `None` when it has no start, starts after `as_of` or
/// ends before it starts.
pub(super) fn range(period: &Period, as_of: Date) -> Option<MonthRange> {
    let start = period.start?;
    if start.first > as_of || period.end.is_some_and(|end| end.last < start.first) {
        return None;
    }
    let today = after(as_of, Precision::Day);
    let end = period.end.map_or(today, |end| after(end.last, end.precision).min(today));
    let first = number(start.first);
    Some(first..end.max(first + 1))
}

/// The last day of use, never after `as_of`.
pub(super) fn last_day(period: &Period, as_of: Date) -> Date {
    period.end.map_or(as_of, |end| end.last.min(as_of))
}

/// The number of months covered by any of the ranges.
pub(super) fn union(mut ranges: Vec<MonthRange>) -> u32 {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut total = 0;
    let mut reached = i32::MIN;
    for range in ranges {
        total += (range.end - range.start.max(reached)).max(0);
        reached = reached.max(range.end);
    }
    total.unsigned_abs()
}

/// A length in words, such as "2 years 1 month".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Months(pub(crate) u32);

impl<M: Mode> Argument<M> for Months {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).counted;
        let (years, months) = (self.0 / 12, self.0 % 12);
        match (years, months) {
            (0, _) => write!(out, "{}", say.months(months)),
            (_, 0) => write!(out, "{}", say.years(years)),
            _ => write!(out, "{}", say.years_and_months(say.years(years), say.months(months))),
        }
    }
}

/// A length in English words.
pub(crate) fn in_words(months: u32) -> String {
    Language::English.plain().value(Months(months)).to_string()
}

/// A period as shown, such as "Nov 2023 to Nov 2025 (2 years)".
///
/// When one of its ends is a year only, the length is the most it can be and said to be so.
pub(super) fn period_in_words(period: &Period, as_of: Date, say: PlainMessages) -> String {
    let words = say.period;
    let written = match (period.start, period.end) {
        (None, None) => return words.undated().to_string(),
        (None, Some(end)) => return words.until(end).to_string(),
        (Some(start), None) if start.first > as_of => return words.from(start).to_string(),
        (Some(start), None) => words.to_present(start).to_string(),
        (Some(start), Some(end)) if start == end => say.value(start).to_string(),
        (Some(start), Some(end)) => words.between(start, end).to_string(),
    };
    let vague =
        [period.start, period.end].iter().flatten().any(|date| date.precision == Precision::Year);
    match range(period, as_of) {
        Some(months) => {
            let length = Months((months.end - months.start).unsigned_abs());
            if vague {
                words.at_most(written, length).to_string()
            } else {
                words.length(written, length).to_string()
            }
        }
        None => written,
    }
}

/// The month and year, or the year alone where no more is known.
impl<M: Mode> Argument<M> for PartialDate {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let year = Verbatim(self.first.year());
        match self.precision {
            Precision::Year => Argument::<M>::write(&year, language, out),
            Precision::Month | Precision::Day => {
                Argument::<M>::write(&Month(self.first), language, out)
            }
        }
    }
}

fn number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The month a range ends before, for an end whose last possible day is `last`.
fn after(last: Date, precision: Precision) -> i32 {
    let counts_its_month = match precision {
        Precision::Year => true,
        Precision::Month => false,
        Precision::Day => last.day() == last.days_in_month(),
    };
    number(last) + i32::from(counts_its_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    fn month(year: i16, month: i8) -> PartialDate {
        let first = day(year, month, 1);
        PartialDate { first, last: first.last_of_month(), precision: Precision::Month }
    }

    fn year(year: i16) -> PartialDate {
        PartialDate { first: day(year, 1, 1), last: day(year, 12, 31), precision: Precision::Year }
    }

    const AS_OF: Date = day(2026, 11, 16);

    fn words(start: Option<PartialDate>, end: Option<PartialDate>) -> String {
        period_in_words(&Period { start, end }, AS_OF, Language::English.plain())
    }

    #[test]
    fn periods_read_well() {
        assert_eq!(
            words(Some(month(2023, 11)), Some(month(2025, 11))),
            "Nov 2023 to Nov 2025 (2 years)"
        );
        assert_eq!(words(Some(month(2025, 10)), None), "Oct 2025 to present (1 year 1 month)");
        assert_eq!(words(Some(month(2026, 11)), None), "Nov 2026 to present (1 month)");
        assert_eq!(words(Some(year(2019)), Some(year(2021))), "2019 to 2021 (at most 3 years)");
        assert_eq!(words(Some(year(2019)), Some(year(2019))), "2019 (at most 1 year)");
        assert_eq!(words(None, Some(year(2019))), "until 2019");
        assert_eq!(words(None, None), "no dates given");
        assert_eq!(words(Some(month(2027, 1)), None), "from Jan 2027");
        assert_eq!(words(Some(month(2020, 5)), Some(month(2019, 5))), "May 2020 to May 2019");
    }

    #[test]
    fn future_ends_are_clipped() {
        let period = Period { start: Some(month(2026, 1)), end: Some(year(2030)) };
        assert_eq!(range(&period, AS_OF).map(|range| range.len()), Some(10));
        assert_eq!(last_day(&period, AS_OF), AS_OF);
    }

    #[test]
    fn overlaps_count_once_and_gaps_do_not_count() {
        assert_eq!(union(vec![10..14, 0..3, 12..20, 3..5, 13..14]), 15);
        assert_eq!(union(vec![]), 0);
    }
}
