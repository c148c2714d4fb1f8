//! Good choices without proof: greedy construction and local search.

use super::instance::Instance;
use super::skill_set::SkillSet;
use super::value::Choice;

/// A choice that is filled greedily.
pub(super) fn greedy(instance: &Instance) -> Choice {
    fill(instance, SkillSet::EMPTY, SkillSet::EMPTY)
}

/// A choice at least as good as a learnable set: filled greedily and improved by exchanges.
pub(super) fn improved(instance: &Instance, start: SkillSet) -> Choice {
    let mut best = fill(instance, start, SkillSet::EMPTY);
    // Every exchange makes the choice better, so this ends.
    while let Some(better) = exchange(instance, best) {
        best = better;
    }
    best
}

/// Takes one skill out, with what needs it, and fills what is free without it.
fn exchange(instance: &Instance, current: Choice) -> Option<Choice> {
    let without = current.skills.iter().map(|skill| {
        let rest = current.skills.without(SkillSet::one(skill));
        let kept = learnable_part(instance, rest);
        let filled = fill(instance, kept, SkillSet::one(skill));
        let bare = Choice::of(instance, kept);
        if bare.beats(&filled) { bare } else { filled }
    });
    without.filter(|other| other.beats(&current)).reduce(|a, b| if b.beats(&a) { b } else { a })
}

/// Adds to a learnable set, as long as something fits that is of use: what completes most
/// postings per minute, then what closes most demand per minute.
fn fill(instance: &Instance, start: SkillSet, avoid: SkillSet) -> Choice {
    let mut current = Choice::of(instance, start);
    loop {
        let offers = offers(instance, current.skills, avoid);
        let fitting = offers.filter(|set| instance.minutes(*set) <= instance.budget);
        let better = fitting.filter_map(|set| {
            let choice = Choice::of(instance, set);
            (choice.value > current.value && instance.learnable(set)).then_some(choice)
        });
        let gain = |choice: &Choice| {
            let minutes = f64::from(choice.value.minutes - current.value.minutes);
            let completed = f64::from(choice.value.completed - current.value.completed);
            let demand = (choice.value.demand - current.value.demand) as f64;
            (completed / minutes, demand / minutes)
        };
        let denser = |a: &Choice, b: &Choice| {
            let ((c, d), (e, f)) = (gain(a), gain(b));
            c.total_cmp(&e).then(d.total_cmp(&f)).is_gt()
        };
        match better.reduce(|a, b| if denser(&b, &a) { b } else { a }) {
            Some(best) => current = best,
            None => return current,
        }
    }
}

/// Sets that come next: with what one posting misses, or with one skill.
fn offers(
    instance: &Instance,
    current: SkillSet,
    avoid: SkillSet,
) -> impl Iterator<Item = SkillSet> {
    let free = instance.all().without(current).without(avoid);
    let postings = instance.postings.iter().filter(move |posting| !posting.completed_by(current));
    let of_postings = postings.filter_map(move |posting| {
        let mut set = current.with(posting.needs);
        for group in &posting.choices {
            if !group.meets(set) {
                set = set.with(cheapest(instance, *group, set, avoid)?);
            }
        }
        settle(instance, set, avoid)
    });
    let of_skills = free
        .iter()
        .filter_map(move |skill| settle(instance, current.with(instance.closures[skill]), avoid));
    of_postings.chain(of_skills)
}

/// Adds prerequisites that leave a choice, the cheapest each time.
fn settle(instance: &Instance, mut set: SkillSet, avoid: SkillSet) -> Option<SkillSet> {
    if instance.has_open_prerequisites {
        let missing = |set: SkillSet| {
            let groups = set.iter().flat_map(|skill| &instance.skills[skill].prerequisites);
            groups.copied().find(|group| !group.meets(set))
        };
        while let Some(group) = missing(set) {
            set = set.with(cheapest(instance, group, set, avoid)?);
        }
    }
    (!set.meets(avoid)).then_some(set)
}

/// The skill of a group, with what it needs, that costs least.
fn cheapest(
    instance: &Instance,
    group: SkillSet,
    set: SkillSet,
    avoid: SkillSet,
) -> Option<SkillSet> {
    let options = group.iter().map(|skill| instance.closures[skill]);
    options
        .filter(|closure| !closure.meets(avoid))
        .min_by_key(|closure| instance.minutes(closure.without(set)))
}

/// The skills of a set that can be learnt with nothing else.
fn learnable_part(instance: &Instance, set: SkillSet) -> SkillSet {
    let mut learnt = SkillSet::EMPTY;
    loop {
        let next: SkillSet =
            set.without(learnt).iter().filter(|skill| instance.ready(*skill, learnt)).collect();
        if next.is_empty() {
            return learnt;
        }
        learnt = learnt.with(next);
    }
}
