//! The report: everything a page, `report.json` or `report.md` says, as plain values.
//!
//! Presentation formats these values and computes nothing.

use super::claim::Claim;
use super::comparison::ConditionComparison;
use super::condition_quotes::ConditionQuotes;
pub use super::plan::*;
use crate::candidate::{Evidence, EvidenceLevel, Role};
use crate::market::{
    AskedConditions, Demand, Development, Funnel, PostingSummary, Quote, Salary, Share, SkillTrend,
    SnapshotSummary, StackGroup, Tier,
};
use crate::skills::SkillRef;
use crate::wording;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the `report.json` contract.
pub const SCHEMA_VERSION: u32 = 1;

/// A candidate held against a market.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "careerdash report")]
pub struct Report {
    /// Version of this structure.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// What made it.
    pub generator: Generator,
    /// The day it holds for: the newest snapshot's date unless set.
    pub as_of: Date,
    /// Who.
    pub candidate: CandidateSummary,
    /// Which market, and from what.
    pub market: MarketSummary,
    /// How far the candidate meets the market.
    pub matching: Match,
    /// The asked skills that have a tier, are a gap or are in the profile, most asked first.
    pub requirements: Vec<Requirement>,
    /// Asked skills that are not among `requirements`; the market page lists them.
    pub less_asked: u32,
    /// What the candidate can show.
    pub strengths: Strengths,
    /// What is missing, most severe first.
    pub gaps: Vec<Gap>,
    /// The asked skills and gaps that alone complete postings; skills that complete none are left
    /// out.
    pub completed_by: Vec<Completing>,
    /// The learning plan.
    pub roadmap: Roadmap,
    /// The market's technologies by kind.
    pub stack: Vec<StackGroup>,
    /// Stated pay.
    pub salary: Salary,
    /// What the market asks apart from skills.
    pub conditions: AskedConditions,
    /// Years, degree, languages and place asked, held against the profile.
    pub comparison: Vec<ConditionComparison>,
    /// Skills over the snapshots, most asked first.
    pub trends: Vec<SkillTrend>,
    /// What learning one skill would change, best first.
    pub what_if: Vec<WhatIf>,
    /// Pairs of skills that complete more postings together than the sum of each, by how many more.
    pub what_if_pairs: Vec<WhatIfPair>,
    /// Sentences, by section, each with its evidence.
    pub narrative: Narrative,
    /// The rules by which all this was made.
    pub method: Method,
}

/// A report in one line, for pages that list many.
#[derive(Debug, Clone)]
pub struct Headline {
    /// Profile id.
    pub candidate: String,
    /// Name.
    pub name: String,
    /// Headline of the profile.
    pub label: Option<String>,
    /// An invented candidate.
    pub sample: bool,
    /// A candidate that only its owner sees.
    pub private: bool,
    /// Market id.
    pub market: String,
    /// Market name.
    pub title: String,
    /// Region in words.
    pub region: Option<String>,
    /// The day it holds for.
    pub as_of: Date,
    /// The match in counts.
    pub matching: MatchCounts,
    /// The gap that weighs most, with the postings that name it.
    pub first_gap: Option<(SkillRef, Share)>,
}

impl Headline {
    /// That of a report.
    pub fn of(report: &Report) -> Self {
        let Match { core, preferred, fully_met, .. } = report.matching;
        Self {
            candidate: report.candidate.id.clone(),
            name: report.candidate.name.clone(),
            label: report.candidate.label.clone(),
            sample: report.candidate.sample,
            private: false,
            market: report.market.id.clone(),
            title: report.market.title.clone(),
            region: report.market.region.clone(),
            as_of: report.as_of,
            matching: MatchCounts { core, preferred, fully_met },
            first_gap: report.gaps.first().map(|gap| (gap.skill.clone(), gap.any)),
        }
    }
}

/// What made the report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Generator {
    /// Program name.
    pub name: &'static str,
    /// Program version.
    pub version: &'static str,
    /// First 12 hex digits of the SHA-256 of the skill catalogue.
    pub catalogue: String,
    /// Skills in the catalogue.
    pub catalogue_skills: u32,
    /// Skills among them that the site adds.
    pub own_skills: u32,
    /// Built-in skills that the site corrects.
    pub corrected_skills: u32,
    /// Built-in skills that the site leaves out.
    pub retired_skills: u32,
}

