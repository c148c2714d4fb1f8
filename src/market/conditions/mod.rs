//! What postings ask apart from skills, counted over a market.

mod model;
mod rows;
mod single;
mod spoken;
#[cfg(test)]
mod tests;
mod words;
mod years;

pub use model::*;
pub(crate) use single::{seniority_of, work_mode_of};
pub(crate) use spoken::Spoken;
pub use years::FEWEST_FOR_YEARS;

use super::mining::MinedPosting;
use super::quote::{Excerpt, rule_in_words};
use super::share::Share;
use super::tally::Tally;
use crate::language::PlainMessages;
use crate::skills::{Catalogue, Condition, Field, SkillRef, Source, Stated, Strength};
use rows::Row;
use std::collections::BTreeMap;
use words::AnyOf;

/// What the readable postings ask apart from skills.
pub(crate) fn asked_conditions(
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> AskedConditions {
    let mut counted: BTreeMap<Concept, Counted> = BTreeMap::new();
    for (at, posting) in tally.postings.iter().enumerate() {
        for stated in &posting.conditions.stated {
            let concept = Concept::of(&stated.condition);
            counted.entry(concept).or_default().add(at, stated, say);
        }
    }
    let years = years::years(tally, catalogue, counted.remove(&Concept::Years), say);
    let groups = counted.into_iter().map(|(concept, counted)| counted.group(concept, tally, say));
    AskedConditions { years, groups: groups.collect() }
}

/// Postings by index with the strongest strength, ascending.
type Askers = BTreeMap<usize, Strength>;

/// Who states what of one concept.
#[derive(Debug, Default)]
struct Counted {
    any: Askers,
    rows: BTreeMap<Row, Askers>,
}

impl Counted {
    fn add(&mut self, posting: usize, stated: &Stated, say: PlainMessages) {
        strongest(&mut self.any, posting, stated.strength);
        for row in rows::rows(&stated.condition, say) {
            strongest(self.rows.entry(row).or_default(), posting, stated.strength);
        }
    }

    fn group(self, concept: Concept, tally: &Tally<'_>, say: PlainMessages) -> ConditionGroup {
        let id = format!("{}-stated", concept.id());
        let stated = demand(id, say.value(AnyOf(concept)).to_string(), &self.any, tally);
        let mut rows: Vec<(Row, ConditionDemand)> = self
            .rows
            .into_iter()
            .map(|(row, askers)| {
                let demand = demand(row.id.clone(), row.label.clone(), &askers, tally);
                (row, demand)
            })
            .collect();
        rows.sort_by(|(a, one), (b, two)| {
            a.order
                .cmp(&b.order)
                .then_with(|| two.any.k().cmp(&one.any.k()))
                .then_with(|| a.label.cmp(&b.label))
        });
        ConditionGroup { concept, stated, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }
}

fn strongest(askers: &mut Askers, posting: usize, strength: Strength) {
    let found = askers.entry(posting).or_insert(strength);
    *found = strength.max(*found);
}

/// The postings that state something as shares of the readable ones.
fn demand(id: String, label: String, askers: &Askers, tally: &Tally<'_>) -> ConditionDemand {
    let share = |k: usize| Share::new(k as u32, tally.n());
    let at =
        |wanted: Strength| share(askers.values().filter(|strength| **strength == wanted).count());
    let any = share(askers.len());
    ConditionDemand {
        id,
        label,
        any,
        interval: any.interval(),
        required: at(Strength::Required),
        preferred: at(Strength::Preferred),
        unspecified: at(Strength::Unspecified),
        employers: tally.employers_among(askers.keys().copied()),
    }
}

/// The conditions of a posting with their sentences, by concept.
pub(crate) fn posting_conditions(
    mined: &MinedPosting,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> Vec<PostingCondition> {
    let mut conditions: Vec<PostingCondition> =
        mined.conditions.stated.iter().map(|stated| one(mined, stated, catalogue, say)).collect();
    conditions.sort_by_key(|condition| Concept::of(&condition.condition));
    conditions
}

fn one(
    mined: &MinedPosting,
    stated: &Stated,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> PostingCondition {
    let posting = &mined.posting;
    let skills: Vec<SkillRef> = match &stated.condition {
        Condition::Years(years) => {
            years.skills.iter().map(|skill| catalogue.reference(*skill).clone()).collect()
        }
        _ => Vec::new(),
    };
    let whole = |text: &str| crate::diagnostics::Span::new(0, text.len());
    let (source, excerpt) = match stated.source {
        Source::Text { span, sentence } => {
            (ConditionSource::Text, Excerpt::new(&posting.text, sentence, span))
        }
        Source::Title { span } => {
            (ConditionSource::Title, Excerpt::new(&posting.title, whole(&posting.title), span))
        }
        Source::Field(field) => {
            let (source, value) = match field {
                Field::Workplace => {
                    (ConditionSource::Workplace, rows::words(&stated.condition, &[], say))
                }
                Field::EmploymentType => (
                    ConditionSource::EmploymentType,
                    posting.employment_type.clone().unwrap_or_default(),
                ),
                Field::Location(index) => (
                    ConditionSource::Location,
                    posting.locations.get(index).cloned().unwrap_or_default(),
                ),
            };
            (source, Excerpt::new(&value, whole(&value), whole(&value)))
        }
    };
    let words = say.strength_rule;
    let rule = match source {
        ConditionSource::Text => say.value(rule_in_words(&posting.text, stated.rule)).to_string(),
        ConditionSource::Title => say.value(rule_in_words(&posting.title, stated.rule)).to_string(),
        ConditionSource::Workplace => words.workplace().to_string(),
        ConditionSource::EmploymentType => words.employment_type().to_string(),
        ConditionSource::Location => words.location().to_string(),
    };
    PostingCondition {
        label: rows::words(&stated.condition, &skills, say),
        rows: match &stated.condition {
            Condition::Years(years) => years::row_ids(years, catalogue),
            other => rows::rows(other, say).into_iter().map(|row| row.id).collect(),
        },
        condition: stated.condition.clone(),
        skills,
        strength: stated.strength,
        rule,
        source,
        before: excerpt.before,
        mention: excerpt.mention,
        after: excerpt.after,
    }
}
