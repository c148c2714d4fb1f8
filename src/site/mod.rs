//! Reports → [`Site`]: pages, charts and assets, without arithmetic on the findings.
//!
//! Every link is relative and names its file, so that one build works at a domain's root, in a
//! sub-folder and from a folder opened as `file://`.

mod address;
mod assets;
mod card;
mod charts;
mod discovery;
mod evidence;
mod files;
mod filters;
mod frame;
mod lean;
mod links;
mod market_index;
mod pages;
mod restyling;
mod scripts;
mod skill_pages;
mod slug;
pub(crate) mod style;
mod what_if;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use address::candidate as candidate_folder;
pub(crate) use address::{dashboard as dashboard_folder, market as market_folder};
pub use card::CardError;
pub use files::{Bytes, Site, SitePathError};
pub use pages::explanation_page;
pub(crate) use restyling::{Restyled, Restyling};
pub use skill_pages::SkillPages;

use crate::content::theme::Theme;
use crate::content::{CohortNames, SectionSettings, SiteConfig};
use crate::report::derivation::PostingDerivation;
use crate::report::{Cohort, Headline, MarketReport, Report};
use assets::{Asset, Assets};
use card::Colours;
use market_index::MarketIndex;
use rayon::prelude::*;
use std::sync::Arc;

/// What all pages of a site share.
#[derive(Debug, Clone, Copy)]
pub struct SiteInput<'a> {
    /// The site's settings.
    pub config: &'a SiteConfig,
    /// How its pages look.
    pub theme: &'a Theme,
    /// The markets, in the order shown.
    pub markets: &'a [MarketReport],
}

/// Why a site could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Two files of one path, or a path that is none.
    #[error(transparent)]
    Path(#[from] SitePathError),
    /// A template failed.
    #[error("a page could not be written: {0}")]
    Template(#[from] askama::Error),
    /// A report could not be written as JSON.
    #[error("a report could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A link card could not be drawn.
    #[error("a link card could not be drawn: {0}")]
    Card(#[from] CardError),
}

/// A file of the site on its way.
pub(crate) type File = (Arc<str>, Bytes);

/// The rendered files of one report, and what other pages say of it.
///
/// Much smaller than the report, so that a site of thousands never holds all reports at once.
#[derive(Debug, Clone)]
pub struct Dashboard {
    headline: Headline,
    files: Vec<File>,
}

impl Dashboard {
    /// The files, all in the dashboard's folder.
    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }
}

/// The rendered files of a market: its page, its postings and `market.json`.
#[derive(Debug, Clone)]
pub struct MarketPages {
    files: Vec<File>,
}

impl MarketPages {
    /// The files, all in the market's folder.
    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }
}

/// Where a dashboard stands among the others, and what its candidate wants of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placement {
    /// The markets that the candidate aims at, in order.
    pub targets: Arc<[Target]>,
    /// Whether the candidate is private: shown to the owner with a badge, never published.
    pub private: bool,
    /// The candidate's own sections, over those of the site.
    pub sections: Option<Arc<SectionSettings>>,
}

/// A market that a candidate aims at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Market id.
    pub market: String,
    /// Market name.
    pub title: String,
}

/// Renders the pages of a site: each dashboard as soon as its report is there, the rest at the end.
#[derive(Debug)]
pub struct Renderer<'a> {
    input: SiteInput<'a>,
    assets: Assets,
    /// The markets of the input, looked up.
    markets: Vec<MarketIndex<'a>>,
}

impl<'a> Renderer<'a> {
    /// A renderer for the site of these markets.
    pub fn new(input: SiteInput<'a>) -> Self {
        let markets = input.markets.par_iter().map(MarketIndex::of).collect();
        Self { input, assets: Assets::of(input.theme, input.config.spoken()), markets }
    }

    /// Makes link cards too, unless the settings are against it. Services want the full address of
    /// a card, so a site without an address of its own has none.
    pub fn with_cards(mut self) -> Self {
        let config = self.input.config;
        if config.cards && config.base_url.is_some() {
            self.assets.cards = Some(Colours::of(&self.input.theme.look));
        }
        self
    }

    /// Stylesheet, script and pictures.
    pub(crate) fn assets(&self) -> Vec<File> {
        let file = |asset: &Asset| (asset.path.as_str().into(), asset.bytes.clone());
        self.assets.iter().map(file).collect()
    }

