//! Hours asked: "4 hours of overlap with US time zones", "Remote (CET ±3)".

use super::model::{Condition, Place, Stated};
use super::passage::{Form, Passage, Sentence, Subject};
use super::phrases::{Mode, Role};
use crate::skills::Strength;

/// Words around a zone in which the words that ask for it stand.
const REACH: usize = 8;

/// The statements of a sentence, at most one.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    let found = named(passage, sentence).or_else(|| offset(passage, sentence));
    let Some((first, after)) = found else { return };
    let span = passage.span(first, after);
    if passage.is_negated(sentence, span) {
        return;
    }
    let said = passage.said(first, after);
    let zone = passage.text[said.start..said.end].split_whitespace().collect::<Vec<_>>().join(" ");
    let condition = Condition::Place(Place::TimeZone { zone });
    stated.push(passage.state(sentence, (first, after), condition, Strength::Required));
}

/// "EU or US time zones", "overlap with CET": the zone's words, where they are asked for.
fn named(passage: &Passage<'_>, sentence: &Sentence) -> Option<(usize, usize)> {
    let words = passage.anchors(sentence, |role| match role {
        Role::ZoneWord => Some(true),
        Role::Overlap => Some(false),
        _ => None,
    });
    words.iter().find_map(|anchor| {
        let is_name =
            |role: Role| matches!(role, Role::ZoneCode | Role::PlaceName(_)).then_some(());
        let before = passage.before(sentence, anchor.first, 6, is_name);
        let between = ["or", "and", "to", "the", "standard", "daytime", "core", "business"];
        let near = before.filter(|found| {
            (found.after..anchor.first).all(|at| passage.is_word(at, &between))
                && (found.after..=anchor.first)
                    .all(|at| !passage.gap(at).contains(['|', ';', '.', '(', ')']))
        });
        let after = passage.beyond(sentence, anchor.after, 6, is_name).filter(|found| {
            (anchor.after..=found.first).all(|at| !passage.gap(at).contains(['|', ';', '.', '(']))
        });
        let any =
            passage.before(sentence, anchor.first, 3, |role| (role == Role::AnyZone).then_some(()));
        if any.is_some_and(|found| found.after <= anchor.first) {
            return None;
        }
        let (first, end) = match (near, after) {
            (Some(near), _) if anchor.value || near.after == anchor.first => {
                (first_of_list(passage, sentence, near.first), anchor.after)
            }
            (_, Some(after)) => (after.first, last_of_zone(passage, sentence, after.after)),
            _ => return None,
        };
        is_asked(passage, sentence, first, end).then_some((first, end))
    })
}

/// The word after a zone with what belongs to it: "US time zones", "UTC+8".
fn last_of_zone(passage: &Passage<'_>, sentence: &Sentence, after: usize) -> usize {
    if let Some(end) = passage.at(sentence, after, |role| role == Role::ZoneWord) {
        return end;
    }
    let signed = passage.gap(after).trim().starts_with(['+', '-', '±', '−'])
        && passage.words.get(after).is_some_and(|word| word.number.is_some());
    after
        + usize::from(
            after < sentence.after
                && (signed || passage.is_word(after, &["hours", "daytime", "time"])),
        )
}

/// The first of the zones listed up to a word: "EU or US time zones" begins with "EU".
fn first_of_list(passage: &Passage<'_>, sentence: &Sentence, last: usize) -> usize {
    let mut first = last;
    let code = passage.at(sentence, last, |role| role == Role::ZoneCode).is_some();
    for _ in 0..4 {
        let before = passage.before(sentence, first, 3, |role| {
            let same =
                if code { role == Role::ZoneCode } else { matches!(role, Role::PlaceName(_)) };
            same.then_some(())
        });
        let Some(found) = before else { break };
        let joined = (found.after..first)
            .all(|at| passage.is_word(at, &["or", "and", "to", "through", "the"]))
            && (found.after..=first).all(|at| {
                passage
                    .gap(at)
                    .chars()
                    .all(|c| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '&'))
            });
        if !joined {
            break;
        }
        first = found.first;
    }
    first
}

/// "Remote (CET ±3)", "UTC-3 to UTC+3": a code with an offset beside remote work.
fn offset(passage: &Passage<'_>, sentence: &Sentence) -> Option<(usize, usize)> {
    let codes = passage.anchors(sentence, |role| (role == Role::ZoneCode).then_some(()));
    codes.iter().find_map(|code| {
        let gap = passage.gap(code.after);
        // The next word may be one of the next line.
        let signed = code.after < sentence.after
            && gap.contains(['+', '-', '±', '–', '−'])
            && gap.chars().all(|c| c.is_whitespace() || "+-±–−/".contains(c))
            && passage.words.get(code.after).is_some_and(|word| word.number.is_some());
        let is_remote = |role: Role| {
            matches!(role, Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote)).then_some(())
        };
        if signed
            && sentence.form == Form::Header
            && passage.anchors(sentence, is_remote).iter().any(|_| true)
        {
            return Some((code.first, end_of_offset(passage, sentence, code.after + 1)));
        }
        let remote = passage.before(sentence, code.first, REACH, is_remote)?;
        let bracket = (remote.after..=code.first).any(|at| passage.gap(at).contains('('));
        let clear =
            (remote.after..=code.first).all(|at| !passage.gap(at).contains(['|', ';', '.']));
        // A code alone in brackets behind "remote" bounds it too: "Remote (EST/PST)".
        let beside = remote.after == code.first && sentence.form == Form::Header;
        ((signed || bracket || beside) && clear).then(|| {
            let after = end_of_offset(passage, sentence, code.after + usize::from(signed));
            (code.first, after)
        })
    })
}

/// The word after an offset with what belongs to it: "UTC-3 to UTC+3 hours".
fn end_of_offset(passage: &Passage<'_>, sentence: &Sentence, from: usize) -> usize {
    let mut after = from;
    while after < sentence.after
        && after < from + 6
        && (passage.words[after].number.is_some()
            || passage.at(sentence, after, |role| role == Role::ZoneCode).is_some()
            || passage.is_word(after, &["to", "hours", "h", "hrs"]))
        && !passage.gap(after).contains([')', '|', '.'])
    {
        after += 1;
    }
    after
}

/// Whether the zone is asked of the candidate.
fn is_asked(passage: &Passage<'_>, sentence: &Sentence, first: usize, end: usize) -> bool {
    let asks = |role: Role| {
        matches!(
            role,
            Role::Overlap
                | Role::Only
                | Role::MustBe
                | Role::Cue
                | Role::Mode(Mode::Remote)
                | Role::ModeSaid(Mode::Remote)
        )
        .then_some(())
    };
    let near = passage.before(sentence, first, REACH, asks).is_some()
        || passage.beyond(sentence, end, 4, asks).is_some()
        || passage.before(sentence, end, 3, asks).is_some();
    let subject = passage.subject(sentence, first);
    near && (subject != Subject::Own || sentence.form == Form::Header) || subject == Subject::Asking
}
