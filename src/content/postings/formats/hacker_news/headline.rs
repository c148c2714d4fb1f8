//! The first line of a comment: `Company | Role | Location | REMOTE | $…`, by custom and not by rule.
//!
//! The line is cut into fields, and each field is taken for what its words make it. What stands
//! where is used only for what no word tells: the first field is the employer, and a field that
//! could be anything is a place once, after the employer.

use super::vocabulary::{
    employment_words, is_employment, is_pay, is_role, is_web_address, names_a_person, names_places,
};
use crate::content::Workplace;
use crate::content::postings::workplace;

/// A field is shorter, in bytes; a longer one is prose.
const LONGEST_FIELD: usize = 140;

/// A line without bars is shorter than this, in bytes, when its dashes part fields.
const LONGEST_DASHED: usize = 200;

/// An employer's name is shorter, in bytes.
const LONGEST_COMPANY: usize = 70;

/// A greeting or a remark before the first line is shorter, in bytes.
const LONGEST_GREETING: usize = 60;

/// A line that names a role and nothing else is shorter, in bytes.
const LONGEST_ROLE: usize = 90;

/// Words for on-site and hybrid work.
const MODES: [&str; 9] = [
    "on-site",
    "onsite",
    "on site",
    "hybrid",
    "in-person",
    "in person",
    "in-office",
    "in office",
    "office",
];

/// Parts of words by which what stands in brackets is no place.
const REMARKS: [&str; 6] = ["day", "week", "visa", "sponsor", "possible", "available"];

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
    lines.take(3).find(|line| line.matches(BARS).count() >= 2).unwrap_or(first)
}

/// A line without the signs of a heading or bullet.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['#', '-', '*', ' ']).trim()
}

const BARS: [char; 2] = ['|', '｜'];

/// The fields of a line that has any.
fn fields(line: &str) -> Option<Fields<'_>> {
    if line.contains(BARS) {
        return Some(Fields { parts: tidy(line.split(BARS)), barred: true });
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
            Kind::Other if headless && headline.company.is_none() => {
                headline.company = company(part)
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

/// An employer's name, without what stands in brackets behind it.
fn company(field: &str) -> Option<String> {
    let name = before_address(field);
    let name =
        name.split_once(':').map_or(name, |(label, value)| match label.to_lowercase().as_str() {
            "company" | "hiring" => value,
            _ => name,
        });
    let name = match name.split_once(['(', '[']) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => name,
    };
    let name = name.trim().trim_end_matches([',', '-', '–', ':', '.']).trim();
    (!name.is_empty() && name.len() <= LONGEST_COMPANY).then(|| name.to_owned())
}

fn before_address(field: &str) -> &str {
    let end =
        [" http", " (http", ": http", " [http"].iter().filter_map(|mark| field.find(mark)).min();
    field[..end.unwrap_or(field.len())].trim()
}

fn without_hiring(role: &str) -> &str {
    let start = ["now hiring", "we are hiring", "we're hiring", "hiring", "looking for", "seeking"]
        .iter()
        .find(|opening| {
            role.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening))
        });
    let rest =
        role[start.map_or(0, |opening| opening.len())..].trim_start_matches([':', ' ', '-', '–']);
    ["for ", "a ", "an "]
        .iter()
        .fold(rest, |rest, article| rest.strip_prefix(article).unwrap_or(rest))
}

/// `Example Labs is hiring a data engineer in Oslo.`, `Example Labs is building …`
fn of_sentence(line: &str) -> Headline {
    let mut headline = Headline { workplace: emphasised_workplace(line), ..Headline::default() };
    let hiring = [" is hiring", " are hiring", " is looking for", " is seeking", " is now hiring"];
    let split = hiring.iter().find_map(|verb| {
        let at = line.find(verb)?;
        Some((&line[..at], &line[at + verb.len()..]))
    });
    if let Some((before, after)) = split {
        headline.company = named(before);
        let rest = without_hiring(after.trim_start_matches([':', ' ']));
        let stops =
            [". ", ", ", " in ", " to ", " on ", " at ", " for ", " - ", " (", " http", ": "];
        let end = stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
        let role = rest[..end].trim_end_matches(['.', '!', ':']);
        if is_role(role) && role.len() <= LONGEST_ROLE {
            headline.title = Some(role.to_owned());
        }
        return headline;
    }
    headline.company = match line.strip_prefix("At ") {
        Some(rest) => rest.split_once(", ").and_then(|(name, _)| named(name)),
        None => line.split_once(" is ").and_then(|(name, _)| named(name)),
    };
    headline.title = role_line(line).filter(|_| headline.company.is_none());
    headline.facts = usize::from(headline.title.is_some());
    headline
}

