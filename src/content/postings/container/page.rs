//! Saved HTML pages with JSON-LD inside.

use super::{Container, json};
use crate::diagnostics::Span;

/// Collects the JSON-LD blocks of a page.
pub(super) fn open(text: &str) -> Container<'_> {
    let mut container = Container::default();
    let mut blocks = 0;
    for (start, block) in scripts(text) {
        blocks += 1;
        if let Err(problem) = json::value(text, block, "", &mut container) {
            let offset = start + problem.offset.unwrap_or_default();
            container.problems.push((Span::new(offset, offset + 1), problem));
        }
    }
    // A page may describe one posting per block: blocks that are single records are one list.
    let (single, mut lists): (Vec<_>, Vec<_>) =
        std::mem::take(&mut container.lists).into_iter().partition(|list| !list.indexed);
    let mut merged = super::RecordList::default();
    merged.records.extend(single.into_iter().flat_map(|list| list.records));
    if !merged.records.is_empty() {
        lists.push(merged);
    }
    container.lists = lists;
    container.seen = format!("an HTML page with {blocks} JSON-LD blocks");
    container
}

/// The content of every `<script type="application/ld+json">`, with its offset.
fn scripts(text: &str) -> Vec<(usize, &str)> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = lower[at..].find("<script") {
        let tag = at + open;
        let Some(tag_end) = lower[tag..].find('>').map(|end| tag + end + 1) else { break };
        let Some(end) = lower[tag_end..].find("</script").map(|end| tag_end + end) else { break };
        if lower[tag..tag_end].contains("application/ld+json") {
            let block = text[tag_end..end].trim();
            let start =
                tag_end + (text[tag_end..end].len() - text[tag_end..end].trim_start().len());
            if !block.is_empty() {
                found.push((start, block));
            }
        }
        at = end;
    }
    found
}
