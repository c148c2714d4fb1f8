//! Warns of snapshots whose day cannot be the one on which they were collected.
//!
//! The newest snapshot sets the day that all pages hold for, so that one slip of a year moves all.

use crate::content::{Content, Snapshot};
use crate::diagnostics::{Diagnostic, Diagnostics, Location};
use jiff::civil::Date;

/// The newest of some postings is rarely older than this (in days) when they are collected.
const STALE_AFTER: i32 = 60;

/// Warns of snapshots that were collected long after the newest of their postings, or so they say.
pub(super) fn check(content: &Content, diagnostics: &mut Diagnostics) {
    for snapshot in snapshots(content) {
        let days = snapshot.postings.iter().filter_map(|posting| posting.posted_on);
        let Some(newest) = days.max() else { continue };
        let day = snapshot.date;
        if (day - newest).get_days() <= STALE_AFTER {
            continue;
        }
        let message = format!("the newest posting is of {newest}, and the snapshot of {day}");
        let problem = Diagnostic::warning("unlikely-date", message).at(place(snapshot));
        diagnostics.push(problem.hint(
            "if they were collected earlier, rename the snapshot to the day they were saved",
        ));
    }
}

/// Warns of snapshots of days after `today`. One day is allowed, as whoever collected them may have
/// counted in another time zone.
///
/// This is no part of what is checked otherwise: pages must not depend on the day they are made.
pub fn check_future(content: &Content, today: Date, diagnostics: &mut Diagnostics) {
    for snapshot in snapshots(content).filter(|snapshot| is_future(snapshot.date, today)) {
        let message =
            format!("the snapshot of {} is of a day that is still to come", snapshot.date);
        let meant = in_past(snapshot.date, today);
        let hint = format!(
            "rename it to the day the postings were collected, such as {meant}: the newest snapshot \
             sets the day that all pages hold for"
        );
        let problem = Diagnostic::warning("future-snapshot", message);
        diagnostics.push(problem.at(place(snapshot)).hint(hint));
    }
}

/// Whether a snapshot cannot have been collected on a day.
pub(crate) fn is_future(day: Date, today: Date) -> bool {
    day > today.tomorrow().unwrap_or(today)
}

/// The newest day that is not after `today` and has the same place in its year, where there is one:
/// most slips are of the year.
pub(crate) fn in_past(day: Date, today: Date) -> Date {
    let years = [today.year(), today.year() - 1];
    let same = |year| Date::new(year, day.month(), day.day()).ok();
    years.into_iter().filter_map(same).find(|day| *day <= today).unwrap_or(today)
}

fn snapshots(content: &Content) -> impl Iterator<Item = &Snapshot> {
    content.markets.iter().flat_map(|market| &market.snapshots)
}

/// The first file of a snapshot; it is only kept with a posting in it.
fn place(snapshot: &Snapshot) -> Location {
    let first = snapshot.postings.first().map(|posting| &posting.origin.file);
    Location::file(first.cloned().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_that_was_meant_is_not_to_come() {
        let today = date(2026, 11, 30);
        for (day, meant) in [
            (date(2027, 5, 1), date(2026, 5, 1)),
            (date(2999, 12, 24), date(2025, 12, 24)),
            (date(2028, 2, 29), today),
            (date(2026, 12, 2), date(2025, 12, 2)),
        ] {
            assert!(is_future(day, today));
            assert_eq!(in_past(day, today), meant);
        }
        assert!(!is_future(date(2026, 12, 1), today) && !is_future(today, today));
    }
}
