//! `careerdash serve`: the site in a browser while its content is edited.

use super::site_arguments::{check_root, parse_date};
use super::{Failure, Streams, plural};
use crate::content::Overrides;
use crate::diagnostics::{Format, render, visible};
use crate::preview::{
    self, Address, Finished, Options, PreviewError, Report, Signals, open_in_browser,
};
use clap::Args;
use jiff::civil::Date;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// How many changed files the status line names.
const NAMED: usize = 3;

/// Preview the site in a browser: pages change as soon as a file is saved.
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is written to disk. Private profiles are shown with a badge. End it with Ctrl-C.\n\n\
    Exit codes: 0 ended by Ctrl-C, 2 could not run.\n\n\
    Examples:\n  careerdash serve --open\n  careerdash serve --root my-site --port 8080"
)]
pub(super) struct ServeArguments {
    /// The site's directory, with site.toml and content/ in it.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Analyse as of this day instead of the newest snapshot's.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    as_of: Option<Date>,
    /// Absolute address at which the site will be found; it is served under that address's path.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The port; without it the first free one from 4000 to 4010.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on; any but this computer's own shows the site to the network.
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser.
    #[arg(long)]
    open: bool,
    /// Look at the files every MS milliseconds instead of waiting for events.
    #[arg(long, value_name = "MS", num_args = 0..=1, default_missing_value = "500",
          value_parser = clap::value_parser!(u64).range(20..=60_000))]
    poll: Option<u64>,
}

pub(super) fn run(
    arguments: &ServeArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    check_root(&arguments.root)?;
    let base_url = arguments.base_url.as_deref().map(super::build::base_url).transpose()?;
    let options = Options {
        root: arguments.root.clone(),
        overrides: Overrides { as_of: arguments.as_of, base_url, ..Overrides::default() },
        address: Address { host: arguments.host.clone(), port: arguments.port },
        poll: arguments.poll.map(Duration::from_millis),
    };
    let signals = Signals::default();
    // A second preview in the same process keeps the handler of the first; only tests do that.
    let _ = ctrlc::set_handler(signals.stopper());
    let shown =
        preview::run(&options, &signals, &mut |report| show(&report, arguments.open, streams));
    shown.map(|()| ExitCode::SUCCESS).map_err(|error| match error {
        PreviewError::Output(error) => Failure::output(&error),
        error => Failure::new(error.to_string()),
    })
}

/// Writes what happened, each thing in a line of its own.
fn show(report: &Report<'_>, open: bool, streams: &mut Streams<'_>) -> io::Result<()> {
    match report {
        Report::Listening { address, exposed } => {
            if *exposed {
                writeln!(
                    streams.errors,
                    "warning: everybody on your network can read this preview, private profiles included"
                )?;
            }
            writeln!(streams.output, "serving {address} (Ctrl-C ends it)")?;
            if open && let Err(error) = open_in_browser(address) {
                writeln!(streams.errors, "note: no browser could be opened: {error}")?;
            }
        }
        Report::Note(note) => writeln!(streams.errors, "note: {}", visible(note))?,
        Report::Problems(diagnostics) => {
            let text = render(diagnostics, Format::Human { color: streams.color });
            streams.errors.write_all(text.as_bytes())?;
        }
        Report::Mended => writeln!(streams.errors, "no errors any more")?,
        Report::Finished(finished) => writeln!(streams.output, "{}", status(finished))?,
    }
    streams.output.flush()
}

/// What an edit came to, in one line.
fn status(finished: &Finished) -> String {
    let Finished { why, made, files, changed, overtaken, stages, first, all } = finished;
    let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    let first = first.map(|first| format!("first page after {}, ", milliseconds(first)));
    format!(
        "{}{} and {} made, {changed} of {} new; look {}, read {}, analyse {}; {}{} after {}",
        because(why),
        plural(made.dashboards, "dashboard"),
        plural(made.markets, "market page"),
        plural(*files, "file"),
        milliseconds(stages.look),
        milliseconds(stages.read),
        milliseconds(stages.analyse),
        first.unwrap_or_default(),
        if *overtaken { "overtaken by the next edit" } else { "all" },
        milliseconds(*all),
    )
}

/// The changed files, shortened.
fn because(why: &[String]) -> String {
    let named: Vec<String> = why.iter().take(NAMED).map(|path| visible(path)).collect();
    match why.len() {
        0 => String::new(),
        count if count > NAMED => format!("{} and {} more: ", named.join(", "), count - NAMED),
        _ => format!("{}: ", named.join(", ")),
    }
}
