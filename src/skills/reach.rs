//! How far the words of a sentence reach: which cue speaks for which place in it.
//!
//! A cue before a name speaks for all that follows, until a contrast, a semicolon, the bracket it
//! stands in, or the next cue. A cue after a name speaks for what came before, back to the same
//! marks. In postings that lost their line breaks a new demand begins with a capital letter only.

use super::events::{Event, Events, Sentence};
use super::rules::Cue;
use super::scan::{Candidate, FoundCue};
use crate::diagnostics::Span;

/// How many cues after a name are looked at.
const CUES_AFTER: usize = 6;

/// Longest text between a name and a word such as "experience" that speaks for it, in bytes.
const CLOSE: usize = 40;

/// The most of a list that is looked at before its last item, in bytes.
const LIST: usize = 300;

/// How far before a demand a ", so" is looked for, in bytes.
const SO: usize = 40;

/// The reach of the cues of one sentence at a time.
#[derive(Debug, Default)]
pub(super) struct Reach {
    clause: Span,
    /// From each place on, the cue that speaks for what follows.
    before: Vec<(usize, Option<(Cue, Span)>)>,
    after: Vec<CueAfter>,
    brackets: Vec<Bracket>,
}

/// A cue that speaks for names before it.
#[derive(Debug, Clone, Copy)]
struct CueAfter {
    span: Span,
    cue: Cue,
    /// Where its reach begins.
    floor: usize,
    /// "is a plus" with one subject: of a list joined by commas it means the last item, which
    /// begins here.
    last: Option<Item>,
}

/// The last item of a list.
#[derive(Debug, Clone, Copy)]
struct Item {
    start: usize,
    /// The last comma before it.
    comma: usize,
    /// The last "and" before it.
    and: usize,
}

/// An open bracket.
#[derive(Debug, Clone, Copy)]
struct Bracket {
    start: usize,
    /// What spoke for names before it.
    outside: Option<(Cue, Span)>,
    floor: usize,
}

impl Reach {
    /// Reads a sentence, unless it is the one read last.
    pub(super) fn read(&mut self, sentence: Sentence<'_>) {
        if sentence.clause == self.clause && sentence.clause.end > 0 {
            return;
        }
        self.clause = sentence.clause;
        self.before.clear();
        self.after.clear();
        self.brackets.clear();
        let mut pass = Pass {
            sentence,
            reach: self,
            state: None,
            floor: sentence.clause.start,
            last_cue: None,
            own_start: None,
        };
        let mut events = Events::of(sentence);
        while let Some((at, event)) = events.next() {
            match event {
                Event::Cue(cue) => pass.cue(cue),
                Event::Contrast(span) => pass.contrast(span),
                Event::Mark(mark) => pass.mark(at, mark),
            }
        }
    }

    /// The cue before a name that speaks for it.
    pub(super) fn before(&self, start: usize) -> Option<(Cue, Span)> {
        let next = self.before.partition_point(|(from, _)| *from <= start);
        next.checked_sub(1).and_then(|last| self.before[last].1)
    }

    /// The cue after a name that speaks for it; strong ones before others.
    pub(super) fn after(&self, text: &str, name: Span) -> Option<(Cue, Span)> {
        let first = self.after.partition_point(|cue| cue.span.start < name.end);
        let mut asked = None;
        for cue in self.after[first..].iter().take(CUES_AFTER) {
            if cue.cue == Cue::Asked {
                if asked.is_none() && is_close(text, name.end, cue.span) {
                    asked = Some((cue.cue, cue.span));
                }
            } else if cue.floor <= name.start && !self.means_another(text, cue, name) {
                return Some((cue.cue, cue.span));
            }
        }
        asked
    }

    /// "Strong Python, Go is a plus": a singular verb speaks of the last item only, unless its
    /// subject is the experience with all of them.
    fn means_another(&self, text: &str, cue: &CueAfter, name: Span) -> bool {
        let Some(last) = cue.last else { return false };
        let listed = name.start < last.start && last.comma >= name.end && last.and < name.end;
        listed
            && self.before(name.start).is_some_and(|(_, own)| !is_subject(text, own, self.clause))
    }
}

/// Whether a clause has a noun such as "experience with" as its subject.
fn is_subject(text: &str, cue: Span, clause: Span) -> bool {
    const NOUNS: [&str; 9] = [
        "experience",
        "knowledge",
        "familiarity",
        "understanding",
        "expertise",
        "background",
        "exposure",
        "proficiency",
        "interest",
    ];
    let phrase = &text[cue.start..cue.end];
    let noun =
        |noun: &&str| phrase.get(..noun.len()).is_some_and(|head| head.eq_ignore_ascii_case(noun));
    let head = text[clause.start.min(cue.start)..cue.start].trim_end();
    NOUNS.iter().any(noun) && (head.is_empty() || head.ends_with(',') || head.ends_with(" and"))
}

