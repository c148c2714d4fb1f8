//! `careerdash schema`: the contract of `report.json`.

use super::{Failure, Streams};
use crate::report;
use clap::Args;
use std::process::ExitCode;

/// Print the JSON Schema of report.json.
#[derive(Debug, Args)]
#[command(
    after_help = "The schema is of draft 2020-12. Its `$id` ends in the version that `schema_version` of a report\n\
    names.\n\n\
    Exit codes: 0 printed, 2 could not run.\n\n\
    Example:\n  careerdash schema > report.schema.json"
)]
pub(super) struct SchemaArguments {}

pub(super) fn run(streams: &mut Streams<'_>) -> Result<ExitCode, Failure> {
    let text = serde_json::to_string_pretty(&report::schema())
        .map_err(|error| Failure::new(error.to_string()))?;
    writeln!(streams.output, "{text}").map_err(|error| Failure::output(&error))?;
    Ok(ExitCode::SUCCESS)
}
