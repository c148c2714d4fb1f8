//! Which skills no best choice has without another one.

use super::instance::{Instance, Skill};
use super::skill_set::SkillSet;

/// By skill, those it dominates: a best choice with one of them has the skill as well.
///
/// A skill dominates another when it can take the other's place in every choice that has only
/// the other, and the choice becomes better or precedes: it needs no more minutes and no other
/// prerequisites, is of use wherever the other is, and closes at least as much.
pub(super) fn dominated(instance: &Instance) -> Vec<SkillSet> {
    let everywhere = replacements(instance);
    let exclusive = exclusive_demand(&instance.skills);
    let total = |skill: &Skill| instance.demand(skill.gives);
    let dominates = |one: usize, other: usize| {
        let (better, worse) = (&instance.skills[one], &instance.skills[other]);
        let (gain, loss) = (exclusive[one], total(worse));
        let tie = better.minutes == worse.minutes && gain == loss;
        one != other
            && better.minutes <= worse.minutes
            && gain >= loss
            && (one < other || !tie)
            && everywhere[other].has(one)
            && better
                .prerequisites
                .iter()
                .all(|group| worse.prerequisites.iter().any(|stricter| stricter.within(*group)))
    };
    let skills = 0..instance.len();
    skills
        .clone()
        .map(|one| skills.clone().filter(|other| dominates(one, *other)).collect())
        .collect()
}

/// By skill, those that are in every group that has it, of postings and of prerequisites.
fn replacements(instance: &Instance) -> Vec<SkillSet> {
    let mut found = vec![instance.all(); instance.len()];
    let mut restrict = |group: SkillSet| {
        for skill in group.iter() {
            found[skill] = found[skill].common(group);
        }
    };
    for posting in &instance.postings {
        posting.needs.iter().for_each(|skill| restrict(SkillSet::one(skill)));
        posting.choices.iter().copied().for_each(&mut restrict);
    }
    for skill in &instance.skills {
        skill.prerequisites.iter().copied().for_each(&mut restrict);
    }
    found
}

/// By skill, the demand of what nothing else closes.
fn exclusive_demand(skills: &[Skill]) -> Vec<u64> {
    let mut givers = vec![0_u32; skills.len()];
    for skill in skills {
        for given in skill.gives.iter() {
            if let Some(givers) = givers.get_mut(given) {
                *givers += 1;
            }
        }
    }
    let demand = |skill: &Skill| {
        let own = skill.gives.iter().filter(|given| givers.get(*given) == Some(&1));
        own.map(|given| u64::from(skills[given].demand)).sum()
    };
    skills.iter().map(demand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_alike_and_the_cheaper_of_two_dominate() {
        let skill = |minutes| Skill {
            minutes,
            demand: 1,
            prerequisites: Vec::new(),
            gives: SkillSet::EMPTY,
        };
        let set = |skills: &[usize]| skills.iter().copied().collect::<SkillSet>();
        let skills = vec![skill(20), skill(20), skill(10), skill(5)];
        // What a posting misses for certain has no replacement; one of a choice has the others.
        let postings = [vec![set(&[0, 1, 2])], vec![set(&[1]), set(&[0, 2])], vec![set(&[3])]];
        let instance = Instance::new(skills.clone(), postings[..1].to_vec(), 60).unwrap();
        assert_eq!(dominated(&instance), [set(&[1]), set(&[]), set(&[0, 1]), set(&[])]);
        let instance = Instance::new(skills, postings, 60).unwrap();
        assert_eq!(dominated(&instance), [set(&[]), set(&[]), set(&[0]), set(&[])]);
    }
}
