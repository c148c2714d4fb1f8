//! Development of each skill's share between snapshots, and what may be said of it.

use super::share::{Interval, MINIMUM_FOR_SHARES, Share};
use super::statistics::{
    MannKendall, Slope, benjamini_hochberg, equal_proportions_p, log_odds_slope, mann_kendall,
    two_proportions_p,
};
use super::tally::Tally;
use super::{Difference, SkillTrend, SnapshotSummary, TrendPoint, TrendTests, TrendVerdict};
use crate::language::{Percent, PlainMessages, Verbatim};
use crate::skills::{Catalogue, SkillId};

/// Fewest postings that name a skill for its development to be looked at.
const FEWEST_POSTINGS: u32 = 3;
/// Fewest namings over the compared snapshots for a test: every hopeless test would make it harder
/// for the others to pass, and how often a skill is named in all says nothing of its direction.
const FEWEST_FOR_TEST: u32 = 10;
/// False discovery rate over all tested skills.
const FALSE_DISCOVERY_RATE: f64 = 0.05;
/// From this many snapshots on the direction must also hold over all pairs (Mann–Kendall).
const MANN_KENDALL_FROM: usize = 3;

/// Trends of all skills with enough postings, in catalogue order.
///
/// A skill is said to rise or fall when the Newcombe interval of newest minus oldest excludes 0,
/// the test of its change passes Benjamini–Hochberg over all tested skills, and the signs agree.
/// Of two snapshots the test compares the two shares; of more, it is of the slope of the log-odds.
/// Postings that stay open stand in several snapshots, so these are no independent samples:
/// between two that makes interval and test wider than they need be, but over many the slope alone
/// would be trusted too soon. Hence the interval of the ends must agree.
///
/// A share that neither rises nor falls over three snapshots or more is unsteady when the test that
/// all its shares are equal rejects. To call that "no change" would be wrong.
pub(crate) fn trends(
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    snapshots: &[SnapshotSummary],
    say: PlainMessages,
) -> Vec<(SkillId, SkillTrend)> {
    let present: Vec<Vec<usize>> = tally
        .postings
        .iter()
        .map(|posting| {
            let place = |date| snapshots.binary_search_by_key(date, |snapshot| snapshot.date).ok();
            posting.snapshots.iter().filter_map(place).collect()
        })
        .collect();
    let points: Vec<(SkillId, Vec<TrendPoint>)> = catalogue
        .ids()
        .filter(|skill| tally.askers_of(*skill).len() as u32 >= FEWEST_POSTINGS)
        .map(|skill| (skill, points(tally, &present, snapshots, skill)))
        .collect();
    let verdicts = match comparable(snapshots, say) {
        Ok(compared) => judge(&points, &compared, say),
        Err(why) => vec![(TrendVerdict::CannotBeJudged { why }, None); points.len()],
    };
    points
        .into_iter()
        .zip(verdicts)
        .map(|((id, points), (verdict, tests))| {
            (id, SkillTrend { skill: catalogue.reference(id).clone(), points, verdict, tests })
        })
        .collect()
}

/// When a share is said to rise or fall, made from the constants that decide.
pub(crate) fn trend_rule(say: PlainMessages) -> String {
    let rate = Percent(FALSE_DISCOVERY_RATE);
    say.market_rule.trend(rate, FEWEST_FOR_TEST, MINIMUM_FOR_SHARES).to_string()
}

/// The share of one skill at each snapshot; `present` holds the snapshots of each posting.
fn points(
    tally: &Tally<'_>,
    present: &[Vec<usize>],
    snapshots: &[SnapshotSummary],
    skill: SkillId,
) -> Vec<TrendPoint> {
    let mut counts = vec![0; snapshots.len()];
    for (posting, _) in tally.askers_of(skill) {
        for snapshot in &present[*posting] {
            counts[*snapshot] += 1;
        }
    }
    snapshots
        .iter()
        .zip(counts)
        .map(|(snapshot, k)| {
            let share = Share::new(k, snapshot.postings);
            TrendPoint { date: snapshot.date, share, interval: share.interval() }
        })
        .collect()
}

