//! `careerdash completions` and `careerdash man`: what a shell and `man` want to know.

use super::{Arguments, Failure, Streams};
use crate::diagnostics::visible;
use crate::output::{NewFile, create};
use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;
use std::path::PathBuf;
use std::process::ExitCode;

/// Print a script that completes commands and options in a shell.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 printed, 2 could not run.\n\n\
    Examples:\n  careerdash completions bash > ~/.local/share/bash-completion/completions/careerdash\n  \
    careerdash completions fish > ~/.config/fish/completions/careerdash.fish")]
pub(super) struct CompletionsArguments {
    /// The shell.
    shell: Shell,
}

pub(super) fn completions(
    arguments: &CompletionsArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "careerdash", &mut script);
    streams.output.write_all(&script).map_err(|error| Failure::output(&error))?;
    Ok(ExitCode::SUCCESS)
}

/// Print the manual page, or write one for every command.
#[derive(Debug, Args)]
#[command(after_help = "Nothing is overwritten.\n\n\
    Exit codes: 0 printed or written, 2 could not run.\n\n\
    Examples:\n  careerdash man > careerdash.1\n  careerdash man --out ~/.local/share/man/man1")]
pub(super) struct ManArguments {
    /// Write careerdash.1 and a page for every command into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn man(
    arguments: &ManArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &arguments.out else {
        let text = page(&command)?;
        streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut files = Vec::new();
    pages(&command, &mut |name, text| {
        files.push(NewFile { path: folder.join(format!("{name}.1")), text });
    })?;
    create(&files)?;
    let folder = visible(&folder.to_string_lossy());
    writeln!(streams.output, "wrote {} into {folder}", super::plural(files.len(), "page"))
        .map_err(|error| Failure::output(&error))?;
    Ok(ExitCode::SUCCESS)
}

/// The pages of a command and of those below it.
fn pages(command: &Command, take: &mut impl FnMut(&str, String)) -> Result<(), Failure> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    take(name, page(command)?);
    let below = command.get_subcommands().filter(|below| below.get_name() != "help");
    below.into_iter().try_for_each(|below| pages(below, take))
}

/// A page in the language of troff.
fn page(command: &Command) -> Result<String, Failure> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone())
        .title(name)
        // The day of a build would make the page differ from build to build.
        .date("")
        .render(&mut text)
        .map_err(|error| Failure::new(error.to_string()))?;
    String::from_utf8(text).map_err(|error| Failure::new(error.to_string()))
}
