//! What postings ask apart from skills, as rows with the sentences behind them.

use super::super::filters;
use crate::market::{AskedConditions, Concept, ConditionDemand, YearsDemand};
use crate::report::{ConditionQuotes, MarketReport};

/// A concept with its rows.
pub(super) struct Group<'a> {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row<'a>>,
}

/// One thing asked or offered.
pub(super) struct Row<'a> {
    pub(super) demand: &'a ConditionDemand,
    /// The figures of years, such as "2 to 8 years, median 4".
    pub(super) figures: Option<String>,
    pub(super) quotes: Option<&'a ConditionQuotes>,
}

/// Every concept that a readable posting states, years first.
pub(super) fn groups(report: &MarketReport) -> Vec<Group<'_>> {
    let row = |demand, figures| Row { demand, figures, quotes: quotes(report, demand) };
    let AskedConditions { years, groups } = &report.conditions;
    let of_years = years.overall.iter().chain(&years.skills);
    let years = Group {
        title: Concept::Years.title(),
        rows: of_years.map(|years| row(&years.demand, Some(figures(years)))).collect(),
    };
    let others = groups.iter().map(|group| Group {
        title: group.concept.title(),
        rows: group.rows.iter().map(|demand| row(demand, None)).collect(),
    });
    std::iter::once(years).chain(others).filter(|group| !group.rows.is_empty()).collect()
}

fn quotes<'a>(report: &'a MarketReport, demand: &ConditionDemand) -> Option<&'a ConditionQuotes> {
    report.condition_quotes.get(&demand.id).filter(|quotes| !quotes.quotes.is_empty())
}

/// Lowest to highest figure and, where there are enough, the median.
fn figures(years: &YearsDemand) -> String {
    let short = |value: f64| filters::grouped((value * 10.0).round() / 10.0);
    let span = |low: f64, high: f64| match (short(low), short(high)) {
        (low, high) if low == high => low,
        (low, high) => format!("{low} to {high}"),
    };
    let all = span(years.lowest, years.highest);
    match &years.quartiles {
        Some(quartiles) => format!("{all} years, median {}", short(quartiles.median)),
        None => format!("{all} years"),
    }
}
