//! Lets changes to a disk fail in tests.
//!
//! A fault belongs to a directory, so that tests that run at the same time do not meet each
//! other's, and holds for all threads, for files are written by several.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::disk::Change;

/// Changes below a directory fail while this lives.
#[derive(Debug)]
pub(super) struct Fault(Arc<Kind>);

#[derive(Debug)]
struct Kind {
    below: PathBuf,
    /// Only these sorts of changes; all when empty.
    only: Vec<Change>,
    /// Which change fails, counted from 0.
    at: usize,
    /// Whether all changes after it fail too, as they do when the program is dead.
    lasting: bool,
    /// What the system says: a number of `errno`.
    error: i32,
    met: Mutex<usize>,
}

static FAULTS: Mutex<Vec<Arc<Kind>>> = Mutex::new(Vec::new());

impl Fault {
    /// The change number `at` of these sorts fails once.
    pub(super) fn once(below: &Path, only: &[Change], at: usize, error: i32) -> Self {
        Self::arm(below, only, at, false, error)
    }

    /// Every change of these sorts fails.
    pub(super) fn always(below: &Path, only: &[Change], error: i32) -> Self {
        Self::arm(below, only, 0, true, error)
    }

    /// The change number `at` and all after it fail: what a kill at that moment leaves.
    pub(super) fn death(below: &Path, at: usize) -> Self {
        const INPUT_OUTPUT: i32 = 5;
        Self::arm(below, &[], at, true, INPUT_OUTPUT)
    }

    fn arm(below: &Path, only: &[Change], at: usize, lasting: bool, error: i32) -> Self {
        let (below, only, met) = (below.to_owned(), only.to_vec(), Mutex::new(0));
        let kind = Arc::new(Kind { below, only, at, lasting, error, met });
        all().push(kind.clone());
        Self(kind)
    }

    /// Whether there were enough changes for the fault to happen.
    pub(super) fn happened(&self) -> bool {
        *self.0.met.lock().unwrap_or_else(PoisonError::into_inner) > self.0.at
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        all().retain(|kind| !Arc::ptr_eq(kind, &self.0));
    }
}

fn all() -> std::sync::MutexGuard<'static, Vec<Arc<Kind>>> {
    FAULTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asked before every change.
pub(super) fn meet(change: Change, path: &Path) -> io::Result<()> {
    for kind in all().iter().filter(|kind| path.starts_with(&kind.below)) {
        if !kind.only.is_empty() && !kind.only.contains(&change) {
            continue;
        }
        let mut met = kind.met.lock().unwrap_or_else(PoisonError::into_inner);
        let number = *met;
        *met += 1;
        if number == kind.at || (kind.lasting && number > kind.at) {
            return Err(io::Error::from_raw_os_error(kind.error));
        }
    }
    Ok(())
}
