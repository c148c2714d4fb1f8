//! Quantiles of a sample.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;
    use proptest::prelude::*;

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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

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
