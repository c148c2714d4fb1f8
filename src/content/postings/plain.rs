//! JSON, JSON Lines and CSV with the obvious columns.

use super::columns::{self, Column};
use super::dates;
use super::draft::Draft;
use super::format::{PostingFormat, Probe, Problem};
use super::pay::{StatedPay, field_text, parse_unit};
use super::record::{Loose, Object};
use super::workplace;
use jiff::civil::Date;
use std::borrow::Cow;

/// Records whose fields are named as anyone would name them.
pub(super) struct Plain;

impl PostingFormat for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn description(&self) -> &'static str {
        "JSON, JSON Lines or CSV with columns such as title, company, location, url, description"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            let columns = Columns::of(record);
            let content = columns.has(Column::Title) || columns.has(Column::Text);
            let support = [
                Column::Title,
                Column::Text,
                Column::Company,
                Column::Location,
                Column::Url,
                Column::PostedOn,
            ];
            content && support.into_iter().filter(|column| columns.has(*column)).count() >= 2
        })
    }

    fn is_handwritten(&self) -> bool {
        true
    }

    fn wants(&self, key: &str) -> bool {
        columns::of_name(key).is_some()
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        let columns = Columns::of(record);
        for column in [Column::Title, Column::Company, Column::Text] {
            columns.expect_text(column, notes);
        }
        let text = columns.lines(Column::Text);
        Ok(Some(Draft {
            id: columns.text(Column::Id),
            url: columns.text(Column::Url),
            title: columns.text(Column::Title),
            company: columns.text(Column::Company),
            locations: columns.locations(),
            workplace: columns
                .text(Column::Workplace)
                .and_then(|value| workplace::from_field(&value)),
            employment_type: columns.list(Column::EmploymentType),
            posted_on: columns.date(Column::PostedOn, notes),
            valid_through: columns.date(Column::ValidThrough, notes),
            truncated: text.as_deref().is_some_and(is_cut),
            text,
            language: columns.text(Column::Language),
            pay: vec![columns.pay()],
            pay_text: columns.text(Column::PayText),
            synthetic: columns
                .text(Column::Synthetic)
                .is_some_and(|value| matches!(&*value.to_lowercase(), "true" | "yes" | "ja" | "1")),
            ..Draft::default()
        }))
    }
}

/// The columns of one record by meaning.
struct Columns<'r, 'a> {
    record: &'r Object<'a>,
    /// Field index and rank of its name, by column.
    fields: [Option<(usize, usize)>; Column::COUNT],
}

impl<'r, 'a> Columns<'r, 'a> {
    fn of(record: &'r Object<'a>) -> Self {
        let mut fields: [Option<(usize, usize)>; Column::COUNT] = [None; Column::COUNT];
        for (index, (key, value)) in record.fields.iter().enumerate() {
            let Some((column, mut rank)) = columns::of_name(key) else { continue };
            if is_blank(value) {
                // An empty field under the preferred name gives way to a filled one.
                rank += 100;
            }
            let slot = &mut fields[column as usize];
            if slot.is_none_or(|(_, known)| rank < known) {
                *slot = Some((index, rank));
            }
        }
        Self { record, fields }
    }

    fn has(&self, column: Column) -> bool {
        self.fields[column as usize].is_some()
    }

    fn field(&self, column: Column) -> Option<(&'r str, &'r Loose<'a>)> {
        let (index, _) = self.fields[column as usize]?;
        let (key, value) = &self.record.fields[index];
        Some((key, value))
    }

    fn value(&self, column: Column) -> Option<&'r Loose<'a>> {
        self.field(column).map(|(_, value)| value)
    }

    /// Text, also of an object that has a name.
    fn text(&self, column: Column) -> Option<Cow<'a, str>> {
        named(self.value(column)?)
    }

    /// Text; of a list every text on a line of its own.
    fn lines(&self, column: Column) -> Option<Cow<'a, str>> {
        match self.value(column)? {
            Loose::List(items) if items.len() > 1 => {
                let line = |item: &Loose<'a>| match item {
                    Loose::Text(text) => Some(text.clone()),
                    _ => None,
                };
                Some(items.iter().filter_map(line).collect::<Vec<_>>().join("\n").into())
            }
            one => named(one),
        }
    }

    /// A list as one text.
    fn list(&self, column: Column) -> Option<Cow<'a, str>> {
        let parts: Vec<_> = self.value(column)?.items().iter().filter_map(Loose::text).collect();
        (!parts.is_empty()).then(|| parts.join(", ").into())
    }

    fn locations(&self) -> Vec<Cow<'a, str>> {
        let Some(value) = self.value(Column::Location) else { return Vec::new() };
        let places = value.items().iter().filter_map(named);
        places
            .flat_map(|place| {
                place
                    .split([';', '|', '\n'])
                    .map(|part| Cow::Owned(part.trim().to_owned()))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn pay(&self) -> StatedPay {
        let columns = [Column::PayMin, Column::PayMax, Column::PayCurrency, Column::PayUnit];
        let said = columns.into_iter().filter_map(|column| {
            let (key, value) = self.field(column)?;
            Some(field_text(key, &value.text()?))
        });
        let filled = |column| {
            let (key, _) = self.field(column).filter(|(_, value)| !is_blank(value))?;
            Some(key.to_owned())
        };
        StatedPay {
            min: self.value(Column::PayMin).and_then(Loose::number),
            max: self.value(Column::PayMax).and_then(Loose::number),
            currency: self.text(Column::PayCurrency).map(Cow::into_owned),
            unit: self.text(Column::PayUnit).and_then(|unit| parse_unit(&unit)),
            raw: said.collect::<Vec<_>>().join(", "),
            amount_field: filled(Column::PayMin).or_else(|| filled(Column::PayMax)),
            currency_field: filled(Column::PayCurrency),
        }
    }

    fn date(&self, column: Column, notes: &mut Vec<Problem>) -> Option<Date> {
        let (key, value) = self.field(column)?;
        let text = value.text()?;
        let date = dates::parse(&text);
        if date.is_none() {
            let shown = super::text::one_line(&text, 40);
            notes.push(
                Problem::warning("unreadable-date", format!("`{shown}` is not a date"))
                    .field(key)
                    .expected(dates::EXPECTED),
            );
        }
        date
    }

    fn expect_text(&self, column: Column, notes: &mut Vec<Problem>) {
        if let Some((key, value)) = self.field(column)
            && !is_blank(value)
            && named(value).is_none()
        {
            let message = format!("`{key}` is {} and is ignored", value.kind());
            notes
                .push(Problem::warning("unexpected-type", message).field(key).expected("a string"));
        }
    }
}

/// Text, or the name of an object such as `{"display_name": "X"}`.
fn named<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    value.text().or_else(|| {
        let object = value.object()?;
        ["name", "display_name", "title", "city"].into_iter().find_map(|key| object.text(key))
    })
}

fn is_blank(value: &Loose<'_>) -> bool {
    match value {
        Loose::Null => true,
        Loose::Text(text) => text.trim().is_empty(),
        Loose::List(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether an aggregator cut the text: short and ending in an ellipsis.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end();
    text.len() <= 1000 && ["…", "[...]", "[…]"].iter().any(|end| text.ends_with(end))
}
