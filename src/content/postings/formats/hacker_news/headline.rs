//! The first line of a comment: `Company | Role | Location | REMOTE | $…`, by custom and not by rule.
//!
//! The line is cut into fields, and each field is taken for what its words make it. What stands
//! where is used only for what no word tells: the first field is the employer, and a field that
//! could be anything is a place once, after the employer.

use super::places::{split_outside_brackets, split_places};
use super::sentence::{
    before_address, company, headline_itself, of_sentence, role_line, without_hiring,
};
use super::vocabulary::{
    employment_words, is_employment, is_pay, is_role, is_web_address, names_places,
};
use crate::content::Workplace;
use crate::content::postings::workplace;

/// A field is shorter, in bytes; a longer one is prose.
pub(super) const LONGEST_FIELD: usize = 140;

/// So many fields are read of a line; five are usual.
const MOST_FIELDS: usize = 30;

/// A line without bars is shorter than this, in bytes, when its dashes part fields.
const LONGEST_DASHED: usize = 200;

/// A greeting or a remark before the first line is shorter, in bytes.
const LONGEST_GREETING: usize = 60;

/// How many lines below the first are searched for a role.
const LINES: usize = 20;

/// What the first line says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Headline {
    /// How many facts it tells: its fields, or a role named in a line of its own.
    pub(super) facts: usize,
    pub(super) company: Option<String>,
    /// The roles; else the first line that names one, else the first line.
    pub(super) title: Option<String>,
    pub(super) places: Vec<String>,
    pub(super) workplace: Option<Workplace>,
    pub(super) employment: Option<String>,
}

/// Reads the first line of a comment's text.
pub(super) fn read(text: &str) -> Headline {
    let line = first_line(text);
    let mut headline = match fields(line) {
        Some(fields) => of_fields(&fields),
        None => of_sentence(line),
    };
    if headline.title.is_none() {
        let below = text.lines().take(LINES).filter(|other| *other != line);
        headline.title = below.map(bare).find_map(role_line);
        headline.facts += usize::from(headline.title.is_some());
    }
    headline.title = headline.title.or_else(|| headline_itself(line));
    headline
}

/// The line that holds the fields: the first, or one right below a greeting.
fn first_line(text: &str) -> &str {
    let mut lines = text.lines().map(bare).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if first.len() > LONGEST_GREETING || first.contains(BARS) {
        return first;
    }
    let greets = first.ends_with([',', '!']) && first.split_whitespace().count() <= 3;
    let next = lines.clone().next().filter(|_| greets).unwrap_or(first);
    lines.take(3).find(|line| line.matches(BARS).count() >= 2).unwrap_or(next)
}

/// A line without the signs of a heading or bullet.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['#', '-', '*', ' ']).trim()
}

const BARS: [char; 2] = ['|', '｜'];

/// The fields of a line that has any.
fn fields(line: &str) -> Option<Fields<'_>> {
    if line.contains(BARS) {
        let mut parts = tidy(line.split(BARS).take(MOST_FIELDS));
        // `Example Labs - Remote | Data Engineer`
        if let Some((company, rest)) = parts.first().and_then(|first| first.split_once(" - "))
            && Kind::of(rest) != Kind::Other
        {
            parts.splice(..1, tidy([company, rest]));
        }
        return (!parts.is_empty()).then_some(Fields { parts, barred: true });
    }
    if line.len() > LONGEST_DASHED {
        return None;
    }
    let parts = tidy(split_outside_brackets(line, &[" - ", " – ", " — ", " -- ", " · ", " • "]));
    let told = parts.iter().skip(1).filter(|part| Kind::of(part) != Kind::Other).count();
    (told > 0).then_some(Fields { parts, barred: false })
}

fn tidy<'t>(parts: impl IntoIterator<Item = &'t str>) -> Vec<&'t str> {
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

struct Fields<'t> {
    /// One at least.
    parts: Vec<&'t str>,
    /// Whether bars part them, which nobody puts into a sentence.
    barred: bool,
}

/// What the words of a field make it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    WebAddress,
    Employment,
    Role,
    Pay,
    Place,
    Other,
}

impl Kind {
    fn of(field: &str) -> Self {
        if is_web_address(field) {
            Self::WebAddress
        } else if is_employment(field) {
            Self::Employment
        } else if is_role(field) {
            Self::Role
        } else if is_pay(field) {
            Self::Pay
        } else if workplace::guess(&[field]) != Workplace::Unknown {
            Self::Place
        } else {
            Self::Other
        }
    }
}

fn of_fields(fields: &Fields<'_>) -> Headline {
    let kinds: Vec<Kind> = fields.parts.iter().map(|part| Kind::of(part)).collect();
    let mut headline = Headline::default();
    let mut roles: Vec<&str> = Vec::new();
    let mut places: Vec<String> = Vec::new();
    let headless = opens_with_a_role(fields, &kinds);
    for (at, (part, kind)) in fields.parts.iter().zip(&kinds).enumerate() {
        let part = before_address(part);
        match kind {
            _ if at == 0 && !headless => {
                let sentence = of_sentence(part);
                headline.company = sentence.company.or_else(|| company(part));
                headline.title = sentence.title.filter(|title| title != part);
            }
            Kind::Employment => {
                headline.employment.get_or_insert_with(|| employment_words(part).to_owned());
            }
            Kind::Role if part.len() <= LONGEST_FIELD => roles.push(without_hiring(part)),
            Kind::Place if part.len() <= LONGEST_FIELD => places.extend(split_places(part)),
            Kind::Other if headless && headline.company.is_none() && !part.contains(',') => {
                headline.company = company(part);
            }
            Kind::Other if places.is_empty() && names_places(part) => {
                places.extend(split_places(part));
            }
            _ => {}
        }
    }
    let told = kinds.iter().skip(1).filter(|kind| **kind != Kind::Other).count();
    headline.facts = if fields.barred { kinds.len() } else { told };
    if !roles.is_empty() {
        headline.title = Some(roles.join(", "));
    }
    let stated = workplace::guess(&fields.parts[usize::from(!headless)..]);
    headline.workplace = Some(stated).filter(|found| *found != Workplace::Unknown);
    headline.places = places;
    headline
}

