//! Puts a plan into effect so that a failure leaves the old site, and a kill no lasting mixture.
//!
//! New bytes are first written to a staging directory inside the output directory, so that they
//! lie on the same file system. Once all of them are on the disk, a journal says what is to be
//! done. From there on nothing but renames and removals happens, and each can be repeated: a
//! build that finds the journal of one that was killed finishes the work before its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::disk;
use super::error::{Obstacle, ObstacleKind, OutputError};
use super::manifest::{self, Fingerprint, MANIFEST};
use super::plan::{Found, Plan, look};
use super::temporary::{self, Temporary};

/// How names of staging directories begin; random letters follow.
pub(super) const STAGING: &str = ".careerdash-staging-";

const JOURNAL: &str = "journal.json";
const NEW_MANIFEST: &str = "manifest.json";

/// What remains to be done once every new byte is staged.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    writes: Vec<Landing>,
    stale: BTreeMap<String, Fingerprint>,
}

/// A staged file, named by its index in the journal, and where it goes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Landing {
    path: String,
    fingerprint: Fingerprint,
    was: Option<Fingerprint>,
}

/// A staging directory whose journal is written: what it says will happen, now or later.
#[derive(Debug)]
pub(super) struct Staged {
    directory: PathBuf,
    journal: Journal,
}

impl Staged {
    /// Writes everything new next to the site; on failure nothing is left behind.
    pub(super) fn write(target: &Path, plan: &Plan<'_>) -> Result<Self, OutputError> {
        let directory = Temporary::make(target, OsStr::new(STAGING))?;
        plan.writes.par_iter().enumerate().try_for_each(|(index, write)| {
            let named = |error: OutputError| error.at(target.join(write.path));
            disk::create(&directory.path().join(index.to_string()), write.bytes).map_err(named)
        })?;
        let room = Room::make(target, plan)?;
        disk::create(&directory.path().join(NEW_MANIFEST), &plan.manifest.to_bytes())?;
        let numbers = (0..plan.writes.len()).map(|index| index.to_string());
        let names = numbers.chain([NEW_MANIFEST.to_owned()]);
        let files: Vec<_> = names.map(|name| directory.path().join(name)).collect();
        disk::flush(target, &files, &[])?;
        let writes = plan.writes.iter().map(|write| Landing {
            path: write.path.to_owned(),
            fingerprint: write.fingerprint.clone(),
            was: write.was.clone(),
        });
        let journal = Journal { writes: writes.collect(), stale: plan.stale.clone() };
        let staged = Self::seal(directory, journal)?;
        room.keep();
        Ok(staged)
    }

    /// Puts the journal in place in one step: from here on the work is to be finished.
    fn seal(directory: Temporary, journal: Journal) -> Result<Self, OutputError> {
        let draft = directory.path().join("journal.draft");
        let place = directory.path().join(JOURNAL);
        disk::create(&draft, &manifest::to_json(&journal))?;
        disk::flush_file(&draft)?;
        disk::rename(&draft, &place).map_err(OutputError::io("write", &place))?;
        sync(directory.path());
        Ok(Self { directory: directory.keep(), journal })
    }

    /// Opens what a killed build left; `None` when it had not sealed its journal.
    fn open(directory: PathBuf) -> Result<Option<Self>, OutputError> {
        let path = directory.join(JOURNAL);
        let Some(text) = manifest::read_record(&path)? else { return Ok(None) };
        let journal = parse(&text).map_err(|why| OutputError::Record { path, why })?;
        Ok(Some(Self { directory, journal }))
    }

    /// Moves the new files in, then the manifest, then removes stale files and the staging.
    ///
    /// Gives the files removed. May be repeated after it failed or was killed at any point.
    pub(super) fn finish(self, target: &Path) -> Result<Vec<String>, OutputError> {
        let mut touched = BTreeSet::from([target.to_owned()]);
        for (index, landing) in self.journal.writes.iter().enumerate() {
            let place = target.join(&landing.path);
            land(target, &self.directory.join(index.to_string()), landing)?;
            touched.extend(place.parent().map(Path::to_owned));
        }
        let manifest = self.directory.join(NEW_MANIFEST);
        if manifest::read_record(&manifest)?.is_some() {
            let place = target.join(MANIFEST);
            disk::rename(&manifest, &place).map_err(OutputError::io("write", &place))?;
        }
        touched.iter().for_each(|directory| sync(directory));
        let removed = remove_stale(target, &self.journal)?;
        temporary::remove(&self.directory).map_err(OutputError::io("remove", &self.directory))?;
        Ok(removed)
    }
}

