//! The places in a sentence at which the reach of cues changes, in order.

use super::scan::{Candidate, FoundCue, Scan};
use crate::diagnostics::Span;

/// A sentence to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    /// Where it lies, without an inline heading.
    pub(super) clause: Span,
    pub(super) scan: &'a Scan,
    /// All names of the text, in order.
    pub(super) names: &'a [Candidate],
}

/// A place in a sentence at which the reach of cues changes.
pub(super) enum Event {
    Cue(FoundCue),
    Contrast(Span),
    /// A bracket or semicolon.
    Mark(u8),
}

/// The events of a sentence, in order.
pub(super) struct Events<'a> {
    cues: std::iter::Peekable<std::slice::Iter<'a, FoundCue>>,
    contrasts: std::iter::Peekable<std::slice::Iter<'a, Span>>,
    marks: std::iter::Peekable<memchr::Memchr3<'a>>,
    text: &'a [u8],
    clause: Span,
}

impl<'a> Events<'a> {
    pub(super) fn of(sentence: Sentence<'a>) -> Self {
        let Span { start, end } = sentence.clause;
        let scan = sentence.scan;
        let cue = scan.cues.partition_point(|cue| cue.span.start < start);
        let contrast = scan.contrasts.partition_point(|contrast| contrast.start < start);
        let text = sentence.text.as_bytes();
        Self {
            cues: scan.cues[cue..].iter().peekable(),
            contrasts: scan.contrasts[contrast..].iter().peekable(),
            marks: memchr::memchr3_iter(b'(', b')', b';', &text[start..end]).peekable(),
            text,
            clause: sentence.clause,
        }
    }

    pub(super) fn next(&mut self) -> Option<(usize, Event)> {
        let end = self.clause.end;
        let cue = self.cues.peek().map(|cue| cue.span).filter(|span| span.end <= end);
        let contrast = self.contrasts.peek().map(|span| span.start).filter(|start| *start < end);
        let mark = self.marks.peek().map(|index| self.clause.start + index);
        let first = [cue.map(|span| span.start), contrast, mark].into_iter().flatten().min()?;
        if mark == Some(first) {
            self.marks.next();
            return Some((first, Event::Mark(self.text[first])));
        }
        if contrast == Some(first) {
            return self.contrasts.next().map(|span| (first, Event::Contrast(*span)));
        }
        self.cues.next().map(|cue| (first, Event::Cue(*cue)))
    }
}
