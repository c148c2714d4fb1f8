//! Statistics of counts and amounts, each with its published source.
//!
//! Logarithm and error function come from `libm`, not from the platform, so that a verdict
//! is the same on every machine.

use super::share::Share;

/// The quantile at `probability` (0 to 1) of ascending `sorted` values, type 7; `None` of nothing.
///
/// Hyndman, R. J. and Fan, Y. (1996), "Sample quantiles in statistical packages",
/// The American Statistician 50: 361–365; the default of R's `quantile`.
pub(crate) fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * probability.clamp(0.0, 1.0);
    let below = place.floor() as usize;
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    // The clamp keeps rounding from leaving the two neighbours.
    Some((low + (place - place.floor()) * (high - low)).clamp(low, high))
}

/// How many times more often something is found here than elsewhere.
///
/// The location quotient of regional science (Isard, W. (1960), "Methods of Regional Analysis"):
/// share here over share elsewhere. When it is never found elsewhere, the share there is taken
/// as (k + 0.5) / (n + 1), so that the quotient stays finite and grows with what was looked at.
pub(crate) fn location_quotient(here: Share, elsewhere: Share) -> f64 {
    let background = if elsewhere.k() == 0 {
        0.5 / (f64::from(elsewhere.n()) + 1.0)
    } else {
        elsewhere.proportion()
    };
    here.proportion() / background
}

/// Probability that a standard normal value lies at least as far from 0 as `z`.
pub(crate) fn two_sided_p(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// A fitted line through log-odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slope {
    /// Change of the log-odds per unit of time.
    pub(crate) value: f64,
    /// Its standard error.
    pub(crate) standard_error: f64,
}

impl Slope {
    /// Two-sided p-value of "the log-odds do not change" (z test).
    pub(crate) fn p_value(self) -> f64 {
        two_sided_p(self.value / self.standard_error)
    }
}

/// Slope of the empirical log-odds of shares over time, by weighted least squares.
///
/// Log-odds are ln((k + ½) / (n − k + ½)), weighted by the inverse of their variance
/// 1/(k + ½) + 1/(n − k + ½): Gart, J. J. and Zweifel, J. R. (1967), "On the bias of various
/// estimators of the logit and its variance", Biometrika 54: 181–187. Over two points it is the
/// log odds ratio per unit of time.
/// `None` when all points are of one time.
pub(crate) fn log_odds_slope(points: &[(f64, Share)]) -> Option<Slope> {
    let weighted: Vec<(f64, f64, f64)> = points
        .iter()
        .map(|&(time, share)| {
            let (with, without) =
                (f64::from(share.k()) + 0.5, f64::from(share.n() - share.k()) + 0.5);
            (time, libm::log(with / without), 1.0 / (1.0 / with + 1.0 / without))
        })
        .collect();
    let weights: f64 = weighted.iter().map(|(_, _, weight)| weight).sum();
    let centre = weighted.iter().map(|(time, _, weight)| weight * time).sum::<f64>() / weights;
    let spread: f64 =
        weighted.iter().map(|(time, _, weight)| weight * (time - centre) * (time - centre)).sum();
    let joint: f64 =
        weighted.iter().map(|(time, odds, weight)| weight * (time - centre) * odds).sum();
    (spread > 0.0).then(|| Slope { value: joint / spread, standard_error: 1.0 / spread.sqrt() })
}

