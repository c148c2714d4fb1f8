//! What to do, most important first.

use super::{demand, figure, labels, requirement, requirement_ref, steps};
use crate::report::claim::Claim;
use crate::report::model::{Gap, Planned, Report, Standing};
use crate::report::severity::WANTED_PERCENT;
use crate::report::standing::can_be_gap;
use crate::wording;

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
    let frame = plan.frame();
    if report.gaps.is_empty() {
        let text = if report.requirements.is_empty() {
            "The market names no skill, so there is nothing to plan."
        } else {
            "By the rules of this report, the profile has no gap in this market."
        };
        return Claim::new(text, figure("/gaps"));
    }
    if plan.is_over() {
        let text = format!(
            "The plan ended on {}; give it a new start to plan the {} that {} open.",
            wording::day(plan.end),
            wording::count(report.gaps.len(), "gap"),
            if report.gaps.len() == 1 { "is" } else { "are" },
        );
        return Claim::new(text, figure("/roadmap/end")).and(figure("/gaps"));
    }
    if skills.is_empty() {
        let text = format!(
            "No gap fits into {frame} after {} are held back; a longer plan or more hours would \
             help.",
            wording::hours(plan.slack)
        );
        return Claim::new(text, figure("/roadmap/left_out"));
    }
    let effect = if plan.after == plan.before {
        let still = wording::share_of(plan.before, "posting");
        if plan.before.n() == 0 {
            "No posting with requirements can be completed.".to_owned()
        } else {
            format!("The fully met postings stay at {still} with requirements.")
        }
    } else {
        let most = if plan.optimality.at_most == plan.optimality.completes {
            "; no choice of gaps within the planned hours completes more"
        } else {
            ""
        };
        format!("It takes the fully met postings from {} to {}{most}.", plan.before, plan.after)
    };
    let text = format!(
        "Follow the plan of {} and {} from {} to {} ({frame}): {}. {effect}",
        wording::count(skills.len(), "step"),
        wording::hours(plan.planned),
        wording::day(plan.start),
        wording::day(plan.end),
        wording::short_list(&skills, STEPS),
    );
    Claim::new(text, figure("/roadmap")).and(figure("/roadmap/after"))
}

fn close(report: &Report, index: usize, gap: &Gap) -> Option<Claim> {
    let asked = requirement(report, &gap.skill)?;
    let (label, severity) = (&gap.skill.label, gap.severity.label());
    let what = match gap.standing {
        Standing::Partly => format!("Show {label} in use or learn it"),
        Standing::Have | Standing::Missing => format!("Learn {label}"),
    };
    let listed = match gap.standing {
        Standing::Partly => " it is listed only;",
        Standing::Have | Standing::Missing => "",
    };
    let when = match &gap.planned {
        Planned::Step { number } => {
            format!("step {number} of the plan, {}", wording::hours(gap.hours.value))
        }
        Planned::LeftOut { reason } => format!("left out of the plan: {reason}"),
    };
    let text = format!("{what} ({severity} gap):{listed} {}; {when}.", demand(asked));
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
    let names = wording::list(&labels(open));
    let text = format!("Finish what is under way: {names}.");
    Some(Claim::new(text, figure("/roadmap/progress")))
}

/// Domains and soft skills that many ask for and no line shows: no course closes them.
fn add_lines(report: &Report) -> Vec<Claim> {
    report
        .requirements
        .iter()
        .filter(|asked| !can_be_gap(asked.demand.skill.kind) && asked.standing != Standing::Have)
        .filter(|asked| asked.demand.any.proportion() * 100.0 >= f64::from(WANTED_PERCENT))
        .take(LINES)
        .map(|asked| {
            let text = format!(
                "Add a line that shows {} if it is true: {}, and no role, project or summary \
                 shows it.",
                asked.demand.skill.label,
                demand(asked)
            );
            Claim::new(text, requirement_ref(&asked.demand.skill))
        })
        .collect()
}
