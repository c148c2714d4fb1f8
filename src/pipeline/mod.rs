//! From the content directory to a site in memory, in the order in which things depend on each other.

mod days;
mod titles;

use crate::candidate::{self, Candidate};
use crate::content::{self, Content, MarketContent, Overrides, Profile, Visibility};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, did_you_mean};
use crate::language::Language;
use crate::market::{self, Market, MinedMarket};
use crate::report::derivation::PostingDerivation;
use crate::report::{self, Generator, MarketReport, Report, Reporter};
use crate::site::{self, Placement, RenderError, Renderer, Site, SiteInput, SkillPages, Target};
use crate::skills::{Catalogue, Miner};
pub use days::check_future;
pub(crate) use days::{in_past, is_future};
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// The ids of what `init` makes for a first look.
const EXAMPLE_MARKET: &str = "example";
const EXAMPLE_PROFILE: &str = "me";

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
    let content = content::load(&found, overrides, &content::Disk, diagnostics);
    let skills = content::load_skills(&found, diagnostics);
    Loaded { content, miner: Miner::of_site(&skills, diagnostics) }
}

/// What made the reports.
pub fn generator(catalogue: &Catalogue, language: Language) -> Generator {
    let own = catalogue.own();
    Generator {
        name: "careerdash",
        version: env!("CARGO_PKG_VERSION"),
        language,
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
        content.markets.par_iter().map(|market| mine_market(market, miner, None)).collect();
    analyse_markets(content, &mined.iter().collect::<Vec<_>>(), miner)
}

/// Title filter, then duplicates, then mining: the order of the funnel.
///
/// `before` is what the same miner found earlier; the result does not depend on it.
pub fn mine_market(
    content: &MarketContent,
    miner: &Miner,
    before: Option<&MinedMarket>,
) -> MinedMarket {
    let (distinct, funnel) = market::clean(content);
    market::mine_new(distinct, funnel, miner, before)
}

/// Analyses the markets of a site; `mined` are theirs, in the same order.
pub fn analyse_markets(content: &Content, mined: &[&MinedMarket], miner: &Miner) -> Vec<Market> {
    content
        .markets
        .par_iter()
        .zip(mined)
        .map(|(market, own)| {
            let (catalogue, language) = (miner.catalogue(), content.site.spoken());
            market::analyse(market, own, mined, content.as_of, catalogue, language)
        })
        .collect()
}

/// Everything that makes reports for the markets of a site.
pub struct Desk<'a> {
    markets: &'a [Market],
    reporters: Vec<Reporter<'a>>,
    miner: &'a Miner,
    language: Language,
    as_of: Date,
}

impl<'a> Desk<'a> {
    /// Looks the markets up.
    pub fn new(
        markets: &'a [Market],
        miner: &'a Miner,
        generator: &'a Generator,
        as_of: Date,
    ) -> Self {
        let reporter = |market| Reporter::new(market, miner.catalogue(), generator);
        let reporters = markets.par_iter().map(reporter).collect();
        Self { markets, reporters, miner, language: generator.language, as_of }
    }

    /// The markets that a profile aims at, and its place among the others.
    pub fn targets(&self, profile: &Profile) -> (Vec<&'a Market>, Placement) {
        let targets = targets(profile, self.markets);
        let targets: Vec<&Market> = targets.into_iter().map(|index| &self.markets[index]).collect();
        let target =
            |market: &&Market| Target { market: market.id.clone(), title: market.title.clone() };
        let placement = Placement {
            targets: targets.iter().map(target).collect(),
            private: profile.career.visibility == Visibility::Private,
            sections: profile.career.sections.clone(),
        };
        (targets, placement)
    }

    /// What a profile shows, whatever it aims at.
    pub fn candidate(&self, profile: &Profile) -> Candidate {
        candidate::analyse(profile, self.miner, self.as_of, self.language)
    }

    /// Holds a candidate against the market of this id; `None` when there is no such market.
    pub fn report(&self, profile: &Profile, candidate: &Candidate, market: &str) -> Option<Report> {
        let index = self.markets.iter().position(|known| known.id == market)?;
        Some(self.reporters[index].report(candidate, profile))
    }

    /// How the postings that a report lists as met or near come to be so.
    pub fn postings<'c>(
        &'c self,
        profile: &Profile,
        candidate: &'c Candidate,
        report: &Report,
    ) -> Vec<PostingDerivation<'c>> {
        let reporter = self.markets.iter().position(|known| known.id == report.market.id);
        reporter.map_or_else(Vec::new, |index| {
            let reporter = &self.reporters[index];
            PostingDerivation::listed(reporter, candidate, profile, &report.matching)
        })
    }
}

/// A report with what its pages show besides.
pub struct Made<'a> {
    /// The report.
    pub report: Report,
    /// The postings it lists as met or near, held against the candidate.
    pub postings: Vec<PostingDerivation<'a>>,
    /// Its place among the others.
    pub placement: Placement,
}

