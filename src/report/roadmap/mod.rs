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
use crate::market::Tier;
use crate::skills::SkillId;
use crate::wording;
use choose::{Chosen, MOST_EXAMINED, Problem, choose, severity_weight};
use jiff::civil::Date;
use schedule::{Calendar, Frame};
use std::collections::BTreeMap;

/// Part of the budget that is held back.
pub(super) const SLACK: f64 = 0.1;

/// The plan, and what it does about each gap.
pub(super) struct Plan {
    pub(super) roadmap: Roadmap,
    planned: BTreeMap<SkillId, Planned>,
}

impl Plan {
    /// What the plan does about a gap.
    pub(super) fn of(&self, gap: SkillId) -> Planned {
        // `plan` fills this for every gap.
        let none = || Planned::LeftOut { reason: "not considered".to_owned() };
        self.planned.get(&gap).cloned().unwrap_or_else(none)
    }
}

/// Plans the gaps into the profile's weeks and hours.
pub(super) fn plan(subject: &Subject<'_>, tiers: &Tiers, gaps: &[OpenGap<'_>]) -> Plan {
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
        method: method(),
        progress: progress(subject),
    };
    Plan { roadmap, planned: decisions }
}

/// How plans are chosen, in words.
pub(super) fn method() -> String {
    format!(
        "The plan is the choice of listed gaps, with the prerequisites that are not held, that \
         fits into the budget of weeks times hours per week, of which {:.0} % are held back, and \
         completes most postings; of such choices the one that closes most demand, where a posting \
         that names a critical gap counts {}, an important one {} and a nice-to-have one {}; of \
         these the one of fewest hours; and then the one whose gaps are listed first. Branch and \
         bound finds it and proves that there is no better one. After {} partial choices the \
         search stops, and the plan says how far from the best it may be. Prerequisites come \
         first; among such orders, the sum over the completed postings of the hours until each is \
         completed is least for up to {} steps, and longer plans take next what completes most \
         postings per hour.",
        SLACK * 100.0,
        severity_weight(Severity::Critical),
        severity_weight(Severity::Important),
        severity_weight(Severity::NiceToHave),
        wording::thousands(f64::from(MOST_EXAMINED)),
        ORDERED_EXACTLY,
    )
}

fn why_left_out(
    problem: &Problem<'_>,
    gap: &OpenGap<'_>,
    held: &Held,
    chosen: &Chosen,
    left: f64,
) -> (String, f64) {
    let Reporter { catalogue, brings, .. } = problem.subject.reporter;
    let label = |id: SkillId| &*catalogue.reference(id).label;
    let step = |wanted: &dyn Fn(SkillId) -> bool| {
        let mut steps = chosen.order.iter().zip(1_u32..);
        let (id, number) = steps.find(|(id, _)| wanted(**id))?;
        Some(format!("step {number}, {}", label(*id)))
    };
    if held.has(gap.id) {
        let by = step(&|id| brings.brought(id).contains(&gap.id));
        let by = by.map_or(String::new(), |step| format!(": {step}, teaches it"));
        return (format!("needs no step of its own{by}"), gap.hours.value);
    }
    let part = step(&|id| catalogue.implied_by(id).contains(&gap.id));
    let part = part.map_or(String::new(), |step| {
        format!("; {step}, is a part of it and too short to teach it")
    });
    let (skills, hours) = closure(problem.subject, problem.gaps, gap.id, held);
    if gap.rule == Rule::Prerequisite {
        let names: Vec<&str> = gap.needed_by.iter().map(|id| label(*id)).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        return (
            format!("only needed before {}, which {verb} not planned", wording::list(&names)),
            hours,
        );
    }
    if hours <= left && !chosen.considered.contains(&gap.id) {
        let considered = chosen.considered.len();
        let reason = format!("is not among the {considered} gaps that the plan chooses from");
        return (reason, hours);
    }
    let first: Vec<&str> = skills.iter().filter(|id| **id != gap.id).map(|id| label(*id)).collect();
    let with = if first.is_empty() {
        String::new()
    } else {
        format!(" with {} first", wording::list(&first))
    };
    (
        format!(
            "needs {}{with}; {} left of the {} that can be planned{part}",
            wording::hours(hours),
            wording::hours(left),
            wording::hours(problem.capacity),
        ),
        hours,
    )
}

/// Steps by the phase they start in.
fn phases(calendar: &Calendar, steps: &[Step], subject: &Subject<'_>) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    for ((start, end), number) in calendar.phases().into_iter().zip(1..) {
        let own = steps.iter().filter(|step| (start..=end).contains(&step.start)).cloned();
        let own: Vec<Step> = own.collect();
        let holds = title((start, end), steps, subject);
        let again = used.contains(&holds) && holds != RESERVE;
        used.push(holds);
        phases.push(Phase {
            number,
            title: format!("{holds}{}", if again { ", continued" } else { "" }),
            start,
            end,
            hours: total_hours(&own),
            steps: own,
        });
    }
    phases
}

/// The title of a phase without work.
const RESERVE: &str = "Reserve";

/// What most hours of the steps that touch these days are for.
fn title(days: (Date, Date), steps: &[Step], subject: &Subject<'_>) -> &'static str {
    let reporter = subject.reporter;
    let mut hours = [("Foundations", 0.0), ("Core of the market", 0.0), ("Further reach", 0.0)];
    for step in steps.iter().filter(|step| step.start <= days.1 && step.end >= days.0) {
        let id = reporter.catalogue.by_id(&step.skill.id);
        let demand = id.and_then(|id| reporter.position(id));
        let is_core = demand.is_some_and(|at| reporter.market.demand[at].tier == Tier::Core);
        let is_needed = steps.iter().any(|later| later.prerequisites.contains(&step.skill));
        let place = if is_needed { 0 } else { 2 - usize::from(is_core) };
        hours[place].1 += step.hours.value;
    }
    let mut best = (RESERVE, 0.0);
    for title in hours {
        if title.1 > best.1 {
            best = title;
        }
    }
    best.0
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
