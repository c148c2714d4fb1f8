//! Compares choices, orders and bounds with those of trying everything.

mod case;

use super::planes::Weights;
use super::relaxation::Partial;
use super::*;
use case::{Case, case, sets};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

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
    fn bounds_and_what_they_decide_hold_for_any_weights(
        case in case(1..=10),
        weights in prop::collection::vec(-60.0_f64..60.0, 10),
        goal in 0_u32..20,
    ) {
        let instance = case.instance();
        let weights: Vec<f64> = weights.into_iter().map(f64::exp2).collect();
        let whole = Partial { chosen: SkillSet::EMPTY, open: instance.all() };
        let goal = Value { completed: goal, demand: 0, minutes: 0 };
        let outlook = relaxation::Relaxation::new(&instance).outlook(
            whole,
            goal,
            &mut Weights::of(&weights[..case.skills.len()]),
        );
        prop_assert!(instance.minutes(outlook.promising) <= case.budget);
        let mut known = std::collections::HashMap::new();
        for set in 0..1_u32 << case.skills.len() {
            let skills: SkillSet = (0..14).filter(|skill| set >> skill & 1 == 1).collect();
            if case.minutes(set) > case.budget || !case.learnable(set, &mut known) {
                continue;
            }
            prop_assert!(case.completed(set) <= outlook.bound.completed);
            prop_assert!(case.demand(set) <= outlook.bound.demand);
            if case.completed(set) >= goal.completed {
                prop_assert!(outlook.forced.within(skills));
                prop_assert!(!outlook.hopeless.meets(skills));
            }
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
