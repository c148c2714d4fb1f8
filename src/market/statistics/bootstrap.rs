//! Intervals of figures that no formula covers, by drawing employers again and again.

use super::quantile::quantile;
use crate::market::Interval;

/// Samples drawn for one interval.
pub(crate) const REPLICATES: usize = 1_000;
/// Fewest samples of which the figure can be computed, as part of all: else there is no interval.
const FEWEST_COMPUTED: f64 = 0.95;
/// Where the generator starts: every interval is drawn from the same numbers, on every machine.
const SEED: u64 = 20_261_122;

/// A figure in samples drawn from the data, ascending.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resampled(Vec<f64>);

impl Resampled {
    /// The percentile interval at 95 %.
    ///
    /// Efron, B. and Tibshirani, R. J. (1993), "An Introduction to the Bootstrap", chapter 13.
    pub(crate) fn interval(&self) -> Option<Interval> {
        Some(Interval { low: quantile(&self.0, 0.025)?, high: quantile(&self.0, 0.975)? })
    }

    /// Two-sided p-value of "the figure is `null`": the level at which the percentile interval just
    /// ends there.
    ///
    /// One is added to the counts of samples, so it is never 0: Davison, A. C. and Hinkley, D. V.
    /// (1997), "Bootstrap Methods and their Application", section 4.2.
    pub(crate) fn p_value(&self, null: f64) -> f64 {
        let below = self.0.iter().filter(|figure| **figure <= null).count();
        let above = self.0.iter().filter(|figure| **figure >= null).count();
        let lesser = below.min(above) as f64 + 1.0;
        (2.0 * lesser / (self.0.len() as f64 + 1.0)).min(1.0)
    }
}

/// Draws a figure over clusters, such as employers, again and again.
///
/// As many clusters as there are are drawn with replacement, whole, because what stands in one
/// cluster is alike. `figure` is given how often each was drawn and returns `None` when the sample
/// does not have it. Davison, A. C. and Hinkley, D. V. (1997), "Bootstrap Methods and their
/// Application", section 3.8. `None` when too few samples have the figure.
pub(crate) fn cluster_bootstrap(
    clusters: usize,
    mut figure: impl FnMut(&[u32]) -> Option<f64>,
) -> Option<Resampled> {
    let mut numbers = SplitMix64(SEED);
    let mut figures = Vec::with_capacity(REPLICATES);
    let mut drawn = vec![0_u32; clusters];
    for _ in 0..REPLICATES {
        drawn.fill(0);
        for _ in 0..clusters {
            drawn[numbers.below(clusters)] += 1;
        }
        figures.extend(figure(&drawn));
    }
    if (figures.len() as f64) < FEWEST_COMPUTED * REPLICATES as f64 {
        return None;
    }
    figures.sort_by(f64::total_cmp);
    Some(Resampled(figures))
}

/// The generator of Steele, G. L., Lea, D. and Flood, C. H. (2014), "Fast splittable pseudorandom
/// number generators", OOPSLA '14: 453–472.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from 0 to before `limit`: the upper half of a product (Lemire, D. (2019),
    /// ACM Transactions on Modeling and Computer Simulation 29: 3), whose bias of less than
    /// limit/2⁶⁴ is left.
    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;

    #[test]
    fn the_generator_gives_its_published_numbers() {
        // The first numbers from seed 0 of the reference implementation.
        let mut numbers = SplitMix64(0);
        let first = [(); 3].map(|()| numbers.next());
        assert_eq!(first, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    }

    #[test]
    fn the_interval_of_a_mean_comes_near_its_theory() {
        // The mean of 0 to 99 has a standard error of √(833.25/100) = 2.887.
        let mean = |drawn: &[u32]| {
            let sum: u32 = drawn.iter().zip(0..).map(|(times, value)| times * value).sum();
            Some(f64::from(sum) / 100.0)
        };
        let drawn = cluster_bootstrap(100, mean).unwrap();
        let interval = drawn.interval().unwrap();
        close(interval.low, 49.5 - 1.96 * 2.887, 0.4);
        close(interval.high, 49.5 + 1.96 * 2.887, 0.4);
        // 1.96 standard errors off, 5 % lie as far; at the middle all do, and far off almost none.
        close(drawn.p_value(49.5 + 1.96 * 2.887), 0.05, 0.02);
        assert!(drawn.p_value(49.5) > 0.9);
        close(drawn.p_value(0.0), 2.0 / 1001.0, 1e-12);
        assert_eq!(cluster_bootstrap(100, mean), Some(drawn));
    }

    #[test]
    fn a_figure_that_samples_often_lack_has_no_interval() {
        // One of three clusters is missing from (2/3)³ = 30 % of the samples.
        let first = |drawn: &[u32]| (drawn[0] > 0).then_some(1.0);
        assert_eq!(cluster_bootstrap(3, first), None);
        assert_eq!(cluster_bootstrap(0, |_| None), None);
    }
}
