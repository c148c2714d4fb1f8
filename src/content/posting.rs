//! The canonical posting: what every source format is reduced to.

use crate::diagnostics::Location;
use crate::language::{Argument, Language, Messages, Mode};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// One job posting as published at one place on one day.
///
/// Kept facts follow the fields that all supported sources share; text is plain
/// text in which headings stand on lines of their own starting with `## ` and
/// bullets on lines starting with `- `, whatever the source looked like.
#[derive(Debug, Clone, PartialEq)]
pub struct Posting {
    /// Unique within its market: the source's own id, else a hash of URL or of employer, title and text.
    pub id: String,
    /// The reader that produced it, such as `plain` or `schema.org`.
    pub format: &'static str,
    /// The web address of the posting, `http` or `https` only.
    pub url: Option<String>,
    /// Job title as published.
    pub title: String,
    /// Employer as published; empty when not stated.
    pub company: String,
    /// Places as published, in order, without repeats.
    pub locations: Vec<String>,
    /// Where the work is done.
    pub workplace: Workplace,
    /// Full-time, contract …: common kinds in one spelling, others as published.
    pub employment_type: Option<String>,
    /// Day of publication.
    pub posted_on: Option<Date>,
    /// Last day of validity.
    pub valid_through: Option<Date>,
    /// Plain text of the description, possibly empty.
    pub text: Arc<str>,
    /// Language of the text as the source states it, such as `en`; never guessed.
    pub language: Option<String>,
    /// Whether the source cut the text.
    pub truncated: bool,
    /// Stated pay, in the order found; predicted pay is never kept.
    pub pay: Vec<Pay>,
    /// Written for demonstration and not by an employer.
    pub synthetic: bool,
    /// Where it was read.
    pub origin: Origin,
}

/// Where the work is done.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Default,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Workplace {
    /// From anywhere, or anywhere in a region.
    Remote,
    /// Part of the week at a site.
    Hybrid,
    /// At a site.
    Onsite,
    /// Not stated.
    #[default]
    Unknown,
}

impl<M: Mode> Argument<M> for Workplace {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).workplace;
        match self {
            Self::Remote => write!(out, "{}", say.remote()),
            Self::Hybrid => write!(out, "{}", say.hybrid()),
            Self::Onsite => write!(out, "{}", say.onsite()),
            Self::Unknown => write!(out, "{}", say.unknown()),
        }
    }
}

/// The file and line a posting was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// File relative to the site's root.
    pub file: Arc<str>,
    /// Line on which the record starts, from 1.
    pub line: usize,
}

/// Stated pay, before any arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pay {
    /// What is stated, in units of `currency` per `unit`.
    pub amount: PayAmount,
    /// ISO 4217 code.
    pub currency: String,
    /// The time the amount is paid for.
    pub unit: PayUnit,
    /// The fields or the sentence it was read from.
    pub raw: String,
}

/// What a statement of pay says: two bounds, or only one of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayAmount {
    /// "150k to 190k"; one figure alone is both bounds.
    Range {
        /// Lower bound.
        min: f64,
        /// Upper bound, not below `min`.
        max: f64,
    },
    /// "from 150k": nothing is said of the upper bound.
    From(f64),
    /// "up to 190k": nothing is said of the lower bound.
    UpTo(f64),
}

impl PayAmount {
    /// A range of two bounds in either order.
    pub fn range(one: f64, other: f64) -> Self {
        Self::Range { min: one.min(other), max: one.max(other) }
    }

    /// The stated lower bound.
    pub fn min(self) -> Option<f64> {
        match self {
            Self::Range { min, .. } | Self::From(min) => Some(min),
            Self::UpTo(_) => None,
        }
    }

    /// The stated upper bound.
    pub fn max(self) -> Option<f64> {
        match self {
            Self::Range { max, .. } | Self::UpTo(max) => Some(max),
            Self::From(_) => None,
        }
    }

    /// The same statement about amounts `factor` times as large.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        match self {
            Self::Range { min, max } => Self::Range { min: min * factor, max: max * factor },
            Self::From(min) => Self::From(min * factor),
            Self::UpTo(max) => Self::UpTo(max * factor),
        }
    }
}

/// The time an amount of pay is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PayUnit {
    /// Per hour: 2,080 to the year.
    Hour,
    /// Per working day: 260 to the year.
    Day,
    /// Per week: 52 to the year.
    Week,
    /// Per month: 12 to the year.
    Month,
    /// Per year.
    Year,
}

impl PayUnit {
    /// How many of these units make a year of full-time work
    /// (2,080 hours, 260 days, 52 weeks, 12 months).
    pub fn per_year(self) -> f64 {
        match self {
            Self::Hour => 2080.0,
            Self::Day => 260.0,
            Self::Week => 52.0,
            Self::Month => 12.0,
            Self::Year => 1.0,
        }
    }
}

/// The postings of one file or folder, collected on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The day of collection, from the file name.
    pub date: Date,
    /// Postings in file order, before any filter.
    pub postings: Vec<Posting>,
    /// How many records the files held, readable or not.
    pub read: usize,
}

/// A market as it lies in the content directory.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketContent {
    /// Folder name.
    pub id: String,
    /// `market.toml`.
    pub config: MarketConfig,
    /// Snapshots by date.
    pub snapshots: Vec<Snapshot>,
}

/// What `market.toml` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MarketConfig {
    /// Shown name, such as "Senior AI engineer".
    pub title: String,
    /// The role, such as "AI engineer"; the title when not given.
    pub role: String,
    /// The region in words.
    pub region: Option<String>,
    /// ISO 4217 code of the currency shown first.
    pub currency: Option<String>,
    /// Whether the postings were written for demonstration.
    pub synthetic: bool,
    /// Which titles belong to the market.
    pub titles: TitleFilter,
    /// Where `titles` stands in the file.
    pub titles_place: Option<Location>,
}

/// Word sequences that a posting's title must or must not contain, any case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TitleFilter {
    /// A title passes when one of these is found; empty: every title passes.
    pub include: Vec<String>,
    /// A title with one of these never passes.
    pub exclude: Vec<String>,
}
