//! Reports → [`Site`]: pages, charts and assets, without arithmetic on the findings.
//!
//! Every link is relative and names its file, so that one build works at a domain's root, in a
//! sub-folder and from a folder opened as `file://`.

mod address;
mod assets;
mod charts;
mod evidence;
mod files;
mod filters;
mod frame;
mod pages;
mod scripts;
mod slug;
mod what_if;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use address::candidate as candidate_folder;
pub use files::{Bytes, Site, SitePathError};
pub use pages::explanation_page;

use crate::content::SiteConfig;
use crate::report::{Headline, MarketReport, Report};
use assets::Assets;
use rayon::prelude::*;
use std::sync::Arc;

/// What all pages of a site share.
#[derive(Debug, Clone, Copy)]
pub struct SiteInput<'a> {
    /// The site's settings.
    pub config: &'a SiteConfig,
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
}

/// A file of the site on its way.
type File = (Arc<str>, Bytes);

/// The rendered files of one report, and what other pages say of it.
///
/// Much smaller than the report, so that a site of thousands never holds all reports at once.
#[derive(Debug, Clone)]
pub struct Dashboard {
    headline: Headline,
    files: Vec<File>,
}

/// The rendered files of a market.
#[derive(Debug, Clone)]
pub struct MarketPages {
    files: Vec<File>,
}

/// Where a dashboard stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placement {
    /// Whether the candidate aims at further markets.
    pub siblings: bool,
    /// Whether the candidate is private: shown to the owner with a badge, never published.
    pub private: bool,
}

/// Renders the pages of a site: each dashboard as soon as its report is there, the rest at the end.
#[derive(Debug)]
pub struct Renderer<'a> {
    input: SiteInput<'a>,
    assets: Assets,
}

impl<'a> Renderer<'a> {
    /// A renderer for the site of these markets.
    pub fn new(input: SiteInput<'a>) -> Self {
        Self { input, assets: Assets::built_in() }
    }

    /// The dashboard of a report with its `report.json` and, unless empty, `report.md`.
    ///
    /// # Errors
    ///
    /// Templates and JSON do not fail on any value of the model.
    pub fn dashboard(
        &self,
        report: &Report,
        markdown: &str,
        placement: Placement,
    ) -> Result<Dashboard, RenderError> {
        let files = pages::dashboard(&self.input, &self.assets, report, markdown, placement)?;
        let headline = Headline { private: placement.private, ..Headline::of(report) };
        Ok(Dashboard { headline, files })
    }

    /// The page of a market with its `market.json`.
    ///
    /// # Errors
    ///
    /// Templates and JSON do not fail on any value of the model.
    pub fn market(&self, report: &MarketReport) -> Result<MarketPages, RenderError> {
        Ok(MarketPages { files: pages::market(&self.input, &self.assets, report)? })
    }

    /// The whole site; `dashboards` are sorted by candidate and then by target.
    ///
    /// # Errors
    ///
    /// When two reports have the same candidate and market, or two markets the same id.
    pub fn finish(
        &self,
        dashboards: &[Arc<Dashboard>],
        markets: &[MarketPages],
    ) -> Result<Site, RenderError> {
        let (input, assets) = (&self.input, &self.assets);
        let mut site = Site::new();
        site.insert(".nojekyll", Vec::new())?;
        for asset in [&assets.stylesheet, &assets.script, &assets.icon] {
            site.insert(asset.path.as_str(), asset.bytes.clone())?;
        }
        let mut headlines = Vec::with_capacity(dashboards.len());
        for dashboard in dashboards {
            headlines.push(&dashboard.headline);
            for (path, bytes) in &dashboard.files {
                site.insert_shared(path.clone(), bytes.clone())?;
            }
        }
        site.insert_shared("index.html", pages::index(input, assets, &headlines)?)?;
        site.insert_shared("404.html", pages::not_found(input.config)?)?;
        let candidates = candidates(&headlines);
        let candidates = candidates.par_iter().map(|all| pages::candidate(input, assets, all));
        let candidates = candidates.collect::<Result<Vec<_>, _>>()?;
        for files in markets.iter().map(|market| &market.files).chain(&candidates) {
            for (path, bytes) in files {
                site.insert_shared(path.clone(), bytes.clone())?;
            }
        }
        Ok(site)
    }
}

/// The path that a site is served under, with a slash at both ends: that of its address, else `/`.
pub fn base_path(config: &SiteConfig) -> String {
    config.base_url.as_deref().map_or_else(|| "/".to_owned(), pages::path_of)
}

/// The headlines of each candidate.
fn candidates<'a, 'b>(headlines: &'a [&'b Headline]) -> Vec<&'a [&'b Headline]> {
    headlines.chunk_by(|a, b| a.candidate == b.candidate).collect()
}
