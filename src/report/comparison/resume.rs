//! What a profile says of degree, languages and place.

use super::model::ConditionVerdict;
use crate::candidate::Months;
use crate::content::Profile;
use crate::language::{Argument, Language, List, Plain, PlainMessages};
use crate::market::Spoken;
use crate::skills::{
    Degree, DegreeLevel, LanguageLevel, Place, SpokenLanguage, Whereabouts, degree_named,
    language_level_named, language_named,
};
use jiff::civil::Date;
use std::fmt;

/// A verdict with its reason.
pub(super) type Judged<'a> = (ConditionVerdict, Because<'a>);

/// The reason of a verdict; put into words only where it is shown.
pub(super) enum Because<'a> {
    NoDatedRole,
    NotNamed,
    NoDates,
    UpperBound,
    DegreeLevelOpen,
    LevelEnough,
    Equivalent,
    DegreeLower,
    DegreeKindOpen,
    NoEducation,
    LevelLower,
    LevelWordsOpen,
    LanguageListed,
    LevelOpen,
    NoLanguages,
    LanguageMissing,
    NotSaid,
    NoPlace,
    PlaceThere,
    PlaceOpen,
    PlaceElsewhere,
    /// Months held against months asked.
    Months {
        held: u32,
        asked: u32,
    },
    /// The reason holds for a skill of a list.
    Of(&'a str, Box<Self>),
    /// The level is enough, but the field of study is not compared.
    Field(&'a str),
    /// Another language of a list.
    Instead(&'a str),
}

impl Argument<Plain> for Because<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = language.plain();
        let words = say.because;
        match self {
            Self::NoDatedRole => write!(out, "{}", words.no_dated_role()),
            Self::NotNamed => write!(out, "{}", words.not_named()),
            Self::NoDates => write!(out, "{}", words.no_dates()),
            Self::UpperBound => write!(out, "{}", words.upper_bound()),
            Self::DegreeLevelOpen => write!(out, "{}", words.degree_level_open()),
            Self::LevelEnough => write!(out, "{}", words.level_enough()),
            Self::Equivalent => write!(out, "{}", words.equivalent()),
            Self::DegreeLower => write!(out, "{}", words.degree_lower()),
            Self::DegreeKindOpen => write!(out, "{}", words.degree_kind_open()),
            Self::NoEducation => write!(out, "{}", words.no_education()),
            Self::LevelLower => write!(out, "{}", words.level_lower()),
            Self::LevelWordsOpen => write!(out, "{}", words.level_words_open()),
            Self::LanguageListed => write!(out, "{}", words.language_listed()),
            Self::LevelOpen => write!(out, "{}", words.level_open()),
            Self::NoLanguages => write!(out, "{}", words.no_languages()),
            Self::LanguageMissing => write!(out, "{}", words.language_missing()),
            Self::NotSaid => write!(out, "{}", words.not_said()),
            Self::NoPlace => write!(out, "{}", words.no_place()),
            Self::PlaceThere => write!(out, "{}", words.place_there()),
            Self::PlaceOpen => write!(out, "{}", words.place_open()),
            Self::PlaceElsewhere => write!(out, "{}", words.place_elsewhere()),
            Self::Months { held, asked } => {
                let enough = held >= asked;
                let (held, asked) = (Months(*held), Months(*asked));
                if enough {
                    write!(out, "{}", words.enough(held, asked))
                } else {
                    write!(out, "{}", words.less(held, asked))
                }
            }
            Self::Of(skill, because) => {
                write!(out, "{}", say.compared.of_skill(*skill, say.value(&**because)))
            }
            Self::Field(field) => write!(out, "{}", words.field(*field)),
            Self::Instead(language) => write!(out, "{}", words.instead(Spoken(language))),
        }
    }
}

/// What the profile says in words, and where.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) pointers: Vec<String>,
}

/// The highest degree of a profile.
pub(super) struct HeldDegree {
    highest: Option<DegreeLevel>,
    /// Whether the profile has any entry of education.
    any: bool,
    pub(super) said: Said,
}

impl HeldDegree {
    /// Degrees that end after `as_of` are not held yet.
    pub(super) fn of(profile: &Profile, as_of: Date, say: PlainMessages) -> Self {
        let words = say.compared;
        let mut best: Option<(DegreeLevel, String, String)> = None;
        for entry in &profile.education {
            let ended = entry.period.end.is_none_or(|end| end.first <= as_of);
            let parts = [entry.study_type.as_deref(), entry.area.as_deref()];
            let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            if let Some(level) = degree_named(&line).filter(|_| ended)
                && best.as_ref().is_none_or(|(known, ..)| *known < level)
            {
                best = Some((level, line, entry.pointer.clone()));
            }
        }
        let any = !profile.education.is_empty();
        let said = match &best {
            Some((_, line, pointer)) => {
                Said { words: line.clone(), pointers: vec![pointer.clone()] }
            }
            None if any => Said {
                words: words.no_degree().to_string(),
                pointers: profile.education.iter().map(|entry| entry.pointer.clone()).collect(),
            },
            None => Said { words: words.no_education().to_string(), pointers: Vec::new() },
        };
        Self { highest: best.map(|(level, ..)| level), any, said }
    }

