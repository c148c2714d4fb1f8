//! Why a site was not written, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Location};

/// Why a site was not written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The directory is one that must never be taken for output.
    #[error("{} cannot be the output directory: {why}", target.display())]
    Refused {
        /// The directory asked for.
        target: PathBuf,
        /// What it is.
        why: Refusal,
    },
    /// The directory has files and no manifest of ours.
    #[error("{} is not empty and was not made by careerdash", target.display())]
    NotOurs {
        /// The directory asked for.
        target: PathBuf,
    },
    /// Things stand where files of the site must go.
    #[error("{}: {}", target.display(), list(obstacles))]
    InTheWay {
        /// The output directory.
        target: PathBuf,
        /// Every one of them, sorted by path.
        obstacles: Vec<Obstacle>,
    },
    /// Our record of the directory cannot be trusted.
    #[error("{} cannot be used: {why}", path.display())]
    Record {
        /// The manifest, or the journal of an interrupted build.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Another build has the directory.
    #[error("another build is writing to this directory: {}", target.display())]
    Busy {
        /// The output directory.
        target: PathBuf,
    },
    /// The system refused.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was tried, as in "cannot *read* …".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What makes a directory unfit for output.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// `/` or the root of a drive.
    #[error("it is the root of the file system")]
    Root,
    /// The home directory, or one above it.
    #[error("it is or contains the home directory")]
    Home,
    /// The current directory, or one above it.
    #[error("it is or contains the current directory")]
    Current,
    /// The directory holds what the site is made from.
    #[error("it is or contains {}, which the site is made from", .0.display())]
    ContainsInput(PathBuf),
    /// The directory lies among what the site is made from.
    #[error("it lies inside {}, which the site is made from", .0.display())]
    InsideInput(PathBuf),
    /// A symbolic link; what it points at may be anything.
    #[error("it is a symbolic link")]
    Symlink,
    /// Something else than a directory.
    #[error("it is not a directory")]
    NotADirectory,
}

/// One thing that stands where a file of the site must go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Obstacle {
    /// Path in the output directory, with forward slashes.
    pub path: String,
    /// What it is.
    pub kind: ObstacleKind,
}

/// What stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObstacleKind {
    /// A file with other bytes that careerdash did not write.
    Foreign,
    /// A symbolic link; links are never followed.
    Symlink,
    /// A directory where a file must go.
    Directory,
    /// A file where a directory must go.
    File,
    /// A device, socket or pipe.
    Special,
}

impl OutputError {
    /// Stable identifier in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "output-refused",
            Self::NotOurs { .. } => "not-ours",
            Self::InTheWay { .. } => "output-in-the-way",
            Self::Record { .. } => "output-record",
            Self::Busy { .. } => "output-busy",
            Self::Io { .. } => "output-io",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Refused { .. } => {
                "name a directory of its own, such as `--out public`; nothing was changed"
            }
            Self::NotOurs { .. } => {
                "name an empty or new directory with `--out`, or empty this one yourself; nothing was changed"
            }
            Self::InTheWay { .. } => {
                "move them away, or name another directory with `--out`; what stands in the way was not changed"
            }
            Self::Record { .. } => {
                "if nothing else is kept in this directory, delete it and build again; else name another with `--out`"
            }
            Self::Busy { .. } => "wait for the other build to end, or stop it",
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "free some space and build again; the last site is kept"
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "allow writing there, or name another directory with `--out`"
                }
                _ => {
                    "mend the cause and build again; an interrupted build is completed by the next"
                }
            },
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Refused { target, .. }
            | Self::NotOurs { target }
            | Self::InTheWay { target, .. }
            | Self::Busy { target } => target,
            Self::Record { path, .. } | Self::Io { path, .. } => path,
        }
    }

    /// Names another path in a system error: a hidden one would only puzzle.
    pub(super) fn at(self, path: PathBuf) -> Self {
        match self {
            Self::Io { doing, source, .. } => Self::Io { doing, path, source },
            other => other,
        }
    }

    /// Names the path in a system error: `.map_err(OutputError::io("read", &path))`.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }
}

impl From<&OutputError> for Diagnostic {
    fn from(error: &OutputError) -> Self {
        let file = Arc::from(error.path().to_string_lossy());
        Diagnostic::error(error.code(), error.to_string())
            .at(Location { file, position: None })
            .hint(error.hint())
    }
}

impl ObstacleKind {
    fn words(self) -> &'static str {
        match self {
            Self::Foreign => "a file that careerdash did not write",
            Self::Symlink => "a symbolic link",
            Self::Directory => "a directory where a file must go",
            Self::File => "a file where a directory must go",
            Self::Special => "neither a file nor a directory",
        }
    }
}

fn list(obstacles: &[Obstacle]) -> String {
    let named: Vec<_> = obstacles
        .iter()
        .map(|Obstacle { path, kind }| format!("`{path}` is {}", kind.words()))
        .collect();
    named.join(", ")
}
