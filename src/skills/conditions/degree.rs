//! Degrees asked: "BS, MS or PhD in computer science or equivalent experience".

use super::model::{Condition, Degree, DegreeLevel, Stated};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::Role;
use super::words::Case;
use crate::skills::Strength;

/// Words after a degree in which something equivalent may be named.
const EQUIVALENT_REACH: usize = 22;
/// Longest field, in words.
const LONGEST_FIELD: usize = 14;

/// A degree as found: its level, and whether it counts beside others or a field only.
#[derive(Debug, Clone, Copy)]
struct Name {
    level: DegreeLevel,
    short: bool,
}

/// The statements of a sentence: each run of degrees joined by "or" is one.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    if sentence.is_boilerplate() {
        return;
    }
    let names = passage.anchors(sentence, |role| match role {
        Role::Degree(level) => Some(Name { level, short: false }),
        Role::ShortDegree(level) => Some(Name { level, short: true }),
        _ => None,
    });
    let (mut from, mut levelled) = (0, false);
    while from < names.len() {
        let mut to = from + 1;
        while to < names.len() && is_joined(passage, &names[to - 1], &names[to]) {
            to += 1;
        }
        let next = names.get(to).map_or(sentence.after, |name| name.first);
        let run = Run { passage, sentence, names: &names[from..to], next };
        // "BS in physics or a related degree": the second is no demand of its own.
        if !(levelled && run.is_unspecified())
            && let Some(found) = run.read()
        {
            levelled |= !run.is_unspecified();
            stated.push(found);
        }
        from = to;
    }
}

/// Whether two degrees are alternatives: only separators, "or", "and" or a field between.
fn is_joined(passage: &Passage<'_>, left: &Found<Name>, right: &Found<Name>) -> bool {
    let known = ["or", "and", "a", "an", "oder", "und", "preferably", "ideally", "s"];
    let words = right.first - left.after;
    words <= 3
        && (left.after..right.first).all(|at| passage.is_word(at, &known))
        && !(left.after..right.first).any(|at| passage.is_word(at, &["preferably", "ideally"]))
        && (left.after..=right.first).all(|at| {
            let gap = passage.gap(at);
            // "Master's (or a Bachelor's with …)".
            let bracket = gap == " (" && passage.is_word(at, &["or"]);
            bracket
                || gap.chars().all(|c| {
                    c.is_whitespace() || matches!(c, ',' | '/' | '+' | '&' | '-' | '.' | '\'')
                })
        })
}

/// Degrees that stand as alternatives.
struct Run<'a> {
    passage: &'a Passage<'a>,
    sentence: &'a Sentence,
    names: &'a [Found<Name>],
    /// First word of the next run.
    next: usize,
}

