//! The sections of JSON Resume, one function each, in the order of the schema.

use crate::content::document::Node;
use crate::content::profile::{
    Basics, Certificate, Education, Project, SkillGroup, SpokenLanguage, TextEntry, Work,
};
use crate::content::reader::{Cursor, UnknownKeys};

const WARN: UnknownKeys = UnknownKeys::Warn;

/// Under these some editors keep several positions with one employer.
const NESTED: [&str; 2] = ["positions", "roles"];

pub(super) fn basics(root: &Cursor<'_>) -> Basics {
    let Some(basics) = root.object("basics") else {
        return Basics::default();
    };
    let known =
        ["name", "label", "image", "email", "phone", "url", "summary", "location", "profiles"];
    basics.check_keys(&known, &["picture", "website"], WARN);
    basics.get_or_deprecated("image", &["picture"]);
    let location = basics.object("location");
    if let Some(location) = &location {
        let known = ["address", "postalCode", "city", "countryCode", "region"];
        location.check_keys(&known, &[], WARN);
    }
    let located = |keys: &[&str]| {
        let location = location.as_ref()?;
        let parts: Vec<String> = keys.iter().filter_map(|key| location.text(key)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    Basics {
        name: basics.text("name").unwrap_or_default(),
        label: basics.text("label"),
        summary: basics.text("summary"),
        email: basics.text("email"),
        phone: basics.text("phone"),
        url: basics.url_or_deprecated("url", &["website"]),
        street: located(&["address", "postalCode"]),
        address: located(&["address"]),
        place: located(&["city", "region", "countryCode"]),
        country_code: located(&["countryCode"]),
        accounts: basics.objects("profiles").iter().filter_map(account).collect(),
    }
}

/// An account without an address leads nowhere and is left out.
fn account(entry: &Cursor<'_>) -> Option<(String, String)> {
    entry.check_keys(&["network", "username", "url"], &["website"], WARN);
    let network = entry.text("network").unwrap_or_default();
    entry.url_or_deprecated("url", &["website"]).map(|url| (network, url))
}

/// Paid or voluntary work; the employer is `name` in the one and `organization` in the other.
pub(super) fn work(root: &Cursor<'_>, section: &str) -> Vec<Work> {
    let (name, older): (_, &[&str]) = match section {
        "volunteer" => ("organization", &["website", "company", "name"]),
        _ => ("name", &["website", "company", "organization"]),
    };
    let known = [
        name,
        "location",
        "description",
        "position",
        "url",
        "startDate",
        "endDate",
        "summary",
        "highlights",
    ];
    let one_each = format!("make each of them an entry of `{section}`, all with the same `{name}`");
    let entries = root.objects(section).into_iter();
    let roles = entries.map(|entry| {
        NESTED.iter().for_each(|key| entry.misplaced_objects(key, &one_each));
        entry.check_keys(&known, older, WARN);
        entry.url_or_deprecated("url", &older[..1]);
        Work {
            pointer: entry.pointer().to_owned(),
            name: entry.text_or_deprecated(name, &older[1..]).unwrap_or_default(),
            position: entry.text("position").unwrap_or_default(),
            period: entry.period(),
            texts: texts(&entry, &["summary", "description"], &["highlights"]),
        }
    });
    roles
        .filter(|role| !(role.name.is_empty() && role.position.is_empty() && role.texts.is_empty()))
        .collect()
}

pub(super) fn education(root: &Cursor<'_>) -> Vec<Education> {
    let known =
        ["institution", "url", "area", "studyType", "startDate", "endDate", "score", "courses"];
    let entries = root.objects("education").into_iter();
    let studies = entries.map(|entry| {
        entry.check_keys(&known, &["website", "gpa"], WARN);
        entry.url_or_deprecated("url", &["website"]);
        entry.text_or_deprecated("score", &["gpa"]);
        Education {
            pointer: entry.pointer().to_owned(),
            institution: entry.text("institution").unwrap_or_default(),
            area: entry.text("area"),
            study_type: entry.text("studyType"),
            period: entry.period(),
            courses: entry.entries("courses"),
        }
    });
    let blank = |study: &Education| {
        study.institution.is_empty()
            && study.area.is_none()
            && study.study_type.is_none()
            && study.courses.is_empty()
    };
    studies.filter(|study| !blank(study)).collect()
}

pub(super) fn certificates(root: &Cursor<'_>) -> Vec<Certificate> {
    let entries = root.objects("certificates").into_iter();
    entries
        .filter_map(|entry| {
            entry.check_keys(&["name", "date", "url", "issuer"], &["website"], WARN);
            let certificate = Certificate {
                pointer: entry.pointer().to_owned(),
                name: entry.text("name").unwrap_or_default(),
                issuer: entry.text("issuer"),
                date: entry.partial_date("date"),
                url: entry.url_or_deprecated("url", &["website"]),
            };
            (!certificate.name.is_empty()).then_some(certificate)
        })
        .collect()
}

pub(super) fn projects(root: &Cursor<'_>) -> Vec<Project> {
    let known = [
        "name",
        "description",
        "highlights",
        "keywords",
        "startDate",
        "endDate",
        "url",
        "roles",
        "entity",
        "type",
    ];
    let entries = root.objects("projects").into_iter();
    let projects = entries.map(|entry| {
        entry.check_keys(&known, &["website"], WARN);
        Project {
            pointer: entry.pointer().to_owned(),
            name: entry.text("name").unwrap_or_default(),
            period: entry.period(),
            url: entry.url_or_deprecated("url", &["website"]),
            texts: texts(&entry, &["description"], &["highlights", "keywords"]),
        }
    });
    projects.filter(|project| !(project.name.is_empty() && project.texts.is_empty())).collect()
}

/// An empty level stays unknown: nothing is concluded from it.
pub(super) fn skills(root: &Cursor<'_>) -> Vec<SkillGroup> {
    let entries = root.objects("skills").into_iter();
    let groups = entries.map(|entry| {
        entry.check_keys(&["name", "level", "keywords"], &[], WARN);
        SkillGroup {
            pointer: entry.pointer().to_owned(),
            name: entry.text("name").unwrap_or_default(),
            level: entry.text("level"),
            keywords: entry.entries("keywords"),
        }
    });
    groups.filter(|group| !(group.name.is_empty() && group.keywords.is_empty())).collect()
}

pub(super) fn languages(root: &Cursor<'_>) -> Vec<SpokenLanguage> {
    let entries = root.objects("languages").into_iter();
    let languages = entries.map(|entry| {
        // Skills have a `name` and a `level`, so people write these for languages too.
        let (language, fluency) = (["name"], ["level", "proficiency"]);
        entry.check_keys(&["language", "fluency"], &["name", "level", "proficiency"], WARN);
        SpokenLanguage {
            pointer: entry.pointer().to_owned(),
            language: entry.text_or_misnamed("language", &language).unwrap_or_default(),
            fluency: entry.text_or_misnamed("fluency", &fluency),
        }
    });
    languages.filter(|spoken| !spoken.language.is_empty()).collect()
}

/// Awards, publications, interests and references. Names of referees are left out: they are
/// other people's.
pub(super) fn other(root: &Cursor<'_>) -> Vec<TextEntry> {
    let mut found = Vec::new();
    for entry in root.objects("awards") {
        entry.check_keys(&["title", "date", "awarder", "summary"], &[], WARN);
        entry.partial_date("date");
        found.extend(texts(&entry, &["title", "summary"], &[]));
    }
    for entry in root.objects("publications") {
        let known = ["name", "publisher", "releaseDate", "url", "summary"];
        entry.check_keys(&known, &["website"], WARN);
        entry.partial_date("releaseDate");
        entry.url_or_deprecated("url", &["website"]);
        found.extend(texts(&entry, &["name", "summary"], &[]));
    }
    let interests = root.get_or_deprecated("interests", &["hobbies"]);
    let mut interests = interests.map(|list| list.items()).unwrap_or_default();
    interests.retain(Cursor::expect_object);
    for entry in interests {
        entry.check_keys(&["name", "keywords"], &[], WARN);
        found.extend(texts(&entry, &["name"], &["keywords"]));
    }
    for entry in root.objects("references") {
        entry.check_keys(&["name", "reference"], &[], WARN);
        found.extend(texts(&entry, &["reference"], &[]));
    }
    found
}

/// Who wrote the references, so that their names can be kept off the pages.
pub(super) fn referees(root: &Cursor<'_>) -> Vec<String> {
    // What is wrong with the section is told where its texts are read.
    let entries = root.node().get("references").map(Node::items).unwrap_or_default();
    let names = entries.iter().filter_map(|entry| entry.get("name")?.text());
    names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn texts(entry: &Cursor<'_>, single: &[&str], lists: &[&str]) -> Vec<TextEntry> {
    let single = single.iter().filter_map(|key| entry.entry(key));
    let lists = lists.iter().flat_map(|key| entry.entries(key));
    single.chain(lists).collect()
}
