//! Many tests at once.

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
    }
}
