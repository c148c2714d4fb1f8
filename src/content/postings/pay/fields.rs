//! Pay in fields of its own: a lower and an upper bound, a currency and a unit.

use super::super::text::one_line;
use super::{amount, currency};
use crate::content::{Pay, PayAmount, PayUnit};

/// The longest value of a field kept as evidence, in characters.
const LONGEST_VALUE: usize = 40;

/// Pay as the fields of a record state it.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct StatedPay {
    /// Lower bound.
    pub(in super::super) min: Option<f64>,
    /// Upper bound.
    pub(in super::super) max: Option<f64>,
    /// Code or sign of the currency.
    pub(in super::super) currency: Option<String>,
    /// What the amount is for.
    pub(in super::super) unit: Option<PayUnit>,
    /// The fields as they stand in the record, such as `salary_min=150000, currency=USD`.
    pub(in super::super) raw: String,
    /// The top-level field with an amount, for messages.
    pub(in super::super) amount_field: Option<String>,
    /// The top-level field with the currency, for messages.
    pub(in super::super) currency_field: Option<String>,
}

/// What keeps stated pay from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Unusable {
    /// No currency, or none that is known.
    Currency,
    /// No unit, and the amount does not tell.
    Unit,
}

impl StatedPay {
    /// The pay, `None` when no amount is stated: 0 is how sources say that they know none.
    pub(super) fn pay(&self) -> Result<Option<Pay>, Unusable> {
        let Some(amount) = self.amount() else { return Ok(None) };
        let currency = self.code().ok_or(Unusable::Currency)?;
        let least = amount.min().or(amount.max()).unwrap_or_default();
        let unit = match self.unit {
            Some(unit) => unit,
            None if currency::is_yearly(currency, least) => PayUnit::Year,
            None => return Err(Unusable::Unit),
        };
        Ok(Some(Pay { amount, currency: currency.to_owned(), unit, raw: self.raw.clone() }))
    }

    /// The code of the currency, when it is known.
    pub(super) fn code(&self) -> Option<&'static str> {
        self.currency.as_deref().and_then(currency::parse)
    }

    /// Whether the lower bound is above the upper.
    pub(super) fn is_swapped(&self) -> bool {
        matches!((stated(self.min), stated(self.max)), (Some(min), Some(max)) if min > max)
    }

    fn amount(&self) -> Option<PayAmount> {
        match (stated(self.min), stated(self.max)) {
            (None, None) => None,
            (Some(min), None) => Some(PayAmount::From(min)),
            (None, Some(max)) => Some(PayAmount::UpTo(max)),
            (Some(min), Some(max)) => Some(PayAmount::range(min, max)),
        }
    }
}

fn stated(bound: Option<f64>) -> Option<f64> {
    bound.filter(|amount| amount.is_finite() && *amount > 0.0)
}

/// A field as it stands in the record, such as `salary_min=150000`.
pub(in super::super) fn field_text(key: &str, value: &str) -> String {
    format!("{}={}", one_line(key, LONGEST_VALUE), one_line(value, LONGEST_VALUE))
}

/// An amount written as a number, with or without currency signs.
pub(in super::super) fn parse_amount(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text[..start].trim_end().ends_with(['-', '−']);
    let amount = amount::number_at(text, start)?;
    let factor = amount.factor(None)?;
    (!negative).then_some(amount.value * factor)
}
