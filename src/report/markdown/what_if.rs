//! The match with a set of skills added, in words.

use super::{Document, escape};
use crate::language::{Hours, List};
use crate::market::{PostingSummary, Share};
use crate::report::model::{Report, WhatIfAnswer};
use crate::skills::SkillRef;

/// An answer as Markdown; `postings` are those of the report's market.
pub fn what_if_markdown(
    report: &Report,
    answer: &WhatIfAnswer,
    postings: &[PostingSummary],
) -> String {
    let mut document = Document::new(report.generator.language);
    let say = document.say;
    let words = say.markdown_what_if;
    document.heading(2, title(answer, &document));
    let hours = Hours(answer.hours);
    document.paragraph(match answer.first.as_slice() {
        [] => words.hours(hours).to_string(),
        first => document.told(words.hours_first(hours, List::all(&labels(first)))),
    });
    let (today, with) = (&report.matching, &answer.with);
    let share = |share: Share| say.value(share).to_string();
    let of = |share: Share| words.share(share.k(), share.n()).to_string();
    let count = |count: u32| say.value(count).to_string();
    let rows = [
        (words.core(), of(today.core), of(with.core)),
        (words.preferred(), of(today.preferred), of(with.preferred)),
        (words.fully_met(), share(today.fully_met), share(with.fully_met)),
        (words.one_short(), count(today.one_short.count), count(answer.one_short)),
        (words.two_short(), count(today.two_short.count), count(answer.two_short)),
    ];
    let rows = rows.map(|(name, today, then)| [name.to_string(), today, then]);
    let head = [String::new(), words.today().to_string(), words.then().to_string()];
    document.table(head, &rows);
    if answer.order.len() > 1 {
        let order = labels(&answer.order);
        document.paragraph(document.told(words.order(List::all(&order))));
    }
    if !answer.completed.is_empty() {
        document.paragraph(words.completes(answer.completed.len()));
        for id in &answer.completed {
            let posting = postings.iter().find(|posting| posting.id == *id);
            let name =
                posting.map(|posting| format!("{}, {} ({id})", posting.company, posting.title));
            document.item(escape(&name.unwrap_or_else(|| id.clone())));
        }
    }
    document.text
}

fn title(answer: &WhatIfAnswer, document: &Document) -> String {
    let words = document.say.markdown_what_if;
    if answer.skills.is_empty() {
        return words.nothing().to_string();
    }
    document.told(words.title(List::all(&labels(&answer.skills))))
}

fn labels(skills: &[SkillRef]) -> Vec<&str> {
    skills.iter().map(|skill| &*skill.label).collect()
}
