//! Brings text into the shape every posting's text has.
//!
//! Headings stand on lines of their own starting with `## `, bullets on lines starting
//! with `- `, paragraphs are parted by one blank line, and nothing invisible is left.

pub(crate) mod html;
mod html_lines;
pub(crate) mod markdown;

use std::borrow::Cow;

/// A line longer than this (in bytes) is a sentence, not a heading.
const LONGEST_HEADING: usize = 120;

/// Signs that mark a bullet with or without a space after them.
const BULLET_SIGNS: [char; 14] =
    ['•', '●', '▪', '◦', '‣', '○', '■', '□', '➢', '►', '✔', '✓', '∙', '⁃'];

/// Signs that mark a bullet only when a space follows.
const SPACED_BULLETS: [char; 6] = ['-', '*', '+', '·', '–', '—'];

/// Nested deeper than this, bullets are indented no further.
pub(crate) const DEEPEST_INDENT: usize = 6;

/// Normalises text whose structure is that of its lines: plain text, and what is left of HTML.
pub(crate) fn normalise(text: &str) -> String {
    normalise_lines(text, false)
}

/// Normalises plain text or Markdown, without Markdown's inline marks.
pub(crate) fn normalise_source(text: &str) -> String {
    normalise_lines(text, markdown::recognises(text))
}

fn normalise_lines(text: &str, marked: bool) -> String {
    let mut lines: Vec<Line> = Vec::new();
    let broken = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    for raw in broken.flat_map(|line| line.split('\r')) {
        let visible = visible_text(raw);
        if underlines(&visible) && lines.last_mut().is_some_and(Line::become_heading) {
            continue;
        }
        lines.push(Line::read(&visible, marked));
    }
    join(lines.into_iter().map(|line| line.text))
}

/// Joins lines, keeping single blank lines between them and none at the ends or below a heading,
/// where sources differ for no reason but their markup.
pub(crate) fn join(lines: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    let (mut blank, mut heading) = (false, false);
    for line in lines {
        if line.trim().is_empty() {
            blank = !out.is_empty() && !heading;
            continue;
        }
        heading = line.starts_with("## ");
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(&line);
    }
    out
}

/// One line of cleaned text of at most `limit` characters: for titles, names and places.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::new();
    push_collapsed(&mut out, &visible_text(text));
    let out = out.trim();
    match out.char_indices().nth(limit) {
        Some((end, _)) => out[..end].trim_end().to_owned(),
        None => out.to_owned(),
    }
}

/// Appends text with each run of white space as one space; no space at the start of `out`.
pub(crate) fn push_collapsed(out: &mut String, text: &str) {
    let space = |out: &mut String| {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    let mut words = text.split_whitespace();
    let joins = !text.starts_with(char::is_whitespace);
    if joins && let Some(first) = words.next() {
        out.push_str(first);
    }
    for word in words {
        space(out);
        out.push_str(word);
    }
    if text.ends_with(char::is_whitespace) {
        space(out);
    }
}

/// What a person sees of a text on one line.
pub(crate) fn visible_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    text.chars().filter_map(visible).collect()
}

