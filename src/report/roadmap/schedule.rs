//! Lays hours on calendar days and divides the days into parts.

use crate::content::Plan;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Parts that a plan's days are divided into, and so the most phases it can have.
pub(in crate::report) const PARTS: u32 = 3;

/// A plan's days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    start: Date,
    days: u32,
    hours_per_day: f64,
}

/// The part of a plan that lies ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Its days.
    pub(super) calendar: Calendar,
    /// Days of the plan that are past; their hours are not planned again.
    pub(super) passed: u32,
    /// Hours of the days ahead.
    pub(super) budget: f64,
}

impl Frame {
    /// Plans from the day after `as_of`, or from the start where that is later.
    ///
    /// With fewer days left than parts the plan is over: it keeps its days and has no hours.
    pub(super) fn of(plan: Plan, as_of: Date) -> Self {
        let start = plan.start.unwrap_or_else(|| as_of.tomorrow().unwrap_or(as_of));
        let days = plan.weeks * DAYS;
        let passed = (as_of - start).get_days() + 1;
        let passed = u32::try_from(passed).unwrap_or(0).min(days);
        let left = days - passed;
        let whole = Calendar::new(start, days, plan.hours_per_week);
        if left < PARTS {
            return Self { calendar: whole, passed: days, budget: 0.0 };
        }
        let calendar = Calendar::new(whole.day(passed), left, plan.hours_per_week);
        let budget = f64::from(left) / f64::from(DAYS) * plan.hours_per_week;
        Self { calendar, passed, budget }
    }
}

/// Days of a week.
const DAYS: u32 = 7;

impl Calendar {
    /// So many days; every week gets `hours_per_week`, spread evenly over its days.
    fn new(start: Date, days: u32, hours_per_week: f64) -> Self {
        Self { start, days, hours_per_day: hours_per_week / f64::from(DAYS) }
    }

    /// The first day.
    pub(super) fn start(&self) -> Date {
        self.start
    }

    /// First and last day of the hours from `from` up to `to` of the plan.
    pub(super) fn days(&self, from: f64, to: f64) -> (Date, Date) {
        let first = (from / self.hours_per_day + 1e-9).floor();
        let last = ((to / self.hours_per_day - 1e-9).ceil() - 1.0).max(first);
        (self.day(first as u32), self.day(last as u32))
    }

    /// First and last day of each part: contiguous, from the first day of the plan to its last.
    ///
    /// Parts end with a week, the first ones taking what does not divide; plans of fewer weeks
    /// than parts are divided by days. There are at least as many days as phases.
    pub(super) fn parts(&self) -> Vec<(Date, Date)> {
        let end_day = |part: u32| {
            if self.days >= PARTS * DAYS {
                ((self.days * part).div_ceil(PARTS * DAYS) * DAYS).min(self.days)
            } else {
                (self.days * part).div_ceil(PARTS)
            }
        };
        (0..PARTS)
            .map(|part| (self.day(end_day(part)), self.day(end_day(part + 1).max(1) - 1)))
            .collect()
    }

    /// The last day.
    pub(super) fn end(&self) -> Date {
        self.day(self.days.max(1) - 1)
    }

    fn day(&self, index: u32) -> Date {
        self.start.saturating_add(i64::from(index).days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_fall_on_days() {
        let calendar = Calendar::new(date(2026, 11, 23), 42, 7.0);
        assert_eq!(calendar.days(0.0, 7.0), (date(2026, 11, 23), date(2026, 11, 29)));
        assert_eq!(calendar.days(7.0, 7.5), (date(2026, 11, 30), date(2026, 11, 30)));
        assert_eq!(calendar.days(7.5, 9.0), (date(2026, 11, 30), date(2026, 12, 1)));
        assert_eq!(calendar.end(), date(2027, 1, 3));
    }

    #[test]
    fn parts_are_contiguous_and_cover_plans_of_any_length() {
        for days in 3..=730 {
            let calendar = Calendar::new(date(2026, 11, 23), days, 10.0);
            let parts = calendar.parts();
            assert_eq!(parts.len(), 3);
            assert_eq!(parts[0].0, date(2026, 11, 23));
            assert_eq!(parts[2].1, calendar.end());
            for (start, end) in &parts {
                assert!(start <= end, "{days} days: {parts:?}");
            }
            for pair in parts.windows(2) {
                assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
            }
        }
    }
    fn plan(start: Option<Date>) -> Plan {
        Plan { start, weeks: 6, hours_per_week: 10.0 }
    }

    #[test]
    fn a_plan_that_has_begun_goes_on_from_the_next_day_to_its_end() {
        let start = date(2026, 11, 23);
        for (as_of, first, passed, budget) in [
            (date(2026, 11, 1), start, 0, 60.0),
            (date(2026, 11, 22), start, 0, 60.0),
            (date(2026, 11, 23), date(2026, 11, 24), 1, 410.0 / 7.0),
            (date(2026, 12, 6), date(2026, 12, 7), 14, 40.0),
            (date(2026, 12, 31), date(2027, 1, 1), 39, 30.0 / 7.0),
        ] {
            let frame = Frame::of(plan(Some(start)), as_of);
            assert_eq!((frame.calendar.start(), frame.passed), (first, passed), "{as_of}");
            assert_eq!(frame.calendar.end(), date(2027, 1, 3), "{as_of}");
            assert!((frame.budget - budget).abs() < 1e-9, "{as_of}: {}", frame.budget);
        }
    }

    #[test]
    fn a_plan_without_days_left_keeps_its_days_and_has_no_hours() {
        for as_of in [date(2027, 1, 1), date(2027, 1, 3), date(2028, 5, 1)] {
            let frame = Frame::of(plan(Some(date(2026, 11, 23))), as_of);
            assert_eq!((frame.passed, frame.budget), (42, 0.0), "{as_of}");
            assert_eq!(frame.calendar.start(), date(2026, 11, 23));
            assert_eq!(frame.calendar.end(), date(2027, 1, 3));
        }
    }

    #[test]
    fn a_plan_without_a_start_begins_the_next_day() {
        let frame = Frame::of(plan(None), date(2026, 11, 15));
        assert_eq!((frame.calendar.start(), frame.passed), (date(2026, 11, 16), 0));
    }
}
