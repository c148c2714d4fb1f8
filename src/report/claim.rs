//! Sentences that cannot exist without evidence.

use schemars::JsonSchema;
use serde::Serialize;

/// What a sentence rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "id")]
pub enum EvidenceRef {
    /// The requirement of this skill id: its demand and the candidate's evidence.
    Requirement(String),
    /// A line of the résumé, as JSON pointer.
    Resume(String),
    /// A posting id.
    Posting(String),
    /// A figure of the report, as JSON pointer into `report.json`.
    Figure(String),
}

/// A sentence with what it rests on.
///
/// There is no way to make one without at least one [`EvidenceRef`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Claim {
    /// The sentence.
    text: String,
    /// What it rests on; never empty.
    #[schemars(length(min = 1))]
    evidence: Vec<EvidenceRef>,
}

impl Claim {
    /// A sentence and the first thing it rests on.
    pub fn new(text: impl Into<String>, evidence: EvidenceRef) -> Self {
        Self { text: text.into(), evidence: vec![evidence] }
    }

    /// Adds a further thing it rests on.
    #[must_use]
    pub fn and(mut self, evidence: EvidenceRef) -> Self {
        if !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
        self
    }

    /// The sentence.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it rests on, never empty.
    pub fn evidence(&self) -> &[EvidenceRef] {
        &self.evidence
    }
}
