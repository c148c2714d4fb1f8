//! What a profile says of degree, languages and place.

use super::model::ConditionVerdict;
use crate::candidate::months_in_words;
use crate::content::Profile;
use crate::skills::{
    Degree, DegreeLevel, LanguageLevel, Place, SpokenLanguage, Whereabouts, degree_named,
    language_level_named, language_named,
};
use crate::wording;
use jiff::civil::Date;

/// A verdict with its reason.
pub(super) type Judged<'a> = (ConditionVerdict, Because<'a>);

/// The reason of a verdict; put into words only where it is shown.
pub(super) enum Because<'a> {
    Plain(&'static str),
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

impl Because<'_> {
    /// In words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Plain(words) => (*words).to_owned(),
            Self::Months { held, asked } => {
                let relation = if held >= asked { "enough for" } else { "less than" };
                let (held, asked) = (months_in_words(*held), months_in_words(*asked));
                format!("{held} is {relation} {asked}")
            }
            Self::Of(skill, because) => format!("{skill}: {}", because.words()),
            Self::Field(field) => {
                format!("the level is enough; the field, {field}, is not compared")
            }
            Self::Instead(language) => format!("{language} is enough in its place"),
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
    pub(super) fn of(profile: &Profile, as_of: Date) -> Self {
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
                words: "education without a finished degree that is known by name".to_owned(),
                pointers: profile.education.iter().map(|entry| entry.pointer.clone()).collect(),
            },
            None => Said { words: "no education listed".to_owned(), pointers: Vec::new() },
        };
        Self { highest: best.map(|(level, ..)| level), any, said }
    }

    /// Levels are compared, fields of study are not.
    pub(super) fn judge<'b>(&self, asked: &'b Degree) -> Judged<'b> {
        use ConditionVerdict::{Met, NotMet, Open};
        match self.highest {
            Some(DegreeLevel::Unspecified) if asked.lowest() > DegreeLevel::Unspecified => {
                (Open, Because::Plain("the profile does not say the level of the degree"))
            }
            Some(level) if level >= asked.lowest() => {
                let field = asked.field.as_deref();
                (Met, field.map_or(Because::Plain("the level is enough"), Because::Field))
            }
            _ if asked.or_equivalent => (Open, Because::Plain("something equivalent is accepted")),
            Some(_) => (NotMet, Because::Plain("the degree is of a lower level")),
            None if self.any => (Open, Because::Plain("the kind of the degree is not told")),
            None => (Open, Because::Plain("the profile lists no education")),
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
    pub(super) fn said(&self, language: &str) -> Said {
        let entries = &self.profile.languages;
        let entry = entries.iter().find(|entry| language_named(&entry.language) == Some(language));
        match entry {
            Some(entry) => Said {
                words: match entry.fluency.as_deref().filter(|fluency| !fluency.is_empty()) {
                    Some(fluency) => format!("{} ({fluency})", entry.language),
                    None => format!("{}, level not stated", entry.language),
                },
                pointers: vec![entry.pointer.clone()],
            },
            None if entries.is_empty() => {
                Said { words: "no languages listed".to_owned(), pointers: Vec::new() }
            }
            None => {
                let names: Vec<&str> = entries.iter().map(|entry| &*entry.language).collect();
                Said {
                    words: format!("not listed (listed: {})", wording::list(&names)),
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
                    Some(((_, most), least)) if most < least => {
                        (NotMet, Because::Plain("the level is lower"))
                    }
                    Some(((surely, _), least)) if surely < least => {
                        (Open, Because::Plain("the words for the level do not tell"))
                    }
                    Some(_) => (Met, Because::Plain("the level is enough")),
                    None => (Met, Because::Plain("the language is listed")),
                }
            }
            Some((_, None)) if asked.level.is_some() => {
                (Open, Because::Plain("the profile does not say how well"))
            }
            Some((_, None)) => (Met, Because::Plain("the language is listed")),
            None if self.profile.languages.is_empty() => {
                (Open, Because::Plain("the profile lists no languages"))
            }
            None => (NotMet, Because::Plain("the profile lists languages and not this one")),
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
    pub(super) fn of(profile: &Profile) -> Self {
        match &profile.basics.place {
            Some(place) => Self {
                place: Some(Whereabouts::new(place, profile.basics.country_code.as_deref())),
                said: Said { words: place.clone(), pointers: vec!["/basics/location".to_owned()] },
            },
            None => Self {
                place: None,
                said: Said { words: "no place stated".to_owned(), pointers: Vec::new() },
            },
        }
    }

    /// Places by name; what a profile cannot say stays open.
    pub(super) fn judge(&self, asked: &Place) -> Judged<'static> {
        use ConditionVerdict::{Met, NotMet, Open};
        let (Place::Based { places } | Place::RemoteWithin { places }) = asked else {
            return (Open, Because::Plain("a profile does not say this"));
        };
        let Some(held) = &self.place else {
            return (Open, Because::Plain("the profile states no place"));
        };
        let lies: Vec<Option<bool>> = places.iter().map(|place| held.lies_in(place)).collect();
        if lies.contains(&Some(true)) {
            (Met, Because::Plain("the place is there"))
        } else if lies.is_empty() || lies.contains(&None) {
            (Open, Because::Plain("the names do not tell whether the place is there"))
        } else {
            (NotMet, Because::Plain("the place is elsewhere"))
        }
    }
}
