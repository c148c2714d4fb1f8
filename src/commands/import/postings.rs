//! `careerdash import postings`: files of any job board to a snapshot of a market.

use super::{RootArgument, missing, report, say, shown};
use crate::commands::site_arguments::parse_date;
use crate::commands::{Failure, Streams, plural};
use crate::content::document::{MAX_FILE_SIZE, read_bytes};
use crate::content::{
    Posting, SHAPE_OF_IDS, is_id, quoted, read_snapshot_file, slug, unread_fields, write_snapshot,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, visible};
use crate::import::{Market, MarketProblem, Merged, day_in_name, looks_like_a_resume, merge};
use crate::output::{NewFile, create};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many unread fields are named; the rest is counted.
const NAMED_FIELDS: usize = 12;

/// Postings older than this (in days) when the snapshot is dated today may have been collected
/// earlier.
const STALE_AFTER: i32 = 21;

/// How a snapshot is explained whose day nobody named.
const TODAY: &str = "today";

/// Import files with postings, in any format careerdash reads, as one snapshot of a market.
#[derive(Debug, Args)]
#[command(
    after_help = "The snapshot is written in careerdash's own form, a JSON list with one line for every\n\
    line of a posting. A posting that is in several files is kept once. A market that does\n\
    not exist is made. Nothing is overwritten.\n\n\
    Exit codes: 0 written, 1 problems found (what was written is said), 2 could not run.\n\n\
    Examples:\n  careerdash import postings jobs.json --market backend\n  \
    careerdash import postings board-a.json board-b.csv --market backend --date 2026-11-20"
)]
pub(super) struct PostingsArguments {
    /// What a job board gave: JSON, JSON Lines, CSV or a saved page.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The market's id: its folder in content/markets.
    #[arg(long, value_name = "ID", value_parser = market_id)]
    market: String,
    /// The day the postings were collected. Left out, it is the day in the files' names, as in
    /// jobs-2026-11-20.json, else today (UTC).
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<Date>,
    /// Add to the snapshot of that day, as one more file in its folder.
    #[arg(long)]
    add: bool,
    /// Make the market even if its id is similar to another's.
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    root: RootArgument,
}

fn market_id(text: &str) -> Result<String, String> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(format!("expected {SHAPE_OF_IDS}, such as {}", slug(text)))
}

/// What became of a file that was given.
struct Read {
    name: String,
    /// The format it was recognised as; `None` when it holds no posting.
    format: Option<&'static str>,
    records: usize,
    postings: usize,
    /// Fields that were not kept, with how often they were filled.
    unread: Vec<String>,
}

