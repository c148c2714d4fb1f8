//! How the figures of a report came about: for one skill or one posting, from the sentences and
//! résumé lines to the verdicts, each with the rule that gave it and the values that decided.
//!
//! Plain values that borrow from the report and its market. The page and the terminal show the
//! same ones, and nothing is decided here a second time.

mod asking;
mod conditions;
mod evidence;
mod posting;
mod skill;
#[cfg(test)]
mod tests;

pub use asking::{Asking, Sentence};
pub use conditions::HeldAgainst;
pub use evidence::{EvidenceDerivation, ImplyingSkill};
pub use posting::{
    POSTINGS_DERIVED, PostingDerivation, PostingVerdict, RequirementGroup, SkillAgainst,
};
pub use skill::{GapDerivation, Outcome, PlanPlace, SkillDerivation};