    fn index(&self, market: &str) -> Option<&MarketIndex<'a>> {
        self.markets.iter().find(|index| index.report.market.id == market)
    }

    /// The dashboard of a report with its `report.json` and, unless empty, `report.md`; and the
    /// pages that tell how each skill was judged and that hold `postings` against the candidate.
    ///
    /// # Errors
    ///
    /// Templates and JSON do not fail on any value of the model.
    pub fn dashboard(
        &self,
        report: &Report,
        postings: &[PostingDerivation<'_>],
        markdown: &str,
        placement: &Placement,
    ) -> Result<Dashboard, RenderError> {
        let (input, assets) = (&self.input, &self.assets);
        let index = self.index(&report.market.id);
        let skills = pages::derivations(report);
        let derived = (skills.as_slice(), postings);
        let mut files =
            pages::dashboard(input, assets, index, report, derived, markdown, placement)?;
        let (path, mut evidence) =
            pages::evidence(input, assets, index, report, &skills, placement)?;
        if let Some((_, dashboard)) = files.first() {
            evidence = links::unlink_missing(&evidence, "../index.html", dashboard);
        }
        files.push((path, evidence));
        files.extend(pages::postings(input, assets, index, report, postings, placement)?);
        files.extend(discovery::feed(input.config, report).filter(|_| !placement.private));
        let headline = Headline {
            private: placement.private,
            hidden: input.config.sections.hidden(placement.sections.as_deref()),
            ..Headline::of(report)
        };
        Ok(Dashboard { headline, files })
    }

    /// The page of a market with its postings and its `market.json`; no files for an unknown id.
    ///
    /// # Errors
    ///
    /// Templates and JSON do not fail on any value of the model.
    pub fn market(&self, id: &str) -> Result<MarketPages, RenderError> {
        let Some(index) = self.index(id) else { return Ok(MarketPages { files: Vec::new() }) };
        let page = pages::market(&self.input, &self.assets, index)?;
        let postings = index
            .postings
            .par_iter()
            .map(|posting| pages::posting(&self.input, &self.assets, index, posting));
        let mut files = page;
        files.extend(postings.collect::<Result<Vec<_>, _>>()?);
        Ok(MarketPages { files })
    }

    /// The whole site; `dashboards` are sorted by candidate and then by target. Pages of skills
    /// are taken from `skills` where they still hold, and kept there.
    ///
    /// # Errors
    ///
    /// When two reports have the same candidate and market, or two markets the same id.
    pub fn finish(
        &self,
        dashboards: &[Arc<Dashboard>],
        markets: &[MarketPages],
        skills: &mut SkillPages,
    ) -> Result<Site, RenderError> {
        let (input, assets) = (&self.input, &self.assets);
        let mut site = Site::new();
        site.insert(".nojekyll", Vec::new())?;
        for asset in assets.iter() {
            site.insert_shared(asset.path.as_str(), asset.bytes.clone())?;
        }
        let mut headlines = Vec::with_capacity(dashboards.len());
        for dashboard in dashboards {
            headlines.push(&dashboard.headline);
            for (path, bytes) in &dashboard.files {
                site.insert_shared(path.clone(), bytes.clone())?;
            }
        }
        let cohorts = cohorts(input, &headlines);
        for (path, bytes) in pages::index(input, assets, &headlines, &cohorts)? {
            site.insert_shared(path, bytes)?;
        }
        site.insert_shared("404.html", pages::not_found(input, !cohorts.is_empty())?)?;
        site.insert_shared(address::METHOD, pages::method(input, assets)?)?;
        let candidates = candidates(&headlines);
        let candidates = candidates.par_iter().map(|all| pages::candidate(self, all));
        let candidates = candidates.collect::<Result<Vec<_>, _>>()?;
        let cohorts = pages::cohort(self, &cohorts)?;
        let files = markets.iter().map(|market| &market.files).chain(&candidates).flatten();
        for (path, bytes) in files.chain(&cohorts).chain(skills.update(self, dashboards)?) {
            site.insert_shared(path.clone(), bytes.clone())?;
        }
        discovery::add(&mut site, input)?;
        Ok(site)
    }
}

/// The path that a site is served under, with a slash at both ends: that of its address, else `/`.
pub fn base_path(config: &SiteConfig) -> String {
    config.base_url.as_deref().map_or_else(|| "/".to_owned(), pages::path_of)
}

/// The cohort of each market that has one, unless the site wants none.
fn cohorts<'a>(input: &SiteInput<'a>, headlines: &[&'a Headline]) -> Vec<Cohort<'a>> {
    if !input.config.cohort.page {
        return Vec::new();
    }
    let of = |market: &MarketReport| {
        let aiming = headlines.iter().copied();
        let aiming = aiming.filter(|headline| headline.market == market.market.id);
        let mut cohort = Cohort::of(aiming)?;
        if input.config.cohort.names == CohortNames::Aliases {
            cohort.sort_by_figures();
        }
        Some(cohort)
    };
    input.markets.iter().filter_map(of).collect()
}

/// The headlines of each candidate.
fn candidates<'a, 'b>(headlines: &'a [&'b Headline]) -> Vec<&'a [&'b Headline]> {
    headlines.chunk_by(|a, b| a.candidate == b.candidate).collect()
}
