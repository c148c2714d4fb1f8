//! The shape of a posting's text: its lines, and the headings with the sections they open.

use super::headings::Form;
use super::rules::{Rules, Section};
use crate::diagnostics::Span;

/// A line with the section it stands in, or the part of a line that an inline heading opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Byte range without the line break.
    pub(super) span: Span,
    /// The section its text belongs to.
    pub(super) section: Section,
    /// The heading that opened the section.
    pub(super) heading: Span,
    /// First byte after an inline heading ("Nice to have: …"), else the line's start.
    pub(super) body: usize,
    /// Begins with a bullet.
    pub(super) bullet: bool,
}

/// Splits a text into lines and gives each its section.
pub(super) fn lines(text: &str, rules: &Rules) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 60 + 1);
    let (mut section, mut heading) = (Section::Neutral, Span::default());
    let mut start = 0;
    while start < text.len() {
        let length = memchr::memchr(b'\n', &text.as_bytes()[start..]);
        let end = length.map_or(text.len(), |length| start + length);
        let content = text[start..end].trim_end_matches('\r');
        let span = Span::new(start, start + content.len());
        let bullet = is_bulleted(content);
        let mut line = Line { span, section, heading, body: span.start, bullet };
        let found = read_heading(content, rules);
        if let Some(found) = &found {
            let place = shifted(found.phrase, start);
            line.section = within(section, found.section);
            line.heading = place;
            match found.body {
                // Text after the colon: the heading is for this line only.
                Some(body) => line.body = span.start + body,
                None => (section, heading) = (line.section, place),
            }
        }
        lines.push(line);
        if found.is_none_or(|found| found.body.is_some()) {
            inline_headings(text, line, section, rules, &mut lines);
        }
        start = end + 1;
    }
    lines
}

/// The section that a heading opens inside another: "Languages:" under requirements goes on with
/// the requirements.
fn within(outer: Section, found: Section) -> Section {
    match (outer, found) {
        (Section::Required | Section::Preferred, Section::Topic) => outer,
        (_, Section::Topic) => Section::Stack,
        _ => found,
    }
}

/// Whether a line begins with a bullet.
fn is_bulleted(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['•', '●', '▪', '◦'])
        || (line.starts_with(['-', '*', '–', '·']) && line.chars().nth(1) == Some(' '))
}

struct Heading {
    section: Section,
    phrase: Span,
    body: Option<usize>,
}

/// Longest line that can be a heading, in bytes.
const LONGEST_HEADING: usize = 90;

/// Longest inline heading, in words.
const LONGEST_INLINE: usize = 6;

fn read_heading(line: &str, rules: &Rules) -> Option<Heading> {
    let trimmed = line.trim_start();
    let marker = trimmed.starts_with('#');
    let bullet =
        trimmed.starts_with("- ") || trimmed.starts_with("* ") || trimmed.starts_with("• ");
    let body = trimmed.trim_start_matches(|c: char| !c.is_alphabetic());
    let offset = line.len() - body.len();
    if body.is_empty() {
        return None;
    }
    // "Requirements: Python, Go" and "Nice to have - Go": the part before, if short enough.
    let cut = body.bytes().take(LONGEST_HEADING + 1).enumerate().find_map(|(index, byte)| {
        let dash = matches!(byte, b'-' | 0xE2) && index > 0 && body.as_bytes()[index - 1] == b' ';
        let mark = (byte == b':' || dash).then(|| body[index..].chars().next())??;
        matches!(mark, ':' | '-' | '–' | '—').then_some((index, mark))
    });
    if let Some((index, mark)) = cut {
        let rest = body[index + mark.len_utf8()..]
            .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '(');
        if !rest.is_empty() {
            // "A job. Salary: 80k" is cut later, at the sentence that is a heading.
            if [". ", "! ", "? ", "; "].iter().any(|stop| body[..index].contains(stop)) {
                return None;
            }
            let colon = mark == ':';
            let limit = if colon { LONGEST_INLINE } else { 0 };
            let form = Form { limit, marked: colon, colon };
            let (section, phrase) = rules.headings.classify(&body[..index], form)?;
            let body = Some(offset + index + mark.len_utf8());
            return Some(Heading { section, phrase: shifted(phrase, offset), body });
        }
    }
    let end = body.trim_end();
    if body.len() > LONGEST_HEADING || (bullet && !end.ends_with(':')) {
        return None;
    }
    let ends_open = end.ends_with([':', '?', '…']) || end.ends_with("...") || end.ends_with(":**");
    let shouted = !body.chars().any(char::is_lowercase);
    let sentence = end.ends_with(['.', ',', ';']) && !ends_open;
    let title = || {
        let mut words = body.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        words.all(|word| word.starts_with(char::is_uppercase))
    };
    let form = match () {
        () if marker || ends_open => {
            Form { limit: 12, marked: true, colon: end.ends_with([':', '*']) }
        }
        () if shouted => Form { limit: 8, marked: true, colon: false },
        () if sentence => Form { limit: 0, marked: false, colon: false },
        () => Form { limit: 8, marked: title(), colon: false },
    };
    let found = rules.headings.classify(body, form).map(|(section, phrase)| Heading {
        section,
        phrase: shifted(phrase, offset),
        body: None,
    });
    // A marked heading that says nothing still ends the section before it.
    found.or_else(|| {
        marker.then(|| Heading {
            section: Section::Neutral,
            phrase: Span::new(offset, line.trim_end().len()),
            body: None,
        })
    })
}

fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// Cuts a line at the headings inside it: "… a year. Benefits: a bicycle. Stack: Python".
fn inline_headings(text: &str, line: Line, outer: Section, rules: &Rules, lines: &mut Vec<Line>) {
    let end = line.span.end;
    let colons = memchr::memchr_iter(b':', &text.as_bytes()[line.body..end]);
    for colon in colons.map(|index| line.body + index) {
        if !text[colon + 1..end].starts_with([' ', '\t']) {
            continue;
        }
        let Some(last) = lines.last_mut() else { return };
        let Some((section, heading)) = heading_before(text, last.body, colon, rules) else {
            continue;
        };
        last.span.end = heading.start;
        let span = Span::new(heading.start, end);
        let outer = if section == Section::Topic { last.section } else { outer };
        let section = within(outer, section);
        lines.push(Line { span, section, heading, body: colon + 1, bullet: false });
    }
}

/// The heading that ends at a colon inside a line, which begins at `from`.
fn heading_before(text: &str, from: usize, colon: usize, rules: &Rules) -> Option<(Section, Span)> {
    let mut floor = from.max(colon.saturating_sub(LONGEST_HEADING));
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let before = &text[floor..colon];
    let stops = |(index, c): (usize, char)| {
        let next = &before[index + c.len_utf8()..];
        let ends = matches!(c, '.' | '!' | '?' | ';') && next.starts_with(' ');
        (ends || matches!(c, '|' | '•' | '●' | '▪' | '*' | ')')).then_some(index + c.len_utf8())
    };
    let start = before.char_indices().rev().find_map(stops).unwrap_or(0);
    let exact = Form { limit: 0, marked: false, colon: true };
    let form = Form { limit: LONGEST_INLINE, ..exact };
    let found = |start: usize, form: Form| {
        let (section, phrase) = rules.headings.classify(&before[start..], form)?;
        Some((section, shifted(phrase, floor + start)))
    };
    if (start > 0 || floor == from)
        && let Some(found) = found(start, form)
    {
        return Some(found);
    }
    // Without a full stop before it only a capital letter shows where the heading begins.
    let words = before[start..].char_indices().rev().filter_map(|(index, c)| {
        let at = start + index;
        (c.is_uppercase() && before[..at].ends_with(' ')).then_some(at)
    });
    words.take(LONGEST_INLINE).filter_map(|start| found(start, exact)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<Section> {
        lines(text, Rules::builtin()).iter().map(|line| line.section).collect()
    }

    #[test]
    fn an_inline_heading_is_for_its_line_only() {
        use Section::{Preferred, Required};
        assert_eq!(
            sections("Requirements\n- Go\nNice to have: Rust\nSQL"),
            [Required, Required, Preferred, Required]
        );
    }

    #[test]
    fn a_line_may_hold_several_headings() {
        use Section::{Benefits, Neutral, Preferred, Required, Stack};
        for (text, expected) in [
            (
                "A job. Salary: 80k. Stack: Go. Nice to have: Rust",
                &[Neutral, Benefits, Stack, Preferred][..],
            ),
            ("Requirements: Go | Bonus: Rust", &[Required, Preferred]),
            (
                "At least five years of Go in banking Preferred Qualifications: Rust",
                &[Neutral, Preferred],
            ),
            ("Requirements\nLanguages: Go", &[Required, Required]),
            ("Languages: Go", &[Stack]),
            ("at 10:30 or https://example.com", &[Neutral]),
        ] {
            assert_eq!(sections(text), expected, "{text}");
        }
    }
}
