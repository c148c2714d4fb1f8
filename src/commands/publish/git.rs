//! The few things that `publish` asks git for, through the program `git`.

use super::PublishArguments;
use crate::commands::Failure;
use crate::diagnostics::visible;
use crate::site::Site;
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Where the commit is kept in the site's own repository.
const OWN_REFERENCE: &str = "refs/careerdash/published";
/// A line of the message by which an earlier commit of ours is known.
const MARK: &str = "Made-by: careerdash";
/// Who commits: a person's name and address would become public with the branch.
const COMMITTER: &str = "careerdash <careerdash@localhost>";

/// The git repository that a site lies in.
pub(super) struct Repository {
    root: PathBuf,
}

/// Whether the files of a site are kept in git, and where they may be pushed to.
#[derive(Debug, Default, Serialize)]
pub(in crate::commands) struct Kept {
    /// Whether git has a file of `content/`.
    pub(in crate::commands) tracked: bool,
    /// The names of the remotes; their addresses may hold a password.
    pub(in crate::commands) remotes: Vec<String>,
}

impl Kept {
    /// What is to be done before anything reaches `remote`: `None` when git knows a remote of that
    /// name, or it is an address and no name.
    pub(super) fn lacks_remote(&self, root: &Path, remote: &str) -> Option<String> {
        let is_address = remote.contains(['/', '\\', ':']) || root.join(remote).exists();
        if is_address || self.remotes.iter().any(|known| known == remote) {
            return None;
        }
        let name = visible(remote);
        let mut first =
            format!("there is no remote `{name}`: add one with `git remote add {name} ADDRESS`");
        if !self.remotes.is_empty() {
            let known: Vec<String> = self.remotes.iter().map(|known| visible(known)).collect();
            first.push_str(&format!(", or name one with --remote (there is {})", known.join(", ")));
        }
        Some(first)
    }

    /// Asks git; without git, or outside a repository, nothing is kept.
    pub(in crate::commands) fn of(root: &Path) -> Self {
        let repository = Repository { root: root.to_owned() };
        let lines = |arguments: &[&str]| -> Vec<String> {
            let done = repository.run(arguments).ok().filter(|done| done.status.success());
            done.map(|done| text(&done).lines().map(str::to_owned).collect()).unwrap_or_default()
        };
        Self {
            tracked: !lines(&["ls-files", "--", "content"]).is_empty(),
            remotes: lines(&["remote"]),
        }
    }
}

/// What became of a commit.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Published {
    /// The branch is at it already.
    AlreadyThere,
    /// Nothing was moved.
    Rehearsed,
    /// The branch is at it now.
    Pushed,
}

impl Repository {
    /// The repository around the folder `root`.
    pub(super) fn of(root: &Path) -> Result<Self, Failure> {
        let repository = Self { root: root.to_owned() };
        let inside = repository.run(&["rev-parse", "--is-inside-work-tree"])?;
        if inside.status.success() && inside.stdout.starts_with(b"true") {
            return Ok(repository);
        }
        Err(Failure::new(format!(
            "{} is in no git repository; `publish` pushes to a remote of the site's own. Make the \
             folder one with `git init`, name the remote with `git remote add origin ADDRESS`, and \
             commit the content; docs/publishing.md shows ways without git",
            root.display()
        )))
    }

    /// Refuses a branch that cannot be meant: it is checked out, or the one that others start from.
    pub(super) fn check_branch(&self, remote: &str, branch: &str) -> Result<(), Failure> {
        let reference = format!("refs/heads/{branch}");
        if remote.starts_with('-') || !self.run(&["check-ref-format", &reference])?.status.success()
        {
            return Err(Failure::new(format!("--branch {branch}: this is no name of a branch")));
        }
        let current = self.run(&["symbolic-ref", "--quiet", "HEAD"])?;
        let is_own_remote = self.run(&["remote", "get-url", remote])?.status.success();
        if is_own_remote && text(&current) == reference {
            return Err(Failure::new(format!(
                "--branch {branch}: you work on this branch; pages would replace its content"
            )));
        }
        Ok(())
    }

    /// Files under `paths` that git would not find again: changed, or new and not ignored.
    pub(super) fn uncommitted(&self, paths: &[&str]) -> Result<Vec<String>, Failure> {
        let there = paths.iter().copied().filter(|path| self.root.join(path).exists());
        let fixed =
            ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--"];
        let call: Vec<&str> = fixed.into_iter().chain(there).collect();
        let found = self.expect(&call, "look for uncommitted files")?;
        let entries = found.split('\0').filter_map(|entry| entry.get(3..));
        Ok(entries.filter(|path| !path.is_empty()).map(str::to_owned).collect())
    }

