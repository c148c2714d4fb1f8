//! Bars of demand with whiskers, all on one scale.

use super::scale::Scale;
use super::stretched::{along, block, whisker};
use crate::market::{Demand, Interval, Share, StackEntry, StackGroup};

/// One bar: parts from left to right and the whisker over them, as paths in the box of
/// [`stretched`](super::stretched).
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub(crate) parts: Vec<Part>,
    /// The 95 % interval.
    pub(crate) whisker: String,
    /// Steps of the axis, for the grid behind.
    pub(crate) steps: usize,
}

/// A part of a bar.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) path: String,
    /// CSS class that gives the tone.
    pub(crate) tone: &'static str,
}

impl Bar {
    /// Required, preferred and merely mentioned side by side; `None` without percentages.
    pub(crate) fn of(demand: &Demand, scale: &Scale) -> Option<Self> {
        let parts = [
            (demand.required, "tone-required"),
            (demand.preferred, "tone-preferred"),
            (demand.unspecified, "tone-mentioned"),
        ];
        Self::stacked(&parts, demand.any, demand.interval, scale)
    }

    fn stacked(
        shares: &[(Share, &'static str)],
        any: Share,
        interval: Interval,
        scale: &Scale,
    ) -> Option<Self> {
        any.percent()?;
        let mut from = 0.0;
        let mut parts = Vec::new();
        for &(share, tone) in shares {
            let to = from + share.proportion();
            if share.k() > 0 {
                parts.push(Part { path: block(along(scale.at(from)), along(scale.at(to))), tone });
            }
            from = to;
        }
        Some(Self {
            parts,
            whisker: whisker(along(scale.at(interval.low)), along(scale.at(interval.high))),
            steps: scale.ticks.len().saturating_sub(1),
        })
    }
}

/// A bar of one tone; `None` without percentages.
pub(crate) fn plain_bar(share: Share, interval: Interval, scale: &Scale) -> Option<Bar> {
    Bar::stacked(&[(share, "tone-required")], share, interval, scale)
}

/// A kind of skill as a list of bars.
#[derive(Debug)]
pub(crate) struct StackChart<'a> {
    pub(crate) title: &'a str,
    pub(crate) rows: Vec<StackRow<'a>>,
    /// Skills beyond the first rows.
    pub(crate) rest: Vec<StackRow<'a>>,
}

/// A skill with its bar.
#[derive(Debug)]
pub(crate) struct StackRow<'a> {
    pub(crate) entry: &'a StackEntry,
    pub(crate) bar: Option<Bar>,
}

/// Skills shown at once per kind.
const SHOWN: usize = 4;

impl<'a> StackChart<'a> {
    /// The kinds that have a skill, on one scale.
    pub(crate) fn all(groups: &'a [StackGroup]) -> Vec<Self> {
        let entries = groups.iter().flat_map(|group| &group.skills);
        let highest = entries.map(|entry| entry.interval.high).fold(0.0, f64::max);
        let scale = Scale::shares(highest);
        let row = |entry: &'a StackEntry| StackRow {
            entry,
            bar: plain_bar(entry.any, entry.interval, &scale),
        };
        let filled = groups.iter().filter(|group| !group.skills.is_empty());
        filled
            .map(|group| Self {
                title: &group.title,
                rows: group.skills.iter().take(SHOWN).map(row).collect(),
                rest: group.skills.iter().skip(SHOWN).map(row).collect(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_join_without_gaps_and_end_where_the_share_does() {
        let scale = Scale::shares(1.0);
        let (required, preferred) = (Share::new(30, 100), Share::new(20, 100));
        let any = Share::new(50, 100);
        let shares = [(required, "a"), (Share::new(0, 100), "b"), (preferred, "c")];
        let bar = Bar::stacked(&shares, any, any.interval(), &scale).unwrap();
        let paths: Vec<(&str, &str)> =
            bar.parts.iter().map(|part| (part.tone, part.path.as_str())).collect();
        assert_eq!(paths, [("a", "M0 3h300v6H0"), ("c", "M300 3h200v6H300")]);
        assert_eq!(bar.whisker, "M404 4v4m0-2H596m0-2v4");
        assert_eq!(bar.steps, 5);
    }

    #[test]
    fn too_few_postings_have_no_bar() {
        let few = Share::new(3, 9);
        assert!(plain_bar(few, few.interval(), &Scale::shares(1.0)).is_none());
    }
}
