//! What postings ask apart from skills, held against the profile.

use crate::language::{Argument, Language, Messages, Mode, PlainMessages};
use crate::market::{Concept, Share};
use crate::skills::Strength;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// One thing asked apart from skills (years of experience, a degree, a language, a place) and what
/// the profile says of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConditionComparison {
    /// The concept.
    pub concept: Concept,
    /// What is asked, such as "Years of Python" or "German".
    pub subject: String,
    /// What the profile says, in words.
    pub held: String,
    /// Where it says so, as JSON pointers.
    pub pointers: Vec<String>,
    /// Postings that ask it, of the readable ones.
    pub asked: Share,
    /// Postings among them that require it.
    pub required: u32,
    /// Postings whose demand the profile meets.
    pub met: u32,
    /// Postings whose demand it does not meet.
    pub not_met: u32,
    /// Postings of which the profile does not tell.
    pub open: u32,
    /// The postings that are not met or open, not met ones first and then newest; the first
    /// [`NEAR_LISTED`](crate::report::NEAR_LISTED).
    pub postings: Vec<ComparedPosting>,
}

impl ConditionComparison {
    /// Postings that are not met or open and not listed.
    pub fn unlisted(&self) -> u32 {
        (self.not_met + self.open).saturating_sub(self.postings.len() as u32)
    }

    /// The verdicts in words: "Met for 12 postings, not met for 3, not told for 1."
    pub(in crate::report) fn counts(&self, say: PlainMessages) -> String {
        say.compared.counts(self.met, self.not_met, self.open).to_string()
    }
}

/// A posting whose demand the profile does not meet, or of which it does not tell.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComparedPosting {
    /// Posting id.
    pub posting: String,
    /// Job title.
    pub title: String,
    /// Employer.
    pub company: String,
    /// What it asks, in words, such as "8 years of experience".
    pub asks: String,
    /// How strongly.
    pub strength: Strength,
    /// Whether the profile meets it.
    pub verdict: ConditionVerdict,
    /// Why, in words.
    pub because: String,
    /// The sentence up to the words that ask.
    pub before: String,
    /// The words that ask.
    pub mention: String,
    /// The rest of the sentence.
    pub after: String,
}

/// Whether a profile meets what a posting asks apart from skills; ordered from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionVerdict {
    /// The profile shows less.
    NotMet,
    /// The profile does not tell.
    Open,
    /// The profile shows it.
    Met,
}

impl ConditionVerdict {
    /// The word shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotMet => "not met",
            Self::Open => "not told",
            Self::Met => "met",
        }
    }
}

impl<M: Mode> Argument<M> for ConditionVerdict {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).condition_verdict;
        match self {
            Self::NotMet => write!(out, "{}", say.not_met()),
            Self::Open => write!(out, "{}", say.open()),
            Self::Met => write!(out, "{}", say.met()),
        }
    }
}
