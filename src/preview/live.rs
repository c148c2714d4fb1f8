//! The newest edition, and who waits for the next one.

use super::edition::{Edition, Outcome};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Holds the newest edition; an edition is replaced as a whole, and readers keep the one they took.
#[derive(Debug)]
pub(crate) struct Live {
    newest: Mutex<Arc<Edition>>,
}

impl Live {
    pub(crate) fn new(edition: Edition) -> Self {
        Self { newest: Mutex::new(Arc::new(edition)) }
    }

    /// The newest edition. The lock is held for a copy of a pointer, never while anything is sent.
    pub(crate) fn newest(&self) -> Arc<Edition> {
        self.lock().clone()
    }

    /// Puts the next edition in place; how many files changed.
    pub(crate) fn publish(&self, outcome: Outcome) -> usize {
        let (edition, changed) = self.newest().next(outcome);
        let edition = Arc::new(edition);
        *self.lock() = edition;
        changed
    }

    /// A thread that panicked left a whole edition behind: it is replaced by one assignment.
    fn lock(&self) -> MutexGuard<'_, Arc<Edition>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
