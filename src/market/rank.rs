//! Places in a ranking in which what cannot be told apart ties.

use super::Rank;
use super::share::Interval;

/// The place of each interval, highest first: those wholly above come before it, those wholly
/// below after it, and with all others it ties.
pub(crate) fn ranks(intervals: &[Interval]) -> Vec<Rank> {
    let sorted = |bound: fn(&Interval) -> f64| {
        let mut bounds: Vec<f64> = intervals.iter().map(bound).collect();
        bounds.sort_by(f64::total_cmp);
        bounds
    };
    let (lows, highs) = (sorted(|interval| interval.low), sorted(|interval| interval.high));
    let all = intervals.len();
    intervals
        .iter()
        .map(|interval| {
            let above = all - lows.partition_point(|low| *low <= interval.high);
            let below = highs.partition_point(|high| *high < interval.low);
            Rank { best: above as u32 + 1, worst: (all - below) as u32 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_intervals_tie() {
        let interval = |low: f64, high: f64| Interval { low, high };
        let ranks = ranks(&[
            interval(0.6, 0.8),
            interval(0.3, 0.5),
            interval(0.1, 0.3),
            interval(0.0, 0.2),
        ]);
        let places: Vec<(u32, u32)> = ranks.iter().map(|rank| (rank.best, rank.worst)).collect();
        assert_eq!(places, [(1, 1), (2, 3), (2, 4), (3, 4)]);
    }
}
