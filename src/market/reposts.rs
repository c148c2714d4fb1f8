//! Postings that take the place of one that is gone: the same employer and title, published anew,
//! perhaps in other words.
//!
//! Two requisitions that are open at once are two, however alike their titles. So only what is
//! gone from a snapshot can have been published again in it, and each once: of two new siblings
//! and one that is gone, one sibling is the repost and the other a posting of its own.

use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::VecDeque;

/// A posting that appears again after more days than this is a new one.
pub(super) const LONGEST_REPOST_DAYS: i32 = 90;

/// A posting that is in no copy of the newest snapshot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gone {
    /// Its index.
    pub(super) cluster: usize,
    /// The last day on which it was open or published.
    pub(super) last: Date,
}

/// A posting that is in no earlier snapshot.
#[derive(Debug, Clone, Copy)]
pub(super) struct New {
    /// Its index.
    pub(super) cluster: usize,
    /// The first day of its publication, else the snapshot's.
    pub(super) first: Date,
}

/// Which new posting is which of the gone ones again, as pairs of indices: published 1 to
/// [`LONGEST_REPOST_DAYS`] days after, of several the one that was open last.
///
/// All are of one employer and title. The work is that of sorting them.
pub(super) fn pair(mut gone: Vec<Gone>, mut new: Vec<New>) -> Vec<(usize, usize)> {
    gone.sort_unstable_by_key(|gone| (gone.last, Reverse(gone.cluster)));
    new.sort_unstable_by_key(|new| (new.first, new.cluster));
    let mut gone = gone.into_iter().peekable();
    // Those that were gone before the new one was published, the last one at the back.
    let mut waiting: VecDeque<Gone> = VecDeque::new();
    let mut pairs = Vec::new();
    for new in new {
        while let Some(gone) = gone.next_if(|gone| gone.last < new.first) {
            waiting.push_back(gone);
        }
        let too_old = |gone: &Gone| (new.first - gone.last).get_days() > LONGEST_REPOST_DAYS;
        while waiting.front().is_some_and(too_old) {
            waiting.pop_front();
        }
        pairs.extend(waiting.pop_back().map(|gone| (new.cluster, gone.cluster)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Pairs of postings given by day of the year 2026.
    fn pairs(gone: &[i16], new: &[i16]) -> Vec<(usize, usize)> {
        let day = |day: &i16| date(2026, 1, 1) + jiff::Span::new().days(*day);
        let gone = gone.iter().enumerate();
        let gone = gone.map(|(cluster, last)| Gone { cluster, last: day(last) });
        let new = new.iter().enumerate();
        let new = new.map(|(cluster, first)| New { cluster, first: day(first) });
        let mut pairs = pair(gone.collect(), new.collect());
        pairs.sort_unstable();
        pairs
    }

    #[test]
    fn each_is_published_again_once_and_in_time() {
        assert_eq!(pairs(&[10], &[10]), [], "open on one day");
        assert_eq!(pairs(&[10], &[11]), [(0, 0)]);
        assert_eq!(pairs(&[10], &[100]), [(0, 0)]);
        assert_eq!(pairs(&[10], &[101]), [], "91 days");
        assert_eq!(pairs(&[10], &[20, 20]), [(0, 0)], "the second is a sibling");
        assert_eq!(pairs(&[10, 10], &[20]), [(0, 0)]);
        assert_eq!(pairs(&[10, 15], &[20]), [(0, 1)], "the one that was open last");
        assert_eq!(pairs(&[10, 15], &[30, 12]), [(0, 1), (1, 0)]);
        assert_eq!(pairs(&[10, 15, 60], &[105, 105, 105]), [(0, 2), (1, 1)]);
    }
}
