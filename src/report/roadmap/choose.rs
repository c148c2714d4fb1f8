//! Which skills to learn, in which order: the plan as an instance of [`planning`].
//!
//! [`choose`] is all the rest of the plan knows of the solver.

use crate::language::Hours;
use crate::report::gaps::OpenGap;
use crate::report::held::Held;
use crate::report::model::Severity;
use crate::report::plan::Optimality;
use crate::report::planning::{self, Instance, Skill, SkillSet, Solution};
use crate::report::reporter::Subject;
use crate::report::severity::Rule;
use crate::report::standing::open_prerequisites;
use crate::skills::SkillId;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Partial choices that are examined at most: a count, so that the plan does not depend on the
/// machine.
pub(super) const MOST_EXAMINED: u32 = 10_000;

/// What is to be chosen from.
pub(super) struct Problem<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) gaps: &'a [OpenGap<'a>],
    /// Hours that may be planned.
    pub(super) capacity: f64,
}

/// What was chosen.
pub(super) struct Chosen {
    /// In learning order.
    pub(super) order: Vec<SkillId>,
    /// The gaps that were chosen from; others need more hours than there are, or are too many.
    pub(super) considered: BTreeSet<SkillId>,
    pub(super) optimality: Optimality,
}

impl Problem<'_> {
    /// The gap of a skill.
    pub(super) fn gap(&self, skill: SkillId) -> Option<&OpenGap<'_>> {
        self.gaps.iter().find(|gap| gap.id == skill)
    }

    /// The gaps to choose from, in their order: those that fit by themselves, the first ones with
    /// their prerequisites where they are more than the solver takes.
    fn candidates(&self) -> Vec<&OpenGap<'_>> {
        let fits = |gap: &&OpenGap<'_>| minutes(gap.hours.value) <= self.budget();
        let fitting: Vec<&OpenGap<'_>> = self.gaps.iter().filter(fits).collect();
        if fitting.len() <= SkillSet::CAPACITY {
            return fitting;
        }
        let all: BTreeSet<SkillId> = fitting.iter().map(|gap| gap.id).collect();
        let mut taken: BTreeSet<SkillId> = BTreeSet::new();
        for gap in &fitting {
            let mut with = taken.clone();
            with.extend(open_prerequisites(self.subject, gap.id));
            with.insert(gap.id);
            if with.len() <= SkillSet::CAPACITY && with.is_subset(&all) {
                taken = with;
            }
        }
        fitting.into_iter().filter(|gap| taken.contains(&gap.id)).collect()
    }

    /// Whole minutes that may be planned.
    fn budget(&self) -> u32 {
        (self.capacity * MINUTES + ROUNDING).floor() as u32
    }
}

/// A gap with the prerequisites that are not held, in learning order, and their hours.
pub(in crate::report) fn closure(
    subject: &Subject<'_>,
    gaps: &[OpenGap<'_>],
    skill: SkillId,
    held: &Held,
) -> (Vec<SkillId>, f64) {
    let catalogue = subject.reporter.catalogue;
    let mut skills = open_prerequisites(subject, skill);
    // Whatever comes before a skill has fewer prerequisites than the skill.
    skills.sort_by_key(|id| (catalogue.prerequisites_of(*id).len(), *id));
    skills.push(skill);
    let mut held = held.clone();
    let mut order = Vec::new();
    let mut hours = 0.0;
    for id in skills {
        if !held.has(id) {
            held.learn(id, &subject.reporter.brings);
            hours += gaps.iter().find(|gap| gap.id == id).map_or(0.0, |gap| gap.hours.value);
            order.push(id);
        }
    }
    (order, hours)
}

const MINUTES: f64 = 60.0;
/// Hours are multiples of a minute up to this.
const ROUNDING: f64 = 1e-6;

fn minutes(hours: f64) -> u32 {
    (hours * MINUTES - ROUNDING).ceil() as u32
}

/// Chooses skills within the capacity and puts them in learning order, after at most `limit`
/// partial choices.
pub(super) fn choose(problem: &Problem<'_>, limit: u32) -> Chosen {
    let candidates = problem.candidates();
    let considered: BTreeSet<SkillId> = candidates.iter().map(|gap| gap.id).collect();
    let learnt = candidates.iter().map(|gap| std::slice::from_ref(&gap.id));
    let givers = givers(problem.subject, learnt);
    let skills = skills(problem.subject, &candidates, &givers);
    let postings = missing_groups(problem.subject, &givers);
    // There are at most as many candidates as an instance takes.
    let Ok(instance) = Instance::new(skills, postings, problem.budget()) else {
        unreachable!("candidates are as many as fit into a set")
    };
    let solution = planning::solve(&instance, limit);
    let order = planning::order(&instance, solution.choice.skills);
    Chosen {
        order: order.into_iter().map(|place| candidates[place].id).collect(),
        optimality: optimality(problem, &solution, considered.len()),
        considered,
    }
}

/// Gaps as skills of an instance.
pub(in crate::report) fn skills(
    subject: &Subject<'_>,
    candidates: &[&OpenGap<'_>],
    givers: &FxHashMap<SkillId, SkillSet>,
) -> Vec<Skill> {
    let any_of = |skill: &SkillId| givers.get(skill).copied().unwrap_or_default();
    let brings = &subject.reporter.brings;
    let skill = |gap: &&OpenGap<'_>| {
        let brought = brings.brought(gap.id);
        let gives = candidates.iter().enumerate().filter(|(_, other)| brought.contains(&other.id));
        Skill {
            minutes: minutes(gap.hours.value),
            demand: demand(gap),
            prerequisites: open_prerequisites(subject, gap.id).iter().map(any_of).collect(),
            gives: gives.map(|(place, _)| place).collect(),
        }
    };
    candidates.iter().map(skill).collect()
}

/// By skill, the places of what is learnt after which it is held: itself and what teaches it.
pub(in crate::report) fn givers<'a>(
    subject: &Subject<'_>,
    learnt: impl Iterator<Item = &'a [SkillId]>,
) -> FxHashMap<SkillId, SkillSet> {
    let brings = &subject.reporter.brings;
    let mut givers: FxHashMap<SkillId, SkillSet> = FxHashMap::default();
    for (place, skills) in learnt.enumerate() {
        for given in skills.iter().flat_map(|skill| brings.brought(*skill)) {
            let set = givers.entry(*given).or_default();
            *set = set.with(SkillSet::one(place));
        }
    }
    givers
}

