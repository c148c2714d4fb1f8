//! What to do, most important first.

use super::{demand, figure, labels, requirement, requirement_ref, say, steps};
use crate::language::{Day, Hours, List, PlainMessages};
use crate::report::claim::Claim;
use crate::report::model::{Gap, Planned, Report, Roadmap, Standing};
use crate::report::severity::WANTED_PERCENT;
use crate::report::standing::can_be_gap;

/// So many gaps are spelt out.
const GAPS: usize = 3;
/// So many domains and soft skills are spelt out.
const LINES: usize = 2;
/// So many steps are named.
const STEPS: usize = 8;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = vec![plan(report)];
    let asked = report.gaps.iter().enumerate().filter(|(_, gap)| gap.any.k() > 0);
    claims.extend(asked.take(GAPS).filter_map(|(index, gap)| close(report, index, gap)));
    claims.extend(finish(report));
    claims.extend(add_lines(report));
    claims
}

fn plan(report: &Report) -> Claim {
    let plan = &report.roadmap;
    let skills: Vec<&str> = labels(steps(report).map(|step| &step.skill));
    let say = say(report);
    let words = say.narrative_recommendations;
    let frame = plan.frame();
    if report.gaps.is_empty() {
        let text = if report.requirements.is_empty() {
            words.nothing().to_string()
        } else {
            words.no_gap().to_string()
        };
        return Claim::new(text, figure("/gaps"));
    }
    if plan.is_over() {
        let text = words.over(report.gaps.len(), Day(plan.end)).to_string();
        return Claim::new(text, figure("/roadmap/end")).and(figure("/gaps"));
    }
    if skills.is_empty() {
        let text = words.no_fit(frame, Hours(plan.slack)).to_string();
        return Claim::new(text, figure("/roadmap/left_out"));
    }
    let planned = words.plan(
        skills.len(),
        Hours(plan.planned),
        Day(plan.start),
        Day(plan.end),
        frame,
        List::first(&skills, STEPS),
    );
    let text = format!("{planned} {}", effect(plan, say));
    Claim::new(text, figure("/roadmap")).and(figure("/roadmap/after"))
}

/// What the plan does to the postings that are fully met.
fn effect(plan: &Roadmap, say: PlainMessages) -> String {
    let words = say.narrative_recommendations;
    let (before, after) = (plan.before, plan.after);
    if before.n() == 0 {
        words.completes_none().to_string()
    } else if after == before {
        words.completes_no_more(before.of_postings()).to_string()
    } else if plan.optimality.at_most == plan.optimality.completes {
        words.completes_most(before, after).to_string()
    } else {
        words.completes(before, after).to_string()
    }
}

fn close(report: &Report, index: usize, gap: &Gap) -> Option<Claim> {
    let asked = requirement(report, &gap.skill)?;
    let say = say(report);
    let words = say.narrative_recommendations;
    let (skill, severity, demand) = (&*gap.skill.label, gap.severity, demand(asked, say));
    let hours = Hours(gap.hours.value);
    let text = match (gap.standing, &gap.planned) {
        (Standing::Partly, Planned::Step { number }) => {
            words.show_planned(skill, severity, demand, *number, hours).to_string()
        }
        (Standing::Partly, Planned::LeftOut { reason }) => {
            words.show_left_out(skill, severity, demand, reason).to_string()
        }
        (Standing::Have | Standing::Missing, Planned::Step { number }) => {
            words.learn_planned(skill, severity, demand, *number, hours).to_string()
        }
        (Standing::Have | Standing::Missing, Planned::LeftOut { reason }) => {
            words.learn_left_out(skill, severity, demand, reason).to_string()
        }
    };
    Some(Claim::new(text, requirement_ref(&gap.skill)).and(figure(format!("/gaps/{index}"))))
}

/// Learning under way that closes a gap.
fn finish(report: &Report) -> Option<Claim> {
    let mut open = Vec::new();
    for note in report.roadmap.progress.iter().filter(|note| !note.done) {
        let is_gap = report.gaps.iter().any(|gap| gap.skill == note.skill);
        if is_gap && !open.contains(&&note.skill) {
            open.push(&note.skill);
        }
    }
    if open.is_empty() {
        return None;
    }
    let open = labels(open);
    let text = say(report).narrative_recommendations.finish(List::all(&open)).to_string();
    Some(Claim::new(text, figure("/roadmap/progress")))
}

/// Domains and soft skills that many ask for and no line shows: no course closes them.
fn add_lines(report: &Report) -> Vec<Claim> {
    let say = say(report);
    report
        .requirements
        .iter()
        .filter(|asked| !can_be_gap(asked.demand.skill.kind) && asked.standing != Standing::Have)
        .filter(|asked| asked.demand.any.proportion() * 100.0 >= f64::from(WANTED_PERCENT))
        .take(LINES)
        .map(|asked| {
            let (skill, demand) = (&*asked.demand.skill.label, demand(asked, say));
            let text = say.narrative_recommendations.add_line(skill, demand).to_string();
            Claim::new(text, requirement_ref(&asked.demand.skill))
        })
        .collect()
}
