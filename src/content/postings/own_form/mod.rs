//! careerdash's own form of a posting: what `careerdash import postings` writes.
//!
//! A pretty-printed JSON list with a line for every field and for every line of the text, so
//! that a person can read it and a version control system shows what changed. Its records
//! were cleaned when they were written: reading one gives the same posting again, with
//! nothing searched for or guessed anew.

use super::dates;
use super::draft::{Draft, LONGEST_NAME, web_address};
use super::format::{FORMATS, PostingFormat, Probe, Problem};
use super::pay::parse_unit;
use super::record::{Loose, Object};
use super::text::{one_line, visible_text};
use crate::content::{Origin, Pay, PayAmount, PayUnit, Posting, Workplace};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::sync::Arc;

/// Records that careerdash wrote.
pub(super) struct OwnForm;

/// The field by which a record is known: the format the posting was read from.
const MARK: &str = "read_as";

/// A posting as it is written, in this order; what is empty is left out.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    company: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    locations: &'a [String],
    #[serde(skip_serializing_if = "is_unknown")]
    workplace: Workplace,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    posted_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_through: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pay: Vec<PayRecord<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    truncated: bool,
    #[serde(skip_serializing_if = "is_false")]
    synthetic: bool,
    read_as: &'static str,
    description: Vec<&'a str>,
}

const FIELDS: [&str; 15] = [
    "id",
    "title",
    "company",
    "locations",
    "workplace",
    "employment_type",
    "posted_on",
    "valid_through",
    "language",
    "url",
    "pay",
    "truncated",
    "synthetic",
    MARK,
    "description",
];

/// Stated pay; a bound that is not stated is left out.
#[derive(Serialize)]
struct PayRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "amount")]
    min: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "amount")]
    max: Option<f64>,
    currency: &'a str,
    per: PayUnit,
    stated: &'a str,
}

/// The postings as a snapshot file in careerdash's own form.
///
/// Reading it gives postings that are equal to these in everything but their origin, provided
/// that their ids differ and that a reader of this crate made them.
///
/// # Errors
///
/// None that a posting can cause; the type is `serde_json`'s.
pub fn write_snapshot(postings: &[Posting]) -> Result<String, serde_json::Error> {
    let records: Vec<Record<'_>> = postings.iter().map(Record::of).collect();
    let mut text = serde_json::to_string_pretty(&records)?;
    text.push('\n');
    Ok(text)
}

impl<'a> Record<'a> {
    fn of(posting: &'a Posting) -> Self {
        // Named one by one: a field added to postings must be written too.
        let Posting {
            id,
            format,
            url,
            title,
            company,
            locations,
            workplace,
            employment_type,
            posted_on,
            valid_through,
            text,
            language,
            truncated,
            pay,
            synthetic,
            origin: _,
        } = posting;
        Self {
            id,
            title,
            company,
            locations,
            workplace: *workplace,
            employment_type: employment_type.as_deref(),
            posted_on: *posted_on,
            valid_through: *valid_through,
            language: language.as_deref(),
            url: url.as_deref(),
            pay: pay.iter().map(PayRecord::of).collect(),
            truncated: *truncated,
            synthetic: *synthetic,
            read_as: format,
            description: text.lines().collect(),
        }
    }
}

impl<'a> PayRecord<'a> {
    fn of(pay: &'a Pay) -> Self {
        let Pay { amount, currency, unit, raw } = pay;
        Self { min: amount.min(), max: amount.max(), currency, per: *unit, stated: raw }
    }
}

