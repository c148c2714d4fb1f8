//! Percentages, shares, counts of lists and large figures.

use super::super::document::{BlockKind, Document};
use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::{Sentence, Word};
use super::super::text::Text;
use crate::diagnostics::Span;
use crate::market::{Demand, TrendPoint};
use crate::skills::SkillId;
use std::collections::BTreeSet;

/// How far a percentage may be from its share: rounding to whole ones, and a little.
const ROUNDING: f64 = 0.6;

/// How far a percentage may be from the data's, which a reader may have rounded twice.
const TOLERANCE: f64 = 1.0;

/// So many words may stand between a figure and what it counts: "176 distinct readable postings".
const REACH: usize = 4;

pub(super) fn without_base(text: &Text<'_>, findings: &mut Findings) {
    let sample_known = states_sample(text);
    for (sentence, _) in text.claiming() {
        let row = text.document.blocks[sentence.block].kind == BlockKind::Row;
        let led = leads_in(text, sentence.block);
        if led
            || (row && sample_known)
            || !sentence.shares().is_empty()
            || text.is_sourced(sentence)
        {
            continue;
        }
        for (_, span) in sentence.percentages(&text.document.source.text) {
            let words = &sentence.words;
            let from = words.partition_point(|word| word.span.start < span.start);
            let to = words.partition_point(|word| word.span.start < span.end);
            let before = &words[from.saturating_sub(3)..from];
            let after = &words[to..words.len().min(to + REACH)];
            let table = phrases();
            let named = after.first().is_some_and(|word| word.text == "of");
            let bound = table.threshold.is_in(before) && sample_known;
            // "12 h; 50 % less": of the figure before.
            let compared = from > 0
                && words[..from].iter().any(Word::is_figure)
                && after
                    .first()
                    .is_some_and(|word| ["less", "more", "fewer"].contains(&&*word.text));
            let of_interval = table.threshold.is_in(&after[..after.len().min(2)]);
            let of_known = named && (!table.sample.is_in(after) || sample_known);
            if of_known || bound || compared || of_interval {
                continue;
            }
            let written = text.document.text(span);
            let message = if named {
                format!("{written} of an unknown number")
            } else {
                format!("{written} does not say of what")
            };
            findings
                .add(span, message)
                .hint("write it as k of n, with the name of what was counted");
        }
    }
}

/// Whether what introduces the list of an item says what is counted.
fn leads_in(text: &Text<'_>, block: usize) -> bool {
    let blocks = &text.document.blocks;
    let BlockKind::Item(list) = blocks[block].kind else { return false };
    let first = blocks[..block].iter().rposition(|other| {
        other.kind != BlockKind::Item(list) && other.items.len() <= blocks[block].items.len()
    });
    let words = |index: usize| text.document.sentences_of(index).iter();
    first.is_some_and(|index| words(index).any(|sentence| counts_sample(&sentence.words)))
}

/// Whether the text says how many postings, employers or answers it rests on.
pub(super) fn states_sample(text: &Text<'_>) -> bool {
    text.document.sentences.iter().any(|sentence| counts_sample(&sentence.words))
}

/// Whether a figure counts postings, employers, ranges or answers.
pub(super) fn counts_sample(words: &[Word]) -> bool {
    let near = |at: usize| {
        let end = words.len().min(at + 1 + REACH);
        phrases().sample.is_in(&words[at + 1..end])
    };
    (0..words.len()).any(|at| words[at].is_figure() && near(at))
}

pub(super) fn arithmetic(text: &Text<'_>, findings: &mut Findings) {
    let source = &text.document.source.text;
    for sentence in &text.document.sentences {
        let shares = sentence.shares();
        for (k, n, span) in &shares {
            let digits = text.document.text(*span).starts_with(|c: char| c.is_ascii_digit());
            if digits && k > n {
                findings
                    .add(*span, format!("{} is more than all", text.document.text(*span)))
                    .hint("check both numbers");
            }
        }
        for (percent, place) in sentence.percentages(source) {
            let beside = |share: &&(f64, f64, Span)| {
                let gap = |from: usize, to: usize| source.get(from..to).map(str::trim);
                gap(place.end, share.2.start) == Some("(")
                    || gap(share.2.end, place.start) == Some("(")
            };
            let Some((k, n, _)) = shares.iter().find(beside) else { continue };
            let right = 100.0 * k / n;
            if *n > 0.0 && (percent - right).abs() > ROUNDING {
                findings
                    .add(place, format!("{percent} % is not {k} of {n}"))
                    .evidence(format!("{k} of {n} is {right:.0} %"))
                    .hint("check both");
            }
        }
    }
}

