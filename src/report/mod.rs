//! Candidate × market → [`Report`]: match, gaps, plan and narrative as plain values.

mod claim;
mod model;

pub use claim::{Claim, EvidenceRef};
pub use model::*;
