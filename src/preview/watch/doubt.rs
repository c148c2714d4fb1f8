//! Changes that may be the first half of a save.

use super::Changes;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a file may be gone, empty or broken before that is believed: most editors save in
/// two steps.
const DOUBT: Duration = Duration::from_millis(80);
/// Many files saved one after the other keep the others waiting no longer than this.
const CAP: Duration = Duration::from_millis(400);

/// Since when each change is seen that has led to nothing yet.
///
/// Each file has a time of its own: of many that are written one after the other there is mostly
/// one that is empty just now, and it is another at every look.
///
/// Plain arithmetic on the times it is given.
#[derive(Debug, Default)]
pub(crate) struct Doubts {
    since: HashMap<PathBuf, Instant>,
}

impl Doubts {
    /// Notes what a look saw.
    pub(crate) fn note(&mut self, changes: &Changes, now: Instant) {
        for path in changes.paths() {
            self.since.entry(path.clone()).or_insert(now);
        }
    }

    /// Whether the change of a file is too young to be believed if it looks like half a save.
    pub(crate) fn is_young(&self, path: &Path, now: Instant) -> bool {
        let oldest = self.since.values().min();
        let late = oldest.is_some_and(|oldest| *oldest + CAP <= now);
        !late && self.since.get(path).is_some_and(|since| now < *since + DOUBT)
    }

    /// When the next of the young changes is believed.
    pub(crate) fn due(&self, now: Instant) -> Option<Instant> {
        let due = self.since.values().map(|since| *since + DOUBT);
        due.filter(|due| *due > now).min()
    }

    /// An edition began: everything that was seen is in it.
    pub(crate) fn settle(&mut self) {
        self.since.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(name: &str) -> Changes {
        Changes { edited: vec![PathBuf::from(name)], ..Changes::default() }
    }

    #[test]
    fn every_file_has_its_time_and_all_have_an_end() {
        let start = Instant::now();
        let after = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut doubts = Doubts::default();
        doubts.note(&edited("a"), start);
        assert!(doubts.is_young(Path::new("a"), after(79)));
        assert!(!doubts.is_young(Path::new("a"), after(80)));
        doubts.note(&edited("a"), after(60));
        doubts.note(&edited("b"), after(60));
        assert!(!doubts.is_young(Path::new("a"), after(100)));
        assert!(doubts.is_young(Path::new("b"), after(100)));
        assert_eq!(doubts.due(after(100)), Some(after(140)));
        doubts.note(&edited("c"), after(390));
        assert!(doubts.is_young(Path::new("c"), after(399)));
        assert!(!doubts.is_young(Path::new("c"), after(400)), "nobody waits for ever");
        doubts.settle();
        assert_eq!(doubts.due(after(400)), None);
    }
}
