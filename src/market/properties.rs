//! What holds of every market, whatever its postings.

use super::fixtures::{Offer, SKILLS, catalogue, content, day, market};
use super::{Market, MinedMarket, Share, analyse};
use crate::content::{Pay, PayAmount, PayUnit};
use crate::language::Language;
use crate::skills::Strength;
use proptest::prelude::*;
use std::collections::BTreeSet;

const DAYS: [&str; 3] = ["2026-01-01", "2026-02-01", "2026-03-01"];
const COMPANIES: [&str; 6] = ["", "One", "One GmbH", "Two", "Three", "Four"];
const STRENGTHS: [Strength; 3] = [Strength::Unspecified, Strength::Preferred, Strength::Required];
const UNITS: [PayUnit; 3] = [PayUnit::Hour, PayUnit::Month, PayUnit::Year];

prop_compose! {
    fn pay()(
        min in prop_oneof![-10.0..200.0_f64, 1e3..3e6_f64],
        times in 0.2..6.0_f64,
        currency in prop::sample::select(vec!["USD", "EUR", "JPY"]),
        unit in prop::sample::select(UNITS.to_vec()),
        bounds in 0..6_u8,
    ) -> Pay {
        let amount = match bounds {
            0 => PayAmount::From(min),
            1 => PayAmount::UpTo(min),
            _ => PayAmount::range(min, min * times),
        };
        Pay { amount, currency: currency.to_owned(), unit, raw: String::new() }
    }
}

prop_compose! {
    fn offer()(
        company in prop::sample::select(COMPANIES.to_vec()),
        has_text in prop::bool::weighted(0.9),
        truncated in prop::bool::weighted(0.1),
        asks in prop::collection::vec(
            (
                0..SKILLS.len() as u16,
                prop::sample::select(STRENGTHS.to_vec()),
                prop::option::weighted(0.3, 0..2_u16),
            ),
            0..8,
        ),
        seen in prop::sample::subsequence(DAYS.to_vec(), 1..=3),
        posted in prop::option::of(prop::sample::select(DAYS.to_vec())),
        pay in prop::collection::vec(pay(), 0..3),
    ) -> Offer {
        let mut offer = Offer::new("").company(company).seen(&seen);
        if !has_text {
            offer.posting.text = "".into();
        }
        offer.posting.truncated = truncated;
        offer.posting.posted_on = posted.map(day);
        offer.posting.pay = pay;
        offer.asks = asks
            .into_iter()
            .map(|(id, strength, one_of)| (crate::skills::SkillId(id), strength, one_of))
            .collect();
        offer
    }
}

fn offers(most: usize) -> impl Strategy<Value = Vec<Offer>> {
    prop::collection::vec(offer(), 0..most).prop_map(|mut offers| {
        for (at, offer) in offers.iter_mut().enumerate() {
            offer.posting.id = format!("p{at:03}");
        }
        offers
    })
}