impl Run<'_> {
    fn read(&self) -> Option<Stated> {
        let Self { passage, sentence, names, .. } = *self;
        let (first, last) = (names.first()?.first, names.last()?.after);
        let (field, field_after) = self.field(first, last);
        if passage.gap(first).len() <= 1
            && first.checked_sub(1).is_some_and(|at| passage.words[at].number.is_some())
            && self.is_unspecified()
        {
            // "360-degree", "38Degrees".
            return None;
        }
        // "MSC" may be anything.
        let shouted = |name: &Found<Name>| {
            let word = &passage.words[name.first];
            word.case == Case::Upper && passage.is_word(name.first, &["msc", "bsc"])
        };
        let only_short = names.iter().all(|name| name.value.short || shouted(name));
        let beside = field.is_some() || names.len() > 1;
        if (only_short && !beside) || self.is_person(last) || self.is_unasked(first) {
            return None;
        }
        let reach = EQUIVALENT_REACH.min(self.next.saturating_sub(last));
        let equivalent = self.equivalent(last, reach);
        let span = passage.span(first, last);
        let taken_back = passage.takes_back(sentence, last, self.next);
        if passage.is_negated(sentence, span) || taken_back == Some(None) {
            return None;
        }
        let (strength, _) = passage.strength(sentence, span);
        let subject = passage.subject(sentence, first);
        let is_asked = sentence.is_requirement()
            || subject == Subject::Asking
            || strength != Strength::Unspecified
            || taken_back.is_some()
            || equivalent
            || (sentence.form != Form::Prose
                && (field.is_some() || !(only_short || self.is_unspecified())));
        if subject == Subject::Own || !is_asked {
            return None;
        }
        let mut levels: Vec<DegreeLevel> = names.iter().map(|name| name.value.level).collect();
        if levels.iter().any(|level| *level != DegreeLevel::Unspecified) {
            levels.retain(|level| *level != DegreeLevel::Unspecified);
        }
        levels.sort_unstable();
        levels.dedup();
        let condition = Condition::Degree(Degree { levels, field, or_equivalent: equivalent });
        let words = (first, last.max(field_after));
        let stated = passage.state(sentence, words, condition, Strength::Required);
        Some(Passage::wished(stated, taken_back.flatten()))
    }

    /// Whether no level is said.
    fn is_unspecified(&self) -> bool {
        self.names.iter().all(|name| name.value.level == DegreeLevel::Unspecified)
    }

    /// The field as written, after the degree ("in physics") or before it ("a CS degree"), and the
    /// word after it where it follows.
    fn field(&self, first: usize, last: usize) -> (Option<String>, usize) {
        let Self { passage, sentence, .. } = *self;
        let is_field = |role: Role| role == Role::FieldOfStudy;
        let introduced = passage.is_word(last, &["in", "of", "within", "im", "der", "in:"]);
        let mut at = last + usize::from(introduced);
        at += usize::from(passage.is_word(at, &["a", "an", "the"]));
        let from = at;
        if (introduced || passage.at(sentence, at, is_field).is_some()) && self.binds(last, from) {
            let mut after = from;
            while after < self.next.min(from + LONGEST_FIELD) && self.continues(from, after) {
                after += 1;
            }
            while after > from && passage.is_word(after - 1, LOOSE_ENDS) {
                after -= 1;
            }
            if after > from {
                let span = passage.span(from, after);
                return (Some(passage.text[span.start..span.end].to_owned()), after);
            }
        }
        let before = passage.before(sentence, first, 4, |role| is_field(role).then_some(()));
        let vague = ["relevant", "related", "similar"];
        let field = before.filter(|found| found.after == first).and_then(|found| {
            let span = passage.span(found.first, found.after);
            let named = found.after - found.first > 1 || !passage.is_word(found.first, &vague);
            named.then(|| passage.text[span.start..span.end].to_owned())
        });
        (field, last)
    }

    /// Whether nothing but blanks stands between the degree and its field.
    fn binds(&self, last: usize, from: usize) -> bool {
        (last..=from).all(|at| {
            self.passage.gap(at).chars().all(|c| c.is_whitespace() || c == '\'' || c == '(')
        })
    }

    /// Whether the word at `at` still belongs to the field that began with `from`.
    fn continues(&self, from: usize, at: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        let gap = passage.gap(at);
        let fits = at == from
            || gap.chars().all(|c| {
                c.is_whitespace() || matches!(c, ',' | '/' | '-' | '&' | '\'' | '\u{2019}')
            });
        let ends = passage.at(sentence, at, |role| {
            matches!(
                role,
                Role::Equivalent | Role::YearUnit | Role::Breaker | Role::Asking | Role::Experience
            )
        });
        // "or related field" belongs to the field; "or equivalent" does not.
        let other = passage.is_word(
            at,
            &[
                "with",
                "from",
                "and/or",
                "plus",
                "is",
                "are",
                "required",
                "preferred",
                "strongly",
                "highly",
                "desired",
                "desirable",
                "but",
                "helpful",
                "would",
                "to",
                "at",
                "as",
                "for",
                "not",
                "nice",
                "minimum",
                "who",
            ],
        );
        let number = passage.words.get(at).is_some_and(|word| word.number.is_some());
        // After a comma only what names a field goes on.
        let listed = !gap.contains(',')
            || passage.is_word(at, &["or", "and"])
            || passage.at(sentence, at, |role| role == Role::FieldOfStudy).is_some()
            || passage.words[at].case != Case::Lower
            || passage.is_word(at + 1, &["or", "and"]);
        fits && ends.is_none() && !other && !number && listed
    }

    /// Whether something else is accepted in the degree's place.
    fn equivalent(&self, last: usize, reach: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        let found =
            passage.beyond(sentence, last, reach, |role| (role == Role::Equivalent).then_some(()));
        // "Bachelor's or 4 years of experience".
        let instead = |role: Role| matches!(role, Role::YearUnit | Role::Experience).then_some(());
        let years = (last..(last + reach).min(sentence.after)).any(|at| {
            // "Bachelor's or 4 years of experience", "degree and/or solid experience".
            let number =
                (at + 1..(at + 5).min(sentence.after)).any(|at| passage.words[at].number.is_some());
            passage.is_word(at, &["or", "oder"])
                && (number || passage.is_word(at.wrapping_sub(1), &["and"]))
                && passage.beyond(sentence, at, 6, instead).is_some()
        });
        found.is_some() || years
    }

    /// "PhD students", "PhD position": a person or a programme.
    fn is_person(&self, last: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        passage.gap(last).chars().all(|c| c.is_whitespace() || c == '-')
            && passage.at(sentence, last, |role| role == Role::Person).is_some()
    }

    /// "no degree", "pursuing a degree": a few words before.
    fn is_unasked(&self, first: usize) -> bool {
        let found = self
            .passage
            .before(self.sentence, first, 9, |role| (role == Role::Without).then_some(()));
        found.is_some_and(|found| {
            (found.after..=first)
                .all(|at| !self.passage.gap(at).contains([',', ';', '.', '(', '|', ':']))
        })
    }
}

/// Words a field does not end with.
const LOOSE_ENDS: &[&str] =
    &["or", "and", "a", "an", "the", "of", "in", "oder", "und", "another", "other", "any", "some"];
