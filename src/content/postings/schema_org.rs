//! schema.org `JobPosting`, as search engines read it from job pages.

use super::dates;
use super::draft::{Draft, Section};
use super::format::{PostingFormat, Probe, Problem};
use super::pay::{StatedPay, field_text, parse_unit};
use super::record::{Loose, Object};
use crate::content::Workplace;
use jiff::civil::Date;
use std::borrow::Cow;

/// JSON-LD job postings.
pub(super) struct SchemaOrg;

/// Fields that hold requirements outside the description, with the heading they get.
const SECTIONS: [(&str, &str); 6] = [
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experienceRequirements", "Experience requirements"),
    ("educationRequirements", "Education requirements"),
    ("jobBenefits", "Benefits"),
];

/// Whether experience may stand for the education that is asked.
const INSTEAD_OF_EDUCATION: &str = "experienceInPlaceOfEducation";

const OTHER_FIELDS: [&str; 21] = [
    INSTEAD_OF_EDUCATION,
    "@type",
    "@id",
    "title",
    "name",
    "description",
    "datePosted",
    "validThrough",
    "employmentType",
    "hiringOrganization",
    "jobLocation",
    "jobLocationType",
    "applicantLocationRequirements",
    "baseSalary",
    "salaryCurrency",
    "identifier",
    "url",
    "sameAs",
    "mainEntityOfPage",
    "inLanguage",
    "synthetic",
];

impl PostingFormat for SchemaOrg {
    fn name(&self) -> &'static str {
        "schema.org"
    }

    fn description(&self) -> &'static str {
        "schema.org JobPosting as JSON-LD, alone or inside a saved HTML page"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(is_posting)
    }

    fn wants(&self, key: &str) -> bool {
        OTHER_FIELDS.contains(&key) || SECTIONS.iter().any(|(name, _)| *name == key)
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        if !is_posting(record) {
            return Ok(None);
        }
        let remote = record.get("jobLocationType").is_some_and(|kind| {
            let mut kinds = kind.items().iter().filter_map(Loose::text);
            kinds.any(|kind| kind.trim().eq_ignore_ascii_case("TELECOMMUTE"))
        });
        let mut locations = places(record.get("jobLocation"));
        if locations.is_empty() {
            locations = places(record.get("applicantLocationRequirements"));
        }
        let sections = SECTIONS.iter().filter_map(|&(key, heading)| {
            let mut text = section_text(record.get(key)?)?;
            if key == "educationRequirements" && is_true(record.get(INSTEAD_OF_EDUCATION)) {
                let education = text.trim_end().trim_end_matches('.');
                text = format!("{education} or equivalent experience").into();
            }
            Some(Section { heading: heading.into(), text, may_repeat: true })
        });
        Ok(Some(Draft {
            id: record.get("identifier").and_then(identifier),
            url: ["url", "sameAs", "mainEntityOfPage", "@id"]
                .into_iter()
                .filter_map(|key| record.text(key))
                .find(|url| url.trim_start().starts_with("http")),
            title: record.text("title").or_else(|| record.text("name")),
            company: record.get("hiringOrganization").and_then(label),
            locations,
            workplace: remote.then_some(Workplace::Remote),
            employment_type: record.get("employmentType").and_then(joined),
            posted_on: date(record, "datePosted", notes),
            valid_through: date(record, "validThrough", notes),
            text: record.text("description"),
            sections: sections.collect(),
            language: record.get("inLanguage").and_then(language),
            pay: record.get("baseSalary").map(|pay| base_salary(pay, record)).unwrap_or_default(),
            pay_text: record.get("baseSalary").and_then(written_pay),
            synthetic: is_true(record.get("synthetic")),
            ..Draft::default()
        }))
    }
}

/// Whether `@type` is `JobPosting`, alone, in a list or as an address.
fn is_posting(record: &Object<'_>) -> bool {
    has_type(record, "JobPosting")
}

fn has_type(record: &Object<'_>, wanted: &str) -> bool {
    record.get("@type").is_some_and(|kind| {
        let mut kinds = kind.items().iter().filter_map(Loose::text);
        kinds.any(|kind| kind.rsplit(['/', ':', '#']).next() == Some(wanted))
    })
}

fn date(record: &Object<'_>, key: &str, notes: &mut Vec<Problem>) -> Option<Date> {
    let text = record.text(key)?;
    let date = dates::parse(&text);
    if date.is_none() {
        let shown = super::text::one_line(&text, 40);
        let problem = Problem::warning("unreadable-date", format!("`{shown}` is not a date"));
        notes.push(problem.field(key).expected(dates::EXPECTED));
    }
    date
}

fn is_true(value: Option<&Loose<'_>>) -> bool {
    match value {
        Some(Loose::Bool(flag)) => *flag,
        Some(Loose::Text(text)) => {
            let text = text.trim().to_ascii_lowercase();
            // Also the address of schema.org's own value.
            text.rsplit('/').next() == Some("true")
        }
        _ => false,
    }
}

/// Text, or the name of a thing.
fn label<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    value.text().or_else(|| {
        let object = value.object()?;
        ["name", "legalName", "@id"].into_iter().find_map(|key| object.text(key))
    })
}

fn language<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    value.text().or_else(|| {
        let object = value.object()?;
        object.text("alternateName").or_else(|| object.text("name"))
    })
}

/// Text, or the value of a `PropertyValue`.
fn identifier<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    value.text().or_else(|| value.object()?.text("value"))
}

