//! Where a report names skills.

use super::document::{Block, Document};
use crate::diagnostics::Span;
use crate::skills::{Dismissal, Miner, SkillId};

/// A place that names a skill.
pub(super) struct Named {
    pub(super) skill: SkillId,
    pub(super) span: Span,
    /// Whether the sentence takes it back.
    pub(super) negated: bool,
}

/// The places of a block that name a skill, negated ones among them; `titled` when its label is
/// the title of a part and names none.
///
/// A label, a cell and a whole block that is nothing but a name needs no surroundings that speak
/// of technology: "Go" alone in a cell is the language.
pub(super) fn mine(document: &Document, block: &Block, titled: bool, miner: &Miner) -> Vec<Named> {
    let span = block.span;
    let (mined, dismissed) = miner.explain(document.text(span));
    let moved = |found: Span| Span::new(span.start + found.start, span.start + found.end);
    let mentions = mined.mentions.into_iter().map(|mention| (mention.skill, mention.span, false));
    // Headings that a posting has about the employer mean nothing in a report.
    let others = dismissed.into_iter().filter_map(|place| match place.reason {
        Dismissal::Negated => Some((place.skill, place.span, true)),
        Dismissal::Boilerplate(_) => Some((place.skill, place.span, false)),
        _ => None,
    });
    let mut named: Vec<Named> = mentions
        .chain(others)
        .map(|(skill, span, negated)| Named { skill, span: moved(span), negated })
        .collect();
    let label = block.label.filter(|_| !titled);
    for part in label.into_iter().chain(block.cells.iter().copied()).chain([span]) {
        let written = document.text(part);
        let name = written.trim_matches(|c: char| c.is_whitespace() || "*_`:|.".contains(c));
        let start = part.start + written.find(name).unwrap_or_default();
        let place = Span::new(start, start + name.len());
        let free =
            !named.iter().any(|other| other.span.start < place.end && place.start < other.span.end);
        if free && let Some(skill) = miner.catalogue().written_as(name) {
            named.push(Named { skill, span: place, negated: false });
        }
    }
    named.sort_by_key(|name| name.span);
    named
}

/// Whether a place lies in another.
pub(super) fn within(span: Span, around: Span) -> bool {
    around.start <= span.start && span.end <= around.end
}
