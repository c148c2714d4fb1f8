//! What changed between the snapshots.

use super::{figure, requirement, requirement_ref};
use crate::market::{Difference, Judged, SkillTrend, TrendPoint, TrendVerdict};
use crate::report::claim::Claim;
use crate::report::model::Report;
use crate::wording;

/// So many rising and so many falling skills are named.
const NAMED: usize = 5;

pub(super) fn claims(report: &Report) -> Vec<Claim> {
    let snapshots = &report.market.snapshots;
    let (first, last) = match snapshots.as_slice() {
        [] => {
            return vec![Claim::new(
                "There is no snapshot, so no trend can be shown.",
                figure("/market/snapshots"),
            )];
        }
        [only] => {
            let text = format!(
                "There is one snapshot, of {}, so no trend can be shown.",
                wording::day(only.date)
            );
            return vec![Claim::new(text, figure("/market/snapshots/0"))];
        }
        [first, .., last] => (first, last),
    };
    let development = &report.market.development;
    let mut claims = vec![match development.volume {
        Judged::CannotBeJudged { .. } => Claim::new(
            format!(
                "The snapshot of {} holds {}, that of {} {}.",
                wording::day(first.date),
                wording::count_u32(first.postings, "posting"),
                wording::day(last.date),
                wording::count_u32(last.postings, "posting")
            ),
            figure("/market/snapshots"),
        ),
        _ => {
            let volume = development.volume.in_words();
            Claim::new(volume, figure("/market/development/volume"))
        }
    }];
    claims.extend(skills(report));
    let pay = development.pay.in_words();
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
    let mut claims: Vec<Claim> = [&up, &down, &unsteady]
        .into_iter()
        .flat_map(|list| list.iter().take(NAMED))
        .filter_map(|trend| change(trend))
        .collect();
    for (list, verb) in
        [(&up, "rose"), (&down, "fell"), (&unsteady, "differed without a direction")]
    {
        if list.len() > NAMED {
            let more = wording::count(list.len() - NAMED, "more skill");
            claims.push(Claim::new(format!("{more} {verb}."), figure("/trends")));
        }
    }
    if !flat.is_empty() {
        let text = if claims.is_empty() {
            format!(
                "No change is detectable in the share of any skill ({} judged).",
                wording::count(flat.len(), "skill")
            )
        } else {
            format!("For {} no change is detectable.", wording::count(flat.len(), "other skill"))
        };
        claims.push(Claim::new(text, figure("/trends")));
    } else if claims.is_empty() {
        let why = listed.iter().find_map(|trend| match &trend.verdict {
            TrendVerdict::CannotBeJudged { why } => Some(why.trim_end_matches('.')),
            _ => None,
        });
        let why = why.map_or(String::new(), |why| format!(": {why}"));
        claims
            .push(Claim::new(format!("No skill's change can be judged{why}."), figure("/trends")));
    }
    claims
}

fn change(trend: &SkillTrend) -> Option<Claim> {
    let (verb, Difference { from, to, value, interval }) = match &trend.verdict {
        TrendVerdict::Up { difference } => ("rose", *difference),
        TrendVerdict::Down { difference } => ("fell", *difference),
        TrendVerdict::Unsteady { lowest, highest, .. } => {
            return Some(unsteady(trend, lowest, highest));
        }
        TrendVerdict::NoDetectableChange { .. } | TrendVerdict::CannotBeJudged { .. } => {
            return None;
        }
    };
    let points = |value: f64| wording::number(value * 100.0);
    let text = format!(
        "{} {verb} from {} on {} to {} on {}: a difference of {} percentage points (95 % interval \
         {} to {}).",
        trend.skill.label,
        from.share,
        wording::day(from.date),
        to.share,
        wording::day(to.date),
        points(value),
        points(interval.low),
        points(interval.high),
    );
    Some(Claim::new(text, requirement_ref(&trend.skill)).and(figure("/trends")))
}

fn unsteady(trend: &SkillTrend, lowest: &TrendPoint, highest: &TrendPoint) -> Claim {
    let text = format!(
        "{} differed between the snapshots without a direction: {} on {}, {} on {}.",
        trend.skill.label,
        lowest.share,
        wording::day(lowest.date),
        highest.share,
        wording::day(highest.date),
    );
    Claim::new(text, requirement_ref(&trend.skill)).and(figure("/trends"))
}
