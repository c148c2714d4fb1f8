//! What a choice of skills is worth.

use super::instance::Instance;
use super::skill_set::SkillSet;
use std::cmp::{Ordering, Reverse};

/// The value of a choice: the greater is better.
///
/// More postings completed; then more demand closed; then fewer minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// Postings completed.
    pub completed: u32,
    /// Demand closed.
    pub demand: u64,
    /// Minutes spent.
    pub minutes: u32,
}

impl Value {
    /// The value of learning a set of skills.
    pub(super) fn of(instance: &Instance, learnt: SkillSet) -> Self {
        Self {
            completed: instance.completed(learnt),
            demand: instance.demand(instance.given(learnt)),
            minutes: instance.minutes(learnt),
        }
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |value: &Self| (value.completed, value.demand, Reverse(value.minutes));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A set of skills that can be learnt, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The skills.
    pub skills: SkillSet,
    /// What they are worth.
    pub value: Value,
}

impl Choice {
    /// A set with its value.
    pub(super) fn of(instance: &Instance, skills: SkillSet) -> Self {
        Self { skills, value: Value::of(instance, skills) }
    }

    /// Whether it is better, or as good and of earlier skills.
    pub(super) fn beats(&self, other: &Self) -> bool {
        match self.value.cmp(&other.value) {
            Ordering::Greater => true,
            Ordering::Less => false,
            Ordering::Equal => self.skills.precedes(other.skills),
        }
    }
}
