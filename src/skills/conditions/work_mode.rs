//! Where the work is done: remote, hybrid with its days, on site.

use super::model::{Condition, Stated, WorkMode};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::{Mode, Role};
use super::words::Case;
use crate::diagnostics::Span;
use crate::skills::{Strength, StrengthRule};

/// Words between a number of days and the place they are spent at.
const DAYS_REACH: usize = 8;
/// Bytes between a mode and a wish for it.
const WISH_REACH: usize = 12;
/// Working days of a week.
const WEEK: u16 = 5;

/// The statements of a sentence.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    let days = days(passage, sentence);
    if let Some((mode, words)) = &days {
        push(passage, sentence, *words, *mode, stated);
    }
    let modes = passage.anchors(sentence, |role| match role {
        Role::ModeSaid(mode) => Some((mode, true)),
        Role::Mode(mode) => Some((mode, false)),
        _ => None,
    });
    for found in &modes {
        let (mode, said) = found.value;
        let conditional = found.first.checked_sub(1).is_some_and(|at| passage.is_word(at, &["if"]));
        let told = (found.first.saturating_sub(4).max(sentence.first)..found.first)
            .any(|at| passage.is_word(at, &["most", "many", "some", "half", "person"]));
        let own = sentence.form != Form::Header
            && passage.subject(sentence, found.first) == Subject::Own
            && (told || passage.is_word(found.first, &["and", "or"]));
        let said = said && may_end(passage, sentence, found);
        if own || conditional || !(said || counts(passage, sentence, found)) {
            continue;
        }
        let span = passage.span(found.first, found.after);
        let words = (found.first, found.after);
        let negated = mode == Mode::Remote
            && (passage.is_negated(sentence, span) || is_ruled_out(passage, sentence, found));
        let mode = match (mode, negated) {
            (Mode::Remote, false) => WorkMode::Remote,
            (Mode::Hybrid, _) => WorkMode::Hybrid { on_site_days: None, remote_days: None },
            (Mode::OnSite, _) | (Mode::Remote, true) => WorkMode::OnSite,
        };
        // "3 days a week on site" is hybrid, whatever it calls itself.
        if days.is_some_and(|(stated, _)| stated != mode) && mode != WorkMode::Remote {
            continue;
        }
        push(passage, sentence, words, mode, stated);
    }
}

fn push(
    passage: &Passage<'_>,
    sentence: &Sentence,
    words: (usize, usize),
    mode: WorkMode,
    stated: &mut Vec<Stated>,
) {
    let said = passage.state(sentence, words, Condition::WorkMode(mode), Strength::Unspecified);
    // Only a wish right beside it is for the mode: "preferably on site".
    let span = passage.span(words.0, words.1);
    let beside = |cue: Span| {
        cue.start.saturating_sub(span.end).max(span.start.saturating_sub(cue.end)) <= WISH_REACH
    };
    let (strength, rule) = match said.rule {
        StrengthRule::Cue(cue) if said.strength == Strength::Preferred && beside(cue) => {
            (Strength::Preferred, said.rule)
        }
        _ => (Strength::Unspecified, StrengthRule::Nothing),
    };
    stated.push(Stated { strength, rule, ..said });
}

/// Whether nothing follows to which "remote" is an adjective only: "are remote villages".
fn may_end(passage: &Passage<'_>, sentence: &Sentence, found: &Found<(Mode, bool)>) -> bool {
    if !passage.is_word(found.after - 1, &["remote"]) || found.after == sentence.after {
        return true;
    }
    let gap = passage.gap(found.after);
    gap.chars().any(|c| !c.is_whitespace() && c != '-')
        || passage
            .at(sentence, found.after, |role| {
                matches!(
                    role,
                    Role::Inside
                        | Role::MayFollow
                        | Role::Offer
                        | Role::Only
                        | Role::PlaceName(_)
                        | Role::Anywhere
                        | Role::Cue
                        | Role::Asking
                        | Role::Position
                )
            })
            .is_some()
}

/// Whether a bare name of a mode speaks of this job: in a row of facts, a short line or brackets.
fn counts(passage: &Passage<'_>, sentence: &Sentence, found: &Found<(Mode, bool)>) -> bool {
    // Whoever writes "REMOTE" means the job.
    if passage.words[found.first].case == Case::Upper
        && (found.value.0 != Mode::OnSite || passage.is_word(found.first, &["ONSITE"]))
    {
        return true;
    }
    let bracket = passage.gap(found.first).contains(['(', '[', '|']) || {
        let end = passage.gap(found.after);
        end.contains(['|', ')', ']']) && passage.gap(found.first).contains([',', '/'])
    };
    match sentence.form {
        Form::Header => true,
        Form::Short => {
            bracket || !sentence.is_boilerplate() && is_label_or_row(passage, sentence, found)
        }
        Form::Prose => bracket,
    }
}

