//! `careerdash report`: one candidate's report as text.

use super::site_arguments::SiteArguments;
use super::{Failure, Streams, target};
use crate::content::Overrides;
use crate::diagnostics::{Diagnostics, escape_unsafe};
use crate::pipeline::{self, Audience, Loaded};
use crate::report;
use clap::{Args, ValueEnum};
use std::process::ExitCode;

/// Print the report of one résumé as Markdown or JSON.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 printed, 1 printed but problems were found, 2 there is no report.\n\n\
    Examples:\n  careerdash report santana-mena\n  careerdash report santana-mena --output json > report.json"
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
    #[command(flatten)]
    site: SiteArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OutputArgument {
    /// Markdown, as report.md.
    Md,
    /// JSON, as report.json.
    Json,
}

pub(super) fn run(
    arguments: &ReportArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    arguments.site.check_root()?;
    let mut diagnostics = Diagnostics::default();
    let overrides =
        Overrides { only: vec![arguments.profile.clone()], ..arguments.site.overrides() };
    let Loaded { content, miner } =
        pipeline::load(&arguments.site.root, &overrides, &mut diagnostics);
    let reports = content.as_ref().map(|content| {
        pipeline::check(content, miner.catalogue(), &mut diagnostics);
        let markets = pipeline::markets(content, &miner);
        pipeline::each_report(content, &markets, &miner, Audience::Public, |report, _| report)
    });
    let problems = arguments.site.report(&diagnostics, streams)?;
    let Some(reports) = reports else {
        return Err(Failure::new("there is no report".to_owned()));
    };
    if let Some(content) = &content {
        target::refuse_private(&content.profiles)?;
    }
    let aims: Vec<&str> = reports.iter().map(|report| report.market.id.as_str()).collect();
    let chosen = target::choose(&arguments.profile, arguments.market.as_deref(), &aims)?;
    let Some(chosen) = chosen.map(|index| &reports[index]) else {
        return Err(Failure::new(format!("there is no report for {}", arguments.profile)));
    };
    let text = match arguments.output {
        OutputArgument::Md => report::markdown(chosen),
        OutputArgument::Json => {
            let mut text = serde_json::to_string_pretty(chosen)
                .map_err(|error| Failure::new(error.to_string()))?;
            text.push('\n');
            escape_unsafe(&text)
        }
    };
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))?;
    Ok(if problems { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
