//! Stated pay: one line per range, with the quartiles behind.

use super::scale::{Percent, Scale, Tick};
use crate::market::{PayPanel, PayRange};
use crate::site::filters::grouped;

/// The ranges of one currency from the lowest middle to the highest.
#[derive(Debug)]
pub(crate) struct StripPlot<'a> {
    pub(crate) panel: &'a PayPanel,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) strips: Vec<Strip<'a>>,
    /// Height of the drawing in pixels.
    pub(crate) height: f64,
    /// The middle half.
    pub(crate) band: Option<(Percent, Percent)>,
    pub(crate) median: Option<Percent>,
}

/// One stated range.
#[derive(Debug)]
pub(crate) struct Strip<'a> {
    pub(crate) range: &'a PayRange,
    pub(crate) x: Percent,
    pub(crate) end: Percent,
    pub(crate) middle: Percent,
    /// Pixels from the top.
    pub(crate) y: f64,
}

/// Height of the drawing, whatever the number of ranges, within which lines share the room.
const TALLEST: f64 = 260.0;

impl<'a> StripPlot<'a> {
    /// `None` without a range.
    pub(crate) fn of(panel: &'a PayPanel) -> Option<Self> {
        let mut ranges: Vec<_> = panel.ranges.iter().collect();
        ranges.sort_by(|a, b| {
            a.midpoint().total_cmp(&b.midpoint()).then_with(|| a.posting.cmp(&b.posting))
        });
        let lowest = ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
        let highest = ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max);
        if !lowest.is_finite() || !highest.is_finite() {
            return None;
        }
        let scale = Scale::round(lowest, highest, 4.0, short);
        let step = (TALLEST / ranges.len() as f64).min(9.0);
        let strips = ranges.into_iter().enumerate().map(|(index, range)| Strip {
            range,
            x: scale.at(range.low),
            end: scale.at(range.high),
            middle: scale.at(range.midpoint()),
            y: ((index as f64 + 1.0) * step * 10.0).round() / 10.0,
        });
        let strips: Vec<_> = strips.collect();
        let height = (strips.len() as f64 + 1.0) * step;
        Some(Self {
            height: height.ceil(),
            band: panel.quartiles.map(|q| (scale.at(q.p25), scale.between(q.p25, q.p75))),
            median: panel.quartiles.map(|q| scale.at(q.median)),
            ticks: scale.ticks,
            strips,
            panel,
        })
    }
}

/// `150k`, or all digits for small amounts.
fn short(value: f64) -> String {
    if value >= 10_000.0 && value % 100.0 == 0.0 {
        format!("{}k", value / 1000.0)
    } else {
        grouped(value)
    }
}
