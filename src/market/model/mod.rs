//! What is known of a market after its postings were read, cleaned and mined.

mod demand;
mod pay;
mod posting;
mod trend;

pub use demand::{Concentration, Demand, Distinctive, Rank, StackEntry, StackGroup, Tier};
pub use pay::{Bound, ImplausiblePay, OneSidedPay, PayPanel, PayRange, Quartiles, Salary};
pub use posting::{Ask, Nothing, PostingRequirements, PostingSummary, Quote, Replaceable};
pub use trend::{Difference, SkillTrend, TrendPoint, TrendTests, TrendVerdict};

use crate::language::Language;
use crate::market::conditions::AskedConditions;
use crate::market::{Development, Together};
use crate::skills::SkillId;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// How many postings were left after each step of cleaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Funnel {
    /// Records in the snapshot files.
    pub read: u32,
    /// Records that could not be understood.
    pub unreadable: u32,
    /// Postings whose title is outside the role.
    pub out_of_role: u32,
    /// The same posting seen again in a later snapshot.
    pub still_open: u32,
    /// Removed as the same id or address in one snapshot.
    pub same_id: u32,
    /// Removed as the same text, published in several places.
    pub same_text: u32,
    /// Removed as published again later.
    pub reposts: u32,
    /// Distinct postings.
    pub distinct: u32,
    /// Distinct postings without text.
    pub no_text: u32,
    /// Distinct postings whose text the source cut.
    pub truncated: u32,
    /// The `n` of every share: distinct postings with uncut text. The counts below, `requiring` aside, make it up.
    pub readable: u32,
    /// Readable postings that require or prefer a known skill.
    pub asking: u32,
    /// Postings among these that require a skill that counts, alone or in a list: the `n` of the
    /// postings that are fully met. A field of work or a soft skill does not count.
    pub requiring: u32,
    /// Readable postings that name known skills and neither require nor prefer one.
    pub only_naming: u32,
    /// Readable postings without known skill in which no requirement could be made out.
    pub no_requirements: u32,
    /// Readable postings with requirements and without known skill.
    pub no_known_skill: u32,
}

/// Volume and pay at one snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SnapshotSummary {
    /// Date of collection.
    pub date: Date,
    /// Distinct readable postings in it.
    pub postings: u32,
    /// Distinct employers in it.
    pub employers: u32,
    /// Postings not in any earlier snapshot.
    pub new: u32,
    /// Formats its files had.
    pub formats: Vec<&'static str>,
    /// Median of stated yearly pay in the market's currency, with how many ranges; `None` under 10.
    pub median_pay: Option<f64>,
    /// Ranges stated in the market's currency.
    pub pay_ranges: u32,
}

/// A market after analysis: everything a report needs, computed once and shared by all candidates.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    /// Folder name.
    pub id: String,
    /// Shown name.
    pub title: String,
    /// Role.
    pub role: String,
    /// Region in words.
    pub region: Option<String>,
    /// The currency shown first.
    pub currency: Option<String>,
    /// Postings written for demonstration.
    pub synthetic: bool,
    /// The language of the words in it.
    pub language: Language,
    /// The day the analysis holds for.
    pub as_of: Date,
    /// Cleaning steps; `funnel.readable` is the `n` of the shares.
    pub funnel: Funnel,
    /// Distinct employers of the readable postings, by number of postings.
    pub employers: Vec<(String, u32)>,
    /// Snapshots, oldest first.
    pub snapshots: Vec<SnapshotSummary>,
    /// Every asked skill, most asked first, then by id.
    pub demand: Vec<Demand>,
    /// The catalogue id of each entry of `demand`.
    pub demand_ids: Vec<SkillId>,
    /// Technologies by kind.
    pub stack: Vec<StackGroup>,
    /// Which of the most asked skills are named together.
    pub together: Together,
    /// Stated pay.
    pub salary: Salary,
    /// What is asked apart from skills.
    pub conditions: AskedConditions,
    /// Volume and pay between the first and the newest comparable snapshot.
    pub development: Development,
    /// Skills over the snapshots, in the order of `demand`.
    pub trends: Vec<SkillTrend>,
    /// Distinct postings, newest first, unreadable ones included.
    pub postings: Vec<PostingSummary>,
    /// What each entry of `postings` requires.
    pub requirements: Vec<PostingRequirements>,
    /// The tier rules as printed sentences, made from the constants that decide.
    pub tier_rules: Vec<String>,
}
