//! Which parts of the site are wanted now: those that are asked for, and those open in tabs.

use super::parts::part_of;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a page counts as open after it last asked for news, which it does every 15 seconds.
const OPEN: Duration = Duration::from_secs(20);

/// The parts by what makes them wanted.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    parts: Mutex<Parts>,
}

#[derive(Debug, Default)]
struct Parts {
    /// In the order in which they were asked for.
    asked: Vec<String>,
    /// By when they were last seen open.
    open: HashMap<String, Instant>,
}

impl Wanted {
    /// Somebody waits for one of these pages.
    pub(crate) fn ask(&self, paths: &[String]) {
        let mut parts = self.lock();
        for part in paths.iter().map(|path| part_of(path)) {
            if !parts.asked.iter().any(|asked| asked == part) {
                parts.asked.push(part.to_owned());
            }
        }
    }

    /// A tab shows one of these pages.
    pub(crate) fn open(&self, paths: &[String], now: Instant) {
        let mut parts = self.lock();
        parts.open.retain(|_, seen| *seen + OPEN > now);
        parts.open.extend(paths.iter().map(|path| (part_of(path).to_owned(), now)));
    }

    /// The wanted parts that are pending: first those asked for, then those open.
    pub(crate) fn pending(&self, is_pending: impl Fn(&str) -> bool, now: Instant) -> Vec<String> {
        let mut parts = self.lock();
        parts.asked.retain(|part| is_pending(part));
        parts.open.retain(|_, seen| *seen + OPEN > now);
        let open = parts.open.keys().filter(|part| is_pending(part) && !parts.asked.contains(part));
        parts.asked.iter().chain(open).cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_comes_before_what_is_open() {
        let wanted = Wanted::default();
        let now = Instant::now();
        let page = |name: &str| vec![format!("candidates/{name}/dev/index.html")];
        wanted.open(&page("open"), now);
        wanted.ask(&page("first"));
        wanted.ask(&page("second"));
        wanted.open(&page("second"), now);
        let parts = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| format!("candidates/{name}/dev/")).collect()
        };
        assert_eq!(wanted.pending(|_| true, now), parts(&["first", "second", "open"]));
        let made = |part: &str| part != "candidates/first/dev/";
        assert_eq!(wanted.pending(made, now), parts(&["second", "open"]));
        assert_eq!(wanted.pending(|_| true, now), parts(&["second", "open"]));
        assert_eq!(wanted.pending(|_| true, now + OPEN), parts(&["second"]));
    }
}
