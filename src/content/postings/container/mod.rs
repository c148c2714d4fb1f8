//! Where in a file its records lie: JSON lists and objects, JSON lines, CSV rows, saved pages.

mod csv;
mod json;
mod page;

pub(crate) use self::csv::field_span;

use super::format::Problem;
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
    /// Lists that may be the postings, the likeliest first.
    pub(super) lists: Vec<RecordList<'a>>,
    /// Problems of the container itself, at bytes of the file.
    pub(super) problems: Vec<(Span, Problem)>,
}

/// Records of the same kind.
#[derive(Default)]
pub(super) struct RecordList<'a> {
    /// JSON pointer of the list in its file.
    pub(super) pointer: String,
    /// Whether a record's index belongs into its pointer.
    pub(super) indexed: bool,
    /// Column names and delimiter of CSV.
    pub(super) table: Option<Table>,
    pub(super) records: Vec<RawRecord<'a>>,
}

/// The header of a CSV file.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) delimiter: u8,
}

/// A record not yet read.
pub(super) struct RawRecord<'a> {
    /// Its first byte in the file.
    pub(super) start: usize,
    pub(super) body: Body<'a>,
}

/// A record's content by container.
pub(super) enum Body<'a> {
    Json(&'a str),
    Row(::csv::StringRecord),
    /// Known to be unreadable before it is parsed.
    Broken(Problem),
}

/// Finds the lists of records in a file's text.
pub(super) fn open(text: &str) -> Container<'_> {
    let first = text.trim_start();
    if json::looks_like_lines(first) {
        return json::lines(text);
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
        }
    }

    /// The first records, by which a format is recognised.
    pub(super) fn sample(&self, most: usize) -> Vec<Object<'_>> {
        let header = self.table.iter().map(|table| Object {
            fields: table
                .columns
                .iter()
                .map(|name| (Cow::Borrowed(&**name), Loose::Null))
                .collect(),
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
        }
    }
}
