//! What a posting asks apart from skills, beside what the profile says.

use crate::market::PostingCondition;
use crate::report::ConditionVerdict;
use serde::Serialize;

/// A condition with what the profile says to it, judged as in
/// [`ConditionComparison`](crate::report::ConditionComparison).
#[derive(Debug, Clone, Serialize)]
pub struct HeldAgainst<'a> {
    /// What is asked or offered.
    pub condition: &'a PostingCondition,
    /// What the profile says, in words; says so when it says nothing.
    pub held: String,
    /// Whether the profile meets it, and why; `None` where nothing can be compared.
    pub verdict: Option<(ConditionVerdict, String)>,
}
