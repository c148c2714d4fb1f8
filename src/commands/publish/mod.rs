//! `careerdash publish`: the site as the only commit of a branch of a git remote.

mod git;

use super::progress::Progress;
use super::site_arguments::SiteArguments;
use super::{Failure, Streams, answer, audit, build, plural, target};
use crate::content::{Content, Overrides};
use crate::diagnostics::{Diagnostics, visible};
use crate::pipeline::{self, Audience, Loaded};
use crate::publication::{Audit, LEAKS};
use crate::site::Site;
use clap::Args;
pub(super) use git::Kept;
use git::{Published, Repository};
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;

/// Put the site on a branch of a git remote, such as gh-pages for GitHub Pages.
#[derive(Debug, Args)]
#[command(
    after_help = "Without --push this is a rehearsal: it shows what would become public and moves nothing.\n\
    The branch gets a single commit without a history, so that earlier pages go with it. Nothing\n\
    is published while content is not committed, or while a private detail is in a page.\n\n\
    Exit codes: 0 published or rehearsed, 1 there is something to mend first, 2 could not run.\n\n\
    Examples:\n  careerdash publish\n  careerdash publish --push\n  \
    careerdash publish --remote pages --branch main --base-url https://you.github.io/ --push"
)]
pub(super) struct PublishArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Publish; without it nothing leaves this computer.
    #[arg(long)]
    push: bool,
    /// The remote of the site's git repository, or an address.
    #[arg(long, value_name = "REMOTE", default_value = "origin")]
    remote: String,
    /// The branch that is replaced.
    #[arg(long, value_name = "BRANCH", default_value = "gh-pages")]
    branch: String,
    /// Replace the branch though it holds something that careerdash did not publish.
    #[arg(long)]
    replace: bool,
    /// Absolute address at which the site will be found; only canonical links and 404.html need it.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

pub(super) fn run(
    arguments: &PublishArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    arguments.site.check_root()?;
    let root = &*arguments.site.root;
    // What cannot work is told before anything is analysed.
    let repository = Repository::of(root)?;
    repository.check_branch(&arguments.remote, &arguments.branch)?;
    let uncommitted = repository.uncommitted(&["site.toml", "content", "themes"])?;
    let mut diagnostics = Diagnostics::default();
    let progress = Progress::new(streams.terminal);
    let overrides = Overrides {
        base_url: arguments.base_url.as_deref().map(build::base_url).transpose()?,
        ..arguments.site.overrides()
    };
    progress.stage("building the site");
    let mut of_pages = Diagnostics::default();
    let made = make(root, &overrides, &mut diagnostics, &mut of_pages)?;
    drop(progress);
    let leaks = of_pages.iter().filter(|problem| LEAKS.contains(&problem.code)).count();
    let site_arguments = &arguments.site;
    let is_json = site_arguments.is_json();
    let mut all = diagnostics.clone();
    all.append(of_pages.clone());
    let problems = if is_json {
        site_arguments.fails(&all)
    } else {
        site_arguments.report_briefly(&diagnostics, of_pages, streams)?
    };
    let Some((content, audit, site)) = made else {
        if is_json {
            answer::print(&all, &answer::Nothing {}, streams)?;
        }
        return Err(Failure::new("nothing was published: there is no site to build".to_owned()));
    };
    let kept = Kept::of(root);
    let published = audit::Published { publication: &audit, files: &kept };
    if !is_json {
        audit::show(
            &published,
            audit::Detail::Brief,
            site_arguments.is_machine_readable(),
            streams,
        )?;
    }
    let mut first = Vec::new();
    if problems {
        first.push("mend the problems above".to_owned());
    } else if leaks > 0 {
        first.push(format!("take {} out of the pages", plural(leaks, "private detail")));
    }
    if !uncommitted.is_empty() {
        first.push(to_commit(&uncommitted, &kept));
    }
    first.extend(kept.lacks_remote(root, &arguments.remote));
    let outcome = if first.is_empty() {
        let made = target::or_problems(site_arguments, &all, streams, |_| {
            let commit = repository.commit(&site, &content.site.title, content.as_of)?;
            repository.publish(&commit, arguments)
        });
        Some(made?)
    } else {
        None
    };
    if is_json {
        let said = Said { published, outcome, first: &first };
        answer::print(&all, &said, streams)?;
    } else {
        conclude(arguments, outcome, &first, site.len(), streams)?;
    }
    Ok(if outcome.is_some() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What programs are told beside the problems.
#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    published: audit::Published<'a>,
    /// `null` when nothing was published.
    outcome: Option<Published>,
    /// What is to be done before anything is published.
    first: &'a [String],
}

/// Says what became of it.
fn conclude(
    arguments: &PublishArguments,
    outcome: Option<Published>,
    first: &[String],
    files: usize,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let place = format!("{} of {}", visible(&arguments.branch), visible(&arguments.remote));
    let files = plural(files, "file");
    let lines = match outcome {
        None => {
            let first: Vec<String> = first.iter().map(|obstacle| format!("  {obstacle}")).collect();
            format!("Nothing was published. First:\n{}", first.join("\n"))
        }
        Some(Published::AlreadyThere) => {
            format!("The branch {place} holds this very site already.")
        }
        Some(Published::Rehearsed) => format!(
            "A rehearsal: {files} would replace what is on the branch {place}. Publish with --push."
        ),
        Some(Published::Pushed) => format!(
            "Published {files} on the branch {place}.\n\
             The first time, choose this branch in the repository's settings under Pages."
        ),
    };
    let machine_readable = arguments.site.is_machine_readable();
    let stream: &mut dyn std::io::Write =
        if machine_readable { streams.errors } else { streams.output };
    writeln!(stream, "\n{lines}").map_err(|error| Failure::output(&error))
}

/// Builds the site in memory and looks through it; `None` when there is nothing to build.
/// Problems of the content go to `diagnostics`, what the pages should not show to `of_pages`.
pub(super) fn make(
    root: &Path,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
    of_pages: &mut Diagnostics,
) -> Result<Option<(Content, Audit, Site)>, Failure> {
    let Loaded { content, miner } = pipeline::load(root, overrides, diagnostics);
    let Some(content) = content else { return Ok(None) };
    pipeline::check(&content, miner.catalogue(), diagnostics);
    let markets = pipeline::markets(&content, &miner);
    let (site, _) = pipeline::site(&content, &markets, &miner, Audience::Public)
        .map_err(|error| Failure::new(error.to_string()))?;
    let audit = Audit::of(&content, &markets, &site, of_pages);
    Ok(Some((content, audit, site)))
}

/// What to do with files that git would not find again.
fn to_commit(uncommitted: &[String], kept: &Kept) -> String {
    let named = listed(uncommitted);
    let of_content = uncommitted.iter().any(|path| path.split('/').any(|part| part == "content"));
    // Ignoring has no effect on what git keeps already.
    let ignore = if of_content && !kept.tracked {
        "; or put the line `content/` into .gitignore, which keeps it out of the repository"
    } else {
        ""
    };
    format!("commit or put aside {named}{ignore}")
}

/// The first few paths, the rest counted.
fn listed(paths: &[String]) -> String {
    const NAMED: usize = 5;
    let mut named: Vec<String> = paths.iter().take(NAMED).map(|path| visible(path)).collect();
    if paths.len() > NAMED {
        named.push(format!("{} more", paths.len() - NAMED));
    }
    named.join(", ")
}
