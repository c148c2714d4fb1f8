//! Travel for work: "up to 25 % travel", "willingness to travel".

use super::model::{Condition, Stated};
use super::passage::{Found, Passage, Sentence, Subject};
use super::phrases::Role;
use crate::skills::Strength;

/// Words around "travel" in which its share stands.
const REACH: usize = 6;

/// The statements of a sentence.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    if sentence.is_boilerplate() {
        return;
    }
    let found = passage.anchors(sentence, |role| match role {
        Role::TravelAsked => Some(true),
        Role::Travel => Some(false),
        _ => None,
    });
    for travel in &found {
        let percent = percent(passage, sentence, travel);
        let no =
            passage.before(sentence, travel.first, 2, |role| (role == Role::Refuse).then_some(()));
        let none = passage.is_word(travel.first, &["no"]) || no.is_some();
        let own = passage.subject(sentence, travel.first) == Subject::Own;
        let from = travel.first.saturating_sub(5).max(sentence.first);
        let chance = (from..travel.first)
            .any(|at| passage.is_word(at, &["opportunity", "opportunities", "chance", "perks"]));
        if chance {
            continue;
        }
        if (travel.value || percent.is_some()) && !none && !own && percent != Some(0) {
            let words = (travel.first, travel.after);
            let condition = Condition::Travel { percent };
            stated.push(passage.state(sentence, words, condition, Strength::Required));
        }
    }
}

/// The share of working time next to "travel": the upper end of "10-20 %".
fn percent(passage: &Passage<'_>, sentence: &Sentence, travel: &Found<bool>) -> Option<u8> {
    let share = |at: usize| {
        let value = passage.words[at].number.filter(|value| *value <= 100)?;
        let sign = passage.gap(at + 1).trim_start().starts_with('%')
            || passage.is_word(at + 1, &["percent", "prozent"]);
        sign.then(|| u8::try_from(value).ok()).flatten()
    };
    let clear = |from: usize, to: usize| {
        (from..=to).all(|at| !passage.gap(at).contains(['|', ';', '.', ',']))
    };
    let to = (travel.after + REACH).min(sentence.after);
    let after = (travel.after..to).find(|at| share(*at).is_some());
    if let Some(at) = after.filter(|at| clear(travel.after, *at)) {
        return share(at);
    }
    let from = travel.first.saturating_sub(REACH).max(sentence.first);
    let before = (from..travel.first).rev().find(|at| share(*at).is_some());
    before.filter(|at| clear(*at + 1, travel.first)).and_then(share)
}
