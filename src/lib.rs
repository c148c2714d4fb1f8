//! Turns a résumé and job postings into a static career dashboard.

pub mod candidate;
mod commands;
pub mod content;
pub mod diagnostics;
pub mod explanation;
#[cfg(test)]
mod fixture;
mod import;
pub mod language;
pub mod lint;
pub mod market;
pub mod output;
pub mod pipeline;
pub mod preview;
pub mod publication;
pub mod report;
pub mod site;
pub mod skills;
mod wording;

pub use commands::{Streams, run, run_with};
