//! `careerdash theme`: the looks there are, and the start of one's own.

use super::answer::AnswerFormat;
use super::site_arguments::check_root;
use super::{Failure, Streams, answer};
use crate::content::theme::{BUILT_IN, Theme, about, ejected};
use crate::content::{
    Disk, Library, SHAPE_OF_IDS, SiteConfig, chosen_theme, is_id, slug, theme_names,
};
use crate::diagnostics::{Diagnostics, Format, render, visible};
use crate::output::{NewFile, create};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// List the themes, or make one of your own.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 done, 1 problems found and nothing written, 2 could not run.\n\n\
    Examples:\n  careerdash theme list\n  careerdash theme eject\n  careerdash theme eject my-look --extends slate"
)]
pub(super) struct ThemeArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(ListArguments),
    Eject(EjectArguments),
}

/// List the built-in themes and those of the site; a star marks the one in use.
#[derive(Debug, Args)]
struct ListArguments {
    #[command(flatten)]
    root: RootArgument,
    /// How the list is printed.
    #[arg(long, value_enum, default_value = "human")]
    format: AnswerFormat,
}

/// Which site.
#[derive(Debug, Args)]
struct RootArgument {
    /// The site's directory.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// Write the beginnings of a theme of your own: every token with its value, and empty slots.
#[derive(Debug, Args)]
#[command(
    after_help = "Makes themes/NAME with theme.toml, custom.css and slots/; no templates. Nothing is ever overwritten.\n\n\
    Exit codes: 0 written, 1 problems found and nothing written, 2 could not run."
)]
struct EjectArguments {
    /// The new theme's name, which becomes its folder.
    #[arg(default_value = "mine", value_parser = theme_name)]
    name: String,
    /// The built-in theme to begin with, instead of the one the site uses.
    #[arg(long, value_name = "THEME", value_parser = BUILT_IN)]
    extends: Option<String>,
    #[command(flatten)]
    root: RootArgument,
}

fn theme_name(text: &str) -> Result<String, String> {
    if BUILT_IN.contains(&text) {
        return Err(format!(
            "`{text}` is a built-in theme; choose another name, such as my-{text}"
        ));
    }
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(format!("expected {SHAPE_OF_IDS}, such as {}", slug(text)))
}

pub(super) fn run(
    arguments: &ThemeArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut diagnostics = Diagnostics::default();
    let said = match &arguments.what {
        What::List(arguments) => {
            let themes = list(&arguments.root.root, &mut diagnostics)?;
            if arguments.format == AnswerFormat::Json {
                answer::print(&diagnostics, &Themes { themes: &themes }, streams)?;
                return Ok(code(diagnostics.has_errors()));
            }
            Some(table(&themes))
        }
        What::Eject(arguments) => eject(arguments, &mut diagnostics)?,
    };
    let problems = render(&diagnostics, Format::Human { color: streams.color });
    streams.errors.write_all(problems.as_bytes()).map_err(|error| Failure::output(&error))?;
    let text = said.as_deref().unwrap_or("nothing was written\n");
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))?;
    Ok(code(said.is_none() || diagnostics.has_errors()))
}

fn code(failed: bool) -> ExitCode {
    if failed { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// A theme that can be chosen.
#[derive(Serialize)]
struct Listed {
    name: String,
    /// Whether the program has it; else it is a folder of `themes`.
    built_in: bool,
    /// Whether the site uses it.
    used: bool,
    /// What it looks like; `None` for the site's own.
    about: Option<&'static str>,
}

#[derive(Serialize)]
struct Themes<'a> {
    themes: &'a [Listed],
}

fn list(root: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<Listed>, Failure> {
    check_root(root)?;
    let chosen = settings(root, diagnostics).map(|settings| settings.theme.name);
    let used = |name: &str| chosen.as_deref() == Some(name);
    let built_in = BUILT_IN.into_iter().map(|name| Listed {
        name: name.to_owned(),
        built_in: true,
        used: used(name),
        about: Some(about(name)),
    });
    let own = theme_names(root).into_iter().map(|name| {
        let used = used(&name);
        Listed { name, built_in: false, used, about: None }
    });
    Ok(built_in.chain(own).collect())
}

fn table(themes: &[Listed]) -> String {
    let width = themes.iter().map(|theme| theme.name.len()).max().unwrap_or(0);
    let line = |Listed { name, used, about, .. }: &Listed| {
        let star = if *used { '*' } else { ' ' };
        let what =
            about.map_or_else(|| format!("in themes/{name}"), |about| format!("built in: {about}"));
        format!("{star} {name:<width$}  {what}\n")
    };
    themes.iter().map(line).collect()
}

fn eject(
    arguments: &EjectArguments,
    diagnostics: &mut Diagnostics,
) -> Result<Option<String>, Failure> {
    let (root, name) = (&arguments.root.root, &arguments.name);
    check_root(root)?;
    let Some(settings) = settings(root, diagnostics) else { return Ok(None) };
    let in_use = settings.theme.name == *name;
    let theme = match &arguments.extends {
        Some(base) => Theme::built_in(base).map(Arc::new),
        // What a site names already is what it is waiting for.
        None if in_use => Some(Arc::default()),
        None => chosen_theme(&settings, root, &Disk, diagnostics),
    };
    let Some(theme) = theme else { return Ok(None) };
    let folder = root.join("themes").join(name);
    // Without a `./` that says nothing.
    let folder = folder.strip_prefix(".").unwrap_or(&folder);
    let files = ejected(&theme);
    let new =
        files.iter().map(|(path, text)| NewFile { path: folder.join(path), text: text.clone() });
    create(&new.collect::<Vec<_>>())?;
    let folder = folder.to_string_lossy();
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut text = format!("wrote {}: {}\n", visible(&folder), paths.join(", "));
    if !in_use {
        text.push_str(&format!("to use it, write `theme = \"{name}\"` into site.toml\n"));
    }
    Ok(Some(text))
}

/// `site.toml`, or its defaults.
fn settings(root: &Path, diagnostics: &mut Diagnostics) -> Option<SiteConfig> {
    let path = root.join("site.toml");
    if !path.is_file() {
        return Some(SiteConfig::default());
    }
    Disk.settings(&path).into_value(diagnostics)
}
