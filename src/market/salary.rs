//! Stated pay of a market: one range per posting, one per employer and range, never converted.

use super::employer::employer_label;
use super::mining::MinedPosting;
use super::pay::{YearlyPay, annualised_by, currency};
use super::share::{Interval, Share};
use super::statistics::quantile;
use super::{ImplausiblePay, PayPanel, PayRange, Quartiles, Salary};
use crate::content::Pay;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest ranges for a median and quartiles.
pub(crate) const QUARTILES_FROM: usize = 10;
/// Fewest ranges for the 10 % and 90 % quantiles.
const OUTER_FROM: usize = 20;

/// The range that stands for a posting.
#[derive(Debug, Clone)]
pub(crate) struct StatedRange<'a> {
    pub(crate) posting: &'a MinedPosting,
    pub(crate) pay: &'a Pay,
    pub(crate) currency: String,
    pub(crate) yearly: YearlyPay,
}

/// The first plausible pay of each posting that has one, in order.
pub(crate) fn stated_ranges<'a>(postings: &[&'a MinedPosting]) -> Vec<StatedRange<'a>> {
    let first = |posting: &&'a MinedPosting| {
        let posting = *posting;
        posting.posting.pay.iter().find_map(|pay| {
            let yearly = YearlyPay::new(pay).ok()?;
            Some(StatedRange { posting, pay, currency: currency(pay), yearly })
        })
    };
    postings.iter().filter_map(first).collect()
}

/// One range per employer and identical range, the first of equals; postings that state no
/// employer count as one employer, so that no copy of an advertisement weighs twice.
pub(crate) fn one_per_employer<'r, 'a>(
    ranges: impl IntoIterator<Item = &'r StatedRange<'a>>,
) -> Vec<&'r StatedRange<'a>> {
    let mut seen = BTreeSet::new();
    ranges
        .into_iter()
        .filter(|range| {
            let YearlyPay { low, high } = range.yearly;
            let employer = range.posting.employer.as_str();
            seen.insert((employer, range.currency.as_str(), low.to_bits(), high.to_bits()))
        })
        .collect()
}

