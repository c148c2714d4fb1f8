//! What a market asks apart from skills, by subject.

use crate::language::PlainMessages;
use crate::market::{Concept, Market, PostingCondition, PostingSummary};
use crate::skills::{Condition, Place};
use std::collections::{BTreeMap, HashSet};

/// What a market asks apart from skills that a profile can be held against, looked up once.
pub(in crate::report) struct AskedOfProfile<'a> {
    pub(super) subjects: Vec<Asked<'a>>,
}

/// One subject with the postings that ask it, newest first.
pub(super) struct Asked<'a> {
    pub(super) subject: Asking,
    pub(super) postings: Vec<(&'a PostingSummary, Vec<&'a PostingCondition>)>,
}

/// What is asked.
pub(super) enum Asking {
    /// Experience overall.
    YearsOverall,
    /// Years of a skill, by catalogue id.
    YearsOf(String, String),
    /// Years of skills that too few ask for a row of their own: each by catalogue id and label.
    YearsOfRarer(BTreeMap<String, String>),
    Degree,
    /// By its English name, with its name as shown.
    Language(&'static str, String),
    Place,
}

impl Asking {
    pub(super) fn concept(&self) -> Concept {
        match self {
            Self::YearsOverall | Self::YearsOf(..) | Self::YearsOfRarer(_) => Concept::Years,
            Self::Degree => Concept::Degree,
            Self::Language(..) => Concept::Language,
            Self::Place => Concept::Place,
        }
    }

    pub(super) fn words(&self, say: PlainMessages) -> String {
        let words = say.compared;
        match self {
            Self::YearsOverall => words.years_overall().to_string(),
            Self::YearsOf(_, label) => words.years_of(label).to_string(),
            Self::YearsOfRarer(_) => words.years_of_rarer().to_string(),
            Self::Degree => words.degree().to_string(),
            Self::Language(_, label) => label.clone(),
            Self::Place => words.place().to_string(),
        }
    }
}

impl<'a> AskedOfProfile<'a> {
    /// That of a market: the years of its rows and those without, degrees, each language, places.
    pub(in crate::report) fn of(market: &'a Market) -> Self {
        let in_row = |row: &str, subject| {
            Asked::of(market, subject, |condition| condition.rows.iter().any(|id| id == row))
        };
        let years = &market.conditions.years;
        let overall = years.overall.iter().map(|row| in_row(&row.demand.id, Asking::YearsOverall));
        let skills = years.skills.iter().filter_map(|row| {
            let skill = row.skill.as_ref()?;
            let subject = Asking::YearsOf(skill.id.to_string(), skill.label.to_string());
            Some(in_row(&row.demand.id, subject))
        });
        let rarer = Asked::rarer_years(market);
        let degree = Asked::of(market, Asking::Degree, |condition| {
            matches!(condition.condition, Condition::Degree(_))
        });
        let languages = market.conditions.groups.iter();
        let languages = languages.filter(|group| group.concept == Concept::Language);
        let languages = languages.flat_map(|group| &group.rows);
        let languages = languages.filter_map(|row| {
            let name = language_of(market, &row.id)?;
            Some(in_row(&row.id, Asking::Language(name, row.label.clone())))
        });
        let place = Asked::of(market, Asking::Place, |condition| match &condition.condition {
            Condition::Place(place) => *place != Place::RelocationOffered,
            _ => false,
        });
        let years = overall.chain(skills).chain([rarer]);
        let subjects = years.chain([degree]).chain(languages).chain([place]);
        Self { subjects: subjects.filter(|asked| !asked.postings.is_empty()).collect() }
    }
}

/// The English name of the language that a row counts.
fn language_of(market: &Market, row: &str) -> Option<&'static str> {
    let conditions = market.postings.iter().flat_map(|posting| &posting.conditions);
    let mut in_row = conditions.filter(|condition| condition.rows.iter().any(|id| id == row));
    in_row.find_map(|condition| match &condition.condition {
        Condition::Language(language) => Some(language.name),
        _ => None,
    })
}

impl<'a> Asked<'a> {
    fn of(market: &'a Market, subject: Asking, wanted: impl Fn(&PostingCondition) -> bool) -> Self {
        let readable = market.postings.iter().filter(|posting| posting.nothing.is_none());
        let postings = readable
            .map(|posting| {
                let asked = posting.conditions.iter().filter(|condition| wanted(condition));
                (posting, asked.collect::<Vec<_>>())
            })
            .filter(|(_, asked)| !asked.is_empty());
        Self { subject, postings: postings.collect() }
    }

    /// Years that no row of the market counts.
    fn rarer_years(market: &'a Market) -> Self {
        let years = &market.conditions.years;
        let rows: HashSet<&str> =
            years.overall.iter().chain(&years.skills).map(|row| &*row.demand.id).collect();
        let asked = Self::of(market, Asking::YearsOfRarer(BTreeMap::new()), |condition| {
            let counted = condition.rows.iter().any(|row| rows.contains(&**row));
            matches!(condition.condition, Condition::Years(_)) && !counted
        });
        let conditions = asked.postings.iter().flat_map(|(_, conditions)| conditions);
        let skills = conditions.flat_map(|condition| &condition.skills);
        let skills = skills.map(|skill| (skill.id.to_string(), skill.label.to_string()));
        Self { subject: Asking::YearsOfRarer(skills.collect()), ..asked }
    }
}
