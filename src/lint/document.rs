//! Markdown → blocks in reading order, each with its place, its headings and its items.

use super::sentence::Sentence;
use crate::diagnostics::{Source, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// A label of more words than this is a sentence with a colon in it.
const LONGEST_LABEL: usize = 6;

/// A report's text, taken apart.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) source: Source,
    /// Headings, paragraphs, list items and table rows in reading order.
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<Link>,
    /// The sentences of all blocks in reading order.
    pub(super) sentences: Vec<Sentence>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    Paragraph,
    /// An item of the list with this number.
    Item(usize),
    Row,
}

/// A run of text without a block inside it.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// The text with its inline marks.
    pub(super) span: Span,
    /// The pieces of it that are read as text.
    pub(super) runs: Vec<Span>,
    /// What it begins with in bold or before a colon.
    pub(super) label: Option<Span>,
    /// The headings above it, outermost first, as indices of blocks.
    pub(super) headings: Vec<usize>,
    /// The items around it, outermost first, as indices of blocks.
    pub(super) items: Vec<usize>,
    /// The cells of a row.
    pub(super) cells: Vec<Span>,
}

impl Block {
    /// Whether it is a heading.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }
}

/// A link or an image.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) span: Span,
    pub(super) target: String,
    /// Written as `<address>`.
    pub(super) bare: bool,
}

impl Document {
    /// Reads Markdown with tables.
    pub(super) fn parse(source: &Source) -> Self {
        let mut reader = Reader::new(&source.text);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
            reader.read(event, Span::new(range.start, range.end));
        }
        reader.flush();
        let Reader { blocks, links, .. } = reader;
        let sentences = (0..blocks.len())
            .flat_map(|index| Sentence::all(&source.text, index, &blocks[index]))
            .collect();
        Self { source: source.clone(), blocks, links, sentences }
    }

    /// The text of a byte range.
    pub(super) fn text(&self, span: Span) -> &str {
        &self.source.text[span.start..span.end]
    }

    /// The line, from 1, of a byte range's start.
    pub(super) fn line(&self, span: Span) -> usize {
        self.source.line_of(span.start)
    }

    /// The sentences of a block.
    pub(super) fn sentences_of(&self, block: usize) -> &[Sentence] {
        let start = self.sentences.partition_point(|sentence| sentence.block < block);
        let end = self.sentences.partition_point(|sentence| sentence.block <= block);
        &self.sentences[start..end]
    }

    /// Whether a web or mail address stands inside a byte range, as a link or as plain text.
    pub(super) fn has_address(&self, span: Span) -> bool {
        let inside = |link: &Link| link.span.start >= span.start && link.span.end <= span.end;
        let text = self.text(span);
        self.links.iter().any(inside)
            || ["http://", "https://", "www.", "doi.org/", "doi:"]
                .iter()
                .any(|sign| text.contains(sign))
    }
}

