//! Strengths and gaps, against each other and against the résumé.

use super::super::claims::{Claim, Role};
use super::super::finding::Findings;
use super::super::text::Text;
use super::super::topic::Topic;
use crate::report::Standing;
use crate::skills::SkillId;
use std::collections::BTreeMap;

fn is_gap(role: Role) -> bool {
    matches!(role, Role::Gap(_))
}

fn is_strength(role: Role) -> bool {
    role == Role::Strength
}

pub(super) fn gap_shown(text: &Text<'_>, findings: &mut Findings) {
    for claim in text.by_block(is_gap).into_values().flatten() {
        if text.standing(claim.skill) != Standing::Have {
            continue;
        }
        let label = text.label(claim.skill);
        findings
            .add(
                claim.span,
                format!("{label} is called a gap here, and the résumé shows it in use"),
            )
            .all_evidence(text.resume_line(claim.skill))
            .hint(format!("leave {label} out of the gaps, or say what of it is missing"));
    }
}

pub(super) fn strength_and_gap(text: &Text<'_>, findings: &mut Findings) {
    let strengths = first_of_each(text, is_strength);
    for gap in text.by_block(is_gap).into_values().flatten() {
        let Some(strength) = strengths.get(&gap.skill) else { continue };
        let label = text.label(gap.skill);
        findings
            .add(gap.span, format!("{label} is a gap here and a strength elsewhere"))
            .evidence(text.quote(strength.sentence))
            .hint("a skill is one or the other; keep what the résumé supports");
    }
}

fn first_of_each<'t>(text: &'t Text<'_>, wanted: fn(Role) -> bool) -> BTreeMap<SkillId, &'t Claim> {
    let mut first = BTreeMap::new();
    for claim in text.with(wanted) {
        first.entry(claim.skill).or_insert(claim);
    }
    first
}

pub(super) fn strength_without_evidence(text: &Text<'_>, findings: &mut Findings) {
    for claim in first_of_each(text, is_strength).into_values() {
        if text.standing(claim.skill) == Standing::Missing {
            let label = text.label(claim.skill);
            findings
                .add(
                    claim.span,
                    format!("{label} is called a strength, and the résumé does not name it"),
                )
                .evidence(format!("{}: no line names or implies it", text.held.profile.file))
                .hint("add the line that shows it to the résumé, or take the claim out");
        }
    }
}

pub(super) fn strength_listed_only(text: &Text<'_>, findings: &mut Findings) {
    for claim in first_of_each(text, is_strength).into_values() {
        if text.standing(claim.skill) == Standing::Partly {
            let label = text.label(claim.skill);
            findings
                .add(
                    claim.span,
                    format!("{label} is called a strength, and the résumé only lists it"),
                )
                .all_evidence(text.resume_line(claim.skill))
                .hint("show where it was used, or call it listed");
        }
    }
}

pub(super) fn strength_repeated(text: &Text<'_>, findings: &mut Findings) {
    let listed = |claim: &&Claim| text.places[claim.block].topic == Topic::Strength;
    let mut first: BTreeMap<SkillId, &Claim> = BTreeMap::new();
    let mut told: Vec<(SkillId, usize)> = Vec::new();
    for claim in text.with(is_strength).filter(listed) {
        let section = section(text, claim.block);
        let earlier = *first.entry(claim.skill).or_insert(claim);
        if section == self::section(text, earlier.block) || told.contains(&(claim.skill, section)) {
            continue;
        }
        told.push((claim.skill, section));
        findings
            .add(claim.span, format!("{} is listed as a strength again", text.label(claim.skill)))
            .evidence(text.quote(earlier.sentence))
            .hint("list each strength once, in the section where it belongs");
    }
}

/// The title that makes the part of the text in which a block stands.
fn section(text: &Text<'_>, block: usize) -> usize {
    text.places[block].by.unwrap_or(block)
}

/// The first letters of words may be large or small, as at the start of a sentence or in a title.
pub(super) fn spelling(text: &Text<'_>, findings: &mut Findings) {
    let catalogue = text.held.miner.catalogue();
    let mut told: Vec<&str> = Vec::new();
    for claim in &text.claims {
        let written = text.document.text(claim.span);
        let skill = catalogue.get(claim.skill);
        let names = skill.aliases.iter().map(|alias| &*alias.text).chain([&*skill.reference.label]);
        let mut same = names.filter(|name| name.eq_ignore_ascii_case(written)).peekable();
        let label = &*skill.reference.label;
        let is_name = label.eq_ignore_ascii_case(written);
        let right = same.peek().is_none() || same.any(|name| tails(name) == tails(written));
        if !is_name || right || told.contains(&written) {
            continue;
        }
        told.push(written);
        findings
            .add(claim.span, format!("`{written}` is spelt {label}"))
            .hint(format!("write {label} everywhere"));
    }
}

/// A name without the first letter of each word.
fn tails(name: &str) -> Vec<&str> {
    let rest = |word: &'_ str| word.chars().next().map_or(0, char::len_utf8);
    name.split([' ', '-', '/']).map(|word| &word[rest(word)..]).collect()
}
