//! The targets of one candidate beside each other.

use super::model::{Headline, PlannedSkill, Severity, SkillMark};
use crate::skills::SkillRef;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What learning for several targets has in common.
#[derive(Debug)]
pub struct TargetComparison<'a> {
    /// Gaps of at least two targets, most severe first: learnt once, they count in each.
    pub shared: Vec<SharedGap<'a>>,
    /// Hours of all plans when a skill that stands in several is learnt once.
    pub hours_together: f64,
    /// Hours of all plans one by one.
    pub hours_apart: f64,
    /// Skills that stand in the plan of more than one target.
    pub planned_twice: Vec<&'a SkillRef>,
}

/// A gap of several targets.
#[derive(Debug)]
pub struct SharedGap<'a> {
    /// The skill.
    pub skill: &'a SkillRef,
    /// In the order of the targets; `None` where it is no gap.
    pub marks: Vec<Option<&'a SkillMark>>,
}

impl<'a> TargetComparison<'a> {
    /// Compares the targets of one candidate.
    pub fn of(targets: &[&'a Headline]) -> Self {
        let mut by_skill: BTreeMap<&str, SharedGap<'a>> = BTreeMap::new();
        for (at, target) in targets.iter().enumerate() {
            for mark in target.skills.iter().filter(|mark| mark.gap.is_some()) {
                let entry = by_skill.entry(&mark.skill.id).or_insert_with(|| SharedGap {
                    skill: &mark.skill,
                    marks: vec![None; targets.len()],
                });
                entry.marks[at] = Some(mark);
            }
        }
        let mut shared: Vec<SharedGap<'_>> =
            by_skill.into_values().filter(|gap| gap.targets() > 1).collect();
        // Stable: the skill's id decides between equals.
        shared.sort_by_key(|gap| (gap.worst(), Reverse(gap.targets()), Reverse(gap.postings())));
        let steps = || targets.iter().flat_map(|target| &target.plan.steps);
        let mut longest: BTreeMap<&str, f64> = BTreeMap::new();
        for step in steps() {
            let hours = longest.entry(&step.skill.id).or_default();
            *hours = hours.max(step.hours);
        }
        let mut seen = BTreeSet::new();
        let again = |step: &&PlannedSkill| !seen.insert(step.skill.id.clone());
        let planned_twice: BTreeSet<&SkillRef> =
            steps().filter(again).map(|step| &step.skill).collect();
        Self {
            shared,
            hours_together: longest.values().sum(),
            hours_apart: steps().map(|step| step.hours).sum(),
            planned_twice: planned_twice.into_iter().collect(),
        }
    }
}

impl SharedGap<'_> {
    fn marks(&self) -> impl Iterator<Item = &SkillMark> {
        self.marks.iter().copied().flatten()
    }

    fn targets(&self) -> usize {
        self.marks().count()
    }

    /// The first is the most severe.
    fn worst(&self) -> Option<Severity> {
        self.marks().filter_map(|mark| mark.gap).min()
    }

    fn postings(&self) -> u32 {
        self.marks().map(|mark| mark.any.k()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidate::EvidenceLevel::{Listed, None as Nothing, Used};
    use crate::report::fixture::headline;
    use Severity::{Critical, Important, NiceToHave};

    #[test]
    fn what_several_targets_lack_is_learnt_once() {
        let one = headline(
            "a",
            "one",
            1,
            &[
                ("rust", Nothing, Some(NiceToHave), 1),
                ("go", Nothing, Some(Important), 2),
                ("sql", Listed, Some(Important), 0),
                ("aws", Used, None, 0),
            ],
        );
        let two = headline(
            "a",
            "two",
            2,
            &[("rust", Nothing, Some(Critical), 1), ("sql", Listed, Some(Important), 2)],
        );
        let targets = [&one, &two];
        let comparison = TargetComparison::of(&targets);
        let shared: Vec<&str> = comparison.shared.iter().map(|gap| &*gap.skill.id).collect();
        assert_eq!(shared, ["rust", "sql"], "the critical one first; Go is a gap of one target");
        let severities: Vec<_> =
            comparison.shared[0].marks.iter().map(|mark| mark.and_then(|mark| mark.gap)).collect();
        assert_eq!(severities, [Some(NiceToHave), Some(Critical)]);
        // Rust 40 h, Go 20 h; Rust again, SQL 30 h.
        assert_eq!((comparison.hours_apart, comparison.hours_together), (130.0, 90.0));
        let twice: Vec<&str> = comparison.planned_twice.iter().map(|skill| &*skill.id).collect();
        assert_eq!(twice, ["rust"]);
    }
}
