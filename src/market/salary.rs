//! Stated pay of a market: one statement per posting, one per employer and range, never converted.

use super::employer::employer_label;
use super::mining::MinedPosting;
use super::pay::{YearlyPay, annualised_by, currency};
use super::pay_funnel::PayFunnel;
use super::pay_groups::pay_groups;
use super::premium::premiums;
use super::share::{Interval, Share};
use super::statistics::quantile;
use super::{Bound, ImplausiblePay, OneSidedPay, PayPanel, PayRange, Quartiles, Salary};
use crate::content::{Pay, PayAmount};
use crate::language::PlainMessages;
use crate::skills::Catalogue;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest ranges for a median and quartiles.
pub(crate) const QUARTILES_FROM: usize = 10;
/// Fewest ranges for the 10 % and 90 % quantiles.
const OUTER_FROM: usize = 20;

/// The plausible pay that stands for a posting.
#[derive(Debug, Clone)]
pub(crate) struct PlausiblePay<'a> {
    pub(crate) posting: &'a MinedPosting,
    pub(crate) pay: &'a Pay,
    pub(crate) currency: String,
    pub(crate) yearly: YearlyPay,
}

/// The first plausible range of each posting, else its first plausible bound, in order.
pub(crate) fn plausible_pay<'a>(postings: &[&'a MinedPosting]) -> Vec<PlausiblePay<'a>> {
    let first = |posting: &&'a MinedPosting| {
        let posting = *posting;
        let plausible = || {
            posting.posting.pay.iter().filter_map(|pay| {
                let yearly = YearlyPay::new(pay).ok()?;
                Some(PlausiblePay { posting, pay, currency: currency(pay), yearly })
            })
        };
        plausible().find(|stated| stated.yearly.range().is_some()).or_else(|| plausible().next())
    };
    postings.iter().filter_map(first).collect()
}

/// One per employer and identical statement, the first of equals; postings that state no
/// employer count as one employer, so that no copy of an advertisement weighs twice.
pub(crate) fn one_per_employer<'s, 'a>(
    stated: impl IntoIterator<Item = &'s PlausiblePay<'a>>,
) -> Vec<&'s PlausiblePay<'a>> {
    let mut seen = BTreeSet::new();
    stated
        .into_iter()
        .filter(|stated| {
            let amount = stated.yearly.amount();
            let bounds = (amount.min().map(f64::to_bits), amount.max().map(f64::to_bits));
            seen.insert((stated.posting.employer.as_str(), stated.currency.as_str(), bounds))
        })
        .collect()
}

