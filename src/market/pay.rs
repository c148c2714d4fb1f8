//! One stated pay: brought to a year, judged, and told in words.

use crate::content::{Pay, PayAmount, PayUnit};

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
    /// Why it cannot be the pay of full-time work, in words.
    pub(crate) fn new(pay: &Pay) -> Result<Self, String> {
        let yearly = pay.amount.times(pay.unit.per_year());
        let bounds = || [yearly.min(), yearly.max()].into_iter().flatten();
        if bounds().any(|bound| !bound.is_finite()) {
            return Err("it is not a number".to_owned());
        }
        if yearly.min().is_some_and(|min| min <= 0.0) {
            return Err("the lower bound is not above 0".to_owned());
        }
        if let PayAmount::Range { min, max } = yearly
            && max / min > WIDEST_RANGE
        {
            return Err(format!("the upper bound is more than {WIDEST_RANGE} times the lower"));
        }
        let currency = currency(pay);
        let scale = scale(&currency);
        let (least, most) = (LEAST_A_YEAR * scale, MOST_A_YEAR * scale);
        if let Some(low) = bounds().find(|bound| *bound < least) {
            let (is, least) = (amount(low), amount(least));
            return Err(format!("{currency} {is} a year is less than {least}"));
        }
        if let Some(high) = bounds().find(|bound| *bound > most) {
            let (is, most) = (amount(high), amount(most));
            return Err(format!("{currency} {is} a year is more than {most}"));
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

/// How amounts are brought to a year and which are left out, as sentences.
pub(crate) fn annualised_by() -> String {
    let per_year = |unit: PayUnit| amount(unit.per_year());
    format!(
        "Full-time work is taken as {} hours, {} days, {} weeks or {} months a year. Left out as \
         implausible are ranges whose upper bound is more than {WIDEST_RANGE} times the lower, and \
         amounts under {} or over {} a year (in currencies of small unit 10 to 10,000 times that). \
         What names one bound only (“up to”, “from”) has no middle and is listed apart.",
        per_year(PayUnit::Hour),
        per_year(PayUnit::Day),
        per_year(PayUnit::Week),
        per_year(PayUnit::Month),
        amount(LEAST_A_YEAR),
        amount(MOST_A_YEAR),
    )
}

/// Pay as stated, such as "USD 165,000 to 210,000 a year" or "up to EUR 90,000 a year".
pub(crate) fn in_words(pay: &Pay) -> String {
    let unit = match pay.unit {
        PayUnit::Hour => "an hour",
        PayUnit::Day => "a day",
        PayUnit::Week => "a week",
        PayUnit::Month => "a month",
        PayUnit::Year => "a year",
    };
    let currency = currency(pay);
    match pay.amount {
        PayAmount::Range { min, max } if min == max => format!("{currency} {} {unit}", amount(min)),
        PayAmount::Range { min, max } => {
            format!("{currency} {} to {} {unit}", amount(min), amount(max))
        }
        PayAmount::From(min) => format!("from {currency} {} {unit}", amount(min)),
        PayAmount::UpTo(max) => format!("up to {currency} {} {unit}", amount(max)),
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
fn amount(value: f64) -> String {
    let text = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") };
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(text.len() + whole.len() / 3);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use PayAmount::{From, UpTo};

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
            assert_eq!(YearlyPay::new(&pay), Err(reason.to_owned()));
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
            assert_eq!(in_words(&pay), words);
        }
        assert_eq!(amount(-1234.5), "-1,234.50");
    }

    #[test]
    fn the_rule_prints_the_factors_that_are_used() {
        let rule = annualised_by();
        for part in ["2,080 hours", "260 days", "52 weeks", "12 months", "5,000", "2,000,000"] {
            assert!(rule.contains(part), "{part}: {rule}");
        }
    }
}
