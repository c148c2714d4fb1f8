//! A distinct posting while its occurrences are gathered.

use super::duplicates::{Cluster, Reason, Removed};
use super::identity::Identity;
use super::similarity::TextId;
use crate::content::{Posting, is_aggregator};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashSet;

/// A cluster with what its newest occurrence is compared by.
#[derive(Default)]
pub(super) struct Open<'a> {
    pub(super) employer: String,
    pub(super) title: Vec<String>,
    /// Hash of employer and title.
    pub(super) bucket: u64,
    pub(super) url: Option<(String, Vec<String>)>,
    pub(super) text_hash: Option<u64>,
    pub(super) text: Option<TextId>,
    /// The last day of publication of all.
    pub(super) published: Option<Date>,
    pub(super) occurrences: Vec<Occurrence<'a>>,
    /// The earlier cluster that has its occurrences now.
    pub(super) joined_to: Option<usize>,
}

/// A posting, the snapshot it was in, and why it was joined.
pub(super) struct Occurrence<'a> {
    pub(super) posting: &'a Posting,
    pub(super) date: Date,
    pub(super) reason: Option<Reason>,
}

impl<'a> Open<'a> {
    /// Adds an occurrence; the next are compared with it.
    pub(super) fn push(
        &mut self,
        occurrence: Occurrence<'a>,
        identity: Identity,
        url: Option<(String, Vec<String>)>,
        text: Option<TextId>,
    ) {
        self.bucket = identity.bucket;
        self.employer = identity.employer;
        self.title = identity.title;
        self.text_hash = identity.text_hash;
        self.url = url;
        self.text = text;
        self.published = self.published.max(occurrence.posting.posted_on);
        self.occurrences.push(occurrence);
    }

    /// The last snapshot it was in.
    pub(super) fn last_seen(&self) -> Option<Date> {
        self.occurrences.last().map(|occurrence| occurrence.date)
    }

    /// The last day of which it is known that it was open or published.
    pub(super) fn last_day(&self) -> Option<Date> {
        self.last_seen().map(|seen| self.published.map_or(seen, |day| day.max(seen)))
    }

    /// The first day of publication, else of a snapshot.
    pub(super) fn first_day(&self) -> Option<Date> {
        self.occurrences.iter().map(|seen| seen.posting.posted_on.unwrap_or(seen.date)).min()
    }

    /// Whether the newest occurrence is a copy on a board of others' postings.
    pub(super) fn is_of_aggregator(&self) -> bool {
        self.occurrences.last().is_some_and(|newest| is_aggregator(newest.posting.format))
    }

    /// The finished cluster.
    pub(super) fn close(mut self) -> Cluster<'a> {
        let best = (0..self.occurrences.len())
            .min_by_key(|&at| rank(&self.occurrences[at], at))
            .unwrap_or(0);
        let first_seen = self.occurrences[0].date;
        let last_seen = self.occurrences[self.occurrences.len() - 1].date;
        let published = self.occurrences.iter().filter_map(|seen| seen.posting.posted_on).min();
        let mut known: HashSet<&str> = HashSet::new();
        let places = self.occurrences.iter().flat_map(|seen| &seen.posting.locations);
        let locations = places.map(|place| &**place).filter(|place| known.insert(place)).collect();
        // The founder takes the reason of the one that stands in its place.
        self.occurrences[0].reason = self.occurrences[best].reason;
        let kept = self.occurrences.remove(best);
        let removed = self.occurrences.into_iter().map(|seen| Removed {
            posting: seen.posting,
            snapshot: seen.date,
            reason: seen.reason.unwrap_or(Reason::SameText),
        });
        Cluster {
            kept: kept.posting,
            kept_in: kept.date,
            removed: removed.collect(),
            locations,
            open_since: published.map_or(first_seen, |day| day.min(first_seen)),
            first_seen,
            last_seen,
        }
    }
}

/// Readable first, then earliest published, then the most complete, then the first found.
fn rank(seen: &Occurrence<'_>, at: usize) -> (bool, Date, Reverse<usize>, bool, bool, usize) {
    let posting = seen.posting;
    (
        posting.truncated || posting.text.trim().is_empty(),
        posting.posted_on.unwrap_or(seen.date),
        Reverse(posting.text.len()),
        posting.pay.is_empty(),
        posting.url.is_none(),
        at,
    )
}