/// Holds every candidate that `audience` may see against each of its targets and gives each report
/// to `take`.
///
/// The results come by candidate and then in the order of targets; reports are dropped as soon as
/// they were taken.
pub fn each_report<T: Send>(
    content: &Content,
    markets: &[Market],
    miner: &Miner,
    audience: Audience,
    take: impl Fn(&Made<'_>) -> T + Sync,
) -> Vec<T> {
    let generator = generator(miner.catalogue(), content.site.spoken());
    let desk = Desk::new(markets, miner, &generator, content.as_of);
    shown(content, audience)
        .into_par_iter()
        .flat_map_iter(|profile| {
            let candidate = desk.candidate(profile);
            let (targets, placement) = desk.targets(profile);
            let reports = targets.into_iter().filter_map(|market| {
                let report = desk.report(profile, &candidate, &market.id)?;
                let postings = desk.postings(profile, &candidate, &report);
                Some(take(&Made { report, postings, placement: placement.clone() }))
            });
            reports.collect::<Vec<_>>()
        })
        .collect()
}

/// A candidate held against one of the targets, with what the report was made from.
pub struct Case<'a> {
    /// The candidate's profile.
    pub profile: &'a Profile,
    /// What it shows.
    pub candidate: &'a Candidate,
    /// The target.
    pub market: &'a Market,
    /// What made the report.
    pub reporter: &'a Reporter<'a>,
    /// The report.
    pub report: &'a Report,
}

/// Makes one report and gives it to `take` with what it was made from.
pub fn with_case<T>(
    profile: &Profile,
    market: &Market,
    miner: &Miner,
    take: impl FnOnce(&Case<'_>) -> T,
) -> T {
    let generator = generator(miner.catalogue(), market.language);
    let reporter = Reporter::new(market, miner.catalogue(), &generator);
    let candidate = candidate::analyse(profile, miner, market.as_of, market.language);
    let report = reporter.report(&candidate, profile);
    take(&Case { profile, candidate: &candidate, market, reporter: &reporter, report: &report })
}

/// The profiles that the site shows.
pub fn shown(content: &Content, audience: Audience) -> Vec<&Arc<Profile>> {
    let shown = |profile: &&Arc<Profile>| {
        audience == Audience::Owner || profile.career.visibility == Visibility::Public
    };
    content.profiles.iter().filter(shown).collect()
}

/// Indexes of the markets a profile aims at: as listed, else all.
pub fn targets(profile: &Profile, markets: &[Market]) -> Vec<usize> {
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

/// Problems that show only when everything is read: recorded progress in unknown skills, title
/// filters that leave next to nothing, snapshots far from their postings, examples left behind.
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
    titles::check(content, diagnostics);
    days::check(content, diagnostics);
    warn_of_examples(content, diagnostics);
}

/// The example market and candidate that `init` makes go on being counted beside one's own.
fn warn_of_examples(content: &Content, diagnostics: &mut Diagnostics) {
    let own = content.markets.iter().any(|market| {
        !market.config.synthetic && market.snapshots.iter().any(|day| !day.postings.is_empty())
    });
    let example = content.markets.iter().find(|market| market.id == EXAMPLE_MARKET);
    if own && example.is_some_and(|market| market.config.synthetic) {
        let message = "the postings of the market `example` are made up and counted beside yours";
        diagnostics.push(
            Diagnostic::warning("example-left", message)
                .at(Location::file(format!("content/markets/{EXAMPLE_MARKET}/market.toml")))
                .hint(format!(
                    "delete the folder {}",
                    as_typed(content, &format!("content/markets/{EXAMPLE_MARKET}"))
                )),
        );
    }
    let own = content.profiles.iter().any(|profile| !profile.career.sample);
    let example = content.profiles.iter().find(|profile| profile.id == EXAMPLE_PROFILE);
    if let Some(example) = example.filter(|profile| own && profile.career.sample) {
        let message = "the candidate `me` is the invented one that the site began with";
        diagnostics.push(
            Diagnostic::warning("example-left", message)
                .at(Location::file(example.file.clone()))
                .hint(format!(
                    "delete {}, now that there is a profile of your own",
                    as_typed(content, &example.file)
                )),
        );
    }
}

/// A file of a site as it can be typed where the site's folder was named.
fn as_typed(content: &Content, name: &str) -> String {
    let path = content.root.join(name);
    path.strip_prefix(".").unwrap_or(&path).to_string_lossy().into_owned()
}

/// The markets by themselves.
pub fn market_reports(
    markets: &[Market],
    miner: &Miner,
    generator: &Generator,
) -> Vec<MarketReport> {
    let catalogue = miner.catalogue();
    let report = |market| report::market_report(market, catalogue, generator);
    markets.par_iter().map(report).collect()
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
    let generator = generator(miner.catalogue(), content.site.spoken());
    let reports = market_reports(markets, miner, &generator);
    let renderer = Renderer::new(SiteInput {
        config: &content.site,
        theme: &content.theme,
        markets: &reports,
    });
    // Nobody but its owner sees a preview, and cards would take their time at every edit.
    let renderer = if audience == Audience::Public { renderer.with_cards() } else { renderer };
    let dashboards = each_report(content, markets, miner, audience, |made| {
        let markdown = report::markdown(&made.report);
        renderer.dashboard(&made.report, &made.postings, &markdown, &made.placement).map(Arc::new)
    })
    .into_iter()
    .collect::<Result<Vec<_>, _>>()?;
    let count = dashboards.len();
    let pages = reports.par_iter().map(|market| renderer.market(&market.market.id));
    let pages = pages.collect::<Result<Vec<_>, _>>()?;
    let mut site = renderer.finish(&dashboards, &pages, &mut SkillPages::default())?;
    for id in &content.unreadable {
        site.keep_earlier(site::candidate_folder(id));
    }
    Ok((site, count))
}
