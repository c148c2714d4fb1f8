//! `careerdash schema`: the contract of `report.json` and of `market.json`.

use super::{Failure, Streams};
use crate::report;
use clap::{Args, ValueEnum};
use std::process::ExitCode;

/// Print the JSON Schema of report.json or market.json.
#[derive(Debug, Args)]
#[command(
    after_help = "The schema is of draft 2020-12. Its `$id` ends in the version that `schema_version` of the file\n\
    names.\n\n\
    Exit codes: 0 printed, 2 could not run.\n\n\
    Examples:\n  careerdash schema > report.schema.json\n  careerdash schema market > market.schema.json"
)]
pub(super) struct SchemaArguments {
    /// The file whose schema is printed.
    #[arg(value_enum, value_name = "FILE", default_value_t = SchemaFile::Report)]
    file: SchemaFile,
}

/// A file that has a schema.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFile {
    /// The report.json beside each dashboard.
    Report,
    /// The market.json beside each market page.
    Market,
}

pub(super) fn run(
    arguments: &SchemaArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let schema = match arguments.file {
        SchemaFile::Report => report::schema(),
        SchemaFile::Market => report::market_schema(),
    };
    let text =
        serde_json::to_string_pretty(&schema).map_err(|error| Failure::new(error.to_string()))?;
    writeln!(streams.output, "{text}").map_err(|error| Failure::output(&error))?;
    Ok(ExitCode::SUCCESS)
}