/// What each posting that is not met misses: of every group, one candidate has to be learnt. The
/// group of what no candidate gives is empty.
pub(in crate::report) fn missing_groups(
    subject: &Subject<'_>,
    givers: &FxHashMap<SkillId, SkillSet>,
) -> Vec<Vec<SkillSet>> {
    let any_of = |skill: &SkillId| givers.get(skill).copied().unwrap_or_default();
    let held = &subject.held;
    let postings = subject.reporter.demanding().filter(|(_, posting)| !held.meets(posting));
    postings
        .map(|(_, posting)| {
            let skills = posting.skills.iter().filter(|skill| !held.has(**skill)).map(any_of);
            let lists = posting.one_of.iter().filter(|list| !held.has_one(list));
            let lists =
                lists.map(|list| list.iter().map(any_of).fold(SkillSet::EMPTY, SkillSet::with));
            skills.chain(lists).collect()
        })
        .collect()
}

/// What closing a gap is worth apart from postings: those that name it, by its severity.
fn demand(gap: &OpenGap<'_>) -> u32 {
    match gap.rule {
        // Asked by too few to be a gap for its own sake.
        Rule::Prerequisite => 0,
        rule => gap.demand.map_or(0, |demand| demand.any.k()) * severity_weight(rule.severity()),
    }
}

/// What a posting that names a skill counts, by the severity of the gap.
pub(super) fn severity_weight(severity: Severity) -> u32 {
    match severity {
        Severity::Critical => 3,
        Severity::Important => 2,
        Severity::NiceToHave => 1,
    }
}

fn optimality(problem: &Problem<'_>, solution: &Solution, considered: usize) -> Optimality {
    let completes = solution.choice.value.completed;
    let at_most = solution.bound.completed;
    Optimality {
        proven: solution.proven,
        completes,
        at_most,
        considered: u32::try_from(considered).unwrap_or(u32::MAX),
        examined: solution.nodes,
        statement: statement(problem, solution, considered),
    }
}

/// What is proven, in a sentence or two.
fn statement(problem: &Problem<'_>, solution: &Solution, considered: usize) -> String {
    let words = problem.subject.reporter.say().plan_choice;
    if problem.gaps.is_empty() {
        return words.no_gap().to_string();
    }
    if problem.budget() == 0 {
        return words.no_hours().to_string();
    }
    let hours = Hours(problem.capacity);
    let (value, bound) = (solution.choice.value, solution.bound);
    let missing = bound.completed - value.completed;
    let mut text = if solution.proven && solution.choice.skills.is_empty() {
        words.proven_nothing(hours).to_string()
    } else if solution.proven {
        words.proven_best(hours).to_string()
    } else if missing == 0 {
        words.proven_postings(hours).to_string()
    } else {
        let (completed, bound) = (value.completed, bound.completed);
        words.not_proven(completed, hours, bound, solution.nodes, missing).to_string()
    };
    let fitting = problem.gaps.iter().filter(|gap| minutes(gap.hours.value) <= problem.budget());
    let fitting = fitting.count();
    if considered < fitting {
        text.push_str(&format!(" {}", words.considered(considered, fitting)));
    }
    text
}
