//! A text cut into sentences and words, with the phrases found in it: what all concepts read.
//!
//! Everything taken from the miner (lines with sections, sentences, cues of strength) comes through
//! here.

mod search;
mod statement;
mod topics;

pub(super) use search::{Found, Subject};
pub(super) use topics::Topic;

use super::phrases::{Hit, Phrases, Role};
use super::words::{self, Word};
use crate::diagnostics::Span;
use crate::skills::Catalogue;
use crate::skills::gap::gap;
use crate::skills::layout::{self, Line};
use crate::skills::rules::{Rules, Section};
use crate::skills::scan::{Scan, Scanner};
use crate::skills::sentences::Sentences;
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
