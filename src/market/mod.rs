//! Postings → [`Market`]: what is asked, by whom, how strongly, and what is paid.

mod employer;
mod model;
mod pay;
mod quote;
mod rank;
mod share;
mod statistics;
mod tier;

pub use model::*;
pub use share::{Interval, MINIMUM_FOR_SHARES, SMALL_SAMPLE, Share};
