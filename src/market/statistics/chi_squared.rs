//! Tail of the chi-squared distribution.

/// Probability that a chi-squared value of so many degrees of freedom is at least `value`.
///
/// Closed forms of Abramowitz, M. and Stegun, I. A. (1964), "Handbook of Mathematical Functions",
/// 26.4.4 and 26.4.5: a sum over half the degrees of freedom, begun by the normal tail where their
/// number is odd. 1 for no degrees of freedom.
pub(crate) fn chi_squared_tail(value: f64, degrees: u32) -> f64 {
    if degrees == 0 || value <= 0.0 {
        return 1.0;
    }
    let half = value / 2.0;
    let odd = degrees % 2 == 1;
    let begin = if odd { libm::erfc(half.sqrt()) } else { 0.0 };
    let power = |step: u32| f64::from(step) + if odd { 0.5 } else { 0.0 };
    // Each term from its logarithm: e^(−half) alone is 0 where later terms are not.
    let log = libm::log(half);
    let term = |step: u32| libm::exp(power(step) * log - half - libm::lgamma(power(step) + 1.0));
    (begin + (0..degrees / 2).map(term).sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::normal::two_sided_p;
    use super::*;
    use crate::market::statistics::close;
    use proptest::prelude::*;

    #[test]
    fn the_tails_are_those_of_the_tables() {
        // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values.
        for (degrees, five, one) in [
            (1, 3.841, 6.635),
            (2, 5.991, 9.210),
            (3, 7.815, 11.345),
            (4, 9.488, 13.277),
            (5, 11.070, 15.086),
            (10, 18.307, 23.209),
            (11, 19.675, 24.725),
            (30, 43.773, 50.892),
            (100, 124.342, 135.807),
        ] {
            close(chi_squared_tail(five, degrees), 0.05, 2e-5);
            close(chi_squared_tail(one, degrees), 0.01, 1e-5);
        }
    }

    #[test]
    fn the_ends_are_one_and_almost_nothing() {
        close(chi_squared_tail(0.0, 3), 1.0, 1e-15);
        close(chi_squared_tail(5.0, 0), 1.0, 1e-15);
        close(chi_squared_tail(1e-9, 100), 1.0, 1e-12);
        assert!(chi_squared_tail(1e4, 3) < 1e-300);
        // The median is about degrees times (1 − 2/(9 degrees))³.
        close(chi_squared_tail(1999.333, 2000), 0.5, 1e-4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn one_degree_is_a_squared_normal_value_and_two_are_exponential(value in 0.0..60.0_f64) {
            close(chi_squared_tail(value, 1), two_sided_p(value.sqrt()), 1e-14);
            close(chi_squared_tail(value, 2), (-value / 2.0).exp(), 1e-14);
        }

        #[test]
        fn it_falls_with_the_value_and_rises_with_the_degrees(
            value in 0.0..200.0_f64,
            more in 0.01..9.0_f64,
            degrees in 1..150_u32,
        ) {
            let tail = chi_squared_tail(value, degrees);
            prop_assert!((0.0..=1.0).contains(&tail));
            prop_assert!(chi_squared_tail(value + more, degrees) <= tail + 1e-12);
            prop_assert!(chi_squared_tail(value, degrees + 1) >= tail - 1e-12);
        }
    }
}
