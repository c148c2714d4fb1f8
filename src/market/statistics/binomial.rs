//! Exact statements on counts.

use crate::market::{Interval, Share};

/// Probability left out at each end of a 95 % interval.
const TAIL: f64 = 0.025;
/// Halvings of the search for a bound: more than a double can tell apart.
const HALVINGS: u32 = 60;

/// How a count compares with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CountRatio {
    /// Later over earlier.
    pub(crate) ratio: f64,
    /// Its exact 95 % interval.
    pub(crate) interval: Interval,
    /// Two-sided p-value of "both counts come from one rate".
    pub(crate) p_value: f64,
}

/// Ratio of two counts over equal times; `None` unless both are above 0.
///
/// Given their sum, the later of two Poisson counts of one rate is binomial with probability ½:
/// Przyborowski, J. and Wilenski, H. (1940), "Homogeneity of results in testing samples from
/// Poisson series", Biometrika 31: 313–323. The interval of the ratio is p/(1 − p) at the ends of
/// the exact interval of that probability, as R's `poisson.test`.
pub(crate) fn count_ratio(later: u32, earlier: u32) -> Option<CountRatio> {
    if later == 0 || earlier == 0 {
        return None;
    }
    let share = Share::new(later, later.checked_add(earlier)?);
    let part = clopper_pearson(share);
    let lesser = at_most(share, 0.5).min(at_least(share, 0.5));
    Some(CountRatio {
        ratio: f64::from(later) / f64::from(earlier),
        interval: Interval { low: odds(part.low), high: odds(part.high) },
        p_value: (2.0 * lesser).min(1.0),
    })
}

fn odds(probability: f64) -> f64 {
    probability / (1.0 - probability)
}

/// The exact 95 % interval of a proportion.
///
/// Clopper, C. J. and Pearson, E. S. (1934), "The use of confidence or fiducial limits illustrated
/// in the case of the binomial", Biometrika 26: 404–413; R's `binom.test`.
fn clopper_pearson(share: Share) -> Interval {
    let low = if share.k() == 0 { 0.0 } else { crossing(|p| at_least(share, p) > TAIL) };
    let high = if share.k() == share.n() { 1.0 } else { crossing(|p| at_most(share, p) < TAIL) };
    Interval { low, high }
}

/// Where a condition that holds from some probability on begins to hold.
fn crossing(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(below, above);
        if holds(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    f64::midpoint(below, above)
}

/// Probability of at most k successes among n.
fn at_most(share: Share, probability: f64) -> f64 {
    (0..=share.k()).map(|k| mass(k, share.n(), probability)).sum::<f64>().min(1.0)
}

/// Probability of at least k successes among n.
fn at_least(share: Share, probability: f64) -> f64 {
    (share.k()..=share.n()).map(|k| mass(k, share.n(), probability)).sum::<f64>().min(1.0)
}

/// Probability of exactly k successes among n, for a probability inside 0 to 1.
fn mass(k: u32, n: u32, probability: f64) -> f64 {
    let factorial = |count: u32| libm::lgamma(f64::from(count) + 1.0);
    let ways = factorial(n) - factorial(k) - factorial(n - k);
    let successes = f64::from(k) * libm::log(probability);
    let failures = f64::from(n - k) * libm::log1p(-probability);
    libm::exp(ways + successes + failures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;
    use proptest::prelude::*;

    #[test]
    fn the_exact_interval_is_that_of_r() {
        // R's example binom.test(682, 682 + 243), after Conover (1971): 0.7076683 to 0.7654066.
        let interval = clopper_pearson(Share::new(682, 925));
        close(interval.low, 0.707_668_3, 1e-7);
        close(interval.high, 0.765_406_6, 1e-7);
        // 0 of 20: the upper end is 1 − 0.025^(1/20).
        close(clopper_pearson(Share::new(0, 20)).high, 1.0 - 0.025_f64.powf(0.05), 1e-12);
    }

    #[test]
    fn the_ratio_of_counts_is_that_of_r() {
        // R's example poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)) gives the rate
        // ratio 1.971488 with 0.8584264 to 4.2772659; over equal times 800/3011 of it.
        let times = 800.0 / 3011.0;
        let found = count_ratio(11, 21).unwrap();
        close(found.ratio, 1.971_488 * times, 1e-6);
        close(found.interval.low, 0.858_426_4 * times, 1e-6);
        close(found.interval.high, 4.277_265_9 * times, 1e-6);
        // 2 · P(at most 1 of 10 at ½) = 2 · 11/1024.
        close(count_ratio(1, 9).unwrap().p_value, 22.0 / 1024.0, 1e-9);
        assert_eq!((count_ratio(0, 5), count_ratio(5, 0)), (None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn interval_and_test_agree(later in 1..400_u32, earlier in 1..400_u32) {
            let found = count_ratio(later, earlier).unwrap();
            let Interval { low, high } = found.interval;
            prop_assert!(low < found.ratio && found.ratio < high);
            // At the limit itself rounding may decide either way.
            if (found.p_value - 0.05).abs() > 1e-9 {
                prop_assert_eq!(found.p_value < 0.05, low > 1.0 || high < 1.0);
            }
        }
    }
}
