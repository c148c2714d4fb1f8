//! Profile → evidence per skill, with quotes and pointers.

mod model;

pub use model::*;