/// Whether a word such as "experience" or "5 years" stands close enough after a name.
fn is_close(text: &str, name_end: usize, cue: Span) -> bool {
    let Some(between) = text.get(name_end..cue.start).filter(|text| text.len() <= CLOSE) else {
        return false;
    };
    if matches!(between.trim(), "(" | ":" | "-" | "–") {
        return true;
    }
    let years = text.as_bytes()[cue.start].is_ascii_digit();
    let words = between.split_whitespace().count();
    words <= if years { 0 } else { 2 } && !between.contains([',', '(', ':'])
}

/// The state of reading one sentence.
struct Pass<'a> {
    sentence: Sentence<'a>,
    reach: &'a mut Reach,
    /// The cue that speaks for what follows.
    state: Option<(Cue, Span)>,
    /// Where the reach of the next cue after names begins.
    floor: usize,
    last_cue: Option<Span>,
    /// Where the last demand with names of its own begins after a comma.
    own_start: Option<usize>,
}

impl Pass<'_> {
    fn cue(&mut self, cue: FoundCue) {
        let text = self.sentence.text;
        let (head, tail) =
            (&text[self.sentence.clause.start..cue.span.start], &text[cue.span.end..]);
        let follows_name = self.ends_name(head.trim_end_matches(' '));
        let announces = tail.trim_start_matches(' ').starts_with([':', '-', '–']);
        // "Python Experience" is no new clause.
        let opens = self.opens_clause(head, cue.span)
            && !(follows_name && cue.kind.after == Some(Cue::Asked));
        let looks_back = cue.kind.after.is_some_and(|kind| match kind {
            Cue::Asked => true,
            _ => {
                !announces && !opens && (cue.kind.before.is_none() || self.is_closed_off(head, cue))
            }
        });
        if opens {
            self.floor = cue.span.start;
        }
        if let Some(kind) = cue.kind.after.filter(|_| looks_back) {
            self.look_back(cue, kind);
            // "Strong Python skills, and Go would be a bonus".
            if kind == Cue::Asked && follows_name && tail.starts_with(',') {
                self.own_start = Some(cue.span.end);
            }
        }
        let before = cue.kind.before.or(cue.kind.after.filter(|kind| {
            // "Will be a plus: X, Y".
            announces && *kind == Cue::Preferred
        }));
        // "Python preferred, SQL": what follows a name like that is done with.
        let done = looks_back && follows_name && cue.kind.after.is_some_and(Cue::is_strong);
        if let Some(kind) = before.filter(|_| !done) {
            self.look_ahead(cue.span, kind, opens);
            if cue.kind.after.is_some_and(Cue::is_strong) && !looks_back {
                self.floor = cue.span.end;
            }
        }
        self.last_cue = Some(cue.span);
    }

    fn look_ahead(&mut self, span: Span, kind: Cue, opens: bool) {
        // "ideally you have experience with X": the weaker word does not undo the wish.
        let from = self.sentence.clause.start.max(span.start.saturating_sub(SO));
        let head = self.sentence.text.as_bytes()[from..span.start].trim_ascii_end();
        let kept = !opens
            && match self.state {
                // "experience with or willingness to learn X"
                Some(_) if kind == Cue::Offered => {
                    [&b" or"[..], b" or be", b" or are"].iter().any(|or| head.ends_with(or))
                }
                Some((Cue::Preferred, _)) => kind == Cue::Asked,
                Some((Cue::Offered, _)) => true,
                _ => false,
            };
        if !kept {
            self.set(span.end, Some((kind, span)));
        }
        // "Strong Python, knowledge of Go is a plus", "We use Python, so some Go is a plus": a
        // demand of its own after a comma.
        if head.ends_with(b",") {
            self.own_start = Some(span.start);
        } else if let Some(so) = memchr::memmem::rfind(head, b", so ") {
            self.own_start = Some(from + so);
        }
    }

    fn look_back(&mut self, cue: FoundCue, kind: Cue) {
        let text = self.sentence.text;
        let mut after = CueAfter { span: cue.span, cue: kind, floor: self.floor, last: None };
        if kind.is_strong() {
            let last = self.last_name(cue.span.start);
            if let Some(bracket) = self.reach.brackets.last() {
                // "Go (Rust is a plus)" and "Go (a plus)".
                let inside = last.is_some_and(|last| last.start > bracket.start);
                let before = self.last_name(bracket.start);
                let floor =
                    if inside { bracket.start } else { before.map_or(cue.span.start, |n| n.start) };
                after.floor = after.floor.max(floor);
            }
            let phrase = &text[cue.span.start..cue.span.end];
            let is =
                |word: &str| phrase.get(..word.len()).is_some_and(|p| p.eq_ignore_ascii_case(word));
            let head = &text[after.floor.min(cue.span.start)..cue.span.start];
            let plural = is("are ") || head.ends_with("are ");
            if let Some(own) = self.own_start.filter(|own| {
                !plural && *own > after.floor && last.is_some_and(|last| last.start > *own)
            }) {
                after.floor = own;
            }
            // "… or Go is a plus" joins the last item to the others.
            let single = |last: &&Candidate| {
                let rest = &text[last.end..cue.span.start];
                rest.len() <= LIST && ![" or ", " and ", ","].iter().any(|join| rest.contains(join))
            };
            if let Some(last) = last.filter(single).filter(|_| is("is ")) {
                let from = self.sentence.clause.start.max(last.start.saturating_sub(LIST));
                let head = &text.as_bytes()[from..last.start];
                let place = |found: Option<usize>| found.map_or(0, |index| from + index);
                after.last = Some(Item {
                    start: last.start,
                    comma: place(memchr::memrchr(b',', head)),
                    and: place(memchr::memmem::rfind(head, b" and ")),
                });
            }
            if self.reach.brackets.is_empty() {
                self.floor = cue.span.end;
                self.own_start = None;
            }
        }
        self.reach.after.push(after);
    }

    fn contrast(&mut self, span: Span) {
        self.floor = span.end;
        self.own_start = None;
        self.set(span.end, None);
    }

    fn mark(&mut self, at: usize, mark: u8) {
        match mark {
            b'(' => self.reach.brackets.push(Bracket {
                start: at,
                outside: self.state,
                floor: self.floor,
            }),
            b')' => {
                if let Some(bracket) = self.reach.brackets.pop() {
                    self.floor = bracket.floor;
                    self.set(at, bracket.outside);
                }
            }
            _ => {
                if self.sentence.text.as_bytes().get(at + 1) == Some(&b' ') {
                    self.contrast(Span::new(at, at + 1));
                }
            }
        }
    }

    fn set(&mut self, from: usize, state: Option<(Cue, Span)>) {
        self.state = state;
        self.reach.before.push((from, state));
    }

    /// The last name that ends at `end` or before it, in the sentence.
    fn last_name(&self, end: usize) -> Option<&Candidate> {
        let next = self.sentence.names.partition_point(|name| name.end <= end);
        let last = &self.sentence.names[next.checked_sub(1)?];
        (last.start >= self.sentence.clause.start).then_some(last)
    }

    fn ends_name(&self, head: &str) -> bool {
        let end = self.sentence.clause.start + head.len();
        self.last_name(end).is_some_and(|name| name.end == end)
    }

    /// Whether no name follows the cue that it could look ahead to, or nothing sets it apart from
    /// what came before: "…, bonus: Rust" opens a wish of its own.
    fn is_closed_off(&self, head: &str, cue: FoundCue) -> bool {
        let next = self.sentence.names.partition_point(|name| name.start < cue.span.end);
        let names = self.sentence.names.get(next);
        let more = names.is_some_and(|name| name.start < self.sentence.clause.end);
        !more || !head.trim_end().ends_with([',', ';', '.', '(', '-', '–'])
    }

    /// Whether a cue begins a new sentence without a full stop before it: "… design patterns
    /// Experience with Docker", but not in "Nice To Have Experience With Docker".
    fn opens_clause(&self, head: &str, span: Span) -> bool {
        if !self.sentence.text[span.start..].starts_with(char::is_uppercase) {
            return false;
        }
        let trimmed = head.trim_end_matches(' ');
        let closed = trimmed.ends_with(')');
        let word_start =
            trimmed.rfind(|c: char| !c.is_alphanumeric() && c != '-').map_or(0, |at| at + 1);
        let Some(word) = trimmed.get(word_start..) else { return false };
        let plain = word.starts_with(char::is_lowercase)
            && !["and", "or", "with", "a", "the", "of", "und", "oder", "mit"].contains(&word);
        let end = self.sentence.clause.start + trimmed.len();
        let after_cue = self.last_cue.is_some_and(|last| last.end == end);
        let apart = trimmed.len() < head.len();
        !after_cue && (closed || (apart && (plain || self.ends_name(trimmed))))
    }
}
