//! A résumé file to a [`Profile`].
//!
//! Lenient with the résumé, which other programs wrote: older names, empty and partial values
//! load with a warning. Strict with `career`, which only careerdash reads.

mod career;
mod redact;
mod sections;
mod shape;

pub(crate) use redact::LEFT_OUT;
pub(crate) use shape::{Shape, has_keys_of_a_resume, quoted};

use super::document::{Syntax, parse};
use super::profile::Profile;
use super::reader::{Cursor, Problems, UnknownKeys};
use crate::diagnostics::{Diagnostic, Diagnostics, Source};
use std::sync::Arc;

/// The sections of JSON Resume 1.0.0.
const SECTIONS: [&str; 12] = [
    "basics",
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
];

/// What else may stand at the top.
const BESIDE_SECTIONS: [&str; 3] = ["$schema", "meta", "career"];

/// Reads a profile.
///
/// Adds what was found to `diagnostics`; returns `None` when an error was among it, since a
/// profile with a part missing would give figures with a part missing.
pub fn read_profile(
    id: &str,
    source: &Source,
    syntax: Syntax,
    diagnostics: &mut Diagnostics,
) -> Option<Profile> {
    let document = parse(syntax, source, diagnostics)?;
    let problems = Problems::new(source);
    let root = Cursor::root(&problems, &document);
    let profile = match shape::not_a_resume(&root) {
        Some(problem) => {
            root.report(problem.at(source.whole()));
            None
        }
        None => Some(read(id, source, &root)),
    };
    let failed = problems.finish(diagnostics);
    let mut profile = profile.filter(|_| !failed)?;
    redact::redact(&mut profile);
    if is_empty(&profile) {
        diagnostics.push(
            Diagnostic::warning(
                "empty-profile",
                "the résumé shows no work, project, skill or study",
            )
            .at(source.whole())
            .hint("add `work` and `skills`; without them every skill counts as missing"),
        );
    }
    Some(profile)
}

fn read(id: &str, source: &Source, root: &Cursor<'_>) -> Profile {
    let known: Vec<&str> = SECTIONS.into_iter().chain(BESIDE_SECTIONS).collect();
    root.check_keys(&known, &["hobbies"], UnknownKeys::Warn);
    Profile {
        id: id.to_owned(),
        file: Arc::clone(&source.name),
        basics: sections::basics(root),
        work: sections::work(root, "work"),
        volunteer: sections::work(root, "volunteer"),
        education: sections::education(root),
        certificates: sections::certificates(root),
        projects: sections::projects(root),
        skills: sections::skills(root),
        languages: sections::languages(root),
        other: sections::other(root),
        referees: sections::referees(root),
        career: career::read(root),
    }
}

fn is_empty(profile: &Profile) -> bool {
    profile.work.is_empty()
        && profile.volunteer.is_empty()
        && profile.education.is_empty()
        && profile.certificates.is_empty()
        && profile.projects.is_empty()
        && profile.skills.is_empty()
}

#[cfg(test)]
mod tests;
