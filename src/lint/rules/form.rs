//! Headings, contents and repeated sentences.

use super::super::document::BlockKind;
use super::super::finding::Findings;
use super::super::text::Text;
use super::super::topic::{self, Topic};
use crate::diagnostics::Span;
use std::collections::BTreeMap;

/// A bullet of fewer words may stand twice.
const SHORTEST_BULLET: usize = 3;

/// A sentence of fewer words may stand twice.
const SHORTEST_SENTENCE: usize = 5;

/// The headings: level, index of the block, words.
fn headings<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (u8, usize, String)> + 't {
    let blocks = text.document.blocks.iter().enumerate();
    blocks.filter_map(|(index, block)| match block.kind {
        BlockKind::Heading(level) => {
            let words = topic::title_words(&text.document, index);
            let words: Vec<String> = words.into_iter().map(|word| word.text).collect();
            Some((level, index, words.join(" ")))
        }
        _ => None,
    })
}

pub(super) fn heading_repeated(text: &Text<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<(u8, String), usize> = BTreeMap::new();
    for (level, index, words) in headings(text).filter(|(.., words)| !words.is_empty()) {
        let place = text.document.blocks[index].span;
        match first.get(&(level, words.clone())) {
            Some(earlier) => findings
                .add(place, format!("the heading “{}” stands twice", text.document.text(place)))
                .evidence(text.quote(text.document.blocks[*earlier].span))
                .hint("put both parts together, or name them apart"),
            None => {
                first.insert((level, words), index);
            }
        }
    }
}

pub(super) fn heading_level(text: &Text<'_>, findings: &mut Findings) {
    let mut last: Option<u8> = None;
    for (level, index, _) in headings(text) {
        if let Some(last) = last.filter(|last| level > last + 1) {
            findings
                .add(
                    text.document.blocks[index].span,
                    format!("a heading of level {level} follows one of level {last}"),
                )
                .hint(format!("make it level {}", last + 1));
        }
        last = Some(level);
    }
}

pub(super) fn heading_numbering(text: &Text<'_>, findings: &mut Findings) {
    // The last number of each level, with the heading around it.
    let mut last: BTreeMap<(u8, Option<usize>), u32> = BTreeMap::new();
    for (level, index, _) in headings(text) {
        let block = &text.document.blocks[index];
        let written = text.document.text(block.span).trim_start_matches(['*', '_']);
        let mark = written.split_whitespace().next().unwrap_or_default();
        let number = mark.trim_end_matches(['.', ')', ':']).rsplit('.').next();
        let marked = mark.ends_with(['.', ')', ':']) || mark.contains('.');
        let Some(number) = number.filter(|_| marked).and_then(|n| n.parse::<u32>().ok()) else {
            continue;
        };
        let key = (level, block.headings.last().copied());
        if let Some(before) = last.insert(key, number).filter(|before| number != before + 1) {
            findings
                .add(block.span, format!("heading {number} follows heading {before}"))
                .hint("number headings without a gap");
        }
    }
}

pub(super) fn contents_mismatch(text: &Text<'_>, findings: &mut Findings) {
    let bare = |words: &str| {
        let words = words.split_whitespace();
        words.skip_while(|word| word.parse::<f64>().is_ok()).collect::<Vec<_>>().join(" ")
    };
    let titles: Vec<String> = headings(text).map(|(.., words)| bare(&words)).collect();
    for (index, block) in text.document.blocks.iter().enumerate() {
        if text.places[index].topic != Topic::Contents || !matches!(block.kind, BlockKind::Item(_))
        {
            continue;
        }
        let words = text.document.sentences_of(index).iter().flat_map(|s| &s.words);
        let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
        let promised = bare(&words.join(" "));
        if !promised.is_empty() && !titles.contains(&promised) {
            findings
                .add(
                    block.span,
                    format!("no heading is called “{}”", text.document.text(block.span)),
                )
                .hint("add the part, or take it out of the contents");
        }
    }
}

/// What a summary tells again, and what is said of one skill after the other, may repeat.
pub(super) fn sentence_repeated(text: &Text<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<String, (bool, Span)> = BTreeMap::new();
    for (sentence, topic) in text.claiming() {
        let block = &text.document.blocks[sentence.block];
        let bullet = matches!(block.kind, BlockKind::Item(_));
        let shortest = if bullet { SHORTEST_BULLET } else { SHORTEST_SENTENCE };
        let detail = text.is_detail(sentence.block);
        let label = block.label.is_some_and(|label| label.end + 1 >= block.span.end);
        // Steps of a plan may have the same reason and milestone.
        let kept = topic != Topic::Plan;
        let kept = kept && !block.is_heading() && block.kind != BlockKind::Row && !detail && !label;
        if !kept || sentence.words.len() < shortest {
            continue;
        }
        // The marks of C, C++ and C# are no words.
        let names = text.claims_of(sentence).map(|claim| text.label(claim.skill));
        let words = sentence.words.iter().map(|word| word.text.as_str());
        let words: Vec<&str> = words.chain(names).collect();
        let in_summary = text.places[sentence.block].in_summary;
        match first.get(&words.join(" ")) {
            Some((true, _)) => {}
            Some((false, _)) if in_summary => {}
            Some((false, earlier)) => findings
                .add(sentence.span, "this stands twice")
                .evidence(text.quote(*earlier))
                .hint("say it once"),
            None => {
                first.insert(words.join(" "), (in_summary, sentence.span));
            }
        }
    }
}
