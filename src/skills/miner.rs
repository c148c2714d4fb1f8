//! Finds catalogue skills in text: who is named where, and how strongly it is asked for.
//!
//! In this order: the text is made plain; every alias at word boundaries outside of addresses
//! is found, the longest at a place; names that are also everyday words need surroundings that
//! speak of technology; companies, what is negated and what stands in boilerplate goes; each
//! mention gets its strength; lists of which one is enough are marked.

use super::catalogue::Catalogue;
use super::events::Sentence;
use super::layout;
use super::mention::{Dismissal, Dismissed, Mention, Mined, Trace};
use super::negation::{Denial, Negations};
use super::plain::Plain;
use super::reach::Reach;
use super::rules::{Rules, Section};
use super::scan::{Scanner, any_in};
use super::sentences::Sentences;
use super::{alternatives, ambiguity, companies, strength};
use crate::content::SkillFile;
use crate::diagnostics::{Diagnostics, Span};
use std::sync::{Arc, LazyLock};

/// Finds the skills of a catalogue in text; built once, shared by all threads.
#[derive(Debug)]
pub struct Miner {
    catalogue: Arc<Catalogue>,
    pub(super) rules: &'static Rules,
    pub(super) scanner: Scanner,
}

impl Miner {
    /// A miner for a catalogue.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        let rules = Rules::builtin();
        let scanner = Scanner::new(&catalogue, rules);
        Self { catalogue, rules, scanner }
    }

    /// The miner for the built-in catalogue, made once.
    pub fn builtin() -> &'static Arc<Self> {
        static BUILTIN: LazyLock<Arc<Miner>> =
            LazyLock::new(|| Arc::new(Miner::new(Catalogue::builtin().clone())));
        &BUILTIN
    }

    /// The miner for the built-in catalogue with a site's own entries; see
    /// [`Catalogue::corrected`]. Without entries it is the built-in one.
    pub fn of_site(files: &[SkillFile], diagnostics: &mut Diagnostics) -> Arc<Self> {
        if files.iter().all(|file| file.entries.is_empty()) {
            return Self::builtin().clone();
        }
        let catalogue = Catalogue::builtin().corrected(files, diagnostics);
        Arc::new(Self::new(Arc::new(catalogue)))
    }

    /// The catalogue whose skills it finds.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Finds every mention in a posting's text, with its strength.
    pub fn mine(&self, text: &str) -> Mined {
        let plain = self.plain(text);
        let mut mined = self.mine_with(plain.text(), &mut ());
        plain.put_back(&mut mined, &mut []);
        mined
    }

    /// As [`mine`](Self::mine), with the places that look like a name and do not count.
    pub fn explain(&self, text: &str) -> (Mined, Vec<Dismissed>) {
        let plain = self.plain(text);
        let mut dismissed = Vec::new();
        let mut mined = self.mine_with(plain.text(), &mut dismissed);
        dismissed.sort_by_key(|place| place.span);
        // Two spellings of one alias may meet at a place.
        dismissed.dedup();
        plain.put_back(&mut mined, &mut dismissed);
        (mined, dismissed)
    }

    fn plain<'t>(&self, text: &'t str) -> Plain<'t> {
        Plain::of(text, |name| self.catalogue.by_name(name).is_some())
    }

    fn mine_with(&self, text: &str, trace: &mut impl Trace) -> Mined {
        let mut scan = self.scanner.scan(text, trace);
        let lines = layout::lines(text, self.rules);
        let candidates = std::mem::take(&mut scan.candidates);
        let mut names = ambiguity::accept(text, candidates, &scan, self.rules, trace);
        companies::dismiss(text, &mut names, &scan, self.rules, trace);
        let mut mined = Mined {
            mentions: Vec::with_capacity(names.len()),
            has_requirements: strength::has_requirements(&lines, &scan.cues),
        };
        let mut sentences = Sentences::new(text);
        let mut reach = Reach::default();
        let mut negations =
            Negations { text, scan: &scan, rules: self.rules, names: &names, until: 0 };
        let mut at = 0;
        for (index, name) in names.iter().enumerate() {
            let span = Span::new(name.start, name.end);
            while at + 1 < lines.len() && lines[at + 1].span.start <= span.start {
                at += 1;
            }
            let line = &lines[at];
            if matches!(line.section, Section::About | Section::Benefits | Section::Legal) {
                trace.dismiss(name.skill, span, Dismissal::Boilerplate(Some(line.heading)));
                continue;
            }
            if any_in(&scan.legal, line.span.start, line.span.end) {
                trace.dismiss(name.skill, span, Dismissal::Boilerplate(None));
                continue;
            }
            let sentence = sentences.around(line.span, span.start);
            let denial = negations.of(sentence, index);
            if denial == Denial::Negated {
                trace.dismiss(name.skill, span, Dismissal::Negated);
                continue;
            }
            let body = sentence.start.max(line.body.min(span.start));
            let clause = Span::new(body, sentence.end.max(span.end));
            reach.read(Sentence { text, clause, scan: &scan, names: &names });
            let (strength, rule) = strength::of(text, span, line, denial, &reach, &scan);
            mined.mentions.push(Mention {
                skill: name.skill,
                span,
                sentence,
                strength,
                rule,
                one_of: None,
            });
        }
        strength::apply_back_references(text, &mut mined.mentions, &lines, &scan);
        alternatives::mark(text, &mut mined.mentions, &lines, self.rules, &self.catalogue);
        mined
    }
}
