//! FRESH, the résumé standard of HackMyResume.
//!
//! <https://github.com/fresh-standard/fresh-resume-schema>, 1.0.0-beta, and what files of
//! 0.6 have besides (`flavor` for `category`, `private`, `ignore`, `current`).

use super::entry::{add_courses, joined, with_keywords};
use super::left_out::Reason;
use super::part::Part;
use super::resume::{
    Account, Award, Basics, Education, Interest, Language, Location, Project, Publication,
    Reference, Resume, Skill, Volunteer, Work,
};

/// Reads the whole résumé.
pub(super) fn read(root: &Part<'_>) -> Resume {
    root.leave("meta", Reason::Layout);
    Resume {
        basics: basics(root),
        work: history(root, "employment").iter().map(work).collect(),
        volunteer: unpaid(root),
        education: history(root, "education").iter().map(education).collect(),
        awards: shown(root.objects("recognition")).iter().map(award).collect(),
        certificates: Vec::new(),
        publications: publications(root),
        skills: skills(root),
        languages: shown(root.objects("languages")).iter().map(language).collect(),
        interests: shown(root.objects("interests")).iter().map(interest).collect(),
        references: references(root),
        projects: projects(root),
    }
}

fn basics(root: &Part<'_>) -> Basics {
    let mut basics = Basics { name: root.line("name"), ..Basics::default() };
    if let Some(info) = root.get("info") {
        basics.label = info.line("label");
        basics.image = info.address("image");
        basics.summary = info.text("brief");
    }
    if let Some(contact) = root.get("contact") {
        basics.email = contact.address("email");
        basics.phone = contact.address("phone");
        basics.url = contact.address("website");
    }
    if let Some(place) = root.get("location") {
        basics.location = Location {
            address: place.text("address"),
            postal_code: place.line("code"),
            city: place.line("city"),
            country_code: place.line("country"),
            region: place.line("region"),
        };
    }
    basics.profiles = shown(root.objects("social")).iter().map(account).collect();
    basics
}

fn account(entry: &Part<'_>) -> Account {
    let network = entry.first_line(&["network", "label"]);
    if entry.get("label").and_then(|label| label.node.text()) == Some(&*network) {
        entry.line("label");
    }
    Account { network, username: entry.address("user"), url: entry.address("url") }
}

fn work(entry: &Part<'_>) -> Work {
    let dates = dates(entry);
    Work {
        name: entry.line("employer"),
        position: entry.line("position"),
        url: entry.address("url"),
        location: entry.line("location"),
        start_date: dates.start,
        end_date: dates.end,
        summary: entry.text("summary"),
        highlights: with_keywords(entry.lines("highlights"), &entry.lines("keywords")),
        ..Work::default()
    }
}

/// Service, offices, memberships and pastimes: what is done without pay.
fn unpaid(root: &Part<'_>) -> Vec<Volunteer> {
    let mut entries = history(root, "service");
    entries.extend(shown(root.objects("governance")));
    entries.extend(history(root, "affiliation"));
    entries.extend(shown(root.objects("extracurricular")));
    let read = entries.iter().map(|entry| {
        let dates = dates(entry);
        Volunteer {
            organization: entry.first_line(&["organization", "activity"]),
            position: entry.first_line(&["position", "role", "title"]),
            url: entry.address("url"),
            start_date: dates.start,
            end_date: dates.end,
            summary: entry.text("summary"),
            highlights: with_keywords(entry.lines("highlights"), &entry.lines("keywords")),
        }
    });
    read.collect()
}

fn education(entry: &Part<'_>) -> Education {
    let dates = dates(entry);
    let mut study = Education {
        institution: entry.line("institution"),
        url: entry.address("url"),
        area: entry.line("area"),
        // The title is that of the degree.
        study_type: entry.first_line(&["studyType", "title"]),
        start_date: dates.start,
        end_date: dates.end,
        score: entry.line("grade"),
        courses: entry.lines("curriculum"),
    };
    for key in ["summary", "highlights", "keywords"] {
        match key {
            "summary" => add_courses(&mut study, entry.prose(key)),
            _ => study.courses.extend(entry.lines(key)),
        }
    }
    study
}

fn award(entry: &Part<'_>) -> Award {
    let event = entry.line("event");
    Award {
        title: entry.line("title"),
        date: entry.date("date"),
        awarder: entry.line("from"),
        summary: joined("\n\n", [&event, &entry.text("summary")]),
    }
}

