//! `careerdash report`: one candidate's report as text.

use super::site_arguments::SiteArguments;
use super::target::{self, Found};
use super::what_if::{self, Sets};
use super::{Failure, Streams, answer};
use crate::diagnostics::escape_unsafe;
use crate::pipeline;
use crate::report;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::process::ExitCode;

/// Print the report of one résumé as Markdown or JSON.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 printed, 1 printed but problems were found, 2 there is no report.\n\n\
    Examples:\n  careerdash report santana-mena\n  careerdash report santana-mena --output json > report.json\n  \
    careerdash report santana-mena --format json   (the report beside the problems of the content)\n  \
    careerdash report santana-mena --what-if \"Terraform, Kubernetes\"\n  \
    careerdash report santana-mena --what-if - --output json < sets.txt"
)]
pub(super) struct ReportArguments {
    /// The profile's id: its file name without extension.
    profile: String,
    /// The market, when the candidate aims at several.
    #[arg(long, value_name = "ID")]
    market: Option<String>,
    /// What is printed: Markdown, or with --format json the report as JSON, unless this says else.
    #[arg(long, value_enum)]
    output: Option<OutputArgument>,
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
    let complete = target::or_problems(&arguments.site, &found.diagnostics, streams, |streams| {
        print(arguments, &found, streams)
    })?;
    Ok(if found.problems || !complete { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is printed in JSON, beside the problems.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Printed<'a> {
    Report(&'a report::Report),
    Markdown(String),
    WhatIf(&'a [report::WhatIfAnswer]),
}

/// Prints the report; whether everything that was asked could be answered.
fn print(
    arguments: &ReportArguments,
    found: &Found,
    streams: &mut Streams<'_>,
) -> Result<bool, Failure> {
    // A misspelt skill is told before any posting is read.
    let sets = Sets::read(&arguments.what_if, found.miner.catalogue(), streams)?;
    let markets = pipeline::markets(&found.content, &found.miner);
    let market = target::market(&found.profile, arguments.market.as_deref(), &markets)?;
    let is_json = arguments.site.is_json();
    let default = if is_json { OutputArgument::Json } else { OutputArgument::Md };
    let output = arguments.output.unwrap_or(default);
    pipeline::with_case(&found.profile, market, &found.miner, |case| {
        let with_problems = |printed: &Printed<'_>, streams: &mut Streams<'_>| {
            answer::print(&found.diagnostics, printed, streams)
        };
        if !arguments.what_if.is_empty() {
            let (answers, complete) = sets.answers(case, streams)?;
            match output {
                OutputArgument::Json if is_json => {
                    with_problems(&Printed::WhatIf(&answers), streams)?;
                }
                _ => {
                    let text = what_if::text(&answers, case, output)?;
                    if is_json {
                        with_problems(&Printed::Markdown(text), streams)?;
                    } else {
                        write(&text, streams)?;
                    }
                }
            }
            return Ok(complete);
        }
        match output {
            OutputArgument::Json if is_json => {
                with_problems(&Printed::Report(case.report), streams)?;
            }
            OutputArgument::Md if is_json => {
                with_problems(&Printed::Markdown(report::markdown(case.report)), streams)?;
            }
            OutputArgument::Md => write(&report::markdown(case.report), streams)?,
            OutputArgument::Json => {
                let text = serde_json::to_string_pretty(case.report);
                let text = text.map_err(|error| Failure::new(error.to_string()))?;
                write(&escape_unsafe(&format!("{text}\n")), streams)?;
            }
        }
        Ok(true)
    })
}

fn write(text: &str, streams: &mut Streams<'_>) -> Result<(), Failure> {
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}
