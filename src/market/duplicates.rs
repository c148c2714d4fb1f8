//! The same posting, seen in several places or several times, becomes one.
//!
//! Occurrences are taken in order of snapshot and file. Each joins a cluster that has its text,
//! its id or its address, else it founds one. Near-equal texts are found through an index (see
//! [`super::similarity`]), so the work grows with the number of postings and not with its square.
//! After each snapshot, what is new in it takes the place of what is gone (see
//! [`super::reposts`]).

use super::identity::{Identity, canonical_url};
use super::open_cluster::{Occurrence, Open};
use super::reposts::{self, Gone, LONGEST_REPOST_DAYS, New};
use super::similarity::{SimilarityIndex, SortedShingles, TextId};
use crate::content::Posting;
use jiff::civil::Date;
use serde::Serialize;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

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
    /// Same id, with the same employer and title or nearly the same text, in the same snapshot.
    SameId,
    /// Same address and title in the same snapshot.
    SameUrl,
    /// Same employer, title and nearly the same text.
    SameText,
    /// Same employer and title, first published in a later snapshot, 1 to 90 days after: with
    /// nearly the same text, or in the place of a posting that is gone.
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
    /// The day since which it is open: the first publication, else the first snapshot.
    pub open_since: Date,
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
        let known = clusters.open.len();
        for posting in &snapshot.postings {
            clusters.add(posting, snapshot.date);
        }
        clusters.join_reposts(known, snapshot.date);
    }
    let distinct = clusters.open.into_iter().filter(|open| open.joined_to.is_none());
    distinct.map(Open::close).collect()
}

/// Clusters under construction and the ways to find them.
#[derive(Default)]
struct Clusters<'a> {
    open: Vec<Open<'a>>,
    /// By format and id: the cluster, and when the id was last seen.
    by_id: HashMap<(&'static str, &'a str), (usize, Date)>,
    /// By address and title, likewise.
    by_url: HashMap<(String, Vec<String>), (usize, Date)>,
    /// By employer, title and text, as hashes: the cluster and the text as remembered.
    by_text: HashMap<(u64, u64), (usize, TextId)>,
    similar: SimilarityIndex,
    /// By employer and title, as a hash: clusters, some of them more than once.
    by_title: HashMap<u64, Vec<usize>>,
}

/// An occurrence with what it is compared by.
struct Seen<'a> {
    posting: &'a Posting,
    date: Date,
    identity: Identity,
    /// Made when they are asked for: an equal text needs none.
    shingles: OnceCell<SortedShingles>,
    url: Option<(String, Vec<String>)>,
}

impl<'a> Seen<'a> {
    fn new(posting: &'a Posting, date: Date) -> Self {
        let identity = Identity::of(posting);
        let url = posting.url.as_deref();
        let url = url.map(|url| (canonical_url(url), identity.title.clone()));
        Self { posting, date, identity, shingles: OnceCell::new(), url }
    }

    fn shingles(&self) -> &SortedShingles {
        self.shingles.get_or_init(|| SortedShingles::of(&self.identity.words))
    }

    fn id(&self) -> (&'static str, &'a str) {
        (self.posting.format, &self.posting.id)
    }

    /// The reason for an occurrence whose id or address was seen on `last`.
    fn again(&self, last: Date, same_snapshot: Reason) -> Reason {
        if last == self.date { same_snapshot } else { Reason::StillOpen }
    }
}

impl<'a> Clusters<'a> {
    fn add(&mut self, posting: &'a Posting, date: Date) {
        let seen = Seen::new(posting, date);
        let found = self.find(&seen);
        let at = found.map_or(self.open.len(), |(at, _)| at);
        if found.is_none() {
            self.open.push(Open::default());
        }
        self.by_id.insert(seen.id(), (at, date));
        if let Some(url) = &seen.url {
            self.by_url.insert(url.clone(), (at, date));
        }
        let text = self.remember_text(at, &seen);
        let reason = found.map(|(_, reason)| reason);
        if !seen.identity.employer.is_empty() && !seen.identity.title.is_empty() {
            self.by_title.entry(seen.identity.bucket).or_default().push(at);
        }
        let Seen { posting, date, identity, url, .. } = seen;
        self.open[at].push(Occurrence { posting, date, reason }, identity, url, text);
    }

    /// Joins clusters founded in a snapshot, from the index `known` on, to those of the same
    /// employer and title that are gone from it.
    fn join_reposts(&mut self, known: usize, date: Date) {
        let buckets: HashSet<u64> = self.open[known..].iter().map(|open| open.bucket).collect();
        for bucket in buckets {
            let Some(mut clusters) = self.by_title.remove(&bucket) else { continue };
            clusters.sort_unstable();
            clusters.dedup();
            let open = |at: usize| &self.open[at];
            // One that got another title is noted under that.
            clusters.retain(|at| open(*at).joined_to.is_none() && open(*at).bucket == bucket);
            let stated = clusters.iter().copied().filter(|at| !open(*at).is_of_aggregator());
            let (gone, new): (Vec<usize>, Vec<usize>) = stated.partition(|at| *at < known);
            let gone = gone.into_iter().filter(|at| open(*at).last_seen() < Some(date));
            let gone = gone.filter_map(|at| Some(Gone { cluster: at, last: open(at).last_day()? }));
            let new = new.into_iter();
            let new = new.filter_map(|at| Some(New { cluster: at, first: open(at).first_day()? }));
            for (new, gone) in reposts::pair(gone.collect(), new.collect()) {
                self.join(new, gone);
            }
            self.by_title.insert(bucket, clusters);
        }
    }

