//! One pass over the words of a text: names that may be skills, and phrases that say something
//! of the names around them.

use super::boundary::{self, BoundaryRules};
use super::catalogue::Catalogue;
use super::mention::{Dismissal, Trace};
use super::model::{Kind, SkillId};
use super::rules::{Cue, CueKind, Rules, Signal};
use super::words::{Hit, Phrases, Word, words};
use crate::diagnostics::Span;
use std::borrow::Cow;

/// No phrase in which a skill is not meant is longer, in bytes.
const LONGEST_DENIED: usize = 100;

/// Everything that is looked for, by the word it begins with.
#[derive(Debug)]
pub(super) struct Scanner {
    phrases: Phrases<Meaning>,
    rules: &'static Rules,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    /// Words in which the skill is not meant.
    Deny(SkillId),
    /// A way to write a skill.
    Alias(AliasRules),
    /// Words of running text.
    Signal(Signal),
}

#[derive(Debug, Clone, Copy)]
struct AliasRules {
    skill: SkillId,
    exact_case: bool,
    ambiguous: bool,
    technical: bool,
    practice: bool,
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

/// A cue phrase in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundCue {
    pub(super) span: Span,
    pub(super) kind: CueKind,
}

/// What the pass over a text finds, each list in text order.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Names at word boundaries outside of addresses, the longest at a place, without overlaps.
    pub(super) candidates: Vec<Candidate>,
    pub(super) cues: Vec<FoundCue>,
    /// "but", "while": with one space on both sides, the spaces included.
    pub(super) contrasts: Vec<Span>,
    /// First bytes of words that may take back the name after them.
    pub(super) negations: Vec<usize>,
    /// First bytes of words that speak of the sentence before.
    pub(super) back_references: Vec<usize>,
    /// First bytes of employers' legal phrases.
    pub(super) legal: Vec<usize>,
    /// First bytes of words such as "stack", after which technologies are listed.
    pub(super) stack_words: Vec<usize>,
    /// Ends of phrases such as "trusted by", after which companies are named.
    pub(super) companies_follow: Vec<usize>,
    /// Ends of phrases such as "we are the", after which a company may be named.
    pub(super) likened_to: Vec<usize>,
    /// First bytes of phrases such as "Inc", before which a company is named.
    pub(super) companies_precede: Vec<usize>,
}

impl Scan {
    /// The cue that begins at this byte.
    pub(super) fn cue_from(&self, start: usize) -> Option<&FoundCue> {
        let at = self.cues.partition_point(|cue| cue.span.start < start);
        self.cues.get(at).filter(|cue| cue.span.start == start)
    }

    /// Whether a cue for what follows it ends at this byte.
    pub(super) fn cue_ends_at(&self, end: usize) -> bool {
        let next = self.cues.partition_point(|cue| cue.span.start < end);
        let cue = next.checked_sub(1).map(|last| &self.cues[last]);
        cue.is_some_and(|cue| cue.span.end == end && cue.kind.before.is_some())
    }
}

/// The cues that lie in `start..end`.
pub(super) fn cues_in(
    cues: &[FoundCue],
    start: usize,
    end: usize,
) -> impl Iterator<Item = &FoundCue> {
    let first = cues.partition_point(|cue| cue.span.start < start);
    cues[first..].iter().take_while(move |cue| cue.span.end <= end)
}

/// Whether a place of the sorted list lies in `start..end`.
pub(super) fn any_in(places: &[usize], start: usize, end: usize) -> bool {
    let next = places.partition_point(|place| *place < start);
    places.get(next).is_some_and(|place| *place < end)
}

