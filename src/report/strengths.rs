//! What the candidate can show, each skill in one group.

use super::model::{Requirement, Strengths, Strong};
use super::reporter::Subject;
use super::standing::{Decision, Verdict};
use crate::candidate::{Evidence, EvidenceLevel};
use crate::skills::{Kind, SkillId};
use std::collections::BTreeMap;

/// The strengths of the decisions, most asked first, and what the market does not ask for.
pub(super) fn strengths(
    subject: &Subject<'_>,
    decisions: &BTreeMap<SkillId, Decision>,
    requirements: &[(SkillId, Requirement)],
) -> Strengths {
    let mut strengths = Strengths::default();
    for (id, asked) in requirements {
        if !decisions.get(id).is_some_and(|decision| decision.verdict == Verdict::Strength) {
            continue;
        }
        let group = match asked.evidence.skill.kind {
            Kind::Soft => &mut strengths.soft,
            _ if asked.evidence.implied_by.is_some() => &mut strengths.implicit,
            Kind::Domain => &mut strengths.domain,
            Kind::Language
            | Kind::Framework
            | Kind::Platform
            | Kind::DataStore
            | Kind::Practice
            | Kind::Certification => &mut strengths.technical,
        };
        group.push(Strong {
            evidence: asked.evidence.clone(),
            tier: asked.demand.tier,
            any: asked.demand.any,
        });
    }
    strengths.not_asked = not_asked(subject);
    strengths
}

/// Named skills in use that no posting names, best shown first.
fn not_asked(subject: &Subject<'_>) -> Vec<Evidence> {
    let shown = subject.candidate.shown();
    let mut list: Vec<Evidence> = shown
        .filter(|(id, evidence)| {
            evidence.level >= EvidenceLevel::Used
                && evidence.implied_by.is_none()
                && subject.reporter.position(*id).is_none()
        })
        .map(|(_, evidence)| evidence.clone())
        .collect();
    list.sort_by_key(|evidence| std::cmp::Reverse(evidence.level));
    list
}
