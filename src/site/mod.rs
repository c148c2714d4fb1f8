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
mod slug;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use files::{Site, SitePathError};

use crate::content::SiteConfig;
use crate::report::{MarketReport, Report};
use assets::Assets;
use rayon::prelude::*;

/// All that pages are made of.
#[derive(Debug, Clone, Copy)]
pub struct SiteInput<'a> {
    /// The site's settings.
    pub config: &'a SiteConfig,
    /// The markets, in the order shown.
    pub markets: &'a [MarketReport],
    /// The reports, sorted by candidate and then by market.
    pub reports: &'a [Report],
    /// `report.md` of each report, in the same order; a report without one has no such file.
    pub markdown: &'a [String],
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
type File = (String, Vec<u8>);

/// Renders all pages and assets.
///
/// # Errors
///
/// When two reports have the same candidate and market, or two markets the same id; templates
/// and JSON do not fail on any value of the model.
pub fn render(input: &SiteInput<'_>) -> Result<Site, RenderError> {
    let assets = Assets::built_in();
    let mut site = Site::new();
    site.insert(".nojekyll", Vec::new())?;
    for asset in [&assets.stylesheet, &assets.icon] {
        site.insert(asset.path.as_str(), asset.bytes.clone())?;
    }
    site.insert("index.html", pages::index(input, &assets)?)?;
    site.insert("404.html", pages::not_found(input.config, &assets)?)?;
    let markets = input.markets.par_iter().map(|market| pages::market(input, &assets, market));
    let candidates = candidates(input.reports);
    let candidates = candidates.par_iter().map(|reports| pages::candidate(input, &assets, reports));
    let dashboards = input.reports.par_iter().enumerate().map(|(index, report)| {
        let markdown = input.markdown.get(index).map(String::as_str);
        pages::dashboard(input, &assets, report, markdown)
    });
    for files in markets.chain(candidates).chain(dashboards).collect::<Vec<_>>() {
        for (path, bytes) in files? {
            site.insert(path, bytes)?;
        }
    }
    Ok(site)
}

/// The reports of each candidate.
fn candidates(reports: &[Report]) -> Vec<&[Report]> {
    reports.chunk_by(|a, b| a.candidate.id == b.candidate.id).collect()
}
