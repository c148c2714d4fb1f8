//! `careerdash report`: one candidate's report as text.

use super::site_arguments::SiteArguments;
use super::what_if::Sets;
use super::{Failure, Streams, target};
use crate::diagnostics::escape_unsafe;
use crate::pipeline;
use crate::report;
use clap::{Args, ValueEnum};
use std::process::ExitCode;

/// Print the report of one résumé as Markdown or JSON.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 printed, 1 printed but problems were found, 2 there is no report.\n\n\
    Examples:\n  careerdash report santana-mena\n  careerdash report santana-mena --output json > report.json\n  \
    careerdash report santana-mena --what-if \"Terraform, Kubernetes\"\n  \
    careerdash report santana-mena --what-if - --output json < sets.txt"
)]
pub(super) struct ReportArguments {
    /// The profile's id: its file name without extension.
    profile: String,
    /// The market, when the candidate aims at several.
    #[arg(long, value_name = "ID")]
    market: Option<String>,
    /// What is printed.
    #[arg(long, value_enum, default_value = "md")]
    output: OutputArgument,
    /// Print instead the match with these skills learnt, names with commas between them (may be
    /// repeated); - reads such lists from standard input, one a line. JSON is one line a list.
    #[arg(long, value_name = "SKILLS", allow_hyphen_values = true)]
    what_if: Vec<String>,
    #[command(flatten)]
    site: SiteArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum OutputArgument {
    /// Markdown, as report.md.
    Md,
    /// JSON, as report.json.
    Json,
}

pub(super) fn run(
    arguments: &ReportArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let found = target::load(&arguments.profile, &arguments.site, streams)?;
    // A misspelt skill is told before any posting is read.
    let sets = Sets::read(&arguments.what_if, found.miner.catalogue(), streams)?;
    let markets = pipeline::markets(&found.content, &found.miner);
    let market = target::market(&found.profile, arguments.market.as_deref(), &markets)?;
    let complete =
        pipeline::with_case(&found.profile, market, &found.miner, |case| -> Result<_, Failure> {
            if !arguments.what_if.is_empty() {
                return sets.answer(case, arguments.output, streams);
            }
            let text = match arguments.output {
                OutputArgument::Md => report::markdown(case.report),
                OutputArgument::Json => serde_json::to_string_pretty(case.report)
                    .map(|text| escape_unsafe(&format!("{text}\n")))
                    .map_err(|error| Failure::new(error.to_string()))?,
            };
            streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))?;
            Ok(true)
        })?;
    Ok(if found.problems || !complete { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
