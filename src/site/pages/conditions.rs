//! What postings ask apart from skills, as rows with the sentences behind them.

use crate::language::{Html, Language, Message};
use crate::market::{AskedConditions, Concept, ConditionDemand, YearsDemand};
use crate::report::{ConditionQuotes, MarketReport};

/// A concept with its rows.
pub(super) struct Group<'a> {
    pub(super) title: Message<Html, (Concept,)>,
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
pub(super) fn groups(language: Language, report: &MarketReport) -> Vec<Group<'_>> {
    let title = |concept| language.html().value(concept);
    let row = |demand, figures| Row { demand, figures, quotes: quotes(report, demand) };
    let AskedConditions { years, groups } = &report.conditions;
    let of_years = years.overall.iter().chain(&years.skills);
    let years = Group {
        title: title(Concept::Years),
        rows: of_years.map(|years| row(&years.demand, Some(figures(language, years)))).collect(),
    };
    let others = groups.iter().map(|group| Group {
        title: title(group.concept),
        rows: group.rows.iter().map(|demand| row(demand, None)).collect(),
    });
    std::iter::once(years).chain(others).filter(|group| !group.rows.is_empty()).collect()
}

fn quotes<'a>(report: &'a MarketReport, demand: &ConditionDemand) -> Option<&'a ConditionQuotes> {
    report.condition_quotes.get(&demand.id).filter(|quotes| !quotes.quotes.is_empty())
}

/// Lowest to highest figure and, where there are enough, the median.
fn figures(language: Language, years: &YearsDemand) -> String {
    let say = language.plain();
    let short = |value: f64| say.whole((value * 10.0).round() / 10.0).to_string();
    let all = match (short(years.lowest), short(years.highest)) {
        (low, high) if low == high => low,
        (low, high) => say.asked_years.span(low, high).to_string(),
    };
    match &years.quartiles {
        Some(quartiles) => say.asked_years.median(all, short(quartiles.median)).to_string(),
        None => say.asked_years.plain(all).to_string(),
    }
}
