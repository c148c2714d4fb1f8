//! The whole of a market from its mined postings.

use super::conditions::{asked_conditions, posting_conditions};
use super::demand::{Background, demand};
use super::development::development;
use super::employer::employer_label;
use super::mining::{MinedAsk, MinedPosting};
use super::pay::Stated;
use super::salary::{plausible_pay, salary};
use super::snapshots::snapshots;
use super::stack::stack;
use super::tally::Tally;
use super::tier::tier_rules;
use super::trend::trends;
use super::{
    Ask, Demand, Market, MinedMarket, PostingSummary, Quote, SkillTrend, Together, TrendVerdict,
};
use crate::content::MarketContent;
use crate::language::{Language, PlainMessages};
use crate::skills::{Catalogue, SkillId};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Counts, classes and tests a market.
///
/// `mined` are the distinct postings of `content`, whose own postings are only looked at for the
/// days and formats of the snapshots. `others` are the site's other markets, for what is
/// distinctive; `mined` itself may be among them and is passed over. The result does not depend
/// on the order of the postings. What is told in words is told in `language`.
pub fn analyse(
    content: &MarketContent,
    mined: &MinedMarket,
    others: &[&MinedMarket],
    as_of: Date,
    catalogue: &Catalogue,
    language: Language,
) -> Market {
    let say = language.plain();
    let config = &content.config;
    let mut postings: Vec<&MinedPosting> = mined.postings.iter().collect();
    postings.sort_by_key(|posting| {
        let origin = &posting.posting.origin;
        (Reverse(posting.date()), &posting.posting.id, &origin.file, origin.line)
    });
    let tally = Tally::new(&postings, catalogue.len());

    let currency = config.currency.as_ref().map(|code| code.trim().to_uppercase());
    let pay = plausible_pay(&postings);
    let salary = salary(&postings, &pay, currency.as_deref(), catalogue, say);
    let shown_currency =
        currency.as_deref().or(salary.panels.first().map(|panel| panel.currency.as_str()));
    let snapshots = snapshots(content, &tally, &pay, shown_currency);

    let development = development(&snapshots, &pay, shown_currency, say);
    let mut trends: BTreeMap<_, SkillTrend> =
        trends(&tally, catalogue, &snapshots, say).into_iter().collect();
    let others = others.iter().copied().filter(|other| !std::ptr::eq(*other, mined));
    let (demand_ids, demand) = demand(&tally, catalogue, &Background::new(others), |skill| {
        trends.get(&skill).is_some_and(|trend| matches!(trend.verdict, TrendVerdict::Up { .. }))
    });

    Market {
        id: content.id.clone(),
        title: config.title.clone(),
        role: config.role.clone(),
        region: config.region.clone(),
        currency,
        synthetic: config.synthetic || postings.iter().any(|posting| posting.posting.synthetic),
        language,
        as_of,
        funnel: mined.funnel.clone(),
        employers: tally.employers_by_size(),
        snapshots,
        development,
        stack: stack(&demand, say),
        together: together(&tally, &demand_ids, &demand),
        trends: demand_ids.iter().filter_map(|skill| trends.remove(skill)).collect(),
        demand,
        demand_ids,
        salary,
        conditions: asked_conditions(&tally, catalogue, say),
        requirements: postings.iter().map(|posting| posting.requirements.clone()).collect(),
        postings: postings.iter().map(|posting| summary(posting, catalogue, say)).collect(),
        tier_rules: tier_rules(say),
    }
}

fn together(tally: &Tally<'_>, ids: &[SkillId], demand: &[Demand]) -> Together {
    let postings = |id: &SkillId| tally.askers_of(*id).iter().map(|(at, _)| *at).collect();
    let asked = ids.iter().zip(demand).map(|(id, demand)| (&demand.skill, postings(id)));
    Together::of(asked, tally.n())
}