impl Scanner {
    /// A scanner for the names of a catalogue and the phrases of the rules.
    pub(super) fn new(catalogue: &Catalogue, rules: &'static Rules) -> Self {
        let denied = catalogue.ids().flat_map(|id| {
            let phrases = catalogue.get(id).deny.iter();
            phrases.map(move |phrase| (phrase.clone(), Meaning::Deny(id)))
        });
        let aliases = catalogue.ids().flat_map(|id| {
            let skill = catalogue.get(id);
            let kind = skill.reference.kind;
            skill.aliases.iter().map(move |alias| {
                let alias_rules = AliasRules {
                    skill: id,
                    exact_case: alias.exact_case,
                    ambiguous: alias.ambiguous,
                    technical: kind.is_technology(),
                    practice: kind == Kind::Practice,
                };
                (alias.text.clone(), Meaning::Alias(alias_rules))
            })
        });
        let signals = rules
            .signals
            .iter()
            .map(|(phrase, signal)| (Cow::from(phrase.as_str()), Meaning::Signal(*signal)));
        // What is denied comes before the names of the same length that it denies.
        Self { phrases: Phrases::new(denied.chain(aliases).chain(signals)), rules }
    }

    /// Reads a text once.
    pub(super) fn scan(&self, text: &str, trace: &mut impl Trace) -> Scan {
        let mut pass =
            Pass { text, rules: self.rules, scan: Scan::default(), denied: Vec::new(), cue_end: 0 };
        for word in words(text) {
            let mut cue_taken = word.start < pass.cue_end;
            for hit in self.phrases.at(text, word) {
                match hit.value {
                    Meaning::Deny(skill) => pass.denied.push((*skill, hit.start, hit.end)),
                    Meaning::Alias(alias) => pass.name(alias, &hit, trace),
                    Meaning::Signal(Signal::Cue(kind)) => {
                        if !cue_taken && pass.ends_word(hit.end) {
                            cue_taken = true;
                            pass.cue(Span::new(hit.start, hit.end), *kind);
                        }
                    }
                    Meaning::Signal(signal) => pass.signal(*signal, &hit),
                }
            }
            if text.as_bytes()[word.start].is_ascii_digit() {
                pass.glued_years(word);
            }
        }
        // The digits of "5+ years" come before the word that found them.
        pass.scan.cues.sort_by_key(|cue| cue.span);
        pass.scan
    }
}

/// The state of one pass.
struct Pass<'t> {
    text: &'t str,
    rules: &'static Rules,
    scan: Scan,
    /// Stretches in which a skill is not meant.
    denied: Vec<(SkillId, usize, usize)>,
    /// Where the last cue phrase ended: cues do not overlap.
    cue_end: usize,
}

