//! Skills that follow from named ones: whoever shows Amazon S3 shows AWS.

use super::model::{Evidence, EvidenceLevel, Implication};
use crate::language::{List, PlainMessages};
use crate::skills::{Catalogue, Kind, SkillId, SkillRef};
use std::collections::{BTreeMap, BTreeSet};

/// So many sources are named in a rule; the others are counted.
const NAMED_SOURCES: usize = 5;

/// What shows the named skills, besides what a role says of their use.
#[derive(Debug, Default)]
pub(super) struct Grounds {
    /// By skill, the highest level of a text that names it.
    pub(super) texts: BTreeMap<SkillId, EvidenceLevel>,
    /// Skills whose learning is recorded as done.
    pub(super) learnt: BTreeSet<SkillId>,
}

/// Adds what follows from the named skills.
///
/// An implied skill has the level of its strongest source but never more than "used": that a part
/// was used in a role does not date the whole. Whoever used a part used the whole, but whoever
/// learnt it has learnt only what it teaches. Soft skills are never implied; they need a line.
pub(super) fn add(
    mut evidence: BTreeMap<SkillId, Evidence>,
    grounds: &Grounds,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> BTreeMap<SkillId, Evidence> {
    let mut sources: BTreeMap<SkillId, Vec<(EvidenceLevel, SkillId)>> = BTreeMap::new();
    for id in evidence.keys() {
        let learnt = grounds.learnt.contains(id);
        let taught = if learnt { catalogue.taught_with(*id) } else { Vec::new() };
        for implied in catalogue.implied_by(*id) {
            let used = grounds.texts.get(id).map(|level| (*level).min(EvidenceLevel::Used));
            let level = used.max(taught.contains(&implied).then_some(EvidenceLevel::Used));
            if let Some(level) = level.filter(|_| catalogue.reference(implied).kind != Kind::Soft) {
                sources.entry(implied).or_default().push((level, *id));
            }
        }
    }
    for (id, sources) in sources {
        let direct = evidence.remove(&id);
        evidence
            .extend(with_sources(catalogue, say, id, direct, &sources).map(|found| (id, found)));
    }
    evidence
}

fn with_sources(
    catalogue: &Catalogue,
    say: PlainMessages,
    id: SkillId,
    direct: Option<Evidence>,
    sources: &[(EvidenceLevel, SkillId)],
) -> Option<Evidence> {
    let Some(level) = sources.iter().map(|(level, _)| *level).max() else { return direct };
    if direct.as_ref().is_some_and(|evidence| evidence.level >= level) {
        return direct;
    }
    let skill = catalogue.reference(id).clone();
    let from: Vec<SkillRef> = sources
        .iter()
        .filter(|(source, _)| *source == level)
        .map(|(_, id)| catalogue.reference(*id).clone())
        .collect();
    let implied_by = Some(Implication { rule: rule(&from, &skill, say), from });
    Some(match direct {
        Some(evidence) => Evidence { level, implied_by, ..evidence },
        None => Evidence {
            skill,
            level,
            items: Vec::new(),
            implied_by,
            months: None,
            last_used: None,
            stated_level: None,
        },
    })
}

/// Such as "Amazon S3, Amazon RDS and Amazon SQS imply AWS".
fn rule(from: &[SkillRef], skill: &SkillRef, say: PlainMessages) -> String {
    let names: Vec<&str> = from.iter().map(|source| &*source.label).collect();
    say.evidence_rules
        .implies(from.len(), List::first(&names, NAMED_SOURCES), &*skill.label)
        .to_string()
}
