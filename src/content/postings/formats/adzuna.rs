//! Adzuna, as its search API lists jobs.

use super::fields::{self, Fields};
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::pay::StatedPay;
use crate::content::postings::record::Object;
use std::borrow::Cow;

/// `{"count", "mean", "results": [{"redirect_url", "salary_is_predicted", …}]}`.
///
/// Descriptions are cut after some 500 characters; pay may be the board's own guess. `category` is
/// the board's own and is not read.
pub(in super::super) struct Adzuna;

const FIELDS: [&str; 13] = [
    "id",
    "title",
    "company",
    "location",
    "description",
    "salary_min",
    "salary_max",
    "salary_is_predicted",
    "created",
    "redirect_url",
    "contract_type",
    "contract_time",
    "synthetic",
];

/// Names that no other source has beside `redirect_url`.
const MARKS: [&str; 4] = ["salary_is_predicted", "adref", "contract_time", "company"];

/// What follows `adzuna.` in the addresses of each country's site, and the currency of its pay.
const CURRENCIES: [(&str, &str); 19] = [
    ("at", "EUR"),
    ("be", "EUR"),
    ("ca", "CAD"),
    ("ch", "CHF"),
    ("co.nz", "NZD"),
    ("co.uk", "GBP"),
    ("co.za", "ZAR"),
    ("com", "USD"),
    ("com.au", "AUD"),
    ("com.br", "BRL"),
    ("com.mx", "MXN"),
    ("de", "EUR"),
    ("es", "EUR"),
    ("fr", "EUR"),
    ("in", "INR"),
    ("it", "EUR"),
    ("nl", "EUR"),
    ("pl", "PLN"),
    ("sg", "SGD"),
];

impl PostingFormat for Adzuna {
    fn name(&self) -> &'static str {
        "adzuna"
    }

    fn description(&self) -> &'static str {
        "the results of an Adzuna search"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe
            .records
            .iter()
            .any(|record| record.has("redirect_url") && MARKS.iter().any(|mark| record.has(mark)))
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
    let url = job.text("redirect_url");
    let text = job.text("description");
    let kinds: Vec<_> =
        ["contract_time", "contract_type"].into_iter().filter_map(|key| job.text(key)).collect();
    Draft {
        id: job.text("id"),
        title: job.text("title"),
        company: job.object("company").and_then(|company| company.text("display_name")),
        locations: place(job).into_iter().collect(),
        employment_type: (!kinds.is_empty()).then(|| kinds.join(", ").into()),
        posted_on: job.date("created"),
        truncated: text.as_deref().is_some_and(is_cut),
        text,
        pay: stated_pay(job, url.as_deref()).into_iter().collect(),
        url,
        synthetic: job.flag("synthetic") == Some(true),
        ..Draft::default()
    }
}

fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with('…') || text.trim_end().ends_with("...")
}

/// `display_name`, else the narrowest of `area` before its country.
fn place<'a>(job: &Fields<'_, 'a>) -> Option<Cow<'a, str>> {
    let location = job.object("location")?;
    location.text("display_name").or_else(|| {
        let area = location.texts("area");
        let (country, within) = area.split_first()?;
        let narrowest = within.last();
        Some(match narrowest {
            Some(narrowest) => format!("{narrowest}, {country}").into(),
            None => country.clone(),
        })
    })
}

/// Pay that the board says is not its guess (`salary_is_predicted` is `"0"`). The API states neither currency nor time: amounts are in the
/// currency of the country searched, and by the year wherever that is plausible.
fn stated_pay(job: &Fields<'_, '_>, url: Option<&str>) -> Option<StatedPay> {
    if job.flag("salary_is_predicted") != Some(false) {
        return None;
    }
    let currency = url.and_then(|url| currency(url, job)).map(str::to_owned);
    Some(StatedPay {
        min: job.number("salary_min"),
        max: job.number("salary_max"),
        currency,
        unit: None,
        raw: job.as_written(&["salary_min", "salary_max"]),
        ..StatedPay::default()
    })
}

/// The currency of the country whose site an address belongs to.
fn currency(url: &str, job: &Fields<'_, '_>) -> Option<&'static str> {
    let (_, address) = url.split_once("://")?;
    let host = address.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let (before, site) = host.rsplit_once("adzuna.")?;
    let known = CURRENCIES.iter().find(|(ending, _)| *ending == site)?;
    let own = before.is_empty() || before.ends_with('.');
    // `.com` is the site of the United States, but nothing says that only they use it.
    let area = job.object("location").map(|location| location.texts("area")).unwrap_or_default();
    let elsewhere = site == "com" && area.first().is_some_and(|country| country != "US");
    (own && !elsewhere).then_some(known.1)
}
