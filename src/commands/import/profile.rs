//! `careerdash import profile`: a résumé of another program to a profile.

use super::{RootArgument, SaidArgument, create_or_tell, missing, paths, shown};
use crate::commands::{Failure, Streams, plural};
use crate::content::document::Syntax;
use crate::content::{Profile, SHAPE_OF_IDS, is_id, read_profile, slug};
use crate::diagnostics::{Diagnostic, Diagnostics, Position, Source, visible};
use crate::import::{self, Imported, LeftOut};
use crate::output::NewFile;
use clap::Args;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many unopened files are named; the rest is counted.
const NAMED_FILES: usize = 5;

/// Import a résumé of another program as a JSON Resume in content/profiles.
#[derive(Debug, Args)]
#[command(
    after_help = "FILE is a JSON Resume of any version, FRESH, RenderCV, an export of Reactive Resume 4 or 5,\n\
    or the folder of a LinkedIn data export (or one CSV file in it). What it is, is recognised\n\
    by its content. What JSON Resume has no place for is left out and named. Contact details\n\
    stay in the profile; the pages show them only if the profile says so. Nothing is\n\
    overwritten.\n\n\
    Exit codes: 0 written, 1 problems found (what was written is said), 2 could not run.\n\n\
    Examples:\n  careerdash import profile cv.yaml\n  \
    careerdash import profile Basic_LinkedInDataExport --id jane-doe"
)]
pub(super) struct ProfileArguments {
    /// The résumé.
    file: PathBuf,
    /// The profile's id, which becomes its file name and address; made from the name if left out.
    #[arg(long, value_name = "ID", value_parser = profile_id)]
    id: Option<String>,
    #[command(flatten)]
    said: SaidArgument,
    #[command(flatten)]
    root: RootArgument,
}

/// What programs are told beside the problems.
#[derive(Default, Serialize)]
struct Told<'a> {
    /// What the file was; `None` when nothing was written.
    format: Option<&'static str>,
    written: Vec<String>,
    /// What of the source is not in the profile.
    left_out: Vec<ToldLeftOut<'a>>,
    /// Files of a folder that were not opened.
    not_opened: &'a [String],
}

/// A value that is not in the profile, or several of the same path.
#[derive(Serialize)]
struct ToldLeftOut<'a> {
    reason: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    path: &'a str,
    values: usize,
}

impl<'a> From<&'a LeftOut> for ToldLeftOut<'a> {
    fn from(left: &'a LeftOut) -> Self {
        let position = left.place.position.as_ref();
        Self {
            reason: left.reason.words(),
            file: &left.place.file,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            path: &left.path,
            values: left.values,
        }
    }
}

fn profile_id(text: &str) -> Result<String, String> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(format!("expected {SHAPE_OF_IDS}, such as {}", slug(text)))
}

/// A résumé that can be written.
pub(in crate::commands) struct Ready {
    target: PathBuf,
    imported: Imported,
    profile: Profile,
}