    /// Moves the occurrences of a cluster to an earlier one.
    fn join(&mut self, new: usize, earlier: usize) {
        let moved = std::mem::take(&mut self.open[new]);
        self.open[new].joined_to = Some(earlier);
        let open = &mut self.open[earlier];
        let published = open.published.max(moved.published);
        let mut occurrences = std::mem::take(&mut open.occurrences);
        let known = occurrences.len();
        occurrences.extend(moved.occurrences);
        occurrences[known].reason = Some(Reason::Repost);
        // What is compared is what the newest occurrence has.
        *open = Open { published, occurrences, ..moved };
    }

    /// The cluster that an index stands for, since it may have been joined to another.
    fn resolve(&self, at: usize) -> usize {
        self.open[at].joined_to.unwrap_or(at)
    }

    /// The cluster an occurrence belongs to, and why.
    fn find(&self, seen: &Seen<'_>) -> Option<(usize, Reason)> {
        let resolved = |(at, last): &(usize, Date)| (self.resolve(*at), *last);
        if let Some((at, last)) = self.by_id.get(&seen.id()).map(resolved)
            && self.is_same_by_id(at, seen)
        {
            return Some((at, seen.again(last, Reason::SameId)));
        }
        let same_text = self.same_text(seen);
        if let Some(url) = &seen.url {
            // One address may list several jobs: of these, the one with the text is meant.
            let with_text = same_text.filter(|at| self.open[*at].url.as_ref() == Some(url));
            let with_text = with_text.and_then(|at| Some((at, self.open[at].last_seen()?)));
            let newest = self.by_url.get(url).map(resolved);
            let newest = newest.filter(|(at, _)| self.is_same_by_url(*at, seen));
            if let Some((at, last)) = with_text.or(newest) {
                return Some((at, seen.again(last, Reason::SameUrl)));
            }
        }
        let at = same_text?;
        Some((at, self.published_again(at, seen)?))
    }

    /// The newest cluster of the employer and title with nearly the same text.
    fn same_text(&self, seen: &Seen<'_>) -> Option<usize> {
        let key = (seen.identity.bucket, seen.identity.text_hash?);
        let equal = self.by_text.get(&key).map(|(at, _)| *at);
        let found = equal.or_else(|| self.similar.find(seen.identity.bucket, seen.shingles()));
        found.map(|at| self.resolve(at))
    }

    fn remember_text(&mut self, at: usize, seen: &Seen<'_>) -> Option<TextId> {
        let bucket = seen.identity.bucket;
        let key = (bucket, seen.identity.text_hash?);
        let known = self.by_text.get(&key).filter(|(cluster, _)| self.resolve(*cluster) == at);
        let text = match known {
            Some((_, text)) => *text,
            None => self.similar.insert(bucket, seen.shingles().clone(), at),
        };
        self.by_text.insert(key, (at, text));
        Some(text)
    }

    /// Whether nothing speaks against a cluster with the same id: numbers 1, 2, 3 … are ids of
    /// anything.
    fn is_same_by_id(&self, at: usize, seen: &Seen<'_>) -> bool {
        let earlier = &self.open[at];
        let same_title = earlier.title == seen.identity.title;
        if earlier.employer.is_empty() || seen.identity.employer.is_empty() {
            return same_title && self.has_text_of(at, seen);
        }
        let same_employer = earlier.employer == seen.identity.employer;
        same_employer && (same_title || self.has_text_of(at, seen))
    }

    /// Whether nothing speaks against a cluster with the same address and title: two jobs of one
    /// snapshot with whole texts of their own only share the address of a list.
    fn is_same_by_url(&self, at: usize, seen: &Seen<'_>) -> bool {
        let earlier = &self.open[at];
        let (one, other) = (&earlier.employer, &seen.identity.employer);
        if !one.is_empty() && !other.is_empty() && one != other {
            return false;
        }
        let Some(last) = earlier.occurrences.last() else { return false };
        let readable = seen.identity.text_hash.is_some() && earlier.text_hash.is_some();
        let whole = readable && !last.posting.truncated && !seen.posting.truncated;
        last.date != seen.date || !whole || self.has_text_of(at, seen)
    }

    /// Whether the newest text of a cluster is nearly that of an occurrence.
    fn has_text_of(&self, at: usize, seen: &Seen<'_>) -> bool {
        let earlier = &self.open[at];
        seen.identity.text_hash.is_some()
            && (earlier.text_hash == seen.identity.text_hash
                || earlier.text.is_some_and(|text| self.similar.is_same(text, seen.shingles())))
    }

    /// The reason for an occurrence with the text of a cluster; `None` when it is so much later
    /// that it is a posting of its own.
    fn published_again(&self, at: usize, seen: &Seen<'_>) -> Option<Reason> {
        let earlier = &self.open[at];
        let last_seen = earlier.last_seen()?;
        if last_seen == seen.date {
            return Some(Reason::SameText);
        }
        let before = earlier.last_day()?;
        let days = (seen.posting.posted_on.unwrap_or(seen.date) - before).get_days();
        match days {
            // Published while the other was open: one more place, not a repost.
            ..=0 => Some(Reason::SameText),
            1..=LONGEST_REPOST_DAYS => Some(Reason::Repost),
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
