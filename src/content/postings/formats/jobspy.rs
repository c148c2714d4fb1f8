//! JobSpy, a program that collects jobs from several boards into one table.

use super::fields::{self, Fields};
use crate::content::Workplace;
use crate::content::postings::draft::{Draft, Section};
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::pay::StatedPay;
use crate::content::postings::record::{Loose, Object};
use crate::content::postings::workplace;

/// A CSV of 34 columns, or the same rows as JSON.
///
/// `job_level`, `job_function` and what is known of the company are not read: no posting says them
/// in its own words. Nor are the e-mail addresses.
pub(in super::super) struct JobSpy;

const FIELDS: [&str; 20] = [
    "id",
    "site",
    "job_url",
    "job_url_direct",
    "title",
    "company",
    "location",
    "date_posted",
    "job_type",
    "salary_source",
    "interval",
    "min_amount",
    "max_amount",
    "currency",
    "is_remote",
    "description",
    "skills",
    "experience_range",
    "work_from_home_type",
    "synthetic",
];

/// Columns that hold text beside the description, with the heading it gets.
const SECTIONS: [(&str, &str); 2] =
    [("experience_range", "Experience requirements"), ("skills", "Skills")];

/// Words of a description beside which "remote" is not the whole truth.
const SITE_WORDS: [&str; 8] =
    ["hybrid", "onsite", "on-site", "on site", "in-office", "in office", "in-person", "in person"];

/// What Python writes for no value.
const NOTHING: [&str; 5] = ["nan", "none", "nat", "null", "<na>"];

impl PostingFormat for JobSpy {
    fn name(&self) -> &'static str {
        "jobspy"
    }

    fn description(&self) -> &'static str {
        "the CSV of JobSpy"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            record.has("site")
                && record.has("job_url")
                && (record.has("is_remote") || record.has("min_amount"))
        })
    }

    fn is_aggregator(&self) -> bool {
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
        let mut record = record.clone();
        record.fields.retain(|(_, value)| !is_nothing(value));
        fields::read(&record, notes, |job| Ok(Some(read(job))))
    }
}

fn read<'a>(job: &Fields<'_, 'a>) -> Draft<'a> {
    let text = job.text("description");
    // What stands beside a description makes no posting readable that has none.
    let sections = SECTIONS.iter().filter(|_| text.is_some()).filter_map(|(key, heading)| {
        let text = job.texts(key).join(", ");
        (!text.is_empty()).then(|| Section {
            heading: (*heading).into(),
            text: text.into(),
            may_repeat: true,
        })
    });
    Draft {
        id: job.text("id"),
        url: job.first_text(&["job_url", "job_url_direct"]),
        title: job.text("title"),
        company: job.text("company"),
        locations: job.text("location").into_iter().collect(),
        workplace: workplace(job, text.as_deref()),
        employment_type: job.text("job_type"),
        posted_on: job.date("date_posted"),
        sections: sections.collect(),
        pay: stated_pay(job).into_iter().collect(),
        text,
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

/// As the board says it, or remote where nothing speaks against it.
///
/// JobSpy sets `is_remote` as soon as title, place or description hold the word "remote": the
/// benefits of a job "onsite, five days per week" are enough.
fn workplace(job: &Fields<'_, '_>, text: Option<&str>) -> Option<Workplace> {
    let stated = job.text("work_from_home_type").and_then(|kind| workplace::from_field(&kind));
    if stated.is_some() || job.flag("is_remote") != Some(true) {
        return stated;
    }
    let [title, place] = ["title", "location"].map(|key| job.text(key).unwrap_or_default());
    match workplace::guess(&[&title, &place]) {
        Workplace::Unknown if speaks_of_a_site(text.unwrap_or_default()) => None,
        Workplace::Unknown => Some(Workplace::Remote),
        guessed => Some(guessed),
    }
}

fn speaks_of_a_site(text: &str) -> bool {
    let text = text.to_lowercase();
    SITE_WORDS.iter().any(|word| text.contains(word))
}

/// Pay that the board gave.
///
/// With `salary_source` "description" JobSpy itself searched the description for two amounts and
/// took them for US dollars; careerdash reads the sentence instead, with its currency.
fn stated_pay(job: &Fields<'_, '_>) -> Option<StatedPay> {
    let source = job.text("salary_source");
    if source.is_some_and(|source| source.trim() == "description") {
        return None;
    }
    job.pay(["min_amount", "max_amount"], job.text("currency"), job.text("interval"))
}

fn is_nothing(value: &Loose<'_>) -> bool {
    match value {
        Loose::Text(text) => NOTHING.iter().any(|word| text.trim().eq_ignore_ascii_case(word)),
        _ => false,
    }
}
