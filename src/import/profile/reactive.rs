//! Exports of Reactive Resume, versions 4 and 5.
//!
//! Version 5 (<https://docs.rxresu.me>) has other names for some fields, `hidden` where 4 has
//! `visible`, and custom sections of the same types as the others.

use super::dates::Span;
use super::entry::{Entry, add_courses, joined, with_keywords};
use super::kind::{Kind, title_of};
use super::left_out::Reason;
use super::markup::Prose;
use super::part::Part;
use super::place::place;
use super::resume::{
    Account, Award, Basics, Certificate, Education, Interest, Language, Location, Project,
    Publication, Reference, Resume, Skill, Volunteer, Work,
};

/// Fields of sections and items that are no content.
const LAYOUT: [&str; 9] = [
    "id",
    "icon",
    "iconColor",
    "columns",
    "separateLinks",
    "keepTogether",
    "startOnNewPage",
    "type",
    "aspectRatio",
];

/// Levels go up to this.
const HIGHEST_LEVEL: f64 = 5.0;

/// Whether it is an export of version 3, whose sections have other names.
pub(super) fn is_too_old(root: &Part<'_>) -> bool {
    root.get("sections").is_some_and(|sections| sections.get("work").is_some())
}

/// Reads the whole résumé.
pub(super) fn read(root: &Part<'_>) -> Resume {
    root.leave("metadata", Reason::Layout);
    let mut resume = Resume { basics: basics(root), ..Resume::default() };
    let sections = root.get("sections").map(|sections| sections.members()).unwrap_or_default();
    for (key, section) in sections {
        match key {
            "summary" => summary(&section, &mut resume.basics),
            "custom" => {
                for (_, section) in section.members() {
                    custom(&section, &mut resume);
                }
            }
            _ => items(&section).iter().for_each(|item| add(key, item, &mut resume)),
        }
    }
    if let Some(section) = root.get("summary") {
        summary(&section, &mut resume.basics);
    }
    for section in root.objects("customSections") {
        let kind = section.get("type").and_then(|kind| kind.node.text()).unwrap_or_default();
        items(&section).iter().for_each(|item| add(kind, item, &mut resume));
    }
    resume
}

fn basics(root: &Part<'_>) -> Basics {
    let Some(basics) = root.get("basics") else { return Basics::default() };
    let mut read = Basics {
        name: basics.line("name"),
        label: basics.line("headline"),
        email: basics.address("email"),
        phone: basics.address("phone"),
        url: basics.web_address(&["url", "website"]),
        location: Location { city: basics.line("location"), ..Location::default() },
        ..Basics::default()
    };
    for picture in [basics.get("picture"), root.get("picture")].into_iter().flatten() {
        read.image = picture.address("url");
        for (key, _) in picture.members().into_iter().filter(|(key, _)| *key != "url") {
            picture.leave(key, Reason::Layout);
        }
    }
    for field in basics.objects("customFields") {
        settle(&field);
        let link = field.address("link");
        if !link.is_empty() {
            let network = field.line("text");
            read.profiles.push(Account { network, url: link, ..Account::default() });
        }
    }
    read
}

fn summary(section: &Part<'_>, basics: &mut Basics) {
    if is_shown(section) {
        settle_section(section);
        basics.add_to_summary(&section.text("content"));
    }
}

/// A section of version 4 that has a title of its own and items of one kind.
fn custom(section: &Part<'_>, resume: &mut Resume) {
    let entries = items(section);
    let title = title_of(&section.line("name"));
    // It has told where the items belong, and may not be seen there.
    section.leave("name", Reason::Layout);
    let kind = Kind::of(&title);
    let entries = entries.iter().map(|item| Entry::of(item, kind)).collect();
    place(resume, &title, entries);
}

