//! Hours of learning, from the candidate's present state.

use super::model::{Hours, SimilarHeld};
use super::reporter::Subject;
use crate::candidate::EvidenceLevel;
use crate::content::ProgressStatus;
use crate::skills::{Catalogue, HoursSource, LearningHours, SkillId};
use crate::wording;

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
pub(super) fn from_zero(catalogue: &Catalogue, skill: SkillId) -> (f64, String) {
    let LearningHours { hours, source } = catalogue.learning_hours(skill);
    let stated = wording::hours(hours);
    let basis = match source {
        HoursSource::Site => format!("stated by this site for a working level: {stated}"),
        HoursSource::Length { title, stated: by } => {
            format!("stated length of “{title}”: {stated} ({by})")
        }
        HoursSource::Estimate => format!(
            "catalogue's estimate, without a study behind it, for a working level from zero: {stated}"
        ),
        HoursSource::Assumed => {
            format!("no stated length and no estimate in the catalogue; {stated} assumed")
        }
    };
    (hours, basis)
}

/// Hours to a working level, prerequisites held.
///
/// The best single reduction counts; hours recorded as in progress are taken off.
pub(super) fn hours(subject: &Subject<'_>, skill: SkillId, similar: &[SimilarHeld]) -> Hours {
    let (full, mut basis) = from_zero(subject.reporter.catalogue, skill);
    let listed = subject.candidate.level(skill) == EvidenceLevel::Listed;
    let (factor, because) = match similar.first() {
        _ if listed => (LISTED_FACTOR, "the profile lists it already".to_owned()),
        Some(held) => {
            let reason =
                if held.reason.is_empty() { String::new() } else { format!(" ({})", held.reason) };
            (SIMILAR_FACTOR, format!("{} is held{reason}", held.skill.label))
        }
        None => (1.0, String::new()),
    };
    let mut value = (full * factor).round().max(LEAST_HOURS).min(full);
    if factor < 1.0 {
        let percent = ((1.0 - factor) * 100.0).round();
        basis.push_str(&format!("; {percent:.0} % less because {because}"));
    }
    let recorded = recorded_hours(subject, skill);
    if recorded > 0.0 {
        value = (value - recorded).round().max(LEAST_LEFT).min(value);
        basis.push_str(&format!("; {} recorded as in progress", wording::hours(recorded)));
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
