//! In which order to learn what was chosen.

use super::instance::Instance;
use super::skill_set::SkillSet;

/// Up to so many skills are ordered exactly: the table has a row for each of their subsets.
pub const ORDERED_EXACTLY: u32 = 12;

/// The skills of a learnable set in learning order.
///
/// Prerequisites come first. Among such orders the sum over the completed postings of the minutes
/// until each is completed is least, and of equal ones the order of the earlier skills is taken.
/// Beyond [`ORDERED_EXACTLY`] skills, what completes most postings per minute comes next. Skills
/// that cannot be learnt within the set are left out.
pub fn order(instance: &Instance, set: SkillSet) -> Vec<usize> {
    if set.len() <= ORDERED_EXACTLY { exactly(instance, set) } else { greedily(instance, set) }
}

/// Dynamic programming over subsets (Held and Karp 1962).
fn exactly(instance: &Instance, set: SkillSet) -> Vec<usize> {
    let skills: Vec<usize> = set.iter().collect();
    let rows = 1_usize << skills.len();
    let whole = |row: usize| -> SkillSet {
        let of_row = skills.iter().enumerate().filter(|(place, _)| row >> place & 1 == 1);
        of_row.map(|(_, skill)| *skill).collect()
    };
    let states: Vec<(SkillSet, u64, u64)> = (0..rows)
        .map(|row| {
            let learnt = whole(row);
            let completed = u64::from(instance.completed(learnt));
            (learnt, completed, u64::from(instance.minutes(learnt)))
        })
        .collect();
    let steps = |row: usize| {
        let ready = move |place: &usize| row >> place & 1 == 0;
        (0..skills.len())
            .filter(ready)
            .filter(|place| instance.ready(skills[*place], states[row].0))
            .collect::<Vec<usize>>()
    };
    // By row: how much of the set can still be learnt, and the least waiting that costs.
    let mut rest = vec![(0_u32, 0_u64); rows];
    let after = |rest: &[(u32, u64)], row: usize, place: usize| {
        let next = row | 1 << place;
        let ((_, before, _), (_, completed, minutes)) = (states[row], states[next]);
        (rest[next].0 + 1, rest[next].1 + (completed - before) * minutes)
    };
    let better = |a: &(u32, u64), b: &(u32, u64)| a.0 > b.0 || (a.0 == b.0 && a.1 < b.1);
    for row in (0..rows).rev() {
        for place in steps(row) {
            let then = after(&rest, row, place);
            if better(&then, &rest[row]) {
                rest[row] = then;
            }
        }
    }
    let mut order = Vec::new();
    let mut row = 0;
    while let Some(place) = steps(row).into_iter().find(|p| after(&rest, row, *p) == rest[row]) {
        order.push(skills[place]);
        row |= 1 << place;
    }
    order
}

/// Next come the skills that a posting still misses, those of most completed postings per minute.
fn greedily(instance: &Instance, set: SkillSet) -> Vec<usize> {
    let mut learnt = SkillSet::EMPTY;
    let mut order = Vec::new();
    loop {
        let left = set.without(learnt);
        let completed = instance.completed(learnt);
        let worth = |wanted: &SkillSet| {
            let more = f64::from(instance.completed(learnt.with(*wanted)) - completed);
            more / f64::from(instance.minutes(*wanted)).max(1.0)
        };
        let wanted: Option<(SkillSet, f64)> = instance
            .postings
            .iter()
            .filter(|posting| posting.completed_by(set) && !posting.completed_by(learnt))
            .map(|posting| {
                let choices = posting.choices.iter().filter(|group| !group.meets(learnt));
                let first = choices.filter_map(|group| group.common(set).iter().next());
                let wanted = posting.needs.with(first.collect()).without(learnt);
                wanted.with(needed(instance, wanted, set, learnt))
            })
            .map(|wanted| (wanted, worth(&wanted)))
            .reduce(|a, b| if b.1 > a.1 { b } else { a });
        let mut wanted = wanted.map_or(left, |(wanted, _)| wanted);
        let next = |wanted: SkillSet, learnt: SkillSet| {
            wanted.without(learnt).iter().find(|skill| instance.ready(*skill, learnt))
        };
        if next(wanted, learnt).is_none() {
            // A way to a prerequisite that itself comes later; any other skill brings on.
            wanted = left;
        }
        let before = order.len();
        while let Some(skill) = next(wanted, learnt) {
            order.push(skill);
            learnt = learnt.with(SkillSet::one(skill));
        }
        if order.len() == before {
            return order;
        }
    }
}

/// What of the set has to come before some skills and is not learnt.
fn needed(instance: &Instance, skills: SkillSet, set: SkillSet, learnt: SkillSet) -> SkillSet {
    let mut all = skills;
    loop {
        let groups = all.iter().flat_map(|skill| &instance.skills[skill].prerequisites);
        let open = groups.filter(|group| !group.meets(all.with(learnt)));
        let wider = open
            .filter_map(|group| group.common(set).iter().next())
            .fold(all, |wider, skill| wider.with(SkillSet::one(skill)));
        if wider == all {
            return all.without(skills);
        }
        all = wider;
    }
}
