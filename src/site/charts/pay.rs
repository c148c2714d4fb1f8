//! Stated pay: one line per range, with the quantiles behind.

use super::scale::{Percent, Scale, Tick};
use super::stretched::along;
use crate::language::{Decimal, Language};
use crate::market::{PayPanel, PayRange};

/// The ranges of one currency from the lowest middle to the highest, in a box that is stretched
/// to the width of its column: 1000 wide, `height` high.
#[derive(Debug)]
pub(crate) struct StripPlot<'a> {
    pub(crate) panel: &'a PayPanel,
    pub(crate) ticks: Vec<Tick>,
    /// In the order drawn.
    pub(crate) ranges: Vec<&'a PayRange>,
    /// A line per range.
    pub(crate) lines: String,
    /// A dot at the middle of each.
    pub(crate) dots: String,
    /// Height of the drawing in pixels.
    pub(crate) height: u32,
    /// The middle half: position and width.
    pub(crate) half: Option<(Percent, Percent)>,
    /// The middle four fifths: position and width.
    pub(crate) fifths: Option<(Percent, Percent)>,
    pub(crate) median: Option<Percent>,
}

/// Height of the drawing, whatever the number of ranges, within which lines share the room.
const TALLEST: f64 = 260.0;

impl<'a> StripPlot<'a> {
    /// With amounts as readers of a language write them; `None` without a range.
    pub(crate) fn of(panel: &'a PayPanel, language: Language) -> Option<Self> {
        let mut ranges: Vec<_> = panel.ranges.iter().collect();
        ranges.sort_by(|a, b| {
            a.midpoint().total_cmp(&b.midpoint()).then_with(|| a.posting.cmp(&b.posting))
        });
        let lowest = ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
        let highest = ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max);
        if !lowest.is_finite() || !highest.is_finite() {
            return None;
        }
        let scale = Scale::round(lowest, highest, 4.0, |value| short(language, value));
        let step = (TALLEST / ranges.len() as f64).min(9.0);
        let (mut lines, mut dots) = (String::new(), String::new());
        for (index, range) in ranges.iter().enumerate() {
            let y = ((index as f64 + 1.0) * step * 10.0).round() / 10.0;
            let [from, to, middle] =
                [range.low, range.high, range.midpoint()].map(|value| along(scale.at(value)));
            lines.push_str(&format!("M{from} {y}H{to}"));
            dots.push_str(&format!("M{middle} {y}h.1"));
        }
        let band = |from, to| (scale.at(from), scale.between(from, to));
        Some(Self {
            lines,
            dots,
            height: ((ranges.len() as f64 + 1.0) * step).ceil() as u32,
            half: panel.quartiles.map(|q| band(q.p25, q.p75)),
            fifths: panel.outer.map(|outer| band(outer.low, outer.high)),
            median: panel.quartiles.map(|q| scale.at(q.median)),
            ticks: scale.ticks,
            ranges,
            panel,
        })
    }
}

/// `150k`, or all digits for small amounts.
fn short(language: Language, value: f64) -> String {
    let say = language.plain();
    if value >= 10_000.0 && value % 100.0 == 0.0 {
        say.pay_panel.thousands(Decimal(value / 1000.0)).to_string()
    } else {
        say.whole(value).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    #[test]
    fn a_line_and_a_dot_per_range_within_the_box() {
        let fixture = Fixture::new();
        let panels = fixture.markets.iter().flat_map(|market| &market.salary.panels);
        let mut plots = 0;
        for panel in panels {
            let plot = StripPlot::of(panel, Language::English).unwrap();
            plots += 1;
            assert_eq!(plot.lines.matches('M').count(), panel.ranges.len());
            assert_eq!(plot.dots.matches('M').count(), panel.ranges.len());
            let numbers = plot.lines.split(['M', 'H', ' ']).filter(|part| !part.is_empty());
            let numbers: Vec<f64> = numbers.map(|part| part.parse().unwrap()).collect();
            for line in numbers.chunks(3) {
                let [from, y, to] = line else { panic!("{line:?}") };
                assert!(0.0 <= *from && from <= to && *to <= 1000.0);
                assert!(0.0 < *y && *y < f64::from(plot.height));
            }
            assert!(plot.ranges.is_sorted_by(|a, b| a.midpoint() <= b.midpoint()));
            if let (Some((x, width)), Some(median)) = (plot.half, plot.median) {
                assert!(x.0 <= median.0 && median.0 <= x.0 + width.0);
            }
            if let (Some((x, width)), Some((outer, all))) = (plot.half, plot.fifths) {
                assert!(outer.0 <= x.0 && x.0 + width.0 <= outer.0 + all.0);
            }
        }
        assert!(plots > 0);
        let none = PayPanel { ranges: Vec::new(), ..fixture.markets[1].salary.panels[0].clone() };
        assert!(StripPlot::of(&none, Language::English).is_none());
    }
}
