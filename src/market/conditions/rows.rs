//! In which rows of the count a condition stands, and how it is told in words.

use super::Spoken;
use crate::language::{Argument, Decimal, Language, List, Plain, PlainMessages};
use crate::skills::{Clearance, Condition, Degree, Permit, Place, SkillRef, WorkMode, Years};

/// A row of the count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Place among the rows of its concept; rows of one place stand by number of postings.
    pub(super) order: u8,
    pub(super) id: String,
    pub(super) label: String,
}

impl Row {
    fn new(order: u8, id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { order, id: id.into(), label: label.into() }
    }
}

/// The rows a condition counts in; years have figures instead.
pub(super) fn rows(condition: &Condition, say: PlainMessages) -> Vec<Row> {
    let word = say.condition;
    match condition {
        Condition::Years(_) => Vec::new(),
        Condition::Seniority { level } => {
            vec![Row::new(*level as u8, id("seniority", level), say.value(level).to_string())]
        }
        Condition::Degree(degree) => degree_rows(degree, say),
        Condition::Language(language) => {
            let label = say.value(Spoken(language.name)).to_string();
            vec![Row::new(0, format!("language-{}", slug(language.name)), label)]
        }
        Condition::Place(place) => place_rows(place, say),
        Condition::Permit(permit) => vec![permit_row(*permit, say)],
        Condition::WorkMode(mode) => mode_rows(*mode, say),
        Condition::Travel { .. } => vec![Row::new(0, "travel", word.travel().to_string())],
        Condition::Clearance { .. } => {
            vec![Row::new(1, "clearance", word.clearance().to_string())]
        }
        Condition::DrivingLicence => {
            vec![Row::new(2, "driving-licence", word.driving_licence().to_string())]
        }
    }
}

/// An id made of the English words, whatever the language of the label.
fn id(concept: &str, value: impl Argument<Plain>) -> String {
    let english = Language::English.plain().value(value).to_string();
    format!("{concept}-{}", slug(&english))
}

fn degree_rows(degree: &Degree, say: PlainMessages) -> Vec<Row> {
    let level = degree.lowest();
    let label = say.value(level).to_string();
    let mut rows = vec![Row::new(level as u8, id("degree", level), label)];
    if degree.or_equivalent {
        let label = say.degree.or_equivalent().to_string();
        rows.push(Row::new(u8::MAX, "degree-or-equivalent", label));
    }
    rows
}

fn place_rows(place: &Place, say: PlainMessages) -> Vec<Row> {
    let word = say.condition;
    match place {
        Place::Based { places } if places.is_empty() => {
            vec![Row::new(0, "place-near", word.near().to_string())]
        }
        Place::Based { places } => places
            .iter()
            .map(|place| {
                let label = word.based(place).to_string();
                Row::new(0, format!("place-in-{}", slug(place)), label)
            })
            .collect(),
        Place::RemoteWithin { places } => places
            .iter()
            .map(|place| {
                let label = word.remote_within(place).to_string();
                Row::new(0, format!("place-remote-{}", slug(place)), label)
            })
            .collect(),
        Place::TimeZone { .. } => {
            vec![Row::new(1, "place-time-zone", word.time_zone().to_string())]
        }
        Place::RelocationAsked => {
            vec![Row::new(2, "place-relocate", word.relocation().to_string())]
        }
        Place::RelocationOffered => {
            let label = word.relocation_offered().to_string();
            vec![Row::new(3, "place-relocation-offered", label)]
        }
    }
}

fn permit_row(permit: Permit, say: PlainMessages) -> Row {
    let id = match permit {
        Permit::AuthorisationAsked => "permit-authorisation",
        Permit::CitizenshipAsked => "permit-citizenship",
        Permit::SponsorshipOffered => "permit-sponsorship-offered",
        Permit::NoSponsorship => "permit-no-sponsorship",
    };
    Row::new(permit as u8, id, say.value(permit).to_string())
}