impl Generator {
    /// The number of skills with the site's part in them, such as "906 skills (2 of the site's
    /// own, 1 corrected, 3 left out)".
    pub fn skills(&self) -> String {
        let parts = [
            (self.own_skills, "of the site's own"),
            (self.corrected_skills, "corrected"),
            (self.retired_skills, "left out"),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
        let all = crate::wording::count_u32(self.catalogue_skills, "skill");
        if parts.is_empty() { all } else { format!("{all} ({})", parts.join(", ")) }
    }
}

/// The candidate as shown.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CandidateSummary {
    /// Profile id.
    pub id: String,
    /// Name; the id when the profile has none.
    pub name: String,
    /// Headline of the profile.
    pub label: Option<String>,
    /// Summary of the profile.
    pub summary: Option<String>,
    /// Place without street.
    pub place: Option<String>,
    /// Contact details; empty unless opted in.
    pub contact: Vec<ContactLine>,
    /// An invented candidate.
    pub sample: bool,
    /// Roles, newest first.
    pub roles: Vec<Role>,
    /// Months of dated paid work, overlaps counted once.
    pub months_worked: Option<u32>,
    /// Education in words, as "Bachelor, Physics, University of X (2019)".
    pub education: Vec<String>,
    /// Certificates in words.
    pub certificates: Vec<String>,
    /// Languages in words.
    pub languages: Vec<String>,
    /// Profile values that were assumed, as JSON pointers.
    pub assumed: Vec<String>,
}

/// One contact detail.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContactLine {
    /// What it is, such as "E-mail".
    pub label: String,
    /// As shown.
    pub text: String,
    /// `https:`, `mailto:` or `tel:` address.
    pub href: Option<String>,
}

/// The market as shown, with what its figures were counted from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MarketSummary {
    /// Market id.
    pub id: String,
    /// Name.
    pub title: String,
    /// Role.
    pub role: String,
    /// Region in words.
    pub region: Option<String>,
    /// The currency shown first.
    pub currency: Option<String>,
    /// Postings written for demonstration.
    pub synthetic: bool,
    /// Readable distinct postings: the `n` of the shares.
    pub postings: u32,
    /// Distinct employers among them.
    pub employers: u32,
    /// Date of the first snapshot.
    pub first_snapshot: Date,
    /// Date of the newest snapshot.
    pub last_snapshot: Date,
    /// Cleaning steps.
    pub funnel: Funnel,
    /// The snapshots, oldest first.
    pub snapshots: Vec<SnapshotSummary>,
    /// Volume and pay between the oldest comparable snapshot and the newest.
    pub development: Development,
    /// A sentence when the sample is small, else `None`.
    pub small_sample: Option<String>,
}

/// How far the candidate meets the market.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Match {
    /// Core skills met, of all core skills.
    pub core: Share,
    /// Preferred skills met, of all preferred skills.
    pub preferred: Share,
    /// Core and preferred skills that are not held and count as met, because the postings take a
    /// held skill in their place.
    pub settled: Vec<SkillRef>,
    /// Postings of which every required skill is met, of the postings with a required skill.
    pub fully_met: Share,
    /// Ids of the postings fully met.
    pub fully_met_postings: Vec<String>,
    /// Postings one required skill short, each with it.
    pub one_short: NearPostings,
    /// Postings two required skills short.
    pub two_short: NearPostings,
    /// The demand-weighted share met, with its sum.
    pub coverage: Coverage,
}

/// How many postings lack so many required skills, and the newest of them.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct NearPostings {
    /// All of them.
    pub count: u32,
    /// The newest [`NEAR_LISTED`](super::NEAR_LISTED).
    pub newest: Vec<NearPosting>,
}

/// A posting that lacks few required skills.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NearPosting {
    /// Posting id.
    pub posting: String,
    /// Job title.
    pub title: String,
    /// Employer.
    pub company: String,
    /// Address.
    pub url: Option<String>,
    /// The missing skills outside of one-of lists.
    pub missing: Vec<SkillRef>,
    /// The missing one-of lists in full; one skill of each would do.
    pub one_of: Vec<Vec<SkillRef>>,
}

/// Sum over core and preferred skills of weight times credit, over the sum of weights.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Coverage {
    /// 0 to 1; `None` without core or preferred skills.
    pub value: Option<f64>,
    /// The terms, in the order of the requirements.
    pub terms: Vec<CoverageTerm>,
}

/// One term of the coverage sum.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageTerm {
    /// The skill.
    pub skill: SkillRef,
    /// Required share for core skills, a third of the share for preferred ones.
    pub weight: f64,
    /// 1 have, 0.5 partly, 0 missing; or the part of the asking postings that take a held skill
    /// in its place, when that is more.
    pub credit: f64,
    /// Where the credit comes from, in words.
    pub basis: String,
}

/// Where the candidate stands on one skill: exactly one of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Evidence level 2 or more.
    Have,
    /// Evidence level 1: listed only.
    Partly,
    /// No evidence.
    Missing,
}

impl Standing {
    /// The standing that an evidence level gives.
    pub fn of(level: EvidenceLevel) -> Self {
        match level {
            EvidenceLevel::None => Self::Missing,
            EvidenceLevel::Listed => Self::Partly,
            EvidenceLevel::Used | EvidenceLevel::Role | EvidenceLevel::Recent => Self::Have,
        }
    }

