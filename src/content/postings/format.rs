//! What a source format is: how it is recognised, and how a record of it becomes a posting.

use super::draft::Draft;
use super::formats::{
    Adzuna, Arbeitnow, Ashby, Greenhouse, HackerNews, JobSpy, Lever, RemoteOk, UsaJobs,
};
use super::own_form::OwnForm;
use super::plain::Plain;
use super::record::Object;
use super::schema_org::SchemaOrg;
use crate::diagnostics::Severity;

/// Formats in the order they are tried: the most particular first, `plain` last.
pub(super) const FORMATS: &[&dyn PostingFormat] = &[
    &OwnForm,
    &SchemaOrg,
    &Greenhouse,
    &Lever,
    &Ashby,
    &UsaJobs,
    &HackerNews,
    &RemoteOk,
    &Arbeitnow,
    &Adzuna,
    &JobSpy,
    // Anything with columns that anyone would name so.
    &Plain,
];

/// A source format, apart from the container its records come in.
///
/// A format knows the names and traps of one source's fields. Where records lie (a JSON
/// list, lines, CSV rows, a saved page) is the matter of `container`; what all postings have
/// in common (clean text, pay found in it, ids) is the matter of `draft`.
pub(super) trait PostingFormat: Sync {
    /// Stable name, kept in every posting.
    fn name(&self) -> &'static str;

    /// What files of it look like, for the message that nothing was recognised.
    fn description(&self) -> &'static str;

    /// Whether the records sampled are of this format.
    fn recognises(&self, probe: &Probe<'_>) -> bool;

    /// Whether people name its fields, so that one that is not read may be misspelt.
    fn is_handwritten(&self) -> bool {
        false
    }

    /// Whether its records are copies of what employers published elsewhere: there, the same title
    /// under a new id says nothing of the employer.
    fn is_aggregator(&self) -> bool {
        false
    }

    /// Whether a top-level field is read at all; others are skipped unparsed.
    fn wants(&self, key: &str) -> bool;

    /// Reads one record. `None` when it is no posting and need not be (a legal notice, a
    /// page's breadcrumb, a deleted comment).
    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem>;

    /// Whether a field of the object around the list is read, such as a thread's date.
    fn wants_around(&self, _key: &str) -> bool {
        false
    }

    /// Adds to a draft what the object around the list says of all its records; `None` when by
    /// that the record is no posting.
    fn within<'a>(&self, _around: &Object<'a>, draft: Draft<'a>) -> Option<Draft<'a>> {
        Some(draft)
    }
}

/// Whether postings of a format, by its name, come from a board that copies those of others.
pub(crate) fn is_aggregator(name: &str) -> bool {
    FORMATS.iter().any(|format| format.name() == name && format.is_aggregator())
}

/// The first records of a list, to recognise a format by.
pub(super) struct Probe<'a> {
    /// Records that could be read as objects; of CSV the header with empty values comes first.
    pub(super) records: Vec<Object<'a>>,
}

/// Something wrong with a record, located by a pointer inside it.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) expected: Option<Box<str>>,
    pub(super) hint: Option<Box<str>>,
    /// JSON pointer inside the record, or `/column` of a CSV row; empty: the record itself.
    pub(super) pointer: String,
    /// Byte inside the record where its syntax breaks.
    pub(super) offset: Option<usize>,
}

impl Problem {
    pub(super) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    pub(super) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            expected: None,
            hint: None,
            pointer: String::new(),
            offset: None,
        }
    }

    /// Says which field.
    pub(super) fn field(mut self, key: &str) -> Self {
        self.pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        self
    }

    /// Says which value, by a JSON pointer inside the record.
    pub(super) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = pointer.into();
        self
    }

    /// Says what would have been right.
    pub(super) fn expected(mut self, expected: impl Into<Box<str>>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    pub(super) fn hint(mut self, hint: impl Into<Box<str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says where the syntax breaks.
    pub(super) fn offset(mut self, offset: usize) -> Self {
        self.offset = Some(offset);
        self
    }
}
