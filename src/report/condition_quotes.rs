//! Sentences behind the counts of what is asked apart from skills.

use crate::market::{PostingSummary, Quote, stated_employer_key};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Sentences kept per row, each from another employer.
const QUOTES: usize = 5;

/// Some of the sentences that a row was counted from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct ConditionQuotes {
    /// From different employers, strongest first, then newest.
    pub quotes: Vec<Quote>,
    /// Postings of the row that are not quoted.
    pub others: u32,
}

/// The sentences behind each row, by its id; `postings` stand newest first.
pub(crate) fn condition_quotes(postings: &[PostingSummary]) -> BTreeMap<String, ConditionQuotes> {
    let mut found: BTreeMap<&str, BTreeMap<usize, Quote>> = BTreeMap::new();
    for (at, posting) in postings.iter().enumerate() {
        for condition in &posting.conditions {
            for row in &condition.rows {
                let quotes = found.entry(row).or_default();
                // A posting is quoted once per row, with its strongest sentence.
                if quotes.get(&at).is_none_or(|quote| quote.strength < condition.strength) {
                    quotes.insert(at, quote(posting, condition));
                }
            }
        }
    }
    found.into_iter().map(|(row, quotes)| (row.to_owned(), choose(quotes))).collect()
}

fn choose(quotes: BTreeMap<usize, Quote>) -> ConditionQuotes {
    let all = quotes.len();
    let mut ordered: Vec<(usize, Quote)> = quotes.into_iter().collect();
    ordered.sort_by_key(|(at, quote)| (Reverse(quote.strength), *at));
    let mut employers = HashSet::new();
    let quotes: Vec<Quote> = ordered
        .into_iter()
        .map(|(_, quote)| quote)
        .filter(|quote| employers.insert(stated_employer_key(&quote.company)))
        .take(QUOTES)
        .collect();
    ConditionQuotes { others: (all - quotes.len()) as u32, quotes }
}

fn quote(posting: &PostingSummary, condition: &crate::market::PostingCondition) -> Quote {
    Quote {
        posting: posting.id.clone(),
        company: posting.company.clone(),
        title: posting.title.clone(),
        url: posting.url.clone(),
        date: posting.posted_on.unwrap_or(posting.first_seen),
        dated: posting.posted_on.is_some(),
        strength: condition.strength,
        rule: condition.rule.clone(),
        before: condition.before.clone(),
        mention: condition.mention.clone(),
        after: condition.after.clone(),
    }
}
