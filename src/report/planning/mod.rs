//! Chooses what to learn, and proves how good the choice is.
//!
//! An [`Instance`] is a knapsack with precedence constraints whose value is the number of postings
//! completed; [`solve`] finds the best choice, [`order()`] puts it in learning order, and [`pairs()`]
//! tells which skills are worth more together. Skills are numbers here and postings are the groups
//! of skills that each misses; nothing is known of reports.

mod dominance;
#[cfg(test)]
mod exhaustive;
mod improvement;
mod instance;
mod knapsack;
mod order;
mod pairs;
mod planes;
mod relaxation;
mod search;
mod skill_set;
mod value;

pub use instance::{Instance, Skill, TooManySkills};
pub use order::{ORDERED_EXACTLY, order};
pub use pairs::{Pair, alone, pairs};
pub use search::{Solution, solve};
pub use skill_set::SkillSet;
pub use value::{Choice, Value};
