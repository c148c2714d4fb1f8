//! The card of a market: what it is, and the skills asked most.

use super::{Card, CardError, Colours, Row, drawable};
use crate::language::{Language, Messages, Plain};
use crate::market::is_requirement_kind;
use crate::report::{MarketReport, MarketSummary};
use crate::site::assets::Assets;
use crate::site::{SiteInput, address};

/// The card of a market's page; `None` when there are to be none.
///
/// # Errors
///
/// See [`CardError`]; no report gives one.
pub(in crate::site) fn market(
    input: &SiteInput<'_>,
    assets: &Assets,
    report: &MarketReport,
) -> Result<Option<Card>, CardError> {
    let Some(colours) = &assets.cards else { return Ok(None) };
    let folder = address::market(&report.market.id);
    let drawing = drawing(&input.config.title, input.config.spoken(), colours, report);
    Card::new(&folder, &drawing).map(Some)
}

pub(super) fn drawing(
    site: &str,
    language: Language,
    colours: &Colours,
    report: &MarketReport,
) -> String {
    let (say, market) = (language.plain(), &report.market);
    let mut sheet = super::framed(colours, say, site, Some(report.as_of), &basis(say, market));
    let title = drawable(&market.title);
    let title = title.unwrap_or_else(|| say.card.market().to_string());
    super::heading(
        &mut sheet,
        colours,
        &title,
        market.region.as_deref().and_then(drawable).as_deref(),
    );
    // What cannot be learnt is asked by most and says least.
    let skills = || report.demand.iter().filter(|demand| is_requirement_kind(demand.skill.kind));
    let rows = skills().map(|demand| Row {
        label: &demand.skill.label,
        // Too few postings make no share to draw.
        part: demand.any.has_percent().then(|| demand.any.proportion()),
        tone: &colours.neutral,
        figure: super::figure(say, demand.any),
    });
    let no_posting = say.card.no_posting().to_string();
    let none =
        Row { label: &no_posting, part: None, tone: &colours.neutral, figure: String::new() };
    let none = skills().next().is_none().then_some(none);
    super::rows(&mut sheet, colours, rows.chain(none));
    sheet.finish()
}

/// What is known of the postings, each point in a few words.
pub(super) fn basis(say: Messages<Plain>, market: &MarketSummary) -> Vec<String> {
    let mut basis = vec![if market.postings == 0 {
        say.card.no_readable().to_string()
    } else {
        let employers = say.count.from_employers(market.employers);
        say.card.basis(say.count.postings(market.postings), employers).to_string()
    }];
    if market.synthetic {
        basis.push(say.first_screen.synthetic().to_string());
    }
    basis
}
