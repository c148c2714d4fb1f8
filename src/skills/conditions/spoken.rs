//! Spoken languages asked: "fluent German (C1)", "English is a must", "verhandlungssicheres Deutsch".

use super::model::{Condition, LanguageLevel, SpokenLanguage, Stated};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::{Phrases, Role};
use crate::skills::Strength;

/// Words on either side of a language in which its level or use is looked for.
const REACH: usize = 5;

/// The statements of a sentence; `lists` numbers the "English or Spanish" lists of the posting.
pub(super) fn find(
    passage: &Passage<'_>,
    sentence: &Sentence,
    lists: &mut u16,
    stated: &mut Vec<Stated>,
) {
    if sentence.is_boilerplate() {
        return;
    }
    let names = passage.anchors(sentence, |role| match role {
        Role::Language(index) => Some(index),
        _ => None,
    });
    let mut from = 0;
    while from < names.len() {
        let mut to = from + 1;
        while to < names.len() && is_joined(passage, &names[to - 1], &names[to]) {
            to += 1;
        }
        let floor = from.checked_sub(1).map_or(sentence.first, |before| names[before].after);
        let next = names.get(to).map_or(sentence.after, |name| name.first);
        Run { passage, sentence, names: &names[from..to], floor, next }.read(lists, stated);
        from = to;
    }
}

/// Whether two languages stand in one list: "English and German", "French and/or Dutch".
fn is_joined(passage: &Passage<'_>, left: &Found<u16>, right: &Found<u16>) -> bool {
    (left.after..right.first)
        .all(|at| passage.is_word(at, &["or", "and", "und", "oder", "as", "well", "both"]))
        && (left.after..=right.first).all(|at| {
            passage
                .gap(at)
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ',' | '/' | '&' | '+' | '-'))
        })
}

/// Languages in one list.
struct Run<'a> {
    passage: &'a Passage<'a>,
    sentence: &'a Sentence,
    names: &'a [Found<u16>],
    /// First word that may belong to it.
    floor: usize,
    /// First word of the next list.
    next: usize,
}

/// What words beside a language say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Level(LanguageLevel),
    Ability,
    House,
}

fn beside(role: Role) -> Option<Beside> {
    match role {
        Role::LanguageLevel(level) => Some(Beside::Level(level)),
        Role::Ability => Some(Beside::Ability),
        Role::House => Some(Beside::House),
        _ => None,
    }
}

