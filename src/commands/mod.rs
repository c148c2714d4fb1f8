//! The command line: arguments in one place, one file per verb.

mod answer;
mod audit;
mod bad_line;
mod build;
mod check;
mod explain;
mod explain_text;
mod import;
mod init;
mod lines;
mod lint_report;
mod mine;
mod new;
mod progress;
mod publish;
mod report;
mod schema;
mod serve;
mod shell;
mod site_arguments;
mod skills_argument;
mod slip;
mod target;
mod theme;
mod what_if;

use crate::diagnostics::visible;
use crate::explanation::Screen;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

/// Exit code when the program could not run at all.
const COULD_NOT_RUN: u8 = 2;

/// What a newcomer needs to have a first dashboard.
const GETTING_STARTED: &str = "\
A site is a folder with at least these files:
  content/profiles/<id>.json              a résumé as JSON Resume (also .yaml or .toml)
  content/markets/<id>/market.toml        with a line such as title = \"Data engineer\"
  content/markets/<id>/2026-11-15.jsonl   postings collected on that day (also .json, .csv, .html)

`careerdash init` makes one with examples. Then, in that folder:
  careerdash import profile cv.yaml       takes a résumé of another program
  careerdash check                        says what is wrong, and where
  careerdash serve --open                 shows the pages, and every edit at once
  careerdash build                        writes the pages; open public/index.html

careerdash <COMMAND> --help shows more examples and the exit codes.";

/// Turns a résumé and the job postings it aims at into a static career dashboard.
#[derive(Debug, Parser)]
#[command(name = "careerdash", version, about, max_term_width = 100, after_help = GETTING_STARTED)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Init(init::InitArguments),
    New(new::NewArguments),
    Build(build::BuildArguments),
    Serve(serve::ServeArguments),
    Check(check::CheckArguments),
    Publish(publish::PublishArguments),
    Import(import::ImportArguments),
    Report(report::ReportArguments),
    LintReport(lint_report::LintReportArguments),
    Mine(mine::MineArguments),
    Explain(explain::ExplainArguments),
    ExplainText(explain_text::ExplainTextArguments),
    Theme(theme::ThemeArguments),
    Schema(schema::SchemaArguments),
    Completions(shell::CompletionsArguments),
    Man(shell::ManArguments),
}

/// What a run has around it, so that tests can run without a process and on any day.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
    /// Whether standard error is a terminal, so that progress may be shown.
    pub terminal: bool,
    /// Whether problems are shown in colour.
    pub color: bool,
    /// What standard output is shown on; `None` when it is a file or a pipe.
    pub screen: Option<Screen>,
    /// The day it is, which messages and the names of new files may depend on and no page.
    pub today: Date,
}

/// Why a command could not run; shown once, with exit code 2.
#[derive(Debug)]
struct Failure {
    message: String,
    /// The reader of the output went away: no error, and nothing to say.
    silent: bool,
}

impl Failure {
    fn new(message: String) -> Self {
        Self { message, silent: false }
    }

    fn output(error: &io::Error) -> Self {
        Self {
            message: format!("cannot write: {error}"),
            silent: error.kind() == io::ErrorKind::BrokenPipe,
        }
    }
}

/// Runs the program with the process's own streams.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut errors = io::stderr();
    let terminal = errors.is_terminal();
    // https://no-color.org: any value that is not empty means no colour.
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let color = terminal && !plain;
    let screen = io::stdout().is_terminal().then(|| Screen { width: width(), color: !plain });
    let mut streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        terminal,
        color,
        screen,
        today: jiff::Zoned::now().date(),
    };
    run_with(arguments, &mut streams)
}

/// The columns of the terminal behind standard output, where they can be told.
fn width() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    stated.or_else(measured_width).unwrap_or(Screen::PLAIN.width)
}

#[cfg(unix)]
fn measured_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0).then(|| usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn measured_width() -> Option<usize> {
    None
}

/// Runs the program with the given streams.
pub fn run_with(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    streams: &mut Streams<'_>,
) -> ExitCode {
    let given: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(error) => return show(&error, &given, streams),
    };
    let result = match &arguments.verb {
        Verb::Init(arguments) => init::run(arguments, streams),
        Verb::New(arguments) => new::run(arguments, streams),
        Verb::Build(arguments) => build::run(arguments, streams),
        Verb::Serve(arguments) => serve::run(arguments, streams),
        Verb::Check(arguments) => check::run(arguments, streams),
        Verb::Publish(arguments) => publish::run(arguments, streams),
        Verb::Import(arguments) => import::run(arguments, streams),
        Verb::Report(arguments) => report::run(arguments, streams),
        Verb::LintReport(arguments) => lint_report::run(arguments, streams),
        Verb::Mine(arguments) => mine::run(arguments, streams),
        Verb::Explain(arguments) => explain::run(arguments, streams),
        Verb::ExplainText(arguments) => explain_text::run(arguments, streams),
        Verb::Theme(arguments) => theme::run(arguments, streams),
        Verb::Schema(arguments) => schema::run(arguments, streams),
        Verb::Completions(arguments) => shell::completions(arguments, streams),
        Verb::Man(arguments) => shell::man(arguments, streams),
    };
    let result = result.and_then(|code| {
        streams.output.flush().map_err(|error| Failure::output(&error)).map(|()| code)
    });
    match result {
        Ok(code) => code,
        Err(failure) if failure.silent => ExitCode::SUCCESS,
        Err(failure) => {
            // What was said until then comes first, so that the failure is read last.
            let _ = streams.output.flush();
            let _ = writeln!(streams.errors, "error: {}", visible(&failure.message));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Shows what clap says: help and version, which come as errors too, or a mistyped argument.
fn show(error: &clap::Error, given: &[OsString], streams: &mut Streams<'_>) -> ExitCode {
    let text = error.render();
    if !error.use_stderr() {
        // Whoever asks for help and closes the pipe has seen enough.
        let _ = write!(streams.output, "{text}").and_then(|()| streams.output.flush());
        return ExitCode::SUCCESS;
    }
    let _ = if streams.color {
        write!(streams.errors, "{}", text.ansi())
    } else {
        // An argument may hold anything; the lines of the message are clap's own.
        text.to_string().lines().try_for_each(|line| writeln!(streams.errors, "{}", visible(line)))
    };
    if let Some(tip) = slip::tip(error, given) {
        let _ = writeln!(streams.errors, "\n  tip: {}", visible(&tip));
    }
    ExitCode::from(COULD_NOT_RUN)
}

/// "1 page", "2 pages".
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
