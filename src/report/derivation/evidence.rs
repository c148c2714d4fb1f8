//! What gave an evidence level.

use crate::candidate::{Evidence, EvidenceItem, EvidenceLevel, RECENT_MONTHS, RECENT_ROLES};
use crate::language::{Day, PlainMessages};
use crate::report::Standing;
use crate::report::method::{evidence_rule, implied_rule};
use crate::skills::SkillRef;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// How the evidence level of a skill was found.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceDerivation<'a> {
    /// The level.
    pub level: EvidenceLevel,
    /// Where the candidate stands by it.
    pub standing: Standing,
    /// The printed rule that gave the level.
    pub rule: String,
    /// What the rule was decided by, as parts of a sentence; empty without evidence.
    pub values: Vec<String>,
    /// Months, last use, stated level, implication and quotes; `None` when the profile says
    /// nothing.
    pub evidence: Option<&'a Evidence>,
    /// The skills that it follows from; empty unless it is implied.
    pub implied_by: Vec<ImplyingSkill<'a>>,
}

/// A shown skill from which another follows.
#[derive(Debug, Clone, Serialize)]
pub struct ImplyingSkill<'a> {
    /// The skill.
    pub skill: &'a SkillRef,
    /// What the profile says of it, where that is known.
    pub evidence: Option<&'a Evidence>,
}

impl<'a> EvidenceDerivation<'a> {
    /// That of what a profile says of a skill on a day; `shown` gives what it says of any.
    pub(super) fn of(
        skill: &SkillRef,
        shown: &dyn Fn(&SkillRef) -> Option<&'a Evidence>,
        as_of: Date,
        say: PlainMessages,
    ) -> Self {
        let evidence = shown(skill).filter(|evidence| evidence.level != EvidenceLevel::None);
        let level = evidence.map_or(EvidenceLevel::None, |evidence| evidence.level);
        let implication = evidence.and_then(|evidence| evidence.implied_by.as_ref());
        let implied = implication.is_some();
        let from = implication.map_or(&[][..], |implication| &implication.from);
        Self {
            implied_by: from
                .iter()
                .map(|skill| ImplyingSkill { skill, evidence: shown(skill) })
                .collect(),
            level,
            standing: Standing::of(level),
            rule: if implied { implied_rule(say) } else { evidence_rule(level, say) },
            values: evidence.map(|evidence| values(evidence, as_of, say)).unwrap_or_default(),
            evidence,
        }
    }
}

fn values(evidence: &Evidence, as_of: Date, say: PlainMessages) -> Vec<String> {
    let words = say.evidence_rules;
    let mut values = Vec::new();
    if let Some(implied) = &evidence.implied_by {
        values.push(implied.rule.clone());
    }
    let lines = evidence.items.iter().filter(|item| item.level == evidence.level).count();
    match evidence.level {
        EvidenceLevel::None => {}
        EvidenceLevel::Listed | EvidenceLevel::Used => {
            if lines > 0 {
                values.push(words.lines(lines).to_string());
            }
        }
        EvidenceLevel::Role | EvidenceLevel::Recent => {
            let roles = dated_roles(&evidence.items);
            values.push(words.dated_roles(roles).to_string());
            values.extend(evidence.last_used.map(|day| recency(day, as_of, say)));
            if evidence.level == EvidenceLevel::Recent && roles < RECENT_ROLES {
                values.push(words.certified().to_string());
            } else if evidence.level == EvidenceLevel::Role && roles < RECENT_ROLES {
                values.push(words.not_certified().to_string());
            }
        }
    }
    values
}

fn recency(day: Date, as_of: Date, say: PlainMessages) -> String {
    let words = say.evidence_rules;
    let recent = day >= as_of.saturating_sub(RECENT_MONTHS.months());
    let (day, as_of) = (Day(day), Day(as_of));
    if recent {
        words.last_used_within(day, RECENT_MONTHS, as_of).to_string()
    } else {
        words.last_used_before(day, RECENT_MONTHS, as_of).to_string()
    }
}

/// How many dated roles the lines stand in.
fn dated_roles(items: &[EvidenceItem]) -> usize {
    let dated = items.iter().filter(|item| item.level >= EvidenceLevel::Role);
    // The pointer of a role has a section and an index: /work/0, /volunteer/2.
    let role = |item: &EvidenceItem| -> String {
        item.pointer.split('/').take(3).collect::<Vec<_>>().join("/")
    };
    dated.map(role).collect::<BTreeSet<_>>().len()
}
