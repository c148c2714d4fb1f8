//! How strongly a mention is asked for: words of its sentence first, then the heading above it.

use super::layout::Line;
use super::mention::{Mention, StrengthRule};
use super::model::Strength;
use super::negation::Denial;
use super::reach::Reach;
use super::rules::{Cue, Section};
use super::scan::{FoundCue, Scan, any_in};
use super::sentences::Sentences;
use crate::diagnostics::Span;

/// Whether any heading or cue of the text speaks of requirements.
pub(super) fn has_requirements(lines: &[Line], cues: &[FoundCue]) -> bool {
    lines.iter().any(|line| matches!(line.section, Section::Required | Section::Preferred))
        || cues.iter().any(|cue| {
            cue.kind.before.is_some_and(|kind| kind != Cue::Offered) || cue.kind.after.is_some()
        })
}

/// The strength of a mention that is not negated, and what gave it.
pub(super) fn of(
    text: &str,
    span: Span,
    line: &Line,
    denial: Denial,
    reach: &Reach,
    scan: &Scan,
) -> (Strength, StrengthRule) {
    if let Denial::Wished(words) = denial {
        return (Strength::Preferred, StrengthRule::Cue(words));
    }
    let heading = StrengthRule::Heading(line.heading);
    let after = reach.after(text, span);
    let before = reach.before(span.start);
    let strong = |found: Option<(Cue, Span)>| found.is_some_and(|(cue, _)| cue.is_strong());
    let chosen = if strong(after) || before.is_none() { after } else { before };
    // "Advanced Excel skills" is a way to write the name that asks for it too.
    let chosen = chosen.or_else(|| {
        let cue = scan.cue_from(span.start).filter(|cue| cue.span.end < span.end)?;
        cue.kind.before.filter(|_| cue.kind.after.is_none()).map(|kind| (kind, cue.span))
    });
    match chosen {
        Some((Cue::Preferred, words)) => (Strength::Preferred, StrengthRule::Cue(words)),
        Some((Cue::Required, words)) => (Strength::Required, StrengthRule::Cue(words)),
        Some((Cue::Offered, words)) => (Strength::Unspecified, StrengthRule::Cue(words)),
        _ if line.section == Section::Preferred => (Strength::Preferred, heading),
        Some((Cue::Asked, words)) => (Strength::Required, StrengthRule::Cue(words)),
        None if line.section == Section::Required => (Strength::Required, heading),
        None => (Strength::Unspecified, StrengthRule::Nothing),
    }
}

/// "Our stack is X, Y. Experience with these is nice to have": the wish is for the sentence before.
pub(super) fn apply_back_references(
    text: &str,
    mentions: &mut [Mention],
    lines: &[Line],
    scan: &Scan,
) {
    if scan.back_references.is_empty() {
        return;
    }
    let mut sentences = Sentences::new(text);
    let mut done = 0;
    for cue in &scan.cues {
        if cue.kind.before != Some(Cue::Preferred) && cue.kind.after != Some(Cue::Preferred) {
            continue;
        }
        let at = lines.partition_point(|line| line.span.end < cue.span.start);
        let Some(line) = lines.get(at) else { continue };
        let sentence = sentences.around(line.span, cue.span.start.max(line.span.start));
        if sentence.end <= done || !any_in(&scan.back_references, sentence.start, sentence.end) {
            continue;
        }
        done = sentence.end;
        let next = mentions.partition_point(|mention| mention.span.start < sentence.start);
        let own = mentions.get(next).is_some_and(|mention| mention.span.end <= sentence.end);
        let Some(previous) = next.checked_sub(1).map(|last| mentions[last].sentence) else {
            continue;
        };
        if own || text[previous.end..sentence.start].trim().len() > 2 {
            continue;
        }
        for mention in mentions[..next].iter_mut().rev().take_while(|m| m.sentence == previous) {
            mention.strength = Strength::Preferred;
            mention.rule = StrengthRule::Cue(cue.span);
        }
    }
}
