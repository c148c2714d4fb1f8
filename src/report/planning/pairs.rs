//! Pairs of skills that together complete more than each alone.

use super::skill_set::SkillSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Two skills that are worth more together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The skills, in order.
    pub skills: [usize; 2],
    /// Postings that each completes alone.
    pub alone: [u32; 2],
    /// Postings that both complete together; more than the sum.
    pub together: u32,
}

impl Pair {
    /// By how much the two exceed their sum.
    pub fn surplus(&self) -> u32 {
        self.together - self.alone.iter().sum::<u32>()
    }
}

/// By skill, the postings that it completes alone.
pub fn alone<'a>(postings: impl IntoIterator<Item = &'a [SkillSet]>) -> BTreeMap<usize, u32> {
    let mut alone: BTreeMap<usize, u32> = BTreeMap::new();
    for groups in postings {
        for skill in enough(groups).iter() {
            *alone.entry(skill).or_default() += 1;
        }
    }
    alone
}

/// The skills that are in every group.
fn enough(groups: &[SkillSet]) -> SkillSet {
    groups.iter().copied().reduce(SkillSet::common).unwrap_or_default()
}

/// The pairs that together complete more postings than the sum of each alone, those that exceed
/// it by most first.
///
/// Postings are the groups that each misses, as in [`super::Instance::new`].
pub fn pairs<'a>(postings: impl IntoIterator<Item = &'a [SkillSet]>) -> Vec<Pair> {
    let mut alone: BTreeMap<usize, u32> = BTreeMap::new();
    // By pair: postings that need both, and postings for which either is enough.
    let mut counts: BTreeMap<[usize; 2], (u32, u32)> = BTreeMap::new();
    for groups in postings {
        let Some(first) = groups.first() else { continue };
        let enough = enough(groups);
        for skill in enough.iter() {
            *alone.entry(skill).or_default() += 1;
            for other in enough.iter().filter(|other| *other > skill) {
                counts.entry([skill, other]).or_default().1 += 1;
            }
        }
        let mut both: Vec<[usize; 2]> = Vec::new();
        for skill in first.without(enough).iter() {
            let rest = groups.iter().filter(|group| !group.has(skill)).copied();
            let others = rest.reduce(SkillSet::common).unwrap_or_default().without(enough);
            both.extend(others.iter().map(|other| [skill.min(other), skill.max(other)]));
        }
        both.sort_unstable();
        both.dedup();
        for pair in both {
            counts.entry(pair).or_default().0 += 1;
        }
    }
    let mut found: Vec<Pair> = counts
        .into_iter()
        .filter(|(_, (both, either))| both > either)
        .map(|(skills, (both, either))| {
            let alone = skills.map(|skill| alone.get(&skill).copied().unwrap_or(0));
            Pair { skills, alone, together: alone[0] + alone[1] + both - either }
        })
        .collect();
    found.sort_by_key(|pair| (Reverse((pair.surplus(), pair.together)), pair.skills));
    found
}
