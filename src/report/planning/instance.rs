//! What is to be chosen from: skills with hours and prerequisites, and postings to complete.

use super::skill_set::SkillSet;
use std::collections::BTreeMap;

/// A skill that can be learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// Minutes to learn it once its prerequisites are held; less than one counts as one.
    pub minutes: u32,
    /// What closing it is worth where no posting is completed.
    pub demand: u32,
    /// What must be held before: one skill of each group.
    pub prerequisites: Vec<SkillSet>,
    /// The skills that learning it closes: those it teaches besides; itself is always among them.
    pub gives: SkillSet,
}

/// A posting that is not met, or several that miss the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    /// How many postings miss this.
    pub(super) count: u32,
    /// The groups of one skill, with all that must certainly be learnt before them.
    pub(super) needs: SkillSet,
    /// The groups that leave a choice and are not settled by `needs`.
    pub(super) choices: Vec<SkillSet>,
}

impl Posting {
    /// Whether a set of learnt skills completes it.
    pub(super) fn completed_by(&self, learnt: SkillSet) -> bool {
        self.needs.within(learnt) && self.choices.iter().all(|group| group.meets(learnt))
    }
}

/// More skills than a [`SkillSet`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} skills to choose from; at most {max} can be", max = SkillSet::CAPACITY)]
pub struct TooManySkills(pub usize);

/// A precedence-constrained knapsack whose value is the number of completed postings.
///
/// The order of the skills is the order in which ties are resolved.
#[derive(Debug, Clone)]
pub struct Instance {
    pub(super) skills: Vec<Skill>,
    pub(super) postings: Vec<Posting>,
    /// Minutes that may be spent.
    pub(super) budget: u32,
    /// Each skill with all that must certainly be learnt with it.
    pub(super) closures: Vec<SkillSet>,
    /// By skill: those that no best choice has without it.
    pub(super) dominated: Vec<SkillSet>,
    /// Whether some prerequisite leaves a choice.
    pub(super) has_open_prerequisites: bool,
}

impl Instance {
    /// Takes postings as the groups that each still misses: it is completed when one skill of
    /// every group is learnt.
    ///
    /// Postings that miss nothing are met already, and those with an empty group cannot be
    /// completed; both are left out. Postings that miss the same are merged.
    ///
    /// # Errors
    ///
    /// [`TooManySkills`] for more than [`SkillSet::CAPACITY`] skills.
    pub fn new(
        mut skills: Vec<Skill>,
        postings: impl IntoIterator<Item = Vec<SkillSet>>,
        budget: u32,
    ) -> Result<Self, TooManySkills> {
        if skills.len() > SkillSet::CAPACITY {
            return Err(TooManySkills(skills.len()));
        }
        let all = SkillSet::first(skills.len());
        for (index, skill) in skills.iter_mut().enumerate() {
            skill.minutes = skill.minutes.max(1);
            skill.gives = skill.gives.common(all).with(SkillSet::one(index));
            skill.prerequisites = least(std::mem::take(&mut skill.prerequisites));
        }
        let has_open_prerequisites =
            skills.iter().any(|skill| skill.prerequisites.iter().any(|group| group.len() != 1));
        let closures = closures(&skills);
        let mut merged: BTreeMap<(SkillSet, Vec<SkillSet>), u32> = BTreeMap::new();
        for groups in postings {
            if groups.is_empty() || groups.iter().any(|group| group.is_empty()) {
                continue;
            }
            let (single, mut choices): (Vec<SkillSet>, Vec<SkillSet>) =
                least(groups).into_iter().partition(|group| group.len() == 1);
            let needs = close(&closures, single.into_iter().flat_map(SkillSet::iter));
            choices.retain(|group| !group.meets(needs));
            *merged.entry((needs, choices)).or_default() += 1;
        }
        let postings =
            merged.into_iter().map(|((needs, choices), count)| Posting { count, needs, choices });
        let mut instance = Self {
            postings: postings.collect(),
            skills,
            budget,
            closures,
            dominated: Vec::new(),
            has_open_prerequisites,
        };
        // What no budget reaches need not be looked at again.
        let postings = std::mem::take(&mut instance.postings);
        let within = |posting: &Posting| instance.least_minutes(posting) <= budget;
        let postings: Vec<Posting> = postings.into_iter().filter(within).collect();
        instance.postings = postings;
        instance.dominated = super::dominance::dominated(&instance);
        Ok(instance)
    }

