//! RenderCV's input: `cv` with sections of any title.
//!
//! An entry's type shows in its keys, as RenderCV itself tells it
//! (<https://docs.rendercv.com>, versions 1 and 2).

use super::entry::{Entry, add_courses};
use super::kind::{Kind, title_of};
use super::left_out::Reason;
use super::part::Part;
use super::place::place;
use super::resume::{
    Account, Basics, Education, Location, Project, Publication, Resume, Volunteer, Work,
};
use crate::content::document::Value;

/// Where the profiles of a network are, before the user's name.
const NETWORKS: [(&str, &str); 15] = [
    ("Bluesky", "https://bsky.app/profile/"),
    ("GitHub", "https://github.com/"),
    ("GitLab", "https://gitlab.com/"),
    ("Google Scholar", "https://scholar.google.com/citations?user="),
    ("IMDB", "https://imdb.com/name/"),
    ("Instagram", "https://instagram.com/"),
    ("Leetcode", "https://leetcode.com/u/"),
    ("LinkedIn", "https://linkedin.com/in/"),
    ("ORCID", "https://orcid.org/"),
    ("Reddit", "https://reddit.com/user/"),
    ("ResearchGate", "https://researchgate.net/profile/"),
    ("StackOverflow", "https://stackoverflow.com/users/"),
    ("Telegram", "https://t.me/"),
    ("X", "https://x.com/"),
    ("YouTube", "https://youtube.com/@"),
];

/// Keys of an entry that is one line of text.
const TEXT_KEYS: [&str; 3] = ["bullet", "number", "reversed_number"];

/// Reads the whole résumé.
pub(super) fn read(root: &Part<'_>) -> Resume {
    for settings in ["design", "locale", "locale_catalog", "settings", "rendercv_settings"] {
        root.leave(settings, Reason::Layout);
    }
    let mut resume = Resume::default();
    let Some(cv) = root.get("cv") else { return resume };
    resume.basics = basics(&cv);
    let sections = cv.get("sections").map(|sections| sections.members()).unwrap_or_default();
    for (key, section) in sections {
        let title = title_of(key);
        let kind = Kind::of(&title);
        let mut free = Vec::new();
        for entry in section.items() {
            let has = |keys: &[&str]| keys.iter().any(|key| entry.get(key).is_some());
            if let Some(text) = text_of(&entry) {
                free.extend(Entry::of_text(&text));
            } else if has(&["company", "position"]) {
                role(&entry, kind, &mut resume);
            } else if has(&["institution", "area", "degree"]) {
                resume.education.push(education(&entry));
            } else if has(&["title", "authors", "doi", "journal"]) {
                resume.publications.push(publication(&entry));
            } else if has(&["name", "label", "details"]) {
                free.push(Entry::of(&entry, kind));
            }
        }
        place(&mut resume, &title, free);
    }
    resume
}

fn basics(cv: &Part<'_>) -> Basics {
    let city = cv.line("location");
    let mut basics = Basics {
        name: cv.line("name"),
        // Called `label` in version 1.
        label: cv.first_line(&["headline", "label"]),
        image: cv.address("photo"),
        email: first(cv, "email"),
        phone: first(cv, "phone").trim_start_matches("tel:").to_owned(),
        url: first(cv, "website"),
        location: Location { city, ..Location::default() },
        ..Basics::default()
    };
    let accounts = cv.objects("social_networks");
    basics.profiles.extend(accounts.iter().map(|account| {
        let (network, username) = (account.address("network"), account.address("username"));
        Account { url: profile_address(&network, &username), network, username }
    }));
    let others = cv.objects("custom_connections");
    basics.profiles.extend(others.iter().map(|connection| {
        connection.leave("fontawesome_icon", Reason::Layout);
        let url = connection.address("url");
        Account { network: connection.line("placeholder"), url, ..Account::default() }
    }));
    basics
}

