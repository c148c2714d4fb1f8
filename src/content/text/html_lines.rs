//! Collects the lines that a stream of HTML tags and characters makes.

use crate::content::text::{self, DEEPEST_INDENT};

/// Elements whose content is never shown.
const DROPPED: [&str; 10] = [
    "script", "style", "template", "title", "iframe", "noembed", "noframes", "svg", "select",
    "object",
];

/// The lines so far and the state of the elements around the next character.
#[derive(Default)]
pub(super) struct Lines {
    done: Vec<String>,
    current: String,
    /// Whether the current line has words that are not bold.
    plain: bool,
    /// The dropped element being skipped and how deep it is nested in itself.
    dropping: Option<(String, usize)>,
    heading: bool,
    bold: usize,
    /// How many bold elements were open when the paragraph or item began: what it leaves
    /// unclosed ends with it.
    bold_outside: usize,
    /// For each open `span`, whether it is bold.
    spans: Vec<bool>,
    lists: usize,
    /// Whether the current line begins an item, and whether it continues one.
    item: Item,
    preformatted: usize,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Item {
    #[default]
    None,
    Begins,
    Continues,
}

impl Lines {
    /// The text of all lines.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        text::join(self.done.into_iter())
    }

    pub(super) fn characters(&mut self, characters: &str) {
        if self.dropping.is_some() {
            return;
        }
        if self.preformatted == 0 {
            return self.push(characters);
        }
        for (index, line) in characters.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.push(line);
        }
    }

    fn push(&mut self, characters: &str) {
        let visible = text::visible_text(characters);
        if self.bold == 0 && visible.chars().any(char::is_alphanumeric) {
            self.plain = true;
        }
        text::push_collapsed(&mut self.current, &visible);
    }

    pub(super) fn open(&mut self, name: &str, bold: &dyn Fn() -> bool, self_closing: bool) {
        if let Some((dropped, depth)) = &mut self.dropping {
            if dropped == name && !self_closing {
                *depth += 1;
            }
            return;
        }
        match name {
            // A self-closed `<svg/>` ends at once; HTML ignores the slash elsewhere.
            "svg" if self_closing => {}
            _ if DROPPED.contains(&name) => self.dropping = Some((name.to_owned(), 1)),
            "b" | "strong" => self.bold += 1,
            "span" => {
                let bold = bold();
                self.spans.push(bold);
                self.bold += usize::from(bold);
            }
            "br" if self.heading => self.push(" "),
            "br" => {
                if self.current.is_empty() && self.item != Item::Begins {
                    self.blank_line();
                }
                self.end_line();
            }
            "hr" => self.end_paragraph(),
            "p" | "blockquote" | "dl" => {
                self.begin_block();
                self.end_paragraph();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.begin_block();
                self.end_paragraph();
                self.heading = true;
            }
            "ul" | "ol" | "menu" => {
                self.begin_block();
                self.end_line();
                self.lists += 1;
            }
            "li" => {
                self.begin_block();
                self.end_line();
                self.item = Item::Begins;
            }
            "td" | "th" => {
                self.bold = self.bold_outside.min(self.bold);
                if !self.current.is_empty() {
                    self.push(" | ");
                }
            }
            "pre" | "listing" => {
                self.end_paragraph();
                self.preformatted += 1;
            }
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some((dropped, depth)) = &mut self.dropping {
            if dropped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.dropping = None;
                }
            }
            return;
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "span" => {
                let bold = self.spans.pop() == Some(true);
                self.bold = self.bold.saturating_sub(usize::from(bold));
            }
            "p" | "blockquote" | "dl" => {
                self.end_paragraph();
                self.end_block();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                self.heading = false;
                self.end_block();
            }
            "ul" | "ol" | "menu" => {
                self.end_line();
                self.lists = self.lists.saturating_sub(1);
                self.item = if self.lists > 0 { Item::Continues } else { Item::None };
                if self.lists == 0 {
                    self.blank_line();
                }
                self.end_block();
            }
            "li" => {
                self.end_line();
                self.item = Item::None;
                self.end_block();
            }
            "pre" | "listing" => {
                self.end_paragraph();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    /// A block that HTML closes an open paragraph or heading for.
    fn begin_block(&mut self) {
        self.end_block();
        self.end_line();
        self.heading = false;
        self.bold_outside = self.bold;
    }

    fn end_block(&mut self) {
        self.bold = self.bold.min(self.bold_outside);
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        if self.lists == 0 {
            self.blank_line();
        }
    }

    fn blank_line(&mut self) {
        if self.done.last().is_some_and(|line| !line.is_empty()) {
            self.done.push(String::new());
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.current);
        let plain = std::mem::take(&mut self.plain);
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let depth = self.lists.saturating_sub(1).min(DEEPEST_INDENT);
        match self.item {
            Item::Begins => {
                self.done.push(format!("{}- {}", "  ".repeat(depth), without_bullet(line)));
                self.item = Item::Continues;
            }
            Item::None if self.heading || (!plain && text::reads_as_heading(line)) => {
                self.blank_line();
                self.done.push(format!("## {line}"));
            }
            Item::None | Item::Continues => self.done.push(line.to_owned()),
        }
    }
}

/// Whether an element starts and ends a line, apart from those treated one by one.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "tr"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "caption"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "address"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "details"
            | "summary"
            | "dt"
            | "dd"
            | "center"
            | "body"
            | "head"
            | "html"
            | "option"
            | "legend"
            | "hgroup"
            | "dialog"
    )
}

/// An item's text without a bullet sign that its author typed as well.
fn without_bullet(line: &str) -> &str {
    let bare = line.trim_start_matches(['•', '●', '·', '▪']).trim_start();
    if bare.is_empty() { line } else { bare }
}
