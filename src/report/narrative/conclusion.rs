//! What the report comes to.

use super::{figure, labels, say, steps};
use crate::language::{Day, List};
use crate::report::claim::Claim;
use crate::report::model::{Match, MatchCounts, Report};

/// So many skills without a step are named.
const NAMED: usize = 6;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = vec![now(report)];
    claims.extend(then(report));
    claims.extend(rest(report));
    claims
}

fn now(report: &Report) -> Claim {
    let Match { core, fully_met, .. } = report.matching;
    let words = say(report).narrative_conclusion;
    let (day, name) = (Day(report.as_of), &report.candidate.name);
    let (skills, postings) = (core.of_core_skills(), fully_met.of_postings());
    let text = match (core.n(), fully_met.n()) {
        (0, 0) => words.unmeasured(day, name).to_string(),
        (0, _) => words.postings(day, name, postings).to_string(),
        (_, 0) => words.core(day, name, skills).to_string(),
        _ => words.both(day, name, skills, postings).to_string(),
    };
    Claim::new(text, figure("/matching/fully_met")).and(figure("/matching/core"))
}

fn then(report: &Report) -> Option<Claim> {
    let last = steps(report).last()?;
    let MatchCounts { core, fully_met, .. } = last.after;
    let words = say(report).narrative_conclusion;
    let day = Day(last.end);
    let (skills, postings) = (core.of_core_skills(), fully_met.of_postings());
    let text = match (core.n(), fully_met.n()) {
        (0, 0) => words.then_unmeasured(day).to_string(),
        (0, _) => words.then_postings(day, postings).to_string(),
        (_, 0) => words.then_core(day, skills).to_string(),
        _ => words.then_both(day, skills, postings).to_string(),
    };
    Some(Claim::new(text, figure("/roadmap/after")).and(figure("/roadmap/phases")))
}

/// What the plan leaves.
fn rest(report: &Report) -> Option<Claim> {
    if report.gaps.is_empty() {
        return None;
    }
    let words = say(report).narrative_conclusion;
    let left: Vec<&str> = labels(report.roadmap.left_out.iter().map(|left| &left.skill));
    let names = List::first(&left, NAMED);
    let text = match (left.len(), report.gaps.len()) {
        (0, 1) => words.only_gap_planned().to_string(),
        (0, all) => words.all_planned(all).to_string(),
        (1, 1) => words.only_gap_left_out(names).to_string(),
        (some, all) => words.left_out(some, all, names).to_string(),
    };
    Some(Claim::new(text, figure("/roadmap/left_out")).and(figure("/gaps")))
}
