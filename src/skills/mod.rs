//! The skill catalogue and the miner that finds its skills in text.

mod model;

pub use model::*;
