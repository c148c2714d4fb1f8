//! Arbeitnow, as its job board API lists jobs.

use super::fields::{self, Fields};
use crate::content::Workplace;
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::record::Object;

/// `{"data": [{"slug", "company_name", "remote", "job_types", …}], "links", "meta"}`.
///
/// `tags` are the board's own: they are not read. A file holds one page; its `links` are not
/// followed.
pub(in super::super) struct Arbeitnow;

const FIELDS: [&str; 10] = [
    "slug",
    "company_name",
    "title",
    "description",
    "remote",
    "url",
    "job_types",
    "location",
    "created_at",
    "synthetic",
];

impl PostingFormat for Arbeitnow {
    fn name(&self) -> &'static str {
        "arbeitnow"
    }

    fn description(&self) -> &'static str {
        "a page of Arbeitnow's job board"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            record.has("slug") && record.has("job_types") && record.has("company_name")
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
        fields::read(record, notes, |job| Ok(Some(read(job))))
    }
}

fn read<'a>(job: &Fields<'_, 'a>) -> Draft<'a> {
    let kinds = job.texts("job_types");
    Draft {
        id: job.text("slug"),
        url: job.text("url"),
        title: job.text("title"),
        company: job.text("company_name"),
        locations: job.text("location").into_iter().collect(),
        // `false` leaves open whether the work is hybrid.
        workplace: (job.flag("remote") == Some(true)).then_some(Workplace::Remote),
        employment_type: (!kinds.is_empty()).then(|| kinds.join(", ").into()),
        posted_on: job.date("created_at"),
        text: job.text("description"),
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}
