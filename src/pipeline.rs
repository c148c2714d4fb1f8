//! From the content directory to a site in memory, in the order in which things depend on each other.

use crate::candidate;
use crate::content::{self, Content, MarketContent, Overrides, Profile, Visibility};
use crate::diagnostics::{Diagnostic, Diagnostics, did_you_mean};
use crate::market::{self, Market, MinedMarket};
use crate::report::{self, Generator, MarketReport, Report, Reporter};
use crate::site::{self, Placement, RenderError, Renderer, Site, SiteInput};
use crate::skills::{Catalogue, Miner, Resources, SkillId};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Who the pages are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Whoever finds the site: private profiles are left out.
    Public,
    /// Whoever writes it, on their own machine: private profiles are shown and marked.
    Owner,
}

/// A site as read: its content, and the miner for its skills.
#[derive(Debug)]
pub struct Loaded {
    /// `None` when nothing could be built.
    pub content: Option<Content>,
    /// The built-in skills with the site's own entries.
    pub miner: Arc<Miner>,
}

/// Reads the site in the folder `root`; every problem goes to `diagnostics`.
pub fn load(root: &Path, overrides: &Overrides, diagnostics: &mut Diagnostics) -> Loaded {
    let found = content::discover(root, diagnostics);
    let content = content::load(&found, overrides, diagnostics);
    let skills = content::load_skills(&found, diagnostics);
    Loaded { content, miner: Miner::of_site(&skills, diagnostics) }
}

/// What made the reports.
pub fn generator(catalogue: &Catalogue) -> Generator {
    let own = catalogue.own();
    Generator {
        name: "careerdash",
        version: env!("CARGO_PKG_VERSION"),
        catalogue: catalogue.digest().to_owned(),
        catalogue_skills: catalogue.len() as u32,
        own_skills: own.added,
        corrected_skills: own.corrected,
        retired_skills: own.retired,
    }
}

/// Mines the postings and analyses the markets, each against the site's others.
pub fn markets(content: &Content, miner: &Miner) -> Vec<Market> {
    let mined: Vec<MinedMarket> =
        content.markets.par_iter().map(|market| mine_market(market, miner)).collect();
    let others: Vec<&MinedMarket> = mined.iter().collect();
    content
        .markets
        .par_iter()
        .zip(&mined)
        .map(|(market, mined)| {
            market::analyse(market, mined, &others, content.as_of, miner.catalogue())
        })
        .collect()
}

/// Title filter, then duplicates, then mining: the order of the funnel.
fn mine_market(content: &MarketContent, miner: &Miner) -> MinedMarket {
    let (distinct, funnel) = market::clean(content);
    market::mine(distinct, funnel, miner)
}

/// Holds every candidate that `audience` may see against each of its targets and gives each report
/// to `take`, with its place among the others.
///
/// The results come by candidate and then in the order of targets; reports are dropped as soon as
/// they were taken.
pub fn each_report<T: Send>(
    content: &Content,
    markets: &[Market],
    miner: &Miner,
    audience: Audience,
    take: impl Fn(Report, Placement) -> T + Sync,
) -> Vec<T> {
    let generator = generator(miner.catalogue());
    let resources = |skill: SkillId| {
        let id = &miner.catalogue().reference(skill).id;
        Resources::builtin().of(id).iter().map(report::Resource::from).collect()
    };
    let reporters: Vec<Reporter<'_>> = markets
        .iter()
        .map(|market| Reporter::new(market, miner.catalogue(), &generator, &resources))
        .collect();
    shown(content, audience)
        .into_par_iter()
        .flat_map_iter(|profile| {
            let candidate = candidate::analyse(profile, miner, content.as_of);
            let targets = targets(profile, markets);
            let private = profile.career.visibility == Visibility::Private;
            let placement = Placement { siblings: targets.len() > 1, private };
            let reports = targets
                .into_iter()
                .map(|index| take(reporters[index].report(&candidate, profile), placement));
            reports.collect::<Vec<_>>()
        })
        .collect()
}

/// The profiles that the site shows.
fn shown(content: &Content, audience: Audience) -> Vec<&Profile> {
    let shown = |profile: &&Profile| {
        audience == Audience::Owner || profile.career.visibility == Visibility::Public
    };
    content.profiles.iter().filter(shown).collect()
}

/// Indexes of the markets a profile aims at: as listed, else all.
fn targets(profile: &Profile, markets: &[Market]) -> Vec<usize> {
    if profile.career.targets.is_empty() {
        return (0..markets.len()).collect();
    }
    let mut found = Vec::new();
    for target in &profile.career.targets {
        let index = markets.iter().position(|market| market.id == target.market);
        found.extend(index.filter(|index| !found.contains(index)));
    }
    found
}

/// Problems that only the catalogue can tell: recorded progress in unknown skills.
pub fn check(content: &Content, catalogue: &Catalogue, diagnostics: &mut Diagnostics) {
    let entries = content.profiles.iter().flat_map(|profile| &profile.career.progress);
    for entry in entries.filter(|entry| catalogue.by_name(&entry.skill).is_none()) {
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

/// The whole site in memory, with the number of dashboards.
///
/// # Errors
///
/// See [`Renderer::finish`].
pub fn site(
    content: &Content,
    markets: &[Market],
    miner: &Miner,
    audience: Audience,
) -> Result<(Site, usize), RenderError> {
    let generator = generator(miner.catalogue());
    let pages: Vec<MarketReport> =
        markets.par_iter().map(|market| report::market_report(market, &generator)).collect();
    let renderer = Renderer::new(SiteInput { config: &content.site, markets: &pages });
    let dashboards = each_report(content, markets, miner, audience, |report, placement| {
        renderer.dashboard(&report, &report::markdown(&report), placement)
    })
    .into_iter()
    .collect::<Result<Vec<_>, _>>()?;
    let count = dashboards.len();
    let mut site = renderer.finish(dashboards)?;
    for id in &content.unreadable {
        site.keep_earlier(site::candidate_folder(id));
    }
    Ok((site, count))
}
