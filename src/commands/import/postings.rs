//! `careerdash import postings`: files of any job board to a snapshot of a market.

use super::told::{Read, Told, about_titles, conclude, describe};
use super::{RootArgument, SaidArgument, create_or_tell, missing, paths, shown};
use crate::commands::site_arguments::parse_date;
use crate::commands::{Failure, Streams, plural};
use crate::content::document::{MAX_FILE_SIZE, read_bytes};
use crate::content::{
    Posting, SHAPE_OF_IDS, is_id, read_snapshot_file, resume_instead, slug, unread_fields,
    write_snapshot,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, visible};
use crate::import::{Market, MarketProblem, Merged, day_in_name, looks_like_a_resume, merge};
use crate::output::NewFile;
use crate::pipeline::{in_past, is_future};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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
    Exit codes: 0 written or all there already, 1 problems found (what was written is said), 2 could not run.\n\n\
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
    /// Add to the snapshot of that day, as one more file in its folder; what is in it already is
    /// left out.
    #[arg(long)]
    add: bool,
    /// Make the market even if its id is similar to another's.
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    said: SaidArgument,
    #[command(flatten)]
    root: RootArgument,
}

fn market_id(text: &str) -> Result<String, String> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(format!("expected {SHAPE_OF_IDS}, such as {}", slug(text)))
}

pub(super) fn run(
    arguments: &PostingsArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let root = arguments.root.check()?;
    let mut diagnostics = Diagnostics::default();
    let read = arguments.files.iter().filter_map(|path| read(path, &mut diagnostics));
    let (mut reads, postings): (Vec<Read>, Vec<Vec<Posting>>) = read.unzip();
    let mut merged = merge(postings);
    for (read, repeated) in reads.iter_mut().zip(&merged.repeated) {
        read.repeated = *repeated;
    }
    let day = day(arguments, streams.today, &mut diagnostics);
    let place = place(arguments, root, day.map(|(day, _)| day), &merged, &mut diagnostics);
    let complete = reads.len() == arguments.files.len();
    if complete && merged.postings.is_empty() {
        diagnostics.push(Diagnostic::error("no-postings", "there is no posting to import"));
    }
    let mut lines: Vec<String> = Vec::new();
    reads.iter().for_each(|read| describe(read, &mut lines));
    let mut told = Told {
        files: &reads,
        day: day.map(|(day, _)| day),
        already_there: 0,
        postings: 0,
        written: Vec::new(),
    };
    let ready = day.zip(place).filter(|_| !merged.postings.is_empty());
    // When all else is ready, only the files that could not be read are in the way.
    let sound = if ready.is_some() { reads.len() } else { 0 };
    let Some(((day, why), Place { market, target, known })) = ready.filter(|_| complete) else {
        lines.push(nothing_written(sound, arguments.files.len() - reads.len()));
        arguments.said.say(&diagnostics, &lines, &told, streams)?;
        return Ok(ExitCode::from(1));
    };
    told.already_there = merged.leave_out(&known);
    if merged.postings.is_empty() {
        let all = match told.already_there {
            1 => "the posting is".to_owned(),
            count => format!("all {count} postings are"),
        };
        lines.push(format!("{all} in the snapshot of {day} already: nothing was written"));
        arguments.said.say(&diagnostics, &lines, &told, streams)?;
        return Ok(code(&diagnostics));
    }
    if told.already_there > 0 {
        let count = plural(told.already_there, "posting");
        lines.push(format!("left out: {count} that the snapshot of {day} has already"));
    }
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
    create_or_tell(&files, &diagnostics, streams)?;
    conclude(&merged, &files, &format!("snapshot of {day} ({why})"), &mut lines);
    if market.is_new {
        lines.extend(about_titles(&merged.postings, &arguments.market, &files[0].path));
    }
    if let Some(example) = market.example_beside() {
        lines.push(format!(
            "now delete {}: while it is there, you are compared with its made-up postings too",
            visible(&shown(&example))
        ));
    }
    told.postings = merged.postings.len();
    told.written = paths(&files);
    arguments.said.say(&diagnostics, &lines, &told, streams)?;
    Ok(code(&diagnostics))
}

/// Says that nothing was written, and that `sound` files are not to blame when `faulty` ones are.
fn nothing_written(sound: usize, faulty: usize) -> String {
    let without = if faulty == 1 { "it" } else { "them" };
    match (sound, faulty) {
        (0, _) | (_, 0) => "nothing was written".to_owned(),
        (1, _) => format!("nothing was written: the other file can be imported without {without}"),
        _ => format!(
            "nothing was written: the other {sound} files can be imported without {without}"
        ),
    }
}