pub(super) fn run(
    arguments: &PostingsArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let root = arguments.root.check()?;
    let mut diagnostics = Diagnostics::default();
    let read = arguments.files.iter().filter_map(|path| read(path, &mut diagnostics));
    let (reads, postings): (Vec<Read>, Vec<Vec<Posting>>) = read.unzip();
    let merged = merge(postings);
    let day = day(arguments, &mut diagnostics);
    let place = place(arguments, root, day.as_ref().map(|(day, _)| *day), &mut diagnostics);
    let complete = reads.len() == arguments.files.len();
    if complete && merged.postings.is_empty() {
        diagnostics.push(Diagnostic::error("no-postings", "there is no posting to import"));
    }
    let mut lines: Vec<String> = Vec::new();
    for (read, repeated) in reads.iter().zip(&merged.repeated) {
        describe(read, *repeated, &mut lines);
    }
    let ready = day.zip(place).filter(|_| complete && !merged.postings.is_empty());
    let Some(((day, why), (market, target))) = ready else {
        report(&diagnostics, streams)?;
        lines.push("nothing was written".to_owned());
        say(&lines, streams)?;
        return Ok(ExitCode::from(1));
    };
    check_day(&merged.postings, day, why, &target, &mut diagnostics);
    let text = write_snapshot(&merged.postings).map_err(|error| Failure::new(error.to_string()))?;
    if text.len() as u64 > MAX_FILE_SIZE {
        let limit = MAX_FILE_SIZE >> 20;
        return Err(Failure::new(format!(
            "the snapshot would be larger than the {limit} MiB that a build reads: import fewer files at once, and add the others with --add"
        )));
    }
    let mut files = vec![NewFile { path: target, text }];
    if market.is_new {
        files.insert(0, market.config());
    }
    report(&diagnostics, streams)?;
    create(&files)?;
    conclude(&merged, &files, &format!("snapshot of {day} ({why})"), &mut lines);
    say(&lines, streams)?;
    Ok(if diagnostics.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Reads one file; `None` when nothing in it can be imported, which is then among the problems.
fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<(Read, Vec<Posting>)> {
    let name = shown(path);
    if let Some(problem) = missing(path) {
        diagnostics.push(problem);
        return None;
    }
    if path.is_dir() {
        let hint = format!("name the files in it, as in {}/*", name.trim_end_matches('/'));
        let problem = Diagnostic::error("cannot-read", "this is a folder");
        diagnostics.push(problem.at(Location::file(name)).hint(hint));
        return None;
    }
    let bytes = match read_bytes(path, &name) {
        Ok(bytes) => bytes,
        Err(problem) => {
            diagnostics.push(*problem);
            return None;
        }
    };
    let file = read_snapshot_file(&name, path, &bytes);
    let hopeless = file.postings.is_empty() && file.diagnostics.has_errors();
    if hopeless && looks_like_a_resume(path, &name) {
        let hint = format!("run `careerdash import profile {}`", quoted(&name));
        let problem = Diagnostic::error("not-postings", "these are no postings but a résumé");
        diagnostics.push(problem.at(Location::file(name)).hint(hint));
        return None;
    }
    diagnostics.append(file.diagnostics);
    if hopeless {
        return None;
    }
    let fields = unread_fields(&bytes);
    let named = fields.iter().take(NAMED_FIELDS);
    let mut unread: Vec<String> =
        named.map(|unread| format!("{} ({})", short(&unread.field), unread.records)).collect();
    if fields.len() > NAMED_FIELDS {
        unread.push(format!("{} more", fields.len() - NAMED_FIELDS));
    }
    let read = Read {
        name,
        format: file.postings.first().map(|posting| posting.format),
        records: file.read,
        postings: file.postings.len(),
        unread,
    };
    Some((read, file.postings))
}

/// The day of the snapshot and where it comes from, in words; `None` when the files disagree.
fn day(
    arguments: &PostingsArguments,
    diagnostics: &mut Diagnostics,
) -> Option<(Date, &'static str)> {
    if let Some(day) = arguments.date {
        return Some((day, "as --date says"));
    }
    let mut days: Vec<Date> = arguments.files.iter().filter_map(|path| day_in_name(path)).collect();
    days.sort();
    days.dedup();
    match *days {
        [] => Some((jiff::Zoned::now().date(), TODAY)),
        [day] => Some((day, "as the file's name says")),
        [first, .., last] => {
            let message = format!("the files' names tell different days, from {first} to {last}");
            diagnostics.push(
                Diagnostic::error("unclear-date", message)
                    .hint("import them one by one, or name the day with --date"),
            );
            None
        }
    }
}

/// Where the postings go; `None` when they cannot, which is then among the problems.
fn place(
    arguments: &PostingsArguments,
    root: &Path,
    day: Option<Date>,
    diagnostics: &mut Diagnostics,
) -> Option<(Market, PathBuf)> {
    let found = Market::find(root, &arguments.market, arguments.new).and_then(|market| {
        let existing = day.map(|day| market.snapshot(day)).transpose()?;
        Ok((existing.unwrap_or_default(), market))
    });
    let (existing, market) =
        found.map_err(|problem| diagnostics.push(describe_problem(&problem))).ok()?;
    let day = day?;
    let (taken, hint) = if arguments.add {
        let stem = arguments.files.first().and_then(|path| path.file_stem()).unwrap_or_default();
        let target = market.part_of(day, &slug(&stem.to_string_lossy()));
        if target.symlink_metadata().is_err() {
            return Some((market, target));
        }
        (vec![target], "it may have been added before; if not, rename the file you import")
    } else {
        if existing.is_empty() {
            let target = market.file_of(day);
            return Some((market, target));
        }
        (existing, "add to it with --add, or name another day with --date")
    };
    let names: Vec<String> = taken.iter().map(|path| shown(path)).collect();
    let message = format!("the snapshot of {day} exists already: {}", names.join(", "));
    diagnostics.push(Diagnostic::error("snapshot-exists", message).hint(hint));
    None
}

fn describe_problem(problem: &MarketProblem) -> Diagnostic {
    let message = problem.to_string();
    match problem {
        MarketProblem::Misspelt { near, .. } => Diagnostic::error("unknown-market", message)
            .hint(format!("did you mean `{near}`? If not, add --new to make this market")),
        MarketProblem::LeadsOut { .. } => Diagnostic::error("outside-content", message)
            .hint("replace the link by what it leads to"),
        MarketProblem::Unreadable { .. } => Diagnostic::error("cannot-read", message),
    }
}

/// Warns when the day of the snapshot does not go with the postings' own.
fn check_day(
    postings: &[Posting],
    day: Date,
    why: &str,
    target: &Path,
    diagnostics: &mut Diagnostics,
) {
    let Some(newest) = postings.iter().filter_map(|posting| posting.posted_on).max() else {
        return;
    };
    // As a build does: a source may count days in another time zone.
    let hint = if newest > day.tomorrow().unwrap_or(day) {
        "if they were collected later, rename the file to that day"
    } else if why == TODAY && (day - newest).get_days() > STALE_AFTER {
        "if they were collected earlier, rename the file to that day"
    } else {
        return;
    };
    let message = format!("the newest posting is of {newest}, and the snapshot of {day}");
    let problem = Diagnostic::warning("unlikely-date", message).at(Location::file(shown(target)));
    diagnostics.push(problem.hint(hint));
}

fn describe(read: &Read, repeated: usize, lines: &mut Vec<String>) {
    let mut line = format!("{}: {}", visible(&read.name), plural(read.records, "record"));
    if let Some(format) = read.format {
        line.push_str(&format!(" read as {format}, {}", plural(read.postings, "posting")));
    }
    if repeated > 0 {
        line.push_str(&format!(", {repeated} of them in an earlier file too and kept once"));
    }
    lines.push(line);
    if !read.unread.is_empty() {
        lines.push(format!("  fields not kept: {}", read.unread.join(", ")));
    }
}

fn conclude(merged: &Merged, files: &[NewFile], what: &str, lines: &mut Vec<String>) {
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
        (count(|posting| posting.text.is_empty()), "without a text"),
        (count(|posting| posting.truncated), "cut short by the source"),
        (count(|posting| !posting.pay.is_empty()), "with stated pay"),
    ];
    let mut parts = vec![plural(postings.len(), "posting")];
    parts.extend(counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")));
    lines.push(format!("{what}: {}", parts.join(", ")));
}

/// A field's name for a list.
fn short(field: &str) -> String {
    let cut: String = field.chars().take(40).collect();
    visible(&cut)
}
