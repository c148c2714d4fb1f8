//! The fields of a record by name, with a note for each that is of an unexpected type.

use crate::content::postings::dates;
use crate::content::postings::format::Problem;
use crate::content::postings::pay::{StatedPay, field_text, parse_amount, parse_unit};
use crate::content::postings::record::{Loose, Object};
use crate::content::postings::text::one_line;
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::RefCell;

/// An object and where it stands in its record.
///
/// A field that is missing, null or blank is `None` without a word; one of an unexpected type is
/// `None` with a warning that has its JSON pointer. Of a list's items only the first unexpected
/// one is reported.
#[derive(Clone)]
pub(super) struct Fields<'r, 'a> {
    object: &'r Object<'a>,
    pointer: String,
    notes: &'r RefCell<Vec<Problem>>,
}

/// Reads a record through its fields and hands the notes over.
pub(super) fn read<'a, T>(
    record: &Object<'a>,
    notes: &mut Vec<Problem>,
    read: impl FnOnce(&Fields<'_, 'a>) -> T,
) -> T {
    let found = RefCell::default();
    let value = read(&Fields { object: record, pointer: String::new(), notes: &found });
    notes.append(&mut found.into_inner());
    value
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Whether a field is there, null or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.object.has(key)
    }

    /// A string that is not blank, or a number as text.
    pub(super) fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.text_of(self.object.get(key)?, || self.pointer_to(key))
    }

    /// A string by the first of several keys that has one.
    pub(super) fn first_text(&self, keys: &[&str]) -> Option<Cow<'a, str>> {
        keys.iter().find_map(|key| self.text(key))
    }

    /// The texts of a list; one text is a list of one.
    pub(super) fn texts(&self, key: &str) -> Vec<Cow<'a, str>> {
        let Some(value) = self.object.get(key) else { return Vec::new() };
        if !matches!(value, Loose::List(_)) {
            return self.text(key).into_iter().collect();
        }
        let mut texts = Vec::new();
        let mut reported = false;
        for (at, item) in value.items().iter().enumerate() {
            match item {
                Loose::Text(_) | Loose::Integer(_) | Loose::Float(_) => texts.extend(item.text()),
                Loose::Null => {}
                _ if reported => {}
                _ => {
                    self.unexpected(item, "a string", format!("{}/{at}", self.pointer_to(key)));
                    reported = true;
                }
            }
        }
        texts
    }

    /// A number, also one written as text.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let value = self.object.get(key)?;
        let number = match value {
            Loose::Integer(number) => Some(*number as f64),
            Loose::Float(number) => Some(*number),
            Loose::Text(text) if text.trim().is_empty() => return None,
            Loose::Text(text) => parse_amount(text),
            Loose::Null => return None,
            _ => None,
        };
        if number.is_none() {
            self.unexpected(value, "a number", self.pointer_to(key));
        }
        number
    }

    /// True or false, also as text, 1 or 0.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let value = self.object.get(key)?;
        let word = value.text().unwrap_or_default();
        match (value, &*word.trim().to_lowercase()) {
            (Loose::Bool(flag), _) => return Some(*flag),
            (Loose::Null, _) | (Loose::Text(_), "") => {}
            (Loose::Text(_) | Loose::Integer(_), "true" | "yes" | "1") => return Some(true),
            (Loose::Text(_) | Loose::Integer(_), "false" | "no" | "0") => return Some(false),
            _ => self.unexpected(value, "true or false", self.pointer_to(key)),
        }
        None
    }

    /// A date in any of the ways that `dates` knows.
    pub(super) fn date(&self, key: &str) -> Option<Date> {
        let text = self.text(key)?;
        let date = dates::parse(&text);
        if date.is_none() {
            let shown = one_line(&text, 40);
            self.note(
                Problem::warning("unreadable-date", format!("`{shown}` is not a date"))
                    .at(self.pointer_to(key))
                    .expected(dates::EXPECTED),
            );
        }
        date
    }

    /// An object.
    pub(super) fn object(&self, key: &str) -> Option<Self> {
        match self.object.get(key)? {
            Loose::Object(object) => {
                Some(Self { object, pointer: self.pointer_to(key), notes: self.notes })
            }
            Loose::Null => None,
            other => {
                self.unexpected(other, "an object", self.pointer_to(key));
                None
            }
        }
    }

    /// The objects of a list; one object is a list of one.
    pub(super) fn objects(&self, key: &str) -> Vec<Self> {
        let Some(value) = self.object.get(key) else { return Vec::new() };
        let Loose::List(items) = value else { return self.object(key).into_iter().collect() };
        let list = self.pointer_to(key);
        let mut objects = Vec::new();
        let mut reported = false;
        for (at, item) in items.iter().enumerate() {
            match item {
                Loose::Object(object) => {
                    let pointer = format!("{list}/{at}");
                    objects.push(Self { object, pointer, notes: self.notes });
                }
                Loose::Null => {}
                _ if reported => {}
                _ => {
                    self.unexpected(item, "an object", format!("{list}/{at}"));
                    reported = true;
                }
            }
        }
        objects
    }

    /// A range of pay for the time that `interval` names, such as `per-year-salary`.
    ///
    /// `None` when no amount is stated, and, with a warning, when the time is not one of the
    /// known units, such as two weeks: read as another unit it would be wrong by a factor.
    pub(super) fn pay(
        &self,
        bounds: [&str; 2],
        currency: Option<Cow<'a, str>>,
        interval: Option<Cow<'a, str>>,
    ) -> Option<StatedPay> {
        let [min, max] = bounds.map(|key| self.number(key).filter(|amount| *amount > 0.0));
        min.or(max)?;
        let unit = interval.as_deref().map(|interval| {
            let counted = interval.trim_start_matches(|c: char| !c.is_ascii_digit());
            let several = counted.trim_end_matches(|c: char| !c.is_ascii_digit());
            let doubled = interval.to_lowercase().starts_with("bi");
            parse_unit(interval).filter(|_| matches!(several, "" | "1") && !doubled)
        });
        if let (Some(None), Some(interval)) = (unit, interval) {
            let shown = one_line(&interval, 40);
            self.note(
                Problem::warning("pay-without-unit", format!("pay for `{shown}` is left out"))
                    .at(&*self.pointer)
                    .expected("hour, day, week, month or year"),
            );
            return None;
        }
        let currency = currency.map(Cow::into_owned);
        let raw = self.as_written(&[bounds[0], bounds[1], "currency", "interval"]);
        Some(StatedPay { min, max, currency, unit: unit.flatten(), raw, ..StatedPay::default() })
    }

    /// Fields as they stand in the record, such as `salary_min=150000, currency=USD`.
    pub(super) fn as_written(&self, keys: &[&str]) -> String {
        let fields = keys.iter().filter_map(|key| Some(field_text(key, &self.text(key)?)));
        fields.collect::<Vec<_>>().join(", ")
    }

    /// Adds a problem.
    pub(super) fn note(&self, problem: Problem) {
        self.notes.borrow_mut().push(problem);
    }

    fn text_of(&self, value: &Loose<'a>, pointer: impl FnOnce() -> String) -> Option<Cow<'a, str>> {
        match value {
            Loose::Text(_) | Loose::Integer(_) | Loose::Float(_) => value.text(),
            Loose::Null => None,
            _ => {
                self.unexpected(value, "a string", pointer());
                None
            }
        }
    }

    fn unexpected(&self, value: &Loose<'a>, expected: &str, pointer: String) {
        let name = pointer.rsplit('/').find(|part| !part.bytes().all(|b| b.is_ascii_digit()));
        let name = one_line(name.unwrap_or_default(), 40);
        let what = match pointer.rsplit('/').next() {
            Some(last) if last == name => format!("`{name}` is"),
            _ => format!("an item of `{name}` is"),
        };
        let message = format!("{what} {} and is ignored", value.kind());
        self.note(Problem::warning("unexpected-type", message).at(pointer).expected(expected));
    }

    fn pointer_to(&self, key: &str) -> String {
        format!("{}/{key}", self.pointer)
    }
}
