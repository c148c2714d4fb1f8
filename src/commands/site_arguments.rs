//! Arguments that every command on a site has.

use super::{Failure, Streams};
use crate::content::Overrides;
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, render};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Which site, as of when, and how problems are shown.
#[derive(Debug, Args)]
pub(super) struct SiteArguments {
    /// The site's directory, with site.toml and content/ in it.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Analyse as of this day instead of the newest snapshot's.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(super) as_of: Option<Date>,
    /// How problems are printed.
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: FormatArgument,
    /// Take warnings as errors.
    #[arg(long)]
    pub(super) strict: bool,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArgument {
    /// With the line, a caret and a hint.
    Human,
    /// One line each.
    Short,
    /// One JSON array on standard output.
    Json,
    /// Annotations for GitHub Actions on standard output.
    Github,
}

/// A day of the calendar, for arguments.
pub(super) fn parse_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a date such as 2026-11-15".to_owned())
}

/// Says no early when the site's directory is not there.
pub(super) fn check_root(root: &Path) -> Result<(), Failure> {
    if root.is_dir() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{}: there is no such directory; name the site's directory with --root",
            root.display()
        )))
    }
}

impl SiteArguments {
    /// What they set over the files.
    pub(super) fn overrides(&self) -> Overrides {
        Overrides { as_of: self.as_of, ..Overrides::default() }
    }

    /// Says no early when the directory is not there.
    pub(super) fn check_root(&self) -> Result<(), Failure> {
        check_root(&self.root)
    }

    /// Whether what is printed for people must stay off standard output.
    pub(super) fn is_machine_readable(&self) -> bool {
        matches!(self.format, FormatArgument::Json | FormatArgument::Github)
    }

    /// Prints the problems; whether the run counts as failed.
    pub(super) fn report(
        &self,
        diagnostics: &Diagnostics,
        streams: &mut Streams<'_>,
    ) -> Result<bool, Failure> {
        let format = match self.format {
            FormatArgument::Human => Format::Human { color: streams.color },
            FormatArgument::Short => Format::Short,
            FormatArgument::Json => Format::Json,
            FormatArgument::Github => Format::Github,
        };
        let text = render(diagnostics, format);
        if self.is_machine_readable() {
            streams.output.write_all(text.as_bytes())
        } else {
            streams.errors.write_all(text.as_bytes())
        }
        .map_err(|error| Failure::output(&error))?;
        let failing = |item: &Diagnostic| item.severity == Severity::Error || self.strict;
        Ok(diagnostics.iter().any(failing))
    }
}
