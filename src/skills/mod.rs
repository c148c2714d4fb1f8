//! The skill catalogue and the miner that finds its skills in text.

mod catalogue;
mod mention;
mod miner;
mod model;

pub use catalogue::{Alias, Catalogue, Skill};
pub use mention::{Mention, Mined, StrengthRule};
pub use miner::Miner;
pub use model::*;