/// Adds an item of a section to the résumé; what belongs to no known section is left out.
fn add(section: &str, item: &Part<'_>, resume: &mut Resume) {
    let url = |item: &Part<'_>| item.web_address(&["url", "website"]);
    match section {
        "awards" => resume.awards.push(Award {
            title: item.line("title"),
            date: item.date("date"),
            awarder: item.line("awarder"),
            summary: joined("\n\n", [&item.text("summary"), &item.text("description")]),
        }),
        "certifications" => resume.certificates.push(Certificate {
            name: item.first_line(&["name", "title"]),
            date: item.date("date"),
            url: url(item),
            issuer: item.line("issuer"),
        }),
        "education" => resume.education.push(education(item, url(item))),
        "experience" => work(item, &url(item), resume),
        "volunteer" => {
            let (dates, prose) = (dates(item), prose(item));
            resume.volunteer.push(Volunteer {
                organization: item.line("organization"),
                position: item.line("position"),
                url: url(item),
                start_date: dates.start,
                end_date: dates.end,
                summary: prose.paragraphs,
                highlights: with_keywords(prose.bullets, &item.lines("keywords")),
            });
        }
        "interests" => resume
            .interests
            .push(Interest { name: item.line("name"), keywords: item.lines("keywords") }),
        "languages" => resume.languages.push(Language {
            language: item.first_line(&["name", "language"]),
            fluency: joined(", ", [&item.first_line(&["description", "fluency"]), &level(item)]),
        }),
        "profiles" => resume.basics.profiles.push(Account {
            network: item.line("network"),
            username: item.address("username"),
            url: url(item),
        }),
        "projects" => {
            let (dates, prose) = (dates(item), prose(item));
            resume.projects.push(Project {
                name: item.line("name"),
                description: prose.paragraphs,
                highlights: prose.bullets,
                keywords: item.lines("keywords"),
                start_date: dates.start,
                end_date: dates.end,
                url: url(item),
                ..Project::default()
            });
        }
        "publications" => resume.publications.push(Publication {
            name: item.first_line(&["name", "title"]),
            publisher: item.line("publisher"),
            release_date: item.date("date"),
            url: url(item),
            summary: joined("\n\n", [&item.text("summary"), &item.text("description")]),
        }),
        "references" => {
            let texts = ["position", "description", "summary"].map(|key| item.text(key));
            resume
                .references
                .push(Reference { name: item.line("name"), reference: joined("\n\n", &texts) });
        }
        "skills" => resume.skills.push(Skill {
            name: item.line("name"),
            level: joined(", ", [&item.first_line(&["description", "proficiency"]), &level(item)]),
            keywords: item.lines("keywords"),
        }),
        "summary" => resume.basics.add_to_summary(&item.text("content")),
        _ => {}
    }
}

/// A job; in version 5 one employer may have several roles.
fn work(item: &Part<'_>, url: &str, resume: &mut Resume) {
    let roles = item.objects("roles");
    let (name, location) = (item.line("company"), item.line("location"));
    let job = |part: &Part<'_>, mut prose: Prose, dates: Span| {
        prose.append(self::prose(part));
        Work {
            name: name.clone(),
            location: location.clone(),
            position: part.line("position"),
            url: url.to_owned(),
            start_date: dates.start,
            end_date: dates.end,
            summary: prose.paragraphs,
            highlights: with_keywords(prose.bullets, &part.lines("keywords")),
            ..Work::default()
        }
    };
    if roles.is_empty() {
        resume.work.push(job(item, Prose::default(), dates(item)));
        return;
    }
    // What is said of all roles goes to the first, which is the latest.
    let mut shared = Some(prose(item));
    for role in roles {
        settle(&role);
        let dates = dates(&role);
        resume.work.push(job(&role, shared.take().unwrap_or_default(), dates));
    }
}

fn education(item: &Part<'_>, url: String) -> Education {
    let dates = dates(item);
    let mut study = Education {
        institution: item.first_line(&["institution", "school"]),
        url,
        area: item.line("area"),
        study_type: item.first_line(&["studyType", "degree"]),
        start_date: dates.start,
        end_date: dates.end,
        score: item.first_line(&["score", "grade"]),
        courses: Vec::new(),
    };
    add_courses(&mut study, prose(item));
    study
}

/// The item's text: a short `description` and a `summary` in version 4, in 5 the one
/// `description`.
fn prose(item: &Part<'_>) -> Prose {
    let mut prose = item.prose("description");
    prose.append(item.prose("summary"));
    prose
}

fn dates(item: &Part<'_>) -> Span {
    let period = item.range("period");
    if period == Span::default() { item.range("date") } else { period }
}

/// `4 of 5`; 0 is not shown in Reactive Resume either.
fn level(item: &Part<'_>) -> String {
    let Some(found) = item.get("level") else { return String::new() };
    let level = found.as_address();
    match level.parse::<f64>() {
        Ok(number) if number > 0.0 && number <= HIGHEST_LEVEL => {
            format!("{level} of {HIGHEST_LEVEL}")
        }
        Ok(0.0) => String::new(),
        _ => level,
    }
}

/// The shown items of a shown section.
fn items<'a>(section: &Part<'a>) -> Vec<Part<'a>> {
    if !is_shown(section) {
        return Vec::new();
    }
    settle_section(section);
    let mut items = section.objects("items");
    items.retain(is_shown);
    items.iter().for_each(settle);
    items
}

/// Whether its owner shows it; else it is marked as hidden.
fn is_shown(part: &Part<'_>) -> bool {
    let shown = part.flag("visible") != Some(false) && part.flag("hidden") != Some(true);
    if !shown {
        part.leave_all(Reason::Hidden);
    }
    shown
}

/// Marks what is no content in a section; its title matters only where `custom` reads it.
fn settle_section(section: &Part<'_>) {
    settle(section);
    for key in ["name", "title"] {
        section.leave(key, Reason::Layout);
    }
}

/// Marks what is no content.
fn settle(part: &Part<'_>) {
    for key in LAYOUT {
        part.leave(key, Reason::Layout);
    }
    if let Some(website) = part.get("website") {
        website.flag("inlineLink");
    }
}
