//! What the text says the market asks, against itself and against the postings.

use super::super::claims::{Claim, Role};
use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::Sentence;
use super::super::text::Text;
use super::super::topic::Topic;
use crate::market::{Tier, TrendVerdict};
use crate::report::Severity;
use crate::skills::SkillId;
use crate::wording;
use std::collections::{BTreeMap, BTreeSet};

/// A list of fewer skills is an example and not compared with others.
const SHORTEST_LIST: usize = 3;

/// Figures shown beside a finding.
const FIGURES: usize = 6;

/// The class that a role puts a skill into.
fn class(role: Role) -> Option<&'static str> {
    match role {
        Role::Core => Some("core"),
        Role::Preferred => Some("preferred"),
        Role::Emerging => Some("emerging"),
        _ => None,
    }
}

/// The weight that a role gives a gap.
fn weight(role: Role) -> Option<&'static str> {
    match role {
        Role::Gap(severity) => severity.map(Severity::label),
        _ => None,
    }
}

pub(super) fn two_tiers(text: &Text<'_>, findings: &mut Findings) {
    for classes in [class as fn(Role) -> Option<&'static str>, weight] {
        let mut first: BTreeMap<SkillId, &Claim> = BTreeMap::new();
        let mut told = BTreeSet::new();
        for claim in text.with(|role| classes(role).is_some()) {
            let earlier = *first.entry(claim.skill).or_insert(claim);
            let (Some(now), Some(then)) = (classes(claim.role), classes(earlier.role)) else {
                continue;
            };
            if now != then && told.insert((claim.skill, now)) {
                let label = text.label(claim.skill);
                findings
                    .add(claim.span, format!("{label} is {now} here and {then} elsewhere"))
                    .evidence(text.quote(earlier.sentence))
                    .all_evidence(text.demand(claim.skill).map(|_| text.asked(claim.skill)))
                    .hint("put each skill into one class");
            }
        }
    }
}

/// Core by its section, critical by its section of gaps, or necessary by its sentence.
pub(super) fn tier_disagrees(text: &Text<'_>, findings: &mut Findings) {
    if !text.held.market.demand.iter().any(|demand| demand.any.has_percent()) {
        return;
    }
    let needed = |claim: &Claim| {
        let sentence = text.document.sentences_of(claim.block).iter();
        let mut sentence = sentence.filter(|sentence| sentence.span == claim.sentence);
        let claims = matches!(claim.role, Role::Gap(_) | Role::Demand);
        claims && sentence.any(|sentence| phrases().need.is_in(&sentence.words))
    };
    let strong = |claim: &&&Claim| {
        matches!(claim.role, Role::Core | Role::Gap(Some(Severity::Critical))) || needed(claim)
    };
    let is_technical = |claim: &&&Claim| {
        crate::market::is_requirement_kind(text.held.miner.catalogue().reference(claim.skill).kind)
    };
    for claims in text.by_block(|_| true).into_values() {
        let wrong: Vec<&&Claim> = claims
            .iter()
            .filter(strong)
            .filter(is_technical)
            .filter(|claim| {
                text.demand(claim.skill).is_some_and(|demand| demand.tier != Tier::Core)
            })
            .collect();
        let Some(first) = wrong.first() else { continue };
        let labels = text.labels(wrong.iter().map(|claim| claim.skill));
        let is = if labels.len() == 1 { "is" } else { "are" };
        let figures = wrong.iter().filter_map(|claim| {
            let demand = text.demand(claim.skill)?;
            Some(format!("{} required in {}", demand.skill.label, demand.required))
        });
        let figures: Vec<String> = figures.take(FIGURES).collect();
        findings
            .add(
                first.span,
                format!(
                    "{} {is} called core or necessary, and too few postings require that",
                    wording::list(&labels)
                ),
            )
            .evidence(format!("market {}: {}", text.held.market.title, figures.join("; ")))
            .all_evidence(text.held.market.tier_rules.first().cloned())
            .hint("give the share of postings that require it instead of the word");
    }
}