/// The staging directories in an output directory that carry our mark.
pub(super) fn leftovers(target: &Path) -> Result<Vec<PathBuf>, OutputError> {
    temporary::find(target, OsStr::new(STAGING)).map_err(OutputError::io("list", target))
}

/// Finishes or throws away what killed builds left; the caller holds the lock.
pub(super) fn recover(target: &Path) -> Result<(), OutputError> {
    for directory in leftovers(target)? {
        match Staged::open(directory.clone())? {
            Some(staged) => drop(staged.finish(target)?),
            None => {
                temporary::remove(&directory).map_err(OutputError::io("remove", &directory))?;
            }
        }
    }
    Ok(())
}

/// The directories new files go to, made before the journal is sealed: a path that the system
/// does not take must show while the build can still be given up.
#[derive(Debug, Default)]
struct Room {
    made: Vec<PathBuf>,
}

impl Room {
    fn make(target: &Path, plan: &Plan<'_>) -> Result<Self, OutputError> {
        let mut room = Self::default();
        for write in plan.writes.iter().filter(|write| write.was.is_none()) {
            for (end, _) in write.path.match_indices('/') {
                let directory = target.join(&write.path[..end]);
                match disk::make_directory(&directory) {
                    Ok(()) => room.made.push(directory),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    Err(error) => return Err(OutputError::io("create", &directory)(error)),
                }
            }
            look(target, write.path)?;
        }
        Ok(room)
    }

    fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        for directory in self.made.iter().rev() {
            // Best effort: an empty directory that stays harms nobody.
            let _ = disk::remove_directory(directory);
        }
    }
}

/// Moves one staged file to its place, unless an earlier attempt already has.
fn land(target: &Path, staged: &Path, landing: &Landing) -> Result<(), OutputError> {
    let place = target.join(&landing.path);
    if !staged.is_file() {
        return Ok(());
    }
    let blocked = |obstacle| {
        Err(OutputError::InTheWay { target: target.to_owned(), obstacles: vec![obstacle] })
    };
    match look(target, &landing.path)? {
        Found::Obstacle(obstacle) => return blocked(obstacle),
        Found::Nothing => {
            let parent = place.parent().unwrap_or(target);
            disk::make_directories(parent).map_err(OutputError::io("create", parent))?;
        }
        Found::File(file) => {
            // Between the journal and now, somebody may have put a file of their own there.
            let stands = Some(Fingerprint::read(&file)?);
            if stands != landing.was && stands.as_ref() != Some(&landing.fingerprint) {
                return blocked(Obstacle::new(&landing.path, ObstacleKind::Foreign));
            }
        }
    }
    disk::rename(staged, &place).map_err(OutputError::io("write", &place))
}

fn remove_stale(target: &Path, journal: &Journal) -> Result<Vec<String>, OutputError> {
    let mut removed = Vec::new();
    for (path, fingerprint) in &journal.stale {
        let file = match look(target, path)? {
            Found::File(file) if Fingerprint::read(&file)? == *fingerprint => {
                disk::remove_file(&file).map_err(OutputError::io("remove", &file))?;
                removed.push(path.clone());
                file
            }
            // Removed by an attempt that was killed before it came to the directory.
            Found::Nothing => target.join(path),
            Found::File(_) | Found::Obstacle(_) => continue,
        };
        // Up to the first directory that is not empty; never the output directory itself.
        for parent in file.ancestors().skip(1).take_while(|parent| *parent != target) {
            if disk::remove_directory(parent).is_err() {
                break;
            }
        }
    }
    Ok(removed)
}

fn parse(text: &[u8]) -> Result<Journal, String> {
    let journal: Journal = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    manifest::check_paths(journal.writes.iter().map(|landing| &landing.path))?;
    manifest::check_paths(journal.stale.keys())?;
    Ok(journal)
}

/// Asks that renames in a directory reach the disk; a failure only means that a power cut could
/// undo a finished build.
fn sync(directory: &Path) {
    let _ = disk::flush_directory(directory);
}
