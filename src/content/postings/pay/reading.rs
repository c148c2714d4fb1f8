//! All that a record says of pay: its fields, its pay in words, its title and its text.

use super::super::format::Problem;
use super::fields::{StatedPay, Unusable};
use super::places::Places;
use super::sentence::{Setting, from_text};
use crate::content::Pay;

/// What a record says of pay.
#[derive(Debug)]
pub(in super::super) struct PayFields<'a> {
    /// Pay in fields of its own.
    pub(in super::super) stated: &'a [StatedPay],
    /// Pay in words in a field of its own.
    pub(in super::super) words: Option<&'a str>,
    pub(in super::super) title: &'a str,
    pub(in super::super) text: &'a str,
    pub(in super::super) places: Places,
}

impl PayFields<'_> {
    /// Pay from fields, else from the pay in words, else from the title, else from the text.
    ///
    /// Where a field and the text state one amount in two currencies, the text is believed:
    /// it is what the employer wrote, and fields are often filled by machine.
    pub(in super::super) fn read(self, notes: &mut Vec<Problem>) -> Vec<Pay> {
        let fields = self.stated;
        let mut found: Vec<(Pay, &StatedPay)> = Vec::new();
        let mut unusable = None;
        for stated in fields {
            match stated.pay() {
                // Sources list one tier in several places.
                Ok(Some(pay)) if found.iter().any(|(known, _)| is_same(known, &pay)) => {}
                Ok(pay) => found.extend(pay.map(|pay| (pay, stated))),
                Err(reason) => unusable = Some((reason, stated)),
            }
            if stated.is_swapped() {
                let message = "the lower bound of pay is above the upper; they are swapped";
                let problem = Problem::warning("pay-bounds-swapped", message);
                notes.push(at(problem, stated.amount_field.as_ref()));
            }
        }
        let said = self.said();
        if !found.is_empty() {
            return found
                .into_iter()
                .map(|(pay, stated)| settle(pay, stated, &said, notes))
                .collect();
        }
        if let Some(stated) = fields.first() {
            contradicts(stated, &said, notes);
        }
        match unusable {
            Some((Unusable::Currency, stated)) if said.is_empty() => {
                let message = "pay without a known currency is left out";
                let problem = Problem::warning("pay-without-currency", message)
                    .expected("an ISO 4217 code such as EUR");
                let field = stated.currency_field.as_ref().or(stated.amount_field.as_ref());
                notes.push(at(problem, field));
            }
            Some((Unusable::Unit, stated)) if said.is_empty() => {
                let problem =
                    Problem::warning("pay-without-unit", "pay without a unit is left out")
                        .expected("hour, day, week, month or year");
                notes.push(at(problem, stated.amount_field.as_ref()));
            }
            _ => {}
        }
        said
    }

    /// Pay in words: of the field for it, else of the title, else of the text.
    fn said(self) -> Vec<Pay> {
        let stated = self.stated.first();
        let mut setting = Setting {
            places: self.places,
            field: true,
            currency: stated.and_then(StatedPay::code),
            unit: stated.and_then(|stated| stated.unit),
        };
        let words = self.words.map(|words| from_text(words, &setting)).unwrap_or_default();
        if !words.is_empty() {
            return words;
        }
        setting.field = false;
        let title = from_text(self.title, &setting);
        if title.is_empty() { from_text(self.text, &setting) } else { title }
    }
}

/// Whether two statements say the same, however they are written.
fn is_same(one: &Pay, other: &Pay) -> bool {
    (one.amount, &one.currency, one.unit) == (other.amount, &other.currency, other.unit)
}

/// The pay of a field, or that of the text when both state one amount in two currencies.
fn settle(pay: Pay, stated: &StatedPay, said: &[Pay], notes: &mut Vec<Problem>) -> Pay {
    let same_amount = || said.iter().filter(|said| said.amount == pay.amount);
    if same_amount().any(|said| said.currency == pay.currency) {
        return pay;
    }
    let Some(said) = same_amount().next() else { return pay };
    notes.push(contradiction(stated, &pay.currency, said));
    said.clone()
}

/// Notes that no pay of the text is in the currency that a field states without an amount.
fn contradicts(stated: &StatedPay, said: &[Pay], notes: &mut Vec<Problem>) {
    if let (Some(code), Some(first)) = (stated.code(), said.first())
        && said.iter().all(|pay| pay.currency != code)
    {
        notes.push(contradiction(stated, code, first));
    }
}

fn contradiction(stated: &StatedPay, code: &str, said: &Pay) -> Problem {
    let message = format!(
        "a field says that pay is in {code}, the text says {}: “{}”; the text is believed",
        said.currency, said.raw
    );
    let problem = Problem::warning("pay-currency-contradiction", message)
        .expected("the currency that the text states");
    at(problem, stated.currency_field.as_ref())
}

fn at(problem: Problem, field: Option<&String>) -> Problem {
    match field {
        Some(field) => problem.field(field),
        None => problem,
    }
}