/// "Location: remote", "Senior Engineer, Remote", "- Remote": the mode makes a part of its line.
fn is_label_or_row(
    passage: &Passage<'_>,
    sentence: &Sentence,
    found: &Found<(Mode, bool)>,
) -> bool {
    let starts = found.first == sentence.first;
    let before = passage.gap(found.first);
    let after = passage.gap(found.after);
    let cut_before = starts || before.contains([':', ',', '-', '–', '—', '/', '|', '(']);
    let cut_after = found.after == sentence.after
        || after.contains([',', ';', '-', '–', '—', '/', '|', ')', '(', '.'])
        || passage
            .at(sentence, found.after, |role| {
                matches!(
                    role,
                    Role::Only | Role::Offer | Role::Inside | Role::PlaceName(_) | Role::Anywhere
                )
            })
            .is_some();
    cut_before && cut_after
}

/// "Remote is not possible", "remote: no".
fn is_ruled_out(passage: &Passage<'_>, sentence: &Sentence, found: &Found<(Mode, bool)>) -> bool {
    let after =
        passage.beyond(sentence, found.after, 4, |role| (role == Role::Refuse).then_some(()));
    after.is_some_and(|refuse| {
        (found.after..=refuse.first).all(|at| !passage.gap(at).contains(['|', '(', '.', ';', ',']))
    }) || passage
        .before(sentence, found.first, 3, |role| (role == Role::Refuse).then_some(()))
        .is_some_and(|refuse| {
            (refuse.after..=found.first)
                .all(|at| !passage.gap(at).contains(['|', '(', '.', ';', ',', ')']))
        })
}

/// "3 days a week in the office", "two days on site", "1 day remote": the mode and its words.
fn days(passage: &Passage<'_>, sentence: &Sentence) -> Option<(WorkMode, (usize, usize))> {
    let units = passage.anchors(sentence, |role| (role == Role::Day).then_some(()));
    units.iter().find_map(|unit| {
        let number = unit.first.checked_sub(1).filter(|at| *at >= sentence.first)?;
        let count = passage.words[number].number.filter(|count| (1..=WEEK).contains(count))?;
        let gap = passage.gap(unit.first);
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '+' | 'x')) {
            return None;
        }
        let not_days =
            passage.beyond(sentence, unit.after, 3, |role| (role == Role::NotDays).then_some(()));
        let meal = ["lunch", "lunches", "meals", "food", "breakfast", "snacks", "dinner", "coffee"];
        let fed = (number.saturating_sub(6).max(sentence.first)..number)
            .any(|at| passage.is_word(at, &meal));
        if not_days.is_some() || fed {
            return None;
        }
        // The nearer of what follows and what stands before tells where the days are spent.
        let place = |role: Role| match role {
            Role::Office | Role::Mode(Mode::OnSite) | Role::ModeSaid(Mode::OnSite) => {
                Some(Mode::OnSite)
            }
            Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote) => Some(Mode::Remote),
            _ => None,
        };
        let after = passage.beyond(sentence, unit.after, DAYS_REACH, place);
        let before = passage.before(sentence, number, DAYS_REACH, place);
        let clear =
            |from: usize, to: usize| (from..=to).all(|at| !passage.gap(at).contains(['|', ';']));
        let after = after.filter(|found| clear(unit.after, found.first));
        let before = before.filter(|found| clear(found.after, number));
        let distance_after = after.map(|found| found.first - unit.after);
        let distance_before = before.map(|found| number - found.after);
        let (found, first, last) = match (distance_after, distance_before) {
            (Some(a), Some(b)) if b < a && a > 3 => (before?, before?.first, unit.after),
            (Some(_), _) => (after?, number, after?.after),
            (None, Some(_)) => (before?, before?.first, unit.after),
            (None, None) => return None,
        };
        if passage.subject(sentence, number) == Subject::Own
            && sentence.form == Form::Prose
            && !speaks_of_week(passage, sentence, unit)
        {
            return None;
        }
        let count = u8::try_from(count).ok()?;
        let mode = match found.value {
            Mode::OnSite if u16::from(count) == WEEK => WorkMode::OnSite,
            Mode::Remote if u16::from(count) == WEEK => WorkMode::Remote,
            Mode::OnSite => WorkMode::Hybrid { on_site_days: Some(count), remote_days: None },
            Mode::Remote | Mode::Hybrid => {
                WorkMode::Hybrid { on_site_days: None, remote_days: Some(count) }
            }
        };
        Some((mode, (first, last)))
    })
}

fn speaks_of_week(passage: &Passage<'_>, sentence: &Sentence, unit: &Found<()>) -> bool {
    unit.after - unit.first > 1
        || passage
            .beyond(sentence, unit.after, 2, |role| (role == Role::Week).then_some(()))
            .is_some()
}
