//! Snapshot files → postings, whatever job board they come from.
//!
//! A file is opened in three steps that know nothing of each other: `container` finds its
//! records, a `format` reads each of them into a draft, and `draft` makes the clean posting.

mod container;
mod dates;
mod decode;
mod draft;
mod format;
mod identity;
mod own_form;
mod pay;
mod plain;
mod position;
mod record;
mod schema_org;
mod unread;
mod workplace;

pub(crate) use container::field_span as csv_field_span;
pub(crate) use identity::assign as assign_ids;
pub use own_form::write_snapshot;
pub(crate) use unread::unread_fields;

use super::text::{self, html};
use crate::content::{Origin, Posting};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source, Span};
use container::{Body, Container, RawRecord, RecordList, field_span};
use format::{FORMATS, PostingFormat, Probe, Problem};
use position::find_value;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// How many records a format is recognised by.
const SAMPLE: usize = 20;

/// Names under which sources keep their postings: a list of that name may be empty.
const LIST_NAMES: [&str; 9] = [
    "jobs",
    "data",
    "results",
    "postings",
    "items",
    "children",
    "hits",
    "@graph",
    "SearchResultItems",
];

/// Warnings of one kind are shown this often per file and then only counted.
const SAME_WARNINGS: usize = 20;

/// What one file of a snapshot holds.
#[derive(Debug, Default)]
pub struct SnapshotFile {
    /// The postings in file order, ids unique within the file.
    pub postings: Vec<Posting>,
    /// How many records the file holds, readable or not.
    pub read: usize,
    /// Everything that was wrong with it.
    pub diagnostics: Diagnostics,
}

/// Reads one file of a snapshot; the format is recognised from the content.
///
/// `name` is the path relative to the site's root, as shown in messages and kept in
/// [`Origin`]; `path` is where the file lies. No input panics; a broken record is an error
/// and the others are read all the same.
pub fn read_snapshot_file(name: &str, path: &Path, bytes: &[u8]) -> SnapshotFile {
    let decoded = decode::decode(bytes);
    let source = Source::new(name, path, decoded.text);
    let mut diagnostics = Diagnostics::default();
    if let Some(assumed) = decoded.assumed {
        let span = Span::new(assumed.offset, assumed.offset + 1);
        diagnostics.push(
            Diagnostic::warning("not-utf8", format!("the file is not UTF-8: {}", assumed.how))
                .at(source.locate(span))
                .hint("save the file as UTF-8"),
        );
    }
    let container = container::open(&source.text);
    for (span, problem) in &container.problems {
        diagnostics.push(diagnostic(problem).at(source.locate(*span)));
    }
    let Some((format, list)) = recognise(&container) else {
        if !diagnostics.has_errors() {
            diagnostics.push(unrecognised(&container, &source));
        }
        return SnapshotFile { diagnostics, ..SnapshotFile::default() };
    };
    let read_one = |record: &RawRecord<'_>| {
        let origin = Origin { file: source.name.clone(), line: source.line_of(record.start) };
        read_record(format, list, record, origin)
    };
    let readings: Vec<Reading> = list.records.par_iter().map(read_one).collect();

    let mut postings = Vec::with_capacity(readings.len());
    let mut read = 0;
    let mut warned: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (index, reading) in readings.into_iter().enumerate() {
        read += usize::from(reading.counts);
        postings.extend(reading.posting);
        for problem in reading.problems {
            if problem.severity == Severity::Warning {
                let times = warned.entry(problem.code).or_default();
                *times += 1;
                if *times > SAME_WARNINGS {
                    continue;
                }
            }
            diagnostics.push(place(&problem, list, index, &source));
        }
    }
    for (code, times) in warned.into_iter().filter(|(_, times)| *times > SAME_WARNINGS) {
        let more = times - SAME_WARNINGS;
        let message = format!("{more} more records of this file have the same problem");
        diagnostics.push(Diagnostic::warning(code, message).at(source.whole()));
    }
    identity::assign(&mut postings);
    SnapshotFile { postings, read, diagnostics }
}

