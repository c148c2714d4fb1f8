//! References, links, resources and certifications.

use super::super::document::{Block, BlockKind, Link};
use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::Word;
use super::super::text::{Text, notes};
use super::super::topic::Topic;
use crate::diagnostics::Span;
use crate::skills::Kind;
use std::collections::BTreeMap;

/// Hosts that documents about addresses use and nobody has (RFC 2606).
const RESERVED: [&str; 3] = ["example.com", "example.org", "example.net"];

/// Endings of hosts, to know an address that lacks its `https://`.
const HOST_ENDINGS: [&str; 9] =
    [".com", ".org", ".net", ".io", ".dev", ".edu", ".co", ".de", ".ai"];

/// Outermost headings of references, with the blocks under each.
fn reference_sections(text: &Text<'_>) -> Vec<(usize, Vec<usize>)> {
    let is_own = |index: usize| {
        let block = &text.document.blocks[index];
        let inner =
            block.headings.iter().any(|above| text.places[*above].topic == Topic::References);
        block.is_heading() && text.places[index].topic == Topic::References && !inner
    };
    let under = |heading: usize| {
        let blocks = text.document.blocks.iter().enumerate();
        let inside = blocks.filter(move |(_, block)| block.headings.contains(&heading));
        inside.map(|(index, _)| index).collect()
    };
    let headings = (0..text.document.blocks.len()).filter(|index| is_own(*index));
    headings.map(|heading| (heading, under(heading))).collect()
}

pub(super) fn references_empty(text: &Text<'_>, findings: &mut Findings) {
    for (heading, blocks) in reference_sections(text) {
        let is_year = |word: &Word| {
            word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"))
        };
        let is_reference = |index: &usize| {
            let block = &text.document.blocks[*index];
            let dated = text
                .document
                .sentences_of(*index)
                .iter()
                .flat_map(|s| &s.words)
                .any(|w| is_year(w) && w.count().is_some());
            !block.is_heading() && (text.document.has_address(block.span) || dated)
        };
        if !blocks.iter().any(is_reference) {
            let addresses = text.document.links.len();
            findings
                .add(text.document.blocks[heading].span, "the references name no source")
                .evidence(format!(
                    "no address and no year in the section; {addresses} links in the text"
                ))
                .hint("list each source with author, year and address, or take the section out");
        }
    }
}

/// The number that an item of references has.
fn number(text: &Text<'_>, block: &Block) -> Option<u32> {
    let source = &text.document.source.text;
    let written = &source[block.span.start..block.span.end];
    if let Some((inside, _)) = written.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inside.parse().ok();
    }
    let line = &source[..block.span.start];
    let mark = line[line.rfind('\n').map_or(0, |at| at + 1)..].trim();
    mark.trim_end_matches(['.', ')']).parse().ok()
}

pub(super) fn citation_unmatched(text: &Text<'_>, findings: &mut Findings) {
    let mut cited: BTreeMap<u32, Span> = BTreeMap::new();
    for (sentence, _) in text.claiming() {
        for (note, at) in notes(text.document.text(sentence.span)) {
            let start = sentence.span.start + at;
            if let Ok(note) = note.parse() {
                cited.entry(note).or_insert(Span::new(start, start + 2 + note.to_string().len()));
            }
        }
    }
    if cited.is_empty() {
        return;
    }
    let blocks = reference_sections(text).into_iter().flat_map(|(_, blocks)| blocks);
    let listed: BTreeMap<u32, Span> = blocks
        .map(|index| &text.document.blocks[index])
        .filter(|block| !block.is_heading())
        .filter_map(|block| Some((number(text, block)?, block.span)))
        .collect();
    for (note, span) in cited.iter().filter(|(note, _)| !listed.contains_key(note)) {
        findings
            .add(*span, format!("[{note}] is in no list of references"))
            .hint("add the reference, or take the citation out");
    }
    for (note, span) in listed.iter().filter(|(note, _)| !cited.contains_key(note)) {
        findings
            .add(*span, format!("no sentence cites reference {note}"))
            .hint("cite it where it is used, or take it out");
    }
}