/// What a person sees of a character: nothing of control, zero-width and direction signs,
/// a space for a line break inside a line.
fn visible(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => None,
        '\u{E0000}'..='\u{E007F}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Whether a line whose text is emphasised as a whole reads as a heading and not as a sentence.
pub(crate) fn reads_as_heading(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_HEADING
        && !text.ends_with(['.', ',', ';'])
        && text.chars().any(char::is_alphanumeric)
}

struct Line {
    text: String,
    kind: Kind,
}

#[derive(PartialEq)]
enum Kind {
    Blank,
    Paragraph,
    Bullet,
    Heading,
}

impl Line {
    /// Reads one line; `marked` text is Markdown.
    fn read(raw: &str, marked: bool) -> Self {
        let content = raw.trim();
        let content = if marked { without_quote(content) } else { content };
        if content.is_empty() || (marked && is_rule(content)) {
            return Self { text: String::new(), kind: Kind::Blank };
        }
        let plain = |text: &str| match marked {
            true => collapsed(&markdown::plain(text)),
            false => collapsed(&markdown::without_slant(text)),
        };
        if let Some(heading) = hash_heading(content).or_else(|| bold_heading(content)) {
            return Self { text: format!("## {}", plain(&heading)), kind: Kind::Heading };
        }
        // A bullet that was typed as text has a backslash before it.
        let listed = if marked { content.trim_start_matches('\\') } else { content };
        if let Some(mut item) = bullet(listed) {
            let columns = raw.chars().take_while(|c| c.is_whitespace()).count();
            let mut depth = columns / 2;
            // `* + item` is how converters write a list that begins inside an item.
            while let Some(inner) = item.strip_prefix(['*', '+', '-']).filter(|_| marked)
                && inner.starts_with(char::is_whitespace)
            {
                item = inner.trim_start();
                depth += 1;
            }
            let indent = "  ".repeat(depth.min(DEEPEST_INDENT));
            return Self { text: format!("{indent}- {}", plain(item)), kind: Kind::Bullet };
        }
        Self { text: plain(content), kind: Kind::Paragraph }
    }

    /// Makes an underlined paragraph a heading; says whether it could be one.
    fn become_heading(&mut self) -> bool {
        let can = self.kind == Kind::Paragraph && reads_as_heading(&self.text);
        if can {
            self.text.insert_str(0, "## ");
            self.kind = Kind::Heading;
        }
        can
    }
}

/// A line of a Markdown quotation without its sign.
fn without_quote(line: &str) -> &str {
    line.strip_prefix("> ").unwrap_or(line).trim_start()
}

/// `***`, `* * *` and `___`, which part sections; `---` may underline a heading.
fn is_rule(line: &str) -> bool {
    let signs = line.chars().filter(|c| !c.is_whitespace());
    line.len() >= 2 && (signs.clone().all(|c| c == '*') || signs.clone().all(|c| c == '_'))
}

fn collapsed(text: &str) -> String {
    let mut out = String::new();
    push_collapsed(&mut out, text.trim());
    out
}

/// `### Heading ###` without its signs.
fn hash_heading(line: &str) -> Option<String> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let heading = collapsed(rest.trim().trim_end_matches('#').trim().trim_matches(['*', '_']));
    ((1..=6).contains(&level) && rest.starts_with(char::is_whitespace) && !heading.is_empty())
        .then_some(heading)
}

/// `**Heading**` or `__Heading:__`, alone on its line.
fn bold_heading(line: &str) -> Option<String> {
    let inside = ["**", "__"].iter().find_map(|mark| {
        let line = line.strip_suffix(':').unwrap_or(line);
        let inside = line.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inside.contains(mark)).then_some(inside)
    })?;
    let heading = collapsed(inside.trim_matches(['*', '_']));
    reads_as_heading(&heading).then_some(heading)
}

/// What follows a bullet sign.
fn bullet(line: &str) -> Option<&str> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let marks = BULLET_SIGNS.contains(&sign)
        || (SPACED_BULLETS.contains(&sign) && rest.starts_with(char::is_whitespace));
    (marks && !rest.trim().is_empty()).then(|| rest.trim())
}

/// Whether a line is `====` or `----`.
fn underlines(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_all_kinds() {
        for (from, to) in [
            ("**Requirements**\nGo", "## Requirements\nGo"),
            ("**Requirements:**", "## Requirements:"),
            ("**Requirements**:", "## Requirements"),
            ("# What you do #", "## What you do"),
            ("### **Skills**", "## Skills"),
            ("Skills\n======\nGo", "## Skills\nGo"),
            ("Skills\r\n---\r\nGo", "## Skills\nGo"),
            ("**Bold** and **bold**", "Bold and bold"),
            (r"**Nice\\-to\\-have skills:**", "## Nice-to-have skills:"),
            ("***Privacy***", "## Privacy"),
            ("### **Skills \\\\& tools**", "## Skills & tools"),
            ("**A whole sentence in bold.**", "A whole sentence in bold."),
            ("***\n**Team**", "## Team"),
            ("#hiring", "#hiring"),
            ("C#", "C#"),
            ("---", "---"),
        ] {
            assert_eq!(normalise_source(from), to, "{from:?}");
        }
    }

    #[test]
    fn bullets_of_all_kinds() {
        for (from, to) in [
            ("* Go\n• Rust\n·\tC\n– D\n●Java", "- Go\n- Rust\n- C\n- D\n- Java"),
            ("- a\n  * b\n    - c", "- a\n  - b\n    - c"),
            ("-5 degrees", "-5 degrees"),
            ("*emphasis*", "emphasis"),
            ("-", "-"),
        ] {
            assert_eq!(normalise_source(from), to, "{from:?}");
        }
    }

    #[test]
    fn blank_runs_and_invisible_signs_go() {
        assert_eq!(normalise("\n\na  b\t c\u{200B}\u{7}\r\n\r\n \n\nd\n\n"), "a b c\n\nd");
        assert_eq!(normalise("a\rb"), "a\nb");
        assert_eq!(normalise("\u{202E}evil\u{1b}[31m"), "evil[31m");
    }

    #[test]
    fn one_line_is_cut_by_characters() {
        assert_eq!(one_line("  a\n\tb\u{0} c ", 300), "a b c");
        assert_eq!(one_line(&"ü".repeat(400), 300).chars().count(), 300);
    }
}
