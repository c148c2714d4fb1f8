//! What learning one skill, or two together, would change.

use super::gaps::OpenGap;
use super::matching::Tiers;
use super::model::{MatchCounts, WhatIf, WhatIfPair};
use super::planning::{self, SkillSet};
use super::reporter::Subject;
use super::roadmap::{closure, givers, missing_groups};
use crate::skills::{SkillId, SkillRef};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// So many skills are computed ahead.
const SKILLS: usize = 8;
/// So many pairs are listed.
const PAIRS: usize = 8;

/// Gaps to try, each learnt with the prerequisites that are not held.
pub(super) struct Trials<'a> {
    subject: &'a Subject<'a>,
    tiers: &'a Tiers,
    open: &'a [OpenGap<'a>],
    /// The gaps, with what is learnt for each in learning order; the first ones only where there
    /// are more than a [`SkillSet`] holds.
    gaps: Vec<(&'a OpenGap<'a>, Vec<SkillId>)>,
    /// What each posting that is not met misses, as sets of places in `gaps`.
    postings: Vec<Vec<SkillSet>>,
}

impl<'a> Trials<'a> {
    /// All that can be tried.
    pub(super) fn new(subject: &'a Subject<'a>, tiers: &'a Tiers, open: &'a [OpenGap<'a>]) -> Self {
        let learnt = |gap: &OpenGap<'_>| closure(subject, open, gap.id, &subject.held).0;
        let gaps: Vec<_> =
            open.iter().take(SkillSet::CAPACITY).map(|gap| (gap, learnt(gap))).collect();
        let givers = givers(subject, gaps.iter().map(|(_, learnt)| learnt.as_slice()));
        let postings = missing_groups(subject, &givers);
        Self { subject, tiers, open, gaps, postings }
    }

    fn postings(&self) -> impl Iterator<Item = &[SkillSet]> {
        self.postings.iter().map(Vec::as_slice)
    }

    /// The gaps that complete most postings, then the most asked ones.
    pub(super) fn best(&self) -> Vec<WhatIf> {
        let alone = planning::alone(self.postings());
        let completes = |place: usize| alone.get(&place).copied().unwrap_or(0);
        let mut places: Vec<usize> =
            (0..self.gaps.len()).filter(|place| self.gaps[*place].0.demand.is_some()).collect();
        places.sort_by_key(|place| {
            let gap = self.gaps[*place].0;
            let demand = gap.demand.map_or(0, |demand| demand.any.k());
            (Reverse((completes(*place), demand)), gap.id)
        });
        places
            .into_iter()
            .take(SKILLS)
            .map(|place| {
                let (first, hours, with) = self.learning(&[place]);
                let skill = self.reference(self.gaps[place].0.id);
                WhatIf { skill, first, hours, with, completes: completes(place) }
            })
            .collect()
    }

    /// The pairs of gaps that complete more postings together than the sum of each, by how many
    /// more.
    pub(super) fn best_pairs(&self) -> Vec<WhatIfPair> {
        let pairs = planning::pairs(self.postings()).into_iter().take(PAIRS);
        pairs
            .map(|pair| {
                let (first, hours, with) = self.learning(&pair.skills);
                WhatIfPair {
                    skills: pair.skills.map(|place| self.reference(self.gaps[place].0.id)),
                    first,
                    hours,
                    with,
                    together: pair.together,
                    alone: pair.alone,
                }
            })
            .collect()
    }

    /// What else is learnt for some gaps, the hours of all, and the match after it.
    fn learning(&self, places: &[usize]) -> (Vec<SkillRef>, f64, MatchCounts) {
        let catalogue = self.subject.reporter.catalogue;
        let wanted: Vec<SkillId> = places.iter().map(|place| self.gaps[*place].0.id).collect();
        let learnt: BTreeSet<SkillId> =
            places.iter().flat_map(|place| &self.gaps[*place].1).copied().collect();
        let mut held = self.subject.held.clone();
        learnt.iter().for_each(|skill| held.add(*skill, catalogue));
        let gaps = self.open.iter().filter(|gap| learnt.contains(&gap.id));
        let first = learnt.iter().filter(|skill| !wanted.contains(skill));
        (
            first.map(|skill| self.reference(*skill)).collect(),
            gaps.map(|gap| gap.hours.value).sum(),
            self.tiers.counts(self.subject.reporter, &held),
        )
    }

    fn reference(&self, skill: SkillId) -> SkillRef {
        self.subject.reporter.catalogue.reference(skill).clone()
    }
}
