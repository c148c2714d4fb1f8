//! The gaps by severity.

use super::Document;
use super::escape::escape;
use crate::language::Decimal;
use crate::report::model::{Gap, Planned, Report, Severity};

pub(super) fn write(report: &Report, document: &mut Document) {
    let say = document.say;
    let words = say.markdown_gaps;
    document.heading(2, words.title());
    if report.gaps.is_empty() {
        document.paragraph(say.narrative_recommendations.no_gap());
    }
    for (title, severity) in [
        (words.critical(), Severity::Critical),
        (words.important(), Severity::Important),
        (words.nice_to_have(), Severity::NiceToHave),
    ] {
        document.heading(3, title);
        let mut none = true;
        for gap in report.gaps.iter().filter(|gap| gap.severity == severity) {
            none = false;
            one(gap, document);
        }
        if none {
            document.paragraph(say.markdown.none());
        }
    }
    comparison(report, document);
}

/// Years, degree, languages and place.
fn comparison(report: &Report, document: &mut Document) {
    let words = document.say.markdown_gaps;
    document.heading(3, words.besides());
    if report.comparison.is_empty() {
        document.paragraph(words.nothing_besides());
    }
    for row in &report.comparison {
        let asked = document.told(words.asked(row.asked.of_postings(), row.required));
        document.item(format!("**{}**: {asked}", escape(&row.subject)));
        document.sub_item(document.told(words.held(&row.held)));
        document.sub_item(row.counts(document.say));
    }
}

fn one(gap: &Gap, document: &mut Document) {
    let say = document.say;
    let words = say.markdown_gaps;
    let asked = if gap.any.k() == 0 {
        words.not_named().to_string()
    } else {
        let employers = say.counted.from_employers(gap.employers);
        document.told(words.named(gap.any.of_postings(), employers, gap.required))
    };
    let standing = say.value(gap.standing);
    document.item(format!("**{}** ({standing}): {asked}", escape(&gap.skill.label)));
    document.sub_item(document.told(words.why(&gap.rule)));
    if !gap.evidence_for.is_empty() {
        document.sub_item(document.told(words.evidence_for(gap.evidence_for.join("; "))));
    }
    document.sub_item(document.told(words.evidence_against(&gap.evidence_against)));
    for held in &gap.similar {
        document.sub_item(document.told(words.similar(&*held.skill.label, &held.reason)));
    }
    if gap.completes > 0 {
        document.sub_item(words.completes(gap.completes));
    }
    document.sub_item(document.told(words.hours(Decimal(gap.hours.value), &gap.hours.basis)));
    document.sub_item(match &gap.planned {
        Planned::Step { number } => document.told(words.planned(*number)),
        Planned::LeftOut { reason } => document.told(words.left_out(reason)),
    });
}
