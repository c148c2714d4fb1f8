//! From the content directory to a site in memory, in the order in which things depend on each other.

use crate::candidate::{self, Candidate};
use crate::content::{Content, MarketContent, Profile, Visibility};
use crate::diagnostics::{Diagnostic, Diagnostics, did_you_mean};
use crate::market::{self, Market, MinedMarket};
use crate::report::{self, Generator, MarketReport, Report, Reporter};
use crate::site::{self, RenderError, Site, SiteInput};
use crate::skills::{Catalogue, Miner, Resources, SkillId};
use rayon::prelude::*;

/// Everything analysed, before it becomes pages.
#[derive(Debug)]
pub struct Analysis {
    /// Markets by id.
    pub markets: Vec<Market>,
    /// One report per public candidate and target, by candidate and then in the order of targets.
    pub reports: Vec<Report>,
}

/// What made the reports.
pub fn generator() -> Generator {
    let catalogue = Catalogue::builtin();
    Generator {
        name: "careerdash",
        version: env!("CARGO_PKG_VERSION"),
        catalogue: catalogue.digest().to_owned(),
        catalogue_skills: catalogue.len() as u32,
    }
}

/// Mines the postings, analyses the markets and holds every public candidate against its targets.
pub fn analyse(content: &Content, diagnostics: &mut Diagnostics) -> Analysis {
    let miner = Miner::builtin();
    let mined: Vec<MinedMarket> =
        content.markets.iter().map(|market| mine_market(market, miner)).collect();
    let others: Vec<&MinedMarket> = mined.iter().collect();
    let markets: Vec<Market> = content
        .markets
        .par_iter()
        .zip(&mined)
        .map(|(market, mined)| {
            market::analyse(market, mined, &others, content.as_of, miner.catalogue())
        })
        .collect();
    let reports = reports(content, &markets, miner, diagnostics);
    Analysis { markets, reports }
}

/// Title filter, then duplicates, then mining: the order of the funnel.
fn mine_market(content: &MarketContent, miner: &Miner) -> MinedMarket {
    let (distinct, funnel) = market::clean(content);
    market::mine(distinct, funnel, miner)
}

fn reports(
    content: &Content,
    markets: &[Market],
    miner: &Miner,
    diagnostics: &mut Diagnostics,
) -> Vec<Report> {
    let generator = generator();
    let resources = |skill: SkillId| {
        let id = &miner.catalogue().reference(skill).id;
        Resources::builtin().of(id).iter().map(report::Resource::from).collect()
    };
    let reporters: Vec<Reporter<'_>> = markets
        .iter()
        .map(|market| Reporter::new(market, miner.catalogue(), &generator, &resources))
        .collect();
    let public: Vec<&Profile> = content
        .profiles
        .iter()
        .filter(|profile| profile.career.visibility == Visibility::Public)
        .collect();
    for profile in &public {
        check_progress(profile, miner.catalogue(), diagnostics);
    }
    public
        .par_iter()
        .flat_map_iter(|profile| {
            let candidate = candidate::analyse(profile, miner, content.as_of);
            targets(profile, markets)
                .map(|index| reporters[index].report(&candidate, profile))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Indexes of the markets a profile aims at: as listed, else all.
fn targets<'a>(profile: &'a Profile, markets: &'a [Market]) -> impl Iterator<Item = usize> + 'a {
    let listed = profile
        .career
        .targets
        .iter()
        .filter_map(|target| markets.iter().position(|market| market.id == target.market));
    let all = if profile.career.targets.is_empty() { 0..markets.len() } else { 0..0 };
    listed.chain(all)
}

/// Recorded progress in skills that the catalogue does not know counts for nothing: say so.
fn check_progress(profile: &Profile, catalogue: &Catalogue, diagnostics: &mut Diagnostics) {
    for entry in
        profile.career.progress.iter().filter(|entry| catalogue.by_name(&entry.skill).is_none())
    {
        let mut problem = Diagnostic::warning(
            "unknown-skill",
            format!("the catalogue has no skill `{}`: this progress is not counted", entry.skill),
        )
        .at(entry.location.clone())
        .pointer(format!("{}/skill", entry.pointer));
        let labels = catalogue.ids().map(|id| &*catalogue.reference(id).label);
        if let Some(near) = did_you_mean(&entry.skill, labels) {
            problem = problem.hint(format!("did you mean `{near}`?"));
        }
        diagnostics.push(problem);
    }
}

/// Makes the pages.
///
/// # Errors
///
/// See [`site::render`].
pub fn render(content: &Content, analysis: &Analysis) -> Result<Site, RenderError> {
    let generator = generator();
    let markets: Vec<MarketReport> = analysis
        .markets
        .par_iter()
        .map(|market| report::market_report(market, &generator))
        .collect();
    let markdown: Vec<String> = analysis.reports.par_iter().map(report::markdown).collect();
    site::render(&SiteInput {
        config: &content.site,
        markets: &markets,
        reports: &analysis.reports,
        markdown: &markdown,
    })
}

/// What a candidate can show, for commands that explain one profile.
pub fn candidate(content: &Content, profile: &Profile) -> Candidate {
    candidate::analyse(profile, Miner::builtin(), content.as_of)
}