/// Ascending midpoints of ranges.
pub(crate) fn midpoints(ranges: &[&StatedRange<'_>]) -> Vec<f64> {
    let mut midpoints: Vec<f64> = ranges.iter().map(|range| range.yearly.midpoint()).collect();
    midpoints.sort_by(f64::total_cmp);
    midpoints
}

/// Pay of all distinct `postings`, the panel of the market's `own` currency first.
pub(crate) fn salary(
    postings: &[&MinedPosting],
    ranges: &[StatedRange<'_>],
    own: Option<&str>,
) -> Salary {
    let mut by_currency: BTreeMap<&str, Vec<&StatedRange<'_>>> = BTreeMap::new();
    for range in ranges {
        by_currency.entry(&range.currency).or_default().push(range);
    }
    let mut panels: Vec<PayPanel> =
        by_currency.into_iter().map(|(currency, ranges)| panel(currency, &ranges)).collect();
    // Stable: the code decides between equals.
    panels.sort_by_key(|panel| {
        (Reverse(own == Some(panel.currency.as_str())), Reverse(panel.ranges.len()))
    });
    Salary {
        stated: Share::new(ranges.len() as u32, postings.len() as u32),
        panels,
        implausible: implausible(postings),
        annualised_by: annualised_by(),
    }
}

fn panel(currency: &str, stated: &[&StatedRange<'_>]) -> PayPanel {
    let distinct = one_per_employer(stated.iter().copied());
    let midpoints = midpoints(&distinct);
    let employers: BTreeSet<&str> =
        stated.iter().map(|range| range.posting.employer.as_str()).collect();
    let mut ranges: Vec<PayRange> = distinct.into_iter().map(pay_range).collect();
    ranges.sort_by(|a, b| {
        a.low
            .total_cmp(&b.low)
            .then(a.high.total_cmp(&b.high))
            .then_with(|| a.company.cmp(&b.company))
            .then_with(|| a.posting.cmp(&b.posting))
    });
    PayPanel {
        currency: currency.to_owned(),
        ranges,
        postings: stated.len() as u32,
        employers: employers.iter().filter(|key| !key.is_empty()).count() as u32,
        quartiles: quartiles(&midpoints),
        outer: outer(&midpoints),
    }
}

fn pay_range(range: &StatedRange<'_>) -> PayRange {
    let posting = &range.posting.posting;
    PayRange {
        low: range.yearly.low,
        high: range.yearly.high,
        posting: posting.id.clone(),
        company: employer_label(&posting.company),
        title: posting.title.clone(),
        url: posting.url.clone(),
        raw: range.pay.raw.clone(),
    }
}

fn quartiles(midpoints: &[f64]) -> Option<Quartiles> {
    if midpoints.len() < QUARTILES_FROM {
        return None;
    }
    Some(Quartiles {
        p25: quantile(midpoints, 0.25)?,
        median: quantile(midpoints, 0.5)?,
        p75: quantile(midpoints, 0.75)?,
    })
}

fn outer(midpoints: &[f64]) -> Option<Interval> {
    if midpoints.len() < OUTER_FROM {
        return None;
    }
    Some(Interval { low: quantile(midpoints, 0.1)?, high: quantile(midpoints, 0.9)? })
}

fn implausible(postings: &[&MinedPosting]) -> Vec<ImplausiblePay> {
    let all = postings.iter().flat_map(|mined| {
        mined.posting.pay.iter().filter_map(|pay| {
            Some(ImplausiblePay {
                posting: mined.posting.id.clone(),
                company: employer_label(&mined.posting.company),
                raw: pay.raw.clone(),
                reason: YearlyPay::new(pay).err()?,
            })
        })
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::PayUnit::{Hour, Year};
    use crate::market::fixtures::{Offer, analysed};

    #[test]
    fn an_employer_counts_once_per_range() {
        let salary = analysed([
            Offer::new("a").company("One").pays("USD", 100e3, 120e3, Year),
            Offer::new("b").company("One Inc.").pays("USD", 120e3, 100e3, Year),
            Offer::new("c").company("One").pays("USD", 110e3, 130e3, Year),
            Offer::new("d").company("Two").pays("USD", 100e3, 120e3, Year),
            Offer::new("e").pays("usd", 50.0, 60.0, Hour),
            Offer::new("f"),
        ])
        .salary;
        assert_eq!(salary.stated, Share::new(5, 6));
        assert_eq!(salary.panels.len(), 1);
        let panel = &salary.panels[0];
        assert_eq!((panel.postings, panel.employers, panel.ranges.len()), (5, 2, 4));
        let lows: Vec<f64> = panel.ranges.iter().map(|range| range.low).collect();
        assert_eq!(lows, [100e3, 100e3, 104e3, 110e3]);
        assert_eq!((panel.quartiles, panel.outer), (None, None));
    }

    #[test]
    fn the_first_plausible_range_stands_for_a_posting() {
        let salary = analysed([Offer::new("a")
            .pays("USD", 1.0, 2.0, Year)
            .pays("USD", 100e3, 120e3, Year)
            .pays("USD", 300e3, 320e3, Year)
            .pays("USD", 0.0, 320e3, Year)])
        .salary;
        assert_eq!(salary.panels[0].ranges.len(), 1);
        assert_eq!(salary.panels[0].ranges[0].low, 100e3);
        let reasons: Vec<&str> = salary.implausible.iter().map(|pay| &*pay.reason).collect();
        assert_eq!(reasons, ["USD 1 a year is less than 5,000", "the lower bound is not above 0"]);
    }

    #[test]
    fn currencies_stay_apart_the_own_first_then_the_larger() {
        let offers = [("a", "EUR"), ("b", "GBP"), ("c", "GBP"), ("d", "USD"), ("e", "CHF")]
            .map(|(id, currency)| Offer::new(id).company(id).pays(currency, 90e3, 99e3, Year));
        let panels = analysed(offers).salary.panels;
        let currencies: Vec<&str> = panels.iter().map(|panel| &*panel.currency).collect();
        assert_eq!(currencies, ["USD", "GBP", "CHF", "EUR"]);
    }

    #[test]
    fn quantiles_need_ten_and_twenty_ranges() {
        let panel = |count: u32| {
            let offers = (1..=count).map(|at| {
                let amount = f64::from(at) * 10e3;
                Offer::new(&format!("p{at}")).company("One").pays("USD", amount, amount, Year)
            });
            analysed(offers).salary.panels.remove(0)
        };
        assert_eq!(panel(9).quartiles, None);
        // As R's quantile(1:10), in tens of thousands.
        let expected = Quartiles { p25: 32_500.0, median: 55_000.0, p75: 77_500.0 };
        assert_eq!(panel(10).quartiles, Some(expected));
        assert_eq!(panel(19).outer, None);
        let outer = panel(20).outer.unwrap();
        // quantile(1:20, c(.1, .9)) is 2.9 and 18.1.
        assert!((outer.low - 29_000.0).abs() < 1e-6 && (outer.high - 181_000.0).abs() < 1e-6);
    }
}
