//! Tails of the standard normal distribution.

/// Probability that a standard normal value lies at least as far from 0 as `z`.
pub(crate) fn two_sided_p(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;

    #[test]
    fn the_normal_tails_are_those_of_the_tables() {
        for (z, p) in [(0.0, 1.0), (1.0, 0.317_310_5), (-1.959_964, 0.05), (3.0, 0.002_699_8)] {
            close(two_sided_p(z), p, 1e-7);
        }
    }
}
