//! `careerdash new`: one more profile or market, to be filled in.

use super::import::{RootArgument, report, say, shown};
use super::init::{market_config, profile_skeleton};
use super::{Failure, Streams};
use crate::content::{SHAPE_OF_IDS, is_id, slug};
use crate::diagnostics::{Diagnostic, Diagnostics, visible};
use crate::output::{NewFile, create};
use clap::{Args, Subcommand};
use std::path::Path;
use std::process::ExitCode;

/// Add a profile or a market to the site, with comments that say what goes where.
#[derive(Debug, Args)]
#[command(after_help = "Nothing is ever overwritten.\n\n\
    Exit codes: 0 made, 1 it exists already, 2 could not run.\n\n\
    Examples:\n  careerdash new profile jane-doe --name \"Jane Doe\"\n  \
    careerdash new market backend --title \"Backend engineer, Germany\"")]
pub(super) struct NewArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A résumé in content/profiles, to be filled in.
    #[command(
        after_help = "A résumé that exists already is taken over by `careerdash import profile`.\n\n\
        Exit codes: 0 made, 1 it exists already, 2 could not run.\n\n\
        Example:\n  careerdash new profile jane-doe --name \"Jane Doe\""
    )]
    Profile(ProfileArguments),
    /// A market in content/markets, without postings yet.
    #[command(
        after_help = "Postings come in with `careerdash import postings FILE --market ID`.\n\n\
        Exit codes: 0 made, 1 it exists already, 2 could not run.\n\n\
        Example:\n  careerdash new market backend --title \"Backend engineer, Germany\""
    )]
    Market(MarketArguments),
}

#[derive(Debug, Args)]
struct ProfileArguments {
    /// The profile's id, which becomes its file name and address.
    #[arg(value_parser = id)]
    id: String,
    /// The person's name; made from the id if left out.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    root: RootArgument,
}

#[derive(Debug, Args)]
struct MarketArguments {
    /// The market's id, which becomes the name of its folder.
    #[arg(value_parser = id)]
    id: String,
    /// The market's title; made from the id if left out.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[command(flatten)]
    root: RootArgument,
}

fn id(text: &str) -> Result<String, String> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(format!("expected {SHAPE_OF_IDS}, such as {}", slug(text)))
}

pub(super) fn run(
    arguments: &NewArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    match &arguments.what {
        What::Profile(arguments) => {
            let folder = arguments.root.check()?.join("content/profiles");
            let taken = ["json", "yaml", "yml", "toml"]
                .map(|extension| folder.join(format!("{}.{extension}", arguments.id)));
            let name = given(arguments.name.as_deref(), &arguments.id, capitals);
            let text = profile_skeleton(&name);
            let path = folder.join(format!("{}.yaml", arguments.id));
            let next = format!(
                "fill it in; `careerdash check` says what is wrong, and `careerdash report {}` shows what it leads to",
                arguments.id
            );
            make(&taken, NewFile { path, text }, "profile", &next, streams)
        }
        What::Market(arguments) => {
            let folder = arguments.root.check()?.join("content/markets").join(&arguments.id);
            let title = given(arguments.title.as_deref(), &arguments.id, first_capital);
            let path = folder.join("market.toml");
            let text = market_config(&title);
            let next = format!(
                "add postings with `careerdash import postings FILE --market {}`",
                arguments.id
            );
            let file = NewFile { path: path.clone(), text };
            make(&[path], file, "market", &next, streams)
        }
    }
}

/// What was given, else words made from the id.
fn given(words: Option<&str>, id: &str, from_id: fn(&str) -> String) -> String {
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    words.map_or_else(|| from_id(&id.replace('-', " ")), str::to_owned)
}

fn first_capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn capitals(words: &str) -> String {
    words.split(' ').map(first_capital).collect::<Vec<_>>().join(" ")
}

/// Makes the file unless one of `taken` is there.
fn make(
    taken: &[impl AsRef<Path>],
    file: NewFile,
    what: &str,
    next: &str,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let there = taken.iter().map(AsRef::as_ref).find(|path| path.symlink_metadata().is_ok());
    if let Some(there) = there {
        let mut diagnostics = Diagnostics::default();
        let message = format!("{} exists already", shown(there));
        let code = if what == "profile" { "profile-exists" } else { "market-exists" };
        let hint = format!("edit it, or choose another id for the new {what}");
        diagnostics.push(Diagnostic::error(code, message).hint(hint));
        report(&diagnostics, streams)?;
        return Ok(ExitCode::from(1));
    }
    let path = file.path.clone();
    create(&[file])?;
    say(&[format!("wrote {}", visible(&shown(&path))), next.to_owned()], streams)?;
    Ok(ExitCode::SUCCESS)
}
