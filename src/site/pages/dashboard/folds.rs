//! What of long lists is open on a dashboard, and what is folded away.

use super::Dashboard;
use crate::candidate::{Evidence, EvidenceItem};
use crate::language::{Html, Message};
use crate::market::Quote;
use crate::report::{ConditionComparison, Gap, LeftOut, Requirement, Severity, Strong};
use crate::site::charts::{RoleLane, SkillLane, Timeline};
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// A heading with the strengths under it.
pub(super) struct StrengthGroup<'a> {
    pub(super) id: &'static str,
    pub(super) title: Message<Html, ()>,
    pub(super) none: Message<Html, ()>,
    pub(super) items: &'a [Strong],
}

impl<'a> StrengthGroup<'a> {
    pub(super) fn shown(&self) -> &'a [Strong] {
        &self.items[..open(self.items, SHOWN_STRENGTHS)]
    }

    pub(super) fn further(&self) -> &'a [Strong] {
        &self.items[self.shown().len()..]
    }
}

/// Strengths of a group shown without unfolding.
const SHOWN_STRENGTHS: usize = 10;
/// So many conditions besides skills are shown without unfolding.
const SHOWN_CONDITIONS: usize = 8;
/// Sentences told of a skill, and lines of the résumé; the page of evidence has all.
const SHOWN_QUOTES: usize = 2;
/// Roles and skills of the timeline shown without unfolding.
const SHOWN_LANES: usize = 12;

impl<'a> Dashboard<'a> {
    pub(super) fn first_roles<'t>(&self, timeline: &'t Timeline<'a>) -> &'t [RoleLane<'a>] {
        &timeline.roles[..open(&timeline.roles, SHOWN_LANES)]
    }

    pub(super) fn further_roles<'t>(&self, timeline: &'t Timeline<'a>) -> &'t [RoleLane<'a>] {
        &timeline.roles[open(&timeline.roles, SHOWN_LANES)..]
    }

    pub(super) fn first_uses<'t>(&self, timeline: &'t Timeline<'a>) -> &'t [SkillLane<'a>] {
        &timeline.skills[..open(&timeline.skills, SHOWN_LANES)]
    }

    pub(super) fn further_uses<'t>(&self, timeline: &'t Timeline<'a>) -> &'t [SkillLane<'a>] {
        &timeline.skills[open(&timeline.skills, SHOWN_LANES)..]
    }

    /// Sentences of postings on a skill.
    pub(super) fn first_quotes(&self, asked: &'a Requirement) -> &'a [Quote] {
        &asked.quotes[..asked.quotes.len().min(SHOWN_QUOTES)]
    }

    /// Lines of the résumé on a skill.
    pub(super) fn first_items(&self, evidence: &'a Evidence) -> &'a [EvidenceItem] {
        &evidence.items[..evidence.items.len().min(SHOWN_QUOTES)]
    }

    pub(super) fn strengths(&self) -> [StrengthGroup<'a>; 4] {
        let (say, groups) = (self.frame.say.strengths_panel, &self.report.strengths);
        [
            StrengthGroup {
                id: "strengths-technical",
                title: say.technical(),
                none: say.no_technical(),
                items: &groups.technical,
            },
            StrengthGroup {
                id: "strengths-implicit",
                title: say.implicit(),
                none: say.no_implicit(),
                items: &groups.implicit,
            },
            StrengthGroup {
                id: "strengths-domain",
                title: say.domain(),
                none: say.no_domain(),
                items: &groups.domain,
            },
            StrengthGroup {
                id: "strengths-soft",
                title: say.soft(),
                none: say.no_soft(),
                items: &groups.soft,
            },
        ]
    }

    /// The gaps that are always open: the severe ones unless there are many, and a few of the rest.
    pub(super) fn first_gaps(&self) -> &'a [Gap] {
        let severe = |gap: &Gap| gap.severity != Severity::NiceToHave;
        &self.report.gaps[..open_rows(&self.report.gaps, severe, SHOWN_GAPS)]
    }

    pub(super) fn further_gaps(&self) -> &'a [Gap] {
        &self.report.gaps[self.first_gaps().len()..]
    }

    /// The conditions that most postings state, in the order of the report.
    pub(super) fn first_compared(&self) -> Vec<&'a ConditionComparison> {
        self.compared(|place| place < SHOWN_CONDITIONS)
    }

    pub(super) fn further_compared(&self) -> Vec<&'a ConditionComparison> {
        self.compared(|place| place >= SHOWN_CONDITIONS)
    }

    /// The conditions whose place by how many postings state them is wanted.
    fn compared(&self, wanted: impl Fn(usize) -> bool) -> Vec<&'a ConditionComparison> {
        let rows = &self.report.comparison;
        let mut places: Vec<usize> = (0..rows.len()).collect();
        places.sort_by_key(|&index| Reverse(rows[index].asked.k()));
        let chosen = places.iter().enumerate().filter(|(place, _)| wanted(*place));
        let mut chosen: Vec<usize> = chosen.map(|(_, &index)| index).collect();
        chosen.sort_unstable();
        chosen.into_iter().map(|index| &rows[index]).collect()
    }

    /// The same of what the plan leaves out.
    pub(super) fn first_left_out(&self) -> &[LeftOut] {
        let left_out = &self.report.roadmap.left_out;
        let severe = |gap: &LeftOut| gap.severity != Severity::NiceToHave;
        &left_out[..open_rows(left_out, severe, SHOWN_LEFT_OUT)]
    }

    pub(super) fn further_left_out(&self) -> &[LeftOut] {
        &self.report.roadmap.left_out[self.first_left_out().len()..]
    }
}

/// How many of a list are shown before the fold; a fold over few is not worth its click.
fn open<T>(all: &[T], shown: usize) -> usize {
    if all.len() <= shown + shown / 3 { all.len() } else { shown }
}

/// Gaps shown before the fold: the severe ones unless there are many, and a few of the rest.
const SHOWN_GAPS: RangeInclusive<usize> = 10..=20;
/// The same of what the plan leaves out, which the table of gaps has too.
const SHOWN_LEFT_OUT: RangeInclusive<usize> = 5..=10;

/// How many rows of a list sorted by severity are shown before the fold.
fn open_rows<T>(rows: &[T], severe: impl Fn(&T) -> bool, shown: RangeInclusive<usize>) -> usize {
    let severe = rows.iter().take_while(|row| severe(row)).count();
    open(rows, severe.clamp(*shown.start(), *shown.end()))
}