impl PostingFormat for OwnForm {
    fn name(&self) -> &'static str {
        "careerdash"
    }

    fn description(&self) -> &'static str {
        "a snapshot that `careerdash import postings` wrote"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| record.text(MARK).is_some() && record.has("description"))
    }

    /// A program wrote the names, and a person may have mended the file.
    fn is_handwritten(&self) -> bool {
        true
    }

    fn wants(&self, key: &str) -> bool {
        FIELDS.contains(&key)
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        let line = |key: &str| record.text(key).map(|text| one_line(&text, LONGEST_NAME));
        let optional = |key: &str| line(key).filter(|text| !text.is_empty());
        let flag = |key: &str| matches!(record.get(key), Some(Loose::Bool(true)));
        let items = |key: &str| record.get(key).map(Loose::items).unwrap_or_default();
        let places = items("locations").iter().filter_map(Loose::text);
        let places = places.map(|place| one_line(&place, LONGEST_NAME));
        let posting = Posting {
            id: line("id").unwrap_or_default(),
            format: format_named(record.text(MARK)),
            url: record.text("url").and_then(|url| web_address(&url, notes)),
            title: line("title").unwrap_or_default(),
            company: line("company").unwrap_or_default(),
            locations: places.filter(|place| !place.is_empty()).collect(),
            workplace: record.text("workplace").map(|word| workplace(&word)).unwrap_or_default(),
            employment_type: optional("employment_type"),
            posted_on: date(record, "posted_on", notes),
            valid_through: date(record, "valid_through", notes),
            text: text(items("description")).into(),
            language: optional("language"),
            truncated: flag("truncated"),
            pay: items("pay").iter().filter_map(|range| pay(range, notes)).collect(),
            synthetic: flag("synthetic"),
            // Where the record stands is not the format's to know.
            origin: Origin { file: Arc::default(), line: 0 },
        };
        Ok(Some(Draft { finished: Some(Box::new(posting)), ..Draft::default() }))
    }
}

/// The name of the format a posting was first read from; a format of another version of
/// careerdash counts as plain columns.
fn format_named(name: Option<Cow<'_, str>>) -> &'static str {
    let name = name.unwrap_or_default();
    let known = FORMATS.iter().map(|format| format.name()).find(|known| *known == name);
    known.unwrap_or("plain")
}

fn workplace(word: &str) -> Workplace {
    match word {
        "remote" => Workplace::Remote,
        "hybrid" => Workplace::Hybrid,
        "onsite" => Workplace::Onsite,
        _ => Workplace::Unknown,
    }
}

fn date(record: &Object<'_>, key: &str, notes: &mut Vec<Problem>) -> Option<Date> {
    let text = record.text(key)?;
    let date = dates::parse(&text);
    if date.is_none() {
        let message = format!("`{}` is not a date", one_line(&text, 40));
        let problem = Problem::warning("unreadable-date", message).field(key);
        notes.push(problem.expected(dates::EXPECTED));
    }
    date
}

/// The lines as they stand; only what nobody sees is taken out, should someone put it in.
fn text(lines: &[Loose<'_>]) -> String {
    let lines = lines.iter().filter_map(|line| match line {
        Loose::Text(line) => Some(&**line),
        _ => None,
    });
    let lines = lines.flat_map(|line| line.split('\n'));
    let lines: Vec<String> = lines.map(|line| visible_text(line).trim_end().to_owned()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn pay(record: &Loose<'_>, notes: &mut Vec<Problem>) -> Option<Pay> {
    let record = record.object()?;
    let bound = |key: &str| {
        let number = record.get(key).and_then(Loose::number);
        number.filter(|amount| amount.is_finite() && *amount > 0.0)
    };
    let amount = match (bound("min"), bound("max")) {
        (Some(min), Some(max)) => PayAmount::range(min, max),
        (Some(min), None) => PayAmount::From(min),
        (None, Some(max)) => PayAmount::UpTo(max),
        (None, None) => return None,
    };
    let mut lacks = |code, what: &str| {
        let message = format!("pay without {what} is left out");
        notes.push(Problem::warning(code, message).field("pay"));
    };
    let currency = record.text("currency").unwrap_or_default();
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        lacks("pay-without-currency", "the code of a currency");
        return None;
    }
    let Some(unit) = record.text("per").and_then(|unit| parse_unit(&unit)) else {
        lacks("pay-without-unit", "the time it is for");
        return None;
    };
    let raw = visible_text(&record.text("stated").unwrap_or_default()).into_owned();
    Some(Pay { amount, currency: currency.into_owned(), unit, raw })
}

/// Whole amounts without `.0`.
fn amount<S: Serializer>(amount: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here every whole number has a double of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match *amount {
        // In range as checked.
        Some(amount) if amount.fract() == 0.0 && amount.abs() < EXACT => {
            serializer.serialize_i64(amount as i64)
        }
        Some(amount) => serializer.serialize_f64(amount),
        None => serializer.serialize_none(),
    }
}

fn is_unknown(workplace: &Workplace) -> bool {
    *workplace == Workplace::Unknown
}

fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests;
