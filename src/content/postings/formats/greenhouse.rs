//! Greenhouse job boards, as their API lists them with `content=true`.

use super::board_name;
use super::fields::{self, Fields};
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::pay::{StatedPay, parse_unit};
use crate::content::postings::record::Object;
use crate::content::postings::{html, workplace};
use crate::content::{PayUnit, Workplace};
use std::borrow::Cow;

/// `{"jobs": [{"absolute_url", "content", "location": {"name"}, …}]}`.
pub(in super::super) struct Greenhouse;

const FIELDS: [&str; 13] = [
    "id",
    "title",
    "absolute_url",
    "company_name",
    "location",
    "offices",
    "metadata",
    "first_published",
    "application_deadline",
    "language",
    "content",
    "pay_input_ranges",
    "synthetic",
];

/// Names that no other source has beside `absolute_url`.
const MARKS: [&str; 6] = [
    "internal_job_id",
    "requisition_id",
    "first_published",
    "data_compliance",
    "pay_input_ranges",
    "departments",
];

const HOSTS: [&str; 4] = [
    "boards.greenhouse.io",
    "job-boards.greenhouse.io",
    "boards.eu.greenhouse.io",
    "job-boards.eu.greenhouse.io",
];

/// So many ranges are looked for in the content.
const MOST_RANGES: usize = 20;

/// A title or range of pay in the content is shorter, in bytes.
const LONGEST_RANGE: usize = 1000;

impl PostingFormat for Greenhouse {
    fn name(&self) -> &'static str {
        "greenhouse"
    }

    fn description(&self) -> &'static str {
        "a Greenhouse board with its jobs"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe
            .records
            .iter()
            .any(|record| record.has("absolute_url") && MARKS.iter().any(|mark| record.has(mark)))
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
    let url = job.text("absolute_url");
    let board = || board_name::employer(url.as_deref()?, &HOSTS).map(Cow::Owned);
    let metadata = Metadata::of(job);
    if !job.has("content") {
        job.note(
            Problem::warning("no-description", "the record has no `content`")
                .expected("a list saved with `?content=true`"),
        );
    }
    // Escaped once more than HTML is: what is left after decoding is the HTML.
    let content = job.text("content").map(|content| match html::looks_like_html(&content) {
        true => content,
        false => html::unescape(&content).into(),
    });
    Draft {
        id: job.text("id"),
        title: job.text("title"),
        company: job.text("company_name").or_else(board),
        locations: places(job),
        workplace: metadata.workplace,
        employment_type: metadata.employment_type,
        // `updated_at` moves with every edit and says nothing of the day of publication.
        posted_on: job.date("first_published"),
        valid_through: job.date("application_deadline"),
        language: job.text("language"),
        pay: job.objects("pay_input_ranges").iter().filter_map(pay_range).collect(),
        pay_text: content.as_deref().and_then(shown_pay).map(Cow::Owned),
        text: content,
        url,
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

/// `location.name` holds one place, several, or only a way of working; the offices then say where.
fn places<'a>(job: &Fields<'_, 'a>) -> Vec<Cow<'a, str>> {
    let name = job.object("location").and_then(|location| location.text("name"));
    let mut places = name.as_deref().map(split_places).unwrap_or_default();
    if places.iter().all(|place| workplace::is_only(place)) {
        let offices = job.objects("offices");
        places.extend(offices.iter().filter_map(|office| office.first_text(&["location", "name"])));
    }
    places
}

/// The places of a field that joins them with `;`, `|` or `•`.
fn split_places<'a>(names: &str) -> Vec<Cow<'a, str>> {
    names.split([';', '|', '•']).map(|place| place.trim().to_owned().into()).collect()
}

/// What boards keep in fields of their own making.
#[derive(Default)]
struct Metadata<'a> {
    workplace: Option<Workplace>,
    employment_type: Option<Cow<'a, str>>,
}

impl<'a> Metadata<'a> {
    fn of(job: &Fields<'_, 'a>) -> Self {
        let mut found = Self::default();
        for field in job.objects("metadata") {
            let name = field.text("name").unwrap_or_default().to_lowercase();
            match name.trim() {
                "employment type" | "job type" | "time type" | "commitment" => {
                    let kinds = field.texts("value");
                    found.employment_type = (!kinds.is_empty()).then(|| kinds.join(", ").into());
                }
                "workplace type" | "workplace" | "location type" | "work mode" => {
                    let kinds = field.texts("value");
                    found.workplace = kinds.first().and_then(|kind| workplace::from_field(kind));
                }
                _ => {}
            }
        }
        found
    }
}

/// A tier of pay in cents. The API has no interval; only the title may say it.
fn pay_range(range: &Fields<'_, '_>) -> Option<StatedPay> {
    let title = range.text("title").unwrap_or_default();
    if is_not_base_pay(&title) {
        return None;
    }
    let [min, max] =
        ["min_cents", "max_cents"].map(|key| range.number(key).map(|cents| cents / 100.0));
    let currency = range.text("currency_type").map(Cow::into_owned);
    let raw = range.as_written(&["title", "min_cents", "max_cents", "currency_type"]);
    Some(StatedPay { min, max, currency, unit: title_unit(&title), raw, ..StatedPay::default() })
}

/// `Annual Salary:`, `Hourly rate`. Words of under four letters are no unit: `Zone D`.
fn title_unit(title: &str) -> Option<PayUnit> {
    title
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= 4)
        .find_map(parse_unit)
}

/// Whether a title speaks of pay with commission, or of none of it.
fn is_not_base_pay(title: &str) -> bool {
    let title = title.to_lowercase();
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "ote" | "target" | "bonus" | "commission" | "equity"))
}

/// The ranges of `<div class="pay-range">`, each behind the `<div class="title">` before it.
fn shown_pay(html: &str) -> Option<String> {
    let mut lines = String::new();
    let mut title = "";
    let mut ranges = 0;
    for (tag, content) in tags(html) {
        let content = cut(content, LONGEST_RANGE);
        if has_class(tag, "title") {
            title = content.split("</").next().unwrap_or_default();
        } else if has_class(tag, "pay-range") && ranges < MOST_RANGES {
            ranges += 1;
            let range = content.split("</div").next().unwrap_or_default();
            for part in [std::mem::take(&mut title), range] {
                lines.push_str(&html::to_text(part).replace('\n', " "));
                lines.push(' ');
            }
            lines.push('\n');
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// Each tag without its brackets, and what follows it.
fn tags(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (before, after) = rest.split_once('>')?;
            rest = after;
            if let Some((_, tag)) = before.rsplit_once('<') {
                return Some((tag, after));
            }
        }
    })
}

fn has_class(tag: &str, class: &str) -> bool {
    let Some((_, value)) = tag.split_once("class=") else { return false };
    let value = value.trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'']).next().unwrap_or_default();
    value.split_whitespace().any(|name| name == class)
}

/// At most `limit` bytes of a text.
fn cut(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}