/// A name of a few words with capitals, as sentences begin with.
fn named(before: &str) -> Option<String> {
    let name = company(before)?;
    let words = name.split_whitespace();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let pronoun = matches!(
        &*first,
        "we" | "i"
            | "it"
            | "this"
            | "that"
            | "there"
            | "here"
            | "our"
            | "my"
            | "the"
            | "who"
            | "what"
            | "hey"
            | "hi"
    );
    (!pronoun && words.clone().count() <= 4 && words.clone().any(capital)).then_some(name)
}

/// `REMOTE` in capitals, or what stands in brackets: in prose the bare word says nothing.
fn emphasised_workplace(line: &str) -> Option<Workplace> {
    let mut marked: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| matches!(*word, "REMOTE" | "ONSITE" | "ON-SITE" | "HYBRID"))
        .collect();
    for part in line.split(['(', '[']).skip(1) {
        marked.push(part.split([')', ']']).next().unwrap_or_default());
    }
    Some(workplace::guess(&marked)).filter(|found| *found != Workplace::Unknown)
}

/// A line that is the name of a role and little else.
fn role_line(line: &str) -> Option<String> {
    let ends = [" http", " (http", "→", " – ", " — ", " - ", " | "];
    let end = ends.iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let role = without_hiring(line[..end].trim()).trim_end_matches([':', '-', ',']).trim();
    let words: Vec<&str> = role.split_whitespace().collect();
    let prose = |word: &&str| {
        let word = word.to_lowercase();
        matches!(
            &*word,
            "we" | "our" | "you" | "your" | "is" | "are" | "years" | "who" | "i" | "with" | "the"
        ) || word.starts_with("we'")
            || word.starts_with("we’")
    };
    let fits = role.len() <= LONGEST_ROLE && words.len() <= 12 && !role.ends_with(['.', '?', '!']);
    (fits && !words.iter().any(prose) && names_a_person(role)).then(|| role.to_owned())
}

/// The line as a title: its first sentence, cut between words.
fn headline_itself(line: &str) -> Option<String> {
    let line =
        line.strip_prefix("Company:").or_else(|| line.strip_prefix("COMPANY:")).unwrap_or(line);
    let sentence = line.split_once(". ").map_or(line, |(first, _)| first);
    let mut title = String::new();
    for word in sentence.split_whitespace() {
        if title.len() + word.len() > LONGEST_FIELD && !title.is_empty() {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    (!title.is_empty()).then_some(title)
}

/// The places of a field, without the words for on-site and hybrid work.
pub(super) fn split_places(field: &str) -> Vec<String> {
    split_outside_brackets(field, &[";", "·", "•", "/", " & ", " or ", " + ", " and "])
        .into_iter()
        .filter_map(place)
        .collect()
}

fn place(part: &str) -> Option<String> {
    let part = part.trim();
    let part = match part.split_once(':') {
        Some((label, value)) if label.to_lowercase().starts_with("location") => value.trim(),
        _ => part,
    };
    if find_ignoring_case(part, "remote").is_some() {
        return Some(part.to_owned()).filter(|part| !workplace::is_only(part));
    }
    let name = without_mode(&without_remarks(part));
    let name = name.trim_matches([' ', ',', '-', '–', ':']);
    let name = name.strip_prefix("in ").or_else(|| name.strip_prefix("at ")).unwrap_or(name).trim();
    let wrapped = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let name = wrapped.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(name);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let schedule = ["day", "week"].iter().any(|word| find_ignoring_case(&name, word).is_some());
    (name.chars().any(char::is_alphabetic) && !schedule).then_some(name)
}

/// Without the words for on-site and hybrid work.
fn without_mode(text: &str) -> String {
    let mut kept = text.to_owned();
    for words in MODES {
        while let Some(at) = find_ignoring_case(&kept, words) {
            kept.replace_range(at..at + words.len(), " ");
        }
    }
    kept
}

/// Without what stands in brackets and is no place: a way of working, days in the office, visas.
fn without_remarks(part: &str) -> String {
    let mut kept = String::new();
    for (at, piece) in part.split('(').enumerate() {
        if at == 0 {
            kept.push_str(piece);
            continue;
        }
        let (inner, after) = piece.split_once(')').unwrap_or((piece, ""));
        let rest = without_mode(inner).to_lowercase();
        let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let remark = REMARKS.iter().any(|word| rest.contains(word));
        if !remark && !words.all(|word| matches!(word, "or" | "and" | "only" | "ok")) {
            kept.push('(');
            kept.push_str(inner);
            kept.push(')');
        }
        kept.push_str(after);
    }
    kept
}

fn find_ignoring_case(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    text.windows(words.len()).position(|window| window.eq_ignore_ascii_case(words))
}

/// Splits at any of `separators`, but not inside round or square brackets.
fn split_outside_brackets<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let found = separators.iter().find(|mark| depth == 0 && text[at..].starts_with(**mark));
        match found {
            Some(mark) => {
                parts.push(&text[start..at]);
                at += mark.len();
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    parts.push(&text[start..]);
    parts
}
