//! `careerdash check`: everything `build` would say, nothing written.

use super::audit::{Detail, Published};
use super::progress::Progress;
use super::publish::Kept;
use super::site_arguments::SiteArguments;
use super::{Failure, Streams, answer, audit, build, plural, publish};
use crate::content::Overrides;
use crate::diagnostics::Diagnostics;
use crate::pipeline::{self, Loaded};
use crate::publication::LEAKS;
use clap::Args;
use std::process::ExitCode;

/// Check the content: report every problem with its place and write nothing.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no errors, 1 problems found, 2 could not run.\n\n\
    Examples:\n  careerdash check\n  careerdash check --format github   (annotations in GitHub Actions)\n  \
    careerdash check --publish         (what would become public)\n  \
    careerdash check --publish --quotes   (and every line and sentence that is quoted)")]
pub(super) struct CheckArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Build the pages in memory, list what would become public, and look for private details.
    #[arg(long)]
    publish: bool,
    /// With --publish, list all people, employers and quoted lines and sentences, not only how many.
    #[arg(long, requires = "publish")]
    quotes: bool,
    /// With --publish, the absolute address at which the site will be found, as for `build`.
    #[arg(long, value_name = "URL", requires = "publish")]
    base_url: Option<String>,
}

pub(super) fn run(
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    arguments.site.check_root()?;
    if arguments.publish {
        return check_publication(arguments, streams);
    }
    let mut diagnostics = Diagnostics::default();
    let progress = Progress::new(streams.terminal);
    progress.stage("reading content");
    let (root, overrides) = (&arguments.site.root, arguments.site.overrides());
    let Loaded { content, miner } = pipeline::load(root, &overrides, &mut diagnostics);
    if let Some(content) = &content {
        pipeline::check(content, miner.catalogue(), &mut diagnostics);
        pipeline::check_future(content, streams.today, &mut diagnostics);
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

/// Everything that `publish` would say before it publishes.
fn check_publication(
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut diagnostics = Diagnostics::default();
    let progress = Progress::new(streams.terminal);
    progress.stage("building the site");
    let overrides = Overrides {
        base_url: arguments.base_url.as_deref().map(build::base_url).transpose()?,
        ..arguments.site.overrides()
    };
    let mut of_pages = Diagnostics::default();
    let made = publish::make(&arguments.site.root, &overrides, &mut diagnostics, &mut of_pages)?;
    drop(progress);
    if let Some((content, ..)) = &made {
        pipeline::check_future(content, streams.today, &mut diagnostics);
    }
    diagnostics.append(of_pages);
    let site = &arguments.site;
    let kept = Kept::of(&site.root);
    let found = made.as_ref().map(|(_, audit, _)| Published { publication: audit, files: &kept });
    let problems = match &found {
        Some(found) if site.is_json() => {
            answer::print(&diagnostics, found, streams)?;
            site.fails(&diagnostics)
        }
        None if site.is_json() => {
            answer::print(&diagnostics, &answer::Nothing {}, streams)?;
            site.fails(&diagnostics)
        }
        _ => site.report(&diagnostics, streams)?,
    };
    if let Some(found) = found.filter(|_| !site.is_json()) {
        let detail = if arguments.quotes { Detail::Everything } else { Detail::Brief };
        audit::show(&found, detail, site.is_machine_readable(), streams)?;
    }
    let leaks = diagnostics.iter().any(|problem| LEAKS.contains(&problem.code));
    Ok(if problems || leaks || made.is_none() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
