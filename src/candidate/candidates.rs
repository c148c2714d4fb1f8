//! A candidate after analysis.

use super::model::{Evidence, EvidenceLevel, Role};
use crate::skills::SkillId;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything the profile shows, independent of any market.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The day it holds for.
    pub as_of: Date,
    /// One entry per shown skill, in catalogue order.
    evidence: Vec<(SkillId, Evidence)>,
    /// The level of every skill of the catalogue.
    levels: Vec<EvidenceLevel>,
    /// Paid and voluntary roles, newest first, undated ones last.
    pub roles: Vec<Role>,
    /// Months of dated paid work, overlaps counted once; `None` without a dated paid role.
    pub months_worked: Option<u32>,
}

impl Candidate {
    /// Puts an analysis together; `skills` is the size of the catalogue.
    pub(super) fn new(
        as_of: Date,
        skills: usize,
        evidence: BTreeMap<SkillId, Evidence>,
        roles: Vec<Role>,
        months_worked: Option<u32>,
    ) -> Self {
        let mut levels = vec![EvidenceLevel::None; skills];
        for (id, evidence) in &evidence {
            levels[usize::from(id.0)] = evidence.level;
        }
        Self { as_of, evidence: evidence.into_iter().collect(), levels, roles, months_worked }
    }

    /// How well a skill is shown.
    pub fn level(&self, skill: SkillId) -> EvidenceLevel {
        self.levels.get(usize::from(skill.0)).copied().unwrap_or(EvidenceLevel::None)
    }

    /// What the profile says of a skill; `None` when nothing.
    pub fn evidence(&self, skill: SkillId) -> Option<&Evidence> {
        let index = self.evidence.binary_search_by_key(&skill, |(id, _)| *id).ok()?;
        Some(&self.evidence[index].1)
    }

    /// Every shown skill with its evidence, in catalogue order.
    pub fn shown(&self) -> impl Iterator<Item = (SkillId, &Evidence)> {
        self.evidence.iter().map(|(id, evidence)| (*id, evidence))
    }
}
