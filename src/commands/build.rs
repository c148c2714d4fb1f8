//! `careerdash build`: content to pages on disk.

use super::progress::Progress;
use super::site_arguments::SiteArguments;
use super::{Failure, Streams, plural};
use crate::content::Overrides;
use crate::diagnostics::{Diagnostic, Diagnostics, visible};
use crate::market::Market;
use crate::output::{self, OutputError, Protected, Written};
use crate::pipeline::{self, Audience, Loaded};
use crate::wording;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// So many files that others put into the output directory are named.
const NAMED: usize = 5;

/// Build the site: hold every résumé against its markets and write the pages.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 built without errors, 1 problems found (what they do not touch is built),\n\
    2 nothing could be built or written.\n\n\
    Examples:\n  careerdash build\n  careerdash build --root my-site --out my-site/public --base-url https://example.org/cv/"
)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Where the pages go; only files of an earlier build are ever replaced or removed there.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Absolute address at which the site will be found; only canonical links, link cards and 404.html need it.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Build only this candidate (may be repeated); other candidates' pages are left out.
    #[arg(long, value_name = "PROFILE")]
    only: Vec<String>,
}

pub(super) fn run(
    arguments: &BuildArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    arguments.site.check_root()?;
    let root = &arguments.site.root;
    let mut diagnostics = Diagnostics::default();
    let progress = Progress::new(streams.terminal);
    let overrides = Overrides {
        base_url: arguments.base_url.as_deref().map(base_url).transpose()?,
        only: arguments.only.clone(),
        ..arguments.site.overrides()
    };
    progress.stage("reading content");
    let Loaded { content, miner } = pipeline::load(root, &overrides, &mut diagnostics);
    // A site without the one profile asked for would take the pages of all others away.
    let content = content.filter(|read| overrides.only.is_empty() || !read.profiles.is_empty());
    let Some(content) = content else {
        drop(progress);
        // A warning may be all that tells why there is nothing.
        arguments.site.report(&diagnostics, streams)?;
        return Err(Failure::new("nothing was built; an earlier site stays as it was".to_owned()));
    };
    progress.stage("analysing markets and candidates");
    pipeline::check(&content, miner.catalogue(), &mut diagnostics);
    pipeline::check_future(&content, streams.today, &mut diagnostics);
    if arguments.site.strict && !diagnostics.is_empty() {
        drop(progress);
        arguments.site.report(&diagnostics, streams)?;
        writeln!(
            streams.errors,
            "nothing was written: with --strict every problem stops the build"
        )
        .map_err(|error| Failure::output(&error))?;
        return Ok(ExitCode::from(1));
    }
    let markets = pipeline::markets(&content, &miner);
    progress.stage("making pages");
    let (site, dashboards) = pipeline::site(&content, &markets, &miner, Audience::Public)
        .map_err(|error| Failure::new(error.to_string()))?;
    progress.stage("writing pages");
    let target = arguments.out.clone().unwrap_or_else(|| default_target(root));
    let written = output::write(&site, &target, &Protected::of_site(root));
    drop(progress);
    let mut of_output = Diagnostics::default();
    let failed = match &written {
        Ok(written) => {
            warn_of_foreign(written, &mut of_output);
            warn_of_left(written, &mut of_output);
            false
        }
        Err(error) => {
            of_output.push(Diagnostic::from(error));
            true
        }
    };
    let problems = arguments.site.report_briefly(&diagnostics, of_output, streams)?;
    if failed {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    }
    if let Ok(written) = written {
        let built =
            Built { markets: &markets, dashboards, written: &written, target: &target, started };
        summarise(arguments, &built, streams)?;
    }
    Ok(if problems { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// `public` in the site's directory, without a `./` that says nothing.
fn default_target(root: &Path) -> PathBuf {
    if root == Path::new(".") { PathBuf::from("public") } else { root.join("public") }
}

pub(super) fn base_url(text: &str) -> Result<String, Failure> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") })
    } else {
        Err(Failure::new(format!(
            "--base-url {text}: expected an address that starts with https:// or http://"
        )))
    }
}

fn warn_of_foreign(written: &Written, diagnostics: &mut Diagnostics) {
    for path in &written.foreign {
        diagnostics.push(
            Diagnostic::warning(
                "edited-output",
                format!(
                    "{path} was edited by hand and is no longer part of the site; it was left alone"
                ),
            )
            .hint("delete it yourself if it is not needed"),
        );
    }
}

fn warn_of_left(written: &Written, diagnostics: &mut Diagnostics) {
    for path in &written.left {
        let path = path.display();
        diagnostics.push(
            Diagnostic::warning(
                "output-left",
                format!(
                    "{path} is left of an earlier state of the output directory: \
                     it could be neither removed nor moved into the new one"
                ),
            )
            .hint("the site is complete without it; take what you need of it and delete it"),
        );
    }
}

/// What a build did, for its summary.
struct Built<'a> {
    markets: &'a [Market],
    dashboards: usize,
    written: &'a Written,
    target: &'a Path,
    started: Instant,
}

fn summarise(
    arguments: &BuildArguments,
    built: &Built<'_>,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let mut text = String::new();
    for market in built.markets {
        let funnel = &market.funnel;
        let duplicates = funnel.same_id + funnel.same_text + funnel.reposts;
        text.push_str(&format!("{}: {} read", market.id, plural(funnel.read as usize, "posting")));
        let left_out = [
            (funnel.unreadable, "unreadable"),
            (funnel.out_of_role, "out of role"),
            (funnel.still_open, "still open from an earlier snapshot"),
            (duplicates, "removed as duplicates"),
        ];
        for (count, why) in left_out.into_iter().filter(|(count, _)| *count > 0) {
            text.push_str(&format!(", {count} {why}"));
        }
        text.push_str(&format!(
            ", {} distinct, {} readable from {}\n",
            funnel.distinct,
            funnel.readable,
            plural(market.employers.len(), "employer"),
        ));
    }
    let total = built.written.written.len() + built.written.unchanged.len();
    text.push_str(&format!(
        "{} and {} in {} ({} changed, {} unchanged, {} removed) in {:.2} s: {}\n",
        plural(built.dashboards, "dashboard"),
        plural(built.markets.len(), "market page"),
        plural(total, "file"),
        built.written.written.len(),
        built.written.unchanged.len(),
        built.written.removed.len(),
        built.started.elapsed().as_secs_f64(),
        visible(&built.target.join("index.html").to_string_lossy()),
    ));
    let others = &built.written.others;
    if !others.is_empty() {
        let named = visible(&wording::short_list(others, NAMED));
        text.push_str(&format!(
            "left alone in that folder, as no part of the site: {named}; who publishes the folder \
             publishes them too\n"
        ));
    }
    let stream: &mut dyn std::io::Write =
        if arguments.site.is_machine_readable() { streams.errors } else { streams.output };
    stream.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::new(error.to_string())
    }
}
