//! LinkedIn's "copy of your data": a folder of CSV files.
//!
//! Only the files named here are opened; messages, contacts and the like stay unread.

use super::entry::add_courses;
use super::left_out::Reason;
use super::markup::Prose;
use super::part::Part;
use super::resume::{
    Account, Award, Basics, Certificate, Education, Language, Location, Project, Publication,
    Reference, Resume, Skill, Volunteer, Work,
};

/// The files that are read, and columns by which each is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Profile,
    ProfileSummary,
    EmailAddresses,
    PhoneNumbers,
    Positions,
    Education,
    Courses,
    Skills,
    Certifications,
    Languages,
    Projects,
    Publications,
    Honors,
    Volunteering,
    Recommendations,
}

/// Names of the files, in lower case without spaces and underscores, and their first columns.
const TABLES: [(Table, &[&str], &[&str]); 15] = [
    (Table::Profile, &["profile"], &["First Name", "Last Name", "Headline"]),
    (Table::ProfileSummary, &["profilesummary"], &["Profile Summary"]),
    (Table::EmailAddresses, &["emailaddresses"], &["Email Address", "Primary"]),
    (Table::PhoneNumbers, &["phonenumbers"], &["Number", "Type"]),
    (Table::Positions, &["positions"], &["Company Name", "Title", "Started On"]),
    (Table::Education, &["education"], &["School Name", "Degree Name"]),
    (Table::Courses, &["courses"], &["Name", "Number"]),
    (Table::Skills, &["skills"], &["Name"]),
    (Table::Certifications, &["certifications"], &["Name", "Authority"]),
    (Table::Languages, &["languages"], &["Name", "Proficiency"]),
    (Table::Projects, &["projects"], &["Title", "Description", "Url"]),
    (Table::Publications, &["publications"], &["Name", "Published On"]),
    (Table::Honors, &["honors"], &["Title", "Issued On"]),
    (
        Table::Volunteering,
        &["volunteering", "volunteerexperiences", "volunteerexperience"],
        &["Company Name", "Role"],
    ),
    (Table::Recommendations, &["recommendationsreceived"], &["Text", "Status"]),
];

impl Table {
    /// The table of a file, by its name without extension.
    pub(super) fn named(stem: &str) -> Option<Self> {
        let plain: String =
            stem.to_lowercase().chars().filter(|sign| sign.is_alphabetic()).collect();
        let known = TABLES.iter().find(|(_, names, _)| names.contains(&&*plain));
        known.map(|(table, ..)| *table)
    }

    /// The columns that a header has.
    pub(super) fn columns(self) -> &'static [&'static str] {
        let known = TABLES.iter().find(|(table, ..)| *table == self);
        known.map(|(_, _, columns)| *columns).unwrap_or_default()
    }
}

/// Adds the rows of a table to the résumé.
pub(super) fn add(table: Table, rows: &Part<'_>, resume: &mut Resume) {
    let rows = rows.items();
    match table {
        Table::Profile => rows.iter().take(1).for_each(|row| profile(row, &mut resume.basics)),
        Table::ProfileSummary => {
            for row in &rows {
                if resume.basics.summary.is_empty() {
                    resume.basics.summary = row.text("Profile Summary");
                }
            }
        }
        Table::EmailAddresses => resume.basics.email = email(&rows),
        Table::PhoneNumbers => resume.basics.phone = phone(&rows),
        Table::Positions => resume.work.extend(rows.iter().map(work)),
        Table::Education => resume.education.extend(rows.iter().map(education)),
        Table::Courses => courses(&rows, &mut resume.education),
        Table::Skills => {
            let names = rows.iter().map(|row| row.line("Name"));
            let skill = |name| Skill { name, ..Skill::default() };
            resume.skills.extend(names.filter(|name| !name.is_empty()).map(skill));
        }
        Table::Certifications => resume.certificates.extend(rows.iter().map(|row| Certificate {
            name: row.line("Name"),
            date: row.date("Started On"),
            url: row.address("Url"),
            issuer: row.line("Authority"),
        })),
        Table::Languages => {
            resume.languages.extend(rows.iter().map(|row| Language {
                language: row.line("Name"),
                fluency: row.line("Proficiency"),
            }));
        }
        Table::Projects => resume.projects.extend(rows.iter().map(project)),
        Table::Publications => resume.publications.extend(rows.iter().map(|row| Publication {
            name: row.line("Name"),
            publisher: row.line("Publisher"),
            release_date: row.date("Published On"),
            url: row.address("Url"),
            summary: row.text("Description"),
        })),
        Table::Honors => resume.awards.extend(rows.iter().map(|row| Award {
            title: row.line("Title"),
            date: row.date("Issued On"),
            summary: row.text("Description"),
            ..Award::default()
        })),
        Table::Volunteering => resume.volunteer.extend(rows.iter().map(volunteer)),
        Table::Recommendations => resume.references.extend(rows.iter().filter_map(reference)),
    }
}

fn profile(row: &Part<'_>, basics: &mut Basics) {
    let names = [row.line("First Name"), row.line("Last Name")];
    basics.name = names.join(" ").trim().to_owned();
    basics.label = row.line("Headline");
    basics.summary = row.text("Summary");
    basics.location = Location {
        address: row.text("Address"),
        postal_code: row.line("Zip Code"),
        city: row.line("Geo Location"),
        ..Location::default()
    };
    for (label, url) in bracketed(&row.address("Websites")) {
        let first = basics.url.is_empty();
        if first {
            basics.url.clone_from(&url);
        }
        if !first || !label.is_empty() {
            basics.profiles.push(Account { network: label, url, ..Account::default() });
        }
    }
    for (_, username) in bracketed(&row.address("Twitter Handles")) {
        let url = format!("https://x.com/{username}");
        basics.profiles.push(Account { network: "X".to_owned(), username, url });
    }
}

