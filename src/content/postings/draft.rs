//! What a format reads from one record, and how it becomes a clean posting.

use super::format::Problem;
use super::pay::{self, Setting, StatedPay, Unusable};
use super::{html, text, workplace};
use crate::content::{Origin, Pay, Posting, Workplace};
use jiff::civil::Date;
use std::borrow::Cow;

/// Titles, names and places are cut at this many characters.
pub(super) const LONGEST_NAME: usize = 300;

/// Addresses longer than this are not kept.
const LONGEST_URL: usize = 2000;

/// A record's facts as published, before cleaning.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub(super) id: Option<Cow<'a, str>>,
    pub(super) url: Option<Cow<'a, str>>,
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) company: Option<Cow<'a, str>>,
    pub(super) locations: Vec<Cow<'a, str>>,
    /// As a field says; `None` leaves it to title and places.
    pub(super) workplace: Option<Workplace>,
    pub(super) employment_type: Option<Cow<'a, str>>,
    pub(super) posted_on: Option<Date>,
    pub(super) valid_through: Option<Date>,
    /// The description: HTML, escaped HTML, Markdown or plain text.
    pub(super) text: Option<Cow<'a, str>>,
    /// What the source keeps outside the description, under a heading of its own.
    pub(super) sections: Vec<Section<'a>>,
    pub(super) language: Option<Cow<'a, str>>,
    pub(super) truncated: bool,
    /// Pay in fields of its own.
    pub(super) pay: Vec<StatedPay>,
    /// Pay in words in a field of its own.
    pub(super) pay_text: Option<Cow<'a, str>>,
    pub(super) synthetic: bool,
    /// The posting itself, when careerdash cleaned it before; all other fields are unused then.
    pub(super) finished: Option<Box<Posting>>,
}

/// Text outside the description.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) heading: &'static str,
    pub(super) text: Cow<'a, str>,
}

impl Draft<'_> {
    /// Cleans all fields. The posting's id is the source's own, empty when it has none.
    pub(super) fn finish(
        self,
        format: &'static str,
        origin: Origin,
        notes: &mut Vec<Problem>,
    ) -> Posting {
        if let Some(posting) = self.finished {
            return Posting { origin, ..*posting };
        }
        let title = self.title.as_deref().map(name).unwrap_or_default();
        let all_places: Vec<String> = self.locations.iter().map(|place| name(place)).collect();
        let joined = all_places.join("; ");
        let text = self.full_text();
        let pay = self.read_pay(&title, &joined, &text, notes);
        let mut locations: Vec<String> = Vec::new();
        for place in all_places {
            if !place.is_empty() && !workplace::is_only(&place) && !locations.contains(&place) {
                locations.push(place);
            }
        }
        Posting {
            id: self.id.as_deref().map(name).unwrap_or_default(),
            format,
            url: self.url.as_deref().and_then(|url| web_address(url, notes)),
            workplace: self.workplace.unwrap_or_else(|| workplace::guess(&[&joined, &title])),
            title,
            company: self.company.as_deref().map(name).unwrap_or_default(),
            locations,
            employment_type: self.employment_type.as_deref().map(name).filter(|s| !s.is_empty()),
            posted_on: self.posted_on,
            valid_through: self.valid_through,
            truncated: self.truncated,
            language: self.language.as_deref().map(name).filter(|s| !s.is_empty()),
            text: text.into(),
            pay,
            synthetic: self.synthetic,
            origin,
        }
    }

    fn full_text(&self) -> String {
        let mut full = self.text.as_deref().map(html::to_text).unwrap_or_default();
        for section in &self.sections {
            let body = html::to_text(&section.text);
            if body.is_empty() || full.contains(&body) {
                continue;
            }
            if !full.is_empty() {
                full.push_str("\n\n");
            }
            full.push_str("## ");
            full.push_str(section.heading);
            full.push('\n');
            full.push_str(&body);
        }
        full
    }

    /// Pay from fields, else from the pay text, else from title and description.
    fn read_pay(
        &self,
        title: &str,
        places: &str,
        text: &str,
        notes: &mut Vec<Problem>,
    ) -> Vec<Pay> {
        let mut found = Vec::new();
        let mut unusable = None;
        for stated in &self.pay {
            match stated.range() {
                Ok(range) => found.extend(range),
                Err(reason) => unusable = Some(reason),
            }
        }
        if found.is_empty()
            && let Some(pay_text) = &self.pay_text
        {
            let stated = self.pay.first().cloned().unwrap_or_default();
            found = pay::from_text(pay_text, &Setting { places, field: true, stated });
        }
        if found.is_empty() {
            let setting = Setting { places, ..Setting::default() };
            found = pay::from_text(title, &setting);
            if found.is_empty() {
                found = pay::from_text(text, &setting);
            }
        }
        match unusable {
            Some(Unusable::Currency) if found.is_empty() => notes.push(
                Problem::warning(
                    "pay-without-currency",
                    "pay without a known currency is left out",
                )
                .expected("an ISO 4217 code such as EUR"),
            ),
            Some(Unusable::Unit) if found.is_empty() => notes.push(
                Problem::warning("pay-without-unit", "pay without a unit is left out")
                    .expected("hour, day, week, month or year"),
            ),
            _ => {}
        }
        found
    }
}

/// One clean line with character references decoded.
fn name(raw: &str) -> String {
    if raw.contains(['&', '<']) {
        // Markup in a name is taken as text between tags, never kept as tags.
        return text::one_line(html::to_text(raw).trim_start_matches("## "), LONGEST_NAME);
    }
    text::one_line(raw, LONGEST_NAME)
}

/// An `http` or `https` address; anything else is reported and dropped.
pub(super) fn web_address(raw: &str, notes: &mut Vec<Problem>) -> Option<String> {
    let url = raw.trim();
    let scheme_end = url.find("://").unwrap_or(0);
    let web = matches!(url[..scheme_end].to_ascii_lowercase().as_str(), "http" | "https");
    let host = url.get(scheme_end + 3..).unwrap_or_default();
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
    let named = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    if web && clean && named && url.len() <= LONGEST_URL {
        return Some(url.to_owned());
    }
    let shown = text::one_line(url, 60);
    notes.push(
        Problem::warning("unsupported-url", format!("the address `{shown}` is left out"))
            .expected("an address that starts with https:// or http://"),
    );
    None
}
