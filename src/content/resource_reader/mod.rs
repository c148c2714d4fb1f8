//! The learning resources that a site states for a skill.

use super::learning_resource::{LearningResource, ResourceCost, ResourceKind, Verified};
use super::reader::{Cursor, UnknownKeys, shorten};
use super::web_address::is_web_address;
use crate::diagnostics::{Diagnostic, did_you_mean};
use std::collections::HashSet;

const KEYS: [&str; 10] = [
    "title",
    "url",
    "kind",
    "cost",
    "language",
    "length_hours",
    "length_source",
    "verified",
    "issuer",
    "code",
];

/// Where a length comes from when the site does not say.
const NO_SOURCE: &str = "as this site states";

/// The resources under `resources`; `None` without that key. One with an error is left out.
pub(super) fn resources(skill: &Cursor<'_>) -> Option<Vec<LearningResource>> {
    skill.get("resources")?;
    let mut seen = HashSet::new();
    let tables = skill.objects("resources");
    Some(tables.iter().filter_map(|table| resource(table, &mut seen)).collect())
}

fn resource(table: &Cursor<'_>, seen: &mut HashSet<String>) -> Option<LearningResource> {
    table.check_keys(&KEYS, &[], UnknownKeys::Refuse);
    let title = required(table, "title", "its name as shown").and_then(|title| title.as_text());
    let url = required(table, "url", "its address").and_then(|url| address(&url, seen));
    let kind = required(table, "kind", "such as `kind = \"course\"`").and_then(|_| kind(table));
    let cost = required(table, "cost", "such as `cost = \"free\"`").and_then(|_| cost(table));
    let (length_hours, length_source) = length(table);
    let verified = table.object("verified").and_then(|verified| seen_at(&verified));
    let (issuer, code) = (table.text("issuer"), table.text("code"));
    if let Some(kind) = kind {
        check_certification(table, kind, issuer.is_some());
    }
    Some(LearningResource {
        title: one_line(&title?),
        url: url?,
        kind: kind?,
        cost: cost?,
        language: language(table),
        length_hours,
        length_source,
        verified,
        issuer: issuer.as_deref().map(one_line),
        code: code.as_deref().map(one_line),
    })
}

/// The value of a key that must be there and say something; its absence is reported unless a
/// misspelt key was.
fn required<'a>(table: &Cursor<'a>, key: &str, expected: &str) -> Option<Cursor<'a>> {
    let found = table.get(key);
    let blank = found
        .as_ref()
        .is_some_and(|found| found.node().text().is_some_and(|t| t.trim().is_empty()));
    let misspelt = |other: &str| {
        !KEYS.contains(&other) && did_you_mean(other, KEYS.iter().copied()).as_deref() == Some(key)
    };
    let missing =
        found.is_none() && !table.node().members().iter().any(|member| misspelt(&member.key));
    if missing || blank {
        let problem = Diagnostic::error("missing-key", format!("the resource has no `{key}`"));
        found.as_ref().unwrap_or(table).report(problem.expected(expected));
    }
    found.filter(|_| !blank)
}

/// An absolute web address that the skill does not have yet.
fn address(found: &Cursor<'_>, seen: &mut HashSet<String>) -> Option<String> {
    let text = found.as_text()?;
    let url = text.trim();
    if !is_web_address(url) {
        let message = format!("`{}` is no web address", shorten(url));
        let problem = Diagnostic::error("unsafe-url", message);
        found.report(problem.expected("an address that starts with https:// or http://"));
        return None;
    }
    if !seen.insert(url.trim_end_matches('/').to_owned()) {
        let message = format!("the skill has the resource `{}` already", shorten(url));
        found.report(Diagnostic::error("duplicate-resource", message).hint("delete one of them"));
        return None;
    }
    Some(url.to_owned())
}

fn kind(table: &Cursor<'_>) -> Option<ResourceKind> {
    let words = ResourceKind::ALL.map(ResourceKind::word);
    table.choice("kind", &words, |word| {
        ResourceKind::ALL.into_iter().find(|kind| kind.word() == word)
    })
}

fn cost(table: &Cursor<'_>) -> Option<ResourceCost> {
    let words = ResourceCost::NAMES.map(|(name, _)| name);
    table.choice("cost", &words, |word| {
        ResourceCost::NAMES.into_iter().find(|(name, _)| *name == word).map(|(_, cost)| cost)
    })
}

/// Hours and where they are stated; neither without the other.
fn length(table: &Cursor<'_>) -> (Option<f64>, Option<String>) {
    let valid = |hours: f64| hours > 0.0 && hours <= 1000.0;
    let hours = table.number("length_hours", "hours, more than 0 and up to 1000", valid);
    let source = table.text("length_source");
    if source.is_some() && table.get("length_hours").is_none() {
        let message = "a source of a length, and no `length_hours`";
        table.report(Diagnostic::error("missing-key", message).expected("the stated hours"));
    }
    let source = source.map_or_else(|| NO_SOURCE.to_owned(), |source| one_line(&source));
    (hours, hours.map(|_| source))
}

/// When and where it was seen: both, or it counts as unverified.
fn seen_at(table: &Cursor<'_>) -> Option<Verified> {
    table.check_keys(&["on", "where"], &[], UnknownKeys::Refuse);
    let on = required(table, "on", "the day, such as `on = 2026-11-29`");
    let place = required(table, "where", "what was seen, in plain words");
    let on = on.and_then(|_| table.day("on"));
    let place = place.and_then(|place| place.as_text());
    Some(Verified { on: on?, place: one_line(&place?) })
}

/// A language tag; English where none is given.
fn language(table: &Cursor<'_>) -> String {
    let Some(found) = table.get("language") else { return "en".to_owned() };
    let text = found.as_text().unwrap_or_default();
    let tag = text.trim();
    let plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
    if !tag.is_empty() && tag.len() <= 35 && tag.chars().all(plain) {
        return tag.to_owned();
    }
    let message = format!("`{}` is no language tag", shorten(tag));
    found
        .report(Diagnostic::error("unknown-value", message).expected("a tag such as `en` or `de`"));
    String::new()
}

/// Certifications have an issuer, and nothing else has issuer or code.
fn check_certification(table: &Cursor<'_>, kind: ResourceKind, issued: bool) {
    if kind == ResourceKind::Certification {
        if !issued {
            let problem = Diagnostic::error("missing-key", "the certification has no `issuer`");
            table.report(problem.expected("who issues it"));
        }
        return;
    }
    for key in ["issuer", "code"] {
        if let Some(found) = table.get(key) {
            let message = format!("`{key}` belongs to certifications, and this is a {kind}");
            found.report(Diagnostic::error("misplaced-key", message));
        }
    }
}

/// The text with single blanks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
