//! What the text leaves out: gaps of the data, date, sample, sources, limits, conditions.

use super::super::claims::{Claim, Role};
use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::Word;
use super::super::text::Text;
use super::super::topic::Topic;
use super::figures::states_sample;
use crate::diagnostics::Span;
use crate::market::{Concept, ConditionDemand};
use crate::report::{Gap, Severity, Standing};
use crate::wording;

/// Gaps whose figures are shown.
const SHOWN: usize = 6;

/// A sentence that says "none" is shorter than this, in words.
const LONGEST_NONE: usize = 16;

/// What fewer postings than this ask is no omission, as a share.
const COMMON: f64 = 0.25;

/// The first heading of a topic, else the first block.
fn heading_of(text: &Text<'_>, topic: Topic) -> Option<Span> {
    let blocks = &text.document.blocks;
    let own = |index: &usize| blocks[*index].is_heading() && text.places[*index].topic == topic;
    let index = (0..blocks.len()).find(own);
    index.or((!blocks.is_empty()).then_some(0)).map(|index| blocks[index].span)
}

pub(super) fn gap_overlooked(text: &Text<'_>, findings: &mut Findings) {
    let catalogue = text.held.miner.catalogue();
    let named = |gap: &&Gap| {
        let Some(skill) = catalogue.by_id(&gap.skill.id) else { return true };
        let says = |claim: &Claim| {
            claim.skill == skill || catalogue.implied_by(claim.skill).contains(&skill)
        };
        text.claims.iter().any(says)
    };
    let weighty = |gap: &&Gap| gap.severity <= Severity::Important;
    let overlooked: Vec<&Gap> =
        text.held.report.gaps.iter().filter(weighty).filter(|gap| !named(gap)).collect();
    let Some(place) = heading_of(text, Topic::Gap).filter(|_| !overlooked.is_empty()) else {
        return;
    };
    let labels: Vec<&str> = overlooked.iter().map(|gap| &*gap.skill.label).collect();
    let figures: Vec<String> = overlooked
        .iter()
        .take(SHOWN)
        .map(|gap| format!("{} ({}): named in {}", gap.skill.label, gap.severity.label(), gap.any))
        .collect();
    findings
        .add(
            place,
            format!(
                "the text never names {}, which the market asks and the résumé lacks",
                wording::short_list(&labels, SHOWN)
            ),
        )
        .evidence(format!("market {}: {}", text.held.market.title, figures.join("; ")))
        .hint("name the gaps that weigh most first");
}

pub(super) fn none_but_some(text: &Text<'_>, findings: &mut Findings) {
    let graded: Vec<&Claim> = text.with(|role| matches!(role, Role::Gap(Some(_)))).collect();
    for sentence in &text.document.sentences {
        let place = &text.places[sentence.block];
        let block = &text.document.blocks[sentence.block];
        let says = sentence.words.len() < LONGEST_NONE && phrases().none.is_in(&sentence.words);
        // Below another item it is said of that item.
        let whole = block.items.iter().all(|item| text.places[*item].by == Some(*item));
        let whole = whole && !block.is_heading();
        let Some(severity) = place.severity.filter(|_| says && whole) else { continue };
        let missing = |claim: &&Claim| {
            text.is_technology(claim.skill)
                && text.standing(claim.skill) != Standing::Have
                && !graded.iter().any(|gap| gap.skill == claim.skill)
        };
        let wished = || text.with(|role| role == Role::Preferred).find(missing);
        let own = graded.iter().copied().find(|claim| claim.role == Role::Gap(Some(severity)));
        let wished = if severity == Severity::NiceToHave { own.or_else(wished) } else { own };
        let known = text.held.report.gaps.iter().filter(|gap| gap.severity == severity);
        let known: Vec<&str> = known.map(|gap| &*gap.skill.label).collect();
        if wished.is_none() && known.is_empty() {
            continue;
        }
        let label = severity.label();
        let data = (!known.is_empty()).then(|| {
            let market = &text.held.market.title;
            format!("market {market}: {label} are {}", wording::short_list(&known, SHOWN))
        });
        findings
            .add(sentence.span, format!("no {label} gap is told here, and there are some"))
            .all_evidence(wished.map(|claim| text.quote(claim.sentence)))
            .all_evidence(data)
            .hint("list them, or say why they do not count");
    }
}

pub(super) fn not_covered(text: &Text<'_>, findings: &mut Findings) {
    let Some(first) = heading_of(text, Topic::Summary) else { return };
    let words = || text.document.sentences.iter().flat_map(|sentence| &sentence.words);
    let this_year = u32::try_from(text.held.report.as_of.year()).unwrap_or(u32::MAX);
    let dated = |word: &Word| {
        let year = word.text.len() == 4 && word.is_figure();
        year && word.count().is_some_and(|year| (1990..=this_year).contains(&year))
    };
    let limits = text.document.sentences.iter().any(|s| phrases().limits.is_in(&s.words));
    let sourced = text.document.sentences.iter().any(|sentence| text.is_sourced(sentence));
    let essentials = [
        ("a date", words().any(dated)),
        ("the number of postings", states_sample(text)),
        ("a source", sourced || !text.document.links.is_empty()),
        ("method or limits", limits),
    ];
    let missing: Vec<&str> =
        essentials.iter().filter(|(_, there)| !there).map(|(what, _)| *what).collect();
    if !missing.is_empty() {
        findings.add(first, format!("the report does not give {}", list_or(&missing))).hint(
            "say as of when, from how many postings of which sources, and what that does not show",
        );
    }
    let silent: Vec<&ConditionDemand> = asked(text)
        .filter(|(concept, demand)| demand.any.proportion() >= COMMON && !speaks(text, *concept))
        .map(|(_, demand)| demand)
        .collect();
    if !silent.is_empty() {
        let told = silent.iter().map(|demand| format!("{}: {}", demand.label, demand.any));
        findings
            .add(first, "the report is silent on what postings ask besides skills")
            .evidence(format!(
                "market {}: {}",
                text.held.market.title,
                told.collect::<Vec<_>>().join("; ")
            ))
            .hint("say whether the candidate has it, or that it was not compared");
    }
}

fn list_or(items: &[&str]) -> String {
    wording::list(items).replace(" and ", " or ")
}

/// What the market asks besides skills, of the concepts that a report can be searched for.
fn asked<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (Concept, &'t ConditionDemand)> {
    let conditions = &text.held.market.conditions;
    let years = conditions.years.stated.iter().map(|demand| (Concept::Years, demand));
    let groups = conditions.groups.iter().map(|group| (group.concept, &group.stated));
    let known = |concept: Concept| phrases().conditions.iter().any(|c| c.concept == concept.id());
    years.chain(groups).filter(move |(concept, _)| known(*concept))
}

/// Whether the text speaks of a concept.
fn speaks(text: &Text<'_>, concept: Concept) -> bool {
    let table = &phrases().conditions;
    let Some(entry) = table.iter().find(|entry| entry.concept == concept.id()) else { return true };
    text.document.sentences.iter().any(|sentence| entry.words.is_in(&sentence.words))
}
