//! What is asked and how far it is met.

use crate::candidate::{Evidence, EvidenceLevel};
use crate::language::{Argument, Language, List, Messages, Mode};
use crate::market::{Demand, Quote, Share};
use crate::skills::{Kind, SkillRef};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

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
    /// The newest [`NEAR_LISTED`](crate::report::NEAR_LISTED).
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

impl<M: Mode> Argument<M> for Standing {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).standing;
        match self {
            Self::Have => write!(out, "{}", say.have()),
            Self::Partly => write!(out, "{}", say.partly()),
            Self::Missing => write!(out, "{}", say.missing()),
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

/// What a row says of an asked skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowStanding {
    /// Where the candidate stands on what can be met or missed.
    Of(Standing),
    /// A field of work that nothing shows; it is no gap.
    Field,
    /// A soft skill that nothing shows; it is no gap.
    Soft,
}

impl RowStanding {
    /// Its name in stylesheets.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Of(standing) => standing.label(),
            Self::Field | Self::Soft => "aside",
        }
    }

    /// Whether the skill is set aside: not held, and no gap either.
    pub(crate) fn is_aside(self) -> bool {
        matches!(self, Self::Field | Self::Soft)
    }
}

impl<M: Mode> Argument<M> for RowStanding {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).standing;
        match self {
            Self::Of(standing) => Argument::<M>::write(standing, language, out),
            Self::Field => write!(out, "{}", say.field()),
            Self::Soft => write!(out, "{}", say.soft()),
        }
    }
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

/// Such as "9 of 12 postings that require it would take AWS in its place, so it counts as met".
impl<M: Mode> Argument<M> for Alternatives {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).alternatives;
        let labels: Vec<&str> = self.by.iter().map(|skill| &*skill.label).collect();
        let skills = List::any(&labels, ALTERNATIVES_NAMED);
        let (taken, n) = (self.taken.k(), self.taken.n());
        match (self.required, self.settled) {
            (true, false) => write!(out, "{}", say.required(n, taken, skills)),
            (true, true) => write!(out, "{}", say.required_settled(n, taken, skills)),
            (false, false) => write!(out, "{}", say.named(n, taken, skills)),
            (false, true) => write!(out, "{}", say.named_settled(n, taken, skills)),
        }
    }
}

impl Requirement {
    /// Where the candidate stands, as a row says it.
    pub(crate) fn row_standing(&self) -> RowStanding {
        match (self.standing, self.demand.skill.kind) {
            (Standing::Missing, Kind::Domain) => RowStanding::Field,
            (Standing::Missing, Kind::Soft) => RowStanding::Soft,
            (standing, _) => RowStanding::Of(standing),
        }
    }

    /// Whether the postings take a held skill in its place, so that it counts as met.
    pub fn settled(&self) -> bool {
        self.alternatives.as_ref().is_some_and(|held| held.settled)
    }
}
