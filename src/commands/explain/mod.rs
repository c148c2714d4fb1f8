//! `careerdash explain`: how one figure of a report came about.

mod posting;
mod sheet;
mod skill;

use super::site_arguments::SiteArguments;
use super::{Failure, Streams, answer, target};
use crate::content::{Content, Posting, ProfileLines};
use crate::diagnostics::did_you_mean;
use crate::explanation::Screen;
use crate::market::{Market, PostingSummary};
use crate::pipeline::{self, Case};
use crate::report::derivation::{Asking, PostingDerivation, SkillDerivation};
use crate::skills::{Catalogue, SkillId, SkillRef};
use clap::Args;
use serde::Serialize;
use sheet::Sheet;
use std::process::ExitCode;

/// So many postings are named that may be meant.
const NAMED: usize = 3;

/// Explain how a report comes to a verdict on a skill or a posting.
#[derive(Debug, Args)]
#[command(
    override_usage = "careerdash explain <PROFILE> <SKILL> [OPTIONS]\n       \
    careerdash explain <PROFILE> --posting <ID> [OPTIONS]",
    after_help = "SKILL is an id, a name or another way to write it, such as kubernetes, Kubernetes or k8s.\n\
    Shown are all sentences of postings and lines of the résumé that were counted, each with its\n\
    place, and every rule with the values that decided.\n\n\
    Exit codes: 0 explained, 1 explained but problems were found, 2 there is nothing to explain.\n\n\
    Examples:\n  careerdash explain santana-mena kubernetes\n  \
    careerdash explain santana-mena --posting R5188\n  \
    careerdash explain mira-okafor \"unit testing\" --market data-engineer"
)]
pub(super) struct ExplainArguments {
    /// The profile's id: its file name without extension.
    profile: String,
    /// The skill.
    #[arg(required_unless_present = "posting", conflicts_with = "posting")]
    skill: Option<String>,
    /// Explain the posting with this id, requirement by requirement.
    #[arg(long, value_name = "ID")]
    posting: Option<String>,
    /// The market, when the candidate aims at several.
    #[arg(long, value_name = "ID")]
    market: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

pub(super) fn run(
    arguments: &ExplainArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let found = target::load(&arguments.profile, &arguments.site, streams)?;
    target::or_problems(&arguments.site, &found.diagnostics, streams, |streams| {
        explain(arguments, &found, streams)
    })?;
    Ok(if found.problems { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is explained in JSON, beside the problems.
#[derive(Serialize)]
#[serde(untagged)]
enum Explained<'a> {
    Skill { skill: SkillDerivation<'a>, asking: Asking<'a> },
    Posting { posting: PostingDerivation<'a> },
}

fn explain(
    arguments: &ExplainArguments,
    found: &target::Found,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let (content, miner, profile) = (&found.content, &found.miner, &found.profile);
    // A misspelt skill is told before any posting is read.
    let skill = arguments.skill.as_deref().map(|name| target::skill(name, miner.catalogue()));
    let skill = skill.transpose()?;
    let markets = pipeline::markets(content, miner);
    let market = target::market(profile, arguments.market.as_deref(), &markets)?;
    let screen = streams.screen.unwrap_or(Screen::PLAIN);
    let lines = ProfileLines::read(&arguments.site.root, profile);
    pipeline::with_case(profile, market, miner, |case| {
        let sheet = Sheet::new(screen, &profile.file, lines.as_ref());
        let explained = match (skill, &arguments.posting) {
            (Some(skill), _) => derive_skill(case, miner.catalogue(), skill),
            (None, Some(id)) => {
                derive_posting(case, id).ok_or_else(|| no_posting(id, market, content))?
            }
            // Excluded by the arguments.
            (None, None) => return Err(Failure::new("name a skill or a posting".to_owned())),
        };
        if arguments.site.is_json() {
            return answer::print(&found.diagnostics, &explained, streams);
        }
        let text = match &explained {
            Explained::Skill { skill, asking } => {
                skill::write(sheet, case.report, skill, asking, &case.market.postings)
            }
            Explained::Posting { posting } => posting::write(sheet, case.report, posting),
        };
        streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
    })
}

fn derive_skill<'a>(case: &Case<'a>, catalogue: &'a Catalogue, skill: SkillId) -> Explained<'a> {
    let reference = catalogue.reference(skill);
    let demand = case.market.demand.iter().find(|demand| demand.skill.id == reference.id);
    let candidate = case.candidate;
    let shown = |skill: &SkillRef| candidate.evidence(catalogue.by_id(&skill.id)?);
    let skill = SkillDerivation::of(case.report, reference, demand, &shown);
    Explained::Skill { skill, asking: Asking::of(&case.market.postings, reference) }
}

fn derive_posting<'a>(case: &Case<'a>, id: &str) -> Option<Explained<'a>> {
    let posting = PostingDerivation::of(case.reporter, case.candidate, case.profile, id)?;
    Some(Explained::Posting { posting })
}

/// The posting with the nearest id, else those that say the text in id, title or employer.
fn near(text: &str, market: &Market) -> Option<String> {
    let ids = market.postings.iter().map(|posting| posting.id.as_str());
    did_you_mean(text, ids).or_else(|| {
        let wanted = text.trim().to_lowercase();
        let says = |posting: &&PostingSummary| {
            let texts = [&posting.id, &posting.title, &posting.company];
            texts.iter().any(|text| text.to_lowercase().contains(&wanted))
        };
        let named = |posting: &PostingSummary| {
            format!("{} ({}, {})", posting.id, posting.title, posting.company)
        };
        let found = market.postings.iter().filter(says).take(NAMED);
        let found: Vec<String> = found.map(named).collect();
        (!wanted.is_empty() && !found.is_empty()).then(|| found.join(" or "))
    })
}

fn no_posting(id: &str, market: &Market, content: &Content) -> Failure {
    let read = content.markets.iter().filter(|other| other.id == market.id);
    let mut read = read.flat_map(|market| &market.snapshots).flat_map(|day| &day.postings);
    let said = match read.find(|posting| posting.id == id) {
        Some(Posting { origin, .. }) => format!(
            ": the one read from {}:{} was left out by the title filter, or is counted as part of \
             another posting",
            origin.file, origin.line
        ),
        None => near(id, market).map_or_else(
            || {
                "; ids stand in market.json beside the page of the market, and in what `explain` \
                 prints of a skill"
                    .to_owned()
            },
            |near| format!("; did you mean {near}?"),
        ),
    };
    let count = market.postings.len();
    Failure::new(format!(
        "{id} is none of the {count} distinct postings of the market {}{said}",
        market.id
    ))
}
