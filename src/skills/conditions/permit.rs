//! The right to work: authorisation or citizenship asked, sponsorship offered or refused.

use super::model::{Condition, Permit, Stated};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::Role;
use crate::skills::{Strength, StrengthRule};

/// Words around a visa in which help with it is offered or refused.
const REACH: usize = 8;

/// What a phrase speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    Authorised,
    Citizen,
    Visa,
    Sponsor,
}

/// The statements of a sentence.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    let topics = passage.anchors(sentence, |role| match role {
        Role::Authorised => Some(Topic::Authorised),
        Role::Citizen => Some(Topic::Citizen),
        Role::Visa => Some(Topic::Visa),
        Role::Sponsor => Some(Topic::Sponsor),
        _ => None,
    });
    let about_visa =
        topics.iter().any(|topic| topic.value == Topic::Visa || topic.value == Topic::Authorised);
    let mut sponsorship = None;
    for topic in &topics {
        let permit = match topic.value {
            Topic::Visa => visa(passage, sentence, topic),
            Topic::Sponsor => sponsor(passage, sentence, topic, about_visa),
            Topic::Authorised => authorised(passage, sentence, topic),
            Topic::Citizen => citizen(passage, sentence, topic),
        };
        let Some(permit) = permit else { continue };
        let offered = matches!(permit, Permit::SponsorshipOffered | Permit::NoSponsorship);
        // "We cannot sponsor …, so you need a current visa": the first in the sentence decides.
        if offered && *sponsorship.get_or_insert(permit) != permit {
            continue;
        }
        let said = passage.state(
            sentence,
            (topic.first, topic.after),
            Condition::Permit(permit),
            Strength::Required,
        );
        let (strength, rule) = if offered {
            (Strength::Unspecified, StrengthRule::Nothing)
        } else {
            (said.strength, said.rule)
        };
        stated.push(Stated { strength, rule, ..said });
    }
}

/// A visa: refused, or offered in a row of facts or with words of help.
fn visa(passage: &Passage<'_>, sentence: &Sentence, topic: &Found<Topic>) -> Option<Permit> {
    if is_refused(passage, sentence, topic) {
        return Some(Permit::NoSponsorship);
    }
    let helped = topic.after - topic.first > 1
        || has_near(passage, sentence, topic, |role| matches!(role, Role::Offer | Role::Sponsor));
    let first_of_text = topic.first == 0;
    ((helped || sentence.form == Form::Header) && !first_of_text)
        .then_some(Permit::SponsorshipOffered)
}

/// Sponsorship without the word visa counts in rows of facts and where a permit is spoken of.
fn sponsor(
    passage: &Passage<'_>,
    sentence: &Sentence,
    topic: &Found<Topic>,
    about_visa: bool,
) -> Option<Permit> {
    let noun = passage.is_word(topic.first, &["sponsorship", "sponsorships"]);
    let labelled = match sentence.form {
        Form::Header => noun || has_near(passage, sentence, topic, |role| role == Role::Offer),
        Form::Short => noun,
        Form::Prose => false,
    };
    let refused = is_refused(passage, sentence, topic);
    if !(about_visa || labelled || (noun && refused)) || passage.is_word(topic.after, &["by"]) {
        return None;
    }
    Some(if refused { Permit::NoSponsorship } else { Permit::SponsorshipOffered })
}

/// A right to work: asked, unless the employer helps with it.
fn authorised(passage: &Passage<'_>, sentence: &Sentence, topic: &Found<Topic>) -> Option<Permit> {
    let helped = passage.before(sentence, topic.first, 6, |role| match role {
        Role::Sponsor | Role::Offer => Some(true),
        Role::MustBe | Role::Asking | Role::Refuse => Some(false),
        _ => None,
    });
    if helped.is_some_and(|found| found.value) {
        return Some(Permit::SponsorshipOffered);
    }
    let span = passage.span(topic.first, topic.after);
    let asked = helped.is_some()
        || sentence.form != Form::Prose
        || sentence.is_requirement()
        || passage.subject(sentence, topic.first) == Subject::Asking
        || passage.strength(sentence, span).0 != Strength::Unspecified;
    (asked && !passage.is_negated(sentence, span)).then_some(Permit::AuthorisationAsked)
}

/// Citizenship: where it must be had, or stands in a row of facts.
fn citizen(passage: &Passage<'_>, sentence: &Sentence, topic: &Found<Topic>) -> Option<Permit> {
    let must = passage.before(sentence, topic.first, REACH, |role| match role {
        Role::MustBe => Some(true),
        Role::Own | Role::Sponsor | Role::Offer | Role::Refuse => Some(false),
        _ => None,
    });
    let demanded = passage.beyond(sentence, topic.after, 8, |role| {
        matches!(role, Role::Only | Role::Cue).then_some(())
    });
    let span = passage.span(topic.first, topic.after);
    let asked = must.is_some_and(|found| found.value)
        || demanded.is_some_and(|found| {
            (topic.after..=found.first).all(|at| !passage.gap(at).contains(['.', ';', '|']))
        });
    (asked && !passage.is_negated(sentence, span)).then_some(Permit::CitizenshipAsked)
}

/// Whether a word of refusal speaks of it: "no visa", "unable to sponsor", "visa: not available".
fn is_refused(passage: &Passage<'_>, sentence: &Sentence, topic: &Found<Topic>) -> bool {
    let clear = |from: usize, to: usize| {
        (from..=to).all(|at| {
            let gap = passage.gap(at);
            !gap.contains(['|', ';', '.', '('])
                && (sentence.form != Form::Header || !gap.contains([',', '/', ')']))
        })
    };
    let refuse = |role: Role| (role == Role::Refuse).then_some(());
    let before = passage.before(sentence, topic.first, REACH, refuse);
    let after = passage.beyond(sentence, topic.after, REACH, refuse);
    before.is_some_and(|found| clear(found.after, topic.first))
        || after.is_some_and(|found| {
            clear(topic.after, found.first) && !asks(passage, sentence, topic.after, found.first)
        })
}

/// Whether a new wish begins between two words: "visa sponsorship; you must not …".
fn asks(passage: &Passage<'_>, sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|at| passage.at(sentence, at, |role| role == Role::Asking).is_some())
}

fn has_near(
    passage: &Passage<'_>,
    sentence: &Sentence,
    topic: &Found<Topic>,
    wanted: impl Fn(Role) -> bool + Copy,
) -> bool {
    let wanted = |role: Role| wanted(role).then_some(());
    let clear =
        |from: usize, to: usize| (from..=to).all(|at| !passage.gap(at).contains(['|', ';', '.']));
    passage
        .before(sentence, topic.first, REACH, wanted)
        .is_some_and(|found| clear(found.after, topic.first))
        || passage
            .beyond(sentence, topic.after, REACH, wanted)
            .is_some_and(|found| clear(topic.after, found.first))
}
