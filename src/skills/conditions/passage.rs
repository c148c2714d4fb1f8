//! A text cut into sentences and words, with the phrases found in it: what all concepts read.
//!
//! Everything taken from the miner (lines with sections, sentences, cues of strength) comes through
//! here.

use super::model::{Condition, Source, Stated};
use super::phrases::{Hit, Mode, Phrases, Role};
use super::words::{self, Word};
use crate::diagnostics::Span;
use crate::skills::events;
use crate::skills::gap::gap;
use crate::skills::layout::{self, Line};
use crate::skills::negation::{Denial, Negations};
use crate::skills::reach::Reach;
use crate::skills::rules::{Cue, Rules, Section};
use crate::skills::scan::{Candidate, Scan, Scanner, cues_in};
use crate::skills::sentences::Sentences;
use crate::skills::strength;
use crate::skills::{Catalogue, SkillId, Strength, StrengthRule};
use std::ops::Range;
use std::sync::LazyLock;

/// A text ready to be read.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word>,
    /// Every phrase by its first word, without those inside one that means nothing.
    hits: Vec<Hit>,
    /// By word: where its phrases begin in `hits`, with one more at the end.
    starts: Vec<usize>,
    rules: &'static Rules,
    /// The miner's cues, contrasts and negations.
    scan: Scan,
    is_title: bool,
}

/// A sentence, bullet or line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    pub(super) span: Span,
    line: Line,
    /// Its words.
    pub(super) first: usize,
    pub(super) after: usize,
    pub(super) form: Form,
}

/// A concept that is looked for in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Years,
    Seniority,
    Degree,
    Language,
    Place,
    TimeZone,
    Permit,
    WorkMode,
    Travel,
    Clearance,
    Legal,
}

/// The topics of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Topics(u16);

impl Topics {
    fn any(self) -> bool {
        self.0 != 0
    }

    pub(super) fn has(self, topic: Topic) -> bool {
        self.0 & (1 << topic as u16) != 0
    }
}

/// The topics that a phrase opens, as bits.
fn topic(role: Role) -> u16 {
    let bit = |topic: Topic| 1 << topic as u16;
    match role {
        Role::YearUnit | Role::MonthUnit => bit(Topic::Years),
        Role::Seniority(_) => bit(Topic::Seniority),
        Role::Degree(_) | Role::ShortDegree(_) => bit(Topic::Degree),
        Role::Language(_) => bit(Topic::Language),
        Role::Based | Role::Local | Role::Only | Role::Relocate | Role::Relocation => {
            bit(Topic::Place)
        }
        Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote) => {
            bit(Topic::Place) | bit(Topic::WorkMode)
        }
        Role::Mode(_) | Role::ModeSaid(_) | Role::Day => bit(Topic::WorkMode),
        Role::ZoneWord | Role::Overlap | Role::ZoneCode => bit(Topic::TimeZone),
        Role::Authorised | Role::Citizen | Role::Visa | Role::Sponsor => bit(Topic::Permit),
        Role::Travel | Role::TravelAsked => bit(Topic::Travel),
        Role::Clearance(_) | Role::Licence => bit(Topic::Clearance),
        Role::Legal => bit(Topic::Legal),
        _ => 0,
    }
}

/// A phrase in a sentence: its first word, the word after it, and what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<T> {
    pub(super) first: usize,
    pub(super) after: usize,
    pub(super) value: T,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The title, or facts in a row: "Example | Berlin | Remote".
    Header,
    /// A bullet, or a short line that is no sentence.
    Short,
    /// Running text.
    Prose,
}

/// Who the words before a place speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The employer, its team or its customers.
    Own,
    /// The person asked for.
    Asking,
    Unknown,
}

/// Words in which the subject of a sentence is looked for.
const SUBJECT_REACH: usize = 40;
/// Most words of a phrase that one word of it may be taken for.
const LONGEST_PHRASE: usize = 3;
/// Words after a demand in which it may be taken back.
const TAKE_BACK_REACH: usize = 8;
/// What "not" takes a demand back with.
const NEEDED: &[&str] = &[
    "required",
    "necessary",
    "needed",
    "mandatory",
    "requirement",
    "must",
    "matter",
    "essential",
    "erforderlich",
    "notwendig",
    "need",
    "expected",
];
/// Bytes of a sentence on either side that count for strength.
const STRENGTH_REACH: usize = 400;
/// Most words of a short line.
const SHORT_LINE: usize = 14;
/// Up to so many words a line is no sentence, even with a full stop.
const SHORTEST_SENTENCE: usize = 5;
/// Up to so many words a sentence is none.
const BRIEF: usize = 4;
/// Longest first line that is taken as a row of facts, in bytes.
const LONGEST_FIRST_LINE: usize = 200;

