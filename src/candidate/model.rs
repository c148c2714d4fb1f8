//! What a candidate can show, skill by skill.

use crate::language::{Argument, Language, Messages, Mode};
use crate::skills::SkillRef;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// How well a skill is shown, 0 to 4; ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(into = "u8")]
#[schemars(extend("maximum" = Self::Recent as u8))]
pub enum EvidenceLevel {
    /// 0: nothing in the profile.
    None,
    /// 1: listed among the skills, used nowhere.
    Listed,
    /// 2: used in a highlight, summary or project.
    Used,
    /// 3: used in a dated role.
    Role,
    /// 4: recent (24 months before `as_of`) and in two roles or with a certificate.
    Recent,
}

impl From<EvidenceLevel> for u8 {
    fn from(level: EvidenceLevel) -> Self {
        level as u8
    }
}

impl EvidenceLevel {
    /// Every level, from nothing to most.
    pub const ALL: [Self; 5] = [Self::None, Self::Listed, Self::Used, Self::Role, Self::Recent];

    /// What the level means, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::None => "not in the résumé",
            Self::Listed => "listed only",
            Self::Used => "used",
            Self::Role => "used in a dated role",
            Self::Recent => "used recently, in two roles or with a certificate",
        }
    }
}

impl<M: Mode> Argument<M> for EvidenceLevel {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).evidence;
        match self {
            Self::None => write!(out, "{}", say.none()),
            Self::Listed => write!(out, "{}", say.listed()),
            Self::Used => write!(out, "{}", say.used()),
            Self::Role => write!(out, "{}", say.role()),
            Self::Recent => write!(out, "{}", say.recent()),
        }
    }
}

/// One place in the profile that shows a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceItem {
    /// RFC 6901 pointer into the profile, such as `/work/0/highlights/1`.
    pub pointer: String,
    /// Where that is, in words, such as "Engineer at Example GmbH".
    pub place: String,
    /// The sentence up to the mention.
    pub before: String,
    /// The mention as written.
    pub mention: String,
    /// The rest of the sentence.
    pub after: String,
    /// Level this place alone gives.
    pub level: EvidenceLevel,
}

/// All that the profile says of one skill.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The skill.
    pub skill: SkillRef,
    /// How well it is shown.
    pub level: EvidenceLevel,
    /// Quotes, strongest first; empty exactly when `level` is 0 or nothing but `implied_by` shows it.
    pub items: Vec<EvidenceItem>,
    /// Set when the level rests on another skill: it is not named itself, or listed only.
    pub implied_by: Option<Implication>,
    /// Months of use: union of the dated roles' ranges; `None` without dated role.
    pub months: Option<u32>,
    /// Last day of use in a dated role.
    pub last_used: Option<Date>,
    /// Stated level as written, shown but never trusted.
    pub stated_level: Option<String>,
}

/// Why a skill is taken as shown though it is not named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Implication {
    /// The named skills it follows from.
    pub from: Vec<SkillRef>,
    /// The rule in words, such as "Amazon S3 implies AWS".
    pub rule: String,
}

/// A role as shown on pages.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Role {
    /// Pointer into the profile.
    pub pointer: String,
    /// Position.
    pub position: String,
    /// Employer.
    pub employer: String,
    /// First day, if known.
    pub start: Option<Date>,
    /// Last day; `None` when it goes on or is unknown.
    pub end: Option<Date>,
    /// Whether it goes on.
    pub current: bool,
    /// The range as shown, such as "Nov 2023 to Nov 2025".
    pub period: String,
    /// Length in months, if dated.
    pub months: Option<u32>,
    /// Whether one of its dates was assumed.
    pub assumed: bool,
    /// Whether it is voluntary.
    pub voluntary: bool,
}

impl Role {
    /// Whether a pointer into the profile is the role's or leads into it.
    pub fn holds(&self, pointer: &str) -> bool {
        let inside = |rest: &str| rest.is_empty() || rest.starts_with('/');
        pointer.strip_prefix(&*self.pointer).is_some_and(inside)
    }
}
