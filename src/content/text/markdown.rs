//! Takes the inline marks of Markdown out of a line: `**bold**`, `[text](address)`, `C\#`.
//!
//! Headings and bullets are the matter of `text`, which knows them in plain text, too.

use std::borrow::Cow;

/// Signs that mark emphasis.
const EMPHASIS: [char; 3] = ['*', '_', '~'];

/// The text of a link is shorter than this, in bytes.
const LONGEST_LINK_TEXT: usize = 300;

/// The address of a link is shorter than this, in bytes.
const LONGEST_LINK_ADDRESS: usize = 1000;

/// How what stands in the parentheses of a link begins.
const ADDRESSES: [&str; 7] = ["http://", "https://", "mailto:", "tel:", "www.", "/", "#"];

/// Whether a text is Markdown and not plain text with a star in it.
pub(crate) fn recognises(text: &str) -> bool {
    text.contains("](http") || has_escapes(text) || text.lines().any(has_bold)
}

/// `hands\-on`: a backslash inside or behind a word, before a sign that Markdown would otherwise
/// take for a mark. Elsewhere a backslash may belong to a path, an expression or a drawing.
fn has_escapes(text: &str) -> bool {
    text.match_indices('\\').any(|(at, _)| {
        let before = text[..at].trim_end_matches('\\').chars().next_back();
        before.is_some_and(char::is_alphanumeric)
            && text[at + 1..].starts_with(['-', '+', '.', '#', '&', '|', '*', '_', '~', '>'])
    })
}

/// `**…**` on one line.
fn has_bold(line: &str) -> bool {
    let Some((_, rest)) = line.split_once("**") else { return false };
    let inside = rest.split_once("**").map(|(inside, _)| inside).unwrap_or_default();
    !inside.trim().is_empty() && !inside.starts_with(char::is_whitespace)
}

/// A line's text without marks.
pub(crate) fn plain(line: &str) -> String {
    let mut scanned = Scanned::default();
    // For each link that is open, how much is left of the line at its `](`, and how long its
    // address is.
    let mut links: Vec<(usize, usize)> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let before = line[..line.len() - rest.len()].chars().next_back();
        let taken = match c {
            '\\' => scanned.escape(rest),
            '`' => scanned.code(rest),
            '<' => scanned.address(rest),
            '!' if link(&rest[1..]).is_some() => 1,
            '[' => match link(rest) {
                Some((text, address)) => {
                    links.push((rest.len() - 1 - text, address));
                    1
                }
                None => scanned.push(c),
            },
            ']' if links.last().is_some_and(|(left, _)| *left == rest.len()) => {
                links.pop().map_or(1, |(_, address)| address)
            }
            c if EMPHASIS.contains(&c) => scanned.mark(rest, c, before),
            c => scanned.push(c),
        };
        rest = &rest[taken..];
    }
    scanned.finish()
}

