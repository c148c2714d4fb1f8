//! The first page: every candidate with every target, and the markets.

use crate::report::{Headline, MarketReport};
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::{Bytes, RenderError, SiteInput, address, candidates, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    frame: Frame<'a>,
    candidates: Vec<&'a [&'a Headline]>,
    markets: &'a [MarketReport],
}

impl Index<'_> {
    fn dashboard(&self, headline: &Headline) -> String {
        format!("{}index.html", address::dashboard(&headline.candidate, &headline.market))
    }

    fn market(&self, id: &str) -> String {
        format!("{}index.html", address::market(id))
    }
}

/// `index.html`.
pub(crate) fn index(
    input: &SiteInput<'_>,
    assets: &Assets,
    headlines: &[&Headline],
) -> Result<Bytes, RenderError> {
    let title = input.config.title.clone();
    let description = format!(
        "{title}: where each candidate stands in the market they aim at, with every figure traced to its source."
    );
    let frame = Frame::new(input.config, assets, "index.html", title, &description);
    let page = Index { frame, candidates: candidates(headlines), markets: input.markets };
    super::html(&page)
}
