//! What a posting asks apart from skills, as values.

use crate::diagnostics::Span;
use crate::skills::{SkillId, Strength, StrengthRule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything a posting states apart from skills: what the title says first, then the text in its
/// order, then the posting's own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The statements; equal ones of a posting are kept once, the strongest and then the first.
    pub stated: Vec<Stated>,
}

impl Conditions {
    /// Whether anything found is a demand a candidate may fail to meet: years, a degree, a
    /// language, a place, a permit, travel, a clearance or a licence.
    pub fn has_demand(&self) -> bool {
        self.stated.iter().any(|stated| stated.condition.is_demand())
    }
}

/// One condition with where it is stated and how strongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What is asked or offered.
    pub condition: Condition,
    /// How strongly, by the cues and headings that also hold for skills.
    pub strength: Strength,
    /// What gave the strength.
    pub rule: StrengthRule,
    /// Where it stands.
    pub source: Source,
}

/// Where a condition is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// In the posting's text.
    Text {
        /// Byte range of the words that state it.
        span: Span,
        /// Byte range of the sentence, bullet or line around them.
        sentence: Span,
    },
    /// In the job title.
    Title {
        /// Byte range of the words in the title.
        span: Span,
    },
    /// In a field of the posting.
    Field(Field),
}

/// A field of a posting that states a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Where the work is done.
    Workplace,
    /// Full-time, internship and so on.
    EmploymentType,
    /// The place with this index.
    Location(usize),
}

/// One thing that a posting asks or offers apart from skills.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "concept")]
pub enum Condition {
    /// Time of experience.
    Years(Years),
    /// Level of the position.
    Seniority {
        /// The level.
        level: Seniority,
    },
    /// Formal education.
    Degree(Degree),
    /// A language that people speak.
    Language(SpokenLanguage),
    /// Where one must be, or may have to go.
    Place(Place),
    /// The right to work, and help with it.
    Permit(Permit),
    /// Where the work is done.
    WorkMode(WorkMode),
    /// Travel for work.
    Travel {
        /// The most of the working time, in percent, where stated.
        percent: Option<u8>,
    },
    /// A security clearance.
    Clearance {
        /// The highest level named.
        level: Clearance,
    },
    /// A licence to drive.
    DrivingLicence,
}

impl Condition {
    /// Whether a candidate may fail to meet it; offers, levels and work modes are none.
    pub fn is_demand(&self) -> bool {
        match self {
            Self::Seniority { .. } | Self::WorkMode(_) => false,
            Self::Place(place) => *place != Place::RelocationOffered,
            Self::Permit(permit) => {
                !matches!(permit, Permit::SponsorshipOffered | Permit::NoSponsorship)
            }
            Self::Years(_)
            | Self::Degree(_)
            | Self::Language(_)
            | Self::Travel { .. }
            | Self::Clearance { .. }
            | Self::DrivingLicence => true,
        }
    }
}

/// Experience asked, in months.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Years {
    /// The least; 0 when only an upper bound is stated.
    pub min_months: u32,
    /// The upper bound of a range.
    pub max_months: Option<u32>,
    /// The skills it is asked in; empty: experience overall or in a field that is no skill.
    #[serde(skip)]
    pub skills: Vec<SkillId>,
    /// Whether some of the skills are alternatives, as in "Go or Java".
    pub any_of: bool,
}

/// Level of a position, from the lowest to the highest.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Seniority {
    /// Internship, working student, apprenticeship.
    Intern,
    /// Junior or entry level, also recent graduates.
    Junior,
    /// Between junior and senior.
    Mid,
    /// Senior.
    Senior,
    /// Staff.
    Staff,
    /// Principal or distinguished.
    Principal,
    /// Leads a team or a subject.
    Lead,
    /// Manages people.
    Manager,
    /// Director, head, vice president or chief.
    Director,
}

/// A degree with what is accepted in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Degree {
    /// The levels named, ascending and without repeats; one of them is enough.
    pub levels: Vec<DegreeLevel>,
    /// The field as written, such as "computer science or a related field".
    pub field: Option<String>,
    /// Whether experience or something equivalent is accepted instead.
    pub or_equivalent: bool,
}

impl Degree {
    /// The lowest level that is enough.
    pub fn lowest(&self) -> DegreeLevel {
        self.levels.first().copied().unwrap_or(DegreeLevel::Unspecified)
    }
}

/// Level of formal education, from the lowest to the highest.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DegreeLevel {
    /// Vocational training.
    Vocational,
    /// Associate degree.
    Associate,
    /// A degree whose level is not said.
    Unspecified,
    /// Bachelor.
    Bachelor,
    /// Master.
    Master,
    /// Doctorate.
    Doctorate,
}

/// A spoken language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpokenLanguage {
    /// English name, such as "German".
    pub name: &'static str,
    /// The level, where stated.
    pub level: Option<LanguageLevel>,
    /// Number of its "English or Spanish" list in this posting, of which one is enough.
    pub one_of: Option<u16>,
}

/// Level of a language: in words, or of the Common European Framework of Reference (A1 to C2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the framework's levels are named by letter and digit")]
pub enum LanguageLevel {
    A1,
    A2,
    /// "Basic", "beginner".
    Basic,
    B1,
    B2,
    /// "Good", "conversational", "intermediate".
    Intermediate,
    C1,
    /// "Professional", "excellent", "business", "proficient".
    Advanced,
    /// "Fluent", "verhandlungssicher".
    Fluent,
    C2,
    /// "Native", "mother tongue".
    Native,
}

/// Where one must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[schemars(deny_unknown_fields)]
pub enum Place {
    /// One must live or be there.
    Based {
        /// One of these; empty: near the place of work.
        places: Vec<String>,
    },
    /// Remote work is open to these only.
    RemoteWithin {
        /// One of these.
        places: Vec<String>,
    },
    /// Hours must overlap with a time zone.
    TimeZone {
        /// As written, such as "US time zones" or "CET ±3".
        zone: String,
    },
    /// One must be ready to move.
    RelocationAsked,
    /// Help with moving is offered.
    RelocationOffered,
}

/// The right to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[schemars(deny_unknown_fields)]
pub enum Permit {
    /// A permit must be there already.
    AuthorisationAsked,
    /// Citizens or permanent residents only.
    CitizenshipAsked,
    /// The employer helps with a visa or permit.
    SponsorshipOffered,
    /// The employer says that it does not.
    NoSponsorship,
}

/// Where the work is done; a posting may offer several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "mode")]
#[schemars(deny_unknown_fields)]
pub enum WorkMode {
    /// Away from the employer's sites.
    Remote,
    /// Part of the week at a site.
    Hybrid {
        /// Days a week at the site, where stated.
        on_site_days: Option<u8>,
        /// Days a week away from it, where stated.
        remote_days: Option<u8>,
    },
    /// At a site.
    OnSite,
}

/// Level of a security clearance.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Clearance {
    /// Not said.
    Unspecified,
    /// Secret.
    Secret,
    /// Top secret, with or without compartments.
    TopSecret,
}
