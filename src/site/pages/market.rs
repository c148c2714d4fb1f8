//! The page of a market: what is asked, and every posting it was counted from.

use crate::market::{Demand, PostingSummary};
use crate::report::MarketReport;
use crate::site::assets::Assets;
use crate::site::charts::{self, Bar, Scale, StackChart, StripPlot, Tick, TrendTile};
use crate::site::frame::Frame;
use crate::site::{File, RenderError, SiteInput, address, filters};
use askama::Template;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "market.html")]
struct Market<'a> {
    frame: Frame<'a>,
    report: &'a MarketReport,
    /// Ids of the skills that have a row; a posting left out of the count may ask for others.
    counted: HashSet<&'a str>,
    axis: Vec<Tick>,
    rows: Vec<Row<'a>>,
    conditions: Vec<super::conditions::Group<'a>>,
    stack: Vec<StackChart<'a>>,
    pay: Vec<StripPlot<'a>>,
    tiles: Vec<TrendTile<'a>>,
}

struct Row<'a> {
    demand: &'a Demand,
    bar: Option<Bar>,
}

impl Market<'_> {
    fn rules(&self) -> super::rules::Rules<'_> {
        super::rules::rules(&self.report.method)
    }

    fn funnel(&self) -> Vec<super::funnel::FunnelStep> {
        super::funnel::funnel(&self.report.market.funnel)
    }

    fn counted(&self, skill: &str) -> bool {
        self.counted.contains(skill)
    }

    /// The day a posting is dated to.
    fn dated(&self, posting: &PostingSummary) -> jiff::civil::Date {
        posting.posted_on.unwrap_or(posting.first_seen)
    }
}

/// `markets/<id>/index.html` and `market.json`.
pub(crate) fn market(
    input: &SiteInput<'_>,
    assets: &Assets,
    report: &MarketReport,
) -> Result<Vec<File>, RenderError> {
    let folder = address::market(&report.market.id);
    let path = format!("{folder}index.html");
    let title = format!("{}: market", report.market.title);
    let description = format!(
        "What {} postings from {} employers ask of a {}, with the sentence behind every figure.",
        report.market.postings, report.market.employers, report.market.role
    );
    let scale = demand_scale(&report.demand);
    let rows = report.demand.iter().map(|demand| Row { demand, bar: Bar::of(demand, &scale) });
    let page = Market {
        frame: Frame::new(input.config, assets, &path, title, &description),
        report,
        counted: report.demand.iter().map(|demand| &*demand.skill.id).collect(),
        rows: rows.collect(),
        conditions: super::conditions::groups(report),
        axis: scale.ticks,
        stack: StackChart::all(&report.stack),
        pay: report.salary.panels.iter().filter_map(StripPlot::of).collect(),
        tiles: charts::tiles(&report.trends, 24),
    };
    let (html, json) = rayon::join(|| super::html(&page), || super::json(report));
    Ok(vec![(path.into(), html?), (format!("{folder}market.json").into(), json?)])
}

fn demand_scale(demand: &[Demand]) -> Scale {
    Scale::shares(demand.iter().map(|demand| demand.interval.high).fold(0.0, f64::max))
}
