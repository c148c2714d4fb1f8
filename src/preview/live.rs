//! The newest edition, and who waits for it to change.

use super::edition::Edition;
use super::wanted::Wanted;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Holds the newest edition: one thread changes it, all others look at it.
///
/// Whoever looks holds the lock, and so sees one edition from beginning to end; nothing is sent
/// meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Live {
    state: Mutex<State>,
    changed: Condvar,
    /// The pages that are wanted first.
    pub(crate) wanted: Wanted,
}

#[derive(Debug, Default)]
struct State {
    edition: Edition,
    /// Counts the changes.
    turn: u64,
}

impl Live {
    /// Looks at the newest edition as it is known now.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Edition) -> T) -> T {
        look(&self.lock().edition)
    }

    /// Changes the edition and wakes who waits.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Edition) -> T) -> T {
        let mut state = self.lock();
        let result = change(&mut state.edition);
        state.turn += 1;
        drop(state);
        self.changed.notify_all();
        result
    }

    /// Blocks until there was a change after this one; the number of the newest.
    pub(crate) fn wait(&self, seen: u64) -> u64 {
        let state = self.changed.wait_while(self.lock(), |state| state.turn <= seen);
        state.unwrap_or_else(PoisonError::into_inner).turn
    }

    /// The parts to make first.
    pub(crate) fn wanted(&self) -> Vec<String> {
        let is_pending = |part: &str| self.look(|edition| edition.is_pending(part));
        self.wanted.pending(is_pending, Instant::now())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
