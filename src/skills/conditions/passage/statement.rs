//! What a sentence makes of some of its words: how strongly it asks for them, or that it does not.

use super::{Form, Passage, Sentence};
use crate::diagnostics::Span;
use crate::skills::conditions::model::{Condition, Source, Stated};
use crate::skills::events;
use crate::skills::negation::{Denial, Negations};
use crate::skills::reach::Reach;
use crate::skills::rules::Cue;
use crate::skills::scan::{Candidate, cues_in};
use crate::skills::strength;
use crate::skills::{SkillId, Strength, StrengthRule};

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

impl Passage<'_> {
    /// A statement made by some words of a sentence; `otherwise` holds where neither cue nor heading
    /// says how strongly.
    pub(crate) fn state(
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
    pub(crate) fn takes_back(
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
    pub(crate) fn wished(stated: Stated, wish: Option<Span>) -> Stated {
        match wish {
            Some(wish) => {
                Stated { strength: Strength::Preferred, rule: StrengthRule::Cue(wish), ..stated }
            }
            None => stated,
        }
    }

    /// How strongly the cues around a span and the heading above ask for it.
    pub(crate) fn strength(&self, sentence: &Sentence, span: Span) -> (Strength, StrengthRule) {
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
    pub(crate) fn is_negated(&self, sentence: &Sentence, span: Span) -> bool {
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