/// Ascending midpoints of those that state a range; a bound alone has no middle.
pub(crate) fn midpoints(stated: &[&PlausiblePay<'_>]) -> Vec<f64> {
    let ranges = stated.iter().filter_map(|stated| stated.yearly.range());
    let mut midpoints: Vec<f64> = ranges.map(|(low, high)| f64::midpoint(low, high)).collect();
    midpoints.sort_by(f64::total_cmp);
    midpoints
}

/// Pay of all distinct `postings`, the panel of the market's `own` currency first.
pub(crate) fn salary(
    postings: &[&MinedPosting],
    plausible: &[PlausiblePay<'_>],
    own: Option<&str>,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> Salary {
    let mut by_currency: BTreeMap<&str, Vec<&PlausiblePay<'_>>> = BTreeMap::new();
    for stated in plausible {
        by_currency.entry(&stated.currency).or_default().push(stated);
    }
    let mut panels: Vec<PayPanel> = by_currency
        .into_iter()
        .map(|(currency, stated)| panel(currency, &stated, catalogue, say))
        .collect();
    // Stable: the code decides between equals.
    panels.sort_by_key(|panel| {
        let own = own == Some(panel.currency.as_str());
        (Reverse(own), Reverse(panel.ranges.len()), Reverse(panel.one_sided.len()))
    });
    let stating = postings.iter().filter(|mined| !mined.posting.pay.is_empty()).count() as u32;
    let first = panels.first().map(|panel| panel.currency.as_str());
    Salary {
        stated: Share::new(stating, postings.len() as u32),
        plausible: Share::new(plausible.len() as u32, stating),
        funnel: PayFunnel::of(postings.len() as u32, stating, plausible, first),
        panels,
        implausible: implausible(postings, say),
        annualised_by: annualised_by(say),
    }
}

fn panel(
    currency: &str,
    stated: &[&PlausiblePay<'_>],
    catalogue: &Catalogue,
    say: PlainMessages,
) -> PayPanel {
    let distinct = one_per_employer(stated.iter().copied());
    let midpoints = midpoints(&distinct);
    let employers: BTreeSet<&str> =
        stated.iter().map(|stated| stated.posting.employer.as_str()).collect();
    let mut ranges: Vec<PayRange> =
        distinct.iter().filter_map(|stated| pay_range(stated, say)).collect();
    ranges.sort_by(|a, b| {
        a.low
            .total_cmp(&b.low)
            .then(a.high.total_cmp(&b.high))
            .then_with(|| a.company.cmp(&b.company))
            .then_with(|| a.posting.cmp(&b.posting))
    });
    let mut one_sided: Vec<OneSidedPay> =
        distinct.iter().filter_map(|stated| one_sided_pay(stated, say)).collect();
    one_sided.sort_by(|a, b| {
        a.amount
            .total_cmp(&b.amount)
            .then_with(|| a.company.cmp(&b.company))
            .then_with(|| a.posting.cmp(&b.posting))
    });
    PayPanel {
        currency: currency.to_owned(),
        ranges,
        one_sided,
        postings: stated.len() as u32,
        employers: employers.iter().filter(|key| !key.is_empty()).count() as u32,
        quartiles: quartiles(&midpoints),
        outer: outer(&midpoints),
        groups: pay_groups(stated, say),
        premiums: premiums(stated, catalogue, say),
    }
}

fn pay_range(stated: &PlausiblePay<'_>, say: PlainMessages) -> Option<PayRange> {
    let (low, high) = stated.yearly.range()?;
    let posting = &stated.posting.posting;
    Some(PayRange {
        low,
        high,
        posting: posting.id.clone(),
        company: employer_label(&posting.company, say),
        title: posting.title.clone(),
        url: posting.url.clone(),
        raw: stated.pay.raw.clone(),
    })
}

fn one_sided_pay(stated: &PlausiblePay<'_>, say: PlainMessages) -> Option<OneSidedPay> {
    let (bound, amount) = match stated.yearly.amount() {
        PayAmount::Range { .. } => return None,
        PayAmount::From(min) => (Bound::From, min),
        PayAmount::UpTo(max) => (Bound::UpTo, max),
    };
    let posting = &stated.posting.posting;
    Some(OneSidedPay {
        bound,
        amount,
        posting: posting.id.clone(),
        company: employer_label(&posting.company, say),
        title: posting.title.clone(),
        url: posting.url.clone(),
        raw: stated.pay.raw.clone(),
    })
}

pub(crate) fn quartiles(midpoints: &[f64]) -> Option<Quartiles> {
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

fn implausible(postings: &[&MinedPosting], say: PlainMessages) -> Vec<ImplausiblePay> {
    let all = postings.iter().flat_map(|mined| {
        mined.posting.pay.iter().filter_map(|pay| {
            Some(ImplausiblePay {
                posting: mined.posting.id.clone(),
                company: employer_label(&mined.posting.company, say),
                raw: pay.raw.clone(),
                reason: say.value(YearlyPay::new(pay).err()?).to_string(),
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
        assert_eq!((salary.stated, salary.plausible), (Share::new(5, 6), Share::new(5, 5)));
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
    fn one_bound_alone_is_listed_and_has_no_middle() {
        use crate::content::PayAmount::{From, UpTo};
        let ranges = (0..10).map(|at| {
            let amount = f64::from(at) * 1e3 + 100e3;
            Offer::new(&format!("r{at}")).company("One").pays("USD", amount, amount, Year)
        });
        let salary = analysed(ranges.chain([
            Offer::new("a").company("Two").states("USD", UpTo(400e3), Year),
            Offer::new("b").company("Two").states("USD", UpTo(400e3), Year),
            Offer::new("c").company("Two").states("USD", From(400e3), Year),
            Offer::new("d").states("EUR", From(50.0), Hour),
            Offer::new("e").states("USD", UpTo(1e3), Year).pays("USD", 105e3, 105e3, Year),
        ]))
        .salary;
        let [dollars, euros] = &salary.panels[..] else { panic!("two panels") };
        assert_eq!((dollars.ranges.len(), dollars.postings, dollars.employers), (11, 14, 2));
        assert_eq!(dollars.quartiles.map(|quartiles| quartiles.median), Some(105e3));
        let listed: Vec<_> =
            dollars.one_sided.iter().map(|pay| (pay.bound, pay.amount, &*pay.posting)).collect();
        assert_eq!(listed, [(Bound::UpTo, 400e3, "a"), (Bound::From, 400e3, "c")]);
        assert_eq!((euros.ranges.len(), euros.one_sided[0].amount), (0, 104e3));
        assert_eq!(salary.implausible.len(), 1);
    }

    #[test]
    fn implausible_pay_is_plausible_pay() {
        let salary =
            analysed([Offer::new("a").pays("USD", 1.0, 2.0, Year), Offer::new("b")]).salary;
        assert_eq!((salary.stated, salary.plausible), (Share::new(1, 2), Share::new(0, 1)));
        assert!(salary.panels.is_empty());
        assert_eq!(salary.implausible[0].raw, "USD 1 - 2");
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
