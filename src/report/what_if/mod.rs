//! What learning one skill, two together, or any set would change.

mod answer;
mod table;

pub use answer::NotLearnable;

use super::gaps::OpenGap;
use super::held::Held;
use super::matching::Tiers;
use super::model::{MatchCounts, WhatIf, WhatIfPair};
use super::planning::{self, SkillSet};
use super::reporter::Subject;
use super::roadmap::{closure, givers, missing_groups, skills};
use crate::skills::{SkillId, SkillRef};
use rustc_hash::FxHashMap;
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
    /// The gaps, with what is learnt for each in learning order; where there are more than a
    /// [`SkillSet`] holds, the first ones with their prerequisites.
    gaps: Vec<Learning<'a>>,
    /// What each posting that is not met misses, as sets of places in `gaps`.
    postings: Vec<Vec<SkillSet>>,
    /// By skill, the places in `gaps` of what brings it by itself.
    givers: FxHashMap<SkillId, SkillSet>,
}

impl<'a> Trials<'a> {
    /// All that can be tried.
    pub(super) fn new(subject: &'a Subject<'a>, tiers: &'a Tiers, open: &'a [OpenGap<'a>]) -> Self {
        let learnt = |gap: &OpenGap<'_>| closure(subject, open, gap.id, &subject.held).0;
        let gaps = first_gaps(open.iter().map(|gap| (gap, learnt(gap))).collect());
        let with_first = givers(subject, gaps.iter().map(|(_, learnt)| learnt.as_slice()));
        let postings = missing_groups(subject, &with_first);
        let alone = gaps.iter().map(|(gap, _)| std::slice::from_ref(&gap.id));
        let givers = givers(subject, alone);
        Self { subject, tiers, open, gaps, postings, givers }
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

    /// What else is learnt for some gaps, each after what it needs, the hours of all, and the
    /// match after it.
    fn learning(&self, places: &[usize]) -> (Vec<SkillRef>, f64, MatchCounts) {
        let wanted: Vec<SkillId> = places.iter().map(|place| self.gaps[*place].0.id).collect();
        let learnt = self.learnt(places);
        let gaps = self.open.iter().filter(|gap| learnt.contains(&gap.id));
        let mut first: Vec<SkillId> = Vec::new();
        for skill in places.iter().flat_map(|place| &self.gaps[*place].1) {
            if !wanted.contains(skill) && !first.contains(skill) {
                first.push(*skill);
            }
        }
        (
            first.into_iter().map(|skill| self.reference(skill)).collect(),
            // `sum` would make -0 of none.
            gaps.fold(0.0, |hours, gap| hours + gap.hours.value),
            self.tiers.counts(self.subject.reporter, &self.holding(&learnt)),
        )
    }

    /// Some gaps with what is learnt for them.
    fn learnt(&self, places: &[usize]) -> BTreeSet<SkillId> {
        places.iter().flat_map(|place| &self.gaps[*place].1).copied().collect()
    }

    /// What is held when some skills are learnt.
    fn holding(&self, learnt: &BTreeSet<SkillId>) -> Held {
        let mut held = self.subject.held.clone();
        learnt.iter().for_each(|skill| held.learn(*skill, &self.subject.reporter.brings));
        held
    }

    /// The gaps as skills of an instance.
    fn learnable(&self) -> Vec<planning::Skill> {
        let gaps: Vec<&OpenGap<'_>> = self.gaps.iter().map(|(gap, _)| *gap).collect();
        skills(self.subject, &gaps, &self.givers)
    }

    /// What each posting that is not met misses, as groups of which one has to be learnt.
    fn missing(&self) -> Vec<Vec<SkillSet>> {
        missing_groups(self.subject, &self.givers)
    }

    /// What brings one of some skills.
    fn givers_of(&self, skills: &[SkillId]) -> SkillSet {
        let givers = skills.iter().filter_map(|skill| self.givers.get(skill));
        givers.fold(SkillSet::EMPTY, |all, set| all.with(*set))
    }

    fn reference(&self, skill: SkillId) -> SkillRef {
        self.subject.reporter.catalogue.reference(skill).clone()
    }
}

/// A gap with what is learnt for it, in learning order.
type Learning<'a> = (&'a OpenGap<'a>, Vec<SkillId>);

/// The first gaps with their prerequisites, as many as a [`SkillSet`] holds, in their order.
fn first_gaps(mut gaps: Vec<Learning<'_>>) -> Vec<Learning<'_>> {
    if gaps.len() > SkillSet::CAPACITY {
        let mut taken: BTreeSet<SkillId> = BTreeSet::new();
        for (_, learnt) in &gaps {
            let mut with = taken.clone();
            with.extend(learnt);
            if with.len() <= SkillSet::CAPACITY {
                taken = with;
            }
        }
        gaps.retain(|(gap, _)| taken.contains(&gap.id));
    }
    gaps
}
