//! Test of two proportions.

use super::normal::two_sided_p;
use crate::market::Share;

/// Two-sided p-value of "both proportions are equal".
///
/// The score test with the pooled proportion and without continuity correction, whose square is
/// Pearson's chi-squared of the 2 × 2 table: Pearson, K. (1900), Philosophical Magazine 50:
/// 157–175; R's `prop.test(…, correct = FALSE)`. 1 where all or none have it, or nothing was
/// looked at.
pub(crate) fn two_proportions_p(a: Share, b: Share) -> f64 {
    let (m, n) = (f64::from(a.n()), f64::from(b.n()));
    let pooled = (f64::from(a.k()) + f64::from(b.k())) / (m + n);
    let variance = pooled * (1.0 - pooled) * (1.0 / m + 1.0 / n);
    if variance > 0.0 && variance.is_finite() {
        two_sided_p((a.proportion() - b.proportion()) / variance.sqrt())
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;

    #[test]
    fn it_is_pearsons_test_of_the_two_by_two_table() {
        // Agresti, A., "Categorical Data Analysis": of the Physicians' Health Study, 189 of 11,034
        // and 104 of 11,037 had an infarction, chi-squared 25.01. Its square root is z = 5.001.
        let p = two_proportions_p(Share::new(189, 11_034), Share::new(104, 11_037));
        close(p, super::two_sided_p(25.01_f64.sqrt()), 1e-8);
        // By hand: pooled 0.4, z² = 0.04 / 0.0096 = 4.1667.
        let p = two_proportions_p(Share::new(15, 50), Share::new(25, 50));
        close(p, 0.041_227, 1e-6);
    }

    #[test]
    fn without_any_difference_to_see_it_is_one() {
        for (a, b) in [((0, 10), (0, 20)), ((10, 10), (20, 20)), ((0, 0), (3, 9)), ((0, 0), (0, 0))]
        {
            close(two_proportions_p(Share::new(a.0, a.1), Share::new(b.0, b.1)), 1.0, 1e-12);
        }
    }
}