/// Kendall's S of a series in time order: rises minus falls over all pairs.
///
/// Mann, H. B. (1945), "Nonparametric tests against trend", Econometrica 13: 245–259.
pub(crate) fn mann_kendall(series: &[f64]) -> i64 {
    let mut s = 0;
    for (at, earlier) in series.iter().enumerate() {
        for later in &series[at + 1..] {
            s += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    s
}

/// Which hypotheses are rejected when the false discovery rate is held at `rate`.
///
/// Benjamini, Y. and Hochberg, Y. (1995), "Controlling the false discovery rate", Journal of the
/// Royal Statistical Society B 57: 289–300: with m ascending p-values, the largest i with
/// p(i) ≤ i/m · rate is found and all up to it are rejected.
pub(crate) fn benjamini_hochberg(p_values: &[f64], rate: f64) -> Vec<bool> {
    let mut ascending = p_values.to_vec();
    ascending.sort_by(f64::total_cmp);
    let tests = p_values.len() as f64;
    let threshold = ascending
        .iter()
        .enumerate()
        .rev()
        .find(|(at, p)| **p <= (*at as f64 + 1.0) / tests * rate)
        .map(|(_, p)| *p);
    p_values.iter().map(|p| threshold.is_some_and(|threshold| *p <= threshold)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(value: f64, expected: f64, tolerance: f64) {
        assert!((value - expected).abs() < tolerance, "{value} is not {expected}");
    }

    #[test]
    fn quantiles_are_those_of_r() {
        // R 4: quantile(1:10), quantile(c(1, 2, 4, 7)), quantile(1:10, c(.1, .9)).
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        for (probability, expected) in [
            (0.0, 1.0),
            (0.1, 1.9),
            (0.25, 3.25),
            (0.5, 5.5),
            (0.75, 7.75),
            (0.9, 9.1),
            (1.0, 10.0),
        ] {
            close(quantile(&ten, probability).unwrap(), expected, 1e-12);
        }
        let four = [1.0, 2.0, 4.0, 7.0];
        for (probability, expected) in [(0.25, 1.75), (0.5, 3.0), (0.75, 4.75)] {
            close(quantile(&four, probability).unwrap(), expected, 1e-12);
        }
        assert_eq!(quantile(&[5.0], 0.75), Some(5.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn the_normal_tails_are_those_of_the_tables() {
        for (z, p) in [(0.0, 1.0), (1.0, 0.317_310_5), (-1.959_964, 0.05), (3.0, 0.002_699_8)] {
            close(two_sided_p(z), p, 1e-7);
        }
    }

    #[test]
    fn benjamini_and_hochberg_reject_the_four_of_their_example() {
        // The paper's example of 15 p-values: the first four are rejected at q = 0.05.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0,
        ];
        let rejected = benjamini_hochberg(&p, 0.05);
        assert_eq!(rejected.iter().filter(|is| **is).count(), 4);
        assert!(rejected[..4].iter().all(|is| *is));
        let mut reversed = p;
        reversed.reverse();
        let mut expected = rejected;
        expected.reverse();
        assert_eq!(benjamini_hochberg(&reversed, 0.05), expected);
        assert!(benjamini_hochberg(&[], 0.05).is_empty());
    }

    #[test]
    fn a_later_small_p_value_lifts_those_before_it() {
        // 0.04 > 1/2 · 0.05, but 0.05 ≤ 2/2 · 0.05: both are rejected.
        assert_eq!(benjamini_hochberg(&[0.04, 0.05], 0.05), [true, true]);
        assert_eq!(benjamini_hochberg(&[0.04, 0.06], 0.05), [false, false]);
    }

    #[test]
    fn the_slope_of_two_points_is_their_log_odds_ratio() {
        // ln(10.5/10.5) = 0 and ln(15.5/5.5) = 1.036092; variance 2/10.5 + 1/15.5 + 1/5.5.
        let slope =
            log_odds_slope(&[(0.0, Share::new(10, 20)), (1.0, Share::new(15, 20))]).unwrap();
        close(slope.value, 1.036_092, 1e-6);
        close(slope.standard_error, 0.660_916, 1e-6);
        close(slope.p_value(), 0.116_961, 1e-5);
        assert_eq!(log_odds_slope(&[(3.0, Share::new(1, 20)), (3.0, Share::new(9, 20))]), None);
        assert_eq!(log_odds_slope(&[]), None);
    }

    #[test]
    fn a_line_through_log_odds_is_found_again() {
        // Of 110, the counts 10, 18 and 31 come close to odds that double each time.
        let points: Vec<(f64, Share)> =
            [(0.0, 10), (1.0, 18), (2.0, 31)].map(|(time, k)| (time, Share::new(k, 110))).to_vec();
        let slope = log_odds_slope(&points).unwrap();
        close(slope.value, std::f64::consts::LN_2, 0.05);
        assert!(slope.p_value() < 0.001);
    }

    #[test]
    fn kendalls_s_counts_pairs() {
        assert_eq!(mann_kendall(&[1.0, 2.0, 3.0, 4.0]), 6);
        assert_eq!(mann_kendall(&[4.0, 3.0, 3.0]), -2);
        assert_eq!(mann_kendall(&[1.0, 3.0, 2.0]), 1);
        assert_eq!(mann_kendall(&[]), 0);
    }

    #[test]
    fn a_quotient_needs_something_elsewhere() {
        close(location_quotient(Share::new(20, 100), Share::new(10, 200)), 4.0, 1e-12);
        close(location_quotient(Share::new(20, 100), Share::new(0, 99)), 40.0, 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_rejected_stays_rejected_at_a_higher_rate_and_a_lower_p(
            p in prop::collection::vec(0.0..=1.0_f64, 0..40),
            rates in (0.001..0.5_f64, 0.001..0.5_f64),
        ) {
            let (low, high) = (rates.0.min(rates.1), rates.0.max(rates.1));
            let (strict, lax) = (benjamini_hochberg(&p, low), benjamini_hochberg(&p, high));
            for at in 0..p.len() {
                prop_assert!(!strict[at] || lax[at]);
                for other in 0..p.len() {
                    prop_assert!(!(strict[at] && p[other] <= p[at]) || strict[other]);
                }
            }
        }

        #[test]
        fn a_quantile_lies_within_and_rises(
            mut values in prop::collection::vec(1.0..1e7_f64, 1..60),
            a in 0.0..=1.0_f64,
            b in 0.0..=1.0_f64,
        ) {
            values.sort_by(f64::total_cmp);
            let low = quantile(&values, a.min(b)).unwrap();
            let high = quantile(&values, a.max(b)).unwrap();
            prop_assert!(values[0] <= low && low <= high && high <= values[values.len() - 1]);
        }
    }
}
