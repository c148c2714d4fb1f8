//! The skill catalogue and the miner that finds its skills in text.

mod ambiguity;
mod boundary;
mod catalogue;
mod headings;
mod layout;
mod mention;
mod miner;
#[cfg(test)]
mod miner_tests;
mod model;
mod resources;
mod rules;
mod scan;
mod strength;
mod words;

pub use catalogue::{Alias, Catalogue, SiteSkills, Skill};
pub use mention::{Dismissal, Dismissed, Mention, Mined, StrengthRule};
pub use miner::Miner;
pub use model::*;
pub use resources::{LearningResource, ResourceCost, ResourceKind, Resources, Verified};
