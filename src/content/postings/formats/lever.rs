//! Lever job sites, as their postings API lists them with `mode=json`.

use super::board_name;
use super::fields::{self, Fields};
use crate::content::postings::draft::{Draft, Section};
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::record::Object;
use crate::content::postings::workplace;
use std::borrow::Cow;

/// `[{"text": title, "lists": [{"text", "content"}], "hostedUrl", …}]`.
pub(in super::super) struct Lever;

const FIELDS: [&str; 20] = [
    "id",
    "text",
    "createdAt",
    "country",
    "workplaceType",
    "categories",
    "opening",
    "openingPlain",
    "description",
    "descriptionPlain",
    "descriptionBody",
    "descriptionBodyPlain",
    "lists",
    "additional",
    "additionalPlain",
    "hostedUrl",
    "applyUrl",
    "salaryRange",
    "salaryDescription",
    "synthetic",
];

const HOSTS: [&str; 2] = ["jobs.lever.co", "jobs.eu.lever.co"];

impl PostingFormat for Lever {
    fn name(&self) -> &'static str {
        "lever"
    }

    fn description(&self) -> &'static str {
        "the postings of a Lever site"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            record.has("text")
                && (record.has("hostedUrl") || record.has("applyUrl"))
                && (record.has("categories") || record.has("lists") || record.has("createdAt"))
        })
    }

    fn wants(&self, key: &str) -> bool {
        FIELDS.contains(&key)
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        fields::read(record, notes, |job| Ok(Some(read(job))))
    }
}

fn read<'a>(job: &Fields<'_, 'a>) -> Draft<'a> {
    let url = job.first_text(&["hostedUrl", "applyUrl"]);
    let categories = job.object("categories");
    let mut parts = description(job);
    let text = parts.next();
    let mut sections: Vec<Section<'a>> = parts
        .map(|text| Section { text, ..Section::default() })
        .chain(job.objects("lists").iter().filter_map(list))
        .collect();
    let headed = [
        // What stands under the lists belongs to none of them.
        ("Additional information", job.first_text(&["additional", "additionalPlain"])),
        ("Salary", job.text("salaryDescription")),
    ];
    for (heading, text) in headed {
        sections.extend(text.map(|text| Section {
            heading: heading.into(),
            text,
            may_repeat: false,
        }));
    }
    let salary = job.object("salaryRange").and_then(|salary| {
        salary.pay(["min", "max"], salary.text("currency"), salary.text("interval"))
    });
    Draft {
        id: job.text("id"),
        title: job.text("text"),
        company: url.as_deref().and_then(|url| board_name::employer(url, &HOSTS)).map(Cow::Owned),
        locations: places(job, categories.as_ref()),
        workplace: job.text("workplaceType").and_then(|kind| workplace::from_field(&kind)),
        employment_type: categories.and_then(|categories| categories.text("commitment")),
        posted_on: job.date("createdAt"),
        text,
        sections,
        pay: salary.into_iter().collect(),
        url,
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

/// The text before the lists: `description` is opening and body in one, where it is given.
fn description<'a>(job: &Fields<'_, 'a>) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
    let whole = job.first_text(&["description", "descriptionPlain"]);
    let opening = job.first_text(&["opening", "openingPlain"]);
    let body = whole.or_else(|| job.first_text(&["descriptionBody", "descriptionBodyPlain"]));
    let repeated =
        |opening: &Cow<'a, str>| body.as_deref().is_some_and(|body| body.contains(opening.trim()));
    let opening = opening.filter(|opening| !repeated(opening));
    opening.into_iter().chain(body)
}

/// A heading and its bullets, which are in no description.
fn list<'a>(list: &Fields<'_, 'a>) -> Option<Section<'a>> {
    let text = list.text("content")?;
    Some(Section { heading: list.text("text").unwrap_or_default(), text, may_repeat: false })
}

/// All places; the country when there is no other.
fn places<'a>(job: &Fields<'_, 'a>, categories: Option<&Fields<'_, 'a>>) -> Vec<Cow<'a, str>> {
    let mut places: Vec<Cow<'a, str>> = Vec::new();
    if let Some(categories) = categories {
        places.extend(categories.text("location"));
        places.extend(categories.texts("allLocations"));
    }
    if places.is_empty() {
        places.extend(job.text("country"));
    }
    places
}
