//! The page of a posting: what it asks, each with the sentence that says so.

use crate::language::{Argument, Html};
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
    fn asks(&self) -> [(Strength, Vec<&Ask>); 3] {
        [Strength::Required, Strength::Preferred, Strength::Unspecified].map(|strength| {
            let asks = self.posting.asks.iter().filter(|ask| ask.strength == strength);
            (strength, asks.collect())
        })
    }

    /// How many copies are folded in, if any.
    fn copies(&self) -> Option<impl Argument<Html>> {
        let copies = self.posting.copies;
        (copies > 0).then(|| self.frame.say.posting_page.copies(copies))
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
    let say = input.config.spoken().plain().posting_page;
    let description = say.description(&posting.company, &posting.title).to_string();
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let page = Posting { frame, index, report, posting };
    Ok((path.into(), super::html(&page)?))
}
