//! What a format reads from one record, and how it becomes a clean posting.

use super::format::Problem;
use super::pay::{PayFields, Places, StatedPay};
use super::{employment, html, mojibake, text, workplace};
use crate::content::{Origin, Posting, Workplace, is_web_address};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::HashSet;

/// Titles, names and places are cut at this many characters.
pub(super) const LONGEST_NAME: usize = 300;

/// Examples in messages are cut at this many characters.
const LONGEST_EXAMPLE: usize = 30;

/// So many ranges of pay are kept: a posting has one, or one for each of a few regions.
const MOST_RANGES: usize = 12;

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
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// What it is about; left out when the text begins with a heading of its own.
    pub(super) heading: Cow<'a, str>,
    pub(super) text: Cow<'a, str>,
    /// Whether the source may say the same in the description, in which case it is left out.
    pub(super) may_repeat: bool,
}

impl Draft<'_> {
    /// Cleans all fields. The posting's id is the source's own, empty when it has none.
    pub(super) fn finish(
        mut self,
        format: &'static str,
        origin: Origin,
        notes: &mut Vec<Problem>,
    ) -> Posting {
        if let Some(posting) = self.finished {
            return Posting { origin, ..*posting };
        }
        self.mend(notes);
        let title = self.title.as_deref().map(name).unwrap_or_default();
        let all_places: Vec<String> = self.locations.iter().map(|place| name(place)).collect();
        let joined = all_places.join("; ");
        let mut text = self.full_text();
        // Misread text may have been written as character references.
        if let Some(mended) = mojibake::mend(&text) {
            notes.push(mended_field(&text, &mended));
            text = text::normalise(&mended);
        }
        let pay = PayFields {
            stated: &self.pay[..self.pay.len().min(MOST_RANGES)],
            words: self.pay_text.as_deref(),
            title: &title,
            text: &text,
            places: Places::of(&all_places),
        };
        let pay = pay.read(notes);
        let mut known = HashSet::new();
        let mut locations = all_places;
        locations.retain(|place| {
            !place.is_empty() && !workplace::is_only(place) && known.insert(place.clone())
        });
        Posting {
            id: self.id.as_deref().map(name).unwrap_or_default(),
            format,
            url: self.url.as_deref().and_then(|url| web_address(url, notes)),
            workplace: self.workplace.unwrap_or_else(|| workplace::guess(&[&joined, &title])),
            title,
            company: self.company.as_deref().map(name).unwrap_or_default(),
            locations,
            employment_type: self
                .employment_type
                .map(|published| employment::standard(&name(&published)))
                .filter(|s| !s.is_empty()),
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

    /// Mends text that was read in a wrong encoding, field by field.
    fn mend(&mut self, notes: &mut Vec<Problem>) {
        let names = [&mut self.title, &mut self.company, &mut self.employment_type];
        let texts = [&mut self.text, &mut self.pay_text];
        let fields = names.into_iter().chain(texts).flatten();
        let sections =
            self.sections.iter_mut().flat_map(|part| [&mut part.heading, &mut part.text]);
        for field in fields.chain(&mut self.locations).chain(sections) {
            if let Some(mended) = mojibake::mend(field) {
                notes.push(mended_field(field, &mended));
                *field = mended.into();
            }
        }
    }

    fn full_text(&self) -> String {
        let mut full = self.text.as_deref().map(html::to_text).unwrap_or_default();
        for section in &self.sections {
            let body = html::to_text(&section.text);
            if body.is_empty() || (section.may_repeat && full.contains(&body)) {
                continue;
            }
            if !full.is_empty() {
                full.push_str("\n\n");
            }
            let heading = name(&section.heading);
            if !heading.is_empty() && !body.starts_with("## ") {
                full.push_str("## ");
                full.push_str(&heading);
                full.push('\n');
            }
            full.push_str(&body);
        }
        full
    }
}

fn mended_field(text: &str, mended: &str) -> Problem {
    let (was, is) = mojibake::example(text, mended);
    let (was, is) = (text::one_line(&was, LONGEST_EXAMPLE), text::one_line(&is, LONGEST_EXAMPLE));
    let message =
        format!("text was saved in a wrong encoding and is mended: `{was}` is read as `{is}`");
    Problem::warning("mojibake", message)
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
    if is_web_address(url) {
        return Some(url.to_owned());
    }
    let shown = text::one_line(url, 60);
    notes.push(
        Problem::warning("unsupported-url", format!("the address `{shown}` is left out"))
            .expected("an address that starts with https:// or http://"),
    );
    None
}
