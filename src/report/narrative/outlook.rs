//! What the market asks and pays.

use super::{figure, labels, requirement_ref, with_demand};
use crate::market::{PayPanel, Tier};
use crate::report::claim::Claim;
use crate::report::model::{Report, Requirement};
use crate::report::standing::can_be_gap;
use crate::wording;

/// So many skills are named with their demand.
const TOP: usize = 5;
/// So many differences of pay are told.
const PREMIUMS: usize = 3;
/// So many core skills are named.
const CORE: usize = 8;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = vec![source(report)];
    if report.market.postings > 0 {
        claims.extend(
            report
                .market
                .small_sample
                .as_ref()
                .map(|text| Claim::new(text, figure("/market/postings"))),
        );
    }
    claims.extend(top(report));
    claims.extend(core(report));
    claims.extend(pay(report));
    claims
}

fn source(report: &Report) -> Claim {
    let market = &report.market;
    let when = if market.first_snapshot == market.last_snapshot {
        format!("collected on {}", wording::day(market.last_snapshot))
    } else {
        format!(
            "collected from {} to {}",
            wording::day(market.first_snapshot),
            wording::day(market.last_snapshot)
        )
    };
    let invented = if market.synthetic { ", written for demonstration" } else { "" };
    let text = if market.postings == 0 {
        format!("The market {} has no readable posting, so no demand can be shown.", market.title)
    } else {
        format!(
            "The figures for the market {} come from {} of {}, {when}{invented}.",
            market.title,
            wording::count_u32(market.postings, "distinct readable posting"),
            wording::count_u32(market.employers, "employer")
        )
    };
    Claim::new(text, figure("/market/funnel")).and(figure("/market/employers"))
}

/// The most asked skills; soft ones and whole fields of work aside.
fn top(report: &Report) -> Option<Claim> {
    let asked: Vec<&Requirement> =
        report.requirements.iter().filter(|asked| can_be_gap(asked.demand.skill.kind)).collect();
    let shown = &asked[..asked.len().min(TOP)];
    let (first, last) = (shown.first()?, shown.last()?);
    let mut named: Vec<String> = shown.iter().map(|asked| with_demand(asked)).collect();
    let tied = asked[shown.len()..]
        .iter()
        .take_while(|next| next.demand.any.k() == last.demand.any.k())
        .count();
    if tied > 0 {
        let verb = if tied == 1 { "is" } else { "are" };
        named.push(format!(
            "{} {verb} named as often as the last",
            wording::count(tied, "more skill")
        ));
    }
    let verb =
        if shown.len() == 1 { "The most asked skill is" } else { "The most asked skills are" };
    let claim =
        Claim::new(format!("{verb} {}.", named.join("; ")), requirement_ref(&first.demand.skill));
    Some(shown.iter().fold(claim, |claim, asked| claim.and(requirement_ref(&asked.demand.skill))))
}

fn core(report: &Report) -> Option<Claim> {
    let core: Vec<_> = report
        .requirements
        .iter()
        .filter(|asked| asked.demand.tier == Tier::Core)
        .map(|asked| &asked.demand.skill)
        .collect();
    let first = core.first()?;
    let names = wording::short_list(&labels(core.iter().copied()), CORE);
    let text = if core.len() == 1 {
        format!("One skill is required often enough to be core: {names}.")
    } else {
        format!("{} skills are required often enough to be core: {names}.", core.len())
    };
    Some(Claim::new(text, requirement_ref(first)).and(figure("/method/tiers")))
}

fn pay(report: &Report) -> Vec<Claim> {
    let salary = &report.salary;
    let stated = wording::share_of(salary.stated, "posting");
    if salary.stated.n() == 0 {
        return Vec::new();
    }
    if salary.stated.k() == 0 {
        let text = "No posting states pay, so no figure for pay is given.";
        return vec![Claim::new(text, figure("/salary/stated"))];
    }
    let Some((first, others)) = salary.panels.split_first() else {
        let text = format!("Pay is stated in {stated}, but nowhere is it plausible.");
        return vec![Claim::new(text, figure("/salary/stated"))];
    };
    let implausible = salary.stated.k() - salary.plausible.k().min(salary.stated.k());
    let left_out = match implausible {
        0 => String::new(),
        count => format!(", not plausibly in {count} of them"),
    };
    let text = format!("{} Pay is stated in {stated}{left_out}.", panel(first));
    let mut claims =
        vec![Claim::new(text, figure("/salary/panels/0")).and(figure("/salary/stated"))];
    let detectable = first.premiums.skills.iter().filter(|premium| premium.detectable);
    claims.extend(detectable.take(PREMIUMS).map(|premium| {
        Claim::new(premium.in_words(&first.currency), figure("/salary/panels/0/premiums"))
    }));
    if !others.is_empty() {
        let named: Vec<String> = others
            .iter()
            .map(|panel| {
                let count = match panel.ranges.len() {
                    0 => wording::count(panel.one_sided.len(), "bound"),
                    ranges => wording::count(ranges, "range"),
                };
                format!("{} ({count})", panel.currency)
            })
            .collect();
        let text = format!(
            "Pay in other currencies is shown apart, unconverted: {}.",
            wording::list(&named)
        );
        claims.push(Claim::new(text, figure("/salary/panels")));
    }
    claims
}

fn panel(panel: &PayPanel) -> String {
    let currency = &panel.currency;
    let source = format!(
        "{} from {}",
        wording::count(panel.ranges.len(), "stated range"),
        wording::count_u32(panel.employers, "employer")
    );
    if let Some(quartiles) = panel.quartiles {
        return format!(
            "Stated pay has a median of {currency} {} a year, the middle half lying between {} \
             and {} ({source}).",
            wording::thousands(quartiles.median),
            wording::thousands(quartiles.p25),
            wording::thousands(quartiles.p75),
        );
    }
    let low = panel.ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
    let high = panel.ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max);
    if panel.ranges.is_empty() {
        let count = wording::count(panel.one_sided.len(), "posting");
        return format!("Stated pay in {currency} names a lower or upper bound only ({count}).");
    }
    let span = if low < high {
        format!("{} to {}", wording::thousands(low), wording::thousands(high))
    } else {
        wording::thousands(low)
    };
    format!("Stated pay: {currency} {span} a year; {source}, too few for a median.")
}