    /// How many skills there are to choose from.
    pub fn len(&self) -> usize {
        self.skills.len()
    }

    /// Whether there is no skill to choose from.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty()
    }

    /// All skills.
    pub(super) fn all(&self) -> SkillSet {
        SkillSet::first(self.len())
    }

    /// The minutes of a set of skills.
    pub fn minutes(&self, set: SkillSet) -> u32 {
        set.iter().fold(0, |sum, skill| sum.saturating_add(self.skills[skill].minutes))
    }

    /// What a set of learnt skills closes.
    pub(super) fn given(&self, learnt: SkillSet) -> SkillSet {
        learnt.iter().fold(SkillSet::EMPTY, |given, skill| given.with(self.skills[skill].gives))
    }

    /// What closing a set of skills is worth.
    pub(super) fn demand(&self, closed: SkillSet) -> u64 {
        closed.iter().map(|skill| u64::from(self.skills[skill].demand)).sum()
    }

    /// How many postings a set of learnt skills completes.
    pub(super) fn completed(&self, learnt: SkillSet) -> u32 {
        let completed = self.postings.iter().filter(|posting| posting.completed_by(learnt));
        completed.map(|posting| posting.count).sum()
    }

    /// Whether a skill can be learnt when others are.
    pub(super) fn ready(&self, skill: usize, learnt: SkillSet) -> bool {
        self.skills[skill].prerequisites.iter().all(|group| group.meets(learnt))
    }

    /// Whether the skills of a set can be learnt in some order with nothing else.
    pub fn learnable(&self, set: SkillSet) -> bool {
        let mut learnt = SkillSet::EMPTY;
        loop {
            let next: SkillSet =
                set.without(learnt).iter().filter(|skill| self.ready(*skill, learnt)).collect();
            if next.is_empty() {
                return learnt == set;
            }
            learnt = learnt.with(next);
        }
    }

    /// A set with all that must certainly be learnt before.
    pub(super) fn closed(&self, set: SkillSet) -> SkillSet {
        close(&self.closures, set.iter())
    }

    /// A lower bound of the minutes that complete a posting.
    fn least_minutes(&self, posting: &Posting) -> u32 {
        let cheapest = |group: &SkillSet| {
            let minutes =
                group.iter().map(|skill| self.minutes(self.closures[skill].without(posting.needs)));
            minutes.min().unwrap_or(0)
        };
        let further = posting.choices.iter().map(cheapest).max().unwrap_or(0);
        self.minutes(posting.needs).saturating_add(further)
    }
}

/// The groups without those that another one settles, sorted.
fn least(mut groups: Vec<SkillSet>) -> Vec<SkillSet> {
    groups.sort_unstable();
    groups.dedup();
    let settled =
        |group: &SkillSet| groups.iter().any(|other| other != group && other.within(*group));
    groups.iter().filter(|group| !settled(group)).copied().collect()
}

fn close(closures: &[SkillSet], skills: impl Iterator<Item = usize>) -> SkillSet {
    skills.fold(SkillSet::EMPTY, |set, skill| set.with(closures[skill]))
}

/// Follows the prerequisites that leave no choice.
fn closures(skills: &[Skill]) -> Vec<SkillSet> {
    let before = |skill: usize| {
        let groups = skills[skill].prerequisites.iter().filter(|group| group.len() == 1);
        groups.fold(SkillSet::EMPTY, |set, group| set.with(*group))
    };
    (0..skills.len())
        .map(|skill| {
            let mut closure = SkillSet::one(skill);
            loop {
                let wider = closure.iter().fold(closure, |set, other| set.with(before(other)));
                if wider == closure {
                    return closure;
                }
                closure = wider;
            }
        })
        .collect()
}
