//! `careerdash report`: one candidate's report as text.

use super::site_arguments::SiteArguments;
use super::{Failure, Streams};
use crate::content::{Overrides, Profile, Visibility};
use crate::diagnostics::{Diagnostics, did_you_mean, escape_unsafe};
use crate::pipeline::{self, Audience, Loaded};
use crate::report;
use clap::{Args, ValueEnum};
use std::process::ExitCode;
use std::sync::Arc;

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
    let private = |profile: &Arc<Profile>| profile.career.visibility == Visibility::Private;
    if content.is_some_and(|content| content.profiles.iter().any(private)) {
        return Err(Failure::new(format!(
            "{} is private (`career.visibility`): nothing is reported",
            arguments.profile
        )));
    }
    let ids: Vec<&str> = reports.iter().map(|report| report.market.id.as_str()).collect();
    let chosen = match &arguments.market {
        None if ids.len() > 1 => {
            return Err(Failure::new(format!(
                "{} aims at several markets: add --market with one of {}",
                arguments.profile,
                ids.join(", ")
            )));
        }
        None => reports.first(),
        Some(market) => {
            let found = reports.iter().find(|report| report.market.id == *market);
            if found.is_none() {
                let near = did_you_mean(market, ids.iter().copied())
                    .map(|near| format!("; did you mean {near}?"));
                return Err(Failure::new(format!(
                    "{} does not aim at {market}{}",
                    arguments.profile,
                    near.unwrap_or_default()
                )));
            }
            found
        }
    };
    let Some(chosen) = chosen else {
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
