//! A line through the log-odds of shares over time.

use super::normal::two_sided_p;
use crate::market::Share;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;

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
    fn a_published_log_odds_ratio_is_met_but_for_the_halves() {
        // Agresti, A. (2007), "An Introduction to Categorical Data Analysis", 2.3: of 11,034
        // physicians with a placebo 189 had a heart attack, of 11,037 with aspirin 104; the log
        // odds ratio is 0.605 with standard error 0.123. The halves pull it to 0 by 0.002.
        let groups = [(0.0, Share::new(104, 11_037)), (1.0, Share::new(189, 11_034))];
        let slope = log_odds_slope(&groups).unwrap();
        close(slope.value, 0.605, 0.0025);
        assert!(slope.value < 0.605);
        close(slope.standard_error, 0.123, 0.0005);
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
}
