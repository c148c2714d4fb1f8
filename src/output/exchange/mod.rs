//! Puts a whole new directory in the place of the old one, in one step.
//!
//! The new site is built beside the old one, in a [`Scaffold`]: new files are written, all others
//! get one more name (a hard link), so they keep their times and cost no space. Then the two
//! directories change places (`renameat2` with `RENAME_EXCHANGE` on Linux, `renamex_np` with
//! `RENAME_SWAP` on Apple's systems). Who opens the directory before that sees the old site, and
//! who opens it after, the new one; so does whoever looks after a kill or a power cut, for
//! everything new is flushed before the step, and the step before anything is removed.
//!
//! It is done so even for a single changed page: a page and the manifest are two files, and two
//! renames have a moment between them.
//!
//! Files of others are in the new directory from the start. What somebody did to the old one
//! while the new one was made is found afterwards: the [`sweep`] removes from the old directory
//! only what has the same file under the same name in the new one, and what has the bytes that a
//! record of ours says are ours. Anything else is moved over, or stays where it is and is named.
//! Nobody can be told of a file that was deleted in that time; it is there again.
//!
//! What is killed leaves a scaffold. Without a record it holds nothing but copies, and goes. With
//! one, the record says which directory was the old one: when that is now in the scaffold, the
//! sweep goes on, else the exchange has not happened, and the scaffold goes.
//!
//! Where any of this cannot be done, nothing is changed and the site is put in place file by
//! file, see [`staging`](super::staging): the output directory is a mount point or has one in it,
//! its parent cannot be written, there are no hard links, no exchange, files of others that
//! cannot be linked, directories of others whose owner or attributes cannot be given to a new
//! one, or so many files of others that linking them would take longer than the build.

mod scaffold;
mod survey;
mod sweep;
mod tree;
mod twin;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::manifest::{Fingerprint, MANIFEST, Manifest};
use super::plan::Plan;
use scaffold::{Record, Scaffold, Standing};
use survey::Survey;
use sweep::Sweep;
use tree::Tree;

/// Why no new directory was put in place; the old one is as it was.
#[derive(Debug)]
pub(super) enum Stop {
    /// It cannot be done here, and may be done file by file.
    Unfit,
    /// The site cannot be written at all.
    Failed(OutputError),
}

impl From<std::io::Error> for Stop {
    fn from(_: std::io::Error) -> Self {
        Self::Unfit
    }
}

/// Puts the site of a plan in place, and gives what could not be removed of the old directory.
///
/// The caller holds the lock, and has called [`recover`].
pub(super) fn replace(
    target: &Path,
    plan: &Plan<'_>,
    previous: &Manifest,
) -> Result<Vec<PathBuf>, Stop> {
    let scaffold = Scaffold::make(target)?;
    let survey = Survey::make(target, plan, previous)?;
    let tree = Tree::build(scaffold.tree(), target, plan, &survey)?;
    let own = own(target, plan, previous)?;
    let record = Record::new(target, &scaffold.tree(), own)?;
    scaffold.seal(&record).map_err(Stop::Failed)?;
    tree.flush(&scaffold).map_err(Stop::Failed)?;
    let scaffold = scaffold.exchange(target, &record)?;
    scaffold.flush_exchange(target).map_err(Stop::Failed)?;
    let sweep = Sweep { old: scaffold.tree(), target, record: &record, carried: &tree.carried };
    Ok(scaffold.finish(sweep.run()))
}

/// Goes on where killed builds stopped, and gives what could not be removed.
///
/// The caller holds the lock.
pub(super) fn recover(target: &Path) -> Vec<PathBuf> {
    let mut left = Vec::new();
    for scaffold in Standing::of(target) {
        match scaffold.record() {
            Ok(Some(record)) if record.is_exchanged(&scaffold.tree()) => {
                // The exchange may be younger than the last flush.
                if scaffold.flush_exchange(target).is_err() {
                    left.push(scaffold.path().to_owned());
                    continue;
                }
                let carried = &BTreeMap::new();
                let sweep = Sweep { old: scaffold.tree(), target, record: &record, carried };
                left.extend(scaffold.finish(sweep.run()));
            }
            Ok(Some(record)) if !record.is_before_exchange(&scaffold.tree()) => {
                // Copied or restored by somebody: there is no telling what it is.
                left.push(scaffold.path().to_owned());
            }
            Ok(_) => left.extend(scaffold.discard()),
            Err(_) => left.push(scaffold.path().to_owned()),
        }
    }
    left
}

/// The bytes by which files of the old directory are known to be ours.
fn own(
    target: &Path,
    plan: &Plan<'_>,
    previous: &Manifest,
) -> std::io::Result<BTreeMap<String, Fingerprint>> {
    let mut own = previous.files.clone();
    for write in &plan.writes {
        if let Some(was) = &write.was {
            own.insert(write.path.to_owned(), was.clone());
        }
    }
    match std::fs::read(target.join(MANIFEST)) {
        Ok(bytes) => drop(own.insert(MANIFEST.to_owned(), Fingerprint::of(&bytes))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    Ok(own)
}
