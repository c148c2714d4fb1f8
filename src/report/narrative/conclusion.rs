//! What the report comes to.

use super::{figure, labels, steps};
use crate::market::Share;
use crate::report::claim::Claim;
use crate::report::model::Report;
use crate::wording;

/// So many skills without a step are named.
const NAMED: usize = 6;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = vec![now(report)];
    claims.extend(then(report));
    claims.extend(rest(report));
    claims
}

fn now(report: &Report) -> Claim {
    let matching = &report.matching;
    let text = format!(
        "As of {}, the profile of {} {}.",
        wording::day(report.as_of),
        report.candidate.name,
        standing(matching.core, matching.fully_met)
    );
    Claim::new(text, figure("/matching/fully_met")).and(figure("/matching/core"))
}

fn then(report: &Report) -> Option<Claim> {
    let last = steps(report).last()?;
    let text = format!(
        "With the plan done on {}, it {}.",
        wording::day(last.end),
        standing(last.after.core, last.after.fully_met)
    );
    Some(Claim::new(text, figure("/roadmap/after")).and(figure("/roadmap/phases")))
}

/// What the plan leaves.
fn rest(report: &Report) -> Option<Claim> {
    if report.gaps.is_empty() {
        return None;
    }
    let left: Vec<&str> = labels(report.roadmap.left_out.iter().map(|left| &left.skill));
    let names = wording::short_list(&left, NAMED);
    let text = match (left.len(), report.gaps.len()) {
        (0, 1) => "The only gap has its step in the plan.".to_owned(),
        (0, all) => format!("All {all} gaps have their step in the plan."),
        (1, 1) => format!("The only gap, {names}, has no step in the plan; the roadmap says why."),
        (one, all) => {
            let verb = if one == 1 { "has" } else { "have" };
            format!(
                "{one} of {all} gaps {verb} no step in the plan: {names}; the roadmap says why."
            )
        }
    };
    Some(Claim::new(text, figure("/roadmap/left_out")).and(figure("/gaps")))
}

/// "shows 3 of 7 core skills and fully meets 12 % (20 of 165) of the postings with requirements".
fn standing(core: Share, fully_met: Share) -> String {
    let skills = wording::share_of(core, "core skill");
    let postings = wording::share_of(fully_met, "posting");
    match (core.n(), fully_met.n()) {
        (0, 0) => "cannot be measured by this market, which has neither core skills nor postings \
                   with requirements"
            .to_owned(),
        (0, _) => format!("fully meets {postings} with requirements"),
        (_, 0) => format!("shows {skills}"),
        _ => format!("shows {skills} and fully meets {postings} with requirements"),
    }
}
