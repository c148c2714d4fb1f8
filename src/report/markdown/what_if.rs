//! The match with a set of skills added, in words.

use super::{Document, escape};
use crate::market::{PostingSummary, Share};
use crate::report::model::{Report, WhatIfAnswer};
use crate::skills::SkillRef;
use crate::wording;

/// An answer as Markdown; `postings` are those of the report's market.
pub fn what_if_markdown(
    report: &Report,
    answer: &WhatIfAnswer,
    postings: &[PostingSummary],
) -> String {
    let mut document = Document::default();
    document.heading(2, &title(answer));
    let hours = wording::hours(answer.hours);
    document.paragraph(&match answer.first.as_slice() {
        [] => format!("{hours} of learning."),
        first => format!("{hours} of learning, with {} first.", escape(&labels(first))),
    });
    let (today, with) = (&report.matching, &answer.with);
    let share = |share: Share| share.to_string();
    let of = |share: Share| format!("{} of {}", share.k(), share.n());
    let figures = [
        ("Core skills met", of(today.core), of(with.core)),
        ("Preferred skills met", of(today.preferred), of(with.preferred)),
        ("Postings fully met", share(today.fully_met), share(with.fully_met)),
        ("One skill short", today.one_short.count.to_string(), answer.one_short.to_string()),
        ("Two skills short", today.two_short.count.to_string(), answer.two_short.to_string()),
    ];
    let rows = figures.map(|(name, today, then)| [name.to_owned(), today, then]);
    document.table(["", "Today", "Then"], &rows);
    if answer.order.len() > 1 {
        document.paragraph(&format!("In this order: {}.", escape(&labels(&answer.order))));
    }
    if !answer.completed.is_empty() {
        let count = wording::count(answer.completed.len(), "posting");
        document.paragraph(&format!("Completes {count}:"));
        for id in &answer.completed {
            let posting = postings.iter().find(|posting| posting.id == *id);
            let name =
                posting.map(|posting| format!("{}, {} ({id})", posting.company, posting.title));
            document.item(&escape(&name.unwrap_or_else(|| id.clone())));
        }
    }
    document.text
}

fn title(answer: &WhatIfAnswer) -> String {
    if answer.skills.is_empty() {
        return "With nothing learnt".to_owned();
    }
    format!("With {}", escape(&labels(&answer.skills)))
}

fn labels(skills: &[SkillRef]) -> String {
    wording::list(&skills.iter().map(|skill| &*skill.label).collect::<Vec<_>>())
}
