//! Remote OK, as its API lists jobs.

use super::fields::{self, Fields};
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::pay::StatedPay;
use crate::content::postings::record::Object;
use crate::content::{PayUnit, Workplace};
use std::borrow::Cow;

/// `[{"last_updated", "legal"}, {"id", "position", "epoch", …}, …]`: a legal notice, then jobs.
///
/// `tags` are put by the board and not by the employer, often dozens of them: they are not read.
pub(in super::super) struct RemoteOk;

const FIELDS: [&str; 13] = [
    "id",
    "position",
    "company",
    "location",
    "description",
    "date",
    "epoch",
    "url",
    "apply_url",
    "salary_min",
    "salary_max",
    "legal",
    "synthetic",
];

/// How the sentence begins that the board appends to every description. It asks applicants for a
/// code word and holds the network address of whoever fetched the file.
const CODE_WORD: &str = "Please mention the word **";

/// What is appended is shorter than this, in bytes.
const LONGEST_CODE_WORD: usize = 700;

impl PostingFormat for RemoteOk {
    fn name(&self) -> &'static str {
        "remoteok"
    }

    fn description(&self) -> &'static str {
        "the list of jobs of Remote OK"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            let job = record.has("position") && record.has("epoch");
            let notice = record.has("legal") && record.has("last_updated");
            job || notice
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
        let notice = record.has("legal") && !record.has("position");
        fields::read(record, notes, |job| Ok((!notice).then(|| read(job))))
    }
}

fn read<'a>(job: &Fields<'_, 'a>) -> Draft<'a> {
    // 0 stands for unknown, and `StatedPay` takes it so.
    let pay = StatedPay {
        min: job.number("salary_min"),
        max: job.number("salary_max"),
        currency: Some("USD".to_owned()),
        unit: Some(PayUnit::Year),
        raw: job.as_written(&["salary_min", "salary_max"]),
        amount_field: Some("salary_min".to_owned()),
        ..StatedPay::default()
    };
    Draft {
        id: job.text("id"),
        url: job.first_text(&["url", "apply_url"]),
        title: job.text("position"),
        company: job.text("company"),
        locations: job.text("location").into_iter().collect(),
        // The board takes nothing else.
        workplace: Some(Workplace::Remote),
        posted_on: job.date("date").or_else(|| job.date("epoch")),
        text: job.text("description").map(without_code_word),
        pay: vec![pay],
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

/// The employer's own words.
fn without_code_word(description: Cow<'_, str>) -> Cow<'_, str> {
    match description.rfind(CODE_WORD) {
        Some(at) if description.len() - at <= LONGEST_CODE_WORD => match description {
            Cow::Borrowed(text) => Cow::Borrowed(&text[..at]),
            Cow::Owned(mut text) => {
                text.truncate(at);
                Cow::Owned(text)
            }
        },
        _ => description,
    }
}