fn analysed(mined: &MinedMarket, others: &[&MinedMarket]) -> Market {
    analyse(&content(&DAYS), mined, others, day(DAYS[2]), catalogue(), Language::English)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_figure_of_demand_is_consistent(offers in offers(60), other in offers(60)) {
        let (mined, other) = (market(offers), market(other));
        let market = analysed(&mined, &[&other]);
        let n = market.funnel.readable;
        let ids: BTreeSet<_> = market.demand.iter().map(|entry| &entry.skill.id).collect();
        prop_assert_eq!(ids.len(), market.demand.len(), "a skill stands in demand twice");
        prop_assert!(!market.tier_rules.is_empty());
        prop_assert_eq!(market.demand.len(), market.demand_ids.len());
        for (entry, id) in market.demand.iter().zip(&market.demand_ids) {
            prop_assert_eq!(&entry.skill, catalogue().reference(*id));
            let strengths = [entry.required, entry.preferred, entry.unspecified];
            prop_assert_eq!(strengths.iter().map(|share| share.k()).sum::<u32>(), entry.any.k());
            prop_assert!(strengths.iter().all(|share| share.n() == n) && entry.any.n() == n);
            prop_assert!((0.0..=1.0).contains(&entry.employer_weighted));
            prop_assert!(entry.employers <= entry.any.k());
            prop_assert!(1 <= entry.rank.best && entry.rank.best <= entry.rank.worst);
            if let Some(concentrated) = &entry.concentrated {
                prop_assert_eq!(concentrated.share.n(), entry.any.k());
                prop_assert_ne!(concentrated.employer.as_str(), "not stated");
            }
            let asking = market.postings.iter().filter(|posting| {
                posting.asks.iter().any(|ask| ask.skill == entry.skill)
            });
            prop_assert_eq!(asking.count() as u32, entry.any.k());
        }
        for posting in &market.postings {
            prop_assert!(posting.asks.iter().all(|ask| ids.contains(&ask.skill.id)));
            prop_assert!(posting.asks.is_sorted_by_key(|ask| std::cmp::Reverse(ask.strength)));
        }
    }

    #[test]
    fn the_funnel_and_the_snapshots_add_up(offers in offers(60)) {
        let market = analysed(&market(offers), &[]);
        let funnel = &market.funnel;
        prop_assert_eq!(funnel.distinct, funnel.no_text + funnel.truncated + funnel.readable);
        let kinds = [funnel.asking, funnel.only_naming, funnel.no_requirements, funnel.no_known_skill];
        prop_assert_eq!(funnel.readable, kinds.iter().sum::<u32>());
        prop_assert!(funnel.requiring <= funnel.asking);
        prop_assert_eq!(funnel.distinct as usize, market.postings.len());
        let new: u32 = market.snapshots.iter().map(|snapshot| snapshot.new).sum();
        prop_assert_eq!(new, funnel.readable);
        for trend in &market.trends {
            for (point, snapshot) in trend.points.iter().zip(&market.snapshots) {
                prop_assert_eq!((point.date, point.share.n()), (snapshot.date, snapshot.postings));
            }
        }
        for entry in market.stack.iter().flat_map(|group| &group.skills) {
            prop_assert_eq!(entry.any.n(), funnel.readable);
        }
    }

    #[test]
    fn what_a_posting_requires_it_asks_as_required(offers in offers(30)) {
        let market = analysed(&market(offers), &[]);
        for (posting, required) in market.postings.iter().zip(&market.requirements) {
            let asked: BTreeSet<_> = posting
                .asks
                .iter()
                .filter(|ask| ask.strength == Strength::Required)
                .filter_map(|ask| catalogue().by_id(&ask.skill.id))
                .collect();
            for list in &required.one_of {
                prop_assert!(list.len() > 1 && list.is_sorted());
                prop_assert!(list.iter().all(|skill| !required.skills.contains(skill)));
            }
            let all = required.skills.iter().chain(required.one_of.iter().flatten());
            for skill in all {
                prop_assert!(asked.contains(skill));
            }
        }
    }

    #[test]
    fn pay_adds_up_and_quantiles_lie_within(offers in offers(120)) {
        let market = analysed(&market(offers), &[]);
        let salary = &market.salary;
        let postings: u32 = salary.panels.iter().map(|panel| panel.postings).sum();
        let stating = market.postings.iter().filter(|posting| !posting.pay.is_empty()).count() as u32;
        prop_assert_eq!(salary.stated, Share::new(stating, market.funnel.distinct));
        prop_assert_eq!(salary.plausible, Share::new(postings, stating));
        let funnel = salary.funnel;
        prop_assert_eq!((funnel.postings, funnel.stating), (market.funnel.distinct, stating));
        prop_assert_eq!(
            funnel.implausible + funnel.other_currency + funnel.one_bound + funnel.ranges,
            stating
        );
        for panel in &salary.panels {
            prop_assert!(panel.groups.iter().all(|group| group.ranges >= 10));
            prop_assert!(panel.ranges.iter().all(|range| 0.0 < range.low && range.low <= range.high));
            prop_assert!((panel.ranges.len() + panel.one_sided.len()) as u32 <= panel.postings);
            prop_assert!(panel.one_sided.iter().all(|pay| 0.0 < pay.amount));
            let midpoints = || panel.ranges.iter().map(super::PayRange::midpoint);
            let least = midpoints().fold(f64::INFINITY, f64::min);
            let most = midpoints().fold(0.0, f64::max);
            prop_assert_eq!(panel.quartiles.is_some(), panel.ranges.len() >= 10);
            if let Some(quartiles) = panel.quartiles {
                let ascending =
                    [least, quartiles.p25, quartiles.median, quartiles.p75, most];
                prop_assert!(ascending.is_sorted(), "{:?}", ascending);
            }
        }
    }

    #[test]
    fn the_order_of_the_postings_makes_no_difference(
        (offers, shuffled) in offers(60)
            .prop_flat_map(|offers| (Just(offers.clone()), Just(offers).prop_shuffle())),
    ) {
        let (one, other) = (market(offers), market(shuffled));
        prop_assert_eq!(
            format!("{:?}", analysed(&one, &[&other])),
            format!("{:?}", analysed(&other, &[&one]))
        );
    }
}
