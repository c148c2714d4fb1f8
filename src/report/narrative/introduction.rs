//! Where the candidate stands.

use super::{figure, requirement_ref, say, with_demand};
use crate::candidate::{Months, Role};
use crate::language::{List, PlainMessages};
use crate::report::claim::{Claim, EvidenceRef};
use crate::report::model::{Report, Standing};
use crate::report::standing::can_be_gap;

/// So many roles and strengths are named.
const NAMED: usize = 3;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = vec![experience(report)];
    claims.extend(assumed(report));
    claims.push(target(report));
    claims.push(skills_met(report));
    claims.push(postings_met(report));
    claims.extend(strengths(report));
    claims
}

/// The paid roles, newest first.
fn paid(report: &Report) -> Vec<&Role> {
    report.candidate.roles.iter().filter(|role| !role.voluntary).collect()
}

fn experience(report: &Report) -> Claim {
    let name = &report.candidate.name;
    let say = say(report);
    let words = say.narrative_introduction;
    let roles = paid(report);
    let mut named: Vec<String> = roles
        .iter()
        .take(NAMED)
        .map(|role| words.role(in_words(role, say), &role.period).to_string())
        .collect();
    if roles.len() > NAMED {
        named.push(words.earlier(roles.len() - NAMED).to_string());
    }
    let named = named.join("; ");
    let text = match report.candidate.months_worked {
        Some(months) => words.worked(name, Months(months), named).to_string(),
        None if roles.is_empty() => words.no_role(name).to_string(),
        None => words.undated(name, named).to_string(),
    };
    let mut refs = roles.iter().take(NAMED).map(|role| EvidenceRef::Resume(role.pointer.clone()));
    let first = refs.next().unwrap_or_else(|| EvidenceRef::Resume("/work".to_owned()));
    refs.fold(Claim::new(text, first), Claim::and)
}

fn assumed(report: &Report) -> Option<Claim> {
    let roles: Vec<&Role> = paid(report).into_iter().filter(|role| role.assumed).collect();
    let first = roles.first()?;
    let say = say(report);
    let names: Vec<String> = roles.iter().map(|role| in_words(role, say)).collect();
    let text = say.narrative_introduction.assumed(List::all(&names)).to_string();
    Some(Claim::new(text, EvidenceRef::Resume(first.pointer.clone())))
}

/// The target role, and whether it is held already.
fn target(report: &Report) -> Claim {
    let (name, market) = (&report.candidate.name, &report.market);
    let target = if market.role.is_empty() { &market.title } else { &market.role };
    let same = |title: &str| {
        let lower = title.trim().to_lowercase();
        !lower.is_empty()
            && (lower == market.role.trim().to_lowercase()
                || lower == market.title.trim().to_lowercase())
    };
    let roles = paid(report);
    let held = roles.iter().find(|role| role.current && same(&role.position));
    let words = say(report).narrative_introduction;
    let (text, role) = match (held, roles.first()) {
        (Some(held), _) => (words.target_held(name, held.position.trim()).to_string(), Some(*held)),
        (None, Some(latest)) if latest.position.is_empty() => {
            (words.target(target).to_string(), None)
        }
        (None, Some(latest)) if latest.current => {
            (words.target_current(target, &latest.position).to_string(), Some(*latest))
        }
        (None, Some(latest)) => {
            (words.target_latest(target, &latest.position).to_string(), Some(*latest))
        }
        (None, None) => (words.target(target).to_string(), None),
    };
    let claim = Claim::new(text, figure("/market/role"));
    match role {
        Some(role) => claim.and(EvidenceRef::Resume(format!("{}/position", role.pointer))),
        None => claim,
    }
}

fn skills_met(report: &Report) -> Claim {
    let (core, preferred) = (report.matching.core, report.matching.preferred);
    let words = say(report).narrative_introduction;
    let (shown_core, shown) = (core.of_core_skills(), preferred.of_preferred_skills());
    let mut text = match (core.n(), preferred.n()) {
        (0, 0) => words.no_tier().to_string(),
        (0, _) => words.no_core(shown).to_string(),
        (_, 0) => words.no_preferred(shown_core).to_string(),
        _ => words.skills(shown_core, shown).to_string(),
    };
    let settled: Vec<&str> = report.matching.settled.iter().map(|skill| &*skill.label).collect();
    if !settled.is_empty() {
        let settled = words.settled(settled.len(), List::first(&settled, NAMED));
        text.push_str(&format!(" {settled}"));
    }
    let claim = Claim::new(text, figure("/matching/core")).and(figure("/matching/preferred"));
    report.matching.settled.iter().fold(claim, |claim, skill| claim.and(requirement_ref(skill)))
}

fn postings_met(report: &Report) -> Claim {
    let met = report.matching.fully_met;
    let short = report.matching.one_short.count;
    let words = say(report).narrative_introduction;
    let text = match short {
        _ if met.n() == 0 => words.no_posting().to_string(),
        0 => words.postings(met.of_postings()).to_string(),
        _ => words.postings_near(short, met.of_postings()).to_string(),
    };
    Claim::new(text, figure("/matching/fully_met")).and(figure("/matching/one_short"))
}

/// The most asked skills that are held; soft ones and whole fields of work aside.
fn strengths(report: &Report) -> Option<Claim> {
    let first = report.requirements.first()?;
    let held: Vec<_> = report
        .requirements
        .iter()
        .filter(|asked| asked.standing == Standing::Have && can_be_gap(asked.demand.skill.kind))
        .take(NAMED)
        .collect();
    let say = say(report);
    let words = say.narrative_introduction;
    let Some(best) = held.first() else {
        let text = words.no_strength().to_string();
        return Some(Claim::new(text, requirement_ref(&first.demand.skill)));
    };
    let named: Vec<String> = held.iter().map(|asked| with_demand(asked, say)).collect();
    let text = words.strengths(held.len(), named.join("; ")).to_string();
    let claim = Claim::new(text, requirement_ref(&best.demand.skill));
    Some(held.iter().fold(claim, |claim, asked| claim.and(requirement_ref(&asked.demand.skill))))
}

fn in_words(role: &Role, say: PlainMessages) -> String {
    match (role.position.as_str(), role.employer.as_str()) {
        ("", "") => say.role.untitled().to_string(),
        ("", employer) => say.role.at(employer).to_string(),
        (position, "") => position.to_owned(),
        (position, employer) => say.role.position_at(position, employer).to_string(),
    }
}
