//! In which rows of the count a condition stands, and how it is told in words.

use crate::skills::{
    Clearance, Condition, Degree, DegreeLevel, LanguageLevel, Permit, Place, Seniority, SkillRef,
    WorkMode, Years,
};
use crate::wording;

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
pub(super) fn rows(condition: &Condition) -> Vec<Row> {
    match condition {
        Condition::Years(_) => Vec::new(),
        Condition::Seniority { level } => {
            vec![Row::new(
                *level as u8,
                format!("seniority-{}", slug(seniority(*level))),
                seniority(*level),
            )]
        }
        Condition::Degree(degree) => degree_rows(degree),
        Condition::Language(language) => {
            vec![Row::new(0, format!("language-{}", slug(language.name)), language.name)]
        }
        Condition::Place(place) => place_rows(place),
        Condition::Permit(permit) => vec![permit_row(*permit)],
        Condition::WorkMode(mode) => mode_rows(*mode),
        Condition::Travel { .. } => vec![Row::new(0, "travel", "travel")],
        Condition::Clearance { .. } => vec![Row::new(1, "clearance", "security clearance")],
        Condition::DrivingLicence => vec![Row::new(2, "driving-licence", "driving licence")],
    }
}

fn degree_rows(degree: &Degree) -> Vec<Row> {
    let level = degree.lowest();
    let mut rows = vec![Row::new(
        level as u8,
        format!("degree-{}", slug(degree_level(level))),
        degree_level(level),
    )];
    if degree.or_equivalent {
        rows.push(Row::new(u8::MAX, "degree-or-equivalent", "or equivalent experience"));
    }
    rows
}

fn place_rows(place: &Place) -> Vec<Row> {
    match place {
        Place::Based { places } if places.is_empty() => {
            vec![Row::new(0, "place-near", "near the place of work")]
        }
        Place::Based { places } => places
            .iter()
            .map(|place| {
                Row::new(0, format!("place-in-{}", slug(place)), format!("based in {place}"))
            })
            .collect(),
        Place::RemoteWithin { places } => places
            .iter()
            .map(|place| {
                let label = format!("remote within {place}");
                Row::new(0, format!("place-remote-{}", slug(place)), label)
            })
            .collect(),
        Place::TimeZone { .. } => {
            vec![Row::new(1, "place-time-zone", "hours of a time zone")]
        }
        Place::RelocationAsked => vec![Row::new(2, "place-relocate", "readiness to relocate")],
        Place::RelocationOffered => {
            vec![Row::new(3, "place-relocation-offered", "help with relocation offered")]
        }
    }
}

fn permit_row(permit: Permit) -> Row {
    let id = match permit {
        Permit::AuthorisationAsked => "permit-authorisation",
        Permit::CitizenshipAsked => "permit-citizenship",
        Permit::SponsorshipOffered => "permit-sponsorship-offered",
        Permit::NoSponsorship => "permit-no-sponsorship",
    };
    Row::new(permit as u8, id, permit_words(permit))
}

fn mode_rows(mode: WorkMode) -> Vec<Row> {
    match mode {
        WorkMode::Remote => vec![Row::new(0, "mode-remote", "remote")],
        WorkMode::OnSite => vec![Row::new(9, "mode-on-site", "on site")],
        WorkMode::Hybrid { on_site_days, remote_days } => {
            let mut rows = vec![Row::new(1, "mode-hybrid", "hybrid")];
            if let Some(days) = on_site_days {
                let label = format!("hybrid, {} a week on site", days_in_words(days));
                rows.push(Row::new(2, format!("mode-hybrid-{days}-on-site"), label));
            } else if let Some(days) = remote_days {
                let label = format!("hybrid, {} a week remote", days_in_words(days));
                rows.push(Row::new(3, format!("mode-hybrid-{days}-remote"), label));
            }
            rows
        }
    }
}

