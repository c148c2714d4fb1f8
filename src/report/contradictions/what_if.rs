//! The check of the table from which a reader counts the match with any set.

use super::*;

/// Sets that are tried besides each skill alone and all together.
const SETS: u64 = 12;

pub(super) fn the_table_counts_what_is_met_with_any_set(world: &World) -> TestCaseResult {
    let table = &world.report.what_if_table;
    let count = table.skills.len();
    prop_assert_eq!(count, world.report.gaps.len());
    let mut sets: Vec<Vec<usize>> = (0..count).map(|place| vec![place]).collect();
    sets.push((0..count).collect());
    sets.extend((1..=SETS).map(|seed| {
        // Bits of a multiplicative hash: any scattered pattern does.
        let bits = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(seed as u32);
        (0..count).filter(|place| bits >> place & 1 == 1).collect()
    }));
    let ids: Vec<Vec<SkillId>> = sets
        .iter()
        .map(|set| set.iter().map(|place| world.id(&table.skills[*place].skill)).collect())
        .collect();
    for ((set, ids), answer) in sets.iter().zip(&ids).zip(world.what_if(&ids)) {
        let answer = answer.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let learnt = world.with_prerequisites(ids);
        prop_assert_eq!(answer.with.fully_met, world.fully_met(&learnt));
        let counted = counted(table, set);
        // The table knows which; in which order they are learnt, the answer says.
        let sorted = |skills: &[SkillRef]| skills.iter().cloned().collect::<BTreeSet<_>>();
        prop_assert_eq!(sorted(&counted.first), sorted(&answer.first));
        prop_assert!((counted.hours - answer.hours).abs() < 1e-9);
        prop_assert_eq!(counted.core, answer.with.core);
        prop_assert_eq!(counted.preferred, answer.with.preferred);
        let before = world.fully_met(&[]);
        prop_assert_eq!(before.k() + counted.completed.len() as u32, answer.with.fully_met.k());
        prop_assert_eq!(&counted.completed, &answer.completed);
        prop_assert_eq!(counted.short, [answer.one_short, answer.two_short]);
        // The order has all that is learnt, and everything after what it needs.
        let mut ordered: Vec<&SkillRef> = answer.order.iter().collect();
        let mut learnt: Vec<usize> = Vec::new();
        for skill in &ordered {
            let place = table.skills.iter().position(|other| other.skill == **skill).unwrap();
            let ready = table.skills[place].after.iter().all(|group| met(group, &learnt));
            prop_assert!(ready, "{} too early", skill.label);
            learnt.push(place);
        }
        ordered.sort();
        let mut all: Vec<&SkillRef> = answer.skills.iter().chain(&answer.first).collect();
        all.sort();
        prop_assert_eq!(ordered, all);
    }
    Ok(())
}

/// What a reader of the table counts.
struct Counted {
    first: Vec<SkillRef>,
    hours: f64,
    core: Share,
    preferred: Share,
    completed: Vec<String>,
    short: [u32; 2],
}

fn met(group: &[u32], learnt: &[usize]) -> bool {
    group.iter().any(|place| learnt.contains(&(*place as usize)))
}

fn counted(table: &WhatIfTable, set: &[usize]) -> Counted {
    let of_each = set.iter().flat_map(|place| &table.skills[*place].first);
    let first = of_each.map(|place| *place as usize).filter(|place| !set.contains(place));
    let first: BTreeSet<usize> = first.collect();
    let learnt: BTreeSet<usize> = set.iter().chain(&first).copied().collect();
    let learnt: Vec<usize> = learnt.into_iter().collect();
    let open = |groups: &[Vec<u32>]| groups.iter().filter(|group| !met(group, &learnt)).count();
    let tier = |tier: &WhatIfTier| {
        let settled = |skill: &WhatIfOpen| {
            let taken = skill.replaced.iter().filter(|groups| open(groups) == 0).count();
            skill.enough > 0 && taken >= skill.enough as usize
        };
        let new = tier.open.iter().filter(|skill| met(&skill.by, &learnt) || settled(skill));
        Share::new(tier.met.k() + new.count() as u32, tier.met.n())
    };
    let short = |by: usize| table.postings.iter().filter(|p| open(&p.lacks) == by).count() as u32;
    let completed = table.postings.iter().filter(|posting| open(&posting.lacks) == 0);
    let mut first: Vec<SkillRef> =
        first.iter().map(|place| table.skills[*place].skill.clone()).collect();
    first.sort();
    Counted {
        first,
        hours: learnt.iter().map(|place| table.skills[*place].hours).sum(),
        core: tier(&table.core),
        preferred: tier(&table.preferred),
        completed: completed.map(|posting| posting.posting.clone()).collect(),
        short: [short(1), short(2)],
    }
}
