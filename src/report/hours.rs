//! Hours of learning, from the candidate's present state.

use super::model::{Hours, SimilarHeld};
use super::reporter::Subject;
use crate::candidate::EvidenceLevel;
use crate::content::ProgressStatus;
use crate::language::{Hours as Spent, Percent, PlainMessages};
use crate::skills::{Catalogue, HoursSource, LearningHours, SkillId};

/// Part of the hours that is left when the skill is listed.
pub(super) const LISTED_FACTOR: f64 = 0.5;
/// Part of the hours that is left when a similar skill is held.
pub(super) const SIMILAR_FACTOR: f64 = 0.6;
/// The least a reduction leaves.
pub(super) const LEAST_HOURS: f64 = 2.0;
/// The least that recorded hours leave.
pub(super) const LEAST_LEFT: f64 = 1.0;

/// Similar skills held, each with the reason.
pub(super) fn similar_held(subject: &Subject<'_>, skill: SkillId) -> Vec<SimilarHeld> {
    let catalogue = subject.reporter.catalogue;
    let edges = catalogue.get(skill).similar.iter();
    edges
        .filter(|(other, _)| subject.held.has(*other))
        .map(|(other, reason)| SimilarHeld {
            skill: catalogue.reference(*other).clone(),
            reason: reason.to_string(),
        })
        .collect()
}

/// Hours from zero to a working level with their basis.
pub(super) fn from_zero(
    catalogue: &Catalogue,
    skill: SkillId,
    say: PlainMessages,
) -> (f64, String) {
    let LearningHours { hours, source } = catalogue.learning_hours(skill);
    let words = say.learning_hours;
    let stated = Spent(hours);
    let basis = match source {
        HoursSource::Site => words.site(stated).to_string(),
        HoursSource::Length { title, stated: by } => words.length(title, stated, by).to_string(),
        HoursSource::Estimate => words.estimate(stated).to_string(),
        HoursSource::Assumed => words.assumed(stated).to_string(),
    };
    (hours, basis)
}

/// Hours to a working level, prerequisites held.
///
/// The best single reduction counts; hours recorded as in progress are taken off.
pub(super) fn hours(subject: &Subject<'_>, skill: SkillId, similar: &[SimilarHeld]) -> Hours {
    let say = subject.reporter.say();
    let words = say.learning_hours;
    let (full, basis) = from_zero(subject.reporter.catalogue, skill, say);
    let listed = subject.candidate.level(skill) == EvidenceLevel::Listed;
    let (factor, mut basis) = match similar.first() {
        _ if listed => {
            let less = Percent(1.0 - LISTED_FACTOR);
            (LISTED_FACTOR, words.listed(basis, less).to_string())
        }
        Some(held) => {
            let (less, label) = (Percent(1.0 - SIMILAR_FACTOR), &*held.skill.label);
            let basis = if held.reason.is_empty() {
                words.similar(basis, less, label).to_string()
            } else {
                words.similar_reason(basis, less, label, &held.reason).to_string()
            };
            (SIMILAR_FACTOR, basis)
        }
        None => (1.0, basis),
    };
    let mut value = (full * factor).round().max(LEAST_HOURS).min(full);
    let recorded = recorded_hours(subject, skill);
    if recorded > 0.0 {
        value = (value - recorded).round().max(LEAST_LEFT).min(value);
        basis = words.recorded(basis, Spent(recorded)).to_string();
    }
    Hours { value, full, basis }
}

/// Hours that the profile records as spent on a skill that is in progress.
pub(super) fn recorded_hours(subject: &Subject<'_>, skill: SkillId) -> f64 {
    let progress = subject.profile.career.progress.iter();
    progress
        .filter(|entry| entry.status == ProgressStatus::InProgress)
        .filter(|entry| subject.reporter.catalogue.by_name(&entry.skill) == Some(skill))
        .map(|entry| entry.hours.max(0.0))
        .sum()
}
