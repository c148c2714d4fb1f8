//! The level of the position: "Senior Backend Engineer", "Head of Data", "Working student".

use super::model::{Condition, Seniority, Stated};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::Role;
use super::words::Case;
use crate::skills::Strength;

/// Words after a level in which the position may follow: "senior full stack web engineer".
const POSITION_REACH: usize = 5;

/// The levels a title names.
pub(super) fn find_in_title(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    for level in levels(passage, sentence) {
        stated.push(state(passage, sentence, &level));
    }
}

/// The levels a sentence of the text names; only looked at when the title names none.
///
/// In running text a level counts where somebody is looked for, not where colleagues are told of.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    if sentence.is_boilerplate() {
        return;
    }
    let mut counted = None;
    for level in levels(passage, sentence) {
        let follows = passage.beyond(sentence, level.after, POSITION_REACH, |role| {
            (role == Role::Position).then_some(())
        });
        let named = follows.is_some_and(|position| {
            (level.after..=position.first).all(|at| !parts(passage.gap(at)))
        });
        let whole =
            matches!(level.value, Seniority::Intern | Seniority::Manager | Seniority::Director)
                || (level.value == Seniority::Lead && level.after - level.first > 1);
        let own = passage.subject(sentence, level.first) == Subject::Own;
        let counts = match sentence.form {
            Form::Header => named || whole || alone(passage, &level),
            Form::Short => {
                let verb = level.value == Seniority::Lead
                    && level.after - level.first == 1
                    && passage.words[level.first].case == Case::Lower;
                !own && !verb
                    && opens(passage, sentence, &level)
                    && (named || whole || alone(passage, &level))
            }
            Form::Prose => {
                // "… hiring: Senior Engineer, Staff Engineer" goes on as it began.
                let goes_on = counted.is_some_and(|last: usize| {
                    (last..level.first).all(|at| passage.words[at].case != Case::Lower)
                });
                goes_on && (named || whole)
                    || named && is_looked_for(passage, sentence, &level)
                    || follows.is_some_and(|position| {
                        named
                            && level.first == sentence.first
                            && passage.gap(position.after).contains(['-', '–', '—', ':', '(', '|'])
                    })
            }
        };
        if counts {
            counted = Some(level.after);
            stated.push(state(passage, sentence, &level));
        }
    }
}

/// The words that name a level, without those that are part of another name.
fn levels(passage: &Passage<'_>, sentence: &Sentence) -> Vec<Found<Seniority>> {
    let mut levels: Vec<Found<Seniority>> = Vec::new();
    for found in passage.anchors(sentence, |role| match role {
        Role::Seniority(level) => Some(level),
        _ => None,
    }) {
        // "Senior Staff Engineer" is staff.
        if levels.last().is_some_and(|last| last.after == found.first)
            && passage.gap(found.first) == " "
        {
            levels.pop();
        }
        levels.push(found);
    }
    levels
}

/// Whether a short line begins with the level, so that it names a position and not a duty.
fn opens(passage: &Passage<'_>, sentence: &Sentence, level: &Found<Seniority>) -> bool {
    let names = |role: Role| {
        matches!(role, Role::Position | Role::Seniority(_) | Role::Seeking).then_some(())
    };
    // "Ada Example, VP Engineering" signs the posting.
    let marks: &[char] = match level.value {
        Seniority::Director => &[':', '/', '|', '[', ']'],
        _ => &[',', ':', '(', '/', '|', '[', ']'],
    };
    // "Data Labelling Intern": all words of the position are written in upper case.
    let titled = sentence.first + 1 < level.first
        && (sentence.first..=level.first).all(|at| passage.words[at].case != Case::Lower)
        && (sentence.first + 1..=level.first).all(|at| passage.gap(at) == " ");
    level.first == sentence.first
        || titled && level.value == Seniority::Intern
        || passage.gap(level.first).contains(marks)
        || level.value != Seniority::Director
            && passage.before(sentence, level.first, 3, names).is_some_and(|before| {
                before.after == level.first || before.after + 1 == level.first
            })
}

fn state(passage: &Passage<'_>, sentence: &Sentence, level: &Found<Seniority>) -> Stated {
    let condition = Condition::Seniority { level: level.value };
    Stated {
        strength: Strength::Unspecified,
        rule: crate::skills::StrengthRule::Nothing,
        ..passage.state(sentence, (level.first, level.after), condition, Strength::Unspecified)
    }
}

/// Whether the level is looked for: "we are looking for a senior engineer", "as a lead developer you".
fn is_looked_for(passage: &Passage<'_>, sentence: &Sentence, level: &Found<Seniority>) -> bool {
    let as_one = level.first.checked_sub(1).is_some_and(|at| {
        passage.is_word(at, &["as"])
            && !at.checked_sub(1).is_some_and(|at| passage.is_word(at, &["such"]))
    });
    let before = passage.before(sentence, level.first, 8, |role| match role {
        Role::Seeking => Some(true),
        Role::Own => Some(false),
        _ => None,
    });
    as_one || before.is_some_and(|found| found.value)
}

/// Whether the level makes a whole part of a row: "| Senior |", "Mid / Senior".
fn alone(passage: &Passage<'_>, level: &Found<Seniority>) -> bool {
    let edge = |gap: &str| gap.contains(['|', '/', '(', ')', ',', '\n', '&', '+', ':']);
    edge(passage.gap(level.first)) && edge(passage.gap(level.after))
}

/// Whether a gap parts a level from a position.
fn parts(gap: &str) -> bool {
    gap.contains([';', '|', '.', '!', '?', ':', '\n', '•'])
}
