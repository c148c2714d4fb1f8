//! What can be shown, what is missing, and what learning it would change.

use super::Standing;
use crate::candidate::Evidence;
use crate::language::{Argument, Language, Messages, Mode};
use crate::market::{Share, Tier};
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// What the candidate can show, each skill in one group only.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Strengths {
    /// Technical skills named in the profile.
    pub technical: Vec<Strong>,
    /// Skills that follow from named ones by a printed rule.
    pub implicit: Vec<Strong>,
    /// Domains.
    pub domain: Vec<Strong>,
    /// Soft skills, each with a quoted line.
    pub soft: Vec<Strong>,
    /// Shown skills that this market does not ask for.
    pub not_asked: Vec<Evidence>,
}

/// A strength that the market asks for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Strong {
    /// Evidence of level 2 or more.
    pub evidence: Evidence,
    /// Tier in this market.
    pub tier: Tier,
    /// Postings that name it.
    pub any: Share,
}

/// How much a gap weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A core skill without any evidence, asked by enough employers.
    Critical,
    /// A core skill listed only, or a much wanted one missing.
    Important,
    /// The rest.
    NiceToHave,
}

impl Severity {
    /// The words shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Important => "important",
            Self::NiceToHave => "nice to have",
        }
    }
}

impl Severity {
    /// A gap of this severity: "critical gap".
    pub(crate) fn gap(self) -> GapOf {
        GapOf { severity: self, article: false }
    }

    /// The same as what is closed: "a critical gap".
    pub(crate) fn a_gap(self) -> GapOf {
        GapOf { severity: self, article: true }
    }
}

/// A gap by its severity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GapOf {
    severity: Severity,
    article: bool,
}

impl<M: Mode> Argument<M> for GapOf {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).gap_of;
        let words = match (self.severity, self.article) {
            (Severity::Critical, false) => say.critical(),
            (Severity::Important, false) => say.important(),
            (Severity::NiceToHave, false) => say.nice_to_have(),
            (Severity::Critical, true) => say.a_critical(),
            (Severity::Important, true) => say.an_important(),
            (Severity::NiceToHave, true) => say.a_nice_to_have(),
        };
        write!(out, "{words}")
    }
}

impl<M: Mode> Argument<M> for Severity {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).severity;
        match self {
            Self::Critical => write!(out, "{}", say.critical()),
            Self::Important => write!(out, "{}", say.important()),
            Self::NiceToHave => write!(out, "{}", say.nice_to_have()),
        }
    }
}

/// A skill that the market asks for and the profile does not show well enough.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Gap {
    /// The skill.
    pub skill: SkillRef,
    /// How much it weighs.
    pub severity: Severity,
    /// The line of the printed table that gave the severity.
    pub rule: String,
    /// Tier in this market.
    pub tier: Tier,
    /// Postings that name it.
    pub any: Share,
    /// Postings that require it.
    pub required: Share,
    /// Distinct employers that name it.
    pub employers: u32,
    /// Some of those employers, by number of postings.
    pub asked_by: Vec<String>,
    /// `Partly` or `Missing`.
    pub standing: Standing,
    /// What speaks for some knowledge (listed in the skills).
    pub evidence_for: Vec<String>,
    /// What speaks against it, in words.
    pub evidence_against: String,
    /// Similar skills held, each with the reason.
    pub similar: Vec<SimilarHeld>,
    /// Postings that become fully met when this skill alone is added.
    pub completes: u32,
    /// Hours to a working level.
    pub hours: Hours,
    /// What the plan does about it.
    pub planned: Planned,
}

/// The postings that one skill alone completes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Completing {
    /// The skill; what it implies comes with it.
    pub skill: SkillRef,
    /// Ids of the postings that become fully met when it is added, newest first; never empty.
    pub postings: Vec<String>,
}

/// A held skill that shortens learning.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SimilarHeld {
    /// The held skill.
    pub skill: SkillRef,
    /// What they share.
    pub reason: String,
}

/// Hours of learning with their basis.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Hours {
    /// Hours from the candidate's present state.
    pub value: f64,
    /// Hours from zero.
    pub full: f64,
    /// Where the figure comes from and what shortened it, in words.
    pub basis: String,
}

/// What the plan does about a gap.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "in")]
pub enum Planned {
    /// It is a step of the plan.
    Step {
        /// Number of the step, from 1.
        number: u32,
    },
    /// It does not fit.
    LeftOut {
        /// Why, in words.
        reason: String,
    },
}
