//! `careerdash init`: a new site that builds at once.

mod starter;

use super::import::profile;
use super::import::{report, say, shown};
use super::{Failure, Streams};
use crate::diagnostics::{Diagnostics, visible};
use crate::import::holds_postings;
use crate::output::{NewFile, create};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) use starter::{market_config, profile_skeleton};

/// So many files that were there before are named.
const NAMED_FOREIGN: usize = 5;

/// Make a new site: settings, a résumé and a few example postings, ready to build.
#[derive(Debug, Args)]
#[command(
    after_help = "Made are site.toml, a profile, a market with example postings, .gitignore, and a workflow\n\
    that publishes on GitHub Pages. Nothing is asked and nothing is overwritten.\n\n\
    Exit codes: 0 made, 1 the résumé has problems and nothing was made, 2 could not run.\n\n\
    Examples:\n  careerdash init my-site\n  careerdash init my-site --from resume.json"
)]
pub(super) struct InitArguments {
    /// The folder of the new site; made when missing.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Take this résumé, in any form that `import profile` takes, in place of an example.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The GitHub repository whose releases of careerdash the workflow uses.
    #[arg(long, value_name = "OWNER/NAME", value_parser = repository)]
    repository: Option<String>,
}

fn repository(text: &str) -> Result<String, String> {
    let is_name = |part: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        !part.is_empty() && part.len() <= 100 && part.bytes().all(plain)
    };
    match text.split_once('/') {
        Some((owner, name)) if is_name(owner) && is_name(name) => Ok(text.to_owned()),
        _ => Err("expected an owner and a name, such as octocat/careerdash".to_owned()),
    }
}

pub(super) fn run(
    arguments: &InitArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let root = &*arguments.dir;
    if let Some(there) = ["site.toml", "content"].iter().find(|name| root.join(name).exists()) {
        let file = arguments.from.as_deref().map_or_else(|| "FILE".to_owned(), typed);
        return Err(Failure::new(format!(
            "{} is there already: this is a site, and nothing was made; to take your résumé into it, \
             run `careerdash import profile {file}{}` (`careerdash new` adds an empty profile or market)",
            root.join(there).display(),
            root_option(root)
        )));
    }
    let foreign = foreign(root);
    let mut notes = Vec::new();
    let mut files = Vec::new();
    if let Some(from) = &arguments.from {
        let mut diagnostics = Diagnostics::default();
        let ready = profile::ready(from, None, root, &mut diagnostics);
        report(&diagnostics, streams)?;
        let Some(ready) = ready else {
            let mut lines = vec!["nothing was made".to_owned()];
            if holds_postings(from, &shown(from)) {
                lines.extend(for_postings(from, root));
            }
            say(&lines, streams)?;
            return Ok(ExitCode::from(1));
        };
        notes = ready.notes();
        files.push(ready.file());
    } else {
        files.push(starter::profile(root));
    }
    files.extend(starter::market(root));
    let repository = arguments.repository.as_deref().or(starter::own_repository());
    let optional = [starter::gitignore(root), starter::workflow(root, repository)];
    let (kept, made): (Vec<NewFile>, Vec<NewFile>) =
        optional.into_iter().partition(|file| file.path.symlink_metadata().is_ok());
    files.extend(made);
    files.push(starter::settings(root));
    create(&files)?;
    let mut lines: Vec<String> = files.iter().map(|file| wrote(&file.path)).collect();
    lines.extend(notes);
    if let Some(foreign) = foreign {
        lines.push(foreign);
    }
    for file in &kept {
        let what = if file.path.ends_with(".gitignore") { ": add /public to it" } else { "" };
        lines.push(format!("kept {}{what}", visible(&shown(&file.path))));
    }
    next_steps(arguments, repository.is_some(), &mut lines);
    say(&lines, streams)?;
    Ok(ExitCode::SUCCESS)
}

/// Says that what lies in the folder already stays as it is; `None` when nothing does.
fn foreign(root: &Path) -> Option<String> {
    let entries = fs::read_dir(root).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> =
        entries.map(|entry| visible(&entry.file_name().to_string_lossy())).collect();
    // Those are named one by one, or of no interest.
    names.retain(|name| ![".gitignore", ".github", ".git"].contains(&name.as_str()));
    names.sort();
    if names.is_empty() {
        return None;
    }
    if names.len() > NAMED_FOREIGN {
        let more = names.len() - NAMED_FOREIGN;
        names.truncate(NAMED_FOREIGN);
        names.push(format!("{more} more"));
    }
    Some(format!("not touched, as it was here before: {}", names.join(", ")))
}

/// What to do with postings, which come into a site after it is made.
fn for_postings(file: &Path, root: &Path) -> [String; 4] {
    let folder = if root == Path::new(".") { String::new() } else { format!(" {}", typed(root)) };
    [
        "postings are imported once there is a site:".to_owned(),
        format!("  careerdash init{folder}"),
        format!("  careerdash import postings {} --market NAME{}", typed(file), root_option(root)),
        "  (NAME is your own for the kind of role, such as backend)".to_owned(),
    ]
}

/// How other commands are told which site is meant.
fn root_option(root: &Path) -> String {
    if root == Path::new(".") { String::new() } else { format!(" --root {}", typed(root)) }
}

/// A path as it can be typed in a shell.
fn typed(path: &Path) -> String {
    visible(&crate::content::quoted(&shown(path)))
}

fn wrote(path: &Path) -> String {
    format!("wrote {}", visible(&shown(path)))
}

/// What a newcomer does next, with commands that can be copied.
fn next_steps(arguments: &InitArguments, has_repository: bool, lines: &mut Vec<String>) {
    let root = &*arguments.dir;
    let option = root_option(root);
    lines.extend([String::new(), "Next:".to_owned()]);
    let mut step = |command: String, what: &str| {
        lines.push(format!("  {command}"));
        lines.push(format!("      {what}"));
    };
    step(
        format!("careerdash serve --open{option}"),
        "shows the pages, and every edit as you save it",
    );
    if arguments.from.is_none() {
        let profiles = shown(&root.join("content/profiles"));
        step(
            format!("careerdash import profile FILE{option}"),
            &format!("takes your résumé; or edit the one in {}", visible(&profiles)),
        );
    }
    let example = visible(&shown(&root.join("content/markets/example")));
    step(
        format!("careerdash import postings FILE --market NAME{option}"),
        &format!(
            "takes postings that you saved; NAME is your own for the kind of role, such as backend; \
             then delete the folder {example}"
        ),
    );
    step(format!("careerdash build{option}"), "writes the pages into the folder public");
    if !has_repository {
        let workflow = shown(&root.join(starter::WORKFLOW));
        lines.push(format!(
            "To publish from GitHub, name in {} the repository that careerdash comes from",
            visible(&workflow)
        ));
    }
}
