//! One stated pay: brought to a year, judged, and told in words.

use crate::content::{Pay, PayAmount, PayUnit};
use crate::language::{Argument, Decimal, Fixed, Language, Messages, Mode, PlainMessages};
use std::fmt;

/// The upper bound may be this many times the lower.
const WIDEST_RANGE: f64 = 4.0;
/// Less a year than this is no full-time pay, in units of [`scale`].
const LEAST_A_YEAR: f64 = 5_000.0;
/// More a year than this is a misreading, in units of [`scale`].
const MOST_A_YEAR: f64 = 2_000_000.0;

/// Currencies of small unit, with the power of ten nearest to how many make one US dollar or
/// euro (2020s). Only the limits of plausibility use it; nothing is converted.
const SMALL_UNITS: &[(&str, f64)] = &[
    ("ARS", 1e3),
    ("BDT", 1e2),
    ("CLP", 1e3),
    ("CNY", 1e1),
    ("COP", 1e3),
    ("CRC", 1e2),
    ("CZK", 1e1),
    ("DKK", 1e1),
    ("EGP", 1e1),
    ("HKD", 1e1),
    ("HUF", 1e2),
    ("IDR", 1e4),
    ("INR", 1e1),
    ("ISK", 1e2),
    ("JPY", 1e2),
    ("KES", 1e2),
    ("KRW", 1e3),
    ("KZT", 1e2),
    ("LKR", 1e2),
    ("MXN", 1e1),
    ("NGN", 1e2),
    ("NOK", 1e1),
    ("PHP", 1e1),
    ("PKR", 1e2),
    ("RSD", 1e2),
    ("RUB", 1e1),
    ("SEK", 1e1),
    ("THB", 1e1),
    ("TRY", 1e1),
    ("TWD", 1e1),
    ("UAH", 1e1),
    ("UYU", 1e1),
    ("VND", 1e4),
    ("ZAR", 1e1),
];

/// Plausible pay per year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct YearlyPay(PayAmount);

impl YearlyPay {
    /// Brings pay to a year.
    ///
    /// # Errors
    ///
    /// Why it cannot be the pay of full-time work.
    pub(crate) fn new(pay: &Pay) -> Result<Self, Implausible> {
        let yearly = pay.amount.times(pay.unit.per_year());
        let bounds = || [yearly.min(), yearly.max()].into_iter().flatten();
        if bounds().any(|bound| !bound.is_finite()) {
            return Err(Implausible::NoNumber);
        }
        if yearly.min().is_some_and(|min| min <= 0.0) {
            return Err(Implausible::NotPositive);
        }
        if let PayAmount::Range { min, max } = yearly
            && max / min > WIDEST_RANGE
        {
            return Err(Implausible::TooWide);
        }
        let currency = currency(pay);
        let scale = scale(&currency);
        let (least, most) = (LEAST_A_YEAR * scale, MOST_A_YEAR * scale);
        if let Some(amount) = bounds().find(|bound| *bound < least) {
            return Err(Implausible::TooLittle { currency, amount, limit: least });
        }
        if let Some(amount) = bounds().find(|bound| *bound > most) {
            return Err(Implausible::TooMuch { currency, amount, limit: most });
        }
        Ok(Self(yearly))
    }

    /// What is stated, per year.
    pub(crate) fn amount(self) -> PayAmount {
        self.0
    }

    /// Lower and upper bound when both are stated, equal when one figure is.
    pub(crate) fn range(self) -> Option<(f64, f64)> {
        match self.0 {
            PayAmount::Range { min, max } => Some((min, max)),
            PayAmount::From(_) | PayAmount::UpTo(_) => None,
        }
    }
}

/// Why stated pay cannot be that of full-time work.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Implausible {
    NoNumber,
    NotPositive,
    TooWide,
    /// Less a year than the limit.
    TooLittle {
        currency: String,
        amount: f64,
        limit: f64,
    },
    /// More a year than the limit.
    TooMuch {
        currency: String,
        amount: f64,
        limit: f64,
    },
}

impl<M: Mode> Argument<M> for Implausible {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).implausible_pay;
        match self {
            Self::NoNumber => write!(out, "{}", say.no_number()),
            Self::NotPositive => write!(out, "{}", say.not_positive()),
            Self::TooWide => write!(out, "{}", say.too_wide(Decimal(WIDEST_RANGE))),
            Self::TooLittle { currency, amount, limit } => {
                write!(out, "{}", say.too_little(currency, Amount(*amount), Amount(*limit)))
            }
            Self::TooMuch { currency, amount, limit } => {
                write!(out, "{}", say.too_much(currency, Amount(*amount), Amount(*limit)))
            }
        }
    }
}

/// How amounts are brought to a year and which are left out, as sentences.
pub(crate) fn annualised_by(say: PlainMessages) -> String {
    let per_year = |unit: PayUnit| Amount(unit.per_year());
    let rule = say.market_rule.annualised(
        per_year(PayUnit::Hour),
        per_year(PayUnit::Day),
        per_year(PayUnit::Week),
        per_year(PayUnit::Month),
        Decimal(WIDEST_RANGE),
        Amount(LEAST_A_YEAR),
        Amount(MOST_A_YEAR),
    );
    rule.to_string()
}

/// Pay as stated, such as "USD 165,000 to 210,000 a year" or "up to EUR 90,000 a year".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stated<'a>(pub(crate) &'a Pay);

