//! Ashby job boards, as their posting API lists them with `includeCompensation=true`.

use super::board_name;
use super::fields::{self, Fields};
use crate::content::Workplace;
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::pay::StatedPay;
use crate::content::postings::record::Object;
use crate::content::postings::workplace;
use std::borrow::Cow;

/// `{"jobs": [{"jobUrl", "descriptionHtml", "compensation": {…}, …}]}`.
pub(in super::super) struct Ashby;

const FIELDS: [&str; 17] = [
    "id",
    "title",
    "employmentType",
    "location",
    "secondaryLocations",
    "address",
    "isRemote",
    "workplaceType",
    "publishedAt",
    "isListed",
    "jobUrl",
    "applyUrl",
    "descriptionHtml",
    "descriptionPlain",
    "shouldDisplayCompensationOnJobPostings",
    "compensation",
    "synthetic",
];

/// Names that no other source has beside `jobUrl`.
const MARKS: [&str; 6] = [
    "isListed",
    "descriptionHtml",
    "descriptionPlain",
    "publishedAt",
    "secondaryLocations",
    "shouldDisplayCompensationOnJobPostings",
];

const HOSTS: [&str; 1] = ["jobs.ashbyhq.com"];

/// The board's own name for its employer, where it gives one.
const EMPLOYER: &str = "organizationName";

impl PostingFormat for Ashby {
    fn name(&self) -> &'static str {
        "ashby"
    }

    fn description(&self) -> &'static str {
        "an Ashby board with its jobs"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe
            .records
            .iter()
            .any(|record| record.has("jobUrl") && MARKS.iter().any(|mark| record.has(mark)))
    }

    fn wants(&self, key: &str) -> bool {
        FIELDS.contains(&key)
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        // What is not listed can only be reached by its address: it is not on the market.
        fields::read(record, notes, |job| {
            Ok((job.flag("isListed") != Some(false)).then(|| read(job)))
        })
    }

    fn wants_around(&self, key: &str) -> bool {
        key == EMPLOYER
    }

    fn within<'a>(&self, around: &Object<'a>, draft: Draft<'a>) -> Option<Draft<'a>> {
        Some(Draft { company: around.text(EMPLOYER).or(draft.company), ..draft })
    }
}

fn read<'a>(job: &Fields<'_, 'a>) -> Draft<'a> {
    let url = job.first_text(&["jobUrl", "applyUrl"]);
    let mut places: Vec<Cow<'a, str>> = place(job).into_iter().collect();
    places.extend(job.objects("secondaryLocations").iter().filter_map(place));
    // `isRemote` is also set where some remote work is possible; the type is the exact one.
    let stated = job.text("workplaceType").and_then(|kind| workplace::from_field(&kind));
    let remote = || (job.flag("isRemote") == Some(true)).then_some(Workplace::Remote);
    let hidden = job.flag("shouldDisplayCompensationOnJobPostings") == Some(false);
    let compensation = job.object("compensation").filter(|_| !hidden);
    Draft {
        id: job.text("id"),
        title: job.text("title"),
        company: url.as_deref().and_then(|url| board_name::employer(url, &HOSTS)).map(Cow::Owned),
        locations: places,
        workplace: stated.or_else(remote),
        employment_type: job.text("employmentType"),
        posted_on: job.date("publishedAt"),
        text: job.first_text(&["descriptionHtml", "descriptionPlain"]),
        pay: compensation.as_ref().map(salaries).unwrap_or_default(),
        pay_text: compensation.and_then(|compensation| {
            compensation
                .first_text(&["scrapeableCompensationSalarySummary", "compensationTierSummary"])
        }),
        url,
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

/// The place by its label; by its address when the label only names a way of working.
fn place<'a>(location: &Fields<'_, 'a>) -> Option<Cow<'a, str>> {
    let label = location.text("location");
    if label.as_deref().is_some_and(|label| !workplace::is_only(label)) {
        return label;
    }
    let address = location.object("address").and_then(|address| address.object("postalAddress"));
    let parts: Vec<Cow<'a, str>> = address.map_or_else(Vec::new, |address| {
        let keys = ["addressLocality", "addressRegion", "addressCountry"];
        keys.iter().filter_map(|key| address.text(key)).collect()
    });
    if parts.is_empty() { label } else { Some(parts.join(", ").into()) }
}

/// Salaries by tier, else those of the summary. Equity and bonuses are no salary.
fn salaries(compensation: &Fields<'_, '_>) -> Vec<StatedPay> {
    let tiers = compensation.objects("compensationTiers");
    let stated: Vec<_> = tiers.iter().flat_map(|tier| salaries_of(tier, "components")).collect();
    if stated.is_empty() { salaries_of(compensation, "summaryComponents") } else { stated }
}

fn salaries_of(holder: &Fields<'_, '_>, key: &str) -> Vec<StatedPay> {
    let components = holder.objects(key);
    let salary = |component: &&Fields<'_, '_>| {
        component.text("compensationType").is_some_and(|kind| kind.trim() == "Salary")
    };
    let stated = components.iter().filter(salary).filter_map(|salary| {
        let (currency, interval) = (salary.text("currencyCode"), salary.text("interval"));
        salary.pay(["minValue", "maxValue"], currency, interval)
    });
    stated.collect()
}
