//! Makes the new directory, with everything that belongs into it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::super::disk;
use super::super::error::OutputError;
use super::super::manifest::MANIFEST;
use super::super::plan::Plan;
use super::scaffold::Scaffold;
use super::survey::Survey;
use super::{Stop, twin};

/// A new directory.
#[derive(Debug)]
pub(super) struct Tree {
    /// New files, with their whole paths.
    written: Vec<PathBuf>,
    /// All directories, with their whole paths.
    directories: Vec<PathBuf>,
    /// Files of others as they were when they got their second name.
    pub(super) carried: BTreeMap<PathBuf, State>,
}

/// Tells whether a file is still the one it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    number: u64,
    bytes: u64,
    modified: Option<SystemTime>,
}

impl State {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let found = fs::symlink_metadata(path)?;
        Ok(Self { number: found.ino(), bytes: found.len(), modified: found.modified().ok() })
    }
}

impl Tree {
    /// Makes the directory at a place that is free.
    pub(super) fn build(
        place: PathBuf,
        target: &Path,
        plan: &Plan<'_>,
        survey: &Survey,
    ) -> Result<Self, Stop> {
        let mut directories = vec![place.clone()];
        twin::make(target, &place)?;
        for within in &survey.directories {
            let directory = place.join(within);
            twin::make(&target.join(within), &directory)?;
            directories.push(directory);
        }
        let mut written: Vec<_> = plan.writes.iter().map(|write| place.join(write.path)).collect();
        plan.writes.par_iter().zip(&written).try_for_each(|(write, path)| {
            let named = |error: OutputError| Stop::Failed(error.at(target.join(write.path)));
            disk::create(path, write.bytes).map_err(named)
        })?;
        let manifest = place.join(MANIFEST);
        disk::create(&manifest, &plan.manifest.to_bytes())
            .map_err(|error| Stop::Failed(error.at(target.join(MANIFEST))))?;
        written.push(manifest);
        let link = |path: &PathBuf| disk::link(&target.join(path), &place.join(path));
        survey.unchanged.par_iter().try_for_each(link)?;
        // Last, so that little time is left in which somebody could change theirs.
        let mut carried = BTreeMap::new();
        for path in &survey.foreign {
            carried.insert(path.clone(), State::of(&target.join(path))?);
            link(path)?;
        }
        for within in survey.directories.iter().rev() {
            let untouched = survey.foreign_directories.contains(within);
            twin::finish(&target.join(within), &place.join(within), untouched)?;
        }
        twin::finish(target, &place, false)?;
        Ok(Self { written, directories, carried })
    }

    /// Waits until all of it is on the disk, and the scaffold's record too.
    pub(super) fn flush(&self, scaffold: &Scaffold) -> Result<(), OutputError> {
        let mut directories = self.directories.clone();
        directories.push(scaffold.path().to_owned());
        disk::flush(scaffold.path(), &self.written, &directories)
    }
}
