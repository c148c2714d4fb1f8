//! What postings state of pay.

use crate::language::{Argument, Language, Messages, Mode};
use crate::market::share::{Interval, Share};
use crate::market::{PayFunnel, PayGroup, PayPremiums};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// Stated pay of a market.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Salary {
    /// Postings that state pay, plausible or not, of the distinct ones.
    pub stated: Share,
    /// Postings whose pay is plausible, of those that state any: what the panels show.
    pub plausible: Share,
    /// What became of the postings that state pay.
    pub funnel: PayFunnel,
    /// One panel per currency, the market's own first, then by n.
    pub panels: Vec<PayPanel>,
    /// What was read as pay but is not plausible, left out.
    pub implausible: Vec<ImplausiblePay>,
    /// How amounts were brought to a year, in words.
    pub annualised_by: String,
}

/// Stated pay in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayPanel {
    /// ISO 4217 code.
    pub currency: String,
    /// Ranges after one per employer and identical range is kept.
    pub ranges: Vec<PayRange>,
    /// Statements of one bound only, kept in the same way; no quantile counts them.
    pub one_sided: Vec<OneSidedPay>,
    /// Postings that state plausible pay in this currency.
    pub postings: u32,
    /// Distinct employers.
    pub employers: u32,
    /// Quantiles of the midpoints; `None` under 10 ranges.
    pub quartiles: Option<Quartiles>,
    /// 10 % and 90 % quantiles of the midpoints; `None` under 20 ranges.
    pub outer: Option<Interval>,
    /// By seniority and by work mode, those with enough ranges.
    pub groups: Vec<PayGroup>,
    /// Postings that mention a skill beside those that do not.
    pub premiums: PayPremiums,
}

/// A stated range, per year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayRange {
    /// Lower bound per year.
    pub low: f64,
    /// Upper bound per year.
    pub high: f64,
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// As written.
    pub raw: String,
}

impl PayRange {
    /// The middle of the range.
    pub fn midpoint(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// A stated bound, per year: "from 90,000" or "up to 120,000".
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OneSidedPay {
    /// Which bound.
    pub bound: Bound,
    /// The bound per year.
    pub amount: f64,
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// As written.
    pub raw: String,
}

/// A bound of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The lower.
    From,
    /// The upper.
    UpTo,
}

impl Bound {
    /// As it stands before an amount.
    pub fn words(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::UpTo => "up to",
        }
    }
}

impl<M: Mode> Argument<M> for Bound {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).bound;
        match self {
            Self::From => write!(out, "{}", say.from()),
            Self::UpTo => write!(out, "{}", say.up_to()),
        }
    }
}

/// Quantiles of type 7 (Hyndman and Fan 1996).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Quartiles {
    /// 25 %.
    pub p25: f64,
    /// 50 %.
    pub median: f64,
    /// 75 %.
    pub p75: f64,
}

/// A figure that was read as pay and left out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ImplausiblePay {
    /// Posting id.
    pub posting: String,
    /// Employer.
    pub company: String,
    /// As written.
    pub raw: String,
    /// Why, in words.
    pub reason: String,
}
