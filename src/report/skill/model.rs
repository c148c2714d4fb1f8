//! What a market says of one skill beside how often it asks for it, as plain values.

use crate::market::{Companions, PayPremium, Quartiles, Share};
use crate::report::Resource;
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;

/// A skill in a market, with how to come by it. The sentences that name it are those of the
/// postings.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SkillReport {
    /// The skill.
    pub skill: SkillRef,
    /// Stated employers by number of postings that name it, then by name.
    pub employers: Vec<(String, u32)>,
    /// What is named beside it more often than without it; `None` where too few postings name it
    /// or do not.
    pub companions: Option<Companions>,
    /// The "X or Y" lists it stands in.
    pub in_lists: InLists,
    /// Pay of the postings that name it, in the market's first currency; `None` without stated pay.
    pub pay: Option<SkillPay>,
    /// How to learn it; `None` for domains and soft skills, which are never planned.
    pub learning: Option<Learning>,
    /// Skills that whoever shows this one also shows, through all levels.
    pub implies: Vec<SkillRef>,
    /// Asked skills that show this one too.
    pub implied_by: Vec<SkillRef>,
    /// Skills of the catalogue that show this one too and are not asked here.
    pub implied_by_others: u32,
    /// Transferable skills with what they share.
    pub similar: Vec<Similar>,
}

/// The postings that would take another skill in its place.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct InLists {
    /// Postings that name it in "X or Y" lists only, of those that name it.
    pub postings: Share,
    /// What the lists offer beside it, by number of postings.
    pub others: Vec<(SkillRef, u32)>,
}

/// Stated pay of the postings that name a skill.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SkillPay {
    /// ISO 4217 code.
    pub currency: String,
    /// Ranges of the market's pay panel whose posting names the skill, of all its ranges.
    pub ranges: Share,
    /// Distinct stated employers of these.
    pub employers: u32,
    /// Quantiles of their middles; `None` under 10.
    pub quartiles: Option<Quartiles>,
    /// Beside the postings that do not name it; `None` where that is not compared.
    pub premium: Option<PayPremium>,
}

/// How to learn a skill.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Learning {
    /// Hours from zero to a working level, prerequisites held.
    pub hours: f64,
    /// Where the figure comes from, in words.
    pub basis: String,
    /// Skills to be learnt before, through all levels.
    pub first: Vec<SkillRef>,
    /// Asked skills that need this one first.
    pub opens: Vec<SkillRef>,
    /// Skills that learning it closes as well: of those it implies, what takes no more hours.
    pub teaches: Vec<SkillRef>,
    /// Where to learn it, best start first.
    pub resources: Vec<Resource>,
}

/// A skill of which much carries over.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Similar {
    /// The skill.
    pub skill: SkillRef,
    /// What they share; may be empty.
    pub reason: String,
}
