//! `careerdash lint-report`: what is wrong in the text of a career report, whoever wrote it.

use super::site_arguments::SiteArguments;
use super::{Failure, Streams};
use crate::content::document::{MAX_FILE_SIZE, read_source};
use crate::content::{Content, MarketContent, Overrides, Profile, Visibility};
use crate::diagnostics::{Diagnostics, Source, did_you_mean};
use crate::lint::{self, Held};
use crate::pipeline::{self, Loaded};
use clap::Args;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The longest text that is checked, in bytes; a report is a few pages.
const LONGEST_TEXT: usize = 1024 * 1024;

/// Check the text of a career report against a profile and a market.
#[derive(Debug, Args)]
#[command(
    after_help = "FILE is Markdown, by a person, a language model or `careerdash report`; `-` is standard input.\n\
    It is checked against itself (contradictions, lists that differ, sums), against the résumé\n\
    (skills, years) and against the postings (shares, classes, pay, trends). Every finding has its\n\
    line, what shows it, and what to do. docs/lint-report.md lists the rules.\n\n\
    Without --profile it is the profile that the text names, or the only one; without --market\n\
    the profile's target that the text names, or its only one.\n\n\
    Exit codes: 0 nothing found, 1 something found, 2 could not run.\n\n\
    Examples:\n  careerdash lint-report report.md\n  \
    careerdash lint-report report.md --profile santana-mena --market senior-ai-engineer\n  \
    careerdash report santana-mena | careerdash lint-report - --format short"
)]
pub(super) struct LintReportArguments {
    /// The report's text; `-` for standard input.
    file: PathBuf,
    /// The profile to hold it against: its file name without extension.
    #[arg(long, value_name = "ID")]
    profile: Option<String>,
    /// The market to hold it against: its folder's name.
    #[arg(long, value_name = "ID")]
    market: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

pub(super) fn run(
    arguments: &LintReportArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    arguments.site.check_root()?;
    let source = read(&arguments.file, streams)?;
    let mut diagnostics = Diagnostics::default();
    let only = arguments.profile.iter().cloned().collect();
    let overrides = Overrides { only, ..arguments.site.overrides() };
    let Loaded { content, miner } =
        pipeline::load(&arguments.site.root, &overrides, &mut diagnostics);
    let Some(mut content) = content else {
        arguments.site.report(&diagnostics, streams)?;
        return Err(Failure::new("there is no site to hold the report against".to_owned()));
    };
    let chosen =
        choose_profile(&content, arguments.profile.as_deref(), &source).and_then(|profile| {
            Ok((profile.clone(), choose_market(&content, profile, arguments, &source)?))
        });
    let (profile, market) = match chosen {
        Ok(chosen) => chosen,
        Err(failure) => {
            arguments.site.report_briefly(&diagnostics, Diagnostics::default(), streams)?;
            return Err(failure);
        }
    };
    pipeline::check(&content, miner.catalogue(), &mut diagnostics);
    // The others are read for what is distinctive only, which no rule asks.
    content.markets.retain(|other| other.id == market);
    let markets = pipeline::markets(&content, &miner);
    let Some(market) = markets.first() else {
        return Err(Failure::new(format!("the market {market} could not be read")));
    };
    let found = pipeline::with_case(&profile, market, &miner, |case| {
        let pipeline::Case { profile, candidate, market, report, .. } = *case;
        lint::lint(&source, &Held { profile, candidate, market, report, miner: &miner })
    });
    let clean = found.is_empty();
    let problems = arguments.site.report_briefly(&diagnostics, found, streams)?;
    Ok(if clean && !problems { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The text to check, from a file or from standard input.
fn read(path: &Path, streams: &mut Streams<'_>) -> Result<Source, Failure> {
    let source = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let failed =
            |error: io::Error| Failure::new(format!("cannot read standard input: {error}"));
        streams.input.take(MAX_FILE_SIZE).read_to_end(&mut bytes).map_err(failed)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Failure::new("standard input is not UTF-8".to_owned()))?;
        Source::new("standard input", path, text.trim_start_matches('\u{feff}'))
    } else {
        let mut problems = Diagnostics::default();
        let name = path.to_string_lossy();
        read_source(path, &name, &mut problems).ok_or_else(|| {
            let told = problems.iter().map(|problem| problem.message.as_str()).next();
            Failure::new(told.unwrap_or("the file cannot be read").to_owned())
        })?
    };
    if source.text.len() > LONGEST_TEXT {
        let limit = LONGEST_TEXT / 1024 / 1024;
        return Err(Failure::new(format!(
            "{} is too long: at most {limit} MiB are read",
            source.name
        )));
    }
    if source.text.trim().is_empty() {
        return Err(Failure::new(format!("{} is empty", source.name)));
    }
    Ok(source)
}

/// The profile asked for, else the one whose name the text has, else the only one.
fn choose_profile<'c>(
    content: &'c Content,
    wanted: Option<&str>,
    source: &Source,
) -> Result<&'c Profile, Failure> {
    let profiles: Vec<&Profile> = content.profiles.iter().map(|profile| &**profile).collect();
    let found = match wanted {
        Some(id) => profiles.iter().copied().find(|profile| profile.id == id),
        None => {
            let lower = source.text.to_lowercase();
            let named = |profile: &&Profile| {
                let name = profile.basics.name.trim().to_lowercase();
                !name.is_empty() && lower.contains(&name)
            };
            let mut named = profiles.iter().copied().filter(named);
            match (named.next(), named.next(), &profiles[..]) {
                (Some(only), None, _) => Some(only),
                (None, _, [only]) => Some(*only),
                _ => None,
            }
        }
    };
    let Some(profile) = found else {
        let ids: Vec<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
        return Err(unknown(
            "profile",
            wanted,
            &ids,
            "the text names no profile of the site alone",
        ));
    };
    if profile.career.visibility == Visibility::Private {
        return Err(Failure::new(format!(
            "{} is private (`career.visibility`): nothing is held against it",
            profile.id
        )));
    }
    Ok(profile)
}