pub(super) fn not_asked(text: &Text<'_>, findings: &mut Findings) {
    let market = text.held.market;
    if market.funnel.readable == 0 {
        return;
    }
    let wanted = |role: Role| {
        role.is_asked()
            || matches!(role, Role::Gap(_) | Role::Step | Role::Planned | Role::Emerging)
    };
    for claims in text.by_block(wanted).into_values() {
        let unknown = |claim: &&&Claim| {
            text.is_technology(claim.skill)
                && text.demand(claim.skill).is_none()
                && !leads_to_asked(text, claim.skill)
        };
        let unasked: Vec<&&Claim> = claims.iter().filter(unknown).collect();
        let Some(first) = unasked.first() else { continue };
        let labels = text.labels(unasked.iter().map(|claim| claim.skill));
        findings
            .add(
                first.span,
                format!(
                    "{} is told as asked or to learn, and no posting names it",
                    wording::list(&labels)
                ),
            )
            .evidence(format!(
                "market {}: named in 0 of {} postings",
                market.title, market.funnel.readable
            ))
            .hint("leave it out, or say why it matters though nobody asks for it");
    }
}

/// Whether a skill that is asked builds on this one.
fn leads_to_asked(text: &Text<'_>, skill: SkillId) -> bool {
    let catalogue = text.held.miner.catalogue();
    let mut asked = text.held.market.demand_ids.iter();
    asked.any(|asked| catalogue.prerequisites_of(*asked).contains(&skill))
}

/// A technology that only one of several lists of what is asked names, and core technologies
/// that a ranking of technologies leaves out.
pub(super) fn lists_differ(text: &Text<'_>, findings: &mut Findings) {
    let lists = asked_lists(text);
    if lists.len() < 2 {
        return;
    }
    let others = |index: usize, skill: SkillId| {
        let mut others = lists.iter().enumerate().filter(|(other, _)| *other != index);
        others.any(|(_, list)| list.iter().any(|claim| claim.skill == skill))
    };
    for (index, list) in lists.iter().enumerate() {
        let alone: Vec<&&Claim> = list.iter().filter(|c| !others(index, c.skill)).collect();
        let Some(first) = alone.first() else { continue };
        let labels = text.labels(alone.iter().map(|claim| claim.skill));
        let other = lists.iter().enumerate().find(|(other, _)| *other != index);
        findings
            .add(
                first.span,
                format!("only this list of what is asked has {}", wording::list(&labels)),
            )
            .all_evidence(other.and_then(|(_, list)| Some(text.quote(list.first()?.sentence))))
            .hint("take all lists from one count");
    }
    let stack: Vec<&Claim> = text.with(|role| role == Role::Stack).collect();
    let Some(first) = stack.first() else { return };
    let core = text.with(|role| role == Role::Core).filter(|claim| {
        text.is_technology(claim.skill) && !stack.iter().any(|other| other.skill == claim.skill)
    });
    let missing = text.labels(core.map(|claim| claim.skill));
    if !missing.is_empty() {
        findings
            .add(
                first.span,
                format!(
                    "the ranking of technologies leaves out {}, called core elsewhere",
                    wording::list(&missing)
                ),
            )
            .hint("take all lists from one count");
    }
}

/// The technologies of each part that lists what is asked; the parts of a ranking are one list.
/// What has a count of its own is supported by it.
fn asked_lists<'t>(text: &'t Text<'_>) -> Vec<Vec<&'t Claim>> {
    let counted = |claim: &Claim| {
        let mut sentences = text.document.sentences_of(claim.block).iter();
        sentences.any(|sentence| sentence.span == claim.sentence && !sentence.shares().is_empty())
    };
    let mut lists: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    let technologies = |claim: &&Claim| text.is_technology(claim.skill) && !counted(claim);
    for claim in text.with(Role::is_asked).filter(technologies) {
        let by = text.places[claim.block].by.unwrap_or(claim.block);
        let list = lists.entry(by).or_default();
        if !list.iter().any(|other| other.skill == claim.skill) {
            list.push(claim);
        }
    }
    lists.into_values().filter(|list| list.len() >= SHORTEST_LIST).collect()
}