/// `[PORTFOLIO:https://a.org,OTHER:b.org]` as labels and values.
fn bracketed(list: &str) -> Vec<(String, String)> {
    let items = list.split(',').map(|item| item.trim().trim_matches(['[', ']']));
    items
        .filter(|item| !item.is_empty())
        .map(|item| {
            let label = item.split_once(':').filter(|(label, value)| {
                !value.starts_with("//") && label.chars().all(|sign| !sign.is_ascii_punctuation())
            });
            label.map_or_else(
                || (String::new(), item.to_owned()),
                |(label, value)| (label.to_owned(), value.to_owned()),
            )
        })
        .collect()
}

/// The address marked as primary, else the first.
fn email(rows: &[Part<'_>]) -> String {
    let primary = |row: &&Part<'_>| row.line("Primary").eq_ignore_ascii_case("yes");
    let chosen = rows.iter().find(primary).or_else(|| rows.first());
    let email = chosen.map(|row| row.address("Email Address")).unwrap_or_default();
    for row in rows {
        row.leave("Confirmed", Reason::Layout);
        row.leave("Primary", Reason::Layout);
        row.leave("Updated On", Reason::Layout);
        if chosen.is_some_and(|chosen| !std::ptr::eq(chosen.node, row.node)) {
            row.leave_all(Reason::OnlyOne);
        }
    }
    email
}

fn phone(rows: &[Part<'_>]) -> String {
    let mut numbered = rows.iter().filter(|row| row.get("Number").is_some());
    let chosen = numbered.next();
    numbered.for_each(|row| row.leave_all(Reason::OnlyOne));
    chosen.map_or_else(String::new, |row| {
        row.leave("Type", Reason::Layout);
        format!("{} {}", row.address("Extension"), row.address("Number")).trim().to_owned()
    })
}

fn work(row: &Part<'_>) -> Work {
    let (dates, prose) = (row.between("Started On", "Finished On"), row.prose("Description"));
    Work {
        name: row.line("Company Name"),
        position: row.line("Title"),
        location: row.line("Location"),
        start_date: dates.start,
        end_date: dates.end,
        summary: prose.paragraphs,
        highlights: prose.bullets,
        ..Work::default()
    }
}

fn education(row: &Part<'_>) -> Education {
    let dates = row.between("Start Date", "End Date");
    let mut study = Education {
        institution: row.line("School Name"),
        study_type: row.line("Degree Name"),
        area: row.line("Field Of Study"),
        start_date: dates.start,
        end_date: dates.end,
        ..Education::default()
    };
    for key in ["Notes", "Activities"] {
        add_courses(&mut study, row.prose(key));
    }
    study
}

/// Courses do not say at which school they were; with several it would be a guess.
fn courses(rows: &[Part<'_>], education: &mut [Education]) {
    if let [only] = education {
        for row in rows {
            let prose = Prose { bullets: vec![row.line("Name")], ..Prose::default() };
            add_courses(only, prose);
        }
    }
}

fn project(row: &Part<'_>) -> Project {
    let (dates, prose) = (row.between("Started On", "Finished On"), row.prose("Description"));
    Project {
        name: row.line("Title"),
        description: prose.paragraphs,
        highlights: prose.bullets,
        start_date: dates.start,
        end_date: dates.end,
        url: row.address("Url"),
        ..Project::default()
    }
}

fn volunteer(row: &Part<'_>) -> Volunteer {
    let (dates, prose) = (row.between("Started On", "Finished On"), row.prose("Description"));
    Volunteer {
        organization: row.line("Company Name"),
        position: row.line("Role"),
        start_date: dates.start,
        end_date: dates.end,
        summary: prose.paragraphs,
        highlights: prose.bullets,
        ..Volunteer::default()
    }
}

/// A recommendation that its owner shows.
fn reference(row: &Part<'_>) -> Option<Reference> {
    row.leave("Creation Date", Reason::Layout);
    if !row.line("Status").eq_ignore_ascii_case("visible") {
        row.leave_all(Reason::Hidden);
        return None;
    }
    let names = [row.line("First Name"), row.line("Last Name")];
    Some(Reference { name: names.join(" ").trim().to_owned(), reference: row.text("Text") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_name() {
        for (stem, table) in [
            ("Positions", Some(Table::Positions)),
            ("Email Addresses", Some(Table::EmailAddresses)),
            ("Recommendations_Received", Some(Table::Recommendations)),
            ("Volunteer_Experiences", Some(Table::Volunteering)),
            ("Profile Summary", Some(Table::ProfileSummary)),
            ("messages", None),
            ("Connections", None),
        ] {
            assert_eq!(Table::named(stem), table, "{stem}");
        }
    }

    #[test]
    fn websites_stand_in_brackets() {
        let list = |text| bracketed(text);
        let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        assert_eq!(
            list("[PORTFOLIO:https://a.org/x:y,OTHER:b.org]"),
            [pair("PORTFOLIO", "https://a.org/x:y"), pair("OTHER", "b.org")]
        );
        assert_eq!(list("[https://a.org]"), [pair("", "https://a.org")]);
        assert_eq!(list("[]"), []);
    }
}
