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
    let plain = Plain::of(document.text(span));
    let (mined, dismissed) = miner.explain(&plain.text);
    let moved = |found: Span| plain.place(found, span.start);
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
        let written = Plain::of(document.text(part));
        let name = written.text.trim_matches(|c: char| c.is_whitespace() || "*_`:|.".contains(c));
        let start = written.text.find(name).unwrap_or_default();
        let place = written.place(Span::new(start, start + name.len()), part.start);
        let free =
            !named.iter().any(|other| other.span.start < place.end && place.start < other.span.end);
        if free && let Some(skill) = miner.catalogue().written_as(name) {
            named.push(Named { skill, span: place, negated: false });
        }
    }
    named.sort_by_key(|name| name.span);
    named
}

/// A piece of Markdown without the backslashes that keep marks from being read as such: "C\\#" is
/// the name C#.
struct Plain {
    text: String,
    /// Where each byte stands in the Markdown.
    origins: Vec<usize>,
}

impl Plain {
    fn of(markdown: &str) -> Self {
        let mut plain = Self { text: String::new(), origins: Vec::new() };
        for (at, c) in markdown.char_indices() {
            let next = markdown[at..].chars().nth(1);
            if c == '\\' && next.is_some_and(|next| next.is_ascii_punctuation()) {
                continue;
            }
            plain.text.push(c);
            plain.origins.extend(at..at + c.len_utf8());
        }
        plain
    }

    /// A place of the plain text in the document, where the Markdown begins at `start`.
    fn place(&self, found: Span, start: usize) -> Span {
        let first = self.origins.get(found.start).copied().unwrap_or_default();
        let last = found.end.checked_sub(1).and_then(|last| self.origins.get(last));
        Span::new(start + first, start + last.map_or(first, |last| (last + 1).max(first)))
    }
}

/// A piece of Markdown as it is read: without the backslashes that keep marks from being marks.
pub(super) fn unescaped(markdown: &str) -> String {
    Plain::of(markdown).text
}

/// Whether a place lies in another.
pub(super) fn within(span: Span, around: Span) -> bool {
    around.start <= span.start && span.end <= around.end
}
