//! The texts of a profile with what a mention in each is worth.

use super::model::EvidenceLevel;
use super::roles;
use crate::content::Profile;
use crate::language::PlainMessages;

/// What kind of text a passage is, which decides the level a mention in it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Skill lists, headline, education and interests: listed only.
    List,
    /// Summary, projects, awards, publications and references: used.
    Use,
    /// A certificate: used, and proof beside a dated role.
    Certificate,
    /// The role of this index (paid roles, then voluntary ones): used, or used in a dated role.
    Role(usize),
}

impl Setting {
    /// The level that a mention gives; `dated` says whether a role has dates.
    pub(super) fn level(self, dated: impl Fn(usize) -> bool) -> EvidenceLevel {
        match self {
            Self::List => EvidenceLevel::Listed,
            Self::Role(index) if dated(index) => EvidenceLevel::Role,
            Self::Use | Self::Certificate | Self::Role(_) => EvidenceLevel::Used,
        }
    }
}

/// One text of a profile.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// RFC 6901 pointer.
    pub(super) pointer: String,
    /// Where that is, in words.
    pub(super) place: String,
    /// The text.
    pub(super) text: &'a str,
    /// What kind of text.
    pub(super) setting: Setting,
    /// Level of the skill group it stands in, as written.
    pub(super) stated_level: Option<&'a str>,
}

impl Passage<'_> {
    /// Whether the text is meant as the name of a skill, so that "Go" or "R" needs no context.
    pub(super) fn is_name(&self) -> bool {
        let in_project = self.pointer.starts_with("/projects/");
        self.pointer.starts_with("/skills/") || (in_project && self.pointer.contains("/keywords/"))
    }
}

/// Every text of a profile that can show a skill, in a fixed order.
pub(super) fn passages(profile: &Profile, say: PlainMessages) -> Vec<Passage<'_>> {
    let words = say.passage;
    let mut found = Vec::new();
    let mut add = |pointer: String, place: &str, text, setting, stated_level| {
        found.push(Passage { pointer, place: place.to_owned(), text, setting, stated_level });
    };
    for (index, work) in profile.work.iter().chain(&profile.volunteer).enumerate() {
        let (place, setting) = (roles::place(work, say), Setting::Role(index));
        add(format!("{}/position", work.pointer), &place, work.position.as_str(), setting, None);
        for entry in &work.texts {
            add(entry.pointer.clone(), &place, entry.text.as_str(), setting, None);
        }
    }
    for project in &profile.projects {
        let place = words.project(&project.name).to_string();
        let pointer = format!("{}/name", project.pointer);
        add(pointer, &place, project.name.as_str(), Setting::Use, None);
        for entry in &project.texts {
            add(entry.pointer.clone(), &place, entry.text.as_str(), Setting::Use, None);
        }
    }
    if let Some(summary) = &profile.basics.summary {
        add(
            "/basics/summary".to_owned(),
            &words.summary().to_string(),
            summary,
            Setting::Use,
            None,
        );
    }
    let certificates = words.certificates().to_string();
    for certificate in &profile.certificates {
        let pointer = format!("{}/name", certificate.pointer);
        add(pointer, &certificates, certificate.name.as_str(), Setting::Certificate, None);
    }
    for entry in &profile.other {
        let (place, setting) = other(&entry.pointer, say);
        add(entry.pointer.clone(), &place, entry.text.as_str(), setting, None);
    }
    let skills = words.skills().to_string();
    for group in &profile.skills {
        let level = group.level.as_deref();
        let pointer = format!("{}/name", group.pointer);
        add(pointer, &skills, group.name.as_str(), Setting::List, level);
        let place = if group.name.is_empty() {
            skills.clone()
        } else {
            words.skill_group(&group.name).to_string()
        };
        for entry in &group.keywords {
            add(entry.pointer.clone(), &place, entry.text.as_str(), Setting::List, level);
        }
    }
    if let Some(label) = &profile.basics.label {
        add("/basics/label".to_owned(), &words.headline().to_string(), label, Setting::List, None);
    }
    for study in &profile.education {
        let place = if study.institution.is_empty() {
            words.education().to_string()
        } else {
            words.education_at(&study.institution).to_string()
        };
        if let Some(area) = &study.area {
            add(format!("{}/area", study.pointer), &place, area, Setting::List, None);
        }
        for course in &study.courses {
            add(course.pointer.clone(), &place, course.text.as_str(), Setting::List, None);
        }
    }
    found
}

/// Place and setting of an entry of [`Profile::other`], by the section of its pointer.
fn other(pointer: &str, say: PlainMessages) -> (String, Setting) {
    let words = say.passage;
    match pointer.split('/').nth(1) {
        Some("awards") => (words.awards().to_string(), Setting::Use),
        Some("publications") => (words.publications().to_string(), Setting::Use),
        Some("references") => (words.references().to_string(), Setting::Use),
        Some("interests") => (words.interests().to_string(), Setting::List),
        _ => (words.profile().to_string(), Setting::List),
    }
}
