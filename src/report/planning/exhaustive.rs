//! Compares choices and orders with those of trying everything.
//!
//! What is tried is evaluated from the generated case, without the code under test.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// A generated instance.
#[derive(Debug, Clone)]
struct Case {
    skills: Vec<SkillSpec>,
    /// The groups that each misses, with how often it occurs.
    postings: Vec<(Vec<Vec<usize>>, usize)>,
    budget: u32,
}

/// Minutes, demand, groups of prerequisites, and further skills given.
type SkillSpec = (u32, u32, Vec<Vec<usize>>, Vec<usize>);

type Sizes = std::ops::RangeInclusive<usize>;

/// Of two kinds: all sorts of skills, and skills so alike that many choices are worth the same.
fn case(skills: Sizes) -> impl Strategy<Value = Case> {
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

fn sets(groups: &[Vec<usize>]) -> Vec<SkillSet> {
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

    fn instance(&self) -> Instance {
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

    fn minutes(&self, set: u32) -> u32 {
        self.skills.iter().zip(0..).filter(|(_, at)| set >> at & 1 == 1).map(|(s, _)| s.0).sum()
    }

    fn meets(groups: &[Vec<usize>], set: u32) -> bool {
        groups.iter().all(|group| group.iter().any(|skill| set >> skill & 1 == 1))
    }

    fn completed(&self, set: u32) -> u32 {
        let postings = self.postings.iter().filter(|(groups, _)| !groups.is_empty());
        postings
            .filter(|(groups, _)| Self::meets(groups, set))
            .map(|(_, times)| *times as u32)
            .sum()
    }

    fn demand(&self, set: u32) -> u64 {
        let closed = |skill: usize| {
            let mut givers = self.skills.iter().zip(0..).filter(|(_, at)| set >> at & 1 == 1);
            givers.any(|(giver, at)| at == skill || giver.3.contains(&skill))
        };
        let skills = self.skills.iter().enumerate().filter(|(skill, _)| closed(*skill));
        skills.map(|(_, skill)| u64::from(skill.1)).sum()
    }

    /// Whether the set can be learnt, by going back from it one last skill at a time.
    fn learnable(&self, set: u32, known: &mut std::collections::HashMap<u32, bool>) -> bool {
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
    fn best(&self) -> (Value, u32) {
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
    fn least_waiting(&self, set: u32, learnt: u32) -> Option<u64> {
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

    fn waiting(&self, before: u32, after: u32) -> u64 {
        let completed = self.completed(after) - self.completed(before);
        u64::from(completed) * u64::from(self.minutes(after))
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_123),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn no_choice_is_better_than_the_one_found(case in case(1..=14)) {
        let instance = case.instance();
        let found = solve(&instance, u32::MAX);
        let (value, set) = case.best();
        prop_assert!(found.proven);
        prop_assert_eq!(found.choice.value, value);
        prop_assert_eq!(found.choice.skills, (0..14).filter(|skill| set >> skill & 1 == 1).collect());
        // The search finds it by itself too.
        let nothing = Choice::of(&instance, SkillSet::EMPTY);
        prop_assert_eq!(search::search(&instance, nothing, u32::MAX).choice, found.choice);
    }

}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn bounds_hold_wherever_the_search_stops(case in case(1..=11), limit in 1_u32..12) {
        let (instance, (value, _)) = (case.instance(), case.best());
        let nothing = Choice::of(&instance, SkillSet::EMPTY);
        for found in [solve(&instance, limit), search::search(&instance, nothing, limit)] {
            prop_assert!(found.choice.value <= value);
            prop_assert!(found.bound >= value, "{:?} above {:?}", value, found);
            prop_assert!(!found.proven || found.choice.value == value);
            prop_assert!(instance.learnable(found.choice.skills));
            prop_assert!(found.choice.value.minutes <= case.budget);
        }
    }

    #[test]
    fn chosen_skills_complete_postings_as_early_as_can_be(case in case(1..=8)) {
        let instance = case.instance();
        let choice = solve(&instance, u32::MAX).choice;
        let order = order(&instance, choice.skills);
        prop_assert_eq!(order.iter().copied().collect::<SkillSet>(), choice.skills);
        prop_assert_eq!(order.len() as u32, choice.skills.len());
        let set = choice.skills.iter().fold(0_u32, |set, skill| set | 1 << skill);
        let (mut learnt, mut waiting) = (0_u32, 0);
        for skill in order {
            prop_assert!(Case::meets(&case.skills[skill].2, learnt));
            waiting += case.waiting(learnt, learnt | 1 << skill);
            learnt |= 1 << skill;
        }
        prop_assert_eq!(Some(waiting), case.least_waiting(set, 0));
    }

    #[test]
    fn pairs_are_those_of_trying_all(case in case(2..=14)) {
        let sets: Vec<Vec<SkillSet>> = case.postings.iter().flat_map(|(groups, times)| {
            std::iter::repeat_n(sets(groups), *times)
        }).collect();
        let mut found = pairs(sets.iter().map(Vec::as_slice));
        for two in found.windows(2) {
            prop_assert!(two[0].surplus() >= two[1].surplus());
        }
        let mut expected = Vec::new();
        for first in 0..case.skills.len() {
            for second in first + 1..case.skills.len() {
                let alone = [first, second].map(|skill| case.completed(1 << skill));
                let together = case.completed(1 << first | 1 << second);
                if together > alone[0] + alone[1] {
                    expected.push(Pair { skills: [first, second], alone, together });
                }
            }
        }
        found.sort_by_key(|pair| pair.skills);
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn long_plans_keep_prerequisites_and_lose_nothing() {
    // A chain from the last skill to the first, and a posting for each even skill.
    let skills = (0..40).map(|skill| Skill {
        minutes: 60,
        demand: 1,
        prerequisites: if skill < 39 { vec![SkillSet::one(skill + 1)] } else { Vec::new() },
        gives: SkillSet::EMPTY,
    });
    let postings = (0..40).step_by(2).map(|skill| vec![SkillSet::one(skill)]);
    let instance = Instance::new(skills.collect(), postings, 30 * 60).unwrap();
    let found = solve(&instance, 1000);
    assert!(found.proven);
    assert_eq!(found.choice.value, Value { completed: 15, demand: 30, minutes: 1800 });
    assert!(found.choice.skills.len() > ORDERED_EXACTLY);
    let expected: Vec<usize> = (10..40).rev().collect();
    assert_eq!(order(&instance, found.choice.skills), expected);
}

#[test]
fn a_dear_pair_is_found_where_greed_takes_the_cheap_one() {
    // Alone, the first skill completes most per minute; the other two complete more.
    let skill =
        |minutes| Skill { minutes, demand: 0, prerequisites: Vec::new(), gives: SkillSet::EMPTY };
    let skills = vec![skill(10), skill(50), skill(50)];
    let (one, both) = (vec![SkillSet::one(0)], vec![SkillSet::one(1), SkillSet::one(2)]);
    let postings = [one.clone(), one, both.clone(), both.clone(), both];
    let instance = Instance::new(skills, postings, 100).unwrap();
    let found = solve(&instance, 100);
    assert_eq!(found.choice.skills, [1, 2].into_iter().collect());
    assert_eq!(found.choice.value.completed, 3);
}

#[test]
fn more_skills_than_fit_are_refused() {
    let skill = Skill { minutes: 1, demand: 1, prerequisites: Vec::new(), gives: SkillSet::EMPTY };
    let instance = |count| Instance::new(vec![skill.clone(); count], [], 128);
    assert_eq!(instance(129).unwrap_err(), TooManySkills(129));
    let found = solve(&instance(128).unwrap(), 1000);
    assert_eq!(found.choice.value.demand, 128);
    assert!(found.proven);
}