/// The first format, in order of particularity, that knows one of the lists.
fn recognise<'c, 'a>(
    container: &'c Container<'a>,
) -> Option<(&'static dyn PostingFormat, &'c RecordList<'a>)> {
    let probes: Vec<Probe<'_>> =
        container.lists.iter().map(|list| Probe { records: list.sample(SAMPLE) }).collect();
    FORMATS.into_iter().find_map(|format| {
        let at = probes.iter().position(|probe| format.recognises(probe))?;
        Some((format, &container.lists[at]))
    })
}

fn unrecognised(container: &Container<'_>, source: &Source) -> Diagnostic {
    let records = container.lists.iter().map(|list| list.records.len()).sum::<usize>();
    let empty = container.lists.iter().any(|list| {
        let name = list.pointer.rsplit('/').next().unwrap_or_default();
        list.indexed && list.records.is_empty() && (name.is_empty() || LIST_NAMES.contains(&name))
    });
    if (container.lists.is_empty() && container.seen == "an empty file") || (empty && records <= 1)
    {
        return Diagnostic::warning("empty-snapshot", "the file holds no postings")
            .at(source.locate(Span::default()));
    }
    let known: Vec<&str> = FORMATS.iter().map(|format| format.description()).collect();
    let message = format!("no postings were recognised in {}", container.seen);
    Diagnostic::error("unknown-format", message)
        .at(source.locate(Span::default()))
        .expected(known.join("; "))
}

/// What came of one record.
struct Reading {
    posting: Option<Posting>,
    problems: Vec<Problem>,
    /// Whether it is a record at all, and not a page's breadcrumb.
    counts: bool,
}

fn read_record(
    format: &dyn PostingFormat,
    list: &RecordList<'_>,
    record: &RawRecord<'_>,
    origin: Origin,
) -> Reading {
    let mut problems = Vec::new();
    let object = list.read(record, &|key| format.wants(key));
    let draft = object.and_then(|object| format.read(&object, &mut problems));
    let draft = match draft {
        Ok(Some(draft)) => draft,
        Ok(None) => return Reading { posting: None, problems, counts: false },
        Err(problem) => {
            problems.push(problem);
            return Reading { posting: None, problems, counts: true };
        }
    };
    let posting = draft.finish(format.name(), origin, &mut problems);
    if posting.title.is_empty() && posting.text.is_empty() {
        problems.push(
            Problem::warning("empty-record", "the record has neither a title nor a text")
                .expected("a title or a description"),
        );
        return Reading { posting: None, problems, counts: true };
    }
    Reading { posting: Some(posting), problems, counts: true }
}

/// Turns a record's problem into a diagnostic with its place in the file.
fn place(problem: &Problem, list: &RecordList<'_>, index: usize, source: &Source) -> Diagnostic {
    let record = &list.records[index];
    let at = |offset: usize| Span::new(record.start + offset, record.start + offset + 1);
    let span = match (&record.body, problem.offset) {
        (_, Some(offset)) => at(offset),
        (Body::Json(json), None) if !problem.pointer.is_empty() => {
            find_value(json, &problem.pointer)
                .map_or(at(0), |span| Span::new(record.start + span.start, record.start + span.end))
        }
        (Body::Row(_), None) if !problem.pointer.is_empty() => list
            .table
            .as_ref()
            .and_then(|table| {
                let column = problem.pointer[1..].replace("~1", "/").replace("~0", "~");
                let field = table.columns.iter().position(|name| *name == column)?;
                Some(field_span(&source.text, record.start, table.delimiter, field))
            })
            .unwrap_or_else(|| at(0)),
        _ => at(0),
    };
    let diagnostic = diagnostic(problem).at(source.locate(span));
    if list.table.is_some() {
        return diagnostic;
    }
    let position = if list.indexed { format!("/{index}") } else { String::new() };
    let pointer = format!("{}{position}{}", list.pointer, problem.pointer);
    if pointer.is_empty() { diagnostic } else { diagnostic.pointer(pointer) }
}

fn diagnostic(problem: &Problem) -> Diagnostic {
    let diagnostic = match problem.severity {
        Severity::Error => Diagnostic::error(problem.code, &*problem.message),
        Severity::Warning => Diagnostic::warning(problem.code, &*problem.message),
    };
    match &problem.expected {
        Some(expected) => diagnostic.expected(&**expected),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests;