/// Whether the role comes first: `Data Engineer | Example Labs`.
fn opens_with_a_role(fields: &Fields<'_>, kinds: &[Kind]) -> bool {
    let elsewhere = kinds.iter().skip(1).any(|kind| *kind == Kind::Role);
    !elsewhere && fields.parts.first().is_some_and(|part| role_line(part).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_of_nothing_says_nothing() {
        for text in ["", " ", "|", " | | ", "\n|", "- | -", "...", "-", "•"] {
            assert_eq!(shown(text), " |  |  |  | ", "{text:?}");
        }
    }

    /// What was read, as `company | title | places | workplace | employment`.
    fn shown(text: &str) -> String {
        let headline = read(text);
        let workplace = headline.workplace.map(|workplace| format!("{workplace:?}"));
        [
            headline.company.unwrap_or_default(),
            headline.title.unwrap_or_default(),
            headline.places.join("; "),
            workplace.unwrap_or_default(),
            headline.employment.unwrap_or_default(),
        ]
        .join(" | ")
    }

    #[test]
    fn fields_are_told_by_their_words() {
        for (text, expected) in [
            (
                "Blue Sky (YC W30) | Data Engineer | Oslo, Norway | ONSITE | Full-time | €70k-€90k",
                "Blue Sky | Data Engineer | Oslo, Norway | Onsite | Full-time",
            ),
            (
                "Blue Sky | https://bluesky.example | REMOTE (EU) | Full time | SRE, Backend Developers",
                "Blue Sky | SRE, Backend Developers | REMOTE (EU) | Remote | Full time",
            ),
            (
                "Blue Sky | Oslo / Bergen & Tromsø | Staff Engineer | Hybrid (3 days/week) | Visa",
                "Blue Sky | Staff Engineer | Oslo; Bergen; Tromsø | Hybrid | ",
            ),
            (
                "Blue Sky | bluesky.example | ML Engineer | Designer | On-site in Oslo (Hybrid OK) | Equity",
                "Blue Sky | ML Engineer, Designer | Oslo | Hybrid | ",
            ),
            (
                "Blue Sky | Data Engineer | In Office | Oslo | Python, SQL",
                "Blue Sky | Data Engineer | Oslo | Onsite | ",
            ),
            (
                "Blue Sky | Oslo | Full-Time Blue Sky makes instruments that watch the weather",
                "Blue Sky | Blue Sky | Oslo | Full-Time Blue Sky makes instruments that watch the weather | Oslo |  | Full-Time",
            ),
            ("Data Engineer | Blue Sky | Remote", "Blue Sky | Data Engineer |  | Remote | "),
            (
                "Data Engineer | Oslo, Norway | Onsite",
                " | Data Engineer | Oslo, Norway | Onsite | ",
            ),
            ("Blue Sky | SRE | Oslo ONSITE (no remote)", "Blue Sky | SRE | Oslo | Onsite | "),
            ("Hi HN - Blue Sky here - Remote", " | Hi HN - Blue Sky here - Remote |  | Remote | "),
            (
                "HIRING: Data Engineer | Remote (EU only)",
                " | Data Engineer | Remote (EU only) | Remote | ",
            ),
            (
                "Blue Sky — Lead Data Engineer — £85–120k + equity — Hybrid (Leeds)",
                "Blue Sky | Lead Data Engineer | Leeds | Hybrid | ",
            ),
            (
                "Blue Sky - Remote-friendly | Data Engineer | Early-Stage | Oslo",
                "Blue Sky | Data Engineer | Oslo | Remote | ",
            ),
            (
                "Hello all!\n\nBlue Sky | Data Engineer | Oslo",
                "Blue Sky | Data Engineer | Oslo |  | ",
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_tell_what_they_can() {
        for (text, expected) in [
            (
                "Blue Sky is hiring a Data Engineer in Oslo (ONSITE). We watch the weather.",
                "Blue Sky | Data Engineer |  | Onsite | ",
            ),
            (
                "Blue Sky is building a better barometer. We work remotely at times.\n\n- Data Engineer (Oslo): https://bluesky.example/1",
                "Blue Sky | Data Engineer (Oslo) |  |  | ",
            ),
            (
                "At Blue Sky, we watch the weather. Ours is good.",
                "Blue Sky | At Blue Sky, we watch the weather |  |  | ",
            ),
            (
                "Senior Data Engineer (m/f/d)\n\nBlue Sky seeks you.",
                " | Senior Data Engineer (m/f/d) |  |  | ",
            ),
            (
                "We watch the weather with our engineers.",
                " | We watch the weather with our engineers. |  |  | ",
            ),
            ("Company: Blue Sky", " | Blue Sky |  |  | "),
            (
                "Blue Sky | Oslo | U.S. citizens only. Mail us",
                "Blue Sky | Blue Sky | Oslo | U.S. citizens only | Oslo |  | ",
            ),
            ("Hello,\n\nwe watch the weather.", " | we watch the weather. |  |  | "),
            ("", " |  |  |  | "),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
