//! The data from which a reader counts the match with any set.

use super::Trials;
use crate::report::matching::Tiers;
use crate::report::model::{WhatIfOpen, WhatIfPosting, WhatIfSkill, WhatIfTable, WhatIfTier};
use crate::report::planning::SkillSet;
use crate::skills::SkillId;

/// Postings that lack so many skills whatever is learnt are in no figure.
const OUT_OF_REACH: usize = 3;

impl Trials<'_> {
    /// Everything that the match with a set depends on.
    pub(in crate::report) fn table(&self) -> WhatIfTable {
        WhatIfTable {
            skills: self.table_skills(),
            core: self.tier(self.tiers.core()),
            preferred: self.tier(self.tiers.preferred()),
            postings: self.table_postings(),
        }
    }

    fn table_skills(&self) -> Vec<WhatIfSkill> {
        let learnable = self.learnable();
        let skills = self.gaps.iter().zip(learnable).map(|((gap, learnt), skill)| WhatIfSkill {
            skill: self.reference(gap.id),
            severity: gap.rule.severity(),
            hours: gap.hours.value,
            minutes: skill.minutes.max(1),
            first: learnt.iter().filter(|id| **id != gap.id).map(|id| self.place(*id)).collect(),
            after: skill.prerequisites.iter().map(|group| places(*group)).collect(),
        });
        skills.collect()
    }

    /// The skills of a tier as they stand today.
    fn tier(&self, skills: &[SkillId]) -> WhatIfTier {
        let met = Tiers::met(self.subject.reporter, &self.subject.held, skills);
        let open = skills.iter().filter_map(|skill| self.open_skill(*skill));
        WhatIfTier { met, open: open.collect() }
    }

    /// A skill of a tier that is not met and that learning can change.
    fn open_skill(&self, skill: SkillId) -> Option<WhatIfOpen> {
        let (reporter, held) = (self.subject.reporter, &self.subject.held);
        let demand = reporter.demand(skill)?;
        if held.has(skill) || reporter.settled(skill, demand, held) {
            return None;
        }
        let by = places(self.givers_of(&[skill]));
        let unsettled = reporter.unsettled(skill, demand, held);
        let (enough, replaced) = unsettled.map_or((0, Vec::new()), |unsettled| {
            let lists = unsettled.open.iter().map(|lists| {
                let missing = lists.iter().filter(|list| !held.has_one(list));
                missing.map(|list| self.givers_of(list)).collect::<Vec<SkillSet>>()
            });
            let reachable = lists.filter(|groups| groups.iter().all(|group| !group.is_empty()));
            let replaced: Vec<Vec<Vec<u32>>> = reachable.map(|groups| lacks(&groups)).collect();
            let can_settle = replaced.len() >= unsettled.enough as usize;
            if can_settle { (unsettled.enough, replaced) } else { (0, Vec::new()) }
        });
        let open = WhatIfOpen { by, enough, replaced };
        (!open.by.is_empty() || !open.replaced.is_empty()).then_some(open)
    }

    fn table_postings(&self) -> Vec<WhatIfPosting> {
        let reporter = self.subject.reporter;
        let open = reporter.demanding().filter(|(_, posting)| !self.subject.held.meets(posting));
        let postings = open.map(|(index, _)| &reporter.market.postings[index].id);
        postings
            .zip(self.missing())
            .filter(|(_, groups)| {
                groups.iter().filter(|group| group.is_empty()).count() < OUT_OF_REACH
            })
            .map(|(id, groups)| WhatIfPosting { posting: id.clone(), lacks: lacks(&groups) })
            .collect()
    }

    /// The place of a gap; each prerequisite of one is one.
    fn place(&self, skill: SkillId) -> u32 {
        let place = self.gaps.iter().position(|(gap, _)| gap.id == skill);
        place.map_or(u32::MAX, |place| place as u32)
    }
}

fn lacks(groups: &[SkillSet]) -> Vec<Vec<u32>> {
    groups.iter().map(|group| places(*group)).collect()
}

fn places(group: SkillSet) -> Vec<u32> {
    group.iter().map(|place| place as u32).collect()
}