/// Gathers events into blocks.
struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// Open headings, outermost first, with their levels.
    headings: Vec<(u8, usize)>,
    /// Open items: the list, and the first block inside.
    items: Vec<(usize, Option<usize>)>,
    lists: Vec<usize>,
    list_count: usize,
    /// The kind that the block under way has by its mark.
    marked: Option<BlockKind>,
    span: Option<Span>,
    runs: Vec<Span>,
    /// The bold text that the block begins with.
    bold: Option<Span>,
    cells: Vec<Span>,
    /// Inside code or HTML, which is not read.
    passed_over: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
            items: Vec::new(),
            lists: Vec::new(),
            list_count: 0,
            marked: None,
            span: None,
            runs: Vec::new(),
            bold: None,
            cells: Vec::new(),
            passed_over: false,
        }
    }

    fn read(&mut self, event: Event<'_>, range: Span) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if !self.passed_over => {
                self.grow(range);
                self.runs.push(range);
            }
            Event::Code(_) => {
                self.grow(range);
                self.runs.push(range);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Span) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.marked = Some(BlockKind::Heading(level as u8));
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.marked = Some(BlockKind::Row);
            }
            Tag::TableCell => {
                self.grow(range);
                self.cells.push(range);
            }
            Tag::List(_) => {
                self.flush();
                self.lists.push(self.list_count);
                self.list_count += 1;
            }
            Tag::Item => {
                self.flush();
                self.items.push((self.lists.last().copied().unwrap_or_default(), None));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush();
                self.passed_over = true;
            }
            Tag::Strong => {
                if self.span.is_none() {
                    self.bold = Some(range);
                }
                self.grow(range);
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.grow(range);
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links.push(Link { span: range, target: dest_url.into_string(), bare });
            }
            Tag::Image { dest_url, .. } => {
                self.grow(range);
                let target = dest_url.into_string();
                self.links.push(Link { span: range, target, bare: false });
            }
            Tag::Emphasis | Tag::Strikethrough => self.grow(range),
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.passed_over = false,
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {}
            _ => self.flush(),
        }
    }

    fn grow(&mut self, range: Span) {
        let span = self.span.get_or_insert(range);
        span.end = span.end.max(range.end);
    }

    /// Ends the block under way.
    fn flush(&mut self) {
        let marked = self.marked.take();
        let (bold, cells) = (self.bold.take(), std::mem::take(&mut self.cells));
        let runs = std::mem::take(&mut self.runs);
        let Some(span) = self.span.take() else { return };
        let kind = marked.unwrap_or_else(|| match self.items.last() {
            Some((list, None)) => BlockKind::Item(*list),
            _ => BlockKind::Paragraph,
        });
        let index = self.blocks.len();
        if let BlockKind::Heading(level) = kind {
            self.headings.retain(|(above, _)| *above < level);
        }
        self.blocks.push(Block {
            kind,
            span,
            label: bold.or_else(|| label(self.text, span)),
            runs,
            headings: self.headings.iter().map(|(_, heading)| *heading).collect(),
            items: self.items.iter().filter_map(|(_, first)| *first).collect(),
            cells,
        });
        match kind {
            BlockKind::Heading(level) => self.headings.push((level, index)),
            BlockKind::Row => {}
            BlockKind::Item(_) | BlockKind::Paragraph => {
                if let Some((_, first)) = self.items.last_mut() {
                    first.get_or_insert(index);
                }
            }
        }
    }
}

/// The few words before a colon that a block begins with.
fn label(text: &str, span: Span) -> Option<Span> {
    let line = text[span.start..span.end].lines().next()?;
    let (label, rest) = line.split_once(':')?;
    let sentence = label.contains(['.', '!', '?', ',', '(']);
    let fits = (1..=LONGEST_LABEL).contains(&label.split_whitespace().count());
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (fits && ends && !sentence).then(|| Span::new(span.start, span.start + label.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Document {
        Document::parse(&Source::new("a.md", "a.md", text))
    }

    #[test]
    fn blocks_know_their_headings_items_and_labels() {
        let text = "# A\n\n1. **Strong:**\n   - one *x*\n   - two\n\n## B\n\nPay: ten. `y`\n\n\
                    | s | n |\n| - | - |\n| Go | 1 |\n\n```\ncode\n```\n";
        let document = parse(text);
        let shown: Vec<(BlockKind, &str, Option<&str>, usize, usize)> = document
            .blocks
            .iter()
            .map(|block| {
                let label = block.label.map(|label| document.text(label));
                let around = (block.headings.len(), block.items.len());
                (block.kind, document.text(block.span), label, around.0, around.1)
            })
            .collect();
        let expected = [
            (BlockKind::Heading(1), "A", None, 0, 0),
            (BlockKind::Item(0), "**Strong:**", Some("**Strong:**"), 1, 0),
            (BlockKind::Item(1), "one *x*", None, 1, 1),
            (BlockKind::Item(1), "two", None, 1, 1),
            (BlockKind::Heading(2), "B", None, 1, 0),
            (BlockKind::Paragraph, "Pay: ten. `y`", Some("Pay"), 2, 0),
            (BlockKind::Row, "s | n", None, 2, 0),
            (BlockKind::Row, "Go | 1", None, 2, 0),
        ];
        let trimmed: Vec<_> = shown
            .into_iter()
            .map(|(kind, text, label, a, b)| (kind, text.trim_matches([' ', '|']), label, a, b))
            .collect();
        assert_eq!(trimmed, expected);
        let cells = document.blocks[7].cells.iter().map(|cell| document.text(*cell).trim());
        assert_eq!(cells.collect::<Vec<_>>(), ["Go", "1"]);
    }

    #[test]
    fn addresses_are_seen_as_links_and_as_text() {
        let document = parse("[a](https://example.org)\n\nsee https://example.org\n\nnothing\n");
        let has: Vec<bool> =
            document.blocks.iter().map(|block| document.has_address(block.span)).collect();
        assert_eq!(has, [true, true, false]);
        assert_eq!(document.links[0].target, "https://example.org");
    }
}