/// Writings, and talks: those are published at an event.
fn publications(root: &Part<'_>) -> Vec<Publication> {
    let writing = shown(root.objects("writing"));
    let writing = writing.iter().map(|entry| {
        let publisher = entry.get("publisher").filter(Part::is_object);
        Publication {
            name: entry.line("title"),
            publisher: publisher.map_or_else(|| entry.line("publisher"), |at| at.line("name")),
            release_date: entry.date("date"),
            url: entry.address("url"),
            summary: entry.text("summary"),
        }
    });
    let speaking = shown(root.objects("speaking"));
    let speaking = speaking.iter().map(|entry| {
        let points = [entry.text("summary"), entry.lines("highlights").join("\n")];
        let keywords = entry.lines("keywords").join(", ");
        Publication {
            name: entry.line("title"),
            publisher: entry.line("event"),
            release_date: entry.date("date"),
            url: entry.address("url"),
            summary: joined("\n\n", points.iter().chain([&keywords])),
        }
    });
    writing.chain(speaking).collect()
}

fn skills(root: &Part<'_>) -> Vec<Skill> {
    let Some(skills) = root.get("skills") else { return Vec::new() };
    let sets = shown(skills.objects("sets"));
    let sets = sets.iter().map(|set| Skill {
        name: set.line("name"),
        level: set.line("level"),
        keywords: set.lines("skills"),
    });
    let list = shown(skills.objects("list"));
    let list = list.iter().map(|skill| {
        skill.leave("id", Reason::Layout);
        Skill {
            name: skill.line("name"),
            level: joined(", ", [&skill.line("level"), &years(skill)]),
            keywords: Vec::new(),
        }
    });
    sets.chain(list).collect()
}

fn language(entry: &Part<'_>) -> Language {
    Language {
        language: entry.line("language"),
        fluency: joined(", ", [&entry.line("level"), &years(entry)]),
    }
}

/// `7 years`; the field holds a number or words.
fn years(entry: &Part<'_>) -> String {
    let years = entry.line("years");
    let counted = !years.is_empty() && !years.contains("year");
    if counted { format!("{years} years") } else { years }
}

fn interest(entry: &Part<'_>) -> Interest {
    Interest { name: entry.line("name"), keywords: entry.lines("keywords") }
}

/// Testimonials, and people who may be asked; how to reach them is theirs and stays out.
fn references(root: &Part<'_>) -> Vec<Reference> {
    let said = shown(root.objects("testimonials"));
    let said = said
        .iter()
        .map(|entry| Reference { name: entry.line("name"), reference: entry.text("quote") });
    let asked = shown(root.objects("references"));
    let asked = asked.iter().map(|entry| Reference {
        name: entry.line("name"),
        reference: joined("\n\n", [&entry.line("role"), &entry.text("summary")]),
    });
    said.chain(asked).collect()
}

/// Projects, and samples of work.
fn projects(root: &Part<'_>) -> Vec<Project> {
    let projects = shown(root.objects("projects"));
    let projects = projects.iter().map(|entry| {
        let dates = dates(entry);
        let role = entry.line("role");
        let url = entry.address("url");
        let about = entry.text("description");
        Project {
            name: entry.line("title"),
            description: joined("\n\n", [&about, &entry.text("summary")]),
            highlights: entry.lines("highlights"),
            keywords: entry.lines("keywords"),
            start_date: dates.start,
            end_date: dates.end,
            url: if url.is_empty() { entry.address("repo") } else { url },
            roles: Some(role).filter(|role| !role.is_empty()).into_iter().collect(),
            r#type: entry.line("category"),
        }
    });
    let samples = shown(root.objects("samples"));
    let samples = samples.iter().map(|entry| Project {
        name: entry.line("title"),
        description: entry.text("summary"),
        highlights: entry.lines("highlights"),
        keywords: entry.lines("keywords"),
        end_date: entry.date("date"),
        url: entry.address("url"),
        ..Project::default()
    });
    projects.chain(samples).collect()
}

/// The entries of a section that has a `history`.
fn history<'a>(root: &Part<'a>, section: &str) -> Vec<Part<'a>> {
    shown(root.get(section).map(|section| section.objects("history")).unwrap_or_default())
}

/// The entries that their owner shows.
fn shown(entries: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let is_shown = |entry: &Part<'_>| {
        let hidden = ["private", "ignore"].iter().any(|key| entry.flag(key) == Some(true));
        if hidden {
            entry.leave_all(Reason::Hidden);
        }
        !hidden
    };
    entries.into_iter().filter(is_shown).collect()
}

/// `start` and `end`; what is `current` has not ended.
fn dates(entry: &Part<'_>) -> super::dates::Span {
    entry.flag("current");
    entry.between("start", "end")
}
