//! The match with a set of skills added, counted from what is held then.

use super::Trials;
use crate::report::model::WhatIfAnswer;
use crate::report::planning::{self, Instance, SkillSet};
use crate::skills::{SkillId, SkillRef};

/// Why the match with a skill added is no question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotLearnable {
    /// The résumé shows it.
    #[error("{} is shown already", .0.label)]
    Held(SkillRef),
    /// It is none of the listed gaps.
    #[error("{} is no gap in this market", .0.label)]
    NoGap(SkillRef),
}

impl Trials<'_> {
    /// The match with some gaps added, in the order of the gaps.
    ///
    /// # Errors
    ///
    /// [`NotLearnable`] when one of the skills is no gap.
    pub(in crate::report) fn answer(
        &self,
        skills: &[SkillId],
    ) -> Result<WhatIfAnswer, NotLearnable> {
        let mut places =
            skills.iter().map(|skill| self.find(*skill)).collect::<Result<Vec<_>, _>>()?;
        places.sort_unstable();
        places.dedup();
        let learnt = self.learnt(&places);
        let held = self.holding(&learnt);
        let (first, hours, with) = self.learning(&places);
        let mut answer = WhatIfAnswer {
            skills: places.iter().map(|place| self.reference(self.gaps[*place].0.id)).collect(),
            first,
            hours,
            with,
            one_short: 0,
            two_short: 0,
            completed: Vec::new(),
            order: self.order(&learnt.into_iter().collect::<Vec<_>>()),
        };
        let reporter = self.subject.reporter;
        for (index, posting) in reporter.demanding() {
            match held.short(posting) {
                0 if !self.subject.held.meets(posting) => {
                    answer.completed.push(reporter.market.postings[index].id.clone());
                }
                1 => answer.one_short += 1,
                2 => answer.two_short += 1,
                _ => {}
            }
        }
        Ok(answer)
    }

    /// The place of a skill among the gaps.
    fn find(&self, skill: SkillId) -> Result<usize, NotLearnable> {
        let place = self.gaps.iter().position(|(gap, _)| gap.id == skill);
        place.ok_or_else(|| {
            let reference = self.reference(skill);
            if self.subject.held.has(skill) {
                NotLearnable::Held(reference)
            } else {
                NotLearnable::NoGap(reference)
            }
        })
    }

    /// Skills in the order in which a plan would have them.
    fn order(&self, learnt: &[SkillId]) -> Vec<SkillRef> {
        // Postings beyond any budget would be left out, and the order asks for none.
        let Ok(instance) = Instance::new(self.learnable(), self.missing(), u32::MAX) else {
            unreachable!("the gaps are as many as fit into a set")
        };
        let place = |skill: &SkillId| self.gaps.iter().position(|(gap, _)| gap.id == *skill);
        let set: SkillSet = learnt.iter().filter_map(place).collect();
        let order = planning::order(&instance, set);
        order.into_iter().map(|place| self.reference(self.gaps[place].0.id)).collect()
    }
}
