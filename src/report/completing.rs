//! Which postings each skill alone would complete.

use super::model::Completing;
use super::reporter::Subject;
use super::standing::{Decision, can_be_gap};
use crate::market::PostingRequirements;
use crate::skills::{Catalogue, SkillId};
use std::collections::BTreeMap;

/// What learning a skill brings: itself and what it teaches besides.
pub(super) struct Brings {
    /// By skill.
    brought: Vec<Box<[SkillId]>>,
    /// By skill, which skills that can be gaps bring it.
    by: Vec<Vec<SkillId>>,
}

impl Brings {
    /// That of every skill of a catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut by = vec![Vec::new(); catalogue.len()];
        let brought = catalogue.ids().map(|id| {
            let all: Box<[SkillId]> = catalogue.taught_with(id).into_iter().chain([id]).collect();
            if can_be_gap(catalogue.reference(id).kind) {
                for other in &all {
                    by[usize::from(other.0)].push(id);
                }
            }
            all
        });
        Self { brought: brought.collect(), by }
    }

    /// A skill and what learning it teaches besides.
    pub(super) fn brought(&self, skill: SkillId) -> &[SkillId] {
        &self.brought[usize::from(skill.0)]
    }
}

/// The places of the postings that each asked skill or gap alone completes, in catalogue order.
pub(super) type Completed = BTreeMap<SkillId, Vec<usize>>;

/// Looks at each posting once: only what brings its first unmet requirement can complete it.
pub(super) fn completed(
    subject: &Subject<'_>,
    decisions: &BTreeMap<SkillId, Decision>,
) -> Completed {
    let reporter = subject.reporter;
    let brings = &reporter.brings;
    let mut completed = Completed::new();
    let mut able: Vec<SkillId> = Vec::new();
    for (index, posting) in reporter.demanding() {
        let (wanted, is_only) = first_missing(subject, posting);
        able.clear();
        // Where more is missing, only what teaches something besides can bring all of it.
        let bringing = wanted.iter().flat_map(|skill| &brings.by[usize::from(skill.0)]);
        able.extend(bringing.filter(|skill| is_only || brings.brought(**skill).len() > 1));
        if wanted.len() > 1 {
            able.sort_unstable();
            able.dedup();
        }
        for skill in &able {
            let considered = reporter.position(*skill).is_some() || decisions.contains_key(skill);
            if considered && !subject.held.has(*skill) {
                let brought = brings.brought(*skill);
                let held = |id: &SkillId| subject.held.has(*id) || brought.contains(id);
                let met = is_only
                    || posting.skills.iter().all(held)
                        && posting.one_of.iter().all(|list| list.iter().any(held));
                if met {
                    completed.entry(*skill).or_default().push(index);
                }
            }
        }
    }
    completed
}

/// The same as reported.
pub(super) fn completed_by(subject: &Subject<'_>, completed: Completed) -> Vec<Completing> {
    let (market, catalogue) = (subject.reporter.market, subject.reporter.catalogue);
    let named = |postings: Vec<usize>| {
        postings.into_iter().map(|index| market.postings[index].id.clone()).collect()
    };
    completed
        .into_iter()
        .map(|(id, postings)| Completing {
            skill: catalogue.reference(id).clone(),
            postings: named(postings),
        })
        .collect()
}

/// The first unmet requirement, of which one skill is enough, and whether it is the only one; empty
/// when all are met.
fn first_missing<'a>(
    subject: &Subject<'_>,
    posting: &'a PostingRequirements,
) -> (&'a [SkillId], bool) {
    let held = &subject.held;
    let single = posting.skills.iter().map(std::slice::from_ref);
    let lists = posting.one_of.iter().map(Vec::as_slice);
    let mut missing = single.chain(lists).filter(|wanted| !held.has_one(wanted));
    let first = missing.next().unwrap_or_default();
    (first, missing.next().is_none())
}
