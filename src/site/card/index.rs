//! The card of a site's first page: which markets it is about.

use super::{Card, CardError, Colours, Row, drawable};
use crate::site::assets::Assets;
use crate::site::{SiteInput, filters};

/// The card of `index.html`; `None` when there are to be none.
///
/// # Errors
///
/// See [`CardError`]; no site gives one.
pub(in crate::site) fn index(
    input: &SiteInput<'_>,
    assets: &Assets,
    candidates: usize,
) -> Result<Option<Card>, CardError> {
    let Some(colours) = &assets.cards else { return Ok(None) };
    Card::new("", &drawing(input, colours, candidates)).map(Some)
}

pub(super) fn drawing(input: &SiteInput<'_>, colours: &Colours, candidates: usize) -> String {
    let markets = input.markets;
    let count = |number: usize, noun| filters::counted(number as u32, noun);
    let basis = format!("{} · {}", count(candidates, "candidate"), count(markets.len(), "market"));
    let day = markets.iter().map(|market| market.as_of).max();
    let mut sheet = super::framed(colours, "", day, &[basis]);
    let title = drawable(&input.config.title);
    super::heading(&mut sheet, colours, title.as_deref().unwrap_or("Career dashboards"), None);
    let rows = markets.iter().map(|report| Row {
        label: &report.market.title,
        part: None,
        tone: &colours.neutral,
        figure: filters::counted(report.market.postings, "posting"),
    });
    super::rows(&mut sheet, colours, rows);
    sheet.finish()
}
