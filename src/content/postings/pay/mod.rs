//! Reads stated pay from fields and from text.
//!
//! A missing figure costs little, a wrong one costs trust: what is not clearly a wage with
//! a known currency and a known unit is left out. What is one and cannot be true is kept: the
//! market says why it does not count.

mod amount;
mod bound;
mod clause;
mod currency;
mod fields;
mod places;
mod reading;
mod sentence;
mod unit;
mod words;

pub(super) use fields::{StatedPay, field_text, parse_amount};
pub(super) use places::Places;
pub(super) use reading::PayFields;
#[cfg(test)]
pub(super) use sentence::{Setting, from_text};
pub(super) use unit::parse as parse_unit;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
