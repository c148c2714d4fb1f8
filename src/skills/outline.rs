//! What the miner sees of a text beside the names: its parts, and the words that say how strongly
//! something is asked for. For people who want to know why a skill was found or not.

use super::layout::{self, Line};
use super::miner::Miner;
use super::rules::Section;
use crate::diagnostics::Span;

/// A text's lines and cues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Every line, in order.
    pub lines: Vec<OutlineLine>,
    /// Byte ranges of the words that say how strongly something is asked for, in text order.
    pub cues: Vec<Span>,
}

/// A line with the part of the posting it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineLine {
    /// Byte range without the line break.
    pub span: Span,
    /// The part.
    pub part: Part,
    /// Byte range of the heading, or of the words in it that name the part, when the line has one.
    pub heading: Option<Span>,
    /// Whether that heading is followed by text and holds for this line only.
    pub inline: bool,
}

/// A part of a posting, as its heading names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// No heading yet, or one that says nothing.
    Other,
    /// What is asked for.
    Required,
    /// What is wished for.
    Preferred,
    /// The technologies in use.
    Stack,
    /// The work.
    Duties,
    /// The employer.
    About,
    /// What the employer offers.
    Benefits,
    /// Legal text.
    Legal,
}

impl Part {
    /// The part in a word or two; `None` for [`Part::Other`].
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Other => None,
            Self::Required => Some("requirements"),
            Self::Preferred => Some("wishes"),
            Self::Stack => Some("technologies in use"),
            Self::Duties => Some("duties"),
            Self::About => Some("about the employer"),
            Self::Benefits => Some("benefits"),
            Self::Legal => Some("legal text"),
        }
    }

    /// Whether names in it count.
    pub fn counts(self) -> bool {
        !matches!(self, Self::About | Self::Benefits | Self::Legal)
    }
}

impl From<Section> for Part {
    fn from(section: Section) -> Self {
        match section {
            Section::Neutral | Section::Topic => Self::Other,
            Section::Required => Self::Required,
            Section::Preferred => Self::Preferred,
            Section::Stack => Self::Stack,
            Section::Duties => Self::Duties,
            Section::About => Self::About,
            Section::Benefits => Self::Benefits,
            Section::Legal => Self::Legal,
        }
    }
}

impl Miner {
    /// The lines of a text with their parts, and its cues.
    pub fn outline(&self, text: &str) -> Outline {
        let lines = layout::lines(text, self.rules).into_iter().map(OutlineLine::from).collect();
        let cues = self.scanner.scan(text, &mut ()).cues.iter().map(|cue| cue.span).collect();
        Outline { lines, cues }
    }
}

impl From<Line> for OutlineLine {
    fn from(line: Line) -> Self {
        let Line { span, section, heading, body, .. } = line;
        // Lines further down have the heading that opened their part, which lies before them.
        let own = heading.end > heading.start && heading.start >= span.start;
        Self {
            span,
            part: section.into(),
            heading: own.then_some(heading),
            inline: own && body > span.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_parts_and_headings_and_cues_have_places() {
        let text = "We build tools.\n## What you bring\n- Must have Go\nNice to have: Rust\n- SQL\n## Benefits\nTea";
        let outline = Miner::builtin().outline(text);
        let words = |span: Span| &text[span.start..span.end];
        let lines: Vec<_> = outline
            .lines
            .iter()
            .map(|line| (line.part, line.heading.map(words), line.inline))
            .collect();
        use Part::{Benefits, Other, Preferred, Required};
        assert_eq!(
            lines,
            [
                (Other, None, false),
                (Required, Some("What you bring"), false),
                (Required, None, false),
                (Preferred, Some("Nice to have"), true),
                (Required, None, false),
                (Benefits, Some("Benefits"), false),
                (Benefits, None, false),
            ]
        );
        assert!(outline.cues.iter().any(|cue| words(*cue) == "Must have"), "{outline:?}");
        assert_eq!(Miner::builtin().outline("").lines, []);
    }

    /// What the outline says of a line is what the miner does there.
    #[test]
    fn parts_that_do_not_count_have_no_mentions() {
        let miner = Miner::builtin();
        for heading in ["About us", "Benefits", "Equal opportunity", "Requirements", "Tech stack"] {
            let text = format!("{heading}\n- Python");
            let part = miner.outline(&text).lines[1].part;
            assert_ne!(part, Part::Other, "{heading}");
            assert_eq!(part.counts(), !miner.mine(&text).mentions.is_empty(), "{heading}");
        }
    }
}