/// The market asked for, else the target that the text names, else the only target.
fn choose_market(
    content: &Content,
    profile: &Profile,
    arguments: &LintReportArguments,
    source: &Source,
) -> Result<String, Failure> {
    let markets: Vec<&MarketContent> = content.markets.iter().map(|market| &**market).collect();
    let ids: Vec<&str> = markets.iter().map(|market| market.id.as_str()).collect();
    if let Some(wanted) = &arguments.market {
        let known = ids.contains(&wanted.as_str());
        return if known {
            Ok(wanted.clone())
        } else {
            Err(unknown("market", Some(wanted), &ids, ""))
        };
    }
    let targets = &profile.career.targets;
    let aims = |market: &&MarketContent| {
        targets.is_empty() || targets.iter().any(|target| target.market == market.id)
    };
    let aimed: Vec<&MarketContent> = markets.iter().copied().filter(aims).collect();
    let lower = source.text.to_lowercase();
    let named = |market: &&&MarketContent| lower.contains(&market.config.title.to_lowercase());
    let mut named = aimed.iter().filter(named);
    match (&aimed[..], named.next(), named.next()) {
        ([only], ..) => Ok(only.id.clone()),
        (_, Some(only), None) => Ok(only.id.clone()),
        _ => {
            let ids: Vec<String> = aimed.iter().map(|market| market.id.clone()).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let why = format!("{} aims at several markets", profile.id);
            Err(unknown("market", None, &ids, &why))
        }
    }
}

/// Says which there are, and what may have been meant.
fn unknown(noun: &str, wanted: Option<&str>, ids: &[&str], why: &str) -> Failure {
    if ids.is_empty() {
        return Failure::new(format!("the site has no {noun} that could be read"));
    }
    let listed = ids.join(", ");
    Failure::new(match wanted {
        None => format!("{why}: add --{noun} with one of {listed}"),
        Some(wanted) => {
            let near = did_you_mean(wanted, ids.iter().copied());
            let near = near.map(|near| format!("did you mean {near}?"));
            let near = near.unwrap_or_else(|| format!("there is {listed}"));
            format!("there is no {noun} {wanted}; {near}")
        }
    })
}
