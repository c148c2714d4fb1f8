//! Removes the old directory once the new one is in its place, and nothing of others with it.
//!
//! May be stopped at any moment and begun again: each step leaves every file of others under at
//! least one name.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::super::disk;
use super::super::lock::LOCK;
use super::super::manifest::Fingerprint;
use super::scaffold::Record;
use super::tree::State;
use super::twin;

/// An old directory and the one that took its place.
#[derive(Debug)]
pub(super) struct Sweep<'a> {
    pub(super) old: PathBuf,
    pub(super) target: &'a Path,
    pub(super) record: &'a Record,
    /// Files of others that were taken along, if this is not the work of a killed build.
    pub(super) carried: &'a BTreeMap<PathBuf, State>,
}

struct Broom<'a> {
    sweep: &'a Sweep<'a>,
    /// Directories in which files of ours lay.
    ours: HashSet<&'a Path>,
    left: Vec<PathBuf>,
}

impl Sweep<'_> {
    /// Sweeps, and gives what could be neither removed nor moved over.
    pub(super) fn run(&self) -> Vec<PathBuf> {
        let ancestors = |path| Path::new(path).ancestors().skip(1);
        let ours = self.record.own.keys().flat_map(ancestors).collect();
        let mut broom = Broom { sweep: self, ours, left: Vec::new() };
        if fs::symlink_metadata(&self.old).is_ok() {
            broom.directory(Path::new(""));
        }
        broom.left
    }
}

impl Broom<'_> {
    /// Empties a directory and removes it.
    fn directory(&mut self, within: &Path) {
        let place = self.sweep.old.join(within);
        if !self.ours.contains(within) && self.give_home(within).is_err() {
            self.left.push(place);
            return;
        }
        let Ok(entries) = fs::read_dir(&place).and_then(Iterator::collect::<io::Result<Vec<_>>>)
        else {
            self.left.push(place);
            return;
        };
        let left = self.left.len();
        for entry in entries {
            let path = within.join(entry.file_name());
            match fs::symlink_metadata(entry.path()) {
                Ok(found) if found.is_dir() => self.directory(&path),
                Ok(found) if self.file(&path, &found).is_ok() => {}
                // Its owner moved it on meanwhile.
                _ if !exists(&entry.path()) => {}
                Ok(_) | Err(_) => self.left.push(entry.path()),
            }
        }
        // Not empty when somebody has just put something in: for the next build.
        if self.left.len() == left && disk::remove_directory(&place).is_err() {
            self.left.push(place);
        }
    }

    /// Removes a file if it is ours or still has a name in the new directory, else moves it there.
    fn file(&self, path: &Path, found: &Metadata) -> io::Result<()> {
        let place = self.sweep.old.join(path);
        let home = self.sweep.target.join(path);
        let there = if self.has_home(path) { fs::symlink_metadata(&home).ok() } else { None };
        if there.as_ref().is_some_and(|there| is_same(there, found)) || self.is_ours(path, found) {
            return disk::remove_file(&place);
        }
        if there.is_some() {
            // Somebody replaced their file while the new directory was made: theirs is the newer
            // one, unless they have already been at the one in the new directory.
            let carried = self.sweep.carried.get(path);
            if carried.is_some_and(|then| State::of(&home).is_ok_and(|now| now == *then)) {
                return disk::rename(&place, &home);
            }
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.give_home(path.parent().unwrap_or(Path::new("")))?;
        disk::link(&place, &home)?;
        disk::remove_file(&place)
    }

    /// Whether a file has the bytes that we wrote.
    fn is_ours(&self, path: &Path, found: &Metadata) -> bool {
        if path == Path::new(LOCK) && found.is_file() && found.len() == 0 {
            return true;
        }
        let own = path.to_str().and_then(|path| self.sweep.record.own.get(path));
        found.is_file()
            && own.is_some_and(|own| {
                Fingerprint::read(&self.sweep.old.join(path)).is_ok_and(|is| is == *own)
            })
    }

    /// Whether the new directory has the directory in which a path lies, not behind a link.
    fn has_home(&self, path: &Path) -> bool {
        let parents: Vec<_> = path.ancestors().skip(1).collect();
        let is_directory = |within: &&Path| {
            fs::symlink_metadata(self.sweep.target.join(within)).is_ok_and(|found| found.is_dir())
        };
        parents.iter().rev().all(is_directory)
    }

    /// Makes a directory of the old one in the new one too, with those above it.
    fn give_home(&self, within: &Path) -> io::Result<()> {
        let ancestors: Vec<_> = within.ancestors().collect();
        for ancestor in ancestors.into_iter().rev() {
            let home = self.sweep.target.join(ancestor);
            match fs::symlink_metadata(&home) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(io::ErrorKind::AlreadyExists.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    let place = self.sweep.old.join(ancestor);
                    twin::make(&place, &home)?;
                    twin::finish(&place, &home, false)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn exists(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Whether two names are of one file; a file with two names says so.
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino()) && one.nlink() > 1
}