pub(super) fn link_malformed(text: &Text<'_>, findings: &mut Findings) {
    let anchors: Vec<String> = text
        .document
        .blocks
        .iter()
        .filter(|block| block.is_heading())
        .map(|block| anchor(text.document.text(block.span)))
        .collect();
    for link in &text.document.links {
        let own =
            text.held.profile.career.progress.iter().filter_map(|entry| entry.evidence.as_ref());
        if own.into_iter().any(|own| *own == link.target) {
            continue;
        }
        if let Some(why) = fault(link, &anchors) {
            findings
                .add(link.span, format!("the link to `{}` {why}", link.target))
                .hint("lead it to a whole address with https://, or to a heading that exists");
        }
    }
}

/// What is wrong with a link.
fn fault(link: &Link, anchors: &[String]) -> Option<&'static str> {
    let target = link.target.trim();
    if target.is_empty() {
        return Some("has no address");
    }
    if let Some(name) = target.strip_prefix('#') {
        let known = anchors.iter().any(|anchor| anchor == name);
        return (!known).then_some("has no heading to lead to");
    }
    if link.bare || target.starts_with("mailto:") {
        return None;
    }
    let host = |rest: &str| rest.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
    if let Some(rest) = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://")) {
        let host = host(rest);
        if RESERVED.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))) {
            return Some("leads to a name that is reserved for examples");
        }
        let name = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
        return (!name || target.contains(' ')).then_some("has no host");
    }
    let first = host(target);
    let bare_host = HOST_ENDINGS.iter().any(|ending| first.ends_with(ending));
    bare_host.then_some("lacks its https://")
}

/// The anchor that renderers give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

pub(super) fn resource_without_link(text: &Text<'_>, findings: &mut Findings) {
    for (index, block) in text.document.blocks.iter().enumerate() {
        let words = || text.document.sentences_of(index).iter().flat_map(|s| &s.words).cloned();
        let about = text.places[index].topic == Topic::Resources && !block.is_heading();
        if !about || text.document.text(block.span).trim_end_matches(['*', ' ']).ends_with(':') {
            continue;
        }
        let words: Vec<Word> = words().collect();
        let mut below = text.document.blocks.iter().filter(|other| other.items.contains(&index));
        let linked = text.document.has_address(block.span)
            || below.any(|other| text.document.has_address(other.span));
        if let Some(place) = phrases().resource.find(&words).filter(|_| !linked) {
            let free = words.iter().any(|word| word.text == "free");
            let what = if free { "a resource called free" } else { "a resource" };
            findings
                .add(
                    place,
                    format!("{what} without an address: nobody can check what it is and costs"),
                )
                .hint("name the course or page, its address, its cost and when it was seen");
        }
    }
}

pub(super) fn certification_unnamed(text: &Text<'_>, findings: &mut Findings) {
    for sentence in &text.document.sentences {
        let place = &text.places[sentence.block];
        let block = &text.document.blocks[sentence.block];
        let held = matches!(place.topic, Topic::Strength | Topic::Experience | Topic::Profile);
        if held
            || place.topic == Topic::Method
            || block.is_heading()
            || block.kind == BlockKind::Row
        {
            continue;
        }
        let Some(span) = phrases().certification.find(&sentence.words) else { continue };
        let label = block.label.is_some_and(|label| label.end >= block.span.end.saturating_sub(1));
        let catalogue = text.held.miner.catalogue();
        let named = text
            .claims_in(sentence.block)
            .iter()
            .any(|claim| catalogue.reference(claim.skill).kind == Kind::Certification);
        if !named && !label && !text.document.has_address(block.span) {
            findings
                .add(span, "a certification without its name")
                .evidence("no certification of the catalogue stands in it")
                .hint("give its name, its issuer and its code, or take it out");
        }
    }
}