    /// The word shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::Partly => "partly",
            Self::Missing => "missing",
        }
    }
}

/// One asked skill with the candidate's evidence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Requirement {
    /// How the market asks for it; holds its only tier.
    pub demand: Demand,
    /// What the candidate shows.
    pub evidence: Evidence,
    /// Where the candidate stands.
    pub standing: Standing,
    /// What the postings take in its place, when it is not held and they take something.
    pub alternatives: Option<Alternatives>,
    /// Up to three sentences from different employers, strongest first.
    pub quotes: Vec<Quote>,
}

/// Held skills that postings take in place of one that is not ("AWS, GCP or Azure").
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Alternatives {
    /// Postings that take a held skill, of those that require the one that is not (or that name
    /// it, see `required`).
    pub taken: Share,
    /// Whether the postings that require it were counted, else those that name it.
    pub required: bool,
    /// Whether so few are left that the skill counts as met.
    pub settled: bool,
    /// The held skills, those that most postings take first.
    pub by: Vec<SkillRef>,
}

/// So many of the skills taken in place of another are named in a sentence.
const ALTERNATIVES_NAMED: usize = 3;

impl Alternatives {
    /// Such as "9 of 12 postings that require it would take AWS in its place, so it counts as met".
    pub fn in_words(&self) -> String {
        let names: Vec<&str> = self.by.iter().map(|skill| &*skill.label).collect();
        let verb = match (self.required, self.taken.n() == 1) {
            (true, true) => "requires",
            (true, false) => "require",
            (false, true) => "names",
            (false, false) => "name",
        };
        let noun = if self.taken.n() == 1 { "posting" } else { "postings" };
        let names = wording::alternatives(&names, ALTERNATIVES_NAMED);
        let met = if self.settled { ", so it counts as met" } else { "" };
        format!(
            "{} of {} {noun} that {verb} it would take {names} in its place{met}",
            self.taken.k(),
            self.taken.n()
        )
    }
}

impl Requirement {
    /// Whether the postings take a held skill in its place, so that it counts as met.
    pub fn settled(&self) -> bool {
        self.alternatives.as_ref().is_some_and(|held| held.settled)
    }
}

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

/// The match with one skill added.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIf {
    /// The skill.
    pub skill: SkillRef,
    /// Hours to learn it.
    pub hours: f64,
    /// Match with it.
    pub with: MatchCounts,
    /// Postings that become fully met.
    pub completes: u32,
}

/// The match with two skills added that complete more postings together than the sum of each.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIfPair {
    /// The skills.
    pub skills: [SkillRef; 2],
    /// Hours to learn both.
    pub hours: f64,
    /// Match with both.
    pub with: MatchCounts,
    /// Postings that become fully met with both.
    pub together: u32,
    /// Postings that become fully met with each alone.
    pub alone: [u32; 2],
}

/// All sentences.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Narrative {
    /// Where the candidate stands, in few sentences.
    pub introduction: Vec<Claim>,
    /// What to do, most important first.
    pub recommendations: Vec<Claim>,
    /// What the market asks and pays.
    pub outlook: Vec<Claim>,
    /// What changed between the snapshots.
    pub trends: Vec<Claim>,
    /// What the above comes to.
    pub conclusion: Vec<Claim>,
}

/// The printed rules; made from the values that decide.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Method {
    /// One sentence per tier.
    pub tiers: Vec<String>,
    /// One sentence per evidence level.
    pub evidence: Vec<String>,
    /// One sentence per severity.
    pub severities: Vec<String>,
    /// How match, coverage, pay, trend and plan are computed.
    pub formulas: Vec<String>,
    /// What the figures do not show.
    pub limits: Vec<String>,
    /// Literature.
    pub references: Vec<String>,
}

/// A market by itself: the market page and `market.json`.
#[derive(Debug, Clone, Serialize)]
pub struct MarketReport {
    /// Version of this structure.
    pub schema_version: u32,
    /// What made it.
    pub generator: Generator,
    /// The day it holds for.
    pub as_of: Date,
    /// What it was counted from.
    pub market: MarketSummary,
    /// Every asked skill, most asked first.
    pub demand: Vec<Demand>,
    /// Technologies by kind.
    pub stack: Vec<StackGroup>,
    /// Stated pay.
    pub salary: Salary,
    /// What is asked apart from skills.
    pub conditions: AskedConditions,
    /// Sentences behind the rows of `conditions`, by the row's id.
    pub condition_quotes: BTreeMap<String, ConditionQuotes>,
    /// Skills over the snapshots.
    pub trends: Vec<SkillTrend>,
    /// Employers by number of distinct postings.
    pub employers: Vec<(String, u32)>,
    /// The postings with what they ask, newest first.
    pub postings: Vec<PostingSummary>,
    /// The rules.
    pub method: Method,
}
