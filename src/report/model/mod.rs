//! The report: everything a page, `report.json` or `report.md` says, as plain values.
//!
//! Presentation formats these values and computes nothing.

mod basis;
mod gap;
mod headline;
mod matching;
mod what_if;

pub use super::plan::*;
pub use basis::*;
pub use gap::*;
#[cfg(test)]
pub(crate) use headline::fixture;
pub use headline::*;
pub use matching::*;
pub use what_if::*;

use super::claim::Claim;
use super::comparison::ConditionComparison;
use super::condition_quotes::ConditionQuotes;
use super::skill::SkillReport;
use crate::language::Language;
use crate::market::{
    AskedConditions, Demand, PostingSummary, Salary, SkillTrend, StackGroup, Together,
    is_requirement_kind,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the contract of `report.json` and `market.json`.
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
    /// From what the match with any set of gaps can be counted.
    pub what_if_table: WhatIfTable,
    /// Sentences, by section, each with its evidence.
    pub narrative: Narrative,
    /// The rules by which all this was made.
    pub method: Method,
}

/// What made the report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Generator {
    /// Program name.
    pub name: &'static str,
    /// Program version.
    pub version: &'static str,
    /// Language of the words in it, as language tag.
    pub language: Language,
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
        let say = self.language.plain().catalogue_skills;
        let parts = [
            (self.own_skills > 0).then(|| say.own(self.own_skills).to_string()),
            (self.corrected_skills > 0).then(|| say.corrected(self.corrected_skills).to_string()),
            (self.retired_skills > 0).then(|| say.retired(self.retired_skills).to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let all = say.all(self.catalogue_skills);
        if parts.is_empty() { all.to_string() } else { say.with(all, parts.join(", ")).to_string() }
    }
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
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "careerdash market")]
pub struct MarketReport {
    /// Version of this structure.
    #[schemars(extend("const" = SCHEMA_VERSION))]
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
    /// Which of the most asked skills are named together.
    pub together: Together,
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
    /// The skills that have a page, most asked first.
    pub skills: Vec<SkillReport>,
    /// The rules.
    pub method: Method,
}

impl MarketReport {
    /// The skill that most postings name. Fields of work and soft skills are aside: in most
    /// markets they are named most, and nobody can learn them.
    pub(crate) fn most_asked(&self) -> Option<&Demand> {
        self.demand.iter().find(|demand| is_requirement_kind(demand.skill.kind))
    }
}
