//! The page that explains a text: it needs nothing beside it, so it can be mailed or opened from disk.

use crate::explanation::{Explanation, Line, Mark, Opening, Segment, remarks, summary};
use crate::language::{Html, Language, Messages};
use crate::site::{Bytes, RenderError, style};
use askama::Template;

/// What this page needs of the theme's style, and what it adds.
const STYLE: &str = concat!(
    include_str!("../../../themes/default/css/tokens.css"),
    include_str!("../../../themes/default/css/base.css"),
    include_str!("../../../themes/default/css/layout.css"),
    include_str!("../../../themes/default/css/narrow.css"),
    include_str!("../../../themes/default/css/print.css"),
    include_str!("../../../themes/default/css/explanation.css"),
);

#[derive(Template)]
#[template(path = "explanation.html")]
struct Page<'a> {
    language: Language,
    say: Messages<Html>,
    name: &'a str,
    style: &'static str,
    /// The policy allows the style by its hash.
    style_hash: String,
    texts: Vec<Text<'a>>,
}

/// An explanation, with what sets its element ids apart from those of others on the page.
struct Text<'a> {
    id: usize,
    explanation: &'a Explanation,
}

impl Text<'_> {
    fn summary(&self) -> String {
        summary(self.explanation)
    }

    fn remarks(&self) -> Vec<&'static str> {
        remarks(self.explanation)
    }

    /// The title of a posting, when it has one.
    fn title(&self) -> Option<&Line> {
        let title = self.explanation.passages.iter().find(|passage| passage.in_title)?;
        title.lines.first().filter(|line| !line.segments.is_empty())
    }

    /// A line in pieces.
    fn pieces<'t>(&self, line: &'t Line) -> Vec<Piece<'t>> {
        let piece = |segment: &'t Segment| Piece {
            text: &segment.text,
            mark: segment.mark.and_then(|mark| self.link(mark)),
            cue: segment.cue,
            heading: segment.heading,
        };
        line.segments.iter().map(piece).collect()
    }

    /// The way from a mark to its row in a table.
    fn link(&self, mark: Mark) -> Option<Link> {
        let id = self.id;
        Some(match mark {
            Mark::Mention(number) => {
                let found = self.explanation.mentions.get(number.checked_sub(1)?)?;
                Link {
                    class: format!("found {}", found.strength.label()),
                    id: Some(format!("w{id}-{number}")),
                    leads_to: format!("m{id}-{number}"),
                    label: number.to_string(),
                }
            }
            Mark::PassedOver(index) => {
                let letter = self.explanation.passed_over.get(index)?.letter.clone();
                let leads_to = format!("o{id}-{letter}");
                Link { class: "over".to_owned(), id: None, leads_to, label: letter }
            }
        })
    }
}

/// A piece of a line as the template writes it.
struct Piece<'a> {
    text: &'a str,
    mark: Option<Link>,
    cue: bool,
    heading: bool,
}

/// A mark in the text that leads to its row.
struct Link {
    class: String,
    /// For the way back; a row of several places leads nowhere.
    id: Option<String>,
    /// The row's id.
    leads_to: String,
    label: String,
}

/// What a heading opens, for the label beside it.
fn opening(line: &Line) -> Option<String> {
    match line.opens? {
        Opening::Part(part) => part.words().map(str::to_owned),
        Opening::Line(part) => part.words().map(|words| format!("{words}, this line")),
    }
}

/// A page with an explanation of each text; `name` is the file's. The explanations are in the
/// language they were made in, and the page should be in the same.
///
/// # Errors
///
/// Templates do not fail on any value.
pub fn explanation_page(
    language: Language,
    name: &str,
    texts: &[Explanation],
) -> Result<Bytes, RenderError> {
    let texts = (1..).zip(texts).map(|(id, explanation)| Text { id, explanation }).collect();
    let page = Page {
        language,
        say: language.html(),
        name,
        style: STYLE,
        style_hash: style::hash(STYLE),
        texts,
    };
    super::html(&page)
}
