//! Generated instances, and what trying everything finds in them.
//!
//! What is tried is evaluated from the generated case, without the code under test.

use super::*;

/// A generated instance.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) skills: Vec<SkillSpec>,
    /// The groups that each misses, with how often it occurs.
    pub(super) postings: Vec<(Vec<Vec<usize>>, usize)>,
    pub(super) budget: u32,
}

/// Minutes, demand, groups of prerequisites, and further skills given.
pub(super) type SkillSpec = (u32, u32, Vec<Vec<usize>>, Vec<usize>);

type Sizes = std::ops::RangeInclusive<usize>;

/// Of two kinds: all sorts of skills, and skills so alike that many choices are worth the same.
pub(super) fn case(skills: Sizes) -> impl Strategy<Value = Case> {
    prop_oneof![varied(skills.clone()), alike(skills)].prop_map(Case::within)
}

fn varied(skills: Sizes) -> impl Strategy<Value = Case> {
    let skill = (
        prop_oneof![1_u32..=5, 1_u32..=40],
        prop_oneof![0_u32..=2, 0_u32..=30],
        prop_oneof![3 => Just(Vec::new()), 2 => prop::collection::vec(group(1), 1..3)],
        prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(0_usize..14, 1..3)],
    );
    let posting = (prop::collection::vec(group(1), 0..6), 1_usize..4);
    (prop::collection::vec(skill, skills), prop::collection::vec(posting, 0..14), 0_u32..160)
        .prop_map(|(skills, postings, budget)| Case { skills, postings, budget })
}

fn alike(skills: Sizes) -> impl Strategy<Value = Case> {
    let prerequisites =
        prop_oneof![6 => Just(Vec::new()), 1 => prop::collection::vec(group(2), 1..2)];
    let skill = (2_u32..=4, 0_u32..=1, prerequisites, Just(Vec::new()));
    let posting = (prop::collection::vec(group(2), 2..4), Just(1_usize));
    (prop::collection::vec(skill, skills), prop::collection::vec(posting, 0..24), 4_u32..24)
        .prop_map(|(skills, postings, budget)| Case { skills, postings, budget })
}

/// One skill, so many times as often as one of two or three.
fn group(times: u32) -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        times => prop::collection::vec(0_usize..14, 1..2),
        1 => prop::collection::vec(0_usize..14, 2..4),
    ]
}

pub(super) fn sets(groups: &[Vec<usize>]) -> Vec<SkillSet> {
    groups.iter().map(|group| group.iter().copied().collect()).collect()
}

impl Case {
    /// Takes skills by their remainder, so that every number is one.
    fn within(mut self) -> Self {
        let count = self.skills.len();
        let groups = |groups: &mut Vec<Vec<usize>>| {
            groups.iter_mut().flatten().for_each(|skill| *skill %= count);
        };
        for (_, _, prerequisites, given) in &mut self.skills {
            groups(prerequisites);
            given.iter_mut().for_each(|skill| *skill %= count);
        }
        self.postings.iter_mut().for_each(|(posting, _)| groups(posting));
        self
    }

    pub(super) fn instance(&self) -> Instance {
        let skills = self.skills.iter().map(|(minutes, demand, prerequisites, given)| Skill {
            minutes: *minutes,
            demand: *demand,
            prerequisites: sets(prerequisites),
            gives: given.iter().copied().collect(),
        });
        let postings = self
            .postings
            .iter()
            .flat_map(|(groups, times)| std::iter::repeat_n(sets(groups), *times));
        Instance::new(skills.collect(), postings, self.budget).unwrap()
    }

    pub(super) fn minutes(&self, set: u32) -> u32 {
        self.skills.iter().zip(0..).filter(|(_, at)| set >> at & 1 == 1).map(|(s, _)| s.0).sum()
    }

    pub(super) fn meets(groups: &[Vec<usize>], set: u32) -> bool {
        groups.iter().all(|group| group.iter().any(|skill| set >> skill & 1 == 1))
    }

    pub(super) fn completed(&self, set: u32) -> u32 {
        let postings = self.postings.iter().filter(|(groups, _)| !groups.is_empty());
        postings
            .filter(|(groups, _)| Self::meets(groups, set))
            .map(|(_, times)| *times as u32)
            .sum()
    }

    pub(super) fn demand(&self, set: u32) -> u64 {
        let closed = |skill: usize| {
            let mut givers = self.skills.iter().zip(0..).filter(|(_, at)| set >> at & 1 == 1);
            givers.any(|(giver, at)| at == skill || giver.3.contains(&skill))
        };
        let skills = self.skills.iter().enumerate().filter(|(skill, _)| closed(*skill));
        skills.map(|(_, skill)| u64::from(skill.1)).sum()
    }

    /// Whether the set can be learnt, by going back from it one last skill at a time.
    pub(super) fn learnable(
        &self,
        set: u32,
        known: &mut std::collections::HashMap<u32, bool>,
    ) -> bool {
        if set == 0 {
            return true;
        }
        if let Some(known) = known.get(&set) {
            return *known;
        }
        let last = (0..self.skills.len()).filter(|skill| set >> skill & 1 == 1).any(|skill| {
            let before = set & !(1 << skill);
            Self::meets(&self.skills[skill].2, before) && self.learnable(before, known)
        });
        known.insert(set, last);
        last
    }

    /// The best set by trying all: by value, and of equal ones the first.
    pub(super) fn best(&self) -> (Value, u32) {
        let mut known = std::collections::HashMap::new();
        let mut best = (Value { completed: 0, demand: 0, minutes: 0 }, 0_u32);
        for set in 1..1_u32 << self.skills.len() {
            let minutes = self.minutes(set);
            if minutes > self.budget {
                continue;
            }
            let value = Value { completed: self.completed(set), demand: self.demand(set), minutes };
            // The set whose first skills come first has the greater number when read backwards.
            let key = |value: Value, set: u32| (value, set.reverse_bits());
            if key(value, set) > key(best.0, best.1) && self.learnable(set, &mut known) {
                best = (value, set);
            }
        }
        best
    }

    /// The least sum of waiting minutes over all orders of a set, by trying all.
    pub(super) fn least_waiting(&self, set: u32, learnt: u32) -> Option<u64> {
        if set == learnt {
            return Some(0);
        }
        let open = (0..self.skills.len()).filter(|skill| (set & !learnt) >> skill & 1 == 1);
        let ready = open.filter(|skill| Self::meets(&self.skills[*skill].2, learnt));
        let waits = ready.filter_map(|skill| {
            let next = learnt | 1 << skill;
            Some(self.waiting(learnt, next) + self.least_waiting(set, next)?)
        });
        waits.min()
    }

    pub(super) fn waiting(&self, before: u32, after: u32) -> u64 {
        let completed = self.completed(after) - self.completed(before);
        u64::from(completed) * u64::from(self.minutes(after))
    }
}
