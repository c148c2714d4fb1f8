//! The set of skills taken as held, and what learning one adds to it.

use super::completing::Brings;
use crate::candidate::{Candidate, EvidenceLevel};
use crate::market::PostingRequirements;
use crate::skills::{Catalogue, SkillId};

/// Skills at level "used" or more, with everything they imply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// One bit per skill of the catalogue: sets are copied for every step and what-if.
    skills: Box<[u64]>,
}

impl Held {
    /// What the candidate holds: exactly the skills whose standing is "have".
    pub(super) fn by(candidate: &Candidate, catalogue: &Catalogue) -> Self {
        let mut held = Self { skills: vec![0; catalogue.len().div_ceil(64)].into() };
        for id in catalogue.ids().filter(|id| candidate.level(*id) >= EvidenceLevel::Used) {
            held.insert(id);
        }
        held
    }

    /// Whether a skill is held.
    pub(super) fn has(&self, skill: SkillId) -> bool {
        let bits = self.skills.get(usize::from(skill.0 / 64));
        bits.is_some_and(|bits| bits >> (skill.0 % 64) & 1 == 1)
    }

    /// Adds a skill that is learnt, and what that teaches besides.
    pub(super) fn learn(&mut self, skill: SkillId, brings: &Brings) {
        brings.brought(skill).iter().for_each(|id| self.insert(*id));
    }

    fn insert(&mut self, skill: SkillId) {
        if let Some(bits) = self.skills.get_mut(usize::from(skill.0 / 64)) {
            *bits |= 1 << (skill.0 % 64);
        }
    }

    /// Whether all required skills and one of each list are held.
    pub(super) fn meets(&self, posting: &PostingRequirements) -> bool {
        posting.skills.iter().all(|skill| self.has(*skill))
            && posting.one_of.iter().all(|list| self.has_one(list))
    }

    /// How many required skills and lists of a posting are not met.
    pub(super) fn short(&self, posting: &PostingRequirements) -> usize {
        let skills = posting.skills.iter().filter(|skill| !self.has(**skill)).count();
        skills + posting.one_of.iter().filter(|list| !self.has_one(list)).count()
    }

    /// Whether one of a list is held.
    pub(super) fn has_one(&self, list: &[SkillId]) -> bool {
        list.iter().any(|skill| self.has(*skill))
    }
}
