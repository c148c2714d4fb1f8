//! Sources, rules, limits and literature.

use super::Document;
use super::escape::{escape, with_address};
use crate::language::{Day, Verbatim};
use crate::report::model::Report;

pub(super) fn write(report: &Report, document: &mut Document) {
    let words = document.say.markdown_references;
    document.heading(2, words.title());
    sources(report, document);
    let method = &report.method;
    for (title, lines) in [
        (words.tiers(), &method.tiers),
        (words.evidence(), &method.evidence),
        (words.severities(), &method.severities),
        (words.formulas(), &method.formulas),
        (words.limits(), &method.limits),
    ] {
        if !lines.is_empty() {
            document.heading(3, title);
            for line in lines {
                document.item(escape(line));
            }
        }
    }
    document.heading(3, words.literature());
    for (index, reference) in method.references.iter().enumerate() {
        document.numbered(index + 1, with_address(reference));
    }
}

fn sources(report: &Report, document: &mut Document) {
    let funnel = &report.market.funnel;
    let say = document.say;
    let words = say.markdown_references;
    document.heading(3, words.sources());
    for snapshot in &report.market.snapshots {
        let postings = say.counted.distinct_readable(snapshot.postings);
        let employers = say.counted.from_employers(snapshot.employers);
        let (day, new) = (Day(snapshot.date), snapshot.new);
        document.item(if snapshot.formats.is_empty() {
            document.told(words.snapshot(day, postings, employers, new))
        } else {
            let formats = snapshot.formats.join(", ");
            document.told(words.snapshot_formats(day, formats, postings, employers, new))
        });
    }
    let records =
        words.records(funnel.read, funnel.unreadable, funnel.out_of_role, funnel.still_open);
    let removed = words.removed(funnel.same_id, funnel.same_text, funnel.reposts);
    let distinct = words.distinct(funnel.distinct, funnel.readable);
    document.item(format!("{records}, {removed}: {distinct}"));
    let generator = &report.generator;
    document.item(document.told(words.made_by(
        &report.candidate.id,
        generator.name,
        Verbatim(generator.version),
        &generator.catalogue,
        generator.skills(),
    )));
}
