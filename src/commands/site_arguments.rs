//! Arguments that every command on a site has.

use super::{Failure, Streams, plural};
use crate::content::{Overrides, quoted};
use crate::diagnostics::{Diagnostics, Format, Severity, render, visible};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::collections::BTreeMap;
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
    /// One JSON value on standard output: the list of problems, or an object with it as `problems`
    /// where a command has more to say.
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

    /// Whether the answer is one JSON value on standard output.
    pub(super) fn is_json(&self) -> bool {
        self.format == FormatArgument::Json
    }

    /// Whether problems make the run a failure.
    pub(super) fn fails(&self, diagnostics: &Diagnostics) -> bool {
        diagnostics.iter().any(|item| item.severity == Severity::Error || self.strict)
    }

    /// Whether what is printed for people must stay off standard output.
    pub(super) fn is_machine_readable(&self) -> bool {
        matches!(self.format, FormatArgument::Json | FormatArgument::Github)
    }

    /// Prints the problems of a command that is about something else than the content: its errors
    /// and the command's `own` problems whole, its warnings as one line, for whoever has seen them
    /// in `check` looks for what is new. Programs get all of them. Whether the run counts as failed.
    pub(super) fn report_briefly(
        &self,
        content: &Diagnostics,
        own: Diagnostics,
        streams: &mut Streams<'_>,
    ) -> Result<bool, Failure> {
        let whole = self.strict || self.is_machine_readable();
        let mut shown = Diagnostics::default();
        content
            .iter()
            .filter(|item| whole || item.severity == Severity::Error)
            .for_each(|item| shown.push(item.clone()));
        shown.append(own);
        let failed = self.report(&shown, streams)?;
        if !whole && content.warnings() > 0 {
            writeln!(streams.errors, "{}", self.summary(content))
                .map_err(|error| Failure::output(&error))?;
        }
        Ok(failed)
    }

    /// How many warnings of which kinds there are, and how to see them.
    fn summary(&self, content: &Diagnostics) -> String {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for item in content.iter().filter(|item| item.severity == Severity::Warning) {
            *kinds.entry(item.code).or_default() += 1;
        }
        let kinds: Vec<String> = kinds
            .into_iter()
            .map(
                |(code, count)| {
                    if count == 1 { code.to_owned() } else { format!("{count} {code}") }
                },
            )
            .collect();
        let mut check = "careerdash check".to_owned();
        if self.root != Path::new(".") {
            check.push_str(&format!(" --root {}", quoted(&self.root.to_string_lossy())));
        }
        if let Some(day) = self.as_of {
            check.push_str(&format!(" --as-of {day}"));
        }
        let count = content.warnings();
        format!(
            "{} in the content ({}): run `{}` to see {}",
            plural(count, "warning"),
            kinds.join(", "),
            visible(&check),
            if count == 1 { "it" } else { "them" },
        )
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
        Ok(self.fails(diagnostics))
    }
}