    /// Makes the commit of a site: without a parent, and with the same name for the same bytes.
    pub(super) fn commit(&self, site: &Site, title: &str, day: Date) -> Result<String, Failure> {
        let mut import = self
            .git(&["fast-import", "--quiet", "--done", "--force", "--date-format=raw"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let written = import.stdin.take().map(|pipe| stream(pipe, site, title, day));
        let done = import.wait_with_output().map_err(|error| no_git(&error))?;
        if !done.status.success() || !matches!(written, Some(Ok(()))) {
            return Err(failed("store the site", &done));
        }
        self.expect(&["rev-parse", "--verify", OWN_REFERENCE], "find the commit")
            .map(|commit| commit.trim().to_owned())
    }

    /// Moves the branch of the remote to the commit, or only tries to.
    pub(super) fn publish(
        &self,
        commit: &str,
        arguments: &PublishArguments,
    ) -> Result<Published, Failure> {
        let (remote, branch) = (&*arguments.remote, &*arguments.branch);
        let reference = format!("refs/heads/{branch}");
        let listed = self.expect(&["ls-remote", "--symref", remote], "reach the remote")?;
        if listed.lines().any(|line| line == format!("ref: {reference}\tHEAD"))
            && !arguments.replace
            && self.tip(&listed, &reference).is_some_and(|tip| !self.is_ours(remote, tip))
        {
            return Err(Failure::new(format!(
                "{branch} is the branch that others start from, and careerdash did not publish what is on it; --replace replaces it"
            )));
        }
        let tip = self.tip(&listed, &reference);
        if tip == Some(commit) {
            return Ok(Published::AlreadyThere);
        }
        if let Some(tip) = tip
            && !arguments.replace
            && !self.is_ours(remote, tip)
        {
            return Err(Failure::new(format!(
                "the branch {branch} of {remote} holds something that careerdash did not publish; --replace replaces it"
            )));
        }
        // What somebody pushes meanwhile is not overwritten.
        let lease = format!("--force-with-lease={reference}:{}", tip.unwrap_or_default());
        let target = format!("{commit}:{reference}");
        let mut call = vec!["push", "--quiet", &*lease];
        if !arguments.push {
            call.push("--dry-run");
        }
        call.extend([remote, &target]);
        self.expect(&call, "push")?;
        Ok(if arguments.push { Published::Pushed } else { Published::Rehearsed })
    }

    /// The commit that a listing has for a reference.
    fn tip<'a>(&self, listed: &'a str, reference: &str) -> Option<&'a str> {
        listed.lines().find_map(|line| {
            let (commit, name) = line.split_once('\t')?;
            (name == reference && !commit.starts_with("ref:")).then_some(commit)
        })
    }

    /// Whether careerdash made a commit of the remote.
    fn is_ours(&self, remote: &str, commit: &str) -> bool {
        let message = |repository: &Self| {
            let shown =
                repository.run(&["show", "--no-patch", "--format=%B", commit, "--"]).ok()?;
            shown.status.success().then(|| text(&shown))
        };
        let fetch = || {
            let call = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, commit];
            self.run(&call).ok()
        };
        let found = message(self).or_else(|| fetch().and_then(|_| message(self)));
        found.is_some_and(|message| message.lines().any(|line| line.starts_with(MARK)))
    }

    fn git(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.root).args(arguments);
        command
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Failure> {
        self.git(arguments).output().map_err(|error| no_git(&error))
    }

    /// What git prints; `doing` says what it could not do.
    fn expect(&self, arguments: &[&str], doing: &str) -> Result<String, Failure> {
        let done = self.run(arguments)?;
        if done.status.success() { Ok(text(&done)) } else { Err(failed(doing, &done)) }
    }
}

fn text(done: &Output) -> String {
    let text = String::from_utf8_lossy(&done.stdout);
    text.trim_end_matches('\n').to_owned()
}

fn no_git(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot run git: {error}; `publish` needs it"))
}

fn failed(doing: &str, done: &Output) -> Failure {
    let said = String::from_utf8_lossy(&done.stderr);
    let said: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).take(6).collect();
    Failure::new(format!("git could not {doing}: {}; nothing was published", said.join("; ")))
}

/// Writes a site in the language of `git fast-import`. Bytes go in as they are: no attribute or
/// setting of the repository changes line ends or anything else.
fn stream(pipe: impl std::io::Write, site: &Site, title: &str, day: Date) -> std::io::Result<()> {
    let mut pipe = std::io::BufWriter::new(pipe);
    let seconds = day
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(0, |midnight| midnight.timestamp().as_second().max(0));
    let title: String = title.chars().filter(|letter| !letter.is_control()).collect();
    let message = format!("Publish {title} as of {day}\n\n{MARK} {}\n", env!("CARGO_PKG_VERSION"));
    write!(pipe, "reset {OWN_REFERENCE}\n\ncommit {OWN_REFERENCE}\n")?;
    writeln!(pipe, "committer {COMMITTER} {seconds} +0000")?;
    write!(pipe, "data {}\n{message}\n", message.len())?;
    for (path, bytes) in site.iter() {
        write!(pipe, "M 100644 inline {path}\ndata {}\n", bytes.len())?;
        pipe.write_all(bytes)?;
        pipe.write_all(b"\n")?;
    }
    writeln!(pipe, "done")?;
    pipe.flush()
}
