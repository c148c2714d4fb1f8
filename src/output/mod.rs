//! Writes a site into a directory, and nothing else into or out of it.
//!
//! The only stage that writes. A manifest in the directory says which files are ours; any other
//! file is left alone, whatever the cost. A build that fails leaves the last site as it was.
//!
//! `exchange` puts a whole new directory in the place of the old one, so that nobody ever sees
//! a mixture; where that cannot be done, `staging` puts file after file in place.

mod create;
mod disk;
mod error;
#[cfg(unix)]
mod exchange;
#[cfg(not(unix))]
#[path = "no_exchange.rs"]
mod exchange;
#[cfg(test)]
#[cfg(unix)]
mod faults;
mod guard;
mod lock;
mod manifest;
mod others;
mod plan;
mod staging;
mod temporary;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub use create::{CreateError, NewFile, create};
pub use error::{Obstacle, ObstacleKind, OutputError, Refusal};
pub use guard::Protected;
pub use manifest::MANIFEST;

use crate::site::Site;
use exchange::Stop;
use lock::{LOCK, Lock};
use manifest::Manifest;
use plan::Plan;
use staging::{STAGING, Staged};

/// What a build did to its output directory; paths with forward slashes, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that are new or have new bytes.
    pub written: Vec<String>,
    /// Files that had the right bytes and were not touched.
    pub unchanged: Vec<String>,
    /// Files of an earlier site that the new one no longer has.
    pub removed: Vec<String>,
    /// Files of an earlier site that somebody edited by hand since; they were left and are from
    /// now on not ours.
    pub foreign: Vec<String>,
    /// Everything in the directory that is not of this site, but for `.git`; a folder that holds
    /// nothing of the site stands for what is in it, with a slash at its end.
    pub others: Vec<String>,
    /// What is left beside the directory of an earlier state of it, because it could be neither
    /// removed nor moved: above all what somebody put there while its place was taken anew.
    pub left: Vec<PathBuf>,
}

/// Makes a directory hold the site: writes what is new or changed, removes what is stale.
///
/// The directory is created when absent, taken when empty (but for `.git`) or when it has our
/// manifest, and refused otherwise.
///
/// # Errors
///
/// See [`OutputError`]. Errors found before the site is put in place leave the directory as it
/// was; after that the next build finishes the work.
pub fn write(site: &Site, target: &Path, protected: &Protected) -> Result<Written, OutputError> {
    let target = guard::check(target, protected)?;
    let created = !target.exists();
    if created {
        disk::make_directories(&target).map_err(OutputError::io("create", &target))?;
    } else if staging::leftovers(&target)?.is_empty() {
        // Before the lock is made: not even that goes into somebody else's directory.
        previous(&target)?;
    }
    let lock = Lock::acquire(&target)?;
    let outcome = update(site, &target);
    if created && outcome.is_err() && staging::leftovers(&target).is_ok_and(|left| left.is_empty())
    {
        drop(lock);
        // Best effort: what matters is the first error.
        let _ =
            disk::remove_file(&target.join(LOCK)).and_then(|()| disk::remove_directory(&target));
    }
    outcome
}

/// The work between taking the lock and giving it back.
fn update(site: &Site, target: &Path) -> Result<Written, OutputError> {
    staging::recover(target)?;
    let recorded = previous(target)?;
    let mut left = exchange::recover(target);
    let is_new = recorded.is_none();
    let recorded = recorded.unwrap_or_else(|| Manifest::new(BTreeMap::new()));
    let plan = Plan::make(site, target, &recorded)?;
    let mut removed = Vec::new();
    if is_new || !plan.writes.is_empty() || plan.manifest.files != recorded.files {
        match exchange::replace(target, &plan, &recorded) {
            Ok(beside) => {
                removed = plan.stale.keys().cloned().collect();
                left.extend(beside);
            }
            Err(Stop::Unfit) => removed = Staged::write(target, &plan)?.finish(target)?,
            Err(Stop::Failed(error)) => return Err(error),
        }
    }
    Ok(Written {
        written: plan.writes.iter().map(|write| write.path.to_owned()).collect(),
        unchanged: plan.unchanged,
        removed,
        foreign: plan.foreign,
        others: others::list(target, &plan.manifest),
        left,
    })
}

/// The manifest of the site that stands in a directory; `None` when the directory is free.
fn previous(target: &Path) -> Result<Option<Manifest>, OutputError> {
    if let Some(manifest) = Manifest::read(target)? {
        return Ok(Some(manifest));
    }
    for entry in fs::read_dir(target).map_err(OutputError::io("list", target))? {
        let name = entry.map_err(OutputError::io("list", target))?.file_name();
        let name = name.to_string_lossy();
        if name != ".git" && name != LOCK && !name.starts_with(STAGING) {
            return Err(OutputError::NotOurs { target: target.to_owned() });
        }
    }
    Ok(None)
}
