//! How much more of something there is here than elsewhere.

use crate::market::Share;

/// How many times more often something is found here than elsewhere.
///
/// The location quotient of regional science (Isard, W. (1960), "Methods of Regional Analysis"):
/// share here over share elsewhere. When it is never found elsewhere, the share there is taken
/// as (k + 0.5) / (n + 1), so that the quotient stays finite and grows with what was looked at.
pub(crate) fn location_quotient(here: Share, elsewhere: Share) -> f64 {
    let background = if elsewhere.k() == 0 {
        0.5 / (f64::from(elsewhere.n()) + 1.0)
    } else {
        elsewhere.proportion()
    };
    here.proportion() / background
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::statistics::close;

    #[test]
    fn it_is_that_of_published_examples() {
        // Emsi (2020), "Understanding Location Quotient": breweries with 8 % of the jobs of Boise
        // and 5 % of the nation's, nurses with 10 % and 9 %.
        close(location_quotient(Share::new(8, 100), Share::new(5, 100)), 1.6, 1e-12);
        close(location_quotient(Share::new(10, 100), Share::new(9, 100)), 1.11, 0.005);
    }

    #[test]
    fn a_quotient_needs_something_elsewhere() {
        close(location_quotient(Share::new(20, 100), Share::new(10, 200)), 4.0, 1e-12);
        close(location_quotient(Share::new(20, 100), Share::new(0, 99)), 40.0, 1e-12);
    }
}
