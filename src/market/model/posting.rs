//! A posting after mining: what it asks, and in which sentences.

use crate::content::Workplace;
use crate::market::conditions::PostingCondition;
use crate::skills::{SkillId, SkillRef, Strength};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence of a posting that names a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quote {
    /// Id of the posting in the market.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// Address of the posting.
    pub url: Option<String>,
    /// Day of publication, else of the first snapshot it was in.
    pub date: Date,
    /// Whether the posting states the day; else the date only tells when it was seen.
    pub dated: bool,
    /// How strongly it asks.
    pub strength: Strength,
    /// The rule that gave the strength, in words.
    pub rule: String,
    /// The sentence up to the mention.
    pub before: String,
    /// The mention as written.
    pub mention: String,
    /// The rest of the sentence.
    pub after: String,
}

/// A distinct posting after mining.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PostingSummary {
    /// Id in the market.
    pub id: String,
    /// Job title.
    pub title: String,
    /// Employer; says "not stated" when the source has none.
    pub company: String,
    /// Places, of all copies.
    pub locations: Vec<String>,
    /// Where the work is done.
    pub workplace: Workplace,
    /// Address, `http` or `https` only.
    pub url: Option<String>,
    /// Day of publication.
    pub posted_on: Option<Date>,
    /// The day since which it is open, reposts included: the first publication, else the first
    /// snapshot it was in.
    pub open_since: Date,
    /// First snapshot it was in.
    pub first_seen: Date,
    /// Last snapshot it was in.
    pub last_seen: Date,
    /// Postings folded into this one.
    pub copies: u32,
    /// Why there is nothing to count, if so.
    pub nothing: Option<Nothing>,
    /// Whether the source cut the text: then nothing of it is counted, and it asks nothing here.
    pub truncated: bool,
    /// Stated pay as read, in words; empty when none.
    pub pay: Vec<String>,
    /// What it asks, strongest first, one entry per skill.
    pub asks: Vec<Ask>,
    /// What it asks and offers apart from skills, by concept.
    pub conditions: Vec<PostingCondition>,
    /// Required "X or Y" lists, as in [`PostingRequirements::one_of`]: one of them is enough.
    pub one_of: Vec<Vec<SkillRef>>,
    /// File and line it was read from.
    pub origin: crate::content::Origin,
}

impl PostingSummary {
    /// Whether a day of publication is known, of the posting or of one that was folded into it.
    pub fn is_dated(&self) -> bool {
        self.posted_on.is_some() || self.open_since < self.first_seen
    }
}

/// One skill asked by one posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ask {
    /// The skill.
    pub skill: SkillRef,
    /// The strongest strength found.
    pub strength: Strength,
    /// The sentence of that strength.
    pub quote: Quote,
}

/// Why a posting shows no skill: three different findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nothing {
    /// There is no text.
    NoText,
    /// There is text, but no requirement in it.
    NoRequirements,
    /// There are requirements, but no skill of the catalogue among them.
    NoKnownSkill,
}

/// What a candidate must show to fully meet a posting: all of `skills`, and one of each list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostingRequirements {
    /// Required skills outside of one-of lists, sorted.
    pub skills: Vec<SkillId>,
    /// Required lists of which one is enough, each sorted and of at least two skills.
    pub one_of: Vec<Vec<SkillId>>,
    /// Skills of "X or Y" lists of any strength, sorted by skill.
    pub replaceable: Vec<Replaceable>,
}

/// A skill that a posting would take another in place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaceable {
    /// The skill.
    pub skill: SkillId,
    /// The required lists it is in, each without it; empty when it is required outside of them.
    pub required: Vec<Vec<SkillId>>,
    /// All lists it is in, each without it; empty when it is named outside of them.
    pub named: Vec<Vec<SkillId>>,
}

impl PostingRequirements {
    /// Whether it requires nothing.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty() && self.one_of.is_empty()
    }
}
