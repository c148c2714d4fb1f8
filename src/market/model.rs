//! What is known of a market after its postings were read, cleaned and mined.

use super::conditions::{AskedConditions, PostingCondition};
use super::share::{Interval, Share};
use super::{Development, PayFunnel, PayGroup, PayPremiums, Together};
use crate::content::Workplace;
use crate::language::{Argument, Language, Messages, Mode};
use crate::skills::{SkillRef, Strength};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

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

/// Stated pay of a market.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Salary {
    /// Postings that state pay, plausible or not, of the distinct ones.
    pub stated: Share,
    /// Postings whose pay is plausible, of those that state any: what the panels show.
    pub plausible: Share,
    /// What became of the postings that state pay.
    pub funnel: PayFunnel,
    /// One panel per currency, the market's own first, then by n.
    pub panels: Vec<PayPanel>,
    /// What was read as pay but is not plausible, left out.
    pub implausible: Vec<ImplausiblePay>,
    /// How amounts were brought to a year, in words.
    pub annualised_by: String,
}

/// Stated pay in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayPanel {
    /// ISO 4217 code.
    pub currency: String,
    /// Ranges after one per employer and identical range is kept.
    pub ranges: Vec<PayRange>,
    /// Statements of one bound only, kept in the same way; no quantile counts them.
    pub one_sided: Vec<OneSidedPay>,
    /// Postings that state plausible pay in this currency.
    pub postings: u32,
    /// Distinct employers.
    pub employers: u32,
    /// Quantiles of the midpoints; `None` under 10 ranges.
    pub quartiles: Option<Quartiles>,
    /// 10 % and 90 % quantiles of the midpoints; `None` under 20 ranges.
    pub outer: Option<Interval>,
    /// By seniority and by work mode, those with enough ranges.
    pub groups: Vec<PayGroup>,
    /// Postings that mention a skill beside those that do not.
    pub premiums: PayPremiums,
}

/// A stated range, per year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayRange {
    /// Lower bound per year.
    pub low: f64,
    /// Upper bound per year.
    pub high: f64,
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// As written.
    pub raw: String,
}

impl PayRange {
    /// The middle of the range.
    pub fn midpoint(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// A stated bound, per year: "from 90,000" or "up to 120,000".
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OneSidedPay {
    /// Which bound.
    pub bound: Bound,
    /// The bound per year.
    pub amount: f64,
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// As written.
    pub raw: String,
}

/// A bound of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The lower.
    From,
    /// The upper.
    UpTo,
}

impl Bound {
    /// As it stands before an amount.
    pub fn words(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::UpTo => "up to",
        }
    }
}

impl<M: Mode> Argument<M> for Bound {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).bound;
        match self {
            Self::From => write!(out, "{}", say.from()),
            Self::UpTo => write!(out, "{}", say.up_to()),
        }
    }
}

/// Quantiles of type 7 (Hyndman and Fan 1996).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Quartiles {
    /// 25 %.
    pub p25: f64,
    /// 50 %.
    pub median: f64,
    /// 75 %.
    pub p75: f64,
}

/// A figure that was read as pay and left out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ImplausiblePay {
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// As written.
    pub raw: String,
    /// Why, in words.
    pub reason: String,
}

/// A skill's share over the snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SkillTrend {
    /// The skill.
    pub skill: SkillRef,
    /// One point per snapshot, oldest first.
    pub points: Vec<TrendPoint>,
    /// What may be said.
    pub verdict: TrendVerdict,
    /// The tests behind it; `None` where nothing was tested.
    pub tests: Option<TrendTests>,
}

/// The tests of a development.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct TrendTests {
    /// Two-sided p-value of "no change": of two snapshots the score test of the two shares, of
    /// more the z test of the slope of the log-odds.
    pub p_value: f64,
    /// Whether the Benjamini–Hochberg procedure over all tested skills rejects "no change".
    pub rejected: bool,
    /// Kendall's S over the compared snapshots: rises minus falls over all pairs.
    pub kendall_s: i64,
    /// Two-sided p-value of the Mann–Kendall test; shown, and decides nothing.
    pub kendall_p_value: f64,
    /// p-value of "all shares are equal", Pearson's chi-squared test; `None` of two snapshots, and
    /// where fewer than 5 postings with or without the skill are to be expected in one.
    pub equal_p_value: Option<f64>,
    /// Whether the Benjamini–Hochberg procedure over all skills so tested rejects that.
    pub differs: bool,
}

/// A share at one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct TrendPoint {
    /// Snapshot date.
    pub date: Date,
    /// Postings of that snapshot that name the skill.
    pub share: Share,
    /// Its Wilson interval.
    pub interval: Interval,
}

/// What may be said of a development.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum TrendVerdict {
    /// The share rose; newest minus oldest with its interval.
    Up {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// The share fell.
    Down {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// The share differs between three or more snapshots, and neither rose nor fell over them.
    Unsteady {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
        /// The lowest of the compared shares.
        lowest: TrendPoint,
        /// The highest of them.
        highest: TrendPoint,
    },
    /// No test finds more than chance.
    NoDetectableChange {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// Nothing may be said.
    CannotBeJudged {
        /// Why, in words.
        why: String,
    },
}

/// A difference of two proportions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Difference {
    /// The oldest compared point.
    pub from: TrendPoint,
    /// The newest point.
    pub to: TrendPoint,
    /// Newest minus oldest, -1 to 1.
    pub value: f64,
    /// 95 % interval.
    pub interval: Interval,
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
    pub demand_ids: Vec<crate::skills::SkillId>,
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

/// What a candidate must show to fully meet a posting: all of `skills`, and one of each list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostingRequirements {
    /// Required skills outside of one-of lists, sorted.
    pub skills: Vec<crate::skills::SkillId>,
    /// Required lists of which one is enough, each sorted and of at least two skills.
    pub one_of: Vec<Vec<crate::skills::SkillId>>,
    /// Skills of "X or Y" lists of any strength, sorted by skill.
    pub replaceable: Vec<Replaceable>,
}

/// A skill that a posting would take another in place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaceable {
    /// The skill.
    pub skill: crate::skills::SkillId,
    /// The required lists it is in, each without it; empty when it is required outside of them.
    pub required: Vec<Vec<crate::skills::SkillId>>,
    /// All lists it is in, each without it; empty when it is named outside of them.
    pub named: Vec<Vec<crate::skills::SkillId>>,
}

impl PostingRequirements {
    /// Whether it requires nothing.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty() && self.one_of.is_empty()
    }
}