impl Pass<'_> {
    fn ends_word(&self, end: usize) -> bool {
        !self.text[end..].starts_with(char::is_alphanumeric)
    }

    fn cue(&mut self, span: Span, kind: CueKind) {
        self.cue_end = span.end;
        if kind.before.is_some() || kind.after.is_some() || kind.negates {
            self.scan.cues.push(FoundCue { span, kind });
        }
    }

    /// A way to write a skill: keeps it where it stands for itself and nothing longer holds it.
    fn name(&mut self, alias: &AliasRules, hit: &Hit<'_, Meaning>, trace: &mut impl Trace) {
        let (text, start, end) = (self.text, hit.start, hit.end);
        let case_fits = !alias.exact_case || &text[start..end] == hit.phrase;
        let kept = self.scan.candidates.last_mut();
        if let Some(last) = kept.filter(|last| last.end > start) {
            // The same words under two rules of case: the one that fits counts.
            if (last.start, last.end) == (start, end) && case_fits && !last.case_fits {
                last.case_fits = true;
                last.ambiguous = alias.ambiguous;
            }
            return;
        }
        // One- and two-letter names are bound by hyphens and dots like everyday words.
        let strict = alias.ambiguous || hit.phrase.len() <= 2;
        let mut dismiss = |reason| trace.dismiss(alias.skill, Span::new(start, end), reason);
        let rules = BoundaryRules { strict, compounds: &self.rules.ambiguous.compounds };
        if !boundary::is_free(text, start, end, rules) {
            dismiss(Dismissal::InsideWord);
        } else if boundary::in_address(text, start, end) {
            dismiss(Dismissal::Address);
        } else if let Some((_, from, to)) = self.denial(alias.skill, start, end) {
            dismiss(Dismissal::Denied(Span::new(*from, *to)));
        } else {
            self.scan.candidates.push(Candidate {
                skill: alias.skill,
                start,
                end,
                ambiguous: alias.ambiguous,
                case_fits,
                technical: alias.technical,
                practice: alias.practice,
            });
        }
    }

    /// The phrase around a name in which the skill is not meant.
    fn denial(&self, skill: SkillId, start: usize, end: usize) -> Option<&(SkillId, usize, usize)> {
        self.denied.iter().rev().take_while(|(_, from, _)| from + LONGEST_DENIED > start).find(
            |(denied, from, to)| {
                let around = *from <= start && end <= *to;
                *denied == skill && around && !(*from == start && self.is_no_verb(start, *to))
            },
        )
    }

    /// "… in React to get things done": a phrase such as "react to" denies the verb, but the verb
    /// has no capital inside a sentence.
    fn is_no_verb(&self, start: usize, phrase_end: usize) -> bool {
        let before = self.text[..start].trim_end_matches(' ');
        let inside = before.len() < start && before.ends_with(char::is_lowercase);
        let phrase = &self.text[start..phrase_end];
        let last = phrase.rsplit(' ').next().unwrap_or("");
        inside
            && phrase.starts_with(char::is_uppercase)
            && last.len() < phrase.len()
            && last.starts_with(char::is_lowercase)
            && self.rules.ambiguous.phrase_end.contains(last)
    }

    fn signal(&mut self, signal: Signal, hit: &Hit<'_, Meaning>) {
        let (text, start, end) = (self.text, hit.start, hit.end);
        // "ex-" ends where the company's name begins.
        let whole = self.ends_word(end) || text[start..end].ends_with('-');
        if signal != Signal::Legal && !whole {
            return;
        }
        match signal {
            Signal::Cue(_) => {}
            Signal::Years => self.years(start, end),
            Signal::Contrast => {
                if text[..start].ends_with(' ') && text[end..].starts_with(' ') {
                    self.scan.contrasts.push(Span::new(start - 1, end + 1));
                }
            }
            Signal::Negation => self.scan.negations.push(start),
            Signal::BackReference => self.scan.back_references.push(start),
            Signal::Legal => self.scan.legal.push(start),
            // "Full-stack" lists nothing.
            Signal::Stack if text[..start].ends_with(['-', '/']) => {}
            Signal::Stack => self.scan.stack_words.push(start),
            Signal::CompaniesFollow => self.scan.companies_follow.push(end),
            Signal::LikenedTo => self.scan.likened_to.push(end),
            Signal::CompaniesPrecede => self.scan.companies_precede.push(start),
        }
    }

    /// "5+ years", "3-5 yrs of", "2 years'": the digits with the word, unless they are past.
    fn years(&mut self, word: usize, end: usize) {
        let before = self.text[..word].trim_end_matches([' ', '+']);
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let after = self.text[end..].trim_start_matches(['\'', '\u{2019}', ' ']);
        let past = ["ago", "old", "in business", "history"].iter().any(|past| {
            after.get(..past.len()).is_some_and(|head| head.eq_ignore_ascii_case(past))
        });
        if (1..=2).contains(&digits) && !past {
            self.scan.cues.push(FoundCue {
                span: Span::new(before.len() - digits, end),
                kind: CueKind { before: Some(Cue::Asked), after: Some(Cue::Asked), negates: false },
            });
        }
    }

    /// "5years": digits and the word without a space.
    fn glued_years(&mut self, word: Word) {
        let letters =
            self.text[word.start..word.end].trim_start_matches(|c: char| c.is_ascii_digit());
        if ["years", "year", "yrs", "jahre"].iter().any(|name| letters.eq_ignore_ascii_case(name)) {
            self.years(word.end - letters.len(), word.end);
        }
    }
}
