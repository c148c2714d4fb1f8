//! The page of a posting: what it asks, each with the sentence that says so.

use crate::market::{Ask, PostingSummary};
use crate::report::MarketReport;
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::market_index::{MarketIndex, Posted};
use crate::site::{File, RenderError, SiteInput, address, filters};
use crate::skills::Strength;
use askama::Template;

#[derive(Template)]
#[template(path = "posting.html")]
struct Posting<'a> {
    frame: Frame<'a>,
    index: &'a MarketIndex<'a>,
    report: &'a MarketReport,
    posting: &'a PostingSummary,
}

impl Posting<'_> {
    /// The way to a skill of the market.
    fn skill(&self, id: &str) -> Option<String> {
        self.index.skill(id).map(|place| format!("../{place}"))
    }

    /// Asks of a strength.
    fn asks(&self) -> [(&'static str, Vec<&Ask>); 3] {
        let of = |strength: Strength| {
            self.posting.asks.iter().filter(|ask| ask.strength == strength).collect()
        };
        [
            ("Required", of(Strength::Required)),
            ("Preferred", of(Strength::Preferred)),
            ("Mentioned", of(Strength::Unspecified)),
        ]
    }
}

/// `markets/<id>/postings/<posting>.html`.
pub(crate) fn posting(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: &MarketIndex<'_>,
    posted: &Posted<'_>,
) -> Result<File, RenderError> {
    let (report, posting) = (index.report, posted.summary);
    let path = format!("{}{}", address::market(&report.market.id), posted.page);
    let title = format!("{}, {}", posting.title, posting.company);
    let description = format!(
        "What {} asks of a {}: each skill with the sentence that names it.",
        posting.company, posting.title
    );
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let page = Posting { frame, index, report, posting };
    Ok((path.into(), super::html(&page)?))
}
