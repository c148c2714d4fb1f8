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
            let role =
                candidate.roles.first().map(|role| format!("newest role: {}", role.position));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::ConditionSource;
    use crate::skills::{Degree, DegreeLevel, Strength};

    fn condition(condition: Condition, skills: &[&str]) -> PostingCondition {
        let catalogue = crate::fixture::catalogue();
        let reference = |id: &&str| catalogue.reference(catalogue.by_id(id).unwrap()).clone();
        PostingCondition {
            condition,
            skills: skills.iter().map(reference).collect(),
            label: "as asked".to_owned(),
            rows: Vec::new(),
            strength: Strength::Required,
            rule: String::new(),
            source: ConditionSource::Text,
            before: String::new(),
            mention: String::new(),
            after: String::new(),
        }
    }

    fn candidate() -> CandidateSummary {
        CandidateSummary {
            id: "ada".to_owned(),
            name: "Ada".to_owned(),
            label: None,
            summary: None,
            place: None,
            contact: Vec::new(),
            sample: true,
            roles: Vec::new(),
            months_worked: Some(40),
            education: vec!["Bachelor, Physics".to_owned()],
            certificates: Vec::new(),
            languages: Vec::new(),
            assumed: Vec::new(),
        }
    }

    /// 14 months of Python, none of anything else.
    fn held(asked: Condition, skills: &[&str]) -> (String, Option<bool>) {
        let months = |skill: &SkillRef| (&*skill.id == "python").then_some(14);
        let condition = condition(asked, skills);
        let held = held_against(&condition, &candidate(), &months);
        (held.held, held.reached)
    }

    fn years(min_months: u32, any_of: bool) -> Condition {
        Condition::Years(Years { min_months, max_months: None, skills: Vec::new(), any_of })
    }

    #[test]
    fn months_are_compared_with_the_least_that_is_asked() {
        for (asked, any_of, skills, reached) in [
            (14, false, ["python"].as_slice(), Some(true)),
            (15, false, &["python"], Some(false)),
            (12, false, &["python", "go"], Some(false)),
            (12, true, &["python", "go"], Some(true)),
            (1, false, &["go"], Some(false)),
            (40, false, &[], Some(true)),
            (41, false, &[], Some(false)),
            (0, false, &["go"], None),
        ] {
            assert_eq!(held(years(asked, any_of), skills).1, reached, "{asked} {skills:?}");
        }
        let (words, _) = held(years(12, true), &["python", "go"]);
        assert_eq!(words, "Python: 1 year 2 months in dated roles; Go: in no dated role");
        let (words, _) = held(years(12, false), &[]);
        assert_eq!(words, "3 years 4 months of dated paid work, in whatever field");
    }

    #[test]
    fn what_cannot_be_compared_stands_beside_it() {
        let degree =
            Degree { levels: vec![DegreeLevel::Master], field: None, or_equivalent: false };
        assert_eq!(held(Condition::Degree(degree), &[]), ("Bachelor, Physics".to_owned(), None));
        let travel = Condition::Travel { percent: None };
        assert_eq!(held(travel, &[]), ("no place in the profile".to_owned(), None));
        let licence = ("a profile has no field for this".to_owned(), None);
        assert_eq!(held(Condition::DrivingLicence, &[]), licence);
    }
}
