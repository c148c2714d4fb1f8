//! When to look: at once for the first hint of a burst, once for all that follow.

use super::Hint;
use std::time::{Duration, Instant};

/// Hints that come this soon after a rebuild belong to the same burst.
const BURST: Duration = Duration::from_millis(60);
/// A burst is over when nothing came for this long.
const QUIET: Duration = Duration::from_millis(25);
/// A burst that does not end is looked at this often.
const CAP: Duration = Duration::from_millis(250);
/// How long a file may be open after its last write before it is read all the same.
const WRITING: Duration = Duration::from_millis(60);

/// The hints since the last look; `due` says when to look next.
///
/// Plain arithmetic on the times it is given.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// When a change was last acted on.
    acted: Option<Instant>,
    waiting: Option<Burst>,
}

#[derive(Debug)]
struct Burst {
    first: Instant,
    last: Instant,
    /// Whether something is known to be complete.
    done: bool,
}

impl Pace {
    /// A hint came.
    pub(crate) fn hint(&mut self, hint: Hint, now: Instant) {
        let burst = self.waiting.get_or_insert(Burst { first: now, last: now, done: false });
        burst.last = now;
        burst.done |= hint == Hint::Done;
    }

    /// The files were looked at; all hints so far are settled.
    ///
    /// A look that led to nothing begins no burst: what comes next may be the rest of a save.
    pub(crate) fn looked(&mut self, now: Instant, acted: bool) {
        if acted {
            self.acted = Some(now);
        }
        self.waiting = None;
    }

    /// When to look; `None` until a hint comes.
    pub(crate) fn due(&self) -> Option<Instant> {
        let burst = self.waiting.as_ref()?;
        let follows = self.acted.is_some_and(|acted| burst.first < acted + BURST);
        Some(match (follows, burst.done) {
            (false, true) => burst.first,
            (false, false) => (burst.last + WRITING).min(burst.first + CAP),
            (true, true) => (burst.last + QUIET).min(burst.first + CAP),
            (true, false) => (burst.last + WRITING).min(burst.first + CAP),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_single_save_waits_for_nothing() {
        let start = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.due(), None);
        pace.hint(Hint::Done, start);
        assert_eq!(pace.due(), Some(start));
        pace.looked(after(start, 1), true);
        assert_eq!(pace.due(), None);
        pace.hint(Hint::Done, after(start, 500));
        assert_eq!(pace.due(), Some(after(start, 500)));
    }

    #[test]
    fn the_second_half_of_a_save_waits_for_nothing() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.hint(Hint::Done, start);
        pace.looked(start, false);
        pace.hint(Hint::Done, after(start, 1));
        assert_eq!(pace.due(), Some(after(start, 1)));
    }

    #[test]
    fn a_file_is_read_when_it_is_closed_or_after_a_while() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.hint(Hint::Writing, start);
        assert_eq!(pace.due(), Some(start + WRITING));
        pace.hint(Hint::Done, after(start, 2));
        assert_eq!(pace.due(), Some(start), "at once");
    }

    #[test]
    fn what_follows_in_a_burst_is_looked_at_once() {
        let start = Instant::now();
        let mut pace = Pace::default();
        let mut looks = Vec::new();
        // A file saved every 10 ms for half a second.
        for now in (0..500).map(|milliseconds| after(start, milliseconds)) {
            if (now - start).as_millis().is_multiple_of(10) {
                pace.hint(Hint::Done, now);
            }
            if pace.due().is_some_and(|due| due <= now) {
                pace.looked(now, true);
                looks.push((now - start).as_millis());
            }
        }
        assert_eq!(looks, [0, 260]);
        assert_eq!(pace.due(), Some(after(start, 490) + QUIET), "the last save is seen");
    }
}