impl Run<'_> {
    fn read(&self, lists: &mut u16, stated: &mut Vec<Stated>) {
        let (Some(first), Some(last)) = (self.names.first(), self.names.last()) else { return };
        let (first, last) = (first.first, last.after);
        let Some(level) = self.asked(first, last) else { return };
        let wish = self.passage.takes_back(self.sentence, last, self.next).flatten();
        let one_of = self.is_choice(first, last).then(|| {
            *lists += 1;
            *lists - 1
        });
        for name in self.names {
            let name_of = Phrases::builtin().language(name.value);
            let level = self.own_level(name).or(level);
            let language = SpokenLanguage { name: name_of, level, one_of };
            let condition = Condition::Language(language);
            let words = (name.first, name.after);
            let said = self.passage.state(self.sentence, words, condition, Strength::Required);
            stated.push(Passage::wished(said, wish));
        }
    }

    /// The level of the list if it is asked for; `None` when it is not.
    fn asked(&self, first: usize, last: usize) -> Option<Option<LanguageLevel>> {
        let Self { passage, sentence, .. } = *self;
        let left = self.left(first);
        if left.contains(&Beside::House) || !self.may_end(last) {
            return None;
        }
        let right = self.right(last);
        let level = |found: &[Beside]| {
            found.iter().find_map(|beside| match beside {
                Beside::Level(level) => Some(*level),
                _ => None,
            })
        };
        let level = level(&left).or_else(|| level(&right));
        let span = passage.span(first, last);
        let (strength, _) = passage.strength(sentence, span);
        let subject = passage.subject(sentence, first);
        let spoken_of = !left.is_empty() || !right.is_empty();
        let cue_follows = self.cue_follows(last);
        let without =
            passage.before(sentence, first, 5, |role| (role == Role::Without).then_some(()));
        let needless = without.is_some_and(|found| {
            (found.after..=first).all(|at| !ends(passage.gap(at)) && !passage.gap(at).contains(','))
        });
        let taken_back = passage.takes_back(sentence, last, self.next);
        if needless || passage.is_negated(sentence, span) || taken_back == Some(None) {
            return None;
        }
        if subject == Subject::Own && !cue_follows && !sentence.is_requirement() {
            return None;
        }
        let labelled = self.is_labelled(first);
        let listed = sentence.is_requirement() && sentence.form == Form::Short;
        let asked = cue_follows
            || (labelled && sentence.form != Form::Prose)
            || (listed && (spoken_of || sentence.after - sentence.first <= 8))
            || (spoken_of
                && (subject == Subject::Asking
                    || strength != Strength::Unspecified
                    || sentence.form != Form::Prose
                    || level.is_some()));
        asked.then_some(level)
    }

    /// What the words before say, the nearest first.
    fn left(&self, first: usize) -> Vec<Beside> {
        let Self { passage, sentence, .. } = *self;
        let from = first.saturating_sub(REACH).max(self.floor);
        let mut found: Vec<(usize, Beside)> = Vec::new();
        let mut word = first;
        while word > from {
            if ends(passage.gap(word)) || (passage.gap(word).contains(',') && first - word > 3) {
                break;
            }
            word -= 1;
            if let Some((after, value)) = passage.role_at(sentence, word, beside)
                && after <= first
            {
                // "very good" rather than "good".
                if found.last().is_some_and(|(last, _)| *last == after) {
                    found.pop();
                }
                found.push((after, value));
            }
        }
        found.into_iter().map(|(_, beside)| beside).collect()
    }

    /// What the words after say, the nearest first.
    fn right(&self, last: usize) -> Vec<Beside> {
        let Self { passage, sentence, .. } = *self;
        let mut found = Vec::new();
        for word in last..self.next.min(last + REACH) {
            let gap = passage.gap(word);
            if ends(gap)
                || (word > last && gap.contains(','))
                || (word == last && gap.contains(','))
            {
                break;
            }
            if passage.is_word(word, &["and", "or", "und", "oder"]) && word > last {
                break;
            }
            if let Some((_, value)) = passage.role_at(sentence, word, beside) {
                found.push(value);
            }
        }
        found
    }

    /// "German (C1), English (B2)": the level right behind one language of a list.
    fn own_level(&self, name: &Found<u16>) -> Option<LanguageLevel> {
        let level = |role: Role| match role {
            Role::LanguageLevel(level) => Some(level),
            _ => None,
        };
        let follows = self.passage.role_at(self.sentence, name.after, level);
        let gap = self.passage.gap(name.after).trim();
        follows.filter(|_| matches!(gap, "" | "(" | ":" | "-" | "–")).map(|(_, level)| level)
    }

    /// Whether what follows lets a language stand for itself: "German market" is no language.
    fn may_end(&self, last: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        if last >= sentence.after {
            return true;
        }
        let gap = passage.gap(last);
        if gap
            .chars()
            .any(|c| !c.is_whitespace() && !matches!(c, '-' | '\'' | '\u{2019}' | '\u{2011}'))
        {
            return true;
        }
        // "German-speaking customers" against "a German-speaking engineer".
        if passage
            .is_word(last, &["speaking", "speakers", "speaker", "language", "deutschsprachige"])
        {
            let noun = passage.beyond(sentence, last + 1, 3, |role| match role {
                Role::HouseNoun => Some(true),
                Role::Position | Role::Ability => Some(false),
                _ => None,
            });
            return noun.is_none_or(|noun| !noun.value);
        }
        let known = passage.at(sentence, last, |role| {
            matches!(
                role,
                Role::MayFollow | Role::Ability | Role::LanguageLevel(_) | Role::LanguageLabel
            )
        });
        known.is_some()
    }

    /// "German is a plus", "English required": a cue right behind.
    fn cue_follows(&self, last: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        let end = self.next.min(last + 4);
        let cue = passage.beyond(sentence, last, 4, |role| (role == Role::Cue).then_some(()));
        cue.is_some_and(|cue| {
            cue.first < end
                && (last..=cue.first)
                    .all(|at| !ends(passage.gap(at)) && !passage.gap(at).contains(','))
        })
    }

    /// "Languages: English, German".
    fn is_labelled(&self, first: usize) -> bool {
        let Self { passage, sentence, .. } = *self;
        let label =
            passage.before(sentence, first, 3, |role| (role == Role::LanguageLabel).then_some(()));
        label.is_some_and(|label| {
            label.after == first && passage.gap(first).contains(':')
                || label.after + 1 == first && passage.gap(first).contains(':')
        })
    }

    /// Whether one of the list is enough.
    fn is_choice(&self, first: usize, last: usize) -> bool {
        self.names.len() > 1 && (first..last).any(|at| self.passage.is_word(at, &["or", "oder"]))
    }
}

/// Whether a gap ends what belongs to a language.
fn ends(gap: &str) -> bool {
    gap.contains([';', '|', '.', '!', '?', '\n', '•'])
}