fn code(diagnostics: &Diagnostics) -> ExitCode {
    if diagnostics.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS }
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
        diagnostics.push(resume_instead(&name).at(Location::file(name)));
        return None;
    }
    // What is not kept is listed whole below, with how often it is filled.
    let problems = file.diagnostics.into_iter().filter(|problem| problem.code != "unread-columns");
    problems.for_each(|problem| diagnostics.push(problem));
    if hopeless {
        return None;
    }
    let read = Read {
        name,
        format: file.postings.first().map(|posting| posting.format),
        records: file.read,
        postings: file.postings.len(),
        repeated: 0,
        not_kept: unread_fields(&bytes),
    };
    Some((read, file.postings))
}

/// The day of the snapshot and where it comes from, in words; `None` when the files disagree or it
/// is still to come.
fn day(
    arguments: &PostingsArguments,
    today: Date,
    diagnostics: &mut Diagnostics,
) -> Option<(Date, &'static str)> {
    let found = named_day(arguments, today, diagnostics)?;
    let (day, why) = found;
    if is_future(day, today) {
        let message = format!("the day of the snapshot, {day} ({why}), is still to come");
        let meant = in_past(day, today);
        diagnostics.push(
            Diagnostic::error("future-snapshot", message)
                .hint(format!("name the day they were collected, such as `--date {meant}`")),
        );
        return None;
    }
    Some(found)
}

/// The day as it is named, or today.
fn named_day(
    arguments: &PostingsArguments,
    today: Date,
    diagnostics: &mut Diagnostics,
) -> Option<(Date, &'static str)> {
    if let Some(day) = arguments.date {
        return Some((day, "as --date says"));
    }
    let mut days: Vec<Date> = arguments.files.iter().filter_map(|path| day_in_name(path)).collect();
    days.sort();
    days.dedup();
    match *days {
        [] => Some((today, TODAY)),
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

/// Where the postings go.
struct Place {
    market: Market,
    target: PathBuf,
    /// What is there already, when something is added to it.
    known: Vec<Posting>,
}

/// Where the postings go; `None` when they cannot, which is then among the problems.
fn place(
    arguments: &PostingsArguments,
    root: &Path,
    day: Option<Date>,
    merged: &Merged,
    diagnostics: &mut Diagnostics,
) -> Option<Place> {
    let found = Market::find(root, &arguments.market, arguments.new).and_then(|market| {
        let existing = day.map(|day| market.snapshot(day)).transpose()?.unwrap_or_default();
        let known = day.filter(|_| !existing.is_empty()).map(|day| market.postings(day));
        Ok((existing, known.transpose()?.unwrap_or_default(), market))
    });
    let (existing, known, market) =
        found.map_err(|problem| diagnostics.push(describe_problem(&problem))).ok()?;
    let day = day?;
    if existing.is_empty() && !arguments.add {
        let target = market.file_of(day);
        return Some(Place { market, target, known });
    }
    if arguments.add {
        let stem = arguments.files.first().and_then(|path| path.file_stem()).unwrap_or_default();
        let target = market.part_of(day, &slug(&stem.to_string_lossy()));
        return Some(Place { market, target, known });
    }
    let names: Vec<String> = existing.iter().map(|path| shown(path)).collect();
    let message = format!("the snapshot of {day} exists already: {}", names.join(", "));
    let new = merged.postings.len() - merged.clone().leave_out(&known);
    let hint = if new == 0 && !merged.postings.is_empty() {
        "all these postings are in it already: there is nothing to do; postings collected on \
         another day are named with --date, others are added with --add"
    } else {
        "add to it with --add, or name another day with --date"
    };
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
    let when = if newest > day.tomorrow().unwrap_or(day) {
        "later"
    } else if why == TODAY && (day - newest).get_days() > STALE_AFTER {
        "earlier"
    } else {
        return;
    };
    let hint = format!(
        "if they were collected {when}, delete that file and import again with the day they were saved, \
         such as `--date {newest}`"
    );
    let message = format!("the newest posting is of {newest}, and the snapshot of {day}");
    let problem = Diagnostic::warning("unlikely-date", message).at(Location::file(shown(target)));
    diagnostics.push(problem.hint(hint));
}