/// The snapshots that may be compared with the newest: enough postings, and files of the same
/// formats, because another source mix changes shares without any change of the market.
/// (All are mined by the same program, so nothing else differs.)
pub(crate) fn comparable(
    snapshots: &[SnapshotSummary],
    say: PlainMessages,
) -> Result<Vec<usize>, String> {
    let words = say.unjudged;
    let Some((newest, earlier)) = snapshots.split_last() else {
        return Err(words.no_snapshot().to_string());
    };
    if earlier.is_empty() {
        return Err(words.one_snapshot().to_string());
    }
    let is_large = |snapshot: &SnapshotSummary| snapshot.postings >= MINIMUM_FOR_SHARES;
    if !is_large(newest) {
        let day = Verbatim(newest.date);
        return Err(words.newest_small(MINIMUM_FOR_SHARES, day).to_string());
    }
    if !earlier.iter().any(is_large) {
        return Err(words.earlier_small(MINIMUM_FOR_SHARES).to_string());
    }
    let compared: Vec<usize> = (0..snapshots.len())
        .filter(|at| is_large(&snapshots[*at]) && snapshots[*at].formats == newest.formats)
        .collect();
    if compared.len() < 2 {
        return Err(words.other_formats(newest.formats.join(", ")).to_string());
    }
    Ok(compared)
}

fn judge(
    skills: &[(SkillId, Vec<TrendPoint>)],
    compared: &[usize],
    say: PlainMessages,
) -> Vec<(TrendVerdict, Option<TrendTests>)> {
    let tests: Vec<Option<Test>> = skills
        .iter()
        .map(|(_, points)| {
            let points: Vec<TrendPoint> = compared.iter().map(|at| points[*at]).collect();
            let named: u32 = points.iter().map(|point| point.share.k()).sum();
            (named >= FEWEST_FOR_TEST).then(|| Test::of(&points))
        })
        .collect();
    let rejected = rejections(tests.iter().map(|test| Some(test.as_ref()?.p_value)));
    let differing = rejections(tests.iter().map(|test| test.as_ref()?.equal_p_value));
    tests
        .iter()
        .zip(rejected.into_iter().zip(differing))
        .map(|(test, (rejected, differs))| match test {
            Some(test) => {
                (test.verdict(rejected, differs), Some(test.published(rejected, differs)))
            }
            None => {
                let why = say.unjudged.rarely_named(FEWEST_FOR_TEST).to_string();
                (TrendVerdict::CannotBeJudged { why }, None)
            }
        })
        .collect()
}

/// What Benjamini–Hochberg rejects over those that have a p-value.
fn rejections(p_values: impl Iterator<Item = Option<f64>>) -> Vec<bool> {
    let p_values: Vec<Option<f64>> = p_values.collect();
    let tested: Vec<f64> = p_values.iter().flatten().copied().collect();
    let mut rejected = benjamini_hochberg(&tested, FALSE_DISCOVERY_RATE).into_iter();
    p_values.iter().map(|p| p.is_some() && rejected.next().unwrap_or(false)).collect()
}

/// The tests of one skill.
struct Test {
    difference: Difference,
    lowest: TrendPoint,
    highest: TrendPoint,
    p_value: f64,
    /// Of three points or more, that of "all shares are equal".
    equal_p_value: Option<f64>,
    pairs: MannKendall,
    /// Slope and Mann–Kendall point where the difference points.
    signs_agree: bool,
}

impl Test {
    /// Tests points of ascending date, at least two.
    fn of(points: &[TrendPoint]) -> Self {
        let (oldest, newest) = (points[0], points[points.len() - 1]);
        let difference = Difference {
            from: oldest,
            to: newest,
            value: newest.share.proportion() - oldest.share.proportion(),
            interval: Interval::newcombe(newest.share, oldest.share),
        };
        let days = |point: &TrendPoint| f64::from((point.date - oldest.date).get_days());
        let timed: Vec<(f64, Share)> =
            points.iter().map(|point| (days(point), point.share)).collect();
        let slope = log_odds_slope(&timed);
        let series: Vec<f64> = points.iter().map(|point| point.share.proportion()).collect();
        let pairs = mann_kendall(&series);
        let rises_by_pairs = pairs.s as f64 * difference.value > 0.0;
        let rises_by_slope = slope.is_some_and(|slope| slope.value * difference.value > 0.0);
        let shares: Vec<Share> = points.iter().map(|point| point.share).collect();
        let (p_value, equal_p_value) = match points {
            [earlier, later] => (two_proportions_p(later.share, earlier.share), None),
            _ => (slope.map_or(1.0, Slope::p_value), equal_proportions_p(&shares)),
        };
        let lower = |a: TrendPoint, b: TrendPoint| a.share.proportion() <= b.share.proportion();
        let all = || points.iter().copied();
        Self {
            difference,
            lowest: all().fold(oldest, |a, b| if lower(a, b) { a } else { b }),
            highest: all().fold(oldest, |a, b| if lower(b, a) { a } else { b }),
            p_value,
            equal_p_value,
            pairs,
            signs_agree: rises_by_slope && (points.len() < MANN_KENDALL_FROM || rises_by_pairs),
        }
    }

