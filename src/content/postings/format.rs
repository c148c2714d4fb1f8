//! What a source format is: how it is recognised, and how a record of it becomes a posting.

use super::draft::Draft;
use super::own_form::OwnForm;
use super::plain::Plain;
use super::record::Object;
use super::schema_org::SchemaOrg;
use crate::diagnostics::Severity;

/// Formats in the order they are tried: the most particular first, `plain` last.
pub(super) const FORMATS: [&dyn PostingFormat; 3] = [&OwnForm, &SchemaOrg, &Plain];

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

    /// Whether a top-level field is read at all; others are skipped unparsed.
    fn wants(&self, key: &str) -> bool;

    /// Reads one record. `None` when it is no posting and need not be (a legal notice, a
    /// page's breadcrumb, a deleted comment).
    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem>;
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
    pub(super) expected: Option<String>,
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
        Self { severity, code, message, expected: None, pointer: String::new(), offset: None }
    }

    /// Says which field.
    pub(super) fn field(mut self, key: &str) -> Self {
        self.pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        self
    }

    /// Says what would have been right.
    pub(super) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says where the syntax breaks.
    pub(super) fn offset(mut self, offset: usize) -> Self {
        self.offset = Some(offset);
        self
    }
}