pub(super) fn emerging_untested(text: &Text<'_>, findings: &mut Findings) {
    for claims in text.by_block(|role| role == Role::Emerging).into_values() {
        let rising = |skill: SkillId| text.demand(skill).is_some_and(|d| d.tier == Tier::Emerging);
        let untested: Vec<&&Claim> = claims.iter().filter(|claim| !rising(claim.skill)).collect();
        let Some(first) = untested.first() else { continue };
        let labels = text.labels(untested.iter().map(|claim| claim.skill));
        let is = if labels.len() == 1 { "is" } else { "are" };
        findings
            .add(
                first.span,
                format!(
                    "{} {is} called emerging, and no rise is seen in the data",
                    wording::list(&labels)
                ),
            )
            .all_evidence(
                untested.iter().filter_map(|claim| trend(text, claim.skill)).take(FIGURES),
            )
            .hint("show two dated counts, or take it out");
    }
}

/// What the snapshots show of a skill, in words.
pub(super) fn trend(text: &Text<'_>, skill: SkillId) -> Option<String> {
    let label = text.label(skill);
    let id = &text.held.miner.catalogue().reference(skill).id;
    let trend = text.held.market.trends.iter().find(|trend| trend.skill.id == *id)?;
    let points = |difference: &crate::market::Difference| {
        format!("{} and later {} of the postings", difference.from.share, difference.to.share)
    };
    Some(match &trend.verdict {
        TrendVerdict::Up { difference } => format!("{label}: rose, {}", points(difference)),
        TrendVerdict::Down { difference } => format!("{label}: fell, {}", points(difference)),
        TrendVerdict::Unsteady { lowest, highest, .. } => format!(
            "{label}: unsteady, between {} and {} of the postings without a direction",
            lowest.share, highest.share
        ),
        TrendVerdict::NoDetectableChange { difference } => {
            format!("{label}: no detectable change, {}", points(difference))
        }
        TrendVerdict::CannotBeJudged { why } => format!("{label}: cannot be judged, {why}"),
    })
}

/// A part about popularity in which no item has a figure.
pub(super) fn popularity_without_count(text: &Text<'_>, findings: &mut Findings) {
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, place) in text.places.iter().enumerate() {
        if place.topic == Topic::Stack
            && let Some(by) = place.by
        {
            parts.entry(by).or_default().push(index);
        }
    }
    for (by, blocks) in parts {
        let ranked = text.with(|role| role == Role::Stack).filter(|c| blocks.contains(&c.block));
        let mut named: Vec<SkillId> = ranked.map(|claim| claim.skill).collect();
        named.dedup();
        let inside = blocks.iter().flat_map(|block| text.document.sentences_of(*block));
        if named.len() < SHORTEST_LIST || inside.into_iter().any(Sentence::has_figure) {
            continue;
        }
        named.sort_by_key(|skill| text.demand(*skill).map_or(0, |demand| demand.any.k()));
        let counted = |skill: &SkillId| text.demand(*skill).map_or(0, |demand| demand.any.k());
        let rarest = named
            .iter()
            .take(FIGURES)
            .map(|skill| format!("{} {}", text.label(*skill), counted(skill)));
        findings
            .add(text.document.blocks[by].span, "skills are ranked as popular without a count")
            .evidence(format!(
                "market {}, {} postings; the rarest of them: {}",
                text.held.market.title,
                text.held.market.funnel.readable,
                rarest.collect::<Vec<_>>().join(", ")
            ))
            .hint("give k of n postings for each, in that order");
    }
}
