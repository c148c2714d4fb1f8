//! The terms of the pages in plain words, with the thresholds that decide.

use super::alternatives;
use super::severity::{CRITICAL_EMPLOYERS, CRITICAL_POSTINGS};
use crate::candidate::{EvidenceLevel, RECENT_MONTHS};
use crate::language::{Language, PlainMessages};
use crate::market::{
    MINIMUM_FOR_SHARES, QUARTILES_FROM, SMALL_SAMPLE, concentrated_rule, distinctive_rule,
    trend_rule,
};

/// A term with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its place on the method page.
    pub id: &'static str,
    /// As pages write it.
    pub term: String,
    /// What it means, in two sentences.
    pub meaning: String,
}

/// Terms that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermGroup {
    /// Element id of the heading.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// In the order in which one builds on the other.
    pub terms: Vec<Term>,
}

fn term(id: &'static str, term: impl ToString, meaning: impl ToString) -> Term {
    Term { id, term: term.to_string(), meaning: meaning.to_string() }
}

/// Every term that pages use and may not be known, told in `language`.
pub fn glossary(language: Language) -> Vec<TermGroup> {
    let say = language.plain();
    let words = say.glossary;
    let group = |id, title: &dyn ToString, terms| TermGroup { id, title: title.to_string(), terms };
    vec![
        group("terms-postings", &words.postings_title(), postings(say)),
        group("terms-demand", &words.demand_title(), demand(say)),
        group("terms-change", &words.change_title(), change(say)),
        group("terms-candidate", &words.candidate_title(), candidate(say)),
        group("terms-plan", &words.plan_title(), plan(say)),
    ]
}

fn postings(say: PlainMessages) -> Vec<Term> {
    let words = say.glossary;
    vec![
        term("market", words.market(), words.market_meaning()),
        term("snapshot", words.snapshot(), words.snapshot_meaning()),
        term("readable", words.readable(), words.readable_meaning()),
        term("k-of-n", words.k_of_n(), words.k_of_n_meaning(MINIMUM_FOR_SHARES, SMALL_SAMPLE)),
    ]
}

fn demand(say: PlainMessages) -> Vec<Term> {
    let words = say.glossary;
    vec![
        term("required", words.required(), words.required_meaning()),
        term("wilson", words.wilson(), words.wilson_meaning()),
        term("employer-weighted", words.employer_weighted(), words.employer_weighted_meaning()),
        term(
            "concentrated",
            words.concentrated(),
            words.concentrated_meaning(concentrated_rule(say)),
        ),
        term("distinctive", words.distinctive(), words.distinctive_meaning(distinctive_rule(say))),
        term("tier", words.tier(), words.tier_meaning()),
        term("place", words.place(), words.place_meaning()),
        term("one-of", words.one_of(), words.one_of_meaning()),
        term("companions", words.companions(), words.companions_meaning()),
    ]
}

fn change(say: PlainMessages) -> Vec<Term> {
    let words = say.glossary;
    vec![
        term("stated-pay", words.stated_pay(), words.stated_pay_meaning(QUARTILES_FROM)),
        term("quartiles", words.quartiles(), words.quartiles_meaning()),
        term("premium", words.premium(), words.premium_meaning()),
        term("trend", words.trend(), words.trend_meaning(trend_rule(say))),
        term("false-discovery", words.false_discovery(), words.false_discovery_meaning()),
    ]
}

fn candidate(say: PlainMessages) -> Vec<Term> {
    let words = say.glossary;
    let (least, most) = (EvidenceLevel::None, EvidenceLevel::Recent);
    let evidence = words.evidence_meaning(u8::from(least), least, u8::from(most), most);
    let [have, partly, missing] =
        [EvidenceLevel::Used, EvidenceLevel::Listed, EvidenceLevel::None].map(u8::from);
    let standing = words.standing_meaning(have, partly, missing, RECENT_MONTHS);
    let gap = words.gap_meaning(CRITICAL_POSTINGS, CRITICAL_EMPLOYERS);
    let alternative = words.alternative_meaning(alternatives::rule(say));
    vec![
        term("evidence", words.evidence(), evidence),
        term("standing", words.standing(), standing),
        term("implied", words.implied(), words.implied_meaning()),
        term("fully-met", words.fully_met(), words.fully_met_meaning()),
        term("alternative", words.alternative(), alternative),
        term("coverage", words.coverage(), words.coverage_meaning()),
        term("gap", words.gap(), gap),
    ]
}

fn plan(say: PlainMessages) -> Vec<Term> {
    let words = say.glossary;
    vec![
        term("prerequisite", words.prerequisite(), words.prerequisite_meaning()),
        term("hours", words.hours(), words.hours_meaning()),
        term("bound", words.bound(), words.bound_meaning()),
        term("milestone", words.milestone(), words.milestone_meaning()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_term_is_told_in_two_sentences_at_a_place_of_its_own() {
        let mut ids = BTreeSet::new();
        for term in glossary(Language::English).into_iter().flat_map(|group| group.terms) {
            assert!(ids.insert(term.id), "{} twice", term.id);
            let ends = term.meaning.matches(". ").count() + 1;
            assert_eq!(ends, 2, "{}: {}", term.id, term.meaning);
            assert!(term.meaning.ends_with('.'), "{}", term.meaning);
        }
        assert!(ids.len() > 20, "{} terms", ids.len());
    }

    #[test]
    fn the_thresholds_are_those_that_decide() {
        let all: String = glossary(Language::English)
            .into_iter()
            .flat_map(|group| group.terms)
            .map(|term| term.meaning)
            .collect();
        for part in [
            "Under 10 postings",
            "under 30 the sample",
            "at least 3 postings name the skill",
            "more than 10 points",
            "at least 2 times its share",
            "needs 10 ranges",
            "within 24 months",
            "fewer than 3 or less than 5 %",
        ] {
            assert!(all.contains(part), "{part}");
        }
    }
}
