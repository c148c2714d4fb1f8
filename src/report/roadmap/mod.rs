//! The learning plan: what to learn, when, why, and what is left out.

mod choose;
mod schedule;
mod step;
#[cfg(test)]
mod tests;

pub(super) use choose::{closure, givers, missing_groups, skills};

use super::gaps::OpenGap;
use super::held::Held;
use super::matching::Tiers;
use super::model::{LeftOut, Phase, Planned, ProgressNote, Roadmap, Severity, Step};
use super::planning::ORDERED_EXACTLY;
use super::reporter::{Reporter, Subject};
use super::severity::Rule;
use crate::content::ProgressStatus;
use crate::language::{Argument, Hours, Language, List, Messages, Mode, Percent, PlainMessages};
use crate::market::Tier;
use crate::skills::SkillId;
use choose::{Chosen, MOST_EXAMINED, Problem, choose, severity_weight};
use schedule::{Calendar, Frame};
use std::collections::BTreeMap;
use std::fmt;

/// Part of the budget that is held back.
pub(super) const SLACK: f64 = 0.1;

/// The plan, and what it does about each gap.
pub(super) struct Plan {
    pub(super) roadmap: Roadmap,
    planned: BTreeMap<SkillId, Planned>,
    /// What is said of what it does not know.
    not_considered: String,
}

impl Plan {
    /// What the plan does about a gap.
    pub(super) fn of(&self, gap: SkillId) -> Planned {
        // `plan` fills this for every gap.
        let none = || Planned::LeftOut { reason: self.not_considered.clone() };
        self.planned.get(&gap).cloned().unwrap_or_else(none)
    }
}

/// Plans the gaps into the profile's weeks and hours.
pub(super) fn plan(subject: &Subject<'_>, tiers: &Tiers, gaps: &[OpenGap<'_>]) -> Plan {
    let say = subject.reporter.say();
    let plan = subject.profile.career.plan;
    let Frame { calendar, passed, budget } = Frame::of(plan, subject.candidate.as_of);
    let slack = budget * SLACK;
    let problem = Problem { subject, gaps, capacity: budget - slack };
    let chosen = choose(&problem, MOST_EXAMINED);
    let order = &chosen.order;
    let steps = step::steps(&problem, tiers, order, &calendar);

    let mut held = subject.held.clone();
    for id in order {
        held.learn(*id, &subject.reporter.brings);
    }
    let planned = total_hours(&steps);
    let left = (problem.capacity - planned).max(0.0);
    let numbers: BTreeMap<SkillId, u32> = order.iter().copied().zip(1..).collect();
    let mut decisions = BTreeMap::new();
    let mut left_out = Vec::new();
    for gap in gaps {
        let decision = if let Some(number) = numbers.get(&gap.id) {
            Planned::Step { number: *number }
        } else {
            let (reason, hours) = why_left_out(&problem, gap, &held, &chosen, left);
            left_out.push(LeftOut {
                skill: subject.reporter.catalogue.reference(gap.id).clone(),
                severity: gap.rule.severity(),
                hours,
                reason: reason.clone(),
            });
            Planned::LeftOut { reason }
        };
        decisions.insert(gap.id, decision);
    }
    let counts = |held: &Held| tiers.counts(subject.reporter, held).fully_met;
    let roadmap = Roadmap {
        start: calendar.start(),
        end: calendar.end(),
        weeks: plan.weeks,
        hours_per_week: plan.hours_per_week,
        passed,
        budget,
        slack,
        planned,
        phases: phases(&calendar, &steps, subject),
        left_out,
        before: counts(&subject.held),
        after: counts(&held),
        optimality: chosen.optimality,
        method: method(say),
        progress: progress(subject),
    };
    let not_considered = say.plan_reason.not_considered().to_string();
    Plan { roadmap, planned: decisions, not_considered }
}

/// How plans are chosen, in words.
pub(super) fn method(say: PlainMessages) -> String {
    let [critical, important, nice] =
        [Severity::Critical, Severity::Important, Severity::NiceToHave].map(severity_weight);
    let slack = Percent(SLACK);
    let words = say.plan_choice;
    words.method(slack, critical, important, nice, MOST_EXAMINED, ORDERED_EXACTLY).to_string()
}

