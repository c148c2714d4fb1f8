//! The same posting, seen in several places or several times, becomes one.
//!
//! Occurrences are taken in order of snapshot and file. Each joins the first cluster that it
//! shares id, address or text with, else it founds one. Near-equal texts are found through
//! an index (see [`super::similarity`]), so the work grows with the number of postings and not
//! with its square.

use super::identity::{Identity, canonical_url};
use super::similarity::{SimilarityIndex, SortedShingles};
use crate::content::Posting;
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A posting that appears again after more days than this is a new one.
const LONGEST_REPOST_DAYS: i32 = 90;

/// One snapshot's postings that passed the title filter.
#[derive(Debug, Clone)]
pub struct DatedPostings<'a> {
    /// Day of collection.
    pub date: Date,
    /// In file order.
    pub postings: Vec<&'a Posting>,
}

/// Why an occurrence is not counted as a posting of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Same id in the same snapshot.
    SameId,
    /// Same address and title in the same snapshot.
    SameUrl,
    /// Same employer, title and nearly the same text.
    SameText,
    /// The same rule, but first published in a later snapshot, 1 to 90 days after.
    Repost,
    /// Same id or address in a later snapshot: no duplicate, the posting is still open.
    StillOpen,
}

/// An occurrence that was joined to another posting.
#[derive(Debug, Clone)]
pub struct Removed<'a> {
    /// The occurrence.
    pub posting: &'a Posting,
    /// Snapshot it was in.
    pub snapshot: Date,
    /// Why it was joined.
    pub reason: Reason,
}

/// One distinct posting with all its occurrences.
#[derive(Debug, Clone)]
pub struct Cluster<'a> {
    /// The occurrence that stands for all: the earliest published, then the most complete.
    pub kept: &'a Posting,
    /// The snapshot of the kept occurrence.
    pub kept_in: Date,
    /// The other occurrences, in order of snapshot and file.
    pub removed: Vec<Removed<'a>>,
    /// Places of all occurrences, in order found, without repeats.
    pub locations: Vec<&'a str>,
    /// First snapshot it was in.
    pub first_seen: Date,
    /// Last snapshot it was in.
    pub last_seen: Date,
}

/// Joins the occurrences of all snapshots to distinct postings, in order of first appearance.
///
/// The result depends only on the input: snapshots are taken by date, and in the order given
/// when two have the same date.
pub fn distinct<'a>(snapshots: &[DatedPostings<'a>]) -> Vec<Cluster<'a>> {
    let mut ordered: Vec<&DatedPostings<'a>> = snapshots.iter().collect();
    ordered.sort_by_key(|snapshot| snapshot.date);
    let mut clusters = Clusters::default();
    for snapshot in ordered {
        for posting in &snapshot.postings {
            clusters.add(posting, snapshot.date);
        }
    }
    clusters.open.into_iter().map(Open::close).collect()
}

/// Clusters under construction and the ways to find them.
#[derive(Default)]
struct Clusters<'a> {
    open: Vec<Open<'a>>,
    by_id: HashMap<(&'static str, &'a str), usize>,
    by_url: HashMap<(String, Vec<String>), usize>,
    by_text: HashMap<(u64, u64), usize>,
    similar: SimilarityIndex,
}

impl<'a> Clusters<'a> {
    fn add(&mut self, posting: &'a Posting, date: Date) {
        let identity = Identity::of(posting);
        let bucket = identity.bucket;
        let id = (posting.format, &*posting.id);
        let url = posting.url.as_deref().map(|url| (canonical_url(url), identity.title.clone()));
        let text = identity.text_hash.map(|hash| (identity.bucket, hash));
        let shingles = SortedShingles::of(&identity.words);

        let same_id = self.by_id.get(&id).copied().filter(|&at| self.open[at].is_kin(&identity));
        let same_url = url.as_ref().and_then(|key| self.by_url.get(key)).copied();
        let found = if let Some(at) = same_id {
            Some((at, self.seen_again(at, date, Reason::SameId)))
        } else if let Some(at) = same_url {
            Some((at, self.seen_again(at, date, Reason::SameUrl)))
        } else {
            let same = text.and_then(|key| self.by_text.get(&key)).copied();
            let like = same.or_else(|| self.similar.find(identity.bucket, &shingles));
            like.and_then(|at| Some((at, self.published_again(at, posting, date)?)))
        };
        let at = match found {
            Some((at, reason)) => {
                self.open[at].occurrences.push(Occurrence { posting, date, reason: Some(reason) });
                at
            }
            None => {
                let occurrences = vec![Occurrence { posting, date, reason: None }];
                self.open.push(Open { identity: identity.names(), occurrences });
                self.open.len() - 1
            }
        };
        // The newest occurrence is the one that the next is compared with.
        self.by_id.insert(id, at);
        if let Some(key) = url {
            self.by_url.insert(key, at);
        }
        let known = text.and_then(|key| self.by_text.insert(key, at));
        if known != Some(at) {
            self.similar.insert(bucket, shingles, at);
        }
    }

    /// The reason for an occurrence with the id or address of a cluster.
    fn seen_again(&self, at: usize, date: Date, same_snapshot: Reason) -> Reason {
        if self.open[at].last_seen() == Some(date) { same_snapshot } else { Reason::StillOpen }
    }

    /// The reason for an occurrence with the text of a cluster; `None` when it is so much later
    /// that it is a posting of its own.
    fn published_again(&self, at: usize, posting: &Posting, date: Date) -> Option<Reason> {
        let earlier = &self.open[at];
        let last_seen = earlier.last_seen()?;
        if last_seen == date {
            return Some(Reason::SameText);
        }
        let published = earlier.occurrences.iter().filter_map(|seen| seen.posting.posted_on).max();
        let before = published.map_or(last_seen, |day| day.max(last_seen));
        let days = (posting.posted_on.unwrap_or(date) - before).get_days();
        match days {
            // Published while the other was open: one more place, not a repost.
            ..=0 => Some(Reason::SameText),
            1..=LONGEST_REPOST_DAYS => Some(Reason::Repost),
            _ => None,
        }
    }
}

struct Open<'a> {
    /// Employer and title of the founder.
    identity: (String, Vec<String>),
    occurrences: Vec<Occurrence<'a>>,
}

struct Occurrence<'a> {
    posting: &'a Posting,
    date: Date,
    reason: Option<Reason>,
}

impl<'a> Open<'a> {
    /// Whether an id may be the same posting's: numbers 1, 2, 3 … are ids of anything.
    fn is_kin(&self, identity: &Identity) -> bool {
        let employer = !identity.employer.is_empty() && self.identity.0 == identity.employer;
        employer || self.identity.1 == identity.title
    }

    fn last_seen(&self) -> Option<Date> {
        self.occurrences.last().map(|occurrence| occurrence.date)
    }

    fn close(mut self) -> Cluster<'a> {
        let best = (0..self.occurrences.len())
            .min_by_key(|&at| rank(&self.occurrences[at], at))
            .unwrap_or(0);
        let first_seen = self.occurrences[0].date;
        let last_seen = self.occurrences[self.occurrences.len() - 1].date;
        let mut locations: Vec<&'a str> = Vec::new();
        for place in self.occurrences.iter().flat_map(|seen| &seen.posting.locations) {
            if !locations.contains(&&**place) {
                locations.push(place);
            }
        }
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

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
