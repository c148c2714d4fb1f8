//! The page of a market: what is asked, by whom, and every posting it was counted from.

use crate::market::{Demand, PayPanel, PayRange, PostingSummary, Tier};
use crate::report::MarketReport;
use crate::site::assets::Assets;
use crate::site::card::{self, Card};
use crate::site::charts::{self, Bar, HeatMap, Scale, StackChart, StripPlot, Tick, TrendTile};
use crate::site::frame::Frame;
use crate::site::market_index::{MarketIndex, Posted};
use crate::site::{File, RenderError, SiteInput, address, filters};
use crate::skills::Kind;
use askama::Template;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "market.html")]
struct Market<'a> {
    frame: Frame<'a>,
    index: &'a MarketIndex<'a>,
    report: &'a MarketReport,
    axis: Vec<Tick>,
    rows: Vec<Row<'a>>,
    /// Skills that fewer name, without a row.
    rare: Vec<&'a Demand>,
    /// Skills that one posting names, each with it.
    once: Vec<Once<'a>>,
    conditions: Vec<super::conditions::Group<'a>>,
    stack: Vec<StackChart<'a>>,
    heat: Option<HeatMap<'a>>,
    pay: Vec<StripPlot<'a>>,
    tiles: Vec<TrendTile<'a>>,
}

/// A skill with its bar.
struct Row<'a> {
    demand: &'a Demand,
    bar: Option<Bar>,
}

/// A skill that has no page.
struct Once<'a> {
    demand: &'a Demand,
    /// The posting that names it.
    posting: Option<&'a Posted<'a>>,
}

/// Skills with a row, unless they have a tier: a bar of further ones would be a pixel wide.
const ROWS: usize = 150;
/// Employers named at once.
const EMPLOYERS: usize = 40;

impl<'a> Market<'a> {
    fn funnel(&self) -> Vec<super::funnel::FunnelStep> {
        super::funnel::funnel(self.frame.say, &self.report.market.funnel)
    }

    /// The page of the posting of this id.
    fn posting(&self, id: &str) -> &str {
        self.index.posting(id).map_or("#postings", |posting| &posting.page)
    }

    /// The page of a skill.
    fn skill(&self, id: &str) -> String {
        address::skill_in_market(id)
    }

    /// The same as on dashboards, where a posting may have no page.
    fn source(&self, posting: &str) -> Option<String> {
        Some(self.posting(posting).to_owned())
    }

    fn pay_source(&self, range: &PayRange) -> Option<String> {
        self.source(&range.posting)
    }

    /// Currencies that are not drawn: none.
    fn other_pay(&self) -> [&PayPanel; 0] {
        []
    }

    fn stack_page(&self) -> Option<String> {
        None
    }

    fn pay_page(&self) -> Option<String> {
        None
    }

    /// The day of a posting: of its publication, else since which it is known.
    fn dated(&self, posting: &PostingSummary) -> Date {
        posting.posted_on.unwrap_or(posting.open_since)
    }

    fn first_employers(&self) -> &'a [(String, u32)] {
        &self.report.employers[..self.report.employers.len().min(EMPLOYERS)]
    }

    fn further_employers(&self) -> &'a [(String, u32)] {
        &self.report.employers[self.first_employers().len()..]
    }

    /// Whether any posting states pay, so that there is a column for it.
    fn states_pay(&self) -> bool {
        self.report.postings.iter().any(|posting| !posting.pay.is_empty())
    }
}

/// `markets/<id>/index.html` and `market.json`.
pub(crate) fn market(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: &MarketIndex<'_>,
) -> Result<Vec<File>, RenderError> {
    let report = index.report;
    let folder = address::market(&report.market.id);
    let path = format!("{folder}index.html");
    let say = input.config.spoken().plain();
    let title = say.market_page.title(&report.market.title).to_string();
    let (postings, role) = (report.market.postings, &report.market.role);
    let employers = say.count.from_employers(report.market.employers);
    let description = say.market_page.description(postings, employers, role).to_string();
    let scale = demand_scale(&report.demand);
    let paged = report.demand.iter().filter(|demand| index.has_page(&demand.skill.id));
    let has_row = |(at, demand): &(usize, &Demand)| *at < ROWS || demand.tier != Tier::Other;
    let (rows, rare): (Vec<_>, Vec<_>) = paged.enumerate().partition(has_row);
    let rows = rows.into_iter().map(|(_, demand)| Row { demand, bar: Bar::of(demand, &scale) });
    let once = report.demand.iter().filter(|demand| !index.has_page(&demand.skill.id));
    let once = once.map(|demand| {
        let mentions = index.mentions(&demand.skill.id);
        Once { demand, posting: mentions.first().map(|mention| index.mentioning(mention)) }
    });
    let panels = report.salary.panels.iter();
    let card = card::market(input, assets, report)?;
    let page = Market {
        frame: Frame::new(input.config, assets, &path, title, &description)
            .with_card(input.config, card.as_ref()),
        index,
        report,
        rows: rows.collect(),
        rare: rare.into_iter().map(|(_, demand)| demand).collect(),
        once: once.collect(),
        conditions: super::conditions::groups(input.config.spoken(), report),
        axis: scale.ticks,
        stack: StackChart::all(&report.stack),
        heat: HeatMap::of(&report.together),
        pay: panels.filter_map(|panel| StripPlot::of(panel, input.config.spoken())).collect(),
        tiles: charts::tiles(&report.trends, 24),
    };
    let (html, json) = rayon::join(|| super::html(&page), || super::json(report));
    let mut files = vec![(path.into(), html?), (format!("{folder}market.json").into(), json?)];
    files.extend(card.map(Card::into_file));
    Ok(files)
}

fn demand_scale(demand: &[Demand]) -> Scale {
    Scale::shares(demand.iter().map(|demand| demand.interval.high).fold(0.0, f64::max))
}
