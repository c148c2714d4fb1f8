//! What a part of a report is about, told from its headings and labels.

use super::document::{Block, Document};
use super::phrases::phrases;
use super::sentence::Word;
use crate::diagnostics::Span;
use crate::report::Severity;
use serde::Deserialize;

/// What a part is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Topic {
    Summary,
    Conclusion,
    Profile,
    Experience,
    Strength,
    /// "Skills" alone: of the candidate, unless a heading above says whose.
    Skills,
    Gap,
    Plan,
    LeftOut,
    Resources,
    Market,
    Core,
    Preferred,
    Emerging,
    Stack,
    References,
    Method,
    Contents,
    /// What would be, and what is asked apart from skills.
    Aside,
    Other,
}

impl Topic {
    /// Whether it speaks of the sources or rules of a report, or of what would be, and claims
    /// nothing of anybody's skills.
    pub(super) fn is_apparatus(self) -> bool {
        matches!(self, Self::References | Self::Method | Self::Contents | Self::Aside)
    }

    /// Whether it speaks of what the market asks.
    pub(super) fn is_market(self) -> bool {
        matches!(self, Self::Market | Self::Core | Self::Preferred | Self::Emerging | Self::Stack)
    }
}

/// A block's topic, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) topic: Topic,
    /// The heading or item whose title gives the topic.
    pub(super) by: Option<usize>,
    /// How much a gap is said to weigh.
    pub(super) severity: Option<Severity>,
    /// Whether a summary, an introduction or recommendations stand around it.
    pub(super) in_summary: bool,
}

/// The topic of a block: that of the innermost title that has one.
///
/// Under a heading of gaps, "critical skills" and "preferred skills" are gaps; under one of the
/// market or the plan, "skills" are those of the market or the plan.
pub(super) fn place(document: &Document, index: usize) -> Placed {
    let block = &document.blocks[index];
    let inner = block.label.filter(|_| !block.is_heading()).map(|_| index);
    let own = block.is_heading().then_some(index);
    let items = block.items.iter().rev().copied();
    let headings = block.headings.iter().rev().copied();
    let chain: Vec<usize> = own.into_iter().chain(inner).chain(items).chain(headings).collect();
    let titled: Vec<(usize, Topic)> =
        chain.iter().filter_map(|title| Some((*title, topic(document, *title)?))).collect();
    let in_summary = titled.iter().any(|(_, topic)| *topic == Topic::Summary);
    let Some((mut by, mut topic)) = titled.first().copied() else {
        return Placed { topic: Topic::Other, by: None, severity: None, in_summary };
    };
    if matches!(topic, Topic::Skills | Topic::Core | Topic::Preferred) {
        let wider = titled.iter().find(|(_, wider)| match wider {
            Topic::Gap => true,
            Topic::Market | Topic::Plan => topic == Topic::Skills,
            _ => false,
        });
        match wider {
            Some((title, wider)) => (by, topic) = (*title, *wider),
            None if topic == Topic::Skills => topic = Topic::Strength,
            None => {}
        }
    }
    let weighs = || chain.iter().find_map(|title| severity(&title_words(document, *title)));
    let severity = if topic == Topic::Gap { weighs() } else { None };
    Placed { topic, by: Some(by), severity, in_summary }
}

/// The topic that a heading or a label names.
fn topic(document: &Document, title: usize) -> Option<Topic> {
    let words = title_words(document, title);
    phrases().topics.iter().find(|entry| entry.headings.is_in(&words)).map(|entry| entry.topic)
}

/// How much a gap of this title weighs.
pub(super) fn severity(words: &[Word]) -> Option<Severity> {
    let table = phrases();
    // "Important, nice to have" is read from its stronger word on.
    if table.nice_to_have.is_in(words) {
        Some(Severity::NiceToHave)
    } else if table.critical.is_in(words) {
        Some(Severity::Critical)
    } else {
        table.important.is_in(words).then_some(Severity::Important)
    }
}

/// The place of a block's title: a heading as a whole, else the label.
pub(super) fn title(block: &Block) -> Option<Span> {
    if block.is_heading() { Some(block.span) } else { block.label }
}

/// The words of a heading or a label.
pub(super) fn title_words(document: &Document, index: usize) -> Vec<Word> {
    let Some(title) = title(&document.blocks[index]) else { return Vec::new() };
    let words = document.sentences_of(index).iter().flat_map(|sentence| &sentence.words);
    // "Skills技能" is a word to a machine and two to a reader.
    words
        .filter(|word| word.span.start < title.end)
        .map(|word| Word {
            text: word.text.chars().take_while(|c| c.is_ascii() || *c < '\u{2e80}').collect(),
            span: word.span,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Source;

    /// The topic and severity of the last block.
    fn last(text: &str) -> (Topic, Option<Severity>) {
        let document = Document::parse(&Source::new("a.md", "a.md", text));
        let placed = place(&document, document.blocks.len() - 1);
        (placed.topic, placed.severity)
    }

    #[test]
    fn the_innermost_title_decides() {
        assert_eq!(last("# Summary\n\n## Market outlook\n\ntext"), (Topic::Market, None));
        assert_eq!(last("# Profile\n\n- **Strengths:**\n  - Go"), (Topic::Strength, None));
        assert_eq!(last("# Profile\n\n## Technical skills\n\n- Go"), (Topic::Strength, None));
        assert_eq!(last("# Summary\n\n- **Skills gap**: Go"), (Topic::Gap, None));
        assert_eq!(last("# Gaps\n\n## What if\n\n- Go"), (Topic::Aside, None));
        assert_eq!(last("# Thoughts\n\ntext"), (Topic::Other, None));
        assert_eq!(last("# Requirements\n\n- Core requirements: Go"), (Topic::Core, None));
    }

    #[test]
    fn what_stands_under_gaps_is_a_gap_with_its_weight() {
        let under = |title: &str| last(&format!("# Skill gaps\n\n## {title}\n\n- Go"));
        assert_eq!(under("Critical skills"), (Topic::Gap, Some(Severity::Critical)));
        assert_eq!(under("Important skills"), (Topic::Gap, Some(Severity::Important)));
        assert_eq!(under("Nice-to-have skills技能"), (Topic::Gap, Some(Severity::NiceToHave)));
        assert_eq!(last("# Market\n\n## Top skills\n\n- Go"), (Topic::Market, None));
        assert_eq!(last("# Roadmap\n\n## Week 1: Go skills\n\n- Go"), (Topic::Plan, None));
    }
}
