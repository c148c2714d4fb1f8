//! The sentences of a report: messages over its values, each with what it rests on.
//!
//! Persons are named, never called he or she. A figure is always a [`Share`](crate::market::Share)
//! in its own words.

mod conclusion;
mod introduction;
mod outlook;
mod recommendations;
mod trends;

use super::claim::EvidenceRef;
use super::model::{Narrative, Report, Requirement, Step};
use crate::language::PlainMessages;
use crate::market::Demand;
use crate::skills::SkillRef;

/// All sentences on the values of a report whose narrative is not yet written.
pub(super) fn narrative(report: &Report) -> Narrative {
    Narrative {
        introduction: introduction::claims(report),
        recommendations: recommendations::claims(report),
        outlook: outlook::claims(report),
        trends: trends::claims(report),
        conclusion: conclusion::claims(report),
    }
}

/// What is said in the language of a report.
fn say(report: &Report) -> PlainMessages {
    report.generator.language.plain()
}

/// A skill with its demand: "Python, named in 52 % (76 of 145) of the postings from 24 employers".
fn with_demand(asked: &Requirement, say: PlainMessages) -> String {
    let Demand { skill, any, employers, .. } = &asked.demand;
    let employers = say.counted.from_employers(*employers);
    say.narrative_demand.skill(&*skill.label, any.of_postings(), employers).to_string()
}

/// "named in 52 % (76 of 145) of the postings from 24 employers".
fn demand(asked: &Requirement, say: PlainMessages) -> String {
    let employers = say.counted.from_employers(asked.demand.employers);
    say.narrative_demand.named(asked.demand.any.of_postings(), employers).to_string()
}

/// The requirement of a skill, if it is asked.
fn requirement<'a>(report: &'a Report, skill: &SkillRef) -> Option<&'a Requirement> {
    report.requirements.iter().find(|asked| asked.demand.skill.id == skill.id)
}

fn requirement_ref(skill: &SkillRef) -> EvidenceRef {
    EvidenceRef::Requirement(skill.id.to_string())
}

fn figure(pointer: impl Into<String>) -> EvidenceRef {
    EvidenceRef::Figure(pointer.into())
}

fn steps(report: &Report) -> impl Iterator<Item = &Step> {
    report.roadmap.phases.iter().flat_map(|phase| &phase.steps)
}

fn labels<'a>(skills: impl IntoIterator<Item = &'a SkillRef>) -> Vec<&'a str> {
    skills.into_iter().map(|skill| &*skill.label).collect()
}
