//! Security clearances and licences to drive.

use super::model::{Condition, Stated};
use super::passage::{Form, Passage, Sentence, Subject};
use super::phrases::Role;
use crate::skills::Strength;

/// The statements of a sentence.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    let found = passage.anchors(sentence, |role| match role {
        Role::Clearance(level) => Some(Some(level)),
        Role::Licence => Some(None),
        _ => None,
    });
    for name in &found {
        let span = passage.span(name.first, name.after);
        let condition = match name.value {
            Some(level) => Condition::Clearance { level },
            None => Condition::DrivingLicence,
        };
        let subject = passage.subject(sentence, name.first);
        let (strength, _) = passage.strength(sentence, span);
        // "Clearance" alone is too common a word in running text.
        let bare = passage.is_word(name.first, &["clearance", "clearances", "cleared"]);
        let asked = sentence.is_requirement()
            || sentence.form != Form::Prose && !bare
            || strength != Strength::Unspecified;
        let own = subject == Subject::Own && strength == Strength::Unspecified;
        if asked && !own && !passage.is_negated(sentence, span) {
            stated.push(passage.state(
                sentence,
                (name.first, name.after),
                condition,
                Strength::Required,
            ));
        }
    }
}
