//! Postings → [`Market`]: what is asked, by whom, how strongly, and what is paid.

mod model;
mod share;
mod statistics;

pub use model::*;
pub use share::{Interval, MINIMUM_FOR_SHARES, SMALL_SAMPLE, Share};
