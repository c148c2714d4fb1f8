//! Own sentences with everything that is to be read from them, traps included.
//!
//! A statement is written as in `5y python!`: what is asked, then `!` for required, `?` for
//! preferred and nothing for neither. An empty list means that nothing is asked.

use super::*;
use crate::diagnostics::Span;
use crate::skills::Miner;

mod degrees;
mod languages;
mod modes;
mod others;
mod permits;
mod places;
mod seniority;
mod whole;
mod years;

/// Sentences with everything to be read from each, after a line that says nothing.
fn check(sentences: &[(&str, &[&str])]) {
    compare(sentences.iter().map(|(text, expected)| {
        (*text, read("", &format!("Example GmbH makes tools for bakers.\n\n{text}")), *expected)
    }));
}

/// Bullets under a heading.
fn check_under(heading: &str, bullets: &[(&str, &[&str])]) {
    compare(bullets.iter().map(|(text, expected)| {
        let text_of = format!("Example GmbH makes tools for bakers.\n\n## {heading}\n- {text}");
        (*text, read("", &text_of), *expected)
    }));
}

/// First lines, in which facts stand in a row.
fn check_headers(lines: &[(&str, &[&str])]) {
    compare(lines.iter().map(|(text, expected)| {
        (*text, read("", &format!("{text}\n\nWe make tools for bakers.")), *expected)
    }));
}

/// Job titles.
fn check_titles(titles: &[(&str, &[&str])]) {
    compare(
        titles
            .iter()
            .map(|(text, expected)| (*text, read(text, "We make tools for bakers."), *expected)),
    );
}

fn compare<'a>(cases: impl Iterator<Item = (&'a str, Vec<String>, &'a [&'a str])>) {
    let wrong: Vec<String> = cases
        .filter(|(_, found, expected)| found != expected)
        .map(|(text, found, expected)| {
            format!("{text}\n  found    {found:?}\n  expected {expected:?}")
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Everything read from a title and a text, in short, in order.
fn read(title: &str, text: &str) -> Vec<String> {
    let mined = Miner::builtin().mine(text);
    let found = conditions(title, text, &mined, Fields::default());
    found.stated.iter().map(short).collect()
}

fn short(stated: &Stated) -> String {
    let mark = match stated.strength {
        Strength::Required => "!",
        Strength::Preferred => "?",
        Strength::Unspecified => "",
    };
    format!("{}{mark}", words(&stated.condition))
}

fn words(condition: &Condition) -> String {
    match condition {
        Condition::Years(years) => {
            let time = match (years.min_months, years.max_months) {
                (0, Some(max)) => format!("0-{}", time(max)),
                (min, Some(max)) if min % 12 == 0 => format!("{}-{}", min / 12, time(max)),
                (min, Some(max)) => format!("{min}-{max}m"),
                (min, None) => time(min),
            };
            let catalogue = Miner::builtin().catalogue();
            let mut skills: Vec<String> =
                years.skills.iter().map(|id| catalogue.reference(*id).id.to_string()).collect();
            skills.sort();
            let joint = if years.any_of { "|" } else { "+" };
            format!("{time} {}", skills.join(joint)).trim_end().to_owned()
        }
        Condition::Seniority { level } => format!("{level:?}").to_lowercase(),
        Condition::Degree(degree) => {
            let levels: Vec<String> =
                degree.levels.iter().map(|level| format!("{level:?}").to_lowercase()).collect();
            let field = degree.field.as_ref().map(|field| format!(" in {field}"));
            let equivalent = if degree.or_equivalent { " or equivalent" } else { "" };
            format!("{}{}{equivalent}", levels.join("/"), field.unwrap_or_default())
        }
        Condition::Language(language) => {
            let level = language.level.map(|level| format!(" {level:?}").to_lowercase());
            let choice = language.one_of.map(|_| " or").unwrap_or_default();
            format!("{}{}{choice}", language.name, level.unwrap_or_default())
        }
        Condition::Place(Place::Based { places }) => {
            format!("based {}", places.join("/")).trim_end().to_owned()
        }
        Condition::Place(Place::RemoteWithin { places }) => format!("within {}", places.join("/")),
        Condition::Place(Place::TimeZone { zone }) => format!("zone {zone}"),
        Condition::Place(Place::RelocationAsked) => "relocate".to_owned(),
        Condition::Place(Place::RelocationOffered) => "relocation offered".to_owned(),
        Condition::Permit(permit) => match permit {
            Permit::AuthorisationAsked => "authorised",
            Permit::CitizenshipAsked => "citizen",
            Permit::SponsorshipOffered => "visa offered",
            Permit::NoSponsorship => "no visa",
        }
        .to_owned(),
        Condition::WorkMode(mode) => match mode {
            WorkMode::Remote => "remote".to_owned(),
            WorkMode::OnSite => "on site".to_owned(),
            WorkMode::Hybrid { on_site_days: Some(days), .. } => format!("hybrid {days} on site"),
            WorkMode::Hybrid { remote_days: Some(days), .. } => format!("hybrid {days} remote"),
            WorkMode::Hybrid { .. } => "hybrid".to_owned(),
        },
        Condition::Travel { percent } => match percent {
            Some(percent) => format!("travel {percent}%"),
            None => "travel".to_owned(),
        },
        Condition::Clearance { level } => format!("clearance {level:?}").to_lowercase(),
        Condition::DrivingLicence => "licence".to_owned(),
    }
}

fn time(months: u32) -> String {
    if months.is_multiple_of(12) { format!("{}y", months / 12) } else { format!("{months}m") }
}