    /// Levels are compared, fields of study are not.
    pub(super) fn judge<'b>(&self, asked: &'b Degree) -> Judged<'b> {
        use ConditionVerdict::{Met, NotMet, Open};
        match self.highest {
            Some(DegreeLevel::Unspecified) if asked.lowest() > DegreeLevel::Unspecified => {
                (Open, Because::DegreeLevelOpen)
            }
            Some(level) if level >= asked.lowest() => {
                let field = asked.field.as_deref();
                (Met, field.map_or(Because::LevelEnough, Because::Field))
            }
            _ if asked.or_equivalent => (Open, Because::Equivalent),
            Some(_) => (NotMet, Because::DegreeLower),
            None if self.any => (Open, Because::DegreeKindOpen),
            None => (Open, Because::NoEducation),
        }
    }
}

/// The spoken languages of a profile.
pub(super) struct HeldLanguages<'a> {
    profile: &'a Profile,
    known: Vec<(&'static str, Option<LanguageLevel>)>,
}

impl<'a> HeldLanguages<'a> {
    pub(super) fn of(profile: &'a Profile) -> Self {
        let read = profile.languages.iter().filter_map(|entry| {
            let level = entry.fluency.as_deref().and_then(language_level_named);
            Some((language_named(&entry.language)?, level))
        });
        Self { profile, known: read.collect() }
    }

    /// What the profile says of one language.
    pub(super) fn said(&self, language: &str, say: PlainMessages) -> Said {
        let words = say.compared;
        let entries = &self.profile.languages;
        let entry = entries.iter().find(|entry| language_named(&entry.language) == Some(language));
        match entry {
            Some(entry) => Said {
                words: match entry.fluency.as_deref().filter(|fluency| !fluency.is_empty()) {
                    Some(fluency) => words.language_level(&entry.language, fluency).to_string(),
                    None => words.language_no_level(&entry.language).to_string(),
                },
                pointers: vec![entry.pointer.clone()],
            },
            None if entries.is_empty() => {
                Said { words: words.no_languages().to_string(), pointers: Vec::new() }
            }
            None => {
                let names: Vec<&str> = entries.iter().map(|entry| &*entry.language).collect();
                Said {
                    words: words.not_listed(List::all(&names)).to_string(),
                    pointers: vec!["/languages".to_owned()],
                }
            }
        }
    }

    /// One language as asked.
    pub(super) fn judge(&self, asked: &SpokenLanguage) -> Judged<'static> {
        use ConditionVerdict::{Met, NotMet, Open};
        let held = self.known.iter().find(|(name, _)| *name == asked.name);
        match held {
            Some((_, Some(held))) => {
                match asked.level.map(|asked| (steps(*held), steps(asked).0)) {
                    Some(((_, most), least)) if most < least => (NotMet, Because::LevelLower),
                    Some(((surely, _), least)) if surely < least => (Open, Because::LevelWordsOpen),
                    Some(_) => (Met, Because::LevelEnough),
                    None => (Met, Because::LanguageListed),
                }
            }
            Some((_, None)) if asked.level.is_some() => (Open, Because::LevelOpen),
            Some((_, None)) => (Met, Because::LanguageListed),
            None if self.profile.languages.is_empty() => (Open, Because::NoLanguages),
            None => (NotMet, Because::LanguageMissing),
        }
    }
}

/// The lowest and highest level that a word may mean, A1 to C2 as 1 to 6 and native as 7.
///
/// The six levels are those of the Council of Europe's framework (2001). Which of them the words
/// of postings and résumés mean is a convention; where the two overlap nothing is decided.
fn steps(level: LanguageLevel) -> (u8, u8) {
    match level {
        LanguageLevel::A1 => (1, 1),
        LanguageLevel::A2 => (2, 2),
        LanguageLevel::Basic => (1, 2),
        LanguageLevel::B1 => (3, 3),
        LanguageLevel::B2 => (4, 4),
        LanguageLevel::Intermediate => (3, 4),
        LanguageLevel::C1 => (5, 5),
        LanguageLevel::Advanced => (4, 6),
        LanguageLevel::Fluent => (5, 6),
        LanguageLevel::C2 => (6, 6),
        LanguageLevel::Native => (7, 7),
    }
}

/// Where the profile says that the candidate lives.
pub(super) struct HeldPlace {
    place: Option<Whereabouts>,
    pub(super) said: Said,
}

impl HeldPlace {
    pub(super) fn of(profile: &Profile, say: PlainMessages) -> Self {
        match &profile.basics.place {
            Some(place) => Self {
                place: Some(Whereabouts::new(place, profile.basics.country_code.as_deref())),
                said: Said { words: place.clone(), pointers: vec!["/basics/location".to_owned()] },
            },
            None => Self {
                place: None,
                said: Said { words: say.compared.no_place().to_string(), pointers: Vec::new() },
            },
        }
    }

    /// Places by name; what a profile cannot say stays open.
    pub(super) fn judge(&self, asked: &Place) -> Judged<'static> {
        use ConditionVerdict::{Met, NotMet, Open};
        let (Place::Based { places } | Place::RemoteWithin { places }) = asked else {
            return (Open, Because::NotSaid);
        };
        let Some(held) = &self.place else {
            return (Open, Because::NoPlace);
        };
        let lies: Vec<Option<bool>> = places.iter().map(|place| held.lies_in(place)).collect();
        if lies.contains(&Some(true)) {
            (Met, Because::PlaceThere)
        } else if lies.is_empty() || lies.contains(&None) {
            (Open, Because::PlaceOpen)
        } else {
            (NotMet, Because::PlaceElsewhere)
        }
    }
}
