//! Statistics of counts and amounts, one concept per file, each with its published source.
//!
//! Logarithm, exponential and error function come from `libm`, not from the platform, so that a
//! verdict is the same on every machine. Intervals of shares stand with [`Interval`], whose type
//! they are.
//!
//! [`Interval`]: super::Interval

mod binomial;
mod bootstrap;
mod chi_squared;
mod equal_proportions;
mod false_discovery;
mod location_quotient;
mod log_odds;
mod mann_kendall;
mod normal;
mod quantile;
mod two_proportions;

pub(crate) use binomial::{CountRatio, count_ratio};
pub(crate) use bootstrap::{REPLICATES, cluster_bootstrap};
pub(crate) use equal_proportions::{LEAST_EXPECTED, equal_proportions_p};
pub(crate) use false_discovery::benjamini_hochberg;
pub(crate) use location_quotient::location_quotient;
pub(crate) use log_odds::{Slope, log_odds_slope};
pub(crate) use mann_kendall::{MannKendall, mann_kendall};
pub(crate) use quantile::quantile;
pub(crate) use two_proportions::two_proportions_p;

#[cfg(test)]
#[track_caller]
fn close(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() < tolerance, "{value} is not {expected}");
}
