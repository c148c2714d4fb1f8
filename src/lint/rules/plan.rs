//! The plan: steps against gaps, order, weeks and phases.

use super::super::claims::{Claim, Role};
use super::super::document::BlockKind;
use super::super::finding::Findings;
use super::super::sentence::{Sentence, Word};
use super::super::text::Text;
use super::super::topic::Topic;
use crate::diagnostics::Span;
use crate::skills::{Kind, SkillId};
use crate::wording;
use std::collections::BTreeSet;

/// The skills of claims of a sort.
fn skills(text: &Text<'_>, wanted: fn(Role) -> bool) -> BTreeSet<SkillId> {
    text.with(wanted).map(|claim| claim.skill).collect()
}

/// The first claim of each step, in the plan's order.
fn steps<'t>(text: &'t Text<'_>) -> Vec<&'t Claim> {
    let mut steps: Vec<&Claim> = Vec::new();
    for claim in text.with(|role| role == Role::Step) {
        if !steps.iter().any(|other| other.skill == claim.skill) {
            steps.push(claim);
        }
    }
    steps
}

/// Gaps of sections that list gaps; a mention in passing is not one that a plan must close.
fn listed_gap(text: &Text<'_>, claim: &Claim) -> bool {
    text.places[claim.block].topic == Topic::Gap && matches!(claim.role, Role::Gap(_))
}

pub(super) fn step_without_gap(text: &Text<'_>, findings: &mut Findings) {
    let listed: Vec<&Claim> = text.claims.iter().filter(|claim| listed_gap(text, claim)).collect();
    // The section that lists gaps decides; recommendations only where there is no such section.
    let headed = |claim: &&&Claim| {
        let by = text.places[claim.block].by;
        by.is_some_and(|by| text.document.blocks[by].is_heading())
    };
    let section: Vec<&&Claim> = listed.iter().filter(headed).collect();
    let gaps: BTreeSet<SkillId> = if section.is_empty() {
        skills(text, |role| matches!(role, Role::Gap(_)))
    } else {
        section.iter().map(|claim| claim.skill).collect()
    };
    if gaps.is_empty() {
        return;
    }
    let catalogue = text.held.miner.catalogue();
    let leads = |skill: SkillId| {
        gaps.iter().any(|gap| catalogue.prerequisites_of(*gap).contains(&skill))
            || catalogue.implied_by(skill).iter().any(|implied| gaps.contains(implied))
    };
    let certifies = |skill| catalogue.reference(skill).kind == Kind::Certification;
    for step in steps(text) {
        if gaps.contains(&step.skill) || leads(step.skill) || certifies(step.skill) {
            continue;
        }
        let label = text.label(step.skill);
        findings
            .add(step.span, format!("{label} is planned, and the section of gaps does not name it"))
            .evidence(text.asked(step.skill))
            .hint("plan what closes a listed gap, or list the gap");
    }
}

pub(super) fn gap_without_step(text: &Text<'_>, findings: &mut Findings) {
    let mut closed = skills(text, |role| matches!(role, Role::Step | Role::LeftOut));
    if !closed.iter().any(|skill| steps(text).iter().any(|step| step.skill == *skill)) {
        return;
    }
    let catalogue = text.held.miner.catalogue();
    for skill in closed.clone() {
        closed.extend(catalogue.taught_with(skill));
    }
    for claims in text.by_block(|role| matches!(role, Role::Gap(_))).into_values() {
        let open = |claim: &&&Claim| {
            let kind = catalogue.reference(claim.skill).kind;
            listed_gap(text, claim)
                && !closed.contains(&claim.skill)
                && !matches!(kind, Kind::Domain | Kind::Soft)
        };
        let open: Vec<&&Claim> = claims.iter().filter(open).collect();
        let Some(first) = open.first() else { continue };
        let labels = text.labels(open.iter().map(|claim| claim.skill));
        let is = if labels.len() == 1 { "is a gap" } else { "are gaps" };
        findings
            .add(
                first.span,
                format!("{} {is} that no step of the plan closes", wording::list(&labels)),
            )
            .all_evidence(steps(text).first().map(|step| text.quote(step.sentence)))
            .hint("add a step, or say that it is left out and why");
    }
}

/// By the catalogue's prerequisites, and by the step's own words.
pub(super) fn step_order(text: &Text<'_>, findings: &mut Findings) {
    let steps = steps(text);
    let catalogue = text.held.miner.catalogue();
    for (index, step) in steps.iter().enumerate() {
        for later in steps[index + 1..].iter().filter(|later| later.block != step.block) {
            let (label, first) = (text.label(step.skill), text.label(later.skill));
            if catalogue.prerequisites_of(step.skill).contains(&later.skill) {
                findings
                    .add(
                        step.span,
                        format!("{label} is planned before {first}, on which it builds"),
                    )
                    .evidence(text.quote(later.sentence))
                    .hint(format!("plan {first} first"));
            } else if let Some(use_of) = uses(text, step, later.skill) {
                findings
                    .add(
                        use_of,
                        format!("the step {label} uses {first}, which a later step teaches"),
                    )
                    .evidence(text.quote(later.sentence))
                    .hint(format!("plan {first} first, or take it out of this step"));
            }
        }
    }
}

/// Where the text of a step names another skill.
fn uses(text: &Text<'_>, step: &Claim, skill: SkillId) -> Option<Span> {
    let named = |claim: &&Claim| claim.role == Role::Named && claim.skill == skill;
    text.claims_in(step.block).iter().find(named).map(|claim| claim.span)
}

