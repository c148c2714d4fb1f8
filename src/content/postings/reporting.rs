//! Problems of a file and its records as diagnostics; of many of one kind the rest is counted.

use super::container::{Body, RecordList, field_span};
use super::format::Problem;
use super::position::find_value;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Source, Span};
use std::collections::BTreeMap;

/// Problems of one kind are shown this often per file and then only counted.
const SAME_PROBLEMS: usize = 20;

/// Kinds of which one message is enough for all, and what there may be many of.
const ONCE: [(&str, &str); 2] = [("mojibake", "fields"), ("trailing-comma", "lines")];

/// Collects the problems of one file.
pub(super) struct Reporter<'s> {
    source: &'s Source,
    diagnostics: Vec<Diagnostic>,
    /// How often each kind occurred.
    times: BTreeMap<(Severity, &'static str), usize>,
    /// Kinds that are shown once: where, and how many more there are of which things.
    repeated: BTreeMap<&'static str, (usize, usize, &'static str)>,
}

impl<'s> Reporter<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self { source, diagnostics: Vec::new(), times: BTreeMap::new(), repeated: BTreeMap::new() }
    }

    /// Adds a problem at a place of the file.
    pub(super) fn at(&mut self, span: Span, problem: &Problem) {
        self.add(problem, |_| span, None);
    }

    /// Adds a problem of the record at `index`.
    pub(super) fn of_record(&mut self, problem: &Problem, list: &RecordList<'_>, index: usize) {
        let span = |source: &Source| record_span(problem, list, index, source);
        self.add(problem, span, pointer(problem, list, index));
    }

    /// Adds a problem with the name of a field, which stands at `span`.
    pub(super) fn of_name(
        &mut self,
        problem: &Problem,
        list: &RecordList<'_>,
        index: usize,
        span: Span,
    ) {
        self.add(problem, |_| span, pointer(problem, list, index));
    }

    /// Adds a diagnostic as it is.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|item| item.severity == Severity::Error)
    }

    /// The problems, with the counts of those left out.
    pub(super) fn finish(mut self) -> Diagnostics {
        for (at, more, things) in self.repeated.into_values().filter(|(_, more, _)| *more > 0) {
            let things = if more == 1 { things.trim_end_matches('s') } else { things };
            self.diagnostics[at].message.push_str(&format!(", here and in {more} more {things}"));
        }
        let mut all = Diagnostics::default();
        self.diagnostics.into_iter().for_each(|diagnostic| all.push(diagnostic));
        for ((severity, code), times) in self.times {
            if times > SAME_PROBLEMS {
                let more = times - SAME_PROBLEMS;
                let message = format!("{more} more records of this file have the same problem");
                all.push(new(severity, code, message).at(self.source.whole()));
            }
        }
        all
    }

    fn add(
        &mut self,
        problem: &Problem,
        span: impl FnOnce(&Source) -> Span,
        pointer: Option<String>,
    ) {
        if let Some((_, things)) = ONCE.iter().find(|(code, _)| *code == problem.code) {
            if let Some((_, more, _)) = self.repeated.get_mut(problem.code) {
                *more += 1;
                return;
            }
            self.repeated.insert(problem.code, (self.diagnostics.len(), 0, things));
        } else {
            let times = self.times.entry((problem.severity, problem.code)).or_default();
            *times += 1;
            if *times > SAME_PROBLEMS {
                return;
            }
        }
        let mut found = diagnostic(problem).at(self.source.locate(span(self.source)));
        found.pointer = pointer;
        self.diagnostics.push(found);
    }
}

/// A problem whose place is still to be said.
pub(super) fn diagnostic(problem: &Problem) -> Diagnostic {
    let mut diagnostic = new(problem.severity, problem.code, problem.message.clone());
    diagnostic.expected = problem.expected.as_deref().map(str::to_owned);
    diagnostic.hint = problem.hint.as_deref().map(str::to_owned);
    diagnostic
}

fn new(severity: Severity, code: &'static str, message: String) -> Diagnostic {
    match severity {
        Severity::Error => Diagnostic::error(code, message),
        Severity::Warning => Diagnostic::warning(code, message),
    }
}

/// The JSON pointer of a problem in its file; CSV has none.
fn pointer(problem: &Problem, list: &RecordList<'_>, index: usize) -> Option<String> {
    let position = if list.indexed { format!("/{index}") } else { String::new() };
    let pointer = format!("{}{position}{}", list.pointer, problem.pointer);
    (list.table.is_none() && !pointer.is_empty()).then_some(pointer)
}

/// Where in the file a problem of a record is.
fn record_span(problem: &Problem, list: &RecordList<'_>, index: usize, source: &Source) -> Span {
    let record = &list.records[index];
    let at = |offset: usize| Span::new(record.start + offset, record.start + offset + 1);
    match (&record.body, problem.offset) {
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
    }
}
