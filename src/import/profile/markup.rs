//! Text with markup to text without.

use crate::content::text::{html, normalise, visible_text};

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

/// More open emphasis than this is taken as text.
const MOST_OPEN: usize = 64;

/// The longest text and address of a link, in bytes.
const LONGEST_LINK: usize = 2000;

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
        reduced.text = inline(text, &mut reduced.links);
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

/// Takes links, emphasis, code signs and escapes of Markdown off; what only looks like
/// markup stays. Flanking follows CommonMark 0.31, section 6.2.
fn inline(text: &str, links: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<Run> = Vec::new();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        match sign {
            '\\' if text[at + 1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.push_str(&text[at + 1..at + 2]);
                at += 2;
            }
            '*' | '_' => {
                let length = text[at..].chars().take_while(|next| *next == sign).count();
                emphasis(text, at, Run { sign, length, at: out.len() }, &mut open, &mut cuts);
                out.push_str(&text[at..at + length]);
                at += length;
            }
            '`' => at += 1,
            '!' if link(&text[at + 1..]).is_some() => at += 1,
            '[' => match link(&text[at..]) {
                Some((shown, address, length)) => {
                    // What is shown may be marked up itself, but holds no link.
                    out.push_str(&inline(shown, &mut Vec::new()));
                    links.push(address.to_owned());
                    at += length;
                }
                None => {
                    out.push('[');
                    at += 1;
                }
            },
            _ => {
                out.push(sign);
                at += sign.len_utf8();
            }
        }
    }
    cuts.sort_unstable();
    let mut kept = String::with_capacity(out.len());
    let mut end = 0;
    for (start, length) in cuts {
        kept.push_str(&out[end..start]);
        end = start + length;
    }
    kept.push_str(&out[end..]);
    kept
}

/// Signs of emphasis that stand together.
struct Run {
    sign: char,
    length: usize,
    /// Where in the output.
    at: usize,
}

/// Pairs a run with the one that opened it, or remembers it.
fn emphasis(text: &str, at: usize, run: Run, open: &mut Vec<Run>, cuts: &mut Vec<(usize, usize)>) {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at + run.length..].chars().next().unwrap_or(' ');
    let space = char::is_whitespace;
    let mark = |sign: char| !sign.is_alphanumeric() && !sign.is_whitespace();
    let left = !space(after) && (!mark(after) || space(before) || mark(before));
    let right = !space(before) && (!mark(before) || space(after) || mark(after));
    let word = run.sign == '_';
    let closes = right && (!word || !left || mark(after));
    let opens = left && (!word || !right || mark(before));
    if closes
        && let Some(start) =
            open.iter().rposition(|start| start.sign == run.sign && start.length == run.length)
    {
        cuts.extend([(open[start].at, run.length), (run.at, run.length)]);
        open.truncate(start);
    } else if opens && open.len() < MOST_OPEN {
        open.push(run);
    }
}

/// `[shown](address)` at the start of a text: both, and how long it is.
fn link(text: &str) -> Option<(&str, &str, usize)> {
    let inside = text.strip_prefix('[')?;
    let bound = inside.as_bytes().get(..LONGEST_LINK).map_or(inside.len(), |_| LONGEST_LINK);
    let close = inside.bytes().take(bound).position(|byte| matches!(byte, b']' | b'['))?;
    let target = inside[close..].strip_prefix("](")?;
    let end = target.bytes().take(LONGEST_LINK).position(|byte| byte == b')')?;
    let address = target[..end].split_whitespace().next().unwrap_or_default();
    let length = 1 + close + 2 + end + 1;
    Some((&inside[..close], address.trim_matches(['<', '>']), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_what_a_reader_sees() {
        for (from, to) in [
            ("**bold**, *it*, __b__ and _i_", "bold, it, b and i"),
            ("***all*** of `code`", "all of code"),
            ("[Go](https://go.dev) and ![x](y.png)", "Go and x"),
            ("[**Go** team](https://go.dev \"title\")!", "Go team!"),
            ("snake_case_name, 2 * 3 * 4, C*", "snake_case_name, 2 * 3 * 4, C*"),
            (r"\*not\* [this] (that) [open](", "*not* [this] (that) [open]("),
            ("**open", "**open"),
            ("* item\n* **item**", "* item\n* item"),
            ("a **b *c** d*", "a b *c d*"),
            ("R&amp;D <b>now</b>", "R&D now"),
            ("a < b <Tagged> & c", "a < b <Tagged> & c"),
            ("名**前**です", "名前です"),
        ] {
            assert_eq!(reduce(from, Markup::Markdown).text, to, "{from}");
        }
        assert_eq!(reduce("a *b* &lt;", Markup::Plain).text, "a *b* <");
    }

    #[test]
    fn addresses_that_go_are_told() {
        let links = |text: &str, markup| reduce(text, markup).links;
        assert_eq!(
            links("[a](https://a.org) [b](<c d>)", Markup::Markdown),
            ["https://a.org", "c"]
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

    #[test]
    fn hostile_text_takes_no_time() {
        for piece in ["*", "_a", "[", "**a ", "[a](", "![", "`", "\\", "<a href=\"", "[a]"] {
            let text = piece.repeat(50_000 / piece.len());
            reduce(&text, Markup::Markdown);
        }
    }
}
