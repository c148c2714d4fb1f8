//! The level of the position: "Senior Backend Engineer", "Head of Data", "Working student".

use super::model::{Condition, Seniority, Stated};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::Role;
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
    for level in levels(passage, sentence) {
        let follows = passage.beyond(sentence, level.after, POSITION_REACH, |role| {
            (role == Role::Position).then_some(())
        });
        let named = follows.is_some_and(|position| {
            (level.after..=position.first).all(|at| !parts(passage.gap(at)))
        });
        let whole = level.value == Seniority::Intern
            || matches!(level.value, Seniority::Manager | Seniority::Director);
        let counts = match sentence.form {
            Form::Header => named || whole || alone(passage, &level),
            Form::Short => {
                (named || whole) && passage.subject(sentence, level.first) != Subject::Own
            }
            Form::Prose => named && is_looked_for(passage, sentence, &level),
        };
        if counts {
            stated.push(state(passage, sentence, &level));
        }
    }
}

/// The words that name a level, without those that are part of another name.
fn levels(passage: &Passage<'_>, sentence: &Sentence) -> Vec<Found<Seniority>> {
    passage.anchors(sentence, |role| match role {
        Role::Seniority(level) => Some(level),
        _ => None,
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
    let before = passage.before(sentence, level.first, 8, |role| match role {
        Role::Seeking => Some(true),
        Role::Own => Some(false),
        _ => None,
    });
    before.is_some_and(|found| found.value)
}

/// Whether the level makes a whole part of a row: "| Senior |", "Mid / Senior".
fn alone(passage: &Passage<'_>, level: &Found<Seniority>) -> bool {
    let edge = |gap: &str| gap.contains(['|', '/', '(', ')', ',', '\n', '&', '+']);
    edge(passage.gap(level.first)) && edge(passage.gap(level.after))
}

/// Whether a gap parts a level from a position.
fn parts(gap: &str) -> bool {
    gap.contains([';', '|', '.', '!', '?', ':', '\n', '•'])
}
