//! The typed profile: JSON Resume 1.0.0 plus careerdash's `career` key.
//!
//! Every entry keeps its JSON pointer, so that evidence can name the line it came from.

use super::sections::SectionSettings;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A candidate's profile file.
#[derive(Debug, Clone)]
pub struct Profile {
    /// File name without extension; the candidate's place in URLs.
    pub id: String,
    /// File relative to the site's root.
    pub file: Arc<str>,
    /// Name and contact details.
    pub basics: Basics,
    /// Paid work, in file order.
    pub work: Vec<Work>,
    /// Voluntary work, in the same shape.
    pub volunteer: Vec<Work>,
    /// Schools and studies.
    pub education: Vec<Education>,
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Skill groups.
    pub skills: Vec<SkillGroup>,
    /// Spoken languages.
    pub languages: Vec<SpokenLanguage>,
    /// Awards, publications, interests and references as quotable text.
    pub other: Vec<TextEntry>,
    /// Names of those who wrote references: other people's, and never shown.
    pub referees: Vec<String>,
    /// careerdash's own settings.
    pub career: Career,
}

/// The `basics` section.
#[derive(Debug, Clone, Default)]
pub struct Basics {
    /// Full name; empty when the file has none.
    pub name: String,
    /// Headline such as "Backend engineer".
    pub label: Option<String>,
    /// Summary text.
    pub summary: Option<String>,
    /// E-mail address (contact detail).
    pub email: Option<String>,
    /// Telephone number (contact detail).
    pub phone: Option<String>,
    /// Home page, `http` or `https` only (contact detail).
    pub url: Option<String>,
    /// Street address and postal code (contact detail).
    pub street: Option<String>,
    /// The street address alone, as running text may repeat it; never shown.
    pub address: Option<String>,
    /// City, region and country, the part of the address that is shown.
    pub place: Option<String>,
    /// Country code as written, such as "DE".
    pub country_code: Option<String>,
    /// Accounts elsewhere as network and URL (contact detail).
    pub accounts: Vec<(String, String)>,
}

/// A date as precise as the file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PartialDate {
    /// First day the date can mean.
    pub first: Date,
    /// Last day the date can mean.
    pub last: Date,
    /// How much of it was written.
    pub precision: Precision,
}

/// How much of a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The whole date.
    Day,
}

/// When something began and ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// Start; `None` when not given.
    pub start: Option<PartialDate>,
    /// End; `None` means it goes on (missing, empty, null or "present").
    pub end: Option<PartialDate>,
}

/// Text with the JSON pointer it stands at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEntry {
    /// RFC 6901 pointer into the profile.
    pub pointer: String,
    /// The text.
    pub text: String,
}

/// A role, paid or voluntary.
#[derive(Debug, Clone)]
pub struct Work {
    /// Pointer of the entry, such as `/work/0`.
    pub pointer: String,
    /// Employer or organisation.
    pub name: String,
    /// Position held.
    pub position: String,
    /// When.
    pub period: Period,
    /// Summary, description and highlights, each with its pointer.
    pub texts: Vec<TextEntry>,
}

/// A course of study.
#[derive(Debug, Clone)]
pub struct Education {
    /// Pointer of the entry.
    pub pointer: String,
    /// School.
    pub institution: String,
    /// Subject.
    pub area: Option<String>,
    /// Degree or type, such as "Bachelor".
    pub study_type: Option<String>,
    /// When.
    pub period: Period,
    /// Courses, each with its pointer.
    pub courses: Vec<TextEntry>,
}

/// A certificate.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// Pointer of the entry.
    pub pointer: String,
    /// Name.
    pub name: String,
    /// Issuer.
    pub issuer: Option<String>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Web address, `http` or `https` only.
    pub url: Option<String>,
}

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Pointer of the entry.
    pub pointer: String,
    /// Name.
    pub name: String,
    /// When.
    pub period: Period,
    /// Web address, `http` or `https` only.
    pub url: Option<String>,
    /// Description, highlights and keywords, each with its pointer.
    pub texts: Vec<TextEntry>,
}

/// A group of skills as a JSON Resume lists them.
#[derive(Debug, Clone)]
pub struct SkillGroup {
    /// Pointer of the group.
    pub pointer: String,
    /// Group name, often itself a skill.
    pub name: String,
    /// Level as written, shown but never trusted.
    pub level: Option<String>,
    /// Keywords, each with its pointer.
    pub keywords: Vec<TextEntry>,
}

/// A spoken language.
#[derive(Debug, Clone)]
pub struct SpokenLanguage {
    /// Pointer of the entry.
    pub pointer: String,
    /// Language name as written.
    pub language: String,
    /// Fluency as written.
    pub fluency: Option<String>,
}

/// The `career` key.
#[derive(Debug, Clone)]
pub struct Career {
    /// Market ids with their place, in order; empty: the site's only market.
    pub targets: Vec<Target>,
    /// The learning plan's frame.
    pub plan: Plan,
    /// Learning done so far.
    pub progress: Vec<Progress>,
    /// Who may see the page.
    pub visibility: Visibility,
    /// Whether contact details may be shown.
    pub contact: bool,
    /// An invented candidate, labelled so on every page.
    pub sample: bool,
    /// Pointers of values that were assumed rather than known.
    pub assumed: Vec<String>,
    /// The sections of this candidate's dashboards, over what the site says of them.
    pub sections: Option<Arc<SectionSettings>>,
}

impl Default for Career {
    fn default() -> Self {
        Self {
            targets: Vec::new(),
            plan: Plan::default(),
            progress: Vec::new(),
            visibility: Visibility::Public,
            contact: false,
            sample: false,
            assumed: Vec::new(),
            sections: None,
        }
    }
}

/// A market the candidate aims at.
#[derive(Debug, Clone)]
pub struct Target {
    /// Market id.
    pub market: String,
    /// The place of the id, for "unknown market" messages.
    pub location: crate::diagnostics::Location,
}

/// The frame of a learning plan.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Plan {
    /// First day; `None`: the day after `as_of`.
    pub start: Option<Date>,
    /// Length in weeks, 1 to 104.
    pub weeks: u32,
    /// Hours of learning per week, more than 0 and at most 100.
    pub hours_per_week: f64,
}

impl Default for Plan {
    fn default() -> Self {
        Self { start: None, weeks: 6, hours_per_week: 10.0 }
    }
}

/// One entry of learning done.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Pointer of the entry.
    pub pointer: String,
    /// Day.
    pub date: Option<Date>,
    /// Skill name as written.
    pub skill: String,
    /// Place of the skill name, for messages about unknown skills.
    pub location: crate::diagnostics::Location,
    /// Hours spent.
    pub hours: f64,
    /// Where it stands.
    pub status: ProgressStatus,
    /// Address of proof, `http` or `https` only.
    pub evidence: Option<String>,
}

/// Where a piece of learning stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgressStatus {
    /// Finished.
    Done,
    /// Under way.
    InProgress,
}

/// Who may see a candidate's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Built into the public site.
    Public,
    /// Never built into the public site.
    Private,
}
