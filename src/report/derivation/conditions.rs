//! What a posting asks apart from skills, beside what the profile says.

use crate::candidate::months_in_words;
use crate::market::PostingCondition;
use crate::report::CandidateSummary;
use crate::skills::{Condition, SkillRef, Years};

/// A condition with what the profile says to it.
#[derive(Debug, Clone)]
pub struct HeldAgainst<'a> {
    /// What is asked or offered.
    pub condition: &'a PostingCondition,
    /// What the profile says, in words; says so when it says nothing.
    pub held: String,
    /// Whether the months reach the least that is asked; `None` where no figures can be compared.
    pub reached: Option<bool>,
}

/// A condition beside the profile; `months` gives those of a skill in dated roles.
pub(super) fn held_against<'a>(
    condition: &'a PostingCondition,
    candidate: &CandidateSummary,
    months: &dyn Fn(&SkillRef) -> Option<u32>,
) -> HeldAgainst<'a> {
    let said = |lines: &[String], nothing: &str| {
        (if lines.is_empty() { nothing.to_owned() } else { lines.join("; ") }, None)
    };
    let (held, reached) = match &condition.condition {
        Condition::Years(years) => years_held(years, &condition.skills, candidate, months),
        Condition::Degree(_) => said(&candidate.education, "no education in the profile"),
        Condition::Language(_) => said(&candidate.languages, "no languages in the profile"),
        Condition::Place(_) | Condition::WorkMode(_) | Condition::Travel { .. } => {
            said(candidate.place.as_slice(), "no place in the profile")
        }
        Condition::Seniority { .. } => {
            let role = candidate.roles.first().map(|role| role.position.clone());
            said(role.as_slice(), "no role in the profile")
        }
        Condition::Permit(_) | Condition::Clearance { .. } | Condition::DrivingLicence => {
            ("a profile has no field for this".to_owned(), None)
        }
    };
    HeldAgainst { condition, held, reached }
}

fn years_held(
    years: &Years,
    skills: &[SkillRef],
    candidate: &CandidateSummary,
    months: &dyn Fn(&SkillRef) -> Option<u32>,
) -> (String, Option<bool>) {
    let asked = years.min_months;
    let reaches = |months: Option<u32>| months.unwrap_or(0) >= asked;
    let (held, reached) = if skills.is_empty() {
        let held = candidate.months_worked.map(|months| {
            format!("{} of dated paid work, in whatever field", months_in_words(months))
        });
        let held = held.unwrap_or_else(|| "no dated paid work in the profile".to_owned());
        (held, reaches(candidate.months_worked))
    } else {
        let held = skills.iter().map(|skill| match months(skill) {
            Some(months) => format!("{}: {} in dated roles", skill.label, months_in_words(months)),
            None => format!("{}: in no dated role", skill.label),
        });
        let mut each = skills.iter().map(|skill| reaches(months(skill)));
        let reached = if years.any_of { each.any(|one| one) } else { each.all(|one| one) };
        (held.collect::<Vec<_>>().join("; "), reached)
    };
    // An upper bound alone asks for nothing.
    (held, (asked > 0).then_some(reached))
}
