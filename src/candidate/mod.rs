//! Profile → evidence per skill, with quotes and pointers.
//!
//! Every text of the profile is a passage that says how much a mention in it is worth; the
//! mentions of a skill together give its level, and implication edges of the catalogue add what
//! follows without being named.

mod analyse;
mod candidates;
mod implied;
mod model;
mod months;
mod passage;
mod quote;
mod roles;
#[cfg(test)]
mod tests;

pub use analyse::{Found, analyse, analyse_with};
pub(crate) use analyse::{RECENT_MONTHS, RECENT_ROLES};
pub use candidates::Candidate;
pub use model::*;
pub(crate) use months::{Months, in_words as months_in_words};
