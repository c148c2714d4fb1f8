//! Test of several proportions.

use super::chi_squared::chi_squared_tail;
use crate::market::Share;

/// The least count that is to be expected everywhere for the test to hold.
///
/// The usual rule, after Cochran, W. G. (1954), "Some methods for strengthening the common χ²
/// tests", Biometrics 10: 417–451; below it R warns.
pub(crate) const LEAST_EXPECTED: f64 = 5.0;

/// p-value of "all proportions are equal"; `None` where the test does not hold.
///
/// Pearson's chi-squared of the table of those with and without, as many degrees of freedom as
/// shares but one: Pearson, K. (1900), Philosophical Magazine 50: 157–175; R's `prop.test`. It
/// holds for two shares and more, when under the pooled proportion at least [`LEAST_EXPECTED`] with
/// and without are to be expected of each.
pub(crate) fn equal_proportions_p(shares: &[Share]) -> Option<f64> {
    let (k, n): (f64, f64) = shares
        .iter()
        .fold((0.0, 0.0), |(k, n), share| (k + f64::from(share.k()), n + f64::from(share.n())));
    let pooled = k / n;
    let least = pooled.min(1.0 - pooled);
    let expected = |share: &Share| f64::from(share.n()) * least >= LEAST_EXPECTED;
    let degrees =
        u32::try_from(shares.len()).ok()?.checked_sub(1).filter(|degrees| *degrees > 0)?;
    if !shares.iter().all(expected) {
        return None;
    }
    let term = |share: &Share| {
        let difference = share.proportion() - pooled;
        f64::from(share.n()) * difference * difference
    };
    let statistic = shares.iter().map(term).sum::<f64>() / (pooled * (1.0 - pooled));
    Some(chi_squared_tail(statistic, degrees))
}

#[cfg(test)]
mod tests {
    use super::super::two_proportions::two_proportions_p;
    use super::*;
    use crate::market::statistics::close;
    use proptest::prelude::*;

    fn shares(counts: &[(u32, u32)]) -> Vec<Share> {
        counts.iter().map(|(k, n)| Share::new(*k, *n)).collect()
    }

    #[test]
    fn smokers_of_four_groups_are_as_in_r() {
        // R's example of `prop.test`, after Fleiss, J. L. (1981), "Statistical Methods for Rates
        // and Proportions": X-squared = 12.6, df = 3, p-value = 0.005585.
        let smokers = shares(&[(83, 86), (90, 93), (129, 136), (70, 82)]);
        close(equal_proportions_p(&smokers).unwrap(), 0.005_585, 5e-7);
    }

    #[test]
    fn too_few_or_all_alike_are_no_matter_for_it() {
        for few in [&[(4, 10), (5, 10)][..], &[(0, 90), (0, 90)], &[(90, 90), (90, 90)]] {
            assert_eq!(equal_proportions_p(&shares(few)), None);
        }
        assert_eq!(equal_proportions_p(&shares(&[(30, 90)])), None);
        assert_eq!(equal_proportions_p(&[]), None);
        close(equal_proportions_p(&shares(&[(30, 90), (30, 90)])).unwrap(), 1.0, 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn of_two_it_is_the_test_of_two(
            m in 20..400_u32,
            n in 20..400_u32,
            a in 0.0..1.0_f64,
            b in 0.0..1.0_f64,
        ) {
            let of = |n: u32, part: f64| Share::new((f64::from(n) * part) as u32, n);
            let pair = [of(m, a), of(n, b)];
            if let Some(p) = equal_proportions_p(&pair) {
                close(p, two_proportions_p(pair[0], pair[1]), 1e-9);
            }
        }
    }
}
