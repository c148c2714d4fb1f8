//! `careerdash check`: everything `build` would say, nothing written.

use super::progress::Progress;
use super::site_arguments::SiteArguments;
use super::{Failure, Streams, plural};
use crate::diagnostics::Diagnostics;
use crate::pipeline::{self, Loaded};
use clap::Args;
use std::process::ExitCode;

/// Check the content: report every problem with its place and write nothing.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no errors, 1 problems found, 2 could not run.\n\n\
    Examples:\n  careerdash check\n  careerdash check --format github   (annotations in GitHub Actions)")]
pub(super) struct CheckArguments {
    #[command(flatten)]
    site: SiteArguments,
}

pub(super) fn run(
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    arguments.site.check_root()?;
    let mut diagnostics = Diagnostics::default();
    let progress = Progress::new(streams.terminal);
    progress.stage("reading content");
    let (root, overrides) = (&arguments.site.root, arguments.site.overrides());
    let Loaded { content, miner } = pipeline::load(root, &overrides, &mut diagnostics);
    if let Some(content) = &content {
        pipeline::check(content, miner.catalogue(), &mut diagnostics);
    }
    drop(progress);
    let problems = arguments.site.report(&diagnostics, streams)?;
    if let Some(content) = &content
        && !arguments.site.is_machine_readable()
        && diagnostics.is_empty()
    {
        let postings: usize = content
            .markets
            .iter()
            .flat_map(|market| &market.snapshots)
            .map(|snapshot| snapshot.postings.len())
            .sum();
        writeln!(
            streams.output,
            "no problems in {}, {} and {}",
            plural(content.profiles.len(), "profile"),
            plural(content.markets.len(), "market"),
            plural(postings, "posting"),
        )
        .map_err(|error| Failure::output(&error))?;
    }
    Ok(if problems || content.is_none() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
