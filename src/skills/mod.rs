//! The skill catalogue and the miner that finds its skills in text.

mod alternatives;
mod ambiguity;
mod boundary;
#[cfg(test)]
mod cases;
mod catalogue;
mod companies;
mod conditions;
mod events;
mod gap;
mod headings;
mod layout;
mod mention;
mod miner;
#[cfg(test)]
mod miner_tests;
mod model;
mod negation;
mod outline;
mod plain;
mod reach;
mod resources;
mod rule_tables;
mod rules;
mod scan;
mod sentences;
mod strength;
mod words;

pub(crate) use catalogue::DEFAULT_HOURS;
pub use catalogue::{Alias, Catalogue, HoursSource, LearningHours, SiteSkills, Skill};
pub use conditions::*;
pub use mention::{Dismissal, Dismissed, Mention, Mined, StrengthRule};
pub use miner::Miner;
pub use model::*;
pub use outline::{Outline, OutlineLine, Part};
pub use resources::Resources;
