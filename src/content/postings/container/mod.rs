//! Where in a file its records lie: JSON lists and objects, JSON lines, CSV rows, saved pages.

mod csv;
mod json;
mod json_lines;
mod page;
mod salvage;

pub(crate) use self::csv::field_span;

use super::format::Problem;
use super::position::offset_within;
use super::record::{Loose, Object};
use crate::diagnostics::Span;
use std::borrow::Cow;

/// A line longer than this is not read.
pub(super) const LONGEST_LINE: usize = 8 * 1024 * 1024;

/// What a file holds.
#[derive(Default)]
pub(super) struct Container<'a> {
    /// What it looks like, in words.
    pub(super) seen: String,
    /// The keys at its top, when it is one JSON object.
    pub(super) keys: Vec<String>,
    /// Lists that may be the postings, the likeliest first.
    pub(super) lists: Vec<RecordList<'a>>,
    /// Problems of the container itself, at bytes of the file.
    pub(super) problems: Vec<(Span, Problem)>,
    /// What to say when no format knows any of the lists, where more can be said than that.
    pub(super) otherwise: Option<(Span, Problem)>,
}

/// Records of the same kind.
#[derive(Default)]
pub(super) struct RecordList<'a> {
    /// JSON pointer of the list in its file.
    pub(super) pointer: String,
    /// Whether a record's index belongs into its pointer.
    pub(super) indexed: bool,
    /// The JSON object that holds the list.
    pub(super) around: Option<&'a str>,
    /// The header of CSV.
    pub(super) table: Option<Table>,
    pub(super) records: Vec<RawRecord<'a>>,
}

/// The header of a CSV file.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    /// Where in the file each name stands.
    pub(super) spans: Vec<Span>,
    pub(super) delimiter: u8,
}

/// A record not yet read.
pub(super) struct RawRecord<'a> {
    /// Its first byte in the file.
    pub(super) start: usize,
    pub(super) body: Body<'a>,
    /// What is odd about it although it can be read.
    pub(super) note: Option<Problem>,
}

impl<'a> RawRecord<'a> {
    fn new(start: usize, body: Body<'a>) -> Self {
        Self { start, body, note: None }
    }

    /// A slice of the file's text.
    fn json(text: &str, json: &'a str) -> Self {
        Self::new(offset_within(text, json), Body::Json(json))
    }
}

/// A record's content by container.
pub(super) enum Body<'a> {
    Json(&'a str),
    Row(::csv::StringRecord),
    /// Known to be unreadable before it is parsed.
    Broken(Problem),
    /// Unreadable by a problem of the container.
    Reported,
}

/// Finds the lists of records in a file's text.
pub(super) fn open(text: &str) -> Container<'_> {
    let first = text.trim_start();
    if json_lines::recognises(first) {
        return json_lines::open(text);
    }
    match first.bytes().next() {
        None => Container { seen: "an empty file".to_owned(), ..Container::default() },
        Some(b'[' | b'{') => json::document(text),
        Some(b'<') => page::open(text),
        Some(_) => csv::open(text),
    }
}

impl<'a> RecordList<'a> {
    /// Reads the wanted fields of one record.
    pub(super) fn read<'r>(
        &'r self,
        record: &'r RawRecord<'a>,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Object<'r>, Problem> {
        match &record.body {
            Body::Json(json) => {
                Object::from_json(json, wanted).map_err(|error| json::problem(json, &error))
            }
            Body::Row(row) => Ok(self.row(row, wanted)),
            Body::Broken(problem) => Err(problem.clone()),
            Body::Reported => Err(Problem::error("broken-json", "the record is broken")),
        }
    }

    /// The wanted fields of the object that holds the list; none when there is no such object.
    pub(super) fn around(&self, wanted: &dyn Fn(&str) -> bool) -> Object<'a> {
        let read = |json| Object::from_json(json, wanted).ok();
        self.around.and_then(read).unwrap_or_default()
    }

    /// The first records, by which a format is recognised.
    pub(super) fn sample(&self, most: usize) -> Vec<Object<'_>> {
        let header = self.table.iter().map(|table| Object {
            fields: table
                .columns
                .iter()
                .map(|name| (Cow::Borrowed(&**name), Loose::Null))
                .collect(),
            unread: Vec::new(),
        });
        let records = self.records.iter().filter_map(|record| self.read(record, &|_| true).ok());
        header.chain(records.take(most)).collect()
    }

    fn row<'r>(
        &'r self,
        row: &'r ::csv::StringRecord,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Object<'r> {
        let columns = self.table.as_ref().map(|table| &table.columns[..]).unwrap_or_default();
        let fields = columns.iter().zip(row.iter());
        let kept = fields.filter(|(column, _)| wanted(column));
        Object {
            fields: kept
                .map(|(column, field)| {
                    (Cow::Borrowed(&**column), Loose::Text(Cow::Borrowed(field)))
                })
                .collect(),
            unread: Vec::new(),
        }
    }
}
