//! What a posting asks apart from skills: years, seniority, degrees, spoken languages, places,
//! permits, work mode, travel, clearances.
//!
//! A text is read once into words and phrases of the tables (`phrases.toml`); each concept then
//! looks at its own phrases and the few words around them.

mod clearance;
mod degree;
mod held;
mod model;
mod passage;
mod permit;
mod phrases;
mod place;
mod seniority;
mod spoken;
mod time_zone;
mod travel;
mod words;
mod work_mode;
mod years;

#[cfg(test)]
mod tests;

pub use held::{Whereabouts, degree_named, language_level_named, language_named};
pub use model::*;

use super::StrengthRule;
use super::mention::{Mention, Mined};
use super::model::Strength;
use crate::content::Workplace;
use passage::{Passage, Sentence, Topic};

/// The fields of a posting that state conditions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fields<'a> {
    /// Where the work is done.
    pub workplace: Workplace,
    /// Full-time, internship and so on, as published.
    pub employment_type: Option<&'a str>,
    /// Places as published.
    pub locations: &'a [String],
}

/// Finds what a posting states apart from skills.
///
/// `mined` are the skills of the text, for years asked in one of them. A field counts only where
/// title and text say nothing of its concept.
pub fn conditions(title: &str, text: &str, mined: &Mined, fields: Fields<'_>) -> Conditions {
    let mut stated = Vec::new();
    let mut lists = 0;
    let heading = Passage::of_title(title);
    for sentence in heading.sentences() {
        seniority::find_in_title(&heading, &sentence, &mut stated);
        read(&heading, &sentence, &[], &mut lists, &mut stated);
    }
    let titled =
        stated.iter().any(|stated| matches!(stated.condition, Condition::Seniority { .. }));
    let body = Passage::of_text(text);
    for sentence in body.sentences() {
        let topics = body.topics(sentence.first..sentence.after);
        if topics.has(Topic::Legal) {
            continue;
        }
        if !titled && topics.has(Topic::Seniority) {
            seniority::find(&body, &sentence, &mut stated);
        }
        read(&body, &sentence, &mined.mentions, &mut lists, &mut stated);
    }
    from_fields(fields, &mut stated);
    Conditions { stated: distinct(stated) }
}

/// Reads a sentence for every concept but the level of the position.
fn read(
    passage: &Passage<'_>,
    sentence: &Sentence,
    mentions: &[Mention],
    lists: &mut u16,
    stated: &mut Vec<Stated>,
) {
    let topics = passage.topics(sentence.first..sentence.after);
    if topics.has(Topic::Years) {
        years::find(passage, sentence, mentions, stated);
    }
    if topics.has(Topic::Degree) {
        degree::find(passage, sentence, stated);
    }
    if topics.has(Topic::Language) {
        spoken::find(passage, sentence, lists, stated);
    }
    if topics.has(Topic::Place) {
        place::find(passage, sentence, stated);
    }
    if topics.has(Topic::TimeZone) {
        time_zone::find(passage, sentence, stated);
    }
    if topics.has(Topic::Permit) {
        permit::find(passage, sentence, stated);
    }
    if topics.has(Topic::WorkMode) {
        work_mode::find(passage, sentence, stated);
    }
    if topics.has(Topic::Travel) {
        travel::find(passage, sentence, stated);
    }
    if topics.has(Topic::Clearance) {
        clearance::find(passage, sentence, stated);
    }
}

/// What the fields say where title and text are silent.
fn from_fields(fields: Fields<'_>, stated: &mut Vec<Stated>) {
    let has = |stated: &[Stated], of: fn(&Condition) -> bool| {
        stated.iter().any(|stated| of(&stated.condition))
    };
    let field = |condition: Condition, field: Field| Stated {
        condition,
        strength: Strength::Unspecified,
        rule: StrengthRule::Nothing,
        source: Source::Field(field),
    };
    let mode = match fields.workplace {
        Workplace::Remote => Some(WorkMode::Remote),
        Workplace::Hybrid => Some(WorkMode::Hybrid { on_site_days: None, remote_days: None }),
        Workplace::Onsite => Some(WorkMode::OnSite),
        Workplace::Unknown => None,
    };
    if let Some(mode) = mode
        && !has(stated, |condition| matches!(condition, Condition::WorkMode(_)))
    {
        stated.push(field(Condition::WorkMode(mode), Field::Workplace));
    }
    if let Some(kind) = fields.employment_type
        && !has(stated, |condition| matches!(condition, Condition::Seniority { .. }))
    {
        let passage = Passage::of_title(kind);
        let mut levels = Vec::new();
        for sentence in passage.sentences() {
            seniority::find_in_title(&passage, &sentence, &mut levels);
        }
        let intern = Condition::Seniority { level: Seniority::Intern };
        if levels.iter().any(|level| level.condition == intern) {
            stated.push(field(intern, Field::EmploymentType));
        }
    }
    if !has(stated, |condition| matches!(condition, Condition::Place(_))) {
        for (index, location) in fields.locations.iter().enumerate() {
            let passage = Passage::of_title(location);
            let mut places = Vec::new();
            for sentence in passage.sentences() {
                place::find(&passage, &sentence, &mut places);
            }
            let within = places.into_iter().map(|place| place.condition).filter(|condition| {
                matches!(condition, Condition::Place(Place::RemoteWithin { .. }))
            });
            stated.extend(within.map(|condition| field(condition, Field::Location(index))));
        }
    }
}

/// Equal conditions once, the strongest and then the first; a hybrid without days only where none
/// has them.
fn distinct(stated: Vec<Stated>) -> Vec<Stated> {
    let mut kept: Vec<Stated> = Vec::with_capacity(stated.len());
    let mut places: std::collections::HashMap<Condition, usize> = Default::default();
    for one in stated {
        match places.get(&one.condition) {
            Some(at) if kept[*at].strength < one.strength => kept[*at] = one,
            Some(_) => {}
            None => {
                places.insert(one.condition.clone(), kept.len());
                kept.push(one);
            }
        }
    }
    let bare = Condition::WorkMode(WorkMode::Hybrid { on_site_days: None, remote_days: None });
    let with_days = kept.iter().any(|one| {
        matches!(one.condition, Condition::WorkMode(WorkMode::Hybrid { .. }))
            && one.condition != bare
    });
    if with_days {
        kept.retain(|one| one.condition != bare);
    }
    kept
}
