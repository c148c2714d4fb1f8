//! Bars of demand with whiskers, all on one scale.

use super::scale::{Percent, Scale};
use crate::market::{Demand, Interval, Share, StackEntry, StackGroup};

/// One bar: parts from left to right and the whisker over them.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub(crate) parts: Vec<Part>,
    pub(crate) low: Percent,
    pub(crate) high: Percent,
    /// Steps of the axis, for the grid behind.
    pub(crate) steps: usize,
}

/// A part of a bar.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) x: Percent,
    pub(crate) width: Percent,
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
                parts.push(Part { x: scale.at(from), width: scale.between(from, to), tone });
            }
            from = to;
        }
        Some(Self {
            parts,
            low: scale.at(interval.low),
            high: scale.at(interval.high),
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
const SHOWN: usize = 8;

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
