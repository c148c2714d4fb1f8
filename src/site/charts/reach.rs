//! How near the postings are: fully met, one and two skills short, and where the plan leads.

use super::scale::Scale;
use super::stretched::{along, block};
use crate::report::Report;

/// Postings with requirements side by side, the nearest first.
#[derive(Debug)]
pub(crate) struct Reach {
    pub(crate) met: String,
    pub(crate) one_short: String,
    pub(crate) two_short: String,
    /// A mark at the end of what is met after the plan; `None` when the plan adds nothing.
    pub(crate) planned: Option<String>,
}

impl Reach {
    /// `None` when no posting has a requirement.
    pub(crate) fn of(report: &Report) -> Option<Self> {
        let matching = &report.matching;
        let all = matching.fully_met.n();
        if all == 0 {
            return None;
        }
        let scale = Scale::plain(0.0, f64::from(all));
        let at = |count: u32| along(scale.at(f64::from(count)));
        let met = matching.fully_met.k();
        let one = met.saturating_add(matching.one_short.count);
        let two = one.saturating_add(matching.two_short.count);
        let after = report.roadmap.after.k();
        Some(Self {
            met: block(0, at(met)),
            one_short: block(at(met), at(one)),
            two_short: block(at(one), at(two)),
            planned: (after > met).then(|| format!("M{} 0v12", at(after))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    fn numbers(path: &str) -> Vec<u32> {
        let parts = path.split(|letter: char| !letter.is_ascii_digit());
        parts.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
    }

    #[test]
    fn parts_follow_on_each_other_within_the_box() {
        let fixture = Fixture::new();
        let mut drawn = 0;
        for report in &fixture.reports {
            let Some(reach) = Reach::of(report) else {
                assert_eq!(report.matching.fully_met.n(), 0);
                continue;
            };
            drawn += 1;
            let mut end = 0;
            for path in [&reach.met, &reach.one_short, &reach.two_short] {
                let [from, _, width, ..] = numbers(path)[..] else { panic!("{path}") };
                assert_eq!(from, end);
                end = from + width;
            }
            assert!(end <= 1000);
            let planned = report.roadmap.after.k() > report.matching.fully_met.k();
            assert_eq!(reach.planned.is_some(), planned);
        }
        assert!(drawn > 0);
    }

    #[test]
    fn without_requirements_nothing_is_drawn() {
        let mut report = Fixture::new().reports[3].clone();
        report.matching.fully_met = crate::market::Share::new(0, 0);
        assert!(Reach::of(&report).is_none());
    }
}
