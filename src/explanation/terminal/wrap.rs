//! Styled text in lines that fit.

use super::{Screen, Style};
use crate::diagnostics::visible;
use unicode_width::UnicodeWidthChar;

/// A piece of text of one style, with nothing in it that could steer a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    text: String,
    style: Style,
}

impl Run {
    pub(crate) fn new(text: impl AsRef<str>, style: Style) -> Self {
        Self { text: visible(text.as_ref()), style }
    }

    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::new(text, Style::Plain)
    }

    fn styled(&self) -> impl Iterator<Item = Styled> + '_ {
        self.text.chars().map(|c| (c, self.style))
    }

    pub(crate) fn spaces(count: usize) -> Self {
        Self { text: " ".repeat(count), style: Style::Plain }
    }

    /// Columns it takes.
    pub(super) fn width(&self) -> usize {
        self.text.chars().map(width).sum()
    }

    /// At most so many columns of it.
    pub(super) fn cut(mut self, columns: usize) -> Self {
        if self.width() > columns {
            let mut used = 1;
            let kept = self.text.chars().take_while(|c| {
                used += width(*c);
                used <= columns
            });
            self.text = kept.chain(['…']).collect();
        }
        self
    }
}

/// Columns a character takes.
fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

type Styled = (char, Style);

/// Appends the runs as lines of at most so many columns, broken at spaces where there are some;
/// all lines but the first begin with `lead`.
pub(super) fn wrap(out: &mut String, runs: &[Run], lead: &Run, screen: Screen) {
    for (number, line) in lines(runs, lead.width(), screen.columns()).iter().enumerate() {
        if number > 0 {
            write(out, &lead.styled().collect::<Vec<_>>(), screen.color);
        }
        write(out, line, screen.color);
        out.push('\n');
    }
}

/// The runs cut into lines; always at least one. Lines but the first leave `lead` columns free.
fn lines(runs: &[Run], lead: usize, columns: usize) -> Vec<Vec<Styled>> {
    let mut lines: Vec<Vec<Styled>> = Vec::new();
    let mut line: Vec<Styled> = Vec::new();
    let mut used = 0;
    // Where the line can be broken: after a space, though not in what stands above the lead.
    let mut gap = None;
    for (c, style) in runs.iter().flat_map(Run::styled) {
        if used + width(c) > columns && c != ' ' && !line.is_empty() {
            let rest = gap.map_or_else(Vec::new, |gap| line.split_off(gap));
            lines.push(std::mem::replace(&mut line, rest));
            used = lead + line.iter().map(|(c, _)| width(*c)).sum::<usize>();
            gap = None;
        }
        line.push((c, style));
        used += width(c);
        if c == ' ' && used > lead && !style.is_mark() {
            gap = Some(line.len());
        }
    }
    lines.push(line);
    for line in &mut lines {
        // The space that ends a mention is part of its colour.
        while line.pop_if(|(c, style)| *c == ' ' && !style.is_mark()).is_some() {}
    }
    lines
}

/// Appends one line with its colours, each closed before the next.
fn write(out: &mut String, line: &[Styled], color: bool) {
    for run in line.chunk_by(|(_, a), (_, b)| a == b) {
        let code = run[0].1.code().filter(|_| color);
        if let Some(code) = code {
            out.push_str("\u{1b}[");
            out.push_str(code);
            out.push('m');
        }
        out.extend(run.iter().map(|(c, _)| c));
        if code.is_some() {
            out.push_str("\u{1b}[0m");
        }
    }
}
