//! What a market asks apart from skills, counted.

use crate::market::{Interval, Quartiles, Share};
use crate::skills::{Condition, SkillRef, Strength};
use schemars::JsonSchema;
use serde::Serialize;

/// What the readable postings of a market ask and offer apart from skills.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct AskedConditions {
    /// Years of experience.
    pub years: YearsAsked,
    /// The other concepts that any posting states, in the order of [`Concept`].
    pub groups: Vec<ConditionGroup>,
}

/// A concept of conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Concept {
    /// Years of experience.
    Years,
    /// Level of the position.
    Seniority,
    /// Formal education.
    Degree,
    /// Spoken languages.
    Language,
    /// Where the work is done.
    WorkMode,
    /// Where one must be.
    Place,
    /// The right to work.
    Permit,
    /// Travel, clearances and licences.
    Other,
}

impl Concept {
    /// Every concept in the order pages show them.
    pub const ALL: [Self; 8] = [
        Self::Years,
        Self::Seniority,
        Self::Degree,
        Self::Language,
        Self::WorkMode,
        Self::Place,
        Self::Permit,
        Self::Other,
    ];

    /// The concept of a condition.
    pub fn of(condition: &Condition) -> Self {
        match condition {
            Condition::Years(_) => Self::Years,
            Condition::Seniority { .. } => Self::Seniority,
            Condition::Degree(_) => Self::Degree,
            Condition::Language(_) => Self::Language,
            Condition::WorkMode(_) => Self::WorkMode,
            Condition::Place(_) => Self::Place,
            Condition::Permit(_) => Self::Permit,
            Condition::Travel { .. } | Condition::Clearance { .. } | Condition::DrivingLicence => {
                Self::Other
            }
        }
    }

    /// The word that ids of its rows begin with.
    pub fn id(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Seniority => "seniority",
            Self::Degree => "degree",
            Self::Language => "language",
            Self::WorkMode => "mode",
            Self::Place => "place",
            Self::Permit => "permit",
            Self::Other => "other",
        }
    }

    /// The heading of its rows.
    pub fn title(self) -> &'static str {
        match self {
            Self::Years => "Years of experience",
            Self::Seniority => "Seniority",
            Self::Degree => "Degree",
            Self::Language => "Spoken languages",
            Self::WorkMode => "Work mode",
            Self::Place => "Place",
            Self::Permit => "Right to work",
            Self::Other => "Travel, clearance, driving",
        }
    }
}

/// One concept with what is asked or offered of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConditionGroup {
    /// The concept.
    pub concept: Concept,
    /// Postings that state anything of it.
    pub stated: ConditionDemand,
    /// What they state; a posting may stand in several rows.
    pub rows: Vec<ConditionDemand>,
}

/// How many postings state one thing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConditionDemand {
    /// Unique in its market, such as `degree-bachelor`; the conditions of postings name it.
    pub id: String,
    /// As shown, such as "Bachelor".
    pub label: String,
    /// Postings that state it.
    pub any: Share,
    /// Wilson 95 % interval of `any`.
    pub interval: Interval,
    /// Postings that require it.
    pub required: Share,
    /// Postings in which it is preferred at most.
    pub preferred: Share,
    /// Postings that state it without saying how strongly.
    pub unspecified: Share,
    /// Distinct employers among the postings that state it.
    pub employers: u32,
}

/// Years of experience asked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct YearsAsked {
    /// Postings that ask for years of anything; `None` when no posting does.
    pub stated: Option<ConditionDemand>,
    /// Experience overall or in a field, in nothing that is a technology; one figure per posting.
    pub overall: Option<YearsDemand>,
    /// By skill, those that most postings ask years of first; only from
    /// [`FEWEST_FOR_YEARS`](super::FEWEST_FOR_YEARS) postings on.
    pub skills: Vec<YearsDemand>,
    /// Skills that fewer postings ask years of.
    pub rarer: u32,
}

/// Years asked of one thing; one figure per posting, the least of what it asks for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct YearsDemand {
    /// The skill; `None` for experience overall.
    pub skill: Option<SkillRef>,
    /// How many postings ask it, how strongly.
    pub demand: ConditionDemand,
    /// The lowest figure, in years.
    pub lowest: f64,
    /// The highest figure, in years.
    pub highest: f64,
    /// Quantiles of type 7 over the figures, in years; `None` under
    /// [`FEWEST_FOR_YEARS`](super::FEWEST_FOR_YEARS) postings.
    pub quartiles: Option<Quartiles>,
}

/// One condition of one posting.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PostingCondition {
    /// What is asked or offered.
    pub condition: Condition,
    /// The skills that years are asked in.
    pub skills: Vec<SkillRef>,
    /// The condition in words, such as "3 to 5 years of Go or Java".
    pub label: String,
    /// Ids of the rows it counts in.
    pub rows: Vec<String>,
    /// How strongly.
    pub strength: Strength,
    /// The rule that gave the strength, in words.
    pub rule: String,
    /// Where it is stated.
    pub source: ConditionSource,
    /// The sentence, title or field up to the words that state it.
    pub before: String,
    /// The words that state it.
    pub mention: String,
    /// The rest of the sentence, title or field.
    pub after: String,
}

/// Where a posting states a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionSource {
    /// Its text.
    Text,
    /// Its title.
    Title,
    /// Its workplace field.
    Workplace,
    /// Its employment type.
    EmploymentType,
    /// One of its places.
    Location,
}

impl ConditionSource {
    /// The words shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "job title",
            Self::Workplace => "workplace field",
            Self::EmploymentType => "employment type",
            Self::Location => "location",
        }
    }
}
