//! Sources, rules, limits and literature.

use super::Document;
use super::escape::{escape, with_address};
use crate::report::model::Report;
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    document.heading(2, "References");
    sources(report, document);
    let method = &report.method;
    for (title, lines) in [
        ("Tiers", &method.tiers),
        ("Evidence Levels", &method.evidence),
        ("Severities", &method.severities),
        ("Formulas", &method.formulas),
        ("Limits", &method.limits),
    ] {
        if !lines.is_empty() {
            document.heading(3, title);
            for line in lines {
                document.item(&escape(line));
            }
        }
    }
    document.heading(3, "Literature");
    for (index, reference) in method.references.iter().enumerate() {
        document.numbered(index + 1, &with_address(reference));
    }
}

fn sources(report: &Report, document: &mut Document) {
    let funnel = &report.market.funnel;
    document.heading(3, "Sources");
    for snapshot in &report.market.snapshots {
        let formats = if snapshot.formats.is_empty() {
            String::new()
        } else {
            format!(" ({})", snapshot.formats.join(", "))
        };
        document.item(&escape(&format!(
            "Snapshot of {}{formats}: {} from {}, {} of them new",
            wording::day(snapshot.date),
            wording::count_u32(snapshot.postings, "distinct readable posting"),
            wording::count_u32(snapshot.employers, "employer"),
            snapshot.new
        )));
    }
    document.item(&format!(
        "{} read, {} not understood, {} out of role, {} still open from an earlier snapshot, {} \
         with the same id or address, {} with the same text, {} published again: {} and {} readable",
        wording::count_u32(funnel.read, "record"),
        funnel.unreadable,
        funnel.out_of_role,
        funnel.still_open,
        funnel.same_id,
        funnel.same_text,
        funnel.reposts,
        wording::count_u32(funnel.distinct, "distinct posting"),
        funnel.readable
    ));
    document.item(&escape(&format!(
        "Profile {}; {} {}, catalogue {} of {}",
        report.candidate.id,
        report.generator.name,
        report.generator.version,
        report.generator.catalogue,
        report.generator.skills()
    )));
}