/// A condition in words; `skills` are those years are asked in.
pub(super) fn words(condition: &Condition, skills: &[SkillRef]) -> String {
    match condition {
        Condition::Years(years) => years_words(years, skills),
        Condition::Seniority { level } => seniority(*level).to_owned(),
        Condition::Degree(degree) => degree_words(degree),
        Condition::Language(language) => match language.level {
            Some(level) => format!("{}, {}", language.name, language_level(level)),
            None => language.name.to_owned(),
        },
        Condition::Place(place) => match place {
            Place::Based { places } if places.is_empty() => "near the place of work".to_owned(),
            Place::Based { places } => format!("based in {}", or_list(places)),
            Place::RemoteWithin { places } => format!("remote within {}", or_list(places)),
            Place::TimeZone { zone } => format!("hours: {zone}"),
            Place::RelocationAsked => "ready to relocate".to_owned(),
            Place::RelocationOffered => "help with relocation offered".to_owned(),
        },
        Condition::Permit(permit) => permit_words(*permit).to_owned(),
        Condition::WorkMode(mode) => {
            mode_rows(*mode).pop().map(|row| row.label).unwrap_or_default()
        }
        Condition::Travel { percent: Some(percent) } => format!("travel, up to {percent} %"),
        Condition::Travel { percent: None } => "travel".to_owned(),
        Condition::Clearance { level } => match level {
            Clearance::Unspecified => "security clearance",
            Clearance::Secret => "security clearance: secret",
            Clearance::TopSecret => "security clearance: top secret",
        }
        .to_owned(),
        Condition::DrivingLicence => "driving licence".to_owned(),
    }
}

fn years_words(years: &Years, skills: &[SkillRef]) -> String {
    let time = |months: u32| wording::number(f64::from(months) / 12.0);
    let time = match (years.min_months, years.max_months) {
        (0, Some(max)) => format!("up to {} years", time(max)),
        (min, Some(max)) => format!("{} to {} years", time(min), time(max)),
        (12, None) => "1 year".to_owned(),
        (min, None) => format!("{} years", time(min)),
    };
    if skills.is_empty() {
        return format!("{time} of experience");
    }
    let labels: Vec<&str> = skills.iter().map(|skill| &*skill.label).collect();
    let list = if years.any_of { or_list(&labels) } else { wording::list(&labels) };
    format!("{time} of {list}")
}

fn degree_words(degree: &Degree) -> String {
    let levels: Vec<&str> = degree.levels.iter().map(|level| degree_level(*level)).collect();
    let mut words = or_list(&levels);
    if let Some(field) = &degree.field {
        words.push_str(&format!(" in {field}"));
    }
    if degree.or_equivalent {
        words.push_str(", or equivalent experience");
    }
    words
}

pub(super) fn seniority(level: Seniority) -> &'static str {
    match level {
        Seniority::Intern => "intern",
        Seniority::Junior => "junior",
        Seniority::Mid => "mid",
        Seniority::Senior => "senior",
        Seniority::Staff => "staff",
        Seniority::Principal => "principal",
        Seniority::Lead => "lead",
        Seniority::Manager => "manager",
        Seniority::Director => "director or head",
    }
}

fn degree_level(level: DegreeLevel) -> &'static str {
    match level {
        DegreeLevel::Vocational => "vocational training",
        DegreeLevel::Associate => "associate",
        DegreeLevel::Unspecified => "degree, level not stated",
        DegreeLevel::Bachelor => "bachelor",
        DegreeLevel::Master => "master",
        DegreeLevel::Doctorate => "doctorate",
    }
}

fn language_level(level: LanguageLevel) -> &'static str {
    match level {
        LanguageLevel::A1 => "A1",
        LanguageLevel::A2 => "A2",
        LanguageLevel::Basic => "basic",
        LanguageLevel::B1 => "B1",
        LanguageLevel::B2 => "B2",
        LanguageLevel::Intermediate => "good",
        LanguageLevel::C1 => "C1",
        LanguageLevel::Advanced => "very good",
        LanguageLevel::Fluent => "fluent",
        LanguageLevel::C2 => "C2",
        LanguageLevel::Native => "native",
    }
}

fn permit_words(permit: Permit) -> &'static str {
    match permit {
        Permit::AuthorisationAsked => "work authorisation asked",
        Permit::CitizenshipAsked => "citizenship or residence asked",
        Permit::SponsorshipOffered => "visa sponsorship offered",
        Permit::NoSponsorship => "no visa sponsorship",
    }
}

fn days_in_words(days: u8) -> String {
    wording::count_u32(u32::from(days), "day")
}

/// Such as "A, B or C".
fn or_list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", first.join(", "), last.as_ref())
        }
        [only] => only.as_ref().to_owned(),
        _ => String::new(),
    }
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
