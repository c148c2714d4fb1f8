//! Checks the text of a career report, whoever wrote it, against a profile and a market.
//!
//! The Markdown is taken apart into blocks and sentences; each block gets a topic from its
//! headings, and each skill in it a role: held, missing, planned, asked. Rules then compare the
//! claims with each other and with the [`Report`](crate::report::Report) that careerdash makes of the same profile and
//! market. No rule knows a particular report.

mod claims;
mod cues;
mod document;
mod finding;
mod names;
mod phrases;
mod rules;
mod sentence;
mod text;
mod topic;

pub use rules::RULES;
pub use text::Held;

use crate::diagnostics::{Diagnostics, Source};
use finding::Findings;
use text::Text;

/// What is wrong in a report's text, by place.
pub fn lint(source: &Source, held: &Held<'_>) -> Diagnostics {
    let text = Text::read(source, held);
    let mut found = Diagnostics::default();
    for rule in RULES {
        let mut findings = Findings::of(rule, &text);
        (rule.check)(&text, &mut findings);
        found.append(findings.finish());
    }
    found
}
