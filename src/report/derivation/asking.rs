//! The sentences that a demand was counted from, and who wrote them.

use crate::market::{Ask, PostingSummary, stated_employer_key};
use crate::skills::SkillRef;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Every posting that asks for a skill.
#[derive(Debug, Clone, Serialize)]
pub struct Asking<'a> {
    /// One per posting, strongest first, then newest: as many as the demand counts.
    pub sentences: Vec<Sentence<'a>>,
    /// Distinct stated employers with their postings among these, most first.
    pub employers: Vec<(&'a str, u32)>,
    /// Postings among these that state no employer.
    pub without_employer: u32,
}

/// The sentence by which a posting asks.
#[derive(Debug, Clone, Serialize)]
pub struct Sentence<'a> {
    /// The posting.
    pub posting: &'a PostingSummary,
    /// Its strongest sentence on the skill, with the rule that gave the strength.
    pub ask: &'a Ask,
}

impl<'a> Asking<'a> {
    /// Looks for a skill in the postings of a market, which stand newest first.
    pub fn of(postings: &'a [PostingSummary], skill: &SkillRef) -> Self {
        let sentence = |posting: &'a PostingSummary| {
            let ask = posting.asks.iter().find(|ask| ask.skill.id == skill.id)?;
            Some(Sentence { posting, ask })
        };
        let mut sentences: Vec<Sentence<'a>> = postings.iter().filter_map(sentence).collect();
        sentences.sort_by_key(|sentence| Reverse(sentence.ask.strength));
        let mut by_key: BTreeMap<String, (&str, u32)> = BTreeMap::new();
        let mut without_employer = 0;
        for sentence in &sentences {
            let company = sentence.posting.company.as_str();
            match stated_employer_key(company) {
                Some(key) => by_key.entry(key).or_insert((company, 0)).1 += 1,
                None => without_employer += 1,
            }
        }
        let mut employers: Vec<(&str, u32)> = by_key.into_values().collect();
        employers.sort_by_key(|(name, count)| (Reverse(*count), *name));
        Self { sentences, employers, without_employer }
    }
}
