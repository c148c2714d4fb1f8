//! The candidate's profile: experience and strengths.

use super::Document;
use super::escape::escape;
use crate::candidate::{Evidence, EvidenceItem, Months};
use crate::language::PlainMessages;
use crate::report::model::{Report, Strong};

pub(super) fn write(report: &Report, document: &mut Document) {
    let candidate = &report.candidate;
    let words = document.say.markdown_profile;
    document.heading(2, words.title());
    document.paragraph(candidate.summary.as_deref().map(escape).unwrap_or_default());
    document.heading(3, words.experience());
    if candidate.roles.is_empty() {
        document.paragraph(words.no_role());
    }
    for role in &candidate.roles {
        let voluntary = role.voluntary.then(|| words.voluntary().to_string());
        let assumed = role.assumed.then(|| words.assumed().to_string());
        let mut parts = vec![role.position.as_str(), role.employer.as_str(), role.period.as_str()];
        parts.retain(|part| !part.is_empty());
        parts.extend(voluntary.iter().chain(&assumed).map(String::as_str));
        document.item(escape(&parts.join(", ")));
    }
    for (title, lines) in [
        (words.education(), &candidate.education),
        (words.certificates(), &candidate.certificates),
        (words.languages(), &candidate.languages),
    ] {
        if !lines.is_empty() {
            document.heading(3, title);
            for line in lines {
                document.item(escape(line));
            }
        }
    }
    strengths(report, document);
}

fn strengths(report: &Report, document: &mut Document) {
    let strengths = &report.strengths;
    let say = document.say;
    let words = say.markdown_profile;
    document.heading(3, words.strengths());
    document.paragraph(words.groups());
    for (title, group, none) in [
        (words.technical(), &strengths.technical, words.no_technical()),
        (words.implicit(), &strengths.implicit, words.no_implicit()),
        (words.domain(), &strengths.domain, words.no_domain()),
        (words.soft(), &strengths.soft, words.no_soft()),
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
        document.heading(4, words.not_asked());
        for evidence in &strengths.not_asked {
            let level = escape(&level(evidence, say));
            document.item(format!("**{}**: {level}", escape(&evidence.skill.label)));
        }
    }
}

fn one(strong: &Strong, document: &mut Document) {
    let evidence = &strong.evidence;
    let say = document.say;
    let level = level(evidence, say);
    let level = document.told(say.markdown_profile.named_in(level, strong.any.of_postings()));
    document.item(format!("**{}**: {level}", escape(&evidence.skill.label)));
    if let Some(implied) = &evidence.implied_by {
        document.sub_item(format!("{}.", escape(&implied.rule)));
    }
    if let Some(item) = evidence.items.first() {
        document.sub_item(quote(item));
    }
}

fn level(evidence: &Evidence, say: PlainMessages) -> String {
    let words = say.markdown_profile;
    let number = u8::from(evidence.level);
    let level = match evidence.months {
        Some(months) => words.level_months(number, evidence.level, Months(months)).to_string(),
        None => words.level(number, evidence.level).to_string(),
    };
    match &evidence.stated_level {
        Some(stated) => words.stated(level, stated).to_string(),
        None => level,
    }
}

fn quote(item: &EvidenceItem) -> String {
    let text = format!("{}{}{}", item.before, item.mention, item.after);
    format!("\"{}\" ({})", escape(&text), escape(&item.place))
}