fn summary(mined: &MinedPosting, catalogue: &Catalogue, say: PlainMessages) -> PostingSummary {
    let posting = &mined.posting;
    let mut pay: Vec<String> = Vec::new();
    for words in posting.pay.iter().map(|pay| say.value(Stated(pay)).to_string()) {
        if !pay.contains(&words) {
            pay.push(words);
        }
    }
    let mut asks: Vec<Ask> = mined
        .asks
        .iter()
        .map(|ask| Ask {
            skill: catalogue.reference(ask.skill).clone(),
            strength: ask.strength,
            quote: quote(mined, ask, say),
        })
        .collect();
    asks.sort_by(|a, b| {
        b.strength
            .cmp(&a.strength)
            .then_with(|| a.skill.label.cmp(&b.skill.label))
            .then_with(|| a.skill.id.cmp(&b.skill.id))
    });
    let labelled = |list: &Vec<_>| list.iter().map(|id| catalogue.reference(*id).clone()).collect();
    PostingSummary {
        id: posting.id.clone(),
        title: posting.title.clone(),
        company: employer_label(&posting.company, say),
        locations: mined.locations.clone(),
        workplace: posting.workplace,
        url: posting.url.clone(),
        posted_on: posting.posted_on,
        open_since: mined.open_since,
        first_seen: mined.first_seen(),
        last_seen: mined.last_seen(),
        copies: mined.copies,
        nothing: mined.nothing,
        truncated: posting.truncated,
        pay,
        asks,
        conditions: posting_conditions(mined, catalogue, say),
        one_of: mined.requirements.one_of.iter().map(labelled).collect(),
        origin: posting.origin.clone(),
    }
}

fn quote(mined: &MinedPosting, ask: &MinedAsk, say: PlainMessages) -> Quote {
    let posting = &mined.posting;
    Quote {
        posting: posting.id.clone(),
        company: employer_label(&posting.company, say),
        title: posting.title.clone(),
        url: posting.url.clone(),
        date: mined.date(),
        dated: posting.posted_on.is_some(),
        strength: ask.strength,
        rule: say.value(&ask.rule).to_string(),
        before: ask.excerpt.before.clone(),
        mention: ask.excerpt.mention.clone(),
        after: ask.excerpt.after.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::content::PayUnit::{Hour, Year};
    use crate::market::fixtures::{Offer, analysed, day, skill};
    use crate::skills::Strength;

    #[test]
    fn postings_stand_newest_first_with_their_requirements_beside_them() {
        let mut published = Offer::new("z").requires("go");
        published.posting.posted_on = Some(day("2026-01-05"));
        let market = analysed([
            Offer::new("b").requires("rust"),
            Offer::new("a").requires("aws").seen(&["2025-12-01", "2026-01-01"]),
            published,
            Offer::new("c"),
        ]);
        let ids: Vec<&str> = market.postings.iter().map(|posting| &*posting.id).collect();
        assert_eq!(ids, ["z", "b", "c", "a"]);
        let required: Vec<_> =
            market.requirements.iter().map(|posting| posting.skills.clone()).collect();
        let one = |id| vec![skill(id)];
        assert_eq!(required, [one("go"), one("rust"), vec![], one("aws")]);
    }

    #[test]
    fn a_summary_tells_pay_as_stated_and_asks_strongest_first() {
        let offer = Offer::new("a")
            .pays("USD", 65.0, 80.0, Hour)
            .pays("USD", 165e3, 210e3, Year)
            .pays("USD", 65.0, 80.0, Hour)
            .asks("go", Strength::Unspecified)
            .requires("rust")
            .asks("aws", Strength::Preferred)
            .requires("docker");
        let market = analysed([offer]);
        let posting = &market.postings[0];
        assert_eq!(posting.pay, ["USD 65 to 80 an hour", "USD 165,000 to 210,000 a year"]);
        let asks: Vec<&str> = posting.asks.iter().map(|ask| &*ask.skill.id).collect();
        assert_eq!(asks, ["docker", "rust", "aws", "go"]);
        let quote = &posting.asks[1].quote;
        assert_eq!(
            [&*quote.before, &quote.mention, &quote.after, &quote.company],
            ["You know ", "rust", " well.", "not stated"]
        );
        assert_eq!(quote.date, day("2026-01-01"));
    }

    #[test]
    fn a_market_of_nothing_is_a_market() {
        let market = analysed([]);
        assert!(market.demand.is_empty() && market.stack.is_empty() && market.trends.is_empty());
        assert_eq!(market.snapshots.len(), 1);
    }
}