fn mode_rows(mode: WorkMode, say: PlainMessages) -> Vec<Row> {
    let word = say.condition;
    match mode {
        WorkMode::Remote => vec![Row::new(0, "mode-remote", word.remote().to_string())],
        WorkMode::OnSite => vec![Row::new(9, "mode-on-site", word.on_site().to_string())],
        WorkMode::Hybrid { on_site_days, remote_days } => {
            let mut rows = vec![Row::new(1, "mode-hybrid", word.hybrid().to_string())];
            if let Some(days) = on_site_days {
                let label = word.hybrid_on_site(days).to_string();
                rows.push(Row::new(2, format!("mode-hybrid-{days}-on-site"), label));
            } else if let Some(days) = remote_days {
                let label = word.hybrid_remote(days).to_string();
                rows.push(Row::new(3, format!("mode-hybrid-{days}-remote"), label));
            }
            rows
        }
    }
}

/// A condition in words; `skills` are those years are asked in.
pub(super) fn words(condition: &Condition, skills: &[SkillRef], say: PlainMessages) -> String {
    let word = say.condition;
    match condition {
        Condition::Years(years) => years_words(years, skills, say),
        Condition::Seniority { level } => say.value(level).to_string(),
        Condition::Degree(degree) => degree_words(degree, say),
        Condition::Language(language) => match language.level {
            Some(level) => word.language(Spoken(language.name), level).to_string(),
            None => say.value(Spoken(language.name)).to_string(),
        },
        Condition::Place(place) => match place {
            Place::Based { places } if places.is_empty() => word.near().to_string(),
            Place::Based { places } => word.based(any_of(places)).to_string(),
            Place::RemoteWithin { places } => word.remote_within(any_of(places)).to_string(),
            Place::TimeZone { zone } => word.hours(zone).to_string(),
            Place::RelocationAsked => word.relocate().to_string(),
            Place::RelocationOffered => word.relocation_offered().to_string(),
        },
        Condition::Permit(permit) => say.value(permit).to_string(),
        Condition::WorkMode(mode) => {
            mode_rows(*mode, say).pop().map(|row| row.label).unwrap_or_default()
        }
        Condition::Travel { percent: Some(percent) } => word.travel_up_to(*percent).to_string(),
        Condition::Travel { percent: None } => word.travel().to_string(),
        Condition::Clearance { level } => match level {
            Clearance::Unspecified => word.clearance().to_string(),
            Clearance::Secret => word.clearance_secret().to_string(),
            Clearance::TopSecret => word.clearance_top_secret().to_string(),
        },
        Condition::DrivingLicence => word.driving_licence().to_string(),
    }
}

fn years_words(years: &Years, skills: &[SkillRef], say: PlainMessages) -> String {
    let word = say.condition;
    let time = |months: u32| Decimal(f64::from(months) / 12.0);
    let time = match (years.min_months, years.max_months) {
        (0, Some(max)) => word.years_up_to(time(max)).to_string(),
        (min, Some(max)) => word.years_between(time(min), time(max)).to_string(),
        (12, None) => word.one_year().to_string(),
        (min, None) => word.years(time(min)).to_string(),
    };
    if skills.is_empty() {
        return word.experience(time).to_string();
    }
    let labels: Vec<&str> = skills.iter().map(|skill| &*skill.label).collect();
    let list = if years.any_of { any_of(&labels) } else { List::all(&labels) };
    word.years_of(time, list).to_string()
}

fn degree_words(degree: &Degree, say: PlainMessages) -> String {
    let mut words = say.value(any_of(&degree.levels)).to_string();
    if let Some(field) = &degree.field {
        words = say.degree.field(words, field).to_string();
    }
    if degree.or_equivalent {
        words = say.degree.with_equivalent(words).to_string();
    }
    words
}

/// Such as "A, B or C".
fn any_of<T>(items: &[T]) -> List<'_, T> {
    List::any(items, usize::MAX)
}

/// A name as part of an id: lower case, with a hyphen for everything that is no letter or digit.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
