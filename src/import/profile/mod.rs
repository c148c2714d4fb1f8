//! A résumé of another program to a JSON Resume 1.0.0.

mod dates;
mod entry;
mod fresh;
mod json_resume;
mod kind;
mod left_out;
mod linkedin;
mod markup;
mod part;
mod place;
mod reactive;
mod rendercv;
mod resume;
mod source;
mod table;

pub(crate) use left_out::LeftOut;
pub(crate) use source::{holds_postings, kind_of_binary, looks_like_a_resume};

use crate::content::document::{Node, Syntax};
use crate::content::{Shape, read_profile};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source};
use left_out::survey;
use linkedin::Table;
use markup::Markup;
use part::{Ledger, Part};
use resume::Resume;
use source::Given;
use std::path::Path;

/// A résumé that was imported.
#[derive(Debug)]
pub(crate) struct Imported {
    /// What the source was, such as `a FRESH résumé`.
    pub(crate) format: &'static str,
    /// The person's name; empty when the source has none.
    pub(crate) name: String,
    /// The JSON Resume, pretty-printed.
    pub(crate) text: String,
    /// What of the source is not in it.
    pub(crate) left_out: Vec<LeftOut>,
    /// Files of a folder that were not opened.
    pub(crate) unopened: Vec<String>,
}

/// Reads the résumé in a file or folder; `name` is how messages call it.
///
/// Every problem goes to `diagnostics`, at its place in the source. `None` when there is
/// nothing that could be imported.
pub(crate) fn read(path: &Path, name: &str, diagnostics: &mut Diagnostics) -> Option<Imported> {
    match source::open(path, name, diagnostics)? {
        Given::Document { source, syntax, document } => {
            read_document(&source, syntax, &document, diagnostics)
        }
        Given::LinkedIn { tables, unopened } => {
            let imported = read_linkedin(&tables, name, diagnostics)?;
            Some(Imported { unopened, ..imported })
        }
    }
}

fn read_document(
    source: &Source,
    syntax: Syntax,
    document: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Imported> {
    let shape = Shape::of(document);
    let (format, markup, reader): (_, _, fn(&Part<'_>) -> Resume) = match shape {
        Shape::JsonResume => return read_json_resume(source, syntax, document, diagnostics),
        Shape::Fresh => ("a FRESH résumé", Markup::Markdown, fresh::read),
        Shape::RenderCv => ("a RenderCV file", Markup::Markdown, rendercv::read),
        Shape::ReactiveResume => ("a Reactive Resume export", Markup::Html, reactive::read),
        _ => {
            diagnostics.push(source::unknown(source, document));
            return None;
        }
    };
    let ledger = Ledger::new(source, markup);
    let root = Part::root(&ledger, document);
    if shape == Shape::ReactiveResume && reactive::is_too_old(&root) {
        let message = "this is an export of Reactive Resume 3 or older";
        diagnostics.push(
            Diagnostic::error("not-a-resume", message)
                .at(source.whole())
                .expected("an export of version 4 or 5")
                .hint("open it in a newer version and export it again"),
        );
        return None;
    }
    let resume = tidy(reader(&root));
    let left_out = survey(&ledger, document);
    ledger.finish(diagnostics);
    let imported = written(format, &resume, left_out);
    checked(imported, source, diagnostics)
}

fn read_linkedin(
    tables: &[(Table, Source)],
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Imported> {
    let mut resume = Resume::default();
    let mut left_out = Vec::new();
    for (table, source) in tables {
        let Some(document) = table::read(source, table.columns(), diagnostics) else {
            let message = "this is not the file that LinkedIn exports under its name";
            diagnostics.push(
                Diagnostic::warning("unknown-columns", message)
                    .at(source.whole())
                    .expected(format!("the columns {}", table.columns().join(", ")))
                    .hint("it is left out"),
            );
            continue;
        };
        let ledger = Ledger::new(source, Markup::Plain);
        linkedin::add(*table, &Part::root(&ledger, &document), &mut resume);
        left_out.extend(survey(&ledger, &document));
        ledger.finish(diagnostics);
    }
    left_out.sort_by_key(|left| left.reason);
    let imported = written("a LinkedIn data export", &tidy(resume), left_out);
    let whole = Source::new(name, name, "");
    checked(imported, &whole, diagnostics)
}

/// A JSON Resume must be sound to be imported: its problems can be mended where they are.
fn read_json_resume(
    source: &Source,
    syntax: Syntax,
    document: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Imported> {
    let mut problems = Diagnostics::default();
    let profile = read_profile("import", source, syntax, &mut problems);
    for problem in problems {
        if problem.severity == Severity::Error {
            diagnostics.push(problem);
        }
    }
    let profile = profile?;
    let modern = json_resume::modernise(document);
    let text = json_resume::to_json(&modern).ok()? + "\n";
    Some(Imported {
        format: "a JSON Resume",
        name: profile.basics.name,
        text,
        left_out: Vec::new(),
        unopened: Vec::new(),
    })
}

fn written(format: &'static str, resume: &Resume, left_out: Vec<LeftOut>) -> Option<Imported> {
    if *resume == Resume::default() {
        return None;
    }
    // No value of a résumé can fail to be written.
    let text = serde_json::to_string_pretty(resume).ok()? + "\n";
    let name = resume.basics.name.clone();
    Some(Imported { format, name, text, left_out, unopened: Vec::new() })
}

fn checked(
    imported: Option<Imported>,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Option<Imported> {
    if imported.is_none() {
        diagnostics.push(
            Diagnostic::error("empty-profile", "there is nothing in it to import")
                .at(source.whole()),
        );
    }
    imported
}

/// Without entries in which there is nothing.
fn tidy(mut resume: Resume) -> Resume {
    fn filled<T: Default + PartialEq>(entries: &mut Vec<T>) {
        entries.retain(|entry| *entry != T::default());
    }
    filled(&mut resume.basics.profiles);
    filled(&mut resume.work);
    filled(&mut resume.volunteer);
    filled(&mut resume.education);
    filled(&mut resume.awards);
    filled(&mut resume.certificates);
    filled(&mut resume.publications);
    filled(&mut resume.skills);
    filled(&mut resume.languages);
    filled(&mut resume.interests);
    filled(&mut resume.references);
    filled(&mut resume.projects);
    resume
}

#[cfg(test)]
mod tests;
