//! Finds catalogue skills in text: who is named where, and how strongly it is asked for.
//!
//! In this order: every alias at word boundaries outside of addresses, the longest at a place;
//! then names that are also everyday words need surroundings that speak of technology; then what
//! is negated or stands in boilerplate goes; then each mention gets its strength.

use super::ambiguity;
use super::catalogue::Catalogue;
use super::layout::{self, Sentences};
use super::mention::{Dismissal, Dismissed, Mention, Mined, Trace};
use super::rules::{Rules, Section};
use super::scan::Scanner;
use super::strength::{self, Surroundings, any_in};
use crate::content::SkillFile;
use crate::diagnostics::{Diagnostics, Span};
use std::sync::{Arc, LazyLock};

/// Finds the skills of a catalogue in text; built once, shared by all threads.
#[derive(Debug)]
pub struct Miner {
    catalogue: Arc<Catalogue>,
    rules: &'static Rules,
    scanner: Scanner,
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
        self.mine_with(text, &mut ())
    }

    /// As [`mine`](Self::mine), with the places that look like a name and do not count.
    pub fn explain(&self, text: &str) -> (Mined, Vec<Dismissed>) {
        let mut dismissed = Vec::new();
        let mined = self.mine_with(text, &mut dismissed);
        dismissed.sort_by_key(|place| place.span);
        (mined, dismissed)
    }

    fn mine_with(&self, text: &str, trace: &mut impl Trace) -> Mined {
        let mut scan = self.scanner.scan(text, trace);
        let lines = layout::lines(text, self.rules);
        let candidates = std::mem::take(&mut scan.candidates);
        let accepted = ambiguity::accept(text, candidates, self.rules, trace);
        let mut mined = Mined {
            mentions: Vec::with_capacity(accepted.len()),
            has_requirements: strength::has_requirements(&lines, &scan.cues),
        };
        let mut sentences = Sentences::new(text);
        let mut at = 0;
        for candidate in &accepted {
            let span = Span::new(candidate.start, candidate.end);
            while at + 1 < lines.len() && lines[at + 1].span.start <= span.start {
                at += 1;
            }
            let line = lines[at];
            if matches!(line.section, Section::About | Section::Benefits | Section::Legal) {
                trace.dismiss(candidate.skill, span, Dismissal::Boilerplate(Some(line.heading)));
                continue;
            }
            if any_in(&scan.legal, line.span.start, line.span.end) {
                trace.dismiss(candidate.skill, span, Dismissal::Boilerplate(None));
                continue;
            }
            let sentence = sentences.around(line.span, span.start);
            let surroundings = Surroundings { text, line, sentence, span, scan: &scan };
            if strength::is_negated(&surroundings, self.rules) {
                trace.dismiss(candidate.skill, span, Dismissal::Negated);
                continue;
            }
            let (strength, rule) = strength::of(&surroundings, &accepted);
            mined.mentions.push(Mention {
                skill: candidate.skill,
                span,
                sentence,
                strength,
                rule,
                one_of: None,
            });
        }
        strength::apply_back_references(text, &mut mined.mentions, &lines, &scan);
        strength::mark_alternatives(text, &mut mined.mentions, self.rules);
        mined
    }
}