/// A line of plain text without the stars around `*words*`, as people write them in mails and
/// forums; other stars mean something else, such as a footnote or a product.
pub(crate) fn without_slant(line: &str) -> Cow<'_, str> {
    if !line.contains('*') {
        return Cow::Borrowed(line);
    }
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('*') {
        let before = rest[..at].chars().next_back().or_else(|| kept.chars().next_back());
        let opens = before.is_none_or(|c| c.is_whitespace() || "([\"'“—–-/".contains(c));
        kept.push_str(&rest[..at]);
        match slanted(&rest[at + 1..]).filter(|_| opens) {
            Some(inside) => {
                kept.push_str(inside);
                rest = &rest[at + inside.len() + 2..];
            }
            None => {
                kept.push('*');
                rest = &rest[at + 1..];
            }
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// What stands before the next star, when a text begins with the inside of `*…*`.
fn slanted(text: &str) -> Option<&str> {
    let (inside, after) = text.split_once('*')?;
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let parted = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '*');
    let first = inside.chars().next().is_some_and(char::is_alphanumeric);
    (first && word(inside.chars().next_back()) && parted).then_some(inside)
}

/// Where the links of a line lead, which [`plain`] does not keep.
pub(crate) fn link_addresses(line: &str) -> Vec<&str> {
    let opened = line.match_indices('[').map(|(at, _)| &line[at..]);
    let addresses = opened.filter_map(|rest| {
        let (text, address) = link(rest)?;
        // Behind `[text](` and before `)`.
        Some(&rest[text + 3..text + address])
    });
    addresses.filter(|address| !address.is_empty()).collect()
}

/// The lengths of `text` and of `](address)`, when a line goes on with `[text](address)`.
fn link(rest: &str) -> Option<(usize, usize)> {
    let inside = rest.strip_prefix('[')?;
    let (text, _) = start_of(inside, LONGEST_LINK_TEXT).split_once("](")?;
    // An address holds no other link, so that a line of openings is read in one pass.
    let address = start_of(&inside[text.len() + 2..], LONGEST_LINK_ADDRESS);
    let (target, _) = address.split_once([')', '(', '['])?;
    let closed = address[target.len()..].starts_with(')');
    let leads = target.is_empty() || ADDRESSES.iter().any(|start| target.starts_with(start));
    (closed && leads && !text.contains('[')).then_some((text.len(), target.len() + 3))
}

/// A text's first bytes, as far as whole characters go.
fn start_of(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text of a line so far, and the marks in it that may turn out to be none.
#[derive(Default)]
struct Scanned {
    text: String,
    marks: Vec<Mark>,
}

/// A run of one emphasis sign.
struct Mark {
    /// Where in the text it stood.
    at: usize,
    sign: char,
    length: usize,
    opens: bool,
    closes: bool,
}

impl Scanned {
    fn push(&mut self, c: char) -> usize {
        self.text.push(c);
        c.len_utf8()
    }

    /// `\-`, and `\\-` as writers of CSV double it; at the end of a line it breaks the line.
    fn escape(&mut self, rest: &str) -> usize {
        let slashes = rest.bytes().take_while(|byte| *byte == b'\\').count();
        match rest[slashes..].chars().next() {
            Some(c) if c.is_ascii_punctuation() => slashes + self.push(c),
            None => slashes,
            Some(_) => {
                self.text.push_str(&rest[..slashes]);
                slashes
            }
        }
    }

    /// `` `code` ``.
    fn code(&mut self, rest: &str) -> usize {
        match rest[1..].find('`') {
            Some(length) => {
                self.text.push_str(&rest[1..=length]);
                length + 2
            }
            None => self.push('`'),
        }
    }

    /// `<https://example.org>`.
    fn address(&mut self, rest: &str) -> usize {
        let near = rest.bytes().take(LONGEST_LINK_ADDRESS);
        let end = near.skip(1).position(|byte| matches!(byte, b'>' | b' ' | b'<'));
        let inside = end.map(|end| &rest[1..=end]).unwrap_or_default();
        let closed = rest[1 + inside.len()..].starts_with('>');
        if closed && (inside.contains("://") || inside.contains('@')) {
            self.text.push_str(inside);
            return inside.len() + 2;
        }
        self.push('<')
    }

    /// Opens before a word and closes behind one; stars do so inside words, too.
    fn mark(&mut self, rest: &str, sign: char, before: Option<char>) -> usize {
        let length = rest.chars().take_while(|c| *c == sign).count();
        let after = rest[length..].chars().next();
        let gap = |beside: Option<char>| beside.is_none_or(char::is_whitespace);
        let part = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
        let inside = sign == '*';
        // One tilde is "about".
        let marks = sign != '~' || length == 2;
        self.marks.push(Mark {
            at: self.text.len(),
            sign,
            length,
            opens: marks && !gap(after) && (inside || !part(before)),
            closes: marks && !gap(before) && (inside || !part(after)),
        });
        length
    }

    /// The text with the marks that have no partner, except two stars at a word: the other two
    /// stand on another line.
    fn finish(self) -> String {
        // Single and longer runs of a sign pair among themselves.
        let mut open: [Vec<usize>; EMPHASIS.len() * 2] = Default::default();
        let mut paired = vec![false; self.marks.len()];
        for (index, mark) in self.marks.iter().enumerate() {
            let sign = EMPHASIS.iter().position(|sign| *sign == mark.sign).unwrap_or_default();
            let open = &mut open[sign * 2 + usize::from(mark.length > 1)];
            let opening = if mark.closes { open.pop() } else { None };
            match opening {
                Some(opening) => (paired[opening], paired[index]) = (true, true),
                None if mark.opens => open.push(index),
                None => {}
            }
        }
        let mut text = String::with_capacity(self.text.len());
        let mut copied = 0;
        let strong =
            |mark: &Mark| mark.sign == '*' && mark.length > 1 && (mark.opens || mark.closes);
        let lonely =
            self.marks.iter().zip(paired).filter(|(mark, paired)| !paired && !strong(mark));
        for (mark, _) in lonely {
            text.push_str(&self.text[copied..mark.at]);
            text.extend(std::iter::repeat_n(mark.sign, mark.length));
            copied = mark.at;
        }
        text.push_str(&self.text[copied..]);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_go_and_text_stays() {
        for (from, to) in [
            (
                "**Bold** and *slanted* and __strong__ and _low_",
                "Bold and slanted and strong and low",
            ),
            ("***both***, **b *i* b**", "both, b i b"),
            ("**We grow**.", "We grow."),
            ("word**bold**word", "wordboldword"),
            ("**Wellness:** we care", "Wellness: we care"),
            (r"5\+ years, C\#, hands\-on, R\&D, \[x\]", "5+ years, C#, hands-on, R&D, [x]"),
            (r"5\\+ years, C\\#, hands\\-on", "5+ years, C#, hands-on"),
            (r"\*not slanted\*", "*not slanted*"),
            (r"C:\temp ends\", r"C:\temp ends"),
            ("see [our **site**](https://example.org/a_b) now", "see our site now"),
            ("[a](/x)[b](#y) [c](not this) [d]", "ab [c](not this) [d]"),
            ("![logo](https://example.org/l.png) Go", "logo Go"),
            (
                "<https://example.org> <a@example.org> a <b",
                "https://example.org a@example.org a <b",
            ),
            ("`cargo test` and `open", "cargo test and `open"),
            ("~~old~~ ~5 years", "old ~5 years"),
            ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
            ("salary* and bonus* apply", "salary* and bonus* apply"),
            ("**begins here", "begins here"),
            ("and ends here.**", "and ends here."),
            ("per year*This is an estimate.*", "per yearThis is an estimate."),
            ("a ** b", "a ** b"),
        ] {
            assert_eq!(plain(from), to, "{from}");
        }
    }

    #[test]
    fn stars_around_words_go_and_others_stay() {
        for (from, to) in [
            ("*The role*: As a Senior", "The role: As a Senior"),
            ("hiring! *Maiven | Engineer | Full-Time*", "hiring! Maiven | Engineer | Full-Time"),
            ("a *b c* and (*d*), *e*.", "a b c and (d), e."),
            ("salary* and bonus* apply", "salary* and bonus* apply"),
            ("2 * 3 * 4, 2*3*4, SELECT *, a.*", "2 * 3 * 4, 2*3*4, SELECT *, a.*"),
            ("*opens only", "*opens only"),
            ("*not *this", "*not *this"),
            ("**bold** and ***both***", "**bold** and ***both***"),
            ("*ü* *名*", "ü 名"),
            ("*", "*"),
        ] {
            assert_eq!(without_slant(from), to, "{from}");
        }
    }

    #[test]
    fn links_lead_somewhere() {
        let line = "![a](https://a.org/x_y) and [**b**](mailto:b@b.org), [c]() [d](no) [e](#f)";
        assert_eq!(link_addresses(line), ["https://a.org/x_y", "mailto:b@b.org", "#f"]);
    }

    #[test]
    fn markdown_is_told_from_plain_text() {
        for text in ["**Needs**\nGo", r"hands\-on", "[x](https://example.org)", "a **b** c"] {
            assert!(recognises(text), "{text}");
        }
        for text in [
            "2 ** 3 ** 4",
            "f(**args)",
            "*Go*",
            "a_b",
            r"C:\temp",
            "Salary** and bonus",
            r"/\_ __ \_",
        ] {
            assert!(!recognises(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read_and_no_letter_lost(line in r"[a-c*_~`\\\[\]()!<># ü]{0,40}") {
            let letters = |text: &str| text.chars().filter(|c| "abcü".contains(*c)).count();
            let read = plain(&line);
            if !line.contains("](") {
                prop_assert_eq!(letters(&read), letters(&line));
            }
        }
    }

    /// What makes work out of proportion hangs here; `benches/hostile.rs` shows the times.
    #[test]
    fn hostile_lines_are_read() {
        for sign in ["[", "*", "**a", "`", "<", "![", "[a](", "_a", "\\"] {
            let text = sign.repeat(50_000);
            assert!(plain(&text).len() <= text.len(), "{sign}");
            assert!(without_slant(&text).len() <= text.len(), "{sign}");
        }
    }
}
