//! Text with markup to text without.

use crate::content::text::{html, markdown, normalise, visible_text};

/// How the texts of a source may be marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Text as it is; character references such as `&amp;` are decoded.
    Plain,
    /// HTML, or text.
    Html,
    /// Markdown with HTML in it, or text.
    Markdown,
}

/// A text without its markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reduced {
    /// What a reader sees.
    pub(super) text: String,
    /// Addresses that links led to and that are no longer in the text.
    pub(super) links: Vec<String>,
}

/// A longer text, in the two shapes a résumé has for it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    /// Paragraphs, with a blank line between two.
    pub(super) paragraphs: String,
    /// Items of lists.
    pub(super) bullets: Vec<String>,
}

impl Prose {
    /// Adds another text behind this one.
    pub(super) fn append(&mut self, other: Self) {
        if !self.paragraphs.is_empty() && !other.paragraphs.is_empty() {
            self.paragraphs.push_str("\n\n");
        }
        self.paragraphs.push_str(&other.paragraphs);
        self.bullets.extend(other.bullets);
    }
}

/// Takes the markup off a text.
pub(super) fn reduce(text: &str, markup: Markup) -> Reduced {
    let mut reduced = Reduced { text: text.to_owned(), links: Vec::new() };
    if markup == Markup::Markdown {
        let lines = text.lines().map(|line| {
            let addresses = markdown::link_addresses(line).into_iter().map(str::to_owned);
            reduced.links.extend(addresses);
            markdown::plain(line)
        });
        reduced.text = lines.collect::<Vec<_>>().join("\n");
    }
    if markup != Markup::Plain && html::looks_like_html(&reduced.text) {
        addresses(&reduced.text, &mut reduced.links);
        reduced.text = html::to_text(&reduced.text);
    } else if reduced.text.contains('&') {
        reduced.text = html::unescape(&reduced.text);
    }
    reduced
}

/// One line of a text.
pub(super) fn one_line(text: &str) -> String {
    let line = text.trim_start().trim_start_matches("## ");
    visible_text(line).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Paragraphs and bullets of a text whose markup is reduced.
pub(super) fn prose(text: &str) -> Prose {
    let mut prose = Prose::default();
    for line in normalise(text).lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            prose.bullets.push(item.to_owned());
        } else {
            prose.paragraphs.push_str(line.strip_prefix("## ").unwrap_or(line));
            prose.paragraphs.push('\n');
        }
    }
    let lines = prose.paragraphs.trim().to_owned();
    prose.paragraphs = lines;
    prose
}

/// Addresses of the links in HTML, as far as they are quoted.
fn addresses(html: &str, links: &mut Vec<String>) {
    let mut rest = html;
    while let Some(at) = rest.find("href=") {
        rest = &rest[at + "href=".len()..];
        let Some(quote) = rest.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else {
            continue;
        };
        let Some(end) = rest[1..].find(quote) else { return };
        links.push(rest[1..=end].to_owned());
        rest = &rest[end + 1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_text_stays() {
        for (from, to) in [
            ("**bold**, *it*\n[Go](https://go.dev)", "bold, it\nGo"),
            ("* item\n* **item**", "* item\n* item"),
            ("R&amp;D <b>now</b>", "R&D now"),
            ("a < b <Tagged> & c", "a < b <Tagged> & c"),
        ] {
            assert_eq!(reduce(from, Markup::Markdown).text, to, "{from}");
        }
        assert_eq!(reduce("a *b* &lt;", Markup::Plain).text, "a *b* <");
    }

    #[test]
    fn addresses_that_go_are_told() {
        let links = |text: &str, markup| reduce(text, markup).links;
        assert_eq!(
            links("[a](https://a.org) and [b](https://b.org/c)", Markup::Markdown),
            ["https://a.org", "https://b.org/c"]
        );
        let html = "<p>See <a class=x href=\"https://a.org\">a</a>, <a href='b'>b</a>";
        assert_eq!(links(html, Markup::Html), ["https://a.org", "b"]);
    }

    #[test]
    fn prose_is_paragraphs_and_bullets() {
        let text =
            reduce("<p>One.</p><h3>Two</h3><ul><li><p>a</p></li><li>b</li></ul>", Markup::Html);
        let prose = prose(&text.text);
        assert_eq!(prose.paragraphs, "One.\n\nTwo");
        assert_eq!(prose.bullets, ["a", "b"]);
        assert_eq!(super::prose("• a\n• b").bullets, ["a", "b"]);
        assert_eq!(one_line(" ## a\n b "), "a b");
    }
}
