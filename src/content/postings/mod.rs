//! Snapshot files → postings, whatever job board they come from.
//!
//! A file is opened in three steps that know nothing of each other: `container` finds its
//! records, a `format` reads each of them into a draft, and `draft` makes the clean posting.

mod columns;
mod container;
mod dates;
mod decode;
mod draft;
mod employment;
mod field_names;
mod format;
mod formats;
mod identity;
mod mojibake;
mod own_form;
mod pay;
mod plain;
mod position;
mod record;
mod reporting;
mod schema_org;
mod unread;
mod workplace;

pub(crate) use container::field_span as csv_field_span;
pub(crate) use format::is_aggregator;
pub(crate) use identity::assign as assign_ids;
pub use own_form::write_snapshot;
pub(crate) use unread::{Unread, unread_fields};

use super::text::{self, html};
use crate::content::profile_reader::{has_keys_of_a_resume, quoted};
use crate::content::{Origin, Posting};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source, Span};
use container::{Body, Container, RawRecord, RecordList};
use field_names::FieldNames;
use format::{FORMATS, PostingFormat, Probe, Problem};
use rayon::prelude::*;
use record::Object;
use reporting::{Reporter, diagnostic};
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

/// How many records are read at a time by one thread.
const BATCH: usize = 64;

/// What one file of a snapshot holds.
#[derive(Debug, Clone, Default)]
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
    if let Some(problem) = decode::foreign(bytes) {
        let mut file = SnapshotFile::default();
        file.diagnostics.push(diagnostic(&problem).at(Location::file(name)));
        return file;
    }
    let decoded = decode::decode(bytes);
    let source = Source::new(name, path, decoded.text);
    let mut reporter = Reporter::new(&source);
    if let Some((offset, problem)) = decoded.assumed {
        reporter.at(Span::new(offset, offset + 1), &problem);
    }
    let container = container::open(&source.text);
    // Its jobs have titles, employers and texts and would pass for postings.
    if has_keys_of_a_resume(&container.keys) {
        reporter.push(resume_instead(name).at(source.whole()));
        return SnapshotFile { diagnostics: reporter.finish(), ..SnapshotFile::default() };
    }
    for (span, problem) in &container.problems {
        reporter.at(*span, problem);
    }
    let Some((format, list)) = recognise(&container) else {
        if !reporter.has_errors() {
            reporter.push(unrecognised(&container, &source));
        }
        return SnapshotFile { diagnostics: reporter.finish(), ..SnapshotFile::default() };
    };
    let (readings, names) = read_records(format, list, &source);
    for (index, span, problem) in names.problems(list) {
        match span {
            Some(span) => reporter.of_name(&problem, list, index, span),
            None => reporter.of_record(&problem, list, index),
        }
    }
    let mut postings = Vec::with_capacity(readings.len());
    let mut read = 0;
    for (index, reading) in readings.into_iter().enumerate() {
        read += usize::from(reading.counts);
        postings.extend(reading.posting);
        for problem in &reading.problems {
            reporter.of_record(problem, list, index);
        }
    }
    if read == 0 && reporter.is_empty() {
        reporter.push(empty_snapshot(&source));
    }
    identity::assign(&mut postings);
    SnapshotFile { postings, read, diagnostics: reporter.finish() }
}

/// The text of bytes as postings have it: decoded, and reduced from HTML or Markdown to lines with
/// headings and bullets.
pub fn read_text(bytes: &[u8]) -> String {
    html::to_text(&decode::decode(bytes).text)
}

/// The first format, in order of particularity, that knows one of the lists.
fn recognise<'c, 'a>(
    container: &'c Container<'a>,
) -> Option<(&'static dyn PostingFormat, &'c RecordList<'a>)> {
    let probes: Vec<Probe<'_>> =
        container.lists.iter().map(|list| Probe { records: list.sample(SAMPLE) }).collect();
    FORMATS.iter().copied().find_map(|format| {
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
        return empty_snapshot(source);
    }
    if let Some((span, problem)) = &container.otherwise {
        return diagnostic(problem).at(source.locate(*span));
    }
    let known: Vec<&str> = FORMATS.iter().map(|format| format.description()).collect();
    let message = format!("no postings were recognised in {}", container.seen);
    let mut unknown = Diagnostic::error("unknown-format", message)
        .at(source.locate(Span::default()))
        .expected(known.join("; "));
    unknown.hint = misspelt(container);
    unknown
}

/// The error for a résumé given as postings.
pub(crate) fn resume_instead(name: &str) -> Diagnostic {
    Diagnostic::error("not-postings", "these are no postings but a résumé")
        .hint(format!("run `careerdash import profile {}`", quoted(name)))
}

/// Names of a file that nobody recognises and that come near to known ones.
fn misspelt(container: &Container<'_>) -> Option<String> {
    let list = container.lists.first()?;
    if let Some(table) = &list.table {
        return FieldNames::of_header(table, 0).suggestions();
    }
    let mut names = FieldNames::default();
    for record in list.records.iter().take(SAMPLE) {
        if let Ok(object) = list.read(record, &|key| columns::of_name(key).is_some()) {
            names.add(&object, 0, "");
        }
    }
    names.suggestions()
}

fn empty_snapshot(source: &Source) -> Diagnostic {
    Diagnostic::warning("empty-snapshot", "the file holds no postings")
        .at(source.locate(Span::default()))
}

/// What came of one record.
struct Reading {
    posting: Option<Posting>,
    problems: Vec<Problem>,
    /// Whether it is a record at all, and not a page's breadcrumb.
    counts: bool,
}

/// Reads all records of a list, and gathers the names of their fields where people chose them.
fn read_records<'l>(
    format: &dyn PostingFormat,
    list: &'l RecordList<'_>,
    source: &Source,
) -> (Vec<Reading>, FieldNames<'l>) {
    let around = list.around(&|key| format.wants_around(key));
    let by_record = format.is_handwritten() && list.table.is_none();
    let read_batch = |(batch, records): (usize, &'l [RawRecord<'_>])| {
        let mut names = FieldNames::default();
        let read_one = |(at, record): (usize, &'l RawRecord<'_>)| {
            if matches!(record.body, Body::Reported) {
                return Reading { posting: None, problems: Vec::new(), counts: true };
            }
            let object = list.read(record, &|key| format.wants(key));
            if let Ok(object) = &object
                && by_record
            {
                names.add(object, batch * BATCH + at, &source.text);
            }
            let line = source.line_of(record.start);
            let origin = Origin { file: source.name.clone(), line };
            read_record(format, object, &around, record.note.clone(), origin)
        };
        let readings: Vec<Reading> = records.iter().enumerate().map(read_one).collect();
        (readings, names)
    };
    let batches: Vec<_> = list.records.par_chunks(BATCH).enumerate().map(read_batch).collect();

    let mut all = Vec::with_capacity(list.records.len());
    let mut names = match &list.table {
        Some(table) if format.is_handwritten() => FieldNames::of_header(table, list.records.len()),
        _ => FieldNames::default(),
    };
    for (readings, found) in batches {
        all.extend(readings);
        names.append(found);
    }
    (all, names)
}

fn read_record(
    format: &dyn PostingFormat,
    object: Result<Object<'_>, Problem>,
    around: &Object<'_>,
    note: Option<Problem>,
    origin: Origin,
) -> Reading {
    let mut problems: Vec<Problem> = note.into_iter().collect();
    let draft = object.and_then(|object| format.read(&object, &mut problems));
    let draft = draft.map(|draft| format.within(around, draft?));
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

#[cfg(test)]
mod tests;