impl<'a> Passage<'a> {
    /// A posting's text.
    pub(super) fn of_text(text: &'a str) -> Self {
        Self::new(text, false)
    }

    /// A job title, or another short field.
    pub(super) fn of_title(text: &'a str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &'a str, is_title: bool) -> Self {
        let (phrases, rules) = (Phrases::builtin(), Rules::builtin());
        let words = words::words(text, phrases);
        let (hits, starts) = hits(text, &words, phrases);
        let scan = signals().scan(text, &mut ());
        Self { text, words, hits, starts, rules, scan, is_title }
    }

    /// The sentences that may state something, in text order.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let mut around = Sentences::new(self.text);
        let mut word = 0;
        let mut is_first = true;
        for line in layout::lines(self.text, self.rules) {
            let first = word;
            word += self.words[word..].partition_point(|word| word.start < line.span.end);
            if first == word {
                continue;
            }
            let form = self.form(&line, word - first, is_first);
            is_first = false;
            // Most lines say nothing of any concept.
            if !self.topics(first..word).any() {
                continue;
            }
            let mut first = first;
            while first < word {
                let sentence = self.sentence(&mut around, line, first..word, form);
                first = sentence.after;
                if self.topics(sentence.first..sentence.after).any() {
                    sentences.push(sentence);
                }
            }
        }
        sentences
    }

    /// The sentence around the first of the words, which are the rest of a line.
    fn sentence(
        &self,
        around: &mut Sentences<'_>,
        line: Line,
        words: Range<usize>,
        form: Form,
    ) -> Sentence {
        let first = self.words[words.start];
        let span = around.around(line.span, first.start);
        // A sentence holds at least its first word, whatever was made of the marks around it.
        let span = Span::new(span.start.min(first.start), span.end.max(first.end));
        let count = self.words[words.clone()].partition_point(|word| word.start < span.end);
        let after = words.start + count.max(1);
        // "Remote/hybrid UK." among sentences is no sentence either.
        let brief = after - words.start <= BRIEF && form == Form::Prose;
        let form = if brief { Form::Short } else { form };
        Sentence { span, line, first: words.start, after, form }
    }

    fn form(&self, line: &Line, words: usize, is_first: bool) -> Form {
        let text = &self.text[line.span.start..line.span.end];
        let trimmed = text.trim();
        let ends = trimmed.ends_with(['.', '!', '?']);
        let row = text.contains('|') || text.contains(" // ") || text.contains(" • ");
        if self.is_title || row || (is_first && text.len() <= LONGEST_FIRST_LINE && !ends) {
            Form::Header
        } else if (words <= SHORT_LINE && !ends)
            || words <= SHORTEST_SENTENCE
            || line.bullet
            || trimmed.starts_with('+')
        {
            Form::Short
        } else {
            Form::Prose
        }
    }

    /// The phrases that begin with a word, the shortest first.
    fn hits_at(&self, word: usize) -> &[Hit] {
        match (self.starts.get(word), self.starts.get(word + 1)) {
            (Some(from), Some(to)) => &self.hits[*from..*to],
            _ => &[],
        }
    }

    /// The longest phrase at a word that `wanted` accepts; gives the word after it.
    pub(super) fn at(
        &self,
        sentence: &Sentence,
        word: usize,
        wanted: impl Fn(Role) -> bool,
    ) -> Option<usize> {
        self.role_at(sentence, word, |role| wanted(role).then_some(())).map(|(after, ())| after)
    }

    /// Like [`Self::at`], with what `read` makes of the role.
    pub(super) fn role_at<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        read: impl Fn(Role) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.longest(word, sentence.after, read)
    }

    fn longest<T>(
        &self,
        word: usize,
        end: usize,
        read: impl Fn(Role) -> Option<T>,
    ) -> Option<(usize, T)> {
        let fitting = self.hits_at(word).iter().rev().filter(|hit| hit.after <= end);
        fitting
            .map(|hit| (hit.after, hit.role))
            .find_map(|(after, role)| Some((after, read(role)?)))
    }

    /// The nearest phrase that begins at most `reach` words before `word` and ends by it.
    pub(super) fn before<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        reach: usize,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Option<Found<T>> {
        let from = word.saturating_sub(reach).max(sentence.first);
        let mut found = (from..word).rev().find_map(|first| {
            self.longest(first, word, read).map(|(after, value)| Found { first, after, value })
        })?;
        // "North America" is nearer than "America".
        for first in (from..found.first).rev().take(LONGEST_PHRASE) {
            if let Some((after, value)) = self.longest(first, word, read)
                && after >= found.after
            {
                found = Found { first, after, value };
            }
        }
        Some(found)
    }

    /// The nearest phrase that begins at `word` or at most `reach` words on.
    pub(super) fn beyond<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        reach: usize,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Option<Found<T>> {
        (word..(word + reach).min(sentence.after)).find_map(|first| {
            self.longest(first, sentence.after, read).map(|(after, value)| Found {
                first,
                after,
                value,
            })
        })
    }

    /// The phrases of one concept, from left to right, the longest at a place, without overlap.
    pub(super) fn anchors<T>(
        &self,
        sentence: &Sentence,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Vec<Found<T>> {
        self.anchors_within(sentence.first..sentence.after, read)
    }

    /// The same in all of the text, whatever it speaks of.
    pub(super) fn all_anchors<T>(&self, read: impl Fn(Role) -> Option<T> + Copy) -> Vec<Found<T>> {
        self.anchors_within(0..self.words.len(), read)
    }

    fn anchors_within<T>(
        &self,
        words: Range<usize>,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Vec<Found<T>> {
        let mut found: Vec<Found<T>> = Vec::new();
        let mut first = words.start;
        while first < words.end {
            match self.longest(first, words.end, read) {
                Some((after, value)) => {
                    found.push(Found { first, after, value });
                    first = after;
                }
                None => first += 1,
            }
        }
        found
    }

    /// The concepts that some words open.
    pub(super) fn topics(&self, words: Range<usize>) -> Topics {
        let hits = self.starts[words.start]..self.starts[words.end];
        Topics(self.hits[hits].iter().fold(0, |topics, hit| topics | topic(hit.role)))
    }

    /// Whether no phrase begins with a word.
    pub(super) fn is_plain(&self, word: usize) -> bool {
        self.hits_at(word).is_empty()
    }

    /// Who the sentence speaks of before a word: the last mark of a subject decides.
    pub(super) fn subject(&self, sentence: &Sentence, word: usize) -> Subject {
        let last = self.before(sentence, word, SUBJECT_REACH, |role| match role {
            Role::Own => Some(Subject::Own),
            Role::Asking => Some(Subject::Asking),
            _ => None,
        });
        last.map_or(Subject::Unknown, |found| found.value)
    }

    /// What stands between a word and the one before it, within the text.
    pub(super) fn gap(&self, word: usize) -> &'a str {
        match word.checked_sub(1).and_then(|before| self.words.get(before)) {
            Some(before) => {
                let end = self.words.get(word).map_or(self.text.len(), |word| word.start);
                &self.text[before.end..end]
            }
            None => "",
        }
    }

    /// Bytes of some words.
    pub(super) fn span(&self, first: usize, after: usize) -> Span {
        Span::new(self.words[first].start, self.words[after - 1].end)
    }

    /// Bytes of some words, with the bracket that closes one inside: "Remote (US)".
    pub(super) fn said(&self, first: usize, after: usize) -> Span {
        let mut span = self.span(first, after);
        let words = &self.text[span.start..span.end];
        if words.contains('(') && !words.contains(')') && self.text[span.end..].starts_with(')') {
            span.end += 1;
        }
        span
    }

    /// Whether a word is one of these, which stand in the tables.
    pub(super) fn is_word(&self, word: usize, one_of: &[&str]) -> bool {
        self.words.get(word).is_some_and(|word| {
            let written = &self.text[word.start..word.end];
            one_of.iter().any(|known| written.eq_ignore_ascii_case(known))
        })
    }

    /// Whether only separators of a list stand between two skills.
    pub(super) fn is_list(&self, end: usize, start: usize) -> bool {
        self.text
            .get(end..start)
            .is_some_and(|between| gap(between, &self.rules.lists).link().is_some())
    }

    /// A statement made by some words of a sentence; `otherwise` holds where neither cue nor heading
    /// says how strongly.
    pub(super) fn state(
        &self,
        sentence: &Sentence,
        (first, after): (usize, usize),
        condition: Condition,
        otherwise: Strength,
    ) -> Stated {
        let span = self.said(first, after);
        let (strength, rule) = match self.strength(sentence, span) {
            (Strength::Unspecified, _) if otherwise != Strength::Unspecified => {
                (otherwise, StrengthRule::Cue(span))
            }
            found => found,
        };
        let source = if self.is_title {
            Source::Title { span }
        } else {
            Source::Text { span, sentence: sentence.span }
        };
        Stated { condition, strength, rule, source }
    }

    /// Whether the words after `last`, up to `next`, take back what stands before: "is not required".
    ///
    /// `Some(None)` when they do, with the wish where one follows: "not required, but a plus".
    pub(super) fn takes_back(
        &self,
        sentence: &Sentence,
        last: usize,
        next: usize,
    ) -> Option<Option<Span>> {
        let end = next.min(last + TAKE_BACK_REACH).min(sentence.after);
        let mut near = (last..end).take_while(|at| !self.gap(*at).contains([';', '|', '.']));
        near.find(|at| {
            let denies = self.is_word(*at, &["not", "isn't", "isn\u{2019}t", "aren't", "nicht"]);
            let needs = |at: usize| self.is_word(at, NEEDED);
            denies && (at + 1..(at + 6).min(sentence.after)).any(needs)
                || self.is_word(*at, &["optional", "unnecessary"])
        })?;
        let from = self.words[last - 1].end;
        let wish = cues_in(&self.scan.cues, from, sentence.span.end.max(from))
            .find(|cue| cue.kind.after == Some(Cue::Preferred));
        Some(wish.map(|cue| cue.span))
    }

    /// A statement turned into a wish, if there is one.
    pub(super) fn wished(stated: Stated, wish: Option<Span>) -> Stated {
        match wish {
            Some(wish) => {
                Stated { strength: Strength::Preferred, rule: StrengthRule::Cue(wish), ..stated }
            }
            None => stated,
        }
    }

    /// How strongly the cues around a span and the heading above ask for it.
    pub(super) fn strength(&self, sentence: &Sentence, span: Span) -> (Strength, StrengthRule) {
        let near = self.near(sentence, span);
        let body = near.start.max(sentence.line.body.min(span.start));
        let clause = Span::new(body, near.end.max(span.end));
        let mut reach = Reach::default();
        reach.read(events::Sentence {
            text: self.text,
            clause,
            scan: &self.scan,
            names: &[name(span)],
        });
        let denial = self.denial(sentence, span);
        strength::of(self.text, span, &sentence.line, denial, &reach, &self.scan)
    }

    /// Whether the sentence takes a span back, or tells that the employer gives it.
    pub(super) fn is_negated(&self, sentence: &Sentence, span: Span) -> bool {
        let offered = || {
            matches!(self.strength(sentence, span), (Strength::Unspecified, StrengthRule::Cue(_)))
        };
        self.denial(sentence, span) == Denial::Negated || offered()
    }

    fn denial(&self, sentence: &Sentence, span: Span) -> Denial {
        let (scan, rules) = (&self.scan, self.rules);
        let mut negations =
            Negations { text: self.text, scan, rules, names: &[name(span)], until: 0 };
        negations.of(self.near(sentence, span), 0)
    }

    /// The part of a sentence in which cues for a span are looked for.
    fn near(&self, sentence: &Sentence, span: Span) -> Span {
        let start = floor(self.text, span.start.saturating_sub(STRENGTH_REACH));
        let end = floor(self.text, (span.end + STRENGTH_REACH).min(self.text.len()));
        let near =
            Span::new(sentence.span.start.max(start), sentence.span.end.min(end).max(span.end));
        if sentence.form != Form::Header {
            return near;
        }
        // In a row of facts each fact stands for itself.
        let before = self.text[near.start..span.start].rfind('|').map(|bar| near.start + bar + 1);
        let after = self.text[span.end..near.end].find('|').map(|bar| span.end + bar);
        Span::new(before.unwrap_or(near.start), after.unwrap_or(near.end))
    }
}

