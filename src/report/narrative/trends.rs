//! What changed between the snapshots.

use super::{figure, requirement, requirement_ref, say};
use crate::language::{Day, Decimal, PlainMessages};
use crate::market::{Difference, Judged, SkillTrend, TrendVerdict};
use crate::report::claim::Claim;
use crate::report::model::Report;

/// So many rising and so many falling skills are named.
const NAMED: usize = 5;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let snapshots = &report.market.snapshots;
    let say = say(report);
    let words = say.narrative_trends;
    let (first, last) = match snapshots.as_slice() {
        [] => {
            let text = words.no_snapshot().to_string();
            return vec![Claim::new(text, figure("/market/snapshots"))];
        }
        [only] => {
            let text = words.one_snapshot(Day(only.date)).to_string();
            return vec![Claim::new(text, figure("/market/snapshots/0"))];
        }
        [first, .., last] => (first, last),
    };
    let development = &report.market.development;
    let mut claims = vec![match development.volume {
        Judged::CannotBeJudged { .. } => {
            let [before, after] =
                [first, last].map(|snapshot| say.count.postings(snapshot.postings));
            let text = words.volume(Day(first.date), before, Day(last.date), after).to_string();
            Claim::new(text, figure("/market/snapshots"))
        }
        _ => {
            let volume = say.value(&development.volume).to_string();
            Claim::new(volume, figure("/market/development/volume"))
        }
    }];
    claims.extend(skills(report));
    let pay = say.value(&development.pay).to_string();
    claims.push(Claim::new(pay, figure("/market/development/pay")));
    claims
}

/// Only skills that the report lists as requirements are named.
fn skills(report: &Report) -> Vec<Claim> {
    let listed: Vec<&SkillTrend> =
        report.trends.iter().filter(|trend| requirement(report, &trend.skill).is_some()).collect();
    let of = |test: fn(&TrendVerdict) -> bool| -> Vec<&SkillTrend> {
        listed.iter().filter(|trend| test(&trend.verdict)).copied().collect()
    };
    let up = of(|verdict| matches!(verdict, TrendVerdict::Up { .. }));
    let down = of(|verdict| matches!(verdict, TrendVerdict::Down { .. }));
    let unsteady = of(|verdict| matches!(verdict, TrendVerdict::Unsteady { .. }));
    let flat = of(|verdict| matches!(verdict, TrendVerdict::NoDetectableChange { .. }));
    let words = say(report).narrative_trends;
    let mut claims: Vec<Claim> = [&up, &down, &unsteady]
        .into_iter()
        .flat_map(|list| list.iter().take(NAMED))
        .filter_map(|trend| change(trend, say(report)))
        .collect();
    let more = |list: &[&SkillTrend]| list.len().checked_sub(NAMED).filter(|more| *more > 0);
    let more = [
        more(&up).map(|more| words.more_rose(more).to_string()),
        more(&down).map(|more| words.more_fell(more).to_string()),
        more(&unsteady).map(|more| words.more_unsteady(more).to_string()),
    ];
    claims.extend(more.into_iter().flatten().map(|text| Claim::new(text, figure("/trends"))));
    if !flat.is_empty() {
        let text = if claims.is_empty() {
            words.all_flat(flat.len()).to_string()
        } else {
            words.others_flat(flat.len()).to_string()
        };
        claims.push(Claim::new(text, figure("/trends")));
    } else if claims.is_empty() {
        let why = listed.iter().find_map(|trend| match &trend.verdict {
            TrendVerdict::CannotBeJudged { why } => Some(why.trim_end_matches('.')),
            _ => None,
        });
        let text = match why {
            Some(why) => words.none_judged_why(why).to_string(),
            None => words.none_judged().to_string(),
        };
        claims.push(Claim::new(text, figure("/trends")));
    }
    claims
}

fn change(trend: &SkillTrend, say: PlainMessages) -> Option<Claim> {
    let words = say.narrative_trends;
    let skill = &*trend.skill.label;
    let points = |value: f64| Decimal(value * 100.0);
    let text = match &trend.verdict {
        TrendVerdict::Up { difference: Difference { from, to, value, interval } } => words
            .rose(
                skill,
                from.share,
                Day(from.date),
                to.share,
                Day(to.date),
                points(*value),
                points(interval.low),
                points(interval.high),
            )
            .to_string(),
        TrendVerdict::Down { difference: Difference { from, to, value, interval } } => words
            .fell(
                skill,
                from.share,
                Day(from.date),
                to.share,
                Day(to.date),
                points(*value),
                points(interval.low),
                points(interval.high),
            )
            .to_string(),
        TrendVerdict::Unsteady { lowest, highest, .. } => words
            .unsteady(skill, lowest.share, Day(lowest.date), highest.share, Day(highest.date))
            .to_string(),
        TrendVerdict::NoDetectableChange { .. } | TrendVerdict::CannotBeJudged { .. } => {
            return None;
        }
    };
    Some(Claim::new(text, requirement_ref(&trend.skill)).and(figure("/trends")))
}