/// A skill that the plan in prose promises and its steps do not have.
pub(super) fn dropped(text: &Text<'_>, findings: &mut Findings) {
    let steps = steps(text);
    if steps.is_empty() {
        return;
    }
    let kept = skills(text, |role| matches!(role, Role::Step | Role::LeftOut));
    for claims in text.by_block(|role| role == Role::Planned).into_values() {
        let gone: Vec<&&Claim> = claims.iter().filter(|c| !kept.contains(&c.skill)).collect();
        let Some(first) = gone.first() else { continue };
        let labels = text.labels(gone.iter().map(|claim| claim.skill));
        let is = if labels.len() == 1 { "is" } else { "are" };
        findings
            .add(
                first.span,
                format!(
                    "{} {is} to be learnt here and not among the plan's steps",
                    wording::list(&labels)
                ),
            )
            .all_evidence(steps.first().map(|step| text.quote(step.sentence)))
            .hint("make both say the same");
    }
}

/// What is promised of a plan in a unit of time or in phases.
struct Promise {
    number: u32,
    span: Span,
}

/// "6-week plan", "three phases".
fn promised(text: &Text<'_>, units: &[&str]) -> Option<Promise> {
    let find = |sentence: &Sentence| {
        sentence.words.windows(2).find_map(|two| {
            let number = two[0].count().filter(|number| *number > 1)?;
            let span = Span::new(two[0].span.start, two[1].span.end);
            let phrase = text.document.text(span);
            let is_plan = sentence.words.iter().any(|word| {
                ["plan", "roadmap", "program", "programme", "phases", "schedule"]
                    .contains(&&*word.text)
            });
            let apart = !phrase.contains([',', ';', ':', '.']);
            (units.contains(&&*two[1].text) && is_plan && apart).then_some(Promise { number, span })
        })
    };
    text.claiming().find_map(|(sentence, _)| find(sentence))
}

/// The sentences that make up the plan itself: what stands under its heading.
fn plan_sentences<'t>(text: &'t Text<'_>) -> impl Iterator<Item = &'t Sentence> {
    let under = |sentence: &&Sentence| {
        let place = &text.places[sentence.block];
        let heading = place.by.is_some_and(|by| text.document.blocks[by].is_heading());
        place.topic == Topic::Plan && heading && !place.in_summary
    };
    text.document.sentences.iter().filter(under)
}

/// The highest number that a unit has: "Week 3-4" and "Weeks 3 and 4" give 4.
fn highest(text: &Text<'_>, words: &[Word], singular: &str) -> Option<u32> {
    let source = &text.document.source.text;
    let after = |at: usize| {
        let mut end = words[at].span.end;
        let mut highest = None;
        for word in &words[at + 1..] {
            let between = source.get(end..word.span.start).unwrap_or_default().trim();
            if !["", "-", "–", "—", "&"].contains(&between) {
                break;
            }
            match word.count() {
                Some(number) => highest = highest.max(Some(number)),
                None if ["and", "to"].contains(&&*word.text) => {}
                None => break,
            }
            end = word.span.end;
        }
        highest
    };
    let named = |word: &Word| word.text == singular || word.text == format!("{singular}s");
    (0..words.len()).filter(|at| named(&words[*at])).filter_map(after).max()
}

pub(super) fn frame(text: &Text<'_>, findings: &mut Findings) {
    let heading = plan_sentences(text).next().map(|sentence| sentence.span);
    let (Some(heading), false) = (heading, steps(text).is_empty()) else { return };
    for (singular, units, noun) in
        [("week", &["week", "weeks"][..], "weeks"), ("phase", &["phases", "phase"], "phases")]
    {
        let Some(promise) = promised(text, units) else { continue };
        let numbers =
            plan_sentences(text).filter_map(|sentence| highest(text, &sentence.words, singular));
        let planned = numbers.max();
        let told = text.quote(promise.span);
        match planned {
            Some(planned) if planned != promise.number => {
                findings
                    .add(
                        promise.span,
                        format!(
                            "{} {noun} are promised, and the plan has {planned}",
                            promise.number
                        ),
                    )
                    .evidence(text.quote(heading))
                    .hint("make both say the same");
            }
            None if !has_dates(text) => {
                findings
                    .add(
                        heading,
                        format!("the plan has no {noun}, though {} are promised", promise.number),
                    )
                    .evidence(told)
                    .hint("give each step its dates and hours");
            }
            _ => {}
        }
    }
}

/// Whether the plan's steps have dates or durations.
fn has_dates(text: &Text<'_>) -> bool {
    const UNITS: [&str; 9] =
        ["week", "weeks", "day", "days", "h", "hour", "hours", "month", "months"];
    let dated = |sentence: &Sentence| {
        let duration = sentence
            .words
            .windows(2)
            .any(|two| two[0].number().is_some() && UNITS.contains(&&*two[1].text));
        let year = |word: &Word| word.text.len() == 4 && word.text.starts_with("20");
        duration || sentence.words.iter().any(|word| year(word) && word.is_figure())
    };
    let in_step = |sentence: &&Sentence| {
        !matches!(text.document.blocks[sentence.block].kind, BlockKind::Paragraph)
    };
    plan_sentences(text).filter(in_step).any(dated)
}
