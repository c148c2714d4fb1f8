//! One posting, requirement by requirement, for the terminal.

use super::sheet::{Sheet, place};
use super::skill::about;
use crate::language::PlainMessages;
use crate::report::Report;
use crate::report::derivation::{HeldAgainst, PostingDerivation, RequirementGroup, SkillAgainst};
use crate::wording;

/// The whole derivation.
pub(super) fn write(
    mut sheet: Sheet<'_>,
    report: &Report,
    derivation: &PostingDerivation<'_>,
) -> String {
    let posting = derivation.posting;
    let say = report.generator.language.plain();
    sheet.title(&format!("{}, {} ({})", posting.title, posting.company, posting.id));
    about(&mut sheet, report);
    let open = if posting.is_dated() {
        format!("open since {}", wording::day(posting.open_since))
    } else {
        format!("not dated, seen {}", wording::day(posting.first_seen))
    };
    let url = posting.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    sheet.subtitle(&format!("{open}, read from {}{url}", place(posting)));
    sheet.sentence(&say.value(derivation).to_string());
    if !derivation.requirements.is_empty() {
        sheet.section("Required");
        for group in &derivation.requirements {
            write_group(&mut sheet, group, say);
        }
    }
    if !derivation.besides.is_empty() {
        sheet.section("Named besides: wishes, domains and soft skills, none of which decides");
        for against in &derivation.besides {
            write_skill(&mut sheet, against, false);
        }
    }
    if !derivation.conditions.is_empty() {
        sheet.section("Apart from skills, beside the profile; none of it decides");
        for held in &derivation.conditions {
            write_condition(&mut sheet, held);
        }
    }
    sheet.finish()
}

fn write_group(sheet: &mut Sheet<'_>, group: &RequirementGroup<'_>, say: PlainMessages) {
    if let [only] = group.skills.as_slice() {
        return write_skill(sheet, only, false);
    }
    sheet.standing(false, if group.met { "met" } else { "missing" }, &say.value(group).to_string());
    for against in &group.skills {
        write_skill(sheet, against, true);
    }
}

fn write_skill(sheet: &mut Sheet<'_>, against: &SkillAgainst<'_>, in_list: bool) {
    let mut what = against.skill.label.to_string();
    if let Some(evidence) = against.evidence {
        what.push_str(&format!(
            ": level {}, {}",
            u8::from(evidence.level),
            evidence.level.meaning()
        ));
        if let Some(implied) = &evidence.implied_by {
            what.push_str(&format!("; {}", implied.rule));
        }
    }
    sheet.standing(in_list, against.standing.label(), &what);
    if let Some(ask) = against.ask {
        let quote = &ask.quote;
        sheet.quote("posting", &quote.before, &quote.mention, &quote.after);
        sheet.aside(&format!("{}: {}", ask.strength.label(), quote.rule));
    }
    if let Some(item) = against.evidence.and_then(|evidence| evidence.items.first()) {
        sheet.resume_line(item);
    }
}

fn write_condition(sheet: &mut Sheet<'_>, held: &HeldAgainst<'_>) {
    let condition = held.condition;
    let (label, strength) = (&condition.label, condition.strength.label());
    sheet.paragraph(&format!(
        "{} ({strength}, {})",
        wording::sentence(label),
        condition.source.label()
    ));
    sheet.quote("posting", &condition.before, &condition.mention, &condition.after);
    let verdict = match &held.verdict {
        Some((verdict, because)) => format!("; {}: {because}", verdict.label()),
        None => String::new(),
    };
    sheet.detail(&format!("profile: {}{verdict}", held.held));
}
