//! A passage as it is shown: lines, cut where something begins or ends to be marked.

use super::marks::Marks;
use crate::diagnostics::Span;
use crate::skills::{Outline, OutlineLine, Part};
use serde::Serialize;

/// A posting's title or a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// Whether it is the title of a posting.
    pub in_title: bool,
    /// The text itself.
    pub text: String,
    /// The same text for showing.
    #[serde(skip)]
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// The part of the posting it stands in.
    pub part: Part,
    /// What its heading opens.
    pub opens: Option<Opening>,
    /// The line in pieces; none for an empty one.
    pub segments: Vec<Segment>,
}

/// What a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// This part, up to the next heading.
    Part(Part),
    /// This part, for this line only.
    Line(Part),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// What it is.
    pub mark: Option<Mark>,
    /// Whether it says how strongly something is asked for.
    pub cue: bool,
    /// Whether it is a heading.
    pub heading: bool,
}

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The mention of this number.
    Mention(usize),
    /// It looks like a skill and does not count: the index in the list of those.
    PassedOver(usize),
}

impl Passage {
    pub(super) fn new(text: &str, in_title: bool, outline: &Outline, marks: &Marks<'_>) -> Self {
        let lines = (1..).zip(&outline.lines);
        let lines = lines.map(|(number, line)| Line {
            number,
            part: line.part,
            opens: opening(line),
            segments: segments(text, line, &outline.cues, marks),
        });
        Self { in_title, text: text.to_owned(), lines: lines.collect() }
    }
}

fn opening(line: &OutlineLine) -> Option<Opening> {
    line.heading?;
    Some(if line.inline { Opening::Line(line.part) } else { Opening::Part(line.part) })
}

fn segments(text: &str, line: &OutlineLine, cues: &[Span], marks: &Marks<'_>) -> Vec<Segment> {
    let marks = marks.in_line(line.span);
    let first = cues.partition_point(|cue| cue.end <= line.span.start);
    let cues: Vec<Span> =
        cues[first..].iter().copied().take_while(|cue| cue.start < line.span.end).collect();
    // A heading on a line of its own is the whole line.
    let heading = line.heading.map(|words| if line.inline { words } else { line.span });
    let mut cuts: Vec<usize> = vec![line.span.start, line.span.end];
    for span in marks.iter().map(|(span, _)| *span).chain(heading) {
        cuts.extend([span.start, span.end]);
    }
    // A cue that reaches into a mark does not cut it.
    let whole = |at: &usize| {
        let next = marks.partition_point(|(span, _)| span.end <= *at);
        marks.get(next).is_none_or(|(span, _)| span.start >= *at)
    };
    cuts.extend(cues.iter().flat_map(|cue| [cue.start, cue.end]).filter(whole));
    cuts.retain(|at| (line.span.start..=line.span.end).contains(at));
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        let next = marks.partition_point(|(span, _)| span.end <= start);
        let cue = cues.partition_point(|cue| cue.end <= start);
        Segment {
            text: text[start..end].to_owned(),
            mark: marks.get(next).filter(|(span, _)| span.start <= start).map(|(_, mark)| *mark),
            cue: cues.get(cue).is_some_and(|cue| cue.start < end),
            heading: heading.is_some_and(|span| span.start <= start && end <= span.end),
        }
    };
    cuts.windows(2).map(piece).collect()
}
