//! Lays hours on calendar days and days into phases.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Phases of every plan.
pub(in crate::report) const PHASES: u32 = 3;

/// A plan's days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    start: Date,
    weeks: u32,
    hours_per_day: f64,
}

impl Calendar {
    /// Every week gets `hours_per_week`, spread evenly over its days.
    pub(super) fn new(start: Date, weeks: u32, hours_per_week: f64) -> Self {
        Self { start, weeks, hours_per_day: hours_per_week / 7.0 }
    }

    /// First and last day of the hours from `from` up to `to` of the plan.
    pub(super) fn days(&self, from: f64, to: f64) -> (Date, Date) {
        let first = (from / self.hours_per_day + 1e-9).floor();
        let last = ((to / self.hours_per_day - 1e-9).ceil() - 1.0).max(first);
        (self.day(first as u32), self.day(last as u32))
    }

    /// First and last day of each phase: contiguous, from the first day of the plan to its last.
    ///
    /// Phases end with a week, the first ones taking what does not divide; plans of fewer weeks
    /// than phases are divided by days.
    pub(super) fn phases(&self) -> Vec<(Date, Date)> {
        let end_day = |phase: u32| {
            if self.weeks >= PHASES {
                (self.weeks * phase).div_ceil(PHASES) * 7
            } else {
                (self.weeks * 7 * phase).div_ceil(PHASES)
            }
        };
        (0..PHASES)
            .map(|phase| (self.day(end_day(phase)), self.day(end_day(phase + 1).max(1) - 1)))
            .collect()
    }

    /// The last day.
    pub(super) fn end(&self) -> Date {
        self.day((self.weeks * 7).max(1) - 1)
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
        let calendar = Calendar::new(date(2026, 11, 23), 6, 7.0);
        assert_eq!(calendar.days(0.0, 7.0), (date(2026, 11, 23), date(2026, 11, 29)));
        assert_eq!(calendar.days(7.0, 7.5), (date(2026, 11, 30), date(2026, 11, 30)));
        assert_eq!(calendar.days(7.5, 9.0), (date(2026, 11, 30), date(2026, 12, 1)));
        assert_eq!(calendar.end(), date(2027, 1, 3));
    }

    #[test]
    fn phases_are_contiguous_and_cover_plans_of_any_length() {
        for weeks in 1..=104 {
            let calendar = Calendar::new(date(2026, 11, 23), weeks, 10.0);
            let phases = calendar.phases();
            assert_eq!(phases.len(), 3);
            assert_eq!(phases[0].0, date(2026, 11, 23));
            assert_eq!(phases[2].1, calendar.end());
            for (start, end) in &phases {
                assert!(start <= end, "{weeks} weeks: {phases:?}");
            }
            for pair in phases.windows(2) {
                assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
            }
        }
    }
}
