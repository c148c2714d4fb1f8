//! What was made of a file, kept for as long as the file has the same bytes.

use crate::content::Reading;
use crate::preview::watch::{Hash, Tree};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The readings of many files of one kind.
///
/// A file that has errors now and had none before is shown as it was: a slip of the pen in one
/// file changes no page, and its errors are told all the same.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    readings: Mutex<HashMap<OsString, Kept<T>>>,
}

#[derive(Debug)]
struct Kept<T> {
    /// `None` when the file could not be hashed: the reading holds for one look.
    hash: Option<Hash>,
    reading: Reading<T>,
    /// The last value that was read without errors.
    good: Option<T>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { readings: Mutex::default() }
    }
}

impl<T: Clone> Shelf<T> {
    /// What the file of this hash holds, read only if it is not known.
    pub(super) fn get(
        &self,
        path: &Path,
        hash: Option<Hash>,
        read: impl FnOnce() -> Reading<T>,
    ) -> Reading<T> {
        let known = |kept: &&Kept<T>| hash.is_some() && kept.hash == hash;
        if let Some(kept) = self.lock().get(path.as_os_str()).filter(known) {
            return kept.reading.clone();
        }
        // Not under the lock: many files are read at a time.
        let mut reading = read();
        let mut readings = self.lock();
        let before = readings.remove(path.as_os_str()).and_then(|kept| kept.good);
        let good = if reading.problems.has_errors() {
            if before.is_some() {
                reading.value.clone_from(&before);
            }
            before
        } else {
            reading.value.clone()
        };
        readings.insert(path.as_os_str().to_owned(), Kept { hash, reading: reading.clone(), good });
        reading
    }

    /// Lets go of files that are no longer there.
    pub(super) fn keep_only(&self, tree: &Tree) {
        self.lock().retain(|path, _| tree.has(path));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<OsString, Kept<T>>> {
        self.readings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostic;

    fn reading(value: Option<u8>, error: Option<&'static str>) -> Reading<u8> {
        Reading::of(|problems| {
            if let Some(code) = error {
                problems.push(Diagnostic::error(code, ""));
            }
            value
        })
    }

    #[test]
    fn a_file_is_read_once_and_an_error_leaves_what_was_good() {
        let shelf = Shelf::default();
        let path = Path::new("a.json");
        let get = |hash: u8, read: fn() -> Reading<u8>| {
            let got = shelf.get(path, Some([hash; 32]), read);
            (got.value, got.problems.iter().map(|item| item.code).collect::<Vec<_>>())
        };
        assert_eq!(get(0, || reading(None, Some("at start"))), (None, vec!["at start"]));
        assert_eq!(get(1, || reading(Some(1), None)), (Some(1), vec![]));
        assert_eq!(get(1, || panic!("it is known")), (Some(1), vec![]));
        assert_eq!(get(2, || reading(None, Some("broken"))), (Some(1), vec!["broken"]));
        assert_eq!(get(3, || reading(Some(3), Some("half"))), (Some(1), vec!["half"]));
        assert_eq!(get(3, || panic!("it is known")), (Some(1), vec!["half"]));
        assert_eq!(get(4, || reading(Some(4), None)), (Some(4), vec![]));
        shelf.keep_only(&Tree::default());
        assert_eq!(get(5, || reading(None, Some("new"))), (None, vec!["new"]));
    }
}
