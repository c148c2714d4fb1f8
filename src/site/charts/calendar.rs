//! Days as positions: from the morning of the first day to the evening of the last.

use super::scale::{Percent, Scale, Tick};
use jiff::civil::Date;

/// A time axis.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    first: Date,
    last: Date,
    scale: Scale,
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) from: Percent,
    pub(crate) to: Percent,
}

impl Span {
    pub(crate) fn width(&self) -> Percent {
        Percent(self.to.0 - self.from.0)
    }
}

/// Labels that fit beside each other on the narrowest screen.
const MOST_LABELS: i16 = 8;
/// Years between two labels.
const EVERY: [i16; 6] = [1, 2, 5, 10, 20, 50];

impl Calendar {
    /// An axis over both days and all between.
    pub(crate) fn new(first: Date, last: Date) -> Self {
        let days = days(first, last) + 1.0;
        Self { first, last: last.max(first), scale: Scale::plain(0.0, days.max(1.0)) }
    }

    /// The morning of a day; what lies outside is at the edge.
    pub(crate) fn morning(&self, day: Date) -> Percent {
        self.scale.at(days(self.first, day))
    }

    /// The evening of a day.
    pub(crate) fn evening(&self, day: Date) -> Percent {
        self.scale.at(days(self.first, day) + 1.0)
    }

    /// From the morning of one day to the evening of another.
    pub(crate) fn span(&self, from: Date, to: Date) -> Span {
        Span { from: self.morning(from), to: self.evening(to) }
    }

    /// The first of January of the years of the axis, so thinned that labels never touch. A label
    /// that would stand out on the right is left out.
    pub(crate) fn years(&self) -> Vec<Tick> {
        let (first, last) = (self.first.year(), self.last.year());
        let every = EVERY.into_iter().find(|every| (last - first) / every < MOST_LABELS);
        let every = every.unwrap_or(EVERY[EVERY.len() - 1]);
        let years = (first..=last).filter(|year| year % every == 0);
        let ticks = years.filter_map(|year| {
            let day = Date::new(year, 1, 1).ok().filter(|day| *day >= self.first)?;
            let at = self.morning(day);
            let label = if at.0 <= 90.0 { year.to_string() } else { String::new() };
            Some(Tick { at, label, anchor: "start" })
        });
        ticks.collect()
    }
}

/// Days from one to another.
fn days(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).map_or(0, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_has_a_morning_and_an_evening() {
        let calendar = Calendar::new(date(2026, 1, 1), date(2026, 1, 10));
        assert_eq!(calendar.morning(date(2026, 1, 1)), Percent(0.0));
        assert_eq!(calendar.evening(date(2026, 1, 1)), Percent(10.0));
        assert_eq!(calendar.evening(date(2026, 1, 10)), Percent(100.0));
        // What lies outside is at the edge.
        assert_eq!(calendar.evening(date(2030, 1, 1)), Percent(100.0));
        assert_eq!(calendar.morning(date(1999, 1, 1)), Percent(0.0));
        let one = Calendar::new(date(2026, 1, 1), date(2026, 1, 1));
        assert_eq!(one.span(date(2026, 1, 1), date(2026, 1, 1)).to, Percent(100.0));
        let backwards = Calendar::new(date(2026, 1, 2), date(2026, 1, 1));
        assert!(backwards.morning(date(2026, 1, 2)).0.is_finite());
    }

    #[test]
    fn years_are_thinned() {
        for (first, last, labels) in [
            (date(2023, 1, 1), date(2026, 11, 15), vec!["2023", "2024", "2025", "2026"]),
            (date(2023, 6, 1), date(2026, 1, 15), vec!["2024", "2025", ""]),
            (date(1981, 1, 1), date(2026, 11, 15), vec!["1990", "2000", "2010", "2020"]),
            (
                date(2012, 1, 1),
                date(2026, 1, 1),
                vec!["2012", "2014", "2016", "2018", "2020", "2022", "2024", ""],
            ),
        ] {
            let years = Calendar::new(first, last).years();
            let found: Vec<_> = years.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(found, labels, "{first} to {last}");
            assert!(years.is_sorted_by(|a, b| a.at.0 < b.at.0));
        }
    }
}