impl Sentence {
    /// Whether it stands under a heading of requirements or wishes.
    pub(super) fn is_requirement(&self) -> bool {
        matches!(self.line.section, Section::Required | Section::Preferred)
    }

    /// Whether it stands under a heading such as "About us" or "Benefits".
    pub(super) fn is_boilerplate(&self) -> bool {
        matches!(self.line.section, Section::About | Section::Benefits | Section::Legal)
    }
}

/// Finds the miner's cues in a text, without any skill.
fn signals() -> &'static Scanner {
    static SIGNALS: LazyLock<Scanner> =
        LazyLock::new(|| Scanner::new(&Catalogue::default(), Rules::builtin()));
    &SIGNALS
}

/// Every phrase with the index of the first of each word.
fn hits(text: &str, words: &[Word], phrases: &Phrases) -> (Vec<Hit>, Vec<usize>) {
    let mut hits: Vec<Hit> = Vec::with_capacity(words.len());
    let mut starts = Vec::with_capacity(words.len() + 1);
    // The word after the last phrase that means nothing.
    let mut covered = 0;
    for first in 0..words.len() {
        starts.push(hits.len());
        if words[first].id.is_none() {
            continue;
        }
        let from = hits.len();
        phrases.each(text, words, first, |hit| {
            if hit.role == Role::Nothing {
                covered = covered.max(hit.after);
            } else {
                hits.push(hit);
            }
        });
        let mut at = from;
        while at < hits.len() {
            if hits[at].after <= covered {
                hits.remove(at);
            } else {
                at += 1;
            }
        }
    }
    starts.push(hits.len());
    (hits, starts)
}

/// Any words as the name that the miner's rules ask of.
fn name(span: Span) -> Candidate {
    Candidate {
        skill: SkillId(0),
        start: span.start,
        end: span.end,
        ambiguous: false,
        case_fits: true,
        technical: false,
        practice: false,
    }
}

/// The last character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
