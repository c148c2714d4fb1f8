//! Companies that are named like skills: who founds, buys, sells or competes is not asked for.

use super::mention::{Dismissal, Trace};
use super::rules::Rules;
use super::scan::{Candidate, Scan};
use crate::diagnostics::Span;

/// The most of a text that one phrase such as "trusted by" can speak of, in bytes.
const REACH: usize = 300;

/// Takes out the names that stand as companies: "our customers include GitHub", "Docker Inc.".
pub(super) fn dismiss(
    text: &str,
    candidates: &mut Vec<Candidate>,
    scan: &Scan,
    rules: &Rules,
    trace: &mut impl Trace,
) {
    let mut spans: Vec<Span> = Vec::new();
    for start in &scan.companies_follow {
        spans.extend(names_after(text, *start, rules).map(|end| Span::new(*start, end)));
    }
    for start in &scan.likened_to {
        let names = names_after(text, *start, rules).map(|end| Span::new(*start, end));
        spans.extend(names.filter(|names| is_compared(&text[names.end..])));
    }
    // The name before "Inc." or "is hiring", with the comma that may stand between.
    spans.extend(scan.companies_precede.iter().filter_map(|at| {
        let name_end = text[..*at].trim_end_matches([' ', ',']).len();
        let index = candidates.partition_point(|candidate| candidate.end < name_end);
        let name = candidates.get(index).filter(|candidate| candidate.end == name_end)?;
        Some(Span::new(name.start, name.end))
    }));
    if spans.is_empty() {
        return;
    }
    spans.sort();
    let mut next = 0;
    candidates.retain(|candidate| {
        while next < spans.len() && spans[next].end <= candidate.start {
            next += 1;
        }
        let company = spans
            .get(next)
            .is_some_and(|span| span.start <= candidate.start && candidate.end <= span.end);
        if company {
            let span = Span::new(candidate.start, candidate.end);
            trace.dismiss(candidate.skill, span, Dismissal::Company);
        }
        !company
    });
}

/// Whether a comparison goes on: "… for farms".
fn is_compared(after: &str) -> bool {
    let after = after.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '\n');
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    ["for", "of"].contains(&word)
}

/// The end of the names after a phrase: capitalised words with commas and small words between.
///
/// `None` when the words after them show that no company is meant: "join Rust developers".
fn names_after(text: &str, start: usize, rules: &Rules) -> Option<usize> {
    let mut end = start;
    let mut at = start;
    let limit = start.saturating_add(REACH);
    while at < limit {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if !c.is_alphanumeric() {
            if matches!(c, '.' | '!' | '?' | ';' | ':' | '\n' | '\r') {
                break;
            }
            at += c.len_utf8();
            continue;
        }
        let length = rest
            .char_indices()
            .find(|(index, c)| {
                let inner = matches!(c, '.' | '-' | '+' | '#' | '\'' | '\u{2019}')
                    && rest[index + c.len_utf8()..].starts_with(char::is_alphanumeric);
                !c.is_alphanumeric() && !inner
            })
            .map_or(rest.len(), |(index, _)| index);
        let word = &rest[..length];
        if end > start && rules.ambiguous.right.contains(word) {
            return None;
        } else if rules.companies.between.contains(word) {
            at += length;
        } else if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            at += length;
            end = at;
        } else {
            break;
        }
    }
    Some(end)
}