/// The first of one or several values; JSON Resume has one place for them.
fn first(cv: &Part<'_>, key: &str) -> String {
    let Some(found) = cv.get(key) else { return String::new() };
    if !matches!(found.node.value, Value::Array(_)) {
        return cv.address(key);
    }
    let mut items = found.items().into_iter();
    let first = items.next().map(|item| item.as_address());
    items.for_each(|item| item.leave_all(Reason::OnlyOne));
    first.unwrap_or_default()
}

fn profile_address(network: &str, username: &str) -> String {
    if network == "Mastodon" {
        // `@user@example.org`
        let parts = username.trim_start_matches('@').split_once('@');
        return parts.map_or_else(String::new, |(user, host)| format!("https://{host}/@{user}"));
    }
    let known = NETWORKS.iter().find(|(name, _)| name.eq_ignore_ascii_case(network));
    match known {
        Some((_, address)) if !username.is_empty() => format!("{address}{username}"),
        _ => String::new(),
    }
}

/// The text of an entry that is nothing else.
fn text_of<'a>(entry: &Part<'a>) -> Option<Part<'a>> {
    match entry.node.value {
        Value::Object(_) => TEXT_KEYS.iter().find_map(|key| entry.get(key)),
        _ => Some(entry.clone()),
    }
}

/// A company and a position: a job, unless the section's title says otherwise.
fn role(entry: &Part<'_>, kind: Kind, resume: &mut Resume) {
    let dates = dates(entry);
    let (name, linked) = linked(entry, "company");
    let url = if linked.is_empty() { entry.address("url") } else { linked };
    let position = entry.line("position");
    let mut prose = entry.prose("summary");
    prose.bullets.extend(entry.lines("highlights"));
    let (start_date, end_date) = (dates.start, dates.end);
    let (summary, highlights) = (prose.paragraphs, prose.bullets);
    match kind {
        Kind::Volunteer => resume.volunteer.push(Volunteer {
            organization: name,
            position,
            url,
            start_date,
            end_date,
            summary,
            highlights,
        }),
        Kind::Projects => resume.projects.push(Project {
            name,
            description: summary,
            highlights,
            start_date,
            end_date,
            url,
            roles: Some(position).filter(|role| !role.is_empty()).into_iter().collect(),
            ..Project::default()
        }),
        _ => resume.work.push(Work {
            name,
            location: entry.line("location"),
            position,
            url,
            start_date,
            end_date,
            summary,
            highlights,
            ..Work::default()
        }),
    }
}

fn education(entry: &Part<'_>) -> Education {
    let dates = dates(entry);
    let (institution, url) = linked(entry, "institution");
    let mut study = Education {
        institution,
        url: if url.is_empty() { entry.address("url") } else { url },
        area: entry.line("area"),
        study_type: entry.line("degree"),
        start_date: dates.start,
        end_date: dates.end,
        ..Education::default()
    };
    let mut prose = entry.prose("summary");
    prose.bullets.extend(entry.lines("highlights"));
    add_courses(&mut study, prose);
    study
}

fn publication(entry: &Part<'_>) -> Publication {
    // As in RenderCV, an identifier wins over an address.
    let doi = entry.address("doi");
    let (name, url) = if doi.is_empty() {
        let (name, url) = linked(entry, "title");
        (name, if url.is_empty() { entry.address("url") } else { url })
    } else {
        (entry.line("title"), format!("https://doi.org/{doi}"))
    };
    Publication {
        name,
        publisher: entry.line("journal"),
        release_date: entry.date("date"),
        url,
        summary: entry.text("summary"),
    }
}

/// The text under a key and the address it is linked to.
fn linked(entry: &Part<'_>, key: &str) -> (String, String) {
    let found = entry.get(key).and_then(|found| found.as_linked_line()).unwrap_or_default();
    (found.0, found.1.unwrap_or_default())
}

/// A `date` wins over the two ends, as in RenderCV.
fn dates(entry: &Part<'_>) -> super::dates::Span {
    entry.when("date", "start_date", "end_date")
}
