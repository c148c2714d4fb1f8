//! Reads stated pay from fields and from text.
//!
//! A missing figure costs little, a wrong one costs trust: what is not clearly a wage with
//! a known currency and a known unit is left out.

mod amount;
mod clause;
mod currency;
mod sentence;
mod unit;
mod words;

pub(super) use sentence::{Setting, from_text};
pub(super) use unit::parse as parse_unit;

use crate::content::{Pay, PayUnit};

/// From this amount a figure without a unit is for a year.
const YEARLY_FROM: f64 = 10_000.0;

/// Pay as the fields of a record state it.
#[derive(Debug, Clone, Default)]
pub(super) struct StatedPay {
    /// Lower bound.
    pub(super) min: Option<f64>,
    /// Upper bound.
    pub(super) max: Option<f64>,
    /// Code or sign of the currency.
    pub(super) currency: Option<String>,
    /// What the amount is for.
    pub(super) unit: Option<PayUnit>,
}

/// What keeps stated pay from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// No currency, or none that is known.
    Currency,
    /// No unit, and the amount does not tell.
    Unit,
}

impl StatedPay {
    /// The range, `None` when no amount is stated.
    pub(super) fn range(&self) -> Result<Option<Pay>, Unusable> {
        let stated =
            |bound: Option<f64>| bound.filter(|amount| amount.is_finite() && *amount > 0.0);
        let (min, max) = match (stated(self.min), stated(self.max)) {
            (None, None) => return Ok(None),
            (Some(one), None) | (None, Some(one)) => (one, one),
            (Some(min), Some(max)) => (min.min(max), min.max(max)),
        };
        let currency =
            self.currency.as_deref().and_then(currency::parse).ok_or(Unusable::Currency)?;
        let unit = match self.unit {
            Some(unit) => unit,
            None if min >= YEARLY_FROM => PayUnit::Year,
            None => return Err(Unusable::Unit),
        };
        let raw = format!("{} {} {}", plain_range(min, max), currency, unit::name(unit));
        Ok(Some(Pay { min, max, currency: currency.to_owned(), unit, raw }))
    }
}

/// An amount written as a number, with or without currency signs.
pub(super) fn parse_amount(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text[..start].trim_end().ends_with(['-', '−']);
    let amount = amount::number_at(text, start)?;
    (!negative && !amount.barred).then_some(amount.value * amount.factor())
}

fn plain_range(min: f64, max: f64) -> String {
    if min == max { min.to_string() } else { format!("{min} to {max}") }
}

#[cfg(test)]
mod tests;