fn joined<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    let parts: Vec<_> = value.items().iter().filter_map(Loose::text).collect();
    (!parts.is_empty()).then(|| parts.join(", ").into())
}

/// One line per place: locality, region, country, or the name.
fn places<'a>(value: Option<&Loose<'a>>) -> Vec<Cow<'a, str>> {
    value.map(Loose::items).unwrap_or_default().iter().filter_map(place).collect()
}

fn place<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    if let Some(text) = value.text() {
        return Some(text);
    }
    let object = value.object()?;
    // The address may be the place itself.
    let address = object.get("address").and_then(Loose::object).unwrap_or(object);
    let mut parts: Vec<Cow<'a, str>> = Vec::new();
    for key in ["addressLocality", "addressRegion", "addressCountry"] {
        if let Some(part) = address.get(key).and_then(label)
            && !parts.contains(&part)
        {
            parts.push(part);
        }
    }
    if !parts.is_empty() {
        return Some(parts.join(", ").into());
    }
    object.text("address").or_else(|| object.text("name")).or_else(|| address.text("streetAddress"))
}

/// A section's text: as written, items of a list as bullets, typed things by what they say.
fn section_text<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    let mut items = value.items().iter().filter_map(section_item).collect::<Vec<_>>();
    match items.len() {
        0 => None,
        1 => items.pop(),
        _ => Some(items.iter().map(|item| format!("- {item}\n")).collect::<String>().into()),
    }
}

fn section_item<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    if let Some(text) = value.text() {
        return Some(text);
    }
    let object = value.object()?;
    if let Some(months) = object.get("monthsOfExperience").and_then(Loose::number) {
        return Some(format!("{months} months of experience").into());
    }
    ["name", "description", "credentialCategory", "value"]
        .into_iter()
        .find_map(|key| object.text(key))
}

/// The figures of `baseSalary` in any of its shapes; distributions are estimates, not offers.
fn base_salary(value: &Loose<'_>, record: &Object<'_>) -> Vec<StatedPay> {
    let outer_currency = record.text("salaryCurrency").map(Cow::into_owned);
    let of_item = |item: &Loose<'_>| match item {
        Loose::Object(amount) => monetary_amount(amount, outer_currency.clone()),
        bare => {
            let number = match bare {
                Loose::Text(text) => text.trim().parse().ok(),
                other => other.number(),
            };
            let said = bare.text().map(|value| ("baseSalary", value));
            let currency = outer_currency.clone();
            number.map(|number| StatedPay {
                min: Some(number),
                max: Some(number),
                raw: as_written(said, currency.as_deref()),
                amount_field: Some("baseSalary".to_owned()),
                currency_field: currency.is_some().then(|| "salaryCurrency".to_owned()),
                currency,
                unit: None,
            })
        }
    };
    value.items().iter().filter_map(of_item).collect()
}

fn monetary_amount(amount: &Object<'_>, outer_currency: Option<String>) -> Option<StatedPay> {
    if has_type(amount, "MonetaryAmountDistribution")
        || amount.has("percentile10")
        || amount.has("median")
    {
        return None;
    }
    let value = amount.get("value");
    let quantity = value.and_then(Loose::object).unwrap_or(amount);
    let exact =
        quantity.get("value").and_then(Loose::number).or_else(|| value.and_then(Loose::number));
    let exact = exact.or_else(|| amount.get("price").and_then(Loose::number));
    // A `PriceSpecification` calls its bounds prices.
    let bound = |keys: [&str; 2]| {
        let mut stated = keys.into_iter().filter_map(|key| quantity.get(key).or(amount.get(key)));
        stated.find_map(Loose::number).filter(|bound| *bound > 0.0)
    };
    let unit = |key: &str| quantity.text(key).or_else(|| amount.text(key));
    let currency = amount
        .text("currency")
        .or_else(|| amount.text("priceCurrency"))
        .or_else(|| quantity.text("currency"))
        .map(Cow::into_owned);
    let keys =
        ["minValue", "maxValue", "value", "minPrice", "maxPrice", "price", "unitText", "unitCode"];
    let said = keys.into_iter().filter_map(|key| Some((key, unit(key)?)));
    let currency_field = if currency.is_some() { "baseSalary" } else { "salaryCurrency" };
    let currency = currency.or(outer_currency);
    Some(StatedPay {
        raw: as_written(said, currency.as_deref()),
        amount_field: Some("baseSalary".to_owned()),
        currency_field: currency.is_some().then(|| currency_field.to_owned()),
        min: bound(["minValue", "minPrice"]).or(exact),
        max: bound(["maxValue", "maxPrice"]).or(exact),
        currency,
        unit: unit("unitText").or_else(|| unit("unitCode")).and_then(|unit| parse_unit(&unit)),
    })
}

/// The fields of a salary and its currency, as they stand in the record.
fn as_written<'k, 'v>(
    fields: impl IntoIterator<Item = (&'k str, Cow<'v, str>)>,
    currency: Option<&str>,
) -> String {
    let fields = fields.into_iter().map(|(key, value)| field_text(key, &value));
    let currency = currency.map(|code| field_text("currency", code));
    fields.chain(currency).collect::<Vec<_>>().join(", ")
}

/// `baseSalary` that is a sentence instead of a number.
fn written_pay<'a>(value: &Loose<'a>) -> Option<Cow<'a, str>> {
    match value {
        Loose::Text(text) if text.trim().parse::<f64>().is_err() => Some(text.clone()),
        Loose::Object(object) => match object.get("value") {
            Some(Loose::Text(text)) if text.trim().parse::<f64>().is_err() => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}
