//! The candidate's profile: experience and strengths.

use super::Document;
use super::escape::escape;
use crate::candidate::{Evidence, EvidenceItem, months_in_words};
use crate::report::model::{Report, Strong};
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    let candidate = &report.candidate;
    document.heading(2, "Candidate Profile");
    document.paragraph(&candidate.summary.as_deref().map(escape).unwrap_or_default());
    document.heading(3, "Experience");
    if candidate.roles.is_empty() {
        document.paragraph("The profile names no role.");
    }
    for role in &candidate.roles {
        let mut parts = vec![role.position.as_str(), role.employer.as_str(), role.period.as_str()];
        parts.retain(|part| !part.is_empty());
        let mut line = parts.join(", ");
        if role.voluntary {
            line.push_str(", voluntary");
        }
        if role.assumed {
            line.push_str(", dates assumed");
        }
        document.item(&escape(&line));
    }
    for (title, lines) in [
        ("Education", &candidate.education),
        ("Certificates", &candidate.certificates),
        ("Languages", &candidate.languages),
    ] {
        if !lines.is_empty() {
            document.heading(3, title);
            for line in lines {
                document.item(&escape(line));
            }
        }
    }
    strengths(report, document);
}

fn strengths(report: &Report, document: &mut Document) {
    let strengths = &report.strengths;
    document.heading(3, "Strengths");
    document.paragraph("Each skill is in one group only. The quotes are lines of the profile.");
    for (title, group, none) in [
        (
            "Technical Skills",
            &strengths.technical,
            "No technical skill that is asked is named in use.",
        ),
        ("Implicit Skills", &strengths.implicit, "No asked skill follows from a named one."),
        ("Domain Skills", &strengths.domain, "No domain that is asked is named in use."),
        (
            "Soft Skills",
            &strengths.soft,
            "No line of the profile shows a soft skill that is asked.",
        ),
    ] {
        document.heading(4, title);
        if group.is_empty() {
            document.paragraph(none);
        }
        for strong in group {
            one(strong, document);
        }
    }
    if !strengths.not_asked.is_empty() {
        document.heading(4, "Not Asked in This Market");
        for evidence in &strengths.not_asked {
            document.item(&format!("**{}**: {}", escape(&evidence.skill.label), level(evidence)));
        }
    }
}

fn one(strong: &Strong, document: &mut Document) {
    let evidence = &strong.evidence;
    document.item(&format!(
        "**{}**: {}; named in {}",
        escape(&evidence.skill.label),
        level(evidence),
        escape(&wording::share_of(strong.any, "posting"))
    ));
    if let Some(implied) = &evidence.implied_by {
        document.sub_item(&format!("{}.", escape(&implied.rule)));
    }
    if let Some(item) = evidence.items.first() {
        document.sub_item(&quote(item));
    }
}

fn level(evidence: &Evidence) -> String {
    let mut text = format!("level {}, {}", u8::from(evidence.level), evidence.level.meaning());
    if let Some(months) = evidence.months {
        text.push_str(&format!(", {}", months_in_words(months)));
    }
    if let Some(stated) = &evidence.stated_level {
        text.push_str(&format!(" (stated: {stated})"));
    }
    escape(&text)
}

fn quote(item: &EvidenceItem) -> String {
    let text = format!("{}{}{}", item.before, item.mention, item.after);
    format!("\"{}\" ({})", escape(&text), escape(&item.place))
}
