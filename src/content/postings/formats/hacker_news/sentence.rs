//! What a first line tells that has no fields, and the parts of those that have.

use super::headline::{Headline, LONGEST_FIELD};
use super::vocabulary::{is_role, names_a_person};
use crate::content::Workplace;
use crate::content::postings::workplace;

/// An employer's name is shorter, in bytes.
const LONGEST_COMPANY: usize = 70;

/// A line that names a role and nothing else is shorter, in bytes.
const LONGEST_ROLE: usize = 90;

/// `Example Labs is hiring a data engineer in Oslo.`, `Example Labs is building …`
pub(super) fn of_sentence(line: &str) -> Headline {
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
pub(super) fn role_line(line: &str) -> Option<String> {
    let ends = [" http", " (http", "→", " – ", " — ", " - ", " | "];
    let end = ends.iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let role = without_hiring(line[..end].trim()).trim_end_matches([':', '-', ',']).trim();
    let words: Vec<&str> = role.split_whitespace().collect();
    let prose = |word: &&str| {
        let word = word.to_lowercase();
        matches!(
            &*word,
            "we" | "me"
                | "email"
                | "contact"
                | "our"
                | "you"
                | "your"
                | "is"
                | "are"
                | "years"
                | "who"
                | "i"
                | "with"
                | "the"
        ) || word.starts_with("we'")
            || word.starts_with("we’")
    };
    let fits = role.len() <= LONGEST_ROLE && words.len() <= 12 && !role.ends_with(['.', '?', '!']);
    (fits && !words.iter().any(prose) && names_a_person(role)).then(|| role.to_owned())
}

/// The line as a title: its first sentence, cut between words.
pub(super) fn headline_itself(line: &str) -> Option<String> {
    let line =
        line.strip_prefix("Company:").or_else(|| line.strip_prefix("COMPANY:")).unwrap_or(line);
    // The dot of `U.S. citizens` ends no sentence.
    let ends = |at: &usize| line[..*at].ends_with(|c: char| c.is_lowercase() || c == ')');
    let end = line.match_indices(". ").map(|(at, _)| at).find(ends);
    let sentence = &line[..end.unwrap_or(line.len())];
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
    title.contains(char::is_alphanumeric).then_some(title)
}

/// An employer's name, without what stands in brackets behind it.
pub(super) fn company(field: &str) -> Option<String> {
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
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let greets = matches!(&*first, "hi" | "hey" | "hello");
    (name.contains(char::is_alphanumeric) && name.len() <= LONGEST_COMPANY && !greets)
        .then(|| name.to_owned())
}

pub(super) fn before_address(field: &str) -> &str {
    let end =
        [" http", " (http", ": http", " [http"].iter().filter_map(|mark| field.find(mark)).min();
    field[..end.unwrap_or(field.len())].trim()
}

pub(super) fn without_hiring(role: &str) -> &str {
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
