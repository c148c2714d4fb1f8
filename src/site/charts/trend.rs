//! A skill's share over the snapshots: small multiples on one scale.

use super::scale::Scale;
use crate::market::{SkillTrend, TrendPoint};
use jiff::civil::Date;

/// A tile; the line and band are in a box of 100 by 100.
#[derive(Debug)]
pub(crate) struct TrendTile<'a> {
    pub(crate) trend: &'a SkillTrend,
    pub(crate) line: String,
    pub(crate) band: String,
    /// A dot per snapshot, as a path of points.
    pub(crate) dots: String,
    /// Share at the upper edge, as "60 %".
    pub(crate) top: String,
}

/// Tiles for the first `most` skills, on one scale.
pub(crate) fn tiles(trends: &[SkillTrend], most: usize) -> Vec<TrendTile<'_>> {
    let shown = &trends[..trends.len().min(most)];
    let points = || shown.iter().flat_map(|trend| &trend.points);
    let scale = Scale::shares(points().map(|point| point.interval.high).fold(0.0, f64::max));
    let top = scale.ticks.last().map_or_else(String::new, |tick| tick.label.clone());
    let (Some(first), Some(last)) =
        (points().map(|point| point.date).min(), points().map(|point| point.date).max())
    else {
        return Vec::new();
    };
    let tile = |trend| tile(trend, &scale, (first, last), top.clone());
    shown.iter().map(tile).collect()
}

fn tile<'a>(
    trend: &'a SkillTrend,
    scale: &Scale,
    (first, last): (Date, Date),
    top: String,
) -> TrendTile<'a> {
    let days = |date: Date| f64::from(first.until(date).map_or(0, |span| span.get_days()));
    // Points keep clear of the edges so that dots are not cut.
    let time = Scale::plain(0.0, days(last));
    let x = |point: &TrendPoint| {
        if first == last { 50.0 } else { 3.0 + time.at(days(point.date)).0 * 0.94 }
    };
    let y = |share: f64| 100.0 - scale.at(share).0;
    let at = |point: &TrendPoint, share: f64| format!("{:.1},{:.1}", x(point), y(share));
    let join = |parts: Vec<String>| parts.join(" ");
    let points = &trend.points;
    let upper = points.iter().map(|point| at(point, point.interval.high));
    let lower = points.iter().rev().map(|point| at(point, point.interval.low));
    TrendTile {
        trend,
        line: join(points.iter().map(|point| at(point, point.share.proportion())).collect()),
        band: join(upper.chain(lower).collect()),
        dots: points
            .iter()
            .map(|point| format!("M{:.1} {:.1}h.1", x(point), y(point.share.proportion())))
            .collect(),
        top,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    fn numbers(text: &str) -> Vec<f64> {
        let parts = text.split(|letter: char| !letter.is_ascii_digit() && !"-.".contains(letter));
        parts
            .filter(|part| !part.is_empty() && *part != ".1")
            .map(|part| part.parse().unwrap())
            .collect()
    }

    #[test]
    fn lines_run_within_their_bands_and_tiles_within_their_box() {
        let fixture = Fixture::new();
        let trends = &fixture.markets[1].trends;
        let tiles = tiles(trends, 12);
        assert_eq!(tiles.len(), 12);
        for tile in &tiles {
            let (line, band) = (numbers(&tile.line), numbers(&tile.band));
            assert!(line.iter().chain(&band).all(|value| (0.0..=100.0).contains(value)));
            assert_eq!(band.len(), line.len() * 2);
            assert_eq!(tile.dots.matches('M').count(), tile.trend.points.len());
            // The band goes along its upper edge and back along the lower one.
            let lower: Vec<_> = band[line.len()..].chunks(2).rev().collect();
            for ((at, upper), lower) in line.chunks(2).zip(band.chunks(2)).zip(lower) {
                assert!(at[0] == upper[0] && at[0] == lower[0]);
                assert!(upper[1] <= at[1] && at[1] <= lower[1], "{upper:?} {at:?} {lower:?}");
            }
            let days = line.chunks(2).map(|at| at[0]);
            assert!(days.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn no_trend_is_no_tile() {
        assert!(tiles(&[], 12).is_empty());
    }
}
