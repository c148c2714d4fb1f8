//! Fields that a file has and that are not read: each may be one that somebody misspelt.

use super::columns::{self, Column};
use super::container::{RecordList, Table};
use super::format::Problem;
use super::position::offset_within;
use super::record::Object;
use super::text::one_line;
use crate::diagnostics::Span;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Names listed in one message; more would not help.
const LISTED: usize = 8;

/// Of how many unread names slips are guessed at most.
const MOST_GUESSED: usize = 200;

/// Names that no person gave a column: of an index, and of what holds notes for programs.
const PASSED_OVER: [&str; 5] = ["unnamed", "_", "$", "x-", "@"];

/// The field names of a file's records.
#[derive(Debug, Default)]
pub(super) struct FieldNames<'a> {
    /// Columns that some record has.
    taken: BTreeSet<Column>,
    /// Names that are not read.
    unread: BTreeMap<Cow<'a, str>, Unread>,
}

#[derive(Debug, Clone, Copy)]
struct Unread {
    /// The first record that has it.
    first: usize,
    /// How many records have it.
    records: usize,
    /// Where it stands in the first of them.
    span: Option<Span>,
}

impl<'a> FieldNames<'a> {
    /// Takes in the names of the record at `index` of its list, read from `text`.
    pub(super) fn add(&mut self, record: &Object<'a>, index: usize, text: &str) {
        for (name, _) in &record.fields {
            self.taken.extend(columns::of_name(name).map(|(column, _)| column));
        }
        for name in &record.unread {
            if let Some(known) = self.unread.get_mut(name) {
                known.records += 1;
                continue;
            }
            let span = match name {
                Cow::Borrowed(name) => span_in(text, name),
                Cow::Owned(_) => None,
            };
            self.unread.insert(name.clone(), Unread { first: index, records: 1, span });
        }
    }

    /// The names of a CSV header.
    pub(super) fn of_header(table: &Table, rows: usize) -> Self {
        let mut names = Self::default();
        for (name, span) in table.columns.iter().zip(&table.spans) {
            match columns::of_name(name) {
                Some((column, _)) => drop(names.taken.insert(column)),
                None => {
                    let unread = Unread { first: 0, records: rows, span: Some(*span) };
                    names.unread.entry(name.clone().into()).or_insert(unread);
                }
            }
        }
        names
    }

    /// Joins the names of later records.
    pub(super) fn append(&mut self, later: Self) {
        self.taken.extend(later.taken);
        for (name, unread) in later.unread {
            let known = self.unread.entry(name).or_insert(Unread { records: 0, ..unread });
            known.records += unread.records;
        }
    }

    /// A warning for each name that is likely misspelt and one for all others, with the index of
    /// the record that first has it and its place there.
    pub(super) fn problems(&self, list: &RecordList<'_>) -> Vec<(usize, Option<Span>, Problem)> {
        let what = if list.table.is_some() { "column" } else { "field" };
        let mut problems = Vec::new();
        let mut others: Vec<(&str, Unread)> = Vec::new();
        for (at, (name, unread)) in self.in_order().into_iter().enumerate() {
            let Some(meant) = (at < MOST_GUESSED).then(|| self.meant(name)).flatten() else {
                others.push((name, unread));
                continue;
            };
            let of = match list.records.len() {
                all if list.table.is_none() && unread.records < all => {
                    format!(" of {} records", unread.records)
                }
                _ => String::new(),
            };
            let message = format!("the {what} `{}`{of} is not read", shown(name));
            let problem = Problem::warning("unknown-column", message)
                .field(name)
                .hint(format!("did you mean `{meant}`?"));
            problems.push((unread.first, unread.span, problem));
        }
        if let Some((name, first)) = others.first() {
            let names: Vec<String> =
                others.iter().take(LISTED).map(|(name, _)| format!("`{}`", shown(name))).collect();
            let more = match others.len().saturating_sub(LISTED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let (plural, verb) = if others.len() == 1 { ("", "is") } else { ("s", "are") };
            let message = format!("the {what}{plural} {}{more} {verb} not read", names.join(", "));
            let problem = Problem::warning("unread-columns", message).field(name);
            problems.push((first.first, first.span, problem));
        }
        problems
    }

    /// Which names are likely misspelt, for a file that was not recognised.
    pub(super) fn suggestions(&self) -> Option<String> {
        let names = self.in_order().into_iter().take(LISTED);
        let meant: Vec<String> = names
            .filter_map(|(name, _)| Some(format!("`{}` for `{}`", self.meant(name)?, shown(name))))
            .collect();
        (!meant.is_empty()).then(|| format!("did you mean {}?", meant.join(", ")))
    }

    /// The unread names by their place, without those for programs.
    fn in_order(&self) -> Vec<(&str, Unread)> {
        let mut names: Vec<(&str, Unread)> = self
            .unread
            .iter()
            .map(|(name, unread)| (&**name, *unread))
            .filter(|(name, _)| {
                let name = name.trim().to_lowercase();
                !name.is_empty() && !PASSED_OVER.iter().any(|start| name.starts_with(start))
            })
            .collect();
        names.sort_by_key(|(_, unread)| (unread.first, unread.span));
        names
    }

    fn meant(&self, name: &str) -> Option<String> {
        columns::meant(name, |column| self.taken.contains(&column))
    }
}

fn shown(name: &str) -> String {
    one_line(name, 40)
}

/// Where a key stands, if it is a slice of the text.
fn span_in(text: &str, key: &str) -> Option<Span> {
    let start = offset_within(text, key);
    let end = start + key.len();
    (text.get(start..end) == Some(key)).then(|| Span::new(start, end))
}
