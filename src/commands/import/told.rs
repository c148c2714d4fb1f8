//! What an import of postings says: lines for people, fields for programs.

use super::shown;
use crate::commands::plural;
use crate::content::{Posting, Unread};
use crate::diagnostics::visible;
use crate::import::Merged;
use crate::output::NewFile;
use jiff::civil::Date;
use serde::Serialize;
use std::path::Path;

/// How many unread fields are named; the rest is counted.
const NAMED_FIELDS: usize = 12;

/// From so many postings on, their titles are compared with the market's name.
const MANY_TITLES: usize = 10;

/// What became of a file that was given.
#[derive(Serialize)]
pub(super) struct Read {
    pub(super) name: String,
    /// The format it was recognised as; `None` when it holds no posting.
    pub(super) format: Option<&'static str>,
    pub(super) records: usize,
    pub(super) postings: usize,
    /// How many of them an earlier file has too.
    pub(super) repeated: usize,
    /// Fields that were not kept, with how often they were filled.
    pub(super) not_kept: Vec<Unread>,
}

/// What programs are told beside the problems.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    pub(super) files: &'a [Read],
    /// The day of the snapshot; `None` when it is not clear.
    pub(super) day: Option<Date>,
    /// How many postings the snapshot had already.
    pub(super) already_there: usize,
    /// How many were written.
    pub(super) postings: usize,
    pub(super) written: Vec<String>,
}

/// A file in a line, and what of it was not kept in another.
pub(super) fn describe(read: &Read, lines: &mut Vec<String>) {
    let mut line = format!("{}: {}", visible(&read.name), plural(read.records, "record"));
    if let Some(format) = read.format {
        line.push_str(&format!(" read as {format}, {}", plural(read.postings, "posting")));
    }
    if read.repeated > 0 {
        let repeated = read.repeated;
        line.push_str(&format!(", {repeated} of them in an earlier file too and kept once"));
    }
    lines.push(line);
    let fields = &read.not_kept;
    if fields.is_empty() {
        return;
    }
    let named = fields.iter().take(NAMED_FIELDS);
    let mut named: Vec<String> =
        named.map(|unread| format!("{} ({})", short(&unread.field), unread.records)).collect();
    if fields.len() > NAMED_FIELDS {
        named.push(format!("{} more", fields.len() - NAMED_FIELDS));
    }
    lines.push(format!("  fields not kept: {}", named.join(", ")));
}

/// What was written.
pub(super) fn conclude(merged: &Merged, files: &[NewFile], what: &str, lines: &mut Vec<String>) {
    if merged.renamed > 0 {
        let renamed = plural(merged.renamed, "posting");
        lines.push(format!("{renamed} got a new id: different postings had the same"));
    }
    for file in files {
        lines.push(format!("wrote {}", visible(&shown(&file.path))));
    }
    let postings = &merged.postings;
    let count = |is: fn(&Posting) -> bool| postings.iter().filter(|posting| is(posting)).count();
    let counts = [
        (count(|posting| posting.title.is_empty()), "without a title"),
        (count(|posting| posting.text.is_empty()), "without a text"),
        (count(|posting| posting.truncated), "cut short by the source"),
        (count(|posting| !posting.pay.is_empty()), "with stated pay"),
    ];
    let mut parts = vec![plural(postings.len(), "posting")];
    parts.extend(counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")));
    lines.push(format!("{what}: {}", parts.join(", ")));
}

/// What a file with jobs of all kinds, such as a thread, needs before it says anything of one role.
pub(super) fn about_titles(postings: &[Posting], market: &str, config: &Path) -> Option<String> {
    let words: Vec<&str> = market.split('-').filter(|word| word.len() > 1).collect();
    let named = |posting: &&Posting| {
        let title = posting.title.to_lowercase();
        words.iter().any(|word| title.contains(word))
    };
    let of_the_name = postings.iter().filter(named).count();
    let few = of_the_name * 2 < postings.len() && postings.len() >= MANY_TITLES;
    few.then(|| {
        format!(
            "{of_the_name} of {} titles have a word of `{market}`: if other roles are among them, say in \
             [titles] of {} which are counted",
            postings.len(),
            visible(&shown(config))
        )
    })
}

/// A field's name for a list.
fn short(field: &str) -> String {
    let cut: String = field.chars().take(40).collect();
    visible(&cut)
}
