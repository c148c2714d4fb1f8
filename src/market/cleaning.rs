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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{MarketConfig, Posting, Snapshot, TitleFilter};
    use crate::market::fixtures::Offer;
    use crate::market::mining::mine;
    use crate::skills::Miner;

    /// Every record that is read is taken away by one step or is one of the distinct postings.
    #[test]
    fn the_steps_add_up_from_the_records_to_the_distinct_postings() {
        let asks = "Requirements:\n- Rust in production, and a lot of patience with one another";
        let names = "We are a dozen people in a quiet town and write our programs in Rust.";
        let neither = "We are a dozen people in a quiet town and write to each other every day.";
        let licence = "Requirements:\n- a driving licence, and a lot of patience with all of us";
        let posting = |id: &str, title: &str, text: &str| Posting {
            title: title.to_owned(),
            company: format!("Example {title}"),
            text: text.into(),
            ..Offer::new(id).posting()
        };
        let first = vec![
            posting("a", "Engineer A", asks),
            posting("a", "Engineer A", asks),
            posting("b", "Engineer A", asks),
            posting("c", "Cook", asks),
            posting("d", "Engineer D", names),
            posting("e", "Engineer E", neither),
            posting("f", "Engineer F", licence),
            posting("g", "Engineer G", ""),
            Posting { truncated: true, ..posting("h", "Engineer H", names) },
        ];
        let second = vec![posting("a", "Engineer A", asks), posting("i", "Engineer D", licence)];
        let day = jiff::civil::date;
        let content = MarketContent {
            id: "m".to_owned(),
            config: MarketConfig {
                titles: TitleFilter { include: vec!["engineer".to_owned()], exclude: Vec::new() },
                ..MarketConfig::default()
            },
            snapshots: vec![
                // One record more than could be understood.
                Snapshot { date: day(2026, 1, 10), read: first.len() + 1, postings: first },
                Snapshot { date: day(2026, 2, 10), read: second.len(), postings: second },
            ],
        };
        let (distinct, funnel) = clean(&content);
        let funnel = mine(distinct, funnel, Miner::builtin()).funnel().clone();
        let expected = Funnel {
            read: 12,
            unreadable: 1,
            out_of_role: 1,
            still_open: 1,
            same_id: 1,
            same_text: 1,
            reposts: 1,
            distinct: 6,
            no_text: 1,
            truncated: 1,
            readable: 4,
            asking: 1,
            requiring: 1,
            only_naming: 1,
            no_requirements: 1,
            no_known_skill: 1,
        };
        assert_eq!(funnel, expected);
        let taken = [
            funnel.unreadable,
            funnel.out_of_role,
            funnel.still_open,
            funnel.same_id,
            funnel.same_text,
            funnel.reposts,
        ];
        assert_eq!(funnel.read, taken.iter().sum::<u32>() + funnel.distinct);
    }
}
