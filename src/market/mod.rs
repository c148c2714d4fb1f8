//! Postings → [`Market`]: what is asked, by whom, how strongly, and what is paid.

mod duplicates;
mod identity;
mod model;
mod share;
mod similarity;
mod title_filter;

pub use duplicates::{Cluster, DatedPostings, Reason, Removed, distinct};
pub use model::*;
pub use share::{Interval, MINIMUM_FOR_SHARES, SMALL_SAMPLE, Share};
pub use title_filter::TitleMatcher;
