//! The directory beside the output directory in which the new one is made.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::disk;
use super::super::error::OutputError;
use super::super::manifest::{self, Fingerprint, MANIFEST};
use super::super::temporary::{self, Temporary};
use super::{Stop, twin};

const TREE: &str = "tree";
const RECORD: &str = "record.json";

/// Keeps what a kill leaves out of a repository.
const IGNORE: &str = ".gitignore";

/// A scaffold; it goes when it is dropped, until it is exchanged.
#[derive(Debug)]
pub(super) struct Scaffold {
    temporary: Temporary,
}

/// A scaffold that holds an old directory, or was left by a killed build.
#[derive(Debug)]
pub(super) struct Standing {
    path: PathBuf,
}

/// Which directory is the old one and which the new, and what is ours in the old one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// Number of the old directory in its file system: its name changes in the exchange.
    old: u64,
    new: u64,
    pub(super) own: BTreeMap<String, Fingerprint>,
}

impl Scaffold {
    /// Makes one, if what stands beside it can be exchanged with what it holds.
    pub(super) fn make(target: &Path) -> Result<Self, Stop> {
        let parent = target.parent().ok_or(Stop::Unfit)?;
        // A parent that cannot be listed would not show what a kill leaves in it.
        fs::read_dir(parent)?;
        let prefix = prefix(target).ok_or(Stop::Unfit)?;
        let temporary = Temporary::make(parent, &prefix).map_err(|_| Stop::Unfit)?;
        let scaffold = Self { temporary };
        let path = scaffold.temporary.path();
        disk::create(&path.join(IGNORE), b"*\n").map_err(|_| Stop::Unfit)?;
        let device = |path: &Path| fs::symlink_metadata(path).map(|found| found.dev());
        if device(path)? != device(target)? || twin::is_mount_point(target)? {
            return Err(Stop::Unfit);
        }
        // Better to know that the system cannot do it before everything is written.
        let (tree, other) = (scaffold.tree(), path.join("other"));
        disk::make_directory(&tree)?;
        disk::make_directory(&other)?;
        disk::exchange(&tree, &other)?;
        disk::remove_directory(&other)?;
        disk::remove_directory(&tree)?;
        Ok(scaffold)
    }

    /// Where the new directory is made.
    pub(super) fn tree(&self) -> PathBuf {
        self.temporary.path().join(TREE)
    }

    pub(super) fn path(&self) -> &Path {
        self.temporary.path()
    }

    /// Writes the record: from here on it can be seen whether the exchange has happened.
    pub(super) fn seal(&self, record: &Record) -> Result<(), OutputError> {
        let (draft, place) = (self.path().join("record.draft"), self.path().join(RECORD));
        disk::create(&draft, &serde_json::to_vec(record).unwrap_or_default())?;
        disk::flush_file(&draft)?;
        disk::rename(&draft, &place).map_err(OutputError::io("write", &place))
    }

    /// The one step.
    pub(super) fn exchange(self, target: &Path, record: &Record) -> Result<Standing, Stop> {
        let tree = self.tree();
        // Kept first: what is in the scaffold afterwards must not go with it.
        let standing = Standing { path: self.temporary.keep() };
        match disk::exchange(&tree, target) {
            // Asked, not believed: an answer can be lost on its way from a network disk.
            Err(_) if record.is_before_exchange(&tree) => {
                standing.discard();
                Err(Stop::Unfit)
            }
            Ok(()) | Err(_) => Ok(standing),
        }
    }
}

impl Standing {
    /// The scaffolds of an output directory that killed builds left.
    pub(super) fn of(target: &Path) -> Vec<Self> {
        let (Some(parent), Some(prefix)) = (target.parent(), prefix(target)) else {
            return Vec::new();
        };
        // Where the parent cannot be listed, no scaffold is ever made.
        let found = temporary::find(parent, &prefix).unwrap_or_default();
        found.into_iter().map(|path| Self { path }).collect()
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn tree(&self) -> PathBuf {
        self.path.join(TREE)
    }

    /// Its record; `None` when it was not sealed.
    pub(super) fn record(&self) -> Result<Option<Record>, OutputError> {
        let path = self.path.join(RECORD);
        let Some(text) = manifest::read_record(&path)? else { return Ok(None) };
        Record::parse(&text).map(Some).map_err(|why| OutputError::Record { path, why })
    }

    /// Waits until the exchange is on the disk.
    pub(super) fn flush_exchange(&self, target: &Path) -> Result<(), OutputError> {
        disk::flush_directory(target.parent().unwrap_or(target))?;
        disk::flush_directory(&self.path)
    }

    /// Removes the scaffold if its directory is swept clean; else gives what is left in it.
    pub(super) fn finish(self, left: Vec<PathBuf>) -> Vec<PathBuf> {
        if left.is_empty() { self.discard() } else { left }
    }

    /// Removes the scaffold with all that is in it; gives its path when that fails.
    pub(super) fn discard(self) -> Vec<PathBuf> {
        match temporary::remove(&self.path) {
            Ok(()) => Vec::new(),
            Err(_) => vec![self.path],
        }
    }
}

impl Record {
    pub(super) fn new(
        old: &Path,
        new: &Path,
        own: BTreeMap<String, Fingerprint>,
    ) -> io::Result<Self> {
        Ok(Self { old: number(old)?, new: number(new)?, own })
    }

    /// Whether the directory in the scaffold is the old one, or was.
    pub(super) fn is_exchanged(&self, tree: &Path) -> bool {
        match number(tree) {
            Ok(number) => number == self.old,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Whether the directory in the scaffold is the new one.
    pub(super) fn is_before_exchange(&self, tree: &Path) -> bool {
        number(tree).is_ok_and(|number| number == self.new)
    }

    fn parse(text: &[u8]) -> Result<Self, String> {
        let record: Self = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        manifest::check_paths(record.own.keys().filter(|path| *path != MANIFEST))?;
        Ok(record)
    }
}

/// The number of a directory in its file system.
fn number(directory: &Path) -> io::Result<u64> {
    let found = fs::symlink_metadata(directory)?;
    if found.is_dir() { Ok(found.ino()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// How names of an output directory's scaffolds begin.
fn prefix(target: &Path) -> Option<OsString> {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name()?);
    prefix.push(".careerdash-");
    Some(prefix)
}
