//! Which postings each skill alone would complete.

use super::model::Completing;
use super::reporter::Subject;
use super::standing::{Decision, can_be_gap};
use crate::market::PostingRequirements;
use crate::skills::SkillId;
use std::collections::{BTreeMap, HashMap};

/// The asked skills and gaps that alone complete postings, in catalogue order.
pub(super) fn completed_by(
    subject: &Subject<'_>,
    decisions: &BTreeMap<SkillId, Decision>,
) -> Vec<Completing> {
    let (market, catalogue) = (subject.reporter.market, subject.reporter.catalogue);
    // A skill with what it implies, and which skills bring another.
    let mut brought: BTreeMap<SkillId, Vec<SkillId>> = BTreeMap::new();
    let mut bringing: HashMap<SkillId, Vec<SkillId>> = HashMap::new();
    for skill in market.demand_ids.iter().chain(decisions.keys()).copied() {
        let kind = catalogue.reference(skill).kind;
        if subject.held.has(skill) || !can_be_gap(kind) || brought.contains_key(&skill) {
            continue;
        }
        let mut all = catalogue.implied_by(skill);
        all.push(skill);
        for id in &all {
            bringing.entry(*id).or_default().push(skill);
        }
        brought.insert(skill, all);
    }
    let mut completed: BTreeMap<SkillId, Vec<String>> = BTreeMap::new();
    for (index, posting) in subject.reporter.demanding() {
        let mut able: Vec<SkillId> = Vec::new();
        for wanted in first_missing(subject, posting) {
            able.extend(bringing.get(wanted).into_iter().flatten());
        }
        able.sort_unstable();
        able.dedup();
        for skill in able {
            let held = |id: &SkillId| subject.held.has(*id) || brought[&skill].contains(id);
            let met = posting.skills.iter().all(held)
                && posting.one_of.iter().all(|list| list.iter().any(held));
            if met {
                completed.entry(skill).or_default().push(market.postings[index].id.clone());
            }
        }
    }
    let completed = completed.into_iter();
    completed
        .map(|(id, postings)| Completing { skill: catalogue.reference(id).clone(), postings })
        .collect()
}

/// The first unmet requirement, of which one skill is enough; empty when all are met.
fn first_missing<'a>(subject: &Subject<'_>, posting: &'a PostingRequirements) -> &'a [SkillId] {
    let held = &subject.held;
    if let Some(skill) = posting.skills.iter().position(|skill| !held.has(*skill)) {
        return &posting.skills[skill..=skill];
    }
    posting.one_of.iter().find(|list| !held.has_one(list)).map_or(&[], Vec::as_slice)
}
