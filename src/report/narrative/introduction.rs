//! Where the candidate stands.

use super::{figure, requirement_ref, with_demand};
use crate::candidate::{Role, months_in_words};
use crate::report::claim::{Claim, EvidenceRef};
use crate::report::model::{Report, Standing};
use crate::report::standing::can_be_gap;
use crate::wording;

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
    let roles = paid(report);
    let mut named: Vec<String> = roles
        .iter()
        .take(NAMED)
        .map(|role| format!("{}, {}", in_words(role), role.period))
        .collect();
    if roles.len() > NAMED {
        named.push(format!("and {}", wording::count(roles.len() - NAMED, "earlier role")));
    }
    let named = named.join("; ");
    let text = match report.candidate.months_worked {
        Some(months) => {
            format!("{name} has {} of dated paid work: {named}.", months_in_words(months))
        }
        None if roles.is_empty() => format!("The profile of {name} names no paid role."),
        None => format!(
            "The profile of {name} dates no paid role, so no length of experience is given: \
             {named}."
        ),
    };
    let mut refs = roles.iter().take(NAMED).map(|role| EvidenceRef::Resume(role.pointer.clone()));
    let first = refs.next().unwrap_or_else(|| EvidenceRef::Resume("/work".to_owned()));
    refs.fold(Claim::new(text, first), Claim::and)
}

fn assumed(report: &Report) -> Option<Claim> {
    let roles: Vec<&Role> = paid(report).into_iter().filter(|role| role.assumed).collect();
    let first = roles.first()?;
    let names: Vec<String> = roles.iter().map(|role| in_words(role)).collect();
    let text = format!("The profile marks dates as assumed: {}.", wording::list(&names));
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
    let (text, role) = match (held, roles.first()) {
        (Some(held), _) => (
            format!(
                "{name} already holds the target role, {}; the report compares what the profile \
                 shows with what other employers ask for the same role.",
                held.position.trim()
            ),
            Some(*held),
        ),
        (None, Some(latest)) if !latest.position.is_empty() => {
            let which = if latest.current { "current" } else { "latest" };
            (
                format!("The target is {target}; the {which} role is {}.", latest.position),
                Some(*latest),
            )
        }
        _ => (format!("The target is {target}."), None),
    };
    let claim = Claim::new(text, figure("/market/role"));
    match role {
        Some(role) => claim.and(EvidenceRef::Resume(format!("{}/position", role.pointer))),
        None => claim,
    }
}

fn skills_met(report: &Report) -> Claim {
    let (core, preferred) = (report.matching.core, report.matching.preferred);
    let text = match (core.n(), preferred.n()) {
        (0, 0) => "No skill is asked often enough in this market to count as core or preferred."
            .to_owned(),
        (0, _) => format!(
            "No skill is required often enough to count as core; the profile shows {}.",
            wording::share_of(preferred, "preferred skill")
        ),
        (_, 0) => format!(
            "The profile shows {}; no further skill counts as preferred.",
            wording::share_of(core, "core skill")
        ),
        _ => format!(
            "The profile shows {} and {}.",
            wording::share_of(core, "core skill"),
            wording::share_of(preferred, "preferred skill")
        ),
    };
    let settled: Vec<&str> = report.matching.settled.iter().map(|skill| &*skill.label).collect();
    let text = match settled.len() {
        0 => text,
        1 => format!(
            "{text} {} counts as met, because postings take a shown skill in its place.",
            settled[0]
        ),
        _ => format!(
            "{text} {} count as met, because postings take a shown skill in their place.",
            wording::short_list(&settled, NAMED)
        ),
    };
    let claim = Claim::new(text, figure("/matching/core")).and(figure("/matching/preferred"));
    report.matching.settled.iter().fold(claim, |claim, skill| claim.and(requirement_ref(skill)))
}

fn postings_met(report: &Report) -> Claim {
    let met = report.matching.fully_met;
    let short = report.matching.one_short.count;
    let text = if met.n() == 0 {
        "No readable posting requires a known skill, so none can be matched.".to_owned()
    } else {
        let more = match short {
            0 => String::new(),
            1 => "; 1 posting lacks only one required skill".to_owned(),
            _ => format!("; {short} postings lack only one required skill"),
        };
        format!(
            "Every required skill is shown for {} with requirements{more}.",
            wording::share_of(met, "posting")
        )
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
    let Some(best) = held.first() else {
        let text = "None of the skills asked in this market is shown in use.";
        return Some(Claim::new(text, requirement_ref(&first.demand.skill)));
    };
    let named: Vec<String> = held.iter().map(|asked| with_demand(asked)).collect();
    let lead = if held.len() == 1 {
        "The most asked skill that it shows is"
    } else {
        "The most asked skills that it shows are"
    };
    let claim =
        Claim::new(format!("{lead} {}.", named.join("; ")), requirement_ref(&best.demand.skill));
    Some(held.iter().fold(claim, |claim, asked| claim.and(requirement_ref(&asked.demand.skill))))
}

fn in_words(role: &Role) -> String {
    match (role.position.as_str(), role.employer.as_str()) {
        ("", "") => "a role without title".to_owned(),
        ("", employer) => format!("a role at {employer}"),
        (position, "") => position.to_owned(),
        (position, employer) => format!("{position} at {employer}"),
    }
}
