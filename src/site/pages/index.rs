//! The first page: every candidate with every target, and the markets.

use crate::report::{Cohort, Headline, MarketReport};
use crate::site::assets::Assets;
use crate::site::card::{self, Card};
use crate::site::frame::Frame;
use crate::site::{File, RenderError, SiteInput, address, candidates};
use askama::Template;

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    frame: Frame<'a>,
    candidates: Vec<&'a [&'a Headline]>,
    markets: &'a [MarketReport],
    /// Markets with the number of candidates who are compared in them.
    compared: Vec<(&'a str, usize)>,
}

impl Index<'_> {
    fn dashboard(&self, headline: &Headline) -> String {
        format!("{}index.html", address::dashboard(&headline.candidate, &headline.market))
    }

    /// The page of a candidate with several targets.
    fn candidate(&self, headline: &Headline) -> String {
        format!("{}index.html", address::candidate(&headline.candidate))
    }

    fn market(&self, id: &str) -> String {
        format!("{}index.html", address::market(id))
    }

    fn cohort(&self) -> &'static str {
        address::COHORT
    }

    fn method(&self) -> &'static str {
        address::METHOD
    }
}

/// `index.html` and its link card.
pub(crate) fn index(
    input: &SiteInput<'_>,
    assets: &Assets,
    headlines: &[&Headline],
    cohorts: &[Cohort<'_>],
) -> Result<Vec<File>, RenderError> {
    let title = input.config.title.clone();
    let description = input.config.spoken().plain().index_page.description(&title).to_string();
    let groups = candidates(headlines);
    let card = card::index(input, assets, groups.len())?;
    let frame = Frame::new(input.config, assets, "index.html", title, &description)
        .with_card(input.config, card.as_ref());
    let compared = cohorts.iter().map(|cohort| (cohort.title, cohort.members.len()));
    let page =
        Index { frame, candidates: groups, markets: input.markets, compared: compared.collect() };
    let mut files = vec![("index.html".into(), super::html(&page)?)];
    files.extend(card.map(Card::into_file));
    Ok(files)
}
