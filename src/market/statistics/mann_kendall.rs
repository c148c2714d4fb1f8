//! Whether a series goes up or down, whatever its shape.

use super::normal::two_sided_p;

/// Longest series without ties for which the exact distribution is used.
const EXACT_UP_TO: usize = 10;

/// Result of the test of Mann and Kendall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MannKendall {
    /// Kendall's S: rises minus falls over all pairs.
    pub(crate) s: i64,
    /// Two-sided p-value of "no trend".
    pub(crate) p_value: f64,
}

/// Mann–Kendall test of a series in time order.
///
/// Mann, H. B. (1945), "Nonparametric tests against trend", Econometrica 13: 245–259; Kendall,
/// M. G. (1975), "Rank Correlation Methods". Up to [`EXACT_UP_TO`] values without ties the
/// distribution of S is counted out; otherwise S − sign(S) over its standard deviation, which is
/// corrected for ties, is taken as normal (Gilbert, R. O. (1987), "Statistical Methods for
/// Environmental Pollution Monitoring", section 16.4).
pub(crate) fn mann_kendall(series: &[f64]) -> MannKendall {
    let mut s = 0;
    for (at, earlier) in series.iter().enumerate() {
        for later in &series[at + 1..] {
            s += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    let ties = ties(series);
    let exact = ties.iter().all(|length| *length == 1) && series.len() <= EXACT_UP_TO;
    let p_value = if exact { exact_p(series.len(), s) } else { normal_p(series.len(), s, &ties) };
    MannKendall { s, p_value }
}

/// Lengths of the groups of equal values.
fn ties(series: &[f64]) -> Vec<usize> {
    let mut sorted = series.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(<[f64]>::len).collect()
}

/// Share of all orders of `n` different values whose |S| is at least that of `s`.
fn exact_p(n: usize, s: i64) -> f64 {
    let pairs = n * n.saturating_sub(1) / 2;
    // Orders by number of falls: a further value, the greatest so far, adds 0 to its place falls.
    let mut orders = vec![0_u64; pairs + 1];
    orders[0] = 1;
    for place in 1..n {
        orders = (0..=pairs)
            .map(|falls| orders[falls.saturating_sub(place)..=falls].iter().sum())
            .collect();
    }
    let extreme = orders.iter().zip(0_i64..).filter(|(_, falls)| {
        let of_order = pairs as i64 - 2 * falls;
        of_order.abs() >= s.abs()
    });
    let all: u64 = orders.iter().sum();
    extreme.map(|(count, _)| *count).sum::<u64>() as f64 / all as f64
}

fn normal_p(n: usize, s: i64, ties: &[usize]) -> f64 {
    let term = |length: usize| {
        let length = length as f64;
        length * (length - 1.0) * (2.0 * length + 5.0)
    };
    let variance = (term(n) - ties.iter().copied().map(term).sum::<f64>()) / 18.0;
    if variance > 0.0 { two_sided_p((s - s.signum()) as f64 / variance.sqrt()) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;
    use proptest::prelude::*;

    #[test]
    fn s_counts_pairs() {
        for (series, s) in [
            (&[1.0, 2.0, 3.0, 4.0][..], 6),
            (&[4.0, 3.0, 3.0], -2),
            (&[1.0, 3.0, 2.0], 1),
            (&[], 0),
        ] {
            assert_eq!(mann_kendall(series).s, s);
        }
    }

    #[test]
    fn small_series_have_the_probabilities_of_kendalls_table() {
        // Gilbert (1987), table A18, after Kendall (1975): one-sided, hence doubled.
        for (n, s, one_sided) in [
            (4, 6, 0.042),
            (5, 6, 0.117),
            (5, 8, 0.042),
            (5, 10, 0.0083),
            (8, 16, 0.031),
            (10, 21, 0.036),
        ] {
            close(exact_p(n, s), 2.0 * one_sided, 1.1e-3);
            close(exact_p(n, -s), 2.0 * one_sided, 1.1e-3);
        }
        close(mann_kendall(&[1.0, 2.0, 3.0]).p_value, 1.0 / 3.0, 1e-12);
        close(mann_kendall(&[5.0]).p_value, 1.0, 1e-12);
    }

    #[test]
    fn it_finds_what_published_examples_find() {
        // US EPA (2006), "Data Quality Assessment: Statistical Methods for Practitioners",
        // QA/G-9S, page 109: S = 22, variance 155.33, Z = 1.685.
        let series = [10.0, 10.0, 10.0, 5.0, 10.0, 20.0, 18.0, 17.0, 15.0, 24.0, 15.0];
        let found = mann_kendall(&series);
        assert_eq!(found.s, 22);
        close(found.p_value, two_sided_p(1.685), 1e-4);
        // Little, J., College of the Holy Cross, "A Mann-Kendall Example (By Hand)":
        // 72 rises, 18 falls and a tie of two; Z = 2.9058, one-sided p = 0.0018.
        let series =
            [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7];
        let found = mann_kendall(&series);
        assert_eq!(found.s, 54);
        close(found.p_value, two_sided_p(2.9058), 1e-6);
        close(found.p_value / 2.0, 0.0018, 5e-5);
    }

    #[test]
    fn ties_take_from_the_variance() {
        // Ten values: n(n−1)(2n+5)/18 = 125; one tie of two takes 1, one of three 66/18.
        close(normal_p(10, 12, &[1; 10]), two_sided_p(11.0 / 125.0_f64.sqrt()), 1e-12);
        let series = [1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
        let expected = two_sided_p(40.0 / (125.0 - 1.0 - 66.0 / 18.0_f64).sqrt());
        let found = mann_kendall(&series);
        assert_eq!(found.s, 41);
        close(found.p_value, expected, 1e-12);
        close(mann_kendall(&[2.0; 12]).p_value, 1.0, 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_series_read_backwards_has_the_opposite_s_and_the_same_p(
            series in prop::collection::vec((0..8_u8).prop_map(f64::from), 0..15),
        ) {
            let backwards: Vec<f64> = series.iter().rev().copied().collect();
            let (ahead, back) = (mann_kendall(&series), mann_kendall(&backwards));
            prop_assert_eq!(ahead.s, -back.s);
            prop_assert_eq!(ahead.p_value, back.p_value);
            prop_assert!((0.0..=1.0).contains(&ahead.p_value));
        }
    }
}
