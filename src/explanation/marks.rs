//! What stands where in a passage, gathered before it is cut into segments.

use super::Place;
use super::passage::Mark;
use crate::diagnostics::Span;
use crate::skills::Outline;

/// The marks of one passage.
pub(super) struct Marks<'a> {
    text: &'a str,
    in_title: bool,
    outline: &'a Outline,
    /// Mentions, in text order and apart; then, once those are all in, what was passed over.
    mentions: Vec<(Span, Mark)>,
    passed_over: Vec<(Span, Mark)>,
    /// Line, byte and column of the place asked for last: places come nearly in text order.
    last: (usize, usize, usize),
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str, in_title: bool, outline: &'a Outline) -> Self {
        let (mentions, passed_over) = (Vec::new(), Vec::new());
        Self { text, in_title, outline, mentions, passed_over, last: (0, 0, 1) }
    }

    /// Adds a mark; each kind comes in text order, mentions first. What was passed over is marked
    /// where nothing else is.
    pub(super) fn add(&mut self, span: Span, mark: Mark) {
        if let Mark::Mention(_) = mark {
            self.mentions.push((span, mark));
            return;
        }
        let next = self.mentions.partition_point(|(other, _)| other.end <= span.start);
        let free = self.mentions.get(next).is_none_or(|(other, _)| other.start >= span.end)
            && self.passed_over.last().is_none_or(|(other, _)| other.end <= span.start);
        if free {
            self.passed_over.push((span, mark));
        }
    }

    /// Line and column of a byte.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        let lines = &self.outline.lines;
        let line = lines.partition_point(|line| line.span.start <= offset).saturating_sub(1);
        let start = lines.get(line).map_or(0, |line| line.span.start);
        let (last_line, last_offset, last_column) = self.last;
        let (from, column) = if last_line == line && last_offset >= start && last_offset <= offset {
            (last_offset, last_column)
        } else {
            (start, 1)
        };
        let column = column + self.text[from..offset].chars().count();
        self.last = (line, offset, column);
        Place { in_title: self.in_title, line: line + 1, column }
    }

    /// The marks that touch a line, in text order.
    pub(super) fn in_line(&self, line: Span) -> Vec<(Span, Mark)> {
        let mut found: Vec<(Span, Mark)> = Vec::new();
        for list in [&self.mentions, &self.passed_over] {
            let first = list.partition_point(|(span, _)| span.end <= line.start);
            found.extend(list[first..].iter().take_while(|(span, _)| span.start < line.end));
        }
        found.sort_by_key(|(span, _)| *span);
        found
    }
}
