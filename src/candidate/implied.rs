//! Skills that follow from named ones: whoever shows Amazon S3 shows AWS.

use super::model::{Evidence, EvidenceLevel, Implication};
use crate::skills::{Catalogue, Kind, SkillId, SkillRef};
use std::collections::BTreeMap;

/// So many sources are named in a rule; the others are counted.
const NAMED_SOURCES: usize = 5;

/// Adds what follows from the named skills.
///
/// An implied skill has the level of its strongest source but never more than "used": that a part
/// was used in a role does not date the whole. Soft skills are never implied; they need a line.
pub(super) fn add(
    mut evidence: BTreeMap<SkillId, Evidence>,
    catalogue: &Catalogue,
) -> BTreeMap<SkillId, Evidence> {
    let mut sources: BTreeMap<SkillId, Vec<(EvidenceLevel, SkillId)>> = BTreeMap::new();
    for (id, evidence) in &evidence {
        for implied in catalogue.implied_by(*id) {
            if catalogue.reference(implied).kind != Kind::Soft {
                let source = (evidence.level.min(EvidenceLevel::Used), *id);
                sources.entry(implied).or_default().push(source);
            }
        }
    }
    for (id, sources) in sources {
        let direct = evidence.remove(&id);
        evidence.extend(with_sources(catalogue, id, direct, &sources).map(|found| (id, found)));
    }
    evidence
}

fn with_sources(
    catalogue: &Catalogue,
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
    let implied_by = Some(Implication { rule: rule(&from, &skill), from });
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
fn rule(from: &[SkillRef], skill: &SkillRef) -> String {
    let mut names: Vec<String> =
        from.iter().take(NAMED_SOURCES).map(|source| source.label.to_string()).collect();
    if from.len() > NAMED_SOURCES {
        names.push(format!("{} more", from.len() - NAMED_SOURCES));
    }
    let verb = if from.len() == 1 { "implies" } else { "imply" };
    format!("{} {verb} {}", crate::wording::list(&names), skill.label)
}