fn why_left_out(
    problem: &Problem<'_>,
    gap: &OpenGap<'_>,
    held: &Held,
    chosen: &Chosen,
    left: f64,
) -> (String, f64) {
    let reporter = problem.subject.reporter;
    let Reporter { catalogue, brings, .. } = reporter;
    let words = reporter.say().plan_reason;
    let label = |id: SkillId| &*catalogue.reference(id).label;
    let step = |wanted: &dyn Fn(SkillId) -> bool| {
        let mut steps = chosen.order.iter().zip(1_u32..);
        let (id, number) = steps.find(|(id, _)| wanted(**id))?;
        Some((number, label(*id)))
    };
    if held.has(gap.id) {
        let reason = match step(&|id| brings.brought(id).contains(&gap.id)) {
            Some((number, skill)) => words.taught(number, skill).to_string(),
            None => words.no_own_step().to_string(),
        };
        return (reason, gap.hours.value);
    }
    let (skills, hours) = closure(problem.subject, problem.gaps, gap.id, held);
    if gap.rule == Rule::Prerequisite {
        let names: Vec<&str> = gap.needed_by.iter().map(|id| label(*id)).collect();
        return (words.only_before(names.len(), List::all(&names)).to_string(), hours);
    }
    if hours <= left && !chosen.considered.contains(&gap.id) {
        return (words.not_among(chosen.considered.len()).to_string(), hours);
    }
    let first: Vec<&str> = skills.iter().filter(|id| **id != gap.id).map(|id| label(*id)).collect();
    let [needed, left, capacity] = [hours, left, problem.capacity].map(Hours);
    let reason = if first.is_empty() {
        words.needs(needed, left, capacity).to_string()
    } else {
        words.needs_with(needed, List::all(&first), left, capacity).to_string()
    };
    let reason = match step(&|id| catalogue.implied_by(id).contains(&gap.id)) {
        Some((number, skill)) => words.too_short(reason, number, skill).to_string(),
        None => reason,
    };
    (reason, hours)
}

/// Steps by the part of the plan they start in; neighbouring parts for the same are one phase.
///
/// A phase has the days of its steps, not of the part: a step that goes on into the next part
/// would end after its phase.
fn phases(calendar: &Calendar, steps: &[Step], subject: &Subject<'_>) -> Vec<Phase> {
    let say = subject.reporter.say();
    let mut parts: Vec<Vec<Step>> = Vec::new();
    for (start, end) in calendar.parts() {
        let own = steps.iter().filter(|step| (start..=end).contains(&step.start)).cloned();
        let own: Vec<Step> = own.collect();
        let work = aim(&own, steps, subject).work;
        match parts.last_mut() {
            _ if own.is_empty() => {}
            Some(last) if aim(last, steps, subject).work == work => last.extend(own),
            _ => parts.push(own),
        }
    }
    let mut phases: Vec<Phase> = Vec::new();
    for (own, number) in parts.into_iter().zip(1..) {
        let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
        let title = say.value(aim(&own, steps, subject)).to_string();
        let again = phases.iter().any(|phase| phase.title == title);
        phases.push(Phase {
            number,
            title: if again { say.phase.continued(title).to_string() } else { title },
            start: first.start,
            end: last.end,
            hours: total_hours(&own),
            steps: own,
        });
    }
    phases
}

/// What a phase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Foundations,
    Core,
    Reach,
}

/// What the most hours of a phase are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Aim {
    work: Work,
    /// Whether other hours are for something else.
    mixed: bool,
}

impl<M: Mode> Argument<M> for Aim {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).phase;
        let title = match (self.work, self.mixed) {
            (Work::Foundations, false) => say.foundations(),
            (Work::Foundations, true) => say.mostly_foundations(),
            (Work::Core, false) => say.core(),
            (Work::Core, true) => say.mostly_core(),
            (Work::Reach, false) => say.reach(),
            (Work::Reach, true) => say.mostly_reach(),
        };
        write!(out, "{title}")
    }
}

/// What most hours of some steps of the plan are for.
fn aim(own: &[Step], steps: &[Step], subject: &Subject<'_>) -> Aim {
    let reporter = subject.reporter;
    let mut hours = [(Work::Foundations, 0.0), (Work::Core, 0.0), (Work::Reach, 0.0)];
    for step in own {
        let id = reporter.catalogue.by_id(&step.skill.id);
        let demand = id.and_then(|id| reporter.position(id));
        let is_core = demand.is_some_and(|at| reporter.market.demand[at].tier == Tier::Core);
        let is_needed = steps.iter().any(|later| later.prerequisites.contains(&step.skill));
        let place = if is_needed { 0 } else { 2 - usize::from(is_core) };
        hours[place].1 += step.hours.value;
    }
    let mut best = (Work::Reach, 0.0);
    for work in hours {
        if work.1 > best.1 {
            best = work;
        }
    }
    let mixed = hours.iter().filter(|(_, hours)| *hours > 0.0).count() > 1;
    Aim { work: best.0, mixed }
}

fn progress(subject: &Subject<'_>) -> Vec<ProgressNote> {
    let catalogue = subject.reporter.catalogue;
    let entries = subject.profile.career.progress.iter();
    entries
        .filter_map(|entry| {
            Some(ProgressNote {
                skill: catalogue.reference(catalogue.by_name(&entry.skill)?).clone(),
                date: entry.date,
                hours: entry.hours,
                done: entry.status == ProgressStatus::Done,
                evidence: entry.evidence.clone(),
            })
        })
        .collect()
}

/// The hours of some steps; `sum` would make -0 of none.
fn total_hours(steps: &[Step]) -> f64 {
    steps.iter().fold(0.0, |total, step| total + step.hours.value)
}
