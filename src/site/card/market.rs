//! The card of a market: what it is, and the skills asked most.

use super::{Card, CardError, Colours, Row, drawable};
use crate::report::{MarketReport, MarketSummary};
use crate::site::assets::Assets;
use crate::site::{SiteInput, address, filters};

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
    Card::new(&folder, &drawing(&input.config.title, colours, report)).map(Some)
}

pub(super) fn drawing(site: &str, colours: &Colours, report: &MarketReport) -> String {
    let market = &report.market;
    let mut sheet = super::framed(colours, site, Some(report.as_of), &basis(market));
    let title = drawable(&market.title);
    let title = title.as_deref().unwrap_or("Job market");
    super::heading(
        &mut sheet,
        colours,
        title,
        market.region.as_deref().and_then(drawable).as_deref(),
    );
    let rows = report.demand.iter().map(|demand| Row {
        label: &demand.skill.label,
        // Too few postings make no share to draw.
        part: demand.any.has_percent().then(|| demand.any.proportion()),
        tone: &colours.neutral,
        figure: super::figure(demand.any),
    });
    let none = Row {
        label: "No posting to count yet",
        part: None,
        tone: &colours.neutral,
        figure: String::new(),
    };
    let none = report.demand.is_empty().then_some(none);
    super::rows(&mut sheet, colours, rows.chain(none));
    sheet.finish()
}

/// What is known of the postings, each point in a few words.
pub(super) fn basis(market: &MarketSummary) -> Vec<String> {
    let mut basis = vec![if market.postings == 0 {
        "no readable posting yet".to_owned()
    } else {
        let employers = filters::counted(market.employers, "employer");
        format!("{} from {employers}", filters::counted(market.postings, "posting"))
    }];
    if market.synthetic {
        basis.push("synthetic postings".to_owned());
    }
    basis
}