/// A percentage belongs to the skill named last before it, up to a semicolon.
pub(super) fn demand_disagrees(text: &Text<'_>, findings: &mut Findings) {
    let enough = text.held.market.demand.first().is_some_and(|demand| demand.any.has_percent());
    let rows = |block: usize| text.document.blocks[block].kind == BlockKind::Row;
    for (sentence, topic) in text.claiming().filter(|_| enough) {
        let speaks = topic.is_market() || rows(sentence.block) || {
            phrases().sample.is_in(&sentence.words) || phrases().demand.is_in(&sentence.words)
        };
        // Shares of postings that are met are of the match, not of the demand.
        let of_match =
            sentence.words.iter().any(|word| ["met", "meets", "completes"].contains(&&*word.text));
        if !speaks || of_match || text.is_sourced(sentence) {
            continue;
        }
        for (percent, place) in sentence.percentages(&text.document.source.text) {
            let named = text.claims_of(sentence).filter(|claim| claim.span.end <= place.start);
            let Some(claim) = named.last() else { continue };
            // "AWS, 19 %; Coaching, 8 %": the second is of a name that the catalogue does not have.
            if text.document.text(Span::new(claim.span.end, place.start)).contains(';') {
                continue;
            }
            let known = known_shares(text, claim.skill);
            if known.iter().any(|share| (share - percent).abs() <= TOLERANCE) {
                continue;
            }
            let label = text.label(claim.skill);
            findings
                .add(place, format!("{percent} % for {label} is not what the postings give"))
                .evidence(text.asked(claim.skill))
                .hint("take the share from the data, with its k of n");
        }
    }
}

/// Every percentage that the data gives for a skill.
fn known_shares(text: &Text<'_>, skill: SkillId) -> Vec<f64> {
    let Some(demand) = text.demand(skill) else { return vec![0.0] };
    let Demand { any, required, preferred, unspecified, .. } = demand;
    let mut known: Vec<f64> =
        [any, required, preferred, unspecified].map(|share| share.proportion()).to_vec();
    known.push(demand.employer_weighted);
    let trend = text.held.market.trends.iter().find(|trend| trend.skill.id == demand.skill.id);
    let point = |point: &TrendPoint| point.share.proportion();
    known.extend(trend.iter().flat_map(|trend| trend.points.iter().map(point)));
    known.into_iter().map(|share| share * 100.0).collect()
}

pub(super) fn without_source(text: &Text<'_>, findings: &mut Findings) {
    const LARGE: [&str; 8] = [
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "thousands",
        "hundreds",
        "tenfold",
    ];
    for (sentence, _) in text.claiming() {
        if text.is_sourced(sentence) {
            continue;
        }
        if let Some(word) = sentence.words.iter().find(|word| LARGE.contains(&&*word.text)) {
            let written = text.document.text(sentence.span);
            findings
                .add(word.span, "a large figure without a source")
                .evidence(format!(
                    "the sentence names none: “{}”",
                    super::super::text::shorten(written)
                ))
                .hint("name the source with its year and address, or take the figure out");
        }
    }
}

/// "Five skills: A, B, C", or "five skills:" before a list.
pub(super) fn list_count(text: &Text<'_>, findings: &mut Findings) {
    for (sentence, _) in text.claiming() {
        let Some((number, span, colon)) = announced(text, sentence) else { continue };
        let after = text.document.text(Span::new(colon + 1, sentence.span.end));
        let found = if after.trim_matches(['*', '_', ' ', '\n']).is_empty() {
            items_after(&text.document, sentence.block)
        } else {
            enumerated(after)
        };
        if let Some(found) = found.filter(|found| *found != number as usize) {
            findings
                .add(
                    span,
                    format!("{} are announced, and {found} follow", text.document.text(span)),
                )
                .hint("make the number and the list agree");
        }
    }
}

/// A number of things before a colon, "of" none: the number, its place and the colon's.
fn announced(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, Span, usize)> {
    let table = phrases();
    let words = &sentence.words;
    let found = table.countable.places(words).find_map(|(at, _)| {
        let first = at.saturating_sub(3);
        let number = (first..at).rev().find(|index| words[*index].count().is_some())?;
        let of = number > 0 && words[number - 1].text == "of";
        let next = words.get(number + 1).is_some_and(|word| word.text == "of");
        let value = words[number].count().filter(|value| (2..=30).contains(value))?;
        let span = Span::new(words[number].span.start, words[at].span.end);
        let apart = text.document.text(span).contains([',', ':', ';', '(', '-', '–', '.', '%']);
        let single = !words[at].text.ends_with('s');
        (!of && !next && !apart && !single).then_some((value, span))
    });
    let (value, span) = found?;
    let rest = &text.document.source.text[span.end..sentence.span.end.max(span.end)];
    let colon = span.end + rest.find(':')?;
    let between = &text.document.source.text[span.end..colon];
    // What follows the colon of another part of the sentence is another list.
    (!between.contains([';', '('])).then_some((value, span, colon))
}

/// How many things a text enumerates; `None` when it is no plain enumeration.
fn enumerated(text: &str) -> Option<usize> {
    let text = text.split(". ").next().unwrap_or(text).trim_end_matches(['.', '*', '_']);
    if text.contains([';', ':', '(']) || text.contains(" more") || text.contains(" etc") {
        return None;
    }
    let joined = text.replace(", and ", ",").replace(", or ", ",").replace(" and ", ",");
    let parts = joined.split(',').filter(|part| !part.trim().is_empty());
    let long = joined.split(',').any(|part| part.split_whitespace().count() > 5);
    let count = parts.count();
    (count > 1 && !long).then_some(count)
}

/// How many items the list after a block has.
fn items_after(document: &Document, block: usize) -> Option<usize> {
    let next = document.blocks.get(block + 1)?;
    let BlockKind::Item(list) = next.kind else { return None };
    let same =
        document.blocks[block + 1..].iter().filter(|item| item.kind == BlockKind::Item(list));
    let starts: BTreeSet<usize> = same.map(|item| item.span.start).collect();
    Some(starts.len())
}
