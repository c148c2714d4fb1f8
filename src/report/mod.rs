//! Candidate × market → [`Report`]: match, gaps, plan and narrative as plain values.
//!
//! [`Reporter`] looks a market up once and then makes one report per candidate. Where a skill
//! stands is decided in one place only (`standing`), and every list is a view of that decision.

mod alternatives;
mod claim;
mod cohort;
mod comparison;
mod completing;
mod condition_quotes;
#[cfg(test)]
mod contradictions;
pub mod derivation;
mod gaps;
mod glossary;
mod held;
mod hours;
mod markdown;
mod matching;
mod method;
mod milestone;
mod model;
mod narrative;
mod plan;
pub mod planning;
mod reporter;
mod resource;
mod roadmap;
mod schema;
mod severity;
mod skill;
mod standing;
mod strengths;
mod summary;
mod targets;
#[cfg(test)]
mod tests;
mod what_if;

pub use claim::{Claim, EvidenceRef};
pub use cohort::{COHORT_FROM, Cohort, CohortGap, CohortProgress, Spread};
pub use comparison::{ComparedPosting, ConditionComparison, ConditionVerdict};
pub use condition_quotes::ConditionQuotes;
#[cfg(test)]
pub(crate) use condition_quotes::condition_quotes;
pub use glossary::{Term, TermGroup, glossary};
pub use markdown::{markdown, what_if_markdown};
pub use matching::NEAR_LISTED;
pub use method::general_method;
pub use model::*;
pub use reporter::{Reporter, build, market_report};
pub use schema::{market_schema, schema};
pub use skill::{InLists, Learning, Similar, SkillPay, SkillReport};
pub use targets::{SharedGap, TargetComparison};
pub use what_if::NotLearnable;
