//! What the market asks and pays.

use super::{figure, labels, requirement_ref, say, with_demand};
use crate::language::{Day, List, PlainMessages, Whole};
use crate::market::{PayPanel, Quartiles, Tier};
use crate::report::claim::Claim;
use crate::report::model::{Report, Requirement};
use crate::report::standing::can_be_gap;

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
    let say = say(report);
    let words = say.narrative_outlook;
    let title = &market.title;
    let postings = say.counted.from_distinct_readable(market.postings);
    let employers = say.counted.from_employers(market.employers);
    let (first, last) = (Day(market.first_snapshot), Day(market.last_snapshot));
    let text = match (market.first_snapshot == market.last_snapshot, market.synthetic) {
        _ if market.postings == 0 => words.no_posting(title).to_string(),
        (true, false) => words.source_on(title, postings, employers, last).to_string(),
        (true, true) => words.source_on_invented(title, postings, employers, last).to_string(),
        (false, false) => words.source_between(title, postings, employers, first, last).to_string(),
        (false, true) => {
            words.source_between_invented(title, postings, employers, first, last).to_string()
        }
    };
    Claim::new(text, figure("/market/funnel")).and(figure("/market/employers"))
}

/// The most asked skills; soft ones and whole fields of work aside.
fn top(report: &Report) -> Option<Claim> {
    let asked: Vec<&Requirement> =
        report.requirements.iter().filter(|asked| can_be_gap(asked.demand.skill.kind)).collect();
    let shown = &asked[..asked.len().min(TOP)];
    let (first, last) = (shown.first()?, shown.last()?);
    let say = say(report);
    let words = say.narrative_outlook;
    let mut named: Vec<String> = shown.iter().map(|asked| with_demand(asked, say)).collect();
    let tied = asked[shown.len()..]
        .iter()
        .take_while(|next| next.demand.any.k() == last.demand.any.k())
        .count();
    if tied > 0 {
        named.push(words.tied(tied).to_string());
    }
    let text = words.top(shown.len(), named.join("; ")).to_string();
    let claim = Claim::new(text, requirement_ref(&first.demand.skill));
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
    let names = labels(core.iter().copied());
    let words = say(report).narrative_outlook;
    let text = words.core(core.len(), List::first(&names, CORE)).to_string();
    Some(Claim::new(text, requirement_ref(first)).and(figure("/method/tiers")))
}

fn pay(report: &Report) -> Vec<Claim> {
    let salary = &report.salary;
    let say = say(report);
    let words = say.narrative_outlook;
    let stated = salary.stated.of_postings();
    if salary.stated.n() == 0 {
        return Vec::new();
    }
    if salary.stated.k() == 0 {
        return vec![Claim::new(words.no_pay().to_string(), figure("/salary/stated"))];
    }
    let Some((first, others)) = salary.panels.split_first() else {
        let text = words.pay_implausible(stated).to_string();
        return vec![Claim::new(text, figure("/salary/stated"))];
    };
    let implausible = salary.stated.k() - salary.plausible.k().min(salary.stated.k());
    let text = panel(first, say);
    let text = match implausible {
        0 => format!("{text} {}", words.pay_stated(stated)),
        count => format!("{text} {}", words.pay_stated_partly(stated, count)),
    };
    let mut claims =
        vec![Claim::new(text, figure("/salary/panels/0")).and(figure("/salary/stated"))];
    let detectable = first.premiums.skills.iter().filter(|premium| premium.detectable);
    claims.extend(detectable.take(PREMIUMS).map(|premium| {
        let text = say.value(premium.told_in(&first.currency)).to_string();
        Claim::new(text, figure("/salary/panels/0/premiums"))
    }));
    if !others.is_empty() {
        let named: Vec<String> = others
            .iter()
            .map(|panel| match panel.ranges.len() {
                0 => words.currency_bounds(panel.one_sided.len(), &panel.currency).to_string(),
                ranges => words.currency_ranges(ranges, &panel.currency).to_string(),
            })
            .collect();
        let text = words.currencies(List::all(&named)).to_string();
        claims.push(Claim::new(text, figure("/salary/panels")));
    }
    claims
}

fn panel(panel: &PayPanel, say: PlainMessages) -> String {
    let words = say.narrative_outlook;
    let currency = &panel.currency;
    let ranges = say.counted.stated_ranges(panel.ranges.len());
    let employers = say.counted.from_employers(panel.employers);
    if let Some(Quartiles { p25, median, p75 }) = panel.quartiles {
        let [low, median, high] = [p25, median, p75].map(Whole);
        return words.pay_median(currency, median, low, high, ranges, employers).to_string();
    }
    if panel.ranges.is_empty() {
        return words.pay_bounds(panel.one_sided.len(), currency).to_string();
    }
    let low = panel.ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
    let high = panel.ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max);
    if low < high {
        words.pay_between(currency, Whole(low), Whole(high), ranges, employers).to_string()
    } else {
        words.pay_one(currency, Whole(low), ranges, employers).to_string()
    }
}