impl<M: Mode> Argument<M> for Stated<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).stated_pay;
        let Self(pay) = self;
        let unit = match pay.unit {
            PayUnit::Hour => say.hour(),
            PayUnit::Day => say.day(),
            PayUnit::Week => say.week(),
            PayUnit::Month => say.month(),
            PayUnit::Year => say.year(),
        };
        let currency = currency(pay);
        match pay.amount {
            PayAmount::Range { min, max } if min == max => {
                write!(out, "{}", say.one(currency, Amount(min), unit))
            }
            PayAmount::Range { min, max } => {
                write!(out, "{}", say.range(currency, Amount(min), Amount(max), unit))
            }
            PayAmount::From(min) => write!(out, "{}", say.from(currency, Amount(min), unit)),
            PayAmount::UpTo(max) => write!(out, "{}", say.up_to(currency, Amount(max), unit)),
        }
    }
}

/// The currency code in capitals.
pub(crate) fn currency(pay: &Pay) -> String {
    pay.currency.trim().to_uppercase()
}

fn scale(currency: &str) -> f64 {
    SMALL_UNITS.iter().find(|(code, _)| *code == currency).map_or(1.0, |(_, scale)| *scale)
}

/// A number with separators of thousands, and two decimals unless it is whole.
#[derive(Debug, Clone, Copy)]
struct Amount(f64);

impl<M: Mode> Argument<M> for Amount {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let decimals = if self.0.fract() == 0.0 { 0 } else { 2 };
        Argument::<M>::write(&Fixed(self.0, decimals), language, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Plain;
    use PayAmount::{From, UpTo};

    fn english(value: impl Argument<Plain>) -> String {
        Language::English.plain().value(value).to_string()
    }

    fn pay(currency: &str, amount: PayAmount, unit: PayUnit) -> Pay {
        Pay { amount, currency: currency.to_owned(), unit, raw: String::new() }
    }

    fn range(currency: &str, min: f64, max: f64, unit: PayUnit) -> Pay {
        pay(currency, PayAmount::range(min, max), unit)
    }

    #[test]
    fn a_year_has_2080_hours() {
        let yearly = YearlyPay::new(&range("USD", 50.0, 75.5, PayUnit::Hour)).unwrap();
        assert_eq!(yearly.range(), Some((104_000.0, 157_040.0)));
        let yearly = YearlyPay::new(&range("EUR", 6000.0, 5000.0, PayUnit::Month)).unwrap();
        assert_eq!(yearly.range(), Some((60_000.0, 72_000.0)));
        let yearly = YearlyPay::new(&pay("EUR", UpTo(6000.0), PayUnit::Month)).unwrap();
        assert_eq!((yearly.amount(), yearly.range()), (UpTo(72_000.0), None));
    }

    #[test]
    fn what_is_not_plausible_says_why() {
        let of = PayAmount::range;
        for (currency, amount, reason) in [
            ("USD", of(0.0, 90_000.0), "the lower bound is not above 0"),
            ("USD", of(20_000.0, 90_000.0), "the upper bound is more than 4 times the lower"),
            ("USD", of(3_000.0, 4_000.5), "USD 3,000 a year is less than 5,000"),
            ("usd", of(1.9e6, 2.4e6), "USD 2,400,000 a year is more than 2,000,000"),
            ("JPY", of(6e7, 3e8), "the upper bound is more than 4 times the lower"),
            ("JPY", of(6e7, 2.3e8), "JPY 230,000,000 a year is more than 200,000,000"),
            ("USD", of(1.0, f64::INFINITY), "it is not a number"),
            ("USD", From(0.0), "the lower bound is not above 0"),
            ("USD", From(500.0), "USD 500 a year is less than 5,000"),
            ("USD", UpTo(500.0), "USD 500 a year is less than 5,000"),
            ("USD", UpTo(3e6), "USD 3,000,000 a year is more than 2,000,000"),
        ] {
            let pay = pay(currency, amount, PayUnit::Year);
            let found = YearlyPay::new(&pay).map_err(english);
            assert_eq!(found, Err(reason.to_owned()));
        }
        assert!(YearlyPay::new(&range("JPY", 6e6, 9e6, PayUnit::Year)).is_ok());
        assert!(YearlyPay::new(&range("INR", 2.5e6, 5e6, PayUnit::Year)).is_ok());
    }

    #[test]
    fn pay_is_told_as_stated() {
        for (pay, words) in [
            (range("USD", 165e3, 210e3, PayUnit::Year), "USD 165,000 to 210,000 a year"),
            (range("eur", 62.5, 62.5, PayUnit::Hour), "EUR 62.50 an hour"),
            (range("JPY", 1.2e7, 9e6, PayUnit::Year), "JPY 9,000,000 to 12,000,000 a year"),
            (range("GBP", 500.0, 650.0, PayUnit::Day), "GBP 500 to 650 a day"),
            (pay("USD", From(15e4), PayUnit::Year), "from USD 150,000 a year"),
            (pay("USD", UpTo(70.0), PayUnit::Hour), "up to USD 70 an hour"),
        ] {
            assert_eq!(english(Stated(&pay)), words);
        }
        assert_eq!(english(Amount(-1234.5)), "−1,234.50");
    }

    #[test]
    fn the_rule_prints_the_factors_that_are_used() {
        let rule = annualised_by(Language::English.plain());
        for part in ["2,080 hours", "260 days", "52 weeks", "12 months", "5,000", "2,000,000"] {
            assert!(rule.contains(part), "{part}: {rule}");
        }
    }
}
