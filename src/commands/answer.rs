//! What a command answers to programs: one JSON object on standard output.
//!
//! Commands whose whole answer is a list of problems (`check`, `build`, `lint-report`) print that
//! list; the others print an object with the list as `problems` beside what was asked for.

use super::{Failure, Streams};
use crate::diagnostics::{Diagnostics, Record, escape_unsafe, records};
use clap::ValueEnum;
use serde::Serialize;

/// How commands that are not about the problems of a site answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// Text, for people.
    Human,
    /// One JSON object on standard output.
    Json,
}

#[derive(Serialize)]
struct Answer<'a, T> {
    problems: Vec<Record<'a>>,
    #[serde(flatten)]
    answer: &'a T,
}

/// No answer beside the problems.
#[derive(Serialize)]
pub(super) struct Nothing {}

/// Prints the problems and the fields of `answer` as one object.
pub(super) fn print(
    problems: &Diagnostics,
    answer: &impl Serialize,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let whole = Answer { problems: records(problems), answer };
    let text = serde_json::to_string_pretty(&whole);
    let text = text.map_err(|error| Failure::new(error.to_string()))?;
    let text = escape_unsafe(&format!("{text}\n"));
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}
