//! Warns of a title filter that leaves next to nothing of its market.

use crate::content::{Content, MarketContent, Posting, shorten};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::market::TitleMatcher;
use crate::wording;
use std::collections::{HashMap, HashSet};

/// Fewer postings than these say little of a market, and a filter that drops more than it leaves
/// is then more likely a slip than meant.
const FEW: usize = 10;
/// So many of the titles that are left out are named.
const NAMED: usize = 5;

/// Warns of each market whose filter leaves no posting, or few and less than it drops.
pub(super) fn check(content: &Content, diagnostics: &mut Diagnostics) {
    let found = content.markets.iter().filter_map(|market| of_market(market));
    found.for_each(|problem| diagnostics.push(problem));
}

fn of_market(market: &MarketContent) -> Option<Diagnostic> {
    let place = market.config.titles_place.clone()?;
    let filter = TitleMatcher::new(&market.config.titles);
    // A posting that is still open stands in several snapshots.
    let key = |posting: &Posting| (posting.id.clone(), posting.title.clone());
    let all = market.snapshots.iter().flat_map(|snapshot| &snapshot.postings);
    let mut seen = HashSet::new();
    let different: Vec<&Posting> = all.filter(|posting| seen.insert(key(posting))).collect();
    let (left, dropped): (Vec<&Posting>, Vec<&Posting>) =
        different.into_iter().partition(|posting| filter.passes(&posting.title));
    if left.len() >= FEW || dropped.len() <= left.len() {
        return None;
    }
    let postings = wording::count(left.len() + dropped.len(), "posting");
    let message = match left.len() {
        0 => format!("the title filter of the market `{}` leaves none of {postings}", market.id),
        few => format!("the title filter of the market `{}` leaves {few} of {postings}", market.id),
    };
    let hint = format!(
        "the most frequent titles left out are {}: change `include` or `exclude` if they are meant",
        wording::list(&most_frequent(&dropped))
    );
    Some(Diagnostic::warning("titles-leave-few", message).at(place).hint(hint))
}

/// The most frequent titles with how often they occur.
fn most_frequent(postings: &[&Posting]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for posting in postings {
        *counts.entry(posting.title.trim()).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|(one, often), (other, seldom)| seldom.cmp(often).then(one.cmp(other)));
    let named = |(title, count): &(&str, usize)| match *title {
        "" => format!("none at all ({count})"),
        title => format!("`{}` ({count})", shorten(title)),
    };
    counts.iter().take(NAMED).map(named).collect()
}
