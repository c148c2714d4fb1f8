//! The card of a site's first page: which markets it is about.

use super::{Card, CardError, Colours, Row, drawable};
use crate::site::SiteInput;
use crate::site::assets::Assets;

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
    let say = input.config.spoken().plain();
    let (candidates, number) = (say.count.candidates(candidates), say.card.markets(markets.len()));
    let basis = say.card.counts(candidates, number).to_string();
    let day = markets.iter().map(|market| market.as_of).max();
    let mut sheet = super::framed(colours, say, "", day, &[basis]);
    let title = drawable(&input.config.title);
    let title = title.unwrap_or_else(|| say.card.index().to_string());
    super::heading(&mut sheet, colours, &title, None);
    let rows = markets.iter().map(|report| Row {
        label: &report.market.title,
        part: None,
        tone: &colours.neutral,
        figure: say.count.postings(report.market.postings).to_string(),
    });
    super::rows(&mut sheet, colours, rows);
    sheet.finish()
}
