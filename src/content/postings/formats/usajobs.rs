//! USAJobs, as its search API lists the openings of the federal government.

use super::fields::{self, Fields};
use crate::content::Workplace;
use crate::content::postings::draft::{Draft, Section};
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::html;
use crate::content::postings::pay::StatedPay;
use crate::content::postings::record::Object;
use std::borrow::Cow;

/// `{"SearchResult": {"SearchResultItems": [{"MatchedObjectDescriptor": {…}}]}}`.
pub(in super::super) struct UsaJobs;

const DESCRIPTOR: &str = "MatchedObjectDescriptor";

/// Top-level fields: of an item, and of a descriptor that stands alone.
const FIELDS: [&str; 17] = [
    DESCRIPTOR,
    "MatchedObjectId",
    "PositionID",
    "PositionTitle",
    "PositionURI",
    "ApplyURI",
    "OrganizationName",
    "DepartmentName",
    "PositionLocation",
    "PositionLocationDisplay",
    "PositionSchedule",
    "PositionRemuneration",
    "PublicationStartDate",
    "ApplicationCloseDate",
    "QualificationSummary",
    "JobGrade",
    "UserArea",
];

/// Texts of the details, with the heading they get.
const SECTIONS: [(&str, &str); 4] = [
    ("Requirements", "Requirements"),
    ("KeyRequirements", "Conditions of employment"),
    ("Education", "Education"),
    ("Benefits", "Benefits"),
];

impl PostingFormat for UsaJobs {
    fn name(&self) -> &'static str {
        "usajobs"
    }

    fn description(&self) -> &'static str {
        "a USAJobs search result"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            record.has(DESCRIPTOR) || (record.has("PositionTitle") && record.has("PositionURI"))
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
        fields::read(record, notes, |item| {
            let job = item.object(DESCRIPTOR);
            Ok(Some(read(item, job.as_ref().unwrap_or(item))))
        })
    }
}

fn read<'a>(item: &Fields<'_, 'a>, job: &Fields<'_, 'a>) -> Draft<'a> {
    let details = job.object("UserArea").and_then(|area| area.object("Details"));
    let detail = |key: &str| details.as_ref().and_then(|details| details.text(key));
    let remote = details.as_ref().and_then(|details| details.flag("RemoteIndicator"));
    let schedules = job.objects("PositionSchedule");
    let schedules: Vec<_> = schedules.iter().filter_map(|kind| kind.text("Name")).collect();
    Draft {
        // The announcement's number is the same for each of its openings.
        id: item.text("MatchedObjectId").or_else(|| job.text("PositionID")),
        url: job.text("PositionURI").or_else(|| job.texts("ApplyURI").into_iter().next()),
        title: job.text("PositionTitle"),
        company: job.first_text(&["OrganizationName", "DepartmentName"]),
        locations: places(job),
        workplace: (remote == Some(true)).then_some(Workplace::Remote),
        employment_type: (!schedules.is_empty()).then(|| schedules.join(", ").into()),
        posted_on: job.date("PublicationStartDate"),
        valid_through: job.date("ApplicationCloseDate"),
        text: detail("JobSummary"),
        sections: sections(job, details.as_ref()),
        pay: job.objects("PositionRemuneration").iter().filter_map(pay).collect(),
        ..Draft::default()
    }
}

/// All places by name; the display line when none is listed and it names one.
fn places<'a>(job: &Fields<'_, 'a>) -> Vec<Cow<'a, str>> {
    let listed = job.objects("PositionLocation");
    let places: Vec<_> =
        listed.iter().filter_map(|place| place.first_text(&["LocationName", "CityName"])).collect();
    if !places.is_empty() {
        return places;
    }
    let display = job.text("PositionLocationDisplay");
    display
        .filter(|line| !line.trim().eq_ignore_ascii_case("multiple locations"))
        .into_iter()
        .collect()
}

/// Duties, qualifications and the rest, each under its heading.
fn sections<'a>(job: &Fields<'_, 'a>, details: Option<&Fields<'_, 'a>>) -> Vec<Section<'a>> {
    let section = |heading: &'static str, text: Option<Cow<'a, str>>| {
        Some(Section { heading: heading.into(), text: text?, may_repeat: true })
    };
    let listed = |key: &str| details.and_then(|details| bullets(&details.texts(key)));
    let qualifications = job
        .text("QualificationSummary")
        .or_else(|| details.and_then(|details| details.text("QualificationSummary")));
    [section("Duties", listed("MajorDuties")), section("Qualifications", qualifications)]
        .into_iter()
        .chain(SECTIONS.map(|(key, heading)| section(heading, listed(key))))
        .chain([section("Grade", details.and_then(|details| grade(job, details)))])
        .flatten()
        .collect()
}

/// One text as it is; several as bullets, unless they have lines of their own.
fn bullets<'a>(texts: &[Cow<'a, str>]) -> Option<Cow<'a, str>> {
    let [_, _, ..] = texts else { return texts.first().cloned() };
    let mut list = String::new();
    for text in texts {
        let text = html::to_text(text);
        if !text.contains('\n') && !text.starts_with("- ") {
            list.push_str("- ");
        }
        list.push_str(&text);
        list.push('\n');
    }
    Some(list.into())
}

/// `GS-13 to GS-14`.
fn grade<'a>(job: &Fields<'_, 'a>, details: &Fields<'_, 'a>) -> Option<Cow<'a, str>> {
    let plan = job.objects("JobGrade").first().and_then(|grade| grade.text("Code"));
    let grades = ["LowGrade", "HighGrade"].map(|key| details.text(key));
    let mut grades: Vec<String> = grades
        .iter()
        .flatten()
        .map(|grade| plan.as_ref().map_or(grade.to_string(), |plan| format!("{plan}-{grade}")))
        .collect();
    grades.dedup();
    (!grades.is_empty()).then(|| grades.join(" to ").into())
}

/// Amounts are strings, in dollars unless said otherwise.
fn pay(range: &Fields<'_, '_>) -> Option<StatedPay> {
    let code = range.first_text(&["RateIntervalCode", "Description"]);
    // Elsewhere `PW` is per week; here it is piecework.
    let interval = code.map(|code| if code.trim() == "PW" { "piecework".into() } else { code });
    let currency = range.text("CurrencyCode").unwrap_or("USD".into());
    range.pay(["MinimumRange", "MaximumRange"], Some(currency), interval)
}
