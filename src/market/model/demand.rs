//! How much a market asks for its skills, and in which order.

use crate::language::{Argument, Language, Messages, Mode};
use crate::market::share::{Interval, Share};
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// The class of a skill in a market; every asked skill has exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Required by many.
    Core,
    /// Wanted by many, required by fewer.
    Preferred,
    /// Rising, with a growth test passed.
    Emerging,
    /// Asked by some.
    Other,
}

impl Tier {
    /// The word shown.
    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Preferred => "preferred",
            Self::Emerging => "emerging",
            Self::Other => "other",
        }
    }
}

impl<M: Mode> Argument<M> for Tier {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).tier;
        match self {
            Self::Core => write!(out, "{}", say.core()),
            Self::Preferred => write!(out, "{}", say.preferred()),
            Self::Emerging => write!(out, "{}", say.emerging()),
            Self::Other => write!(out, "{}", say.other()),
        }
    }
}

/// How much a market asks for one skill.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Demand {
    /// The skill.
    pub skill: SkillRef,
    /// Its class.
    pub tier: Tier,
    /// Postings that name it at any strength.
    pub any: Share,
    /// Wilson 95 % interval of `any`.
    pub interval: Interval,
    /// Postings that require it.
    pub required: Share,
    /// Wilson 95 % interval of `required`.
    pub required_interval: Interval,
    /// Postings in which it is preferred at most.
    pub preferred: Share,
    /// Postings that name it without saying how strongly.
    pub unspecified: Share,
    /// Distinct employers among the postings that name it.
    pub employers: u32,
    /// Mean over employers of the share of their postings that name it, 0 to 1.
    pub employer_weighted: f64,
    /// Set when one employer makes or lifts its share.
    pub concentrated: Option<Concentration>,
    /// Set when asked at least twice as often as in the site's other markets.
    pub distinctive: Option<Distinctive>,
    /// First and last place among the skills of its kind: equal unless intervals overlap.
    pub rank: Rank,
}

/// One employer stands behind most postings that name a skill, or lifts its share more than ten
/// points above the mean over employers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Concentration {
    /// The employer.
    pub employer: String,
    /// Its postings among those that name the skill.
    pub share: Share,
}

/// A skill is asked more here than in the site's other markets.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Distinctive {
    /// Location quotient: share here over share elsewhere.
    pub quotient: f64,
    /// Postings of the other markets that name it.
    pub elsewhere: Share,
}

/// Place in a ranking in which overlapping intervals tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rank {
    /// Best place the skill may have.
    pub best: u32,
    /// Worst place the skill may have.
    pub worst: u32,
}

/// A kind of skill with its skills by demand.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StackGroup {
    /// Heading such as "Programming languages".
    pub title: String,
    /// Skills, most asked first.
    pub skills: Vec<StackEntry>,
}

/// A skill's place in a [`StackGroup`].
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StackEntry {
    /// The skill.
    pub skill: SkillRef,
    /// Postings that name it.
    pub any: Share,
    /// Its Wilson interval.
    pub interval: Interval,
    /// Its place, ties where intervals overlap.
    pub rank: Rank,
}
