//! `careerdash import`: files of other programs into the content folder.

mod postings;
pub(super) mod profile;
mod told;

use super::answer::{self, AnswerFormat};
use super::{Failure, Streams};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, did_you_mean, render};
use crate::output::{CreateError, NewFile, create};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Import postings or a résumé of another format into the content folder.
#[derive(Debug, Args)]
#[command(after_help = "Nothing is ever overwritten.\n\n\
    Exit codes: 0 written, 1 problems found (what was written is said), 2 could not run.\n\n\
    Examples:\n  careerdash import postings jobs.json --market backend\n  \
    careerdash import profile cv.yaml\n\n\
    careerdash import <COMMAND> --help shows more.")]
pub(super) struct ImportArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Postings(postings::PostingsArguments),
    Profile(profile::ProfileArguments),
}

pub(super) fn run(
    arguments: &ImportArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    match &arguments.what {
        What::Postings(arguments) => postings::run(arguments, streams),
        What::Profile(arguments) => profile::run(arguments, streams),
    }
}

/// Which site to import into.
#[derive(Debug, Args)]
pub(super) struct RootArgument {
    /// The site's directory; content/ is made in it when missing.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// How an import says what it did.
#[derive(Debug, Args)]
pub(super) struct SaidArgument {
    /// How problems, and what was written, are printed.
    #[arg(long, value_enum, default_value = "human")]
    format: AnswerFormat,
}

impl SaidArgument {
    /// Prints the problems and, for people, the lines about what was done, for programs the fields
    /// of `answer`.
    fn say(
        &self,
        diagnostics: &Diagnostics,
        lines: &[String],
        answer: &impl Serialize,
        streams: &mut Streams<'_>,
    ) -> Result<(), Failure> {
        if self.format == AnswerFormat::Json {
            return answer::print(diagnostics, answer, streams);
        }
        report(diagnostics, streams)?;
        say(lines, streams)
    }
}

/// Writes the files; when that fails, the problems found until then are told first.
fn create_or_tell(
    files: &[NewFile],
    diagnostics: &Diagnostics,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    create(files).or_else(|error| {
        report(diagnostics, streams)?;
        Err(error.into())
    })
}

/// The paths of files that were written, for programs.
fn paths(files: &[NewFile]) -> Vec<String> {
    files.iter().map(|file| shown(&file.path)).collect()
}

impl RootArgument {
    /// The site's folder.
    ///
    /// # Errors
    ///
    /// When it is no folder, or a site lies in it and it is none itself: `--root` was forgotten,
    /// and a second site beside the first would be a surprise.
    pub(super) fn check(&self) -> Result<&Path, Failure> {
        super::site_arguments::check_root(&self.root)?;
        match site_below(&self.root) {
            Some(below) if !is_site(&self.root) => Err(Failure::new(format!(
                "{} is no site, and {} in it is one: name it with `--root {}`",
                self.root.display(),
                below.display(),
                self.root.join(&below).display()
            ))),
            _ => Ok(&self.root),
        }
    }
}

fn is_site(folder: &Path) -> bool {
    folder.join("site.toml").is_file() || folder.join("content").is_dir()
}

/// The first folder in this one that is a site.
fn site_below(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let sites = entries.filter(|entry| entry.path().join("site.toml").is_file());
    sites.map(|entry| PathBuf::from(entry.file_name())).min()
}

/// Prints problems for people.
pub(super) fn report(diagnostics: &Diagnostics, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let text = render(diagnostics, Format::Human { color: streams.color });
    streams.errors.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}

/// Prints lines about what was done.
pub(super) fn say(lines: &[String], streams: &mut Streams<'_>) -> Result<(), Failure> {
    let mut text = lines.join("\n");
    text.push('\n');
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}

/// The problem when nothing is at a path, with a guess what was meant.
fn missing(path: &Path) -> Option<Diagnostic> {
    if path.symlink_metadata().is_ok() {
        return None;
    }
    let name = shown(path);
    let problem = Diagnostic::error("cannot-read", format!("there is no file `{name}`"));
    if name.starts_with("https://") || name.starts_with("http://") {
        return Some(problem.hint("careerdash downloads nothing: save it as a file and name that"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    let beside: Vec<String> =
        beside.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    Some(match did_you_mean(&wanted, beside.iter().map(String::as_str)) {
        Some(near) => {
            problem.hint(format!("did you mean `{}`?", shown(&path.with_file_name(near))))
        }
        None => problem,
    })
}

/// A path as people write it, without a `./` that says nothing.
pub(super) fn shown(path: &Path) -> String {
    let short = path.strip_prefix(".").ok().filter(|short| !short.as_os_str().is_empty());
    short.unwrap_or(path).to_string_lossy().into_owned()
}

impl From<CreateError> for Failure {
    fn from(error: CreateError) -> Self {
        Self::new(format!("{error}; nothing was written"))
    }
}