/// Reads a résumé for the site at `root`; `None` when it cannot be written, which is then among
/// the problems.
pub(in crate::commands) fn ready(
    file: &Path,
    id: Option<&str>,
    root: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<Ready> {
    if let Some(problem) = missing(file) {
        diagnostics.push(problem);
        return None;
    }
    let imported = import::read_profile(file, &shown(file), diagnostics)?;
    let id = id.map_or_else(|| slug(&imported.name), str::to_owned);
    let target = root.join("content/profiles").join(format!("{id}.json"));
    if let Some(problem) = taken(&target, file) {
        diagnostics.push(problem);
        return None;
    }
    // What `check` will say about the file is said now.
    let source = Source::new(shown(&target), &*target, &*imported.text);
    let profile = read_profile(&id, &source, Syntax::Json, diagnostics)?;
    Some(Ready { target, imported, profile })
}

impl Ready {
    /// The file to write.
    pub(in crate::commands) fn file(&self) -> NewFile {
        NewFile { path: self.target.clone(), text: self.imported.text.clone() }
    }

    /// What is in it and what is not.
    pub(in crate::commands) fn notes(&self) -> Vec<String> {
        let mut lines = vec![format!("  {}", contents(&self.profile))];
        left_out(&self.imported.left_out, &mut lines);
        unopened(&self.imported, &mut lines);
        lines
    }
}

pub(super) fn run(
    arguments: &ProfileArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let root = arguments.root.check()?;
    let mut diagnostics = Diagnostics::default();
    let ready = ready(&arguments.file, arguments.id.as_deref(), root, &mut diagnostics);
    let Some(ready) = ready else {
        let lines = ["nothing was written".to_owned()];
        arguments.said.say(&diagnostics, &lines, &Told::default(), streams)?;
        return Ok(ExitCode::from(1));
    };
    let files = [ready.file()];
    create_or_tell(&files, &diagnostics, streams)?;
    let Ready { target, imported, .. } = &ready;
    let mut lines = vec![format!("wrote {}, from {}", visible(&shown(target)), imported.format)];
    lines.extend(ready.notes());
    if imported.name.is_empty() && arguments.id.is_none() {
        lines.push("  it has no name: rename the file as you like, its name is the id".to_owned());
    }
    if let Some(sample) = sample_beside(target) {
        let name = visible(&shown(&sample));
        lines.push(format!("now delete {name}, the invented candidate that the site began with"));
    }
    if lies_beside(&arguments.file, target) {
        let name = shown(&arguments.file);
        lines.push(format!("now move {} out of content/profiles", visible(&name)));
    }
    let told = Told {
        format: Some(imported.format),
        written: paths(&files),
        left_out: imported.left_out.iter().map(ToldLeftOut::from).collect(),
        not_opened: &imported.unopened,
    };
    arguments.said.say(&diagnostics, &lines, &told, streams)?;
    Ok(if diagnostics.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The problem when there is a profile of this id already, whatever its syntax.
fn taken(target: &Path, source: &Path) -> Option<Diagnostic> {
    let found = ["json", "yaml", "yml", "toml"]
        .map(|extension| target.with_extension(extension))
        .into_iter()
        .find(|path| path.symlink_metadata().is_ok())?;
    let message = format!("{} exists already", shown(&found));
    let problem = Diagnostic::error("profile-exists", message);
    let is_source = match (found.canonicalize(), source.canonicalize()) {
        (Ok(found), Ok(source)) => found == source,
        _ => false,
    };
    Some(if is_source {
        problem.hint("it is the file you import: move it out of content/profiles first")
    } else {
        problem.hint("choose another id with --id, or move the file away to replace it")
    })
}

/// The example that `init` puts beside profiles, as long as it says that it is one.
fn sample_beside(target: &Path) -> Option<PathBuf> {
    let sample = target.with_file_name("me.yaml");
    let text = fs::read_to_string(&sample).ok()?;
    text.lines().any(|line| line.trim_start().starts_with("sample: true")).then_some(sample)
}

/// Whether the source lies where profiles are, and would be read as one.
fn lies_beside(source: &Path, target: &Path) -> bool {
    let folder = |path: &Path| path.canonicalize().ok()?.parent().map(Path::to_owned);
    folder(source).is_some() && folder(source) == folder(target)
}

/// What the profile has, for a glance whether it is all there.
fn contents(profile: &Profile) -> String {
    let counts = [
        (profile.work.len(), "job"),
        (profile.volunteer.len(), "volunteer role"),
        (profile.projects.len(), "project"),
        (profile.education.len(), "course of study"),
        (profile.skills.len(), "skill group"),
        (profile.certificates.len(), "certificate"),
        (profile.languages.len(), "language"),
    ];
    let counted: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| match noun {
            "course of study" if count > 1 => format!("{count} courses of study"),
            _ => plural(count, noun),
        })
        .collect();
    if counted.is_empty() { "nothing that shows skills".to_owned() } else { counted.join(", ") }
}

/// The list of what is not in the profile, by reason.
fn left_out(left_out: &[LeftOut], lines: &mut Vec<String>) {
    let mut reason = None;
    for left in left_out {
        if reason != Some(left.reason) {
            reason = Some(left.reason);
            lines.push(format!("left out, {}:", left.reason.words()));
        }
        let position = left.place.position.as_ref();
        let place = position
            .map_or_else(String::new, |Position { line, column, .. }| format!(":{line}:{column}"));
        let count = if left.values > 1 { format!(" ({})", left.values) } else { String::new() };
        let path = if left.path.is_empty() { "everything" } else { &left.path };
        lines.push(format!("  {}{place} {}{count}", visible(&left.place.file), visible(path),));
    }
}

fn unopened(imported: &Imported, lines: &mut Vec<String>) {
    let files = &imported.unopened;
    if files.is_empty() {
        return;
    }
    let mut named: Vec<String> = files.iter().take(NAMED_FILES).map(|file| visible(file)).collect();
    if files.len() > NAMED_FILES {
        named.push(format!("{} more", files.len() - NAMED_FILES));
    }
    lines.push(format!("not opened: {}", named.join(", ")));
}
