//! Positions in percent, and round axes.

use std::fmt;

/// A position or length in percent of the drawing, printed with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Percent(pub(crate) f64);

impl fmt::Display for Percent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}%", (self.0 * 100.0).round() / 100.0)
    }
}

/// A labelled position on an axis.
#[derive(Debug, Clone)]
pub(crate) struct Tick {
    pub(crate) at: Percent,
    pub(crate) label: String,
    /// `start`, `middle` or `end`, so that outer labels stay inside.
    pub(crate) anchor: &'static str,
}

/// A linear axis from `low` to `high`.
#[derive(Debug, Clone)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    pub(crate) ticks: Vec<Tick>,
}

/// Steps that read as round numbers, times a power of ten.
const ROUND: [f64; 5] = [1.0, 2.0, 2.5, 5.0, 10.0];

impl Scale {
    /// An axis over the values with about `wanted` round steps.
    pub(crate) fn round(low: f64, high: f64, wanted: f64, label: impl Fn(f64) -> String) -> Self {
        let width = (high - low).max(f64::EPSILON);
        let power = 10_f64.powf((width / wanted).log10().floor());
        let step = ROUND.iter().map(|round| round * power).find(|step| width / step <= wanted);
        let step = step.unwrap_or(power * 10.0);
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let mut scale = Self { low: first * step, high: last * step, ticks: Vec::new() };
        let steps = (last - first) as u32;
        scale.ticks = (0..=steps)
            .map(|index| {
                let value = (first + f64::from(index)) * step;
                scale.tick(value, label(value))
            })
            .collect();
        scale
    }

    /// An axis for shares from 0 to at least `highest`, at most 1.
    pub(crate) fn shares(highest: f64) -> Self {
        Self::round(0.0, highest.clamp(0.05, 1.0), 5.0, |value| format!("{:.0} %", value * 100.0))
    }

    /// An axis without labels.
    pub(crate) fn plain(low: f64, high: f64) -> Self {
        Self { low, high: high.max(low + f64::EPSILON), ticks: Vec::new() }
    }

    /// The position of a value.
    pub(crate) fn at(&self, value: f64) -> Percent {
        let part = (value - self.low) / (self.high - self.low);
        Percent(part.clamp(0.0, 1.0) * 100.0)
    }

    /// The length between two values.
    pub(crate) fn between(&self, from: f64, to: f64) -> Percent {
        Percent(self.at(to).0 - self.at(from).0)
    }

    /// A label at a value.
    pub(crate) fn tick(&self, value: f64, label: String) -> Tick {
        let at = self.at(value);
        let anchor = match at.0 {
            outer if outer < 2.0 => "start",
            outer if outer > 98.0 => "end",
            _ => "middle",
        };
        Tick { at, label, anchor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_round_and_hold_their_values() {
        let scale = Scale::round(114_000.0, 232_000.0, 5.0, |value| value.to_string());
        let labels: Vec<_> = scale.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["100000", "125000", "150000", "175000", "200000", "225000", "250000"]);
        assert_eq!(Scale::shares(0.58).ticks.len(), 4);
        assert_eq!(Scale::shares(0.58).at(0.3).to_string(), "50%");
        assert_eq!(Scale::shares(0.0).at(0.0).to_string(), "0%");
        let ticks = Scale::shares(2.0).ticks;
        assert_eq!(ticks.last().map(|tick| tick.label.as_str()), Some("100 %"));
    }
}
