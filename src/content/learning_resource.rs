//! Where to learn a skill, as the built-in list and a site's own skills state it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One place to learn a skill or to prove it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LearningResource {
    /// Its name.
    pub title: String,
    /// Its address: https in the built-in list, http too in a site's own.
    pub url: String,
    /// What it is.
    pub kind: ResourceKind,
    /// What it costs, without a price.
    pub cost: ResourceCost,
    /// Language code, such as `en`.
    pub language: String,
    /// Hours it takes; only where the resource itself states them.
    pub length_hours: Option<f64>,
    /// Where the length is stated.
    pub length_source: Option<String>,
    /// When and where the resource was seen; `None` is shown as "unverified".
    pub verified: Option<Verified>,
    /// Who issues it, for certifications.
    pub issuer: Option<String>,
    /// The exam's code, for certifications; only where it was seen.
    pub code: Option<String>,
}

/// When and where a resource was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The day it was looked up.
    pub on: Date,
    /// What was seen, in plain words.
    pub place: String,
}

/// What a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// Reference or guide by those who make the thing.
    Documentation,
    /// Step by step to a first result.
    Tutorial,
    /// Several lessons in order.
    Course,
    /// Exercises to solve.
    Practice,
    /// A book.
    Book,
    /// An exam with a certificate.
    Certification,
}

impl ResourceKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Documentation,
        Self::Tutorial,
        Self::Course,
        Self::Practice,
        Self::Book,
        Self::Certification,
    ];

    /// Whether it leads from the start to a working level, so that its length says how long that
    /// takes: exercises, reference works and exams do not.
    pub fn teaches(self) -> bool {
        matches!(self, Self::Tutorial | Self::Course | Self::Book)
    }

    /// The kind in a word, which is also how files name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Tutorial => "tutorial",
            Self::Course => "course",
            Self::Practice => "practice",
            Self::Book => "book",
            Self::Certification => "certification",
        }
    }
}

impl fmt::Display for ResourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a resource costs, without a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceCost {
    /// Nothing.
    Free,
    /// Nothing to follow it; the certificate costs.
    FreeToAudit,
    /// It costs.
    Paid,
    /// Part of it is free.
    Freemium,
}

impl ResourceCost {
    /// Every cost with its name in files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("free", Self::Free),
        ("free-to-audit", Self::FreeToAudit),
        ("paid", Self::Paid),
        ("freemium", Self::Freemium),
    ];

    /// The cost in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::FreeToAudit => "free to audit",
            Self::Paid => "paid",
            Self::Freemium => "partly free",
        }
    }
}

impl fmt::Display for ResourceCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
