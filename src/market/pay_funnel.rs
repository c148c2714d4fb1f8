//! What became of the postings that state pay.

use super::salary::PlausiblePay;
use schemars::JsonSchema;
use serde::Serialize;

/// From distinct postings to the ranges that are drawn; every posting that states pay is in
/// exactly one of the last four counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PayFunnel {
    /// Distinct postings.
    pub postings: u32,
    /// Postings that state pay.
    pub stating: u32,
    /// Of these, postings that state only what is implausible.
    pub implausible: u32,
    /// Postings whose plausible pay is in another currency than the first panel's.
    pub other_currency: u32,
    /// Postings that state one bound only, in the first panel's currency.
    pub one_bound: u32,
    /// Postings that state a range, in the first panel's currency.
    pub ranges: u32,
}

impl PayFunnel {
    /// Counts `plausible`, one per posting, apart by what they state.
    pub(crate) fn of(
        postings: u32,
        stating: u32,
        plausible: &[PlausiblePay<'_>],
        first: Option<&str>,
    ) -> Self {
        let (own, other): (Vec<_>, Vec<_>) =
            plausible.iter().partition(|stated| first == Some(stated.currency.as_str()));
        let ranges = own.iter().filter(|stated| stated.yearly.range().is_some()).count();
        Self {
            postings,
            stating,
            implausible: stating.saturating_sub(plausible.len() as u32),
            other_currency: other.len() as u32,
            one_bound: (own.len() - ranges) as u32,
            ranges: ranges as u32,
        }
    }
}
