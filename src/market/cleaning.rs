//! From the postings of all snapshots to distinct postings in the role, with every step counted.

use super::duplicates::{DatedPostings, Reason, distinct};
use super::mining::DistinctPosting;
use super::model::Funnel;
use super::title_filter::TitleMatcher;
use crate::content::MarketContent;

/// Applies the title filter, then joins duplicates; the funnel is filled up to `distinct`.
pub fn clean(content: &MarketContent) -> (Vec<DistinctPosting<'_>>, Funnel) {
    let titles = TitleMatcher::new(&content.config.titles);
    let mut funnel = Funnel::default();
    let mut dated = Vec::with_capacity(content.snapshots.len());
    for snapshot in &content.snapshots {
        let in_role: Vec<_> =
            snapshot.postings.iter().filter(|posting| titles.passes(&posting.title)).collect();
        let understood = snapshot.postings.len();
        funnel.read += count(snapshot.read);
        funnel.unreadable += count(snapshot.read.saturating_sub(understood));
        funnel.out_of_role += count(understood - in_role.len());
        dated.push(DatedPostings { date: snapshot.date, postings: in_role });
    }
    let clusters = distinct(&dated);
    funnel.distinct = count(clusters.len());
    let mut postings = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let mut seen = vec![cluster.kept_in];
        for removed in &cluster.removed {
            seen.push(removed.snapshot);
            let step = match removed.reason {
                Reason::SameId | Reason::SameUrl => &mut funnel.same_id,
                Reason::SameText => &mut funnel.same_text,
                Reason::Repost => &mut funnel.reposts,
                Reason::StillOpen => &mut funnel.still_open,
            };
            *step += 1;
        }
        postings.push(DistinctPosting {
            posting: cluster.kept,
            locations: cluster.locations.into_iter().map(str::to_owned).collect(),
            open_since: cluster.open_since,
            first_seen: cluster.first_seen,
            seen_again: seen,
            copies: count(cluster.removed.len()),
        });
    }
    (postings, funnel)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
