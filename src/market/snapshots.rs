//! Volume and pay of a market at each day of collection.

use super::SnapshotSummary;
use super::salary::{PlausiblePay, QUARTILES_FROM, midpoints, one_per_employer};
use super::statistics::quantile;
use super::tally::Tally;
use crate::content::MarketContent;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// One summary per day of collection, oldest first; pay in `currency`.
pub(crate) fn snapshots(
    content: &MarketContent,
    tally: &Tally<'_>,
    pay: &[PlausiblePay<'_>],
    currency: Option<&str>,
) -> Vec<SnapshotSummary> {
    let mut formats: BTreeMap<Date, BTreeSet<&'static str>> = BTreeMap::new();
    for snapshot in &content.snapshots {
        let found = snapshot.postings.iter().map(|posting| posting.format);
        formats.entry(snapshot.date).or_default().extend(found);
    }
    let summary = |(date, formats): (Date, BTreeSet<&'static str>)| {
        let present: Vec<usize> = (0..tally.postings.len())
            .filter(|at| tally.postings[*at].snapshots.binary_search(&date).is_ok())
            .collect();
        let employers: BTreeSet<usize> = present
            .iter()
            .map(|at| tally.employer_of[*at])
            .filter(|employer| tally.employers[*employer].label.is_some())
            .collect();
        let new = present.iter().filter(|at| tally.postings[**at].first_seen() == date);
        let midpoints = midpoints(&pay_at(date, pay, currency));
        SnapshotSummary {
            date,
            employers: employers.len() as u32,
            new: new.count() as u32,
            postings: present.len() as u32,
            formats: formats.into_iter().collect(),
            median_pay: (midpoints.len() >= QUARTILES_FROM)
                .then(|| quantile(&midpoints, 0.5))
                .flatten(),
            pay_ranges: midpoints.len() as u32,
        }
    };
    formats.into_iter().map(summary).collect()
}

/// The pay in `currency` of the postings of a day, one per employer and identical statement.
pub(crate) fn pay_at<'s, 'a>(
    date: Date,
    pay: &'s [PlausiblePay<'a>],
    currency: Option<&str>,
) -> Vec<&'s PlausiblePay<'a>> {
    one_per_employer(pay.iter().filter(|stated| {
        currency == Some(stated.currency.as_str())
            && stated.posting.snapshots.binary_search(&date).is_ok()
    }))
}

#[cfg(test)]
mod tests {
    use crate::content::PayUnit::Year;
    use crate::language::Language;
    use crate::market::analyse;
    use crate::market::fixtures::{Offer, catalogue, content, day, market};

    #[test]
    fn a_posting_counts_in_every_snapshot_it_was_seen_in_and_is_new_once() {
        let (old, new) = ("2026-01-01", "2026-02-01");
        let mut offers: Vec<Offer> = (0..10)
            .map(|at| {
                let pay = 100e3 + f64::from(at) * 1e3;
                Offer::new(&format!("p{at}")).company("One").pays("USD", pay, pay, Year)
            })
            .collect();
        offers[0].seen = vec![day(old), day(new)];
        offers.push(Offer::new("late").company("Two").seen(&[new]));
        offers.push(Offer::new("euro").pays("EUR", 60e3, 70e3, Year).seen(&[new]));
        let mined = market(offers);
        let market =
            analyse(&content(&[new, old]), &mined, &[], day(new), catalogue(), Language::English);
        let [first, second] = &market.snapshots[..] else { panic!("two snapshots") };
        assert_eq!((first.date, first.postings, first.new, first.employers), (day(old), 10, 10, 1));
        assert_eq!((first.median_pay, first.pay_ranges), (Some(104_500.0), 10));
        assert_eq!((second.postings, second.new, second.employers), (3, 2, 2));
        assert_eq!((second.median_pay, second.pay_ranges), (None, 1));
        assert_eq!(second.formats, ["plain"]);
    }
}
