//! Finds catalogue skills in text: who is named where, and how strongly it is asked for.
//!
//! In this order: every alias at word boundaries outside of addresses, the longest at a place;
//! then names that are also everyday words need surroundings that speak of technology; then what
//! is negated or stands in boilerplate goes; then each mention gets its strength.

use super::ambiguity;
use super::boundary::{self, BoundaryRules};
use super::catalogue::Catalogue;
use super::layout;
use super::mention::{Mention, Mined};
use super::model::{Kind, SkillId};
use super::rules::{Rules, Section};
use super::strength;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Finds the skills of a catalogue in text; built once, shared by all threads.
#[derive(Debug)]
pub struct Miner {
    catalogue: &'static Catalogue,
    rules: &'static Rules,
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

/// What an automaton pattern stands for.
#[derive(Debug, Clone)]
struct Pattern {
    skill: SkillId,
    kind: PatternKind,
}

#[derive(Debug, Clone)]
enum PatternKind {
    /// A way to write the skill.
    Alias { text: String, exact_case: bool, ambiguous: bool },
    /// A phrase inside which the skill is not meant.
    Deny,
}

/// A place that may name a skill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) skill: SkillId,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Also an everyday word: its surroundings must speak of technology.
    pub(super) ambiguous: bool,
    /// Written with the alias's own upper and lower case, or free of case.
    pub(super) case_fits: bool,
    /// Names a technology, so that it can vouch for its neighbours in a list.
    pub(super) technical: bool,
    /// Names a practice or concept, which can vouch for other practices only.
    pub(super) practice: bool,
}

impl Miner {
    /// A miner for a catalogue.
    ///
    /// # Panics
    ///
    /// If the catalogue has more aliases than the automaton can hold (millions).
    pub fn new(catalogue: &'static Catalogue) -> Self {
        let mut patterns = Vec::new();
        let mut texts = Vec::new();
        for id in catalogue.ids() {
            let skill = catalogue.get(id);
            for alias in &skill.aliases {
                texts.push(alias.text.as_str());
                patterns.push(Pattern {
                    skill: id,
                    kind: PatternKind::Alias {
                        text: alias.text.clone(),
                        exact_case: alias.exact_case,
                        ambiguous: alias.ambiguous,
                    },
                });
            }
            for phrase in &skill.deny {
                texts.push(phrase.as_str());
                patterns.push(Pattern { skill: id, kind: PatternKind::Deny });
            }
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(&texts)
            .unwrap_or_else(|error| panic!("the catalogue's aliases make no automaton: {error}"));
        Self { catalogue, rules: Rules::builtin(), automaton, patterns }
    }

    /// The miner for the built-in catalogue, made once.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Miner> = LazyLock::new(|| Miner::new(Catalogue::builtin()));
        &BUILTIN
    }

    /// The catalogue whose skills it finds.
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// Finds every mention in a posting's text, with its strength.
    pub fn mine(&self, text: &str) -> Mined {
        let candidates = self.candidates(text);
        let lines = layout::lines(text, self.rules);
        let accepted = ambiguity::accept(text, &candidates, self.rules);
        let cues = strength::cues(text, self.rules);
        let mut mined = Mined {
            mentions: Vec::with_capacity(accepted.len()),
            has_requirements: strength::has_requirements(&lines, &cues),
        };
        let mut at = 0;
        for candidate in &accepted {
            while at + 1 < lines.len() && lines[at + 1].span.start <= candidate.start {
                at += 1;
            }
            let line = lines[at];
            if matches!(line.section, Section::About | Section::Benefits | Section::Legal)
                || is_legal_text(&text[line.span.start..line.span.end])
            {
                continue;
            }
            let sentence = layout::sentence(text, line.span, candidate.start);
            let span = crate::diagnostics::Span::new(candidate.start, candidate.end);
            let surroundings = strength::Surroundings { text, line, sentence, span, cues: &cues };
            if strength::is_negated(&surroundings, self.rules) {
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
        strength::apply_back_references(text, &mut mined.mentions, &lines, &cues, self.rules);
        strength::mark_alternatives(text, &mut mined.mentions, self.rules);
        mined
    }

    /// Every alias that stands for itself, longest first at a place, in text order.
    fn candidates(&self, text: &str) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut denied: Vec<(SkillId, usize, usize)> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text) {
            let (start, end) = (hit.start(), hit.end());
            let pattern = &self.patterns[hit.pattern().as_usize()];
            let (alias, exact_case, ambiguous) = match &pattern.kind {
                PatternKind::Deny => {
                    denied.push((pattern.skill, start, end));
                    continue;
                }
                PatternKind::Alias { text, exact_case, ambiguous } => {
                    (text, *exact_case, *ambiguous)
                }
            };
            // One- and two-letter names are bound by hyphens and dots like everyday words.
            let strict = ambiguous || alias.len() <= 2;
            if !boundary::is_free(text, start, end, BoundaryRules { strict })
                || boundary::in_address(text, start, end)
            {
                continue;
            }
            let kind = self.catalogue.reference(pattern.skill).kind;
            found.push(Candidate {
                skill: pattern.skill,
                start,
                end,
                ambiguous,
                case_fits: !exact_case || &text[start..end] == alias,
                technical: kind.is_technology(),
                practice: kind == Kind::Practice,
            });
        }
        found.sort_by(|a, b| {
            a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(b.case_fits.cmp(&a.case_fits))
        });
        let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
        for candidate in found {
            let free = kept.last().is_none_or(|last| last.end <= candidate.start);
            let allowed = !denied.iter().any(|(skill, start, end)| {
                *skill == candidate.skill && *start <= candidate.start && candidate.end <= *end
            });
            if free && allowed {
                kept.push(candidate);
            }
        }
        kept
    }
}

/// Sentences of employers' legal text, wherever they stand.
fn is_legal_text(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    [
        "equal opportunity",
        "equal employment",
        "without regard to race",
        "protected veteran",
        "reasonable accommodation",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}