    fn published(&self, rejected: bool, differs: bool) -> TrendTests {
        TrendTests {
            p_value: self.p_value,
            rejected,
            kendall_s: self.pairs.s,
            kendall_p_value: self.pairs.p_value,
            equal_p_value: self.equal_p_value,
            differs,
        }
    }

    fn verdict(&self, rejected: bool, differs: bool) -> TrendVerdict {
        let Self { difference, lowest, highest, .. } = *self;
        let has_direction = rejected && self.signs_agree && difference.interval.excludes_zero();
        match (has_direction, differs) {
            (true, _) if difference.value > 0.0 => TrendVerdict::Up { difference },
            (true, _) => TrendVerdict::Down { difference },
            (false, true) => TrendVerdict::Unsteady { difference, lowest, highest },
            (false, false) => TrendVerdict::NoDetectableChange { difference },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::market::fixtures::{Offer, catalogue, content, day, market};
    use crate::market::{Market, analyse};
    use crate::skills::Strength;

    const DAYS: [&str; 4] = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];

    /// At each day, postings of its own: how many there are and how many ask for Rust.
    fn over(counts: &[(usize, usize)]) -> Market {
        let days = &DAYS[..counts.len()];
        let offers = counts.iter().zip(days).flat_map(|((n, k), day)| {
            (0..*n).map(move |at| {
                let offer = Offer::new(&format!("{day}-{at}")).company("One").seen(&[day]);
                if at < *k { offer.asks("rust", Strength::Unspecified) } else { offer }
            })
        });
        analyse(
            &content(days),
            &market(offers),
            &[],
            day(days[days.len() - 1]),
            catalogue(),
            Language::English,
        )
    }

    fn verdict(market: &Market) -> &TrendVerdict {
        &market.trends[0].verdict
    }

    fn why(market: &Market) -> &str {
        let TrendVerdict::CannotBeJudged { why } = verdict(market) else { panic!("judged") };
        why
    }

    #[test]
    fn what_cannot_be_judged_says_why() {
        assert_eq!(why(&over(&[(20, 5)])), "one snapshot: no trend can be shown");
        assert_eq!(
            why(&over(&[(20, 5), (9, 5)])),
            "fewer than 10 readable postings in the newest snapshot (2026-02-01)"
        );
        assert_eq!(
            why(&over(&[(9, 5), (20, 5)])),
            "fewer than 10 readable postings in every earlier snapshot"
        );
    }

    #[test]
    fn another_mix_of_sources_is_not_compared() {
        let mut content = content(&DAYS[..2]);
        content.snapshots[1].postings[0].format = "greenhouse";
        let offers =
            (0..20).map(|at| Offer::new(&format!("p{at:02}")).requires("rust").seen(&DAYS[..2]));
        let market =
            analyse(&content, &market(offers), &[], day(DAYS[1]), catalogue(), Language::English);
        assert_eq!(
            why(&market),
            "no earlier snapshot comes from the same formats as the newest (greenhouse)"
        );
    }

    #[test]
    fn two_snapshots_show_the_interval_of_their_difference() {
        // Newcombe (1998), table II, (a), method 10: 56/70 - 48/80 is 0.0524 to 0.3339.
        let market = over(&[(80, 48), (70, 56)]);
        let TrendVerdict::Up { difference } = verdict(&market) else {
            panic!("{:?}", verdict(&market))
        };
        assert!((difference.value - 0.2).abs() < 1e-12);
        assert!((difference.interval.low - 0.0524).abs() < 5e-4);
        assert!((difference.interval.high - 0.3339).abs() < 5e-4);
        let tests = market.trends[0].tests.unwrap();
        // Pooled 104/150, z = 0.2 / 0.07547.
        assert!((tests.p_value - 0.008_04).abs() < 1e-4 && tests.rejected);
        assert_eq!((tests.kendall_s, tests.kendall_p_value), (1, 1.0));
        let points: Vec<Share> = market.trends[0].points.iter().map(|point| point.share).collect();
        assert_eq!(points, [Share::new(48, 80), Share::new(56, 70)]);
        assert!(matches!(verdict(&over(&[(70, 56), (80, 48)])), TrendVerdict::Down { .. }));
    }

    #[test]
    fn noise_is_no_trend() {
        let same = over(&[(40, 20), (40, 22)]);
        assert!(matches!(verdict(&same), TrendVerdict::NoDetectableChange { .. }));
        let three = over(&[(40, 20), (40, 24), (40, 19)]);
        assert!(matches!(verdict(&three), TrendVerdict::NoDetectableChange { .. }));
        assert!(three.trends[0].tests.unwrap().equal_p_value.unwrap() > 0.4);
    }

    #[test]
    fn what_differs_without_a_direction_is_unsteady() {
        // Up at the ends, with a fall in between that outweighs the rises in pairs.
        let jagged = over(&[(200, 60), (200, 130), (200, 50), (200, 84)]);
        let TrendVerdict::Unsteady { lowest, highest, difference } = verdict(&jagged) else {
            panic!("{:?}", verdict(&jagged))
        };
        assert_eq!((lowest.share.k(), highest.share.k()), (50, 130));
        assert_eq!((lowest.date, highest.date), (day(DAYS[2]), day(DAYS[1])));
        assert!((difference.value - 0.12).abs() < 1e-12);
        let tests = jagged.trends[0].tests.unwrap();
        assert!(tests.differs && tests.equal_p_value.unwrap() < 1e-10);
        // Of two there is no such test: what differs has a direction.
        let two = over(&[(200, 60), (200, 130)]);
        assert_eq!(two.trends[0].tests.unwrap().equal_p_value, None);
        // Nor where an expected count is under 5: here 12 of 300, thus 4 of each 100.
        let few = over(&[(100, 1), (100, 10), (100, 1)]);
        assert_eq!(few.trends[0].tests.unwrap().equal_p_value, None);
        assert!(matches!(verdict(&few), TrendVerdict::NoDetectableChange { .. }));
    }

    #[test]
    fn a_steady_rise_is_a_trend_and_makes_a_small_skill_emerging() {
        let market = over(&[(200, 0), (200, 2), (200, 8), (200, 19)]);
        assert!(matches!(verdict(&market), TrendVerdict::Up { .. }));
        assert_eq!(market.demand[0].tier, crate::market::Tier::Emerging);
    }

    #[test]
    fn small_snapshots_are_shown_but_not_compared() {
        let market = over(&[(5, 5), (100, 20), (100, 60)]);
        let TrendVerdict::Up { difference } = verdict(&market) else { panic!("no rise") };
        assert!((difference.value - 0.4).abs() < 1e-12);
        assert_eq!(market.trends[0].points.len(), 3);
    }

    #[test]
    fn many_skills_make_one_test_stricter() {
        // Alone 48/80 to 56/70 is a rise (p = 0.008); beside eleven flat skills it no longer is.
        let alone = over(&[(80, 48), (70, 56)]);
        assert!(matches!(verdict(&alone), TrendVerdict::Up { .. }));
        let offers = [(80, 48, DAYS[0]), (70, 56, DAYS[1])].into_iter().flat_map(|(n, k, day)| {
            (0..n).map(move |at| {
                let offer = Offer::new(&format!("{day}-{at}")).seen(&[day]);
                let flat = crate::market::fixtures::SKILLS[1..].iter();
                let offer = flat.fold(
                    offer,
                    |offer, (id, _)| {
                        if at % 2 == 0 { offer.requires(id) } else { offer }
                    },
                );
                if at < k { offer.requires("rust") } else { offer }
            })
        });
        let market = analyse(
            &content(&DAYS[..2]),
            &market(offers),
            &[],
            day(DAYS[1]),
            catalogue(),
            Language::English,
        );
        let rust = market.trends.iter().find(|trend| &*trend.skill.id == "rust").unwrap();
        assert!(matches!(rust.verdict, TrendVerdict::NoDetectableChange { .. }));
    }
}
