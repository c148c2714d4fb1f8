//! The gaps by severity.

use super::Document;
use super::escape::escape;
use crate::report::model::{Gap, Planned, Report, Severity};
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    document.heading(2, "Skill Gap Analysis");
    if report.gaps.is_empty() {
        document.paragraph("By the rules of this report, the profile has no gap in this market.");
    }
    for (title, severity) in [
        ("Critical Skills", Severity::Critical),
        ("Important Skills", Severity::Important),
        ("Nice-to-Have Skills", Severity::NiceToHave),
    ] {
        document.heading(3, title);
        let mut none = true;
        for gap in report.gaps.iter().filter(|gap| gap.severity == severity) {
            none = false;
            one(gap, document);
        }
        if none {
            document.paragraph("None.");
        }
    }
    comparison(report, document);
}

/// Years, degree, languages and place.
fn comparison(report: &Report, document: &mut Document) {
    document.heading(3, "Asked Besides Skills");
    if report.comparison.is_empty() {
        document.paragraph("No readable posting asks for years, a degree, a language or a place.");
    }
    for row in &report.comparison {
        let asked = format!(
            "asked in {}, required in {}",
            wording::share_of(row.asked, "posting"),
            row.required
        );
        document.item(&format!("**{}**: {}", escape(&row.subject), escape(&asked)));
        document.sub_item(&escape(&format!("Held: {}.", row.held)));
        document.sub_item(&row.counts());
    }
}

fn one(gap: &Gap, document: &mut Document) {
    let asked = if gap.any.k() == 0 {
        "named in no posting".to_owned()
    } else {
        format!(
            "named in {} from {}, required in {}",
            wording::share_of(gap.any, "posting"),
            wording::count_u32(gap.employers, "employer"),
            gap.required
        )
    };
    document.item(&format!(
        "**{}** ({}): {}",
        escape(&gap.skill.label),
        gap.standing.label(),
        escape(&asked)
    ));
    document.sub_item(&format!("Why: {}.", escape(&gap.rule)));
    if !gap.evidence_for.is_empty() {
        document.sub_item(&format!("For it: {}.", escape(&gap.evidence_for.join("; "))));
    }
    document.sub_item(&format!("Against it: {}.", escape(&gap.evidence_against)));
    for held in &gap.similar {
        let text = format!("Similar and held: {} ({}).", held.skill.label, held.reason);
        document.sub_item(&escape(&text));
    }
    if gap.completes > 0 {
        let postings = wording::count_u32(gap.completes, "posting");
        document.sub_item(&format!("Alone it completes {postings}."));
    }
    let hours = format!("Hours: {} ({}).", wording::number(gap.hours.value), gap.hours.basis);
    document.sub_item(&escape(&hours));
    document.sub_item(&match &gap.planned {
        Planned::Step { number } => format!("Plan: step {number}."),
        Planned::LeftOut { reason } => format!("Plan: left out, {}.", escape(reason)),
    });
}
