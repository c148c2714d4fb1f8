//! How strongly a mention is asked for: words of its sentence first, then the heading above it.

use super::ambiguity::{self, Gap};
use super::layout::{Line, Sentences};
use super::mention::{Mention, StrengthRule};
use super::model::Strength;
use super::rules::{Cue, Rules, Section};
use super::scan::{Candidate, FoundCue, Scan};
use crate::diagnostics::Span;

/// Everything around one mention.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) text: &'a str,
    pub(super) line: Line,
    pub(super) sentence: Span,
    pub(super) span: Span,
    pub(super) scan: &'a Scan,
}

/// Whether any heading or cue of the text speaks of requirements.
pub(super) fn has_requirements(lines: &[Line], cues: &[FoundCue]) -> bool {
    lines.iter().any(|line| matches!(line.section, Section::Required | Section::Preferred))
        || cues.iter().any(|cue| cue.kind.before.is_some() || cue.kind.after.is_some())
}

/// The strength of a mention and what gave it.
pub(super) fn of(around: &Surroundings<'_>, mentions: &[Candidate]) -> (Strength, StrengthRule) {
    let preferred_section = around.line.section == Section::Preferred;
    let heading = StrengthRule::Heading(around.line.heading);
    let after = cue_after(around, mentions);
    let before = cue_before(around);
    let chosen = match (after, before) {
        (Some((Cue::Preferred | Cue::Required, _)), _) => after,
        (_, Some((Cue::Preferred | Cue::Required, _))) => before,
        _ => before.or(after),
    };
    match chosen {
        Some((Cue::Preferred, span)) => (Strength::Preferred, StrengthRule::Cue(span)),
        Some((Cue::Required, span)) => (Strength::Required, StrengthRule::Cue(span)),
        _ if preferred_section => (Strength::Preferred, heading),
        Some((Cue::Asked, span)) => (Strength::Required, StrengthRule::Cue(span)),
        None if around.line.section == Section::Required => (Strength::Required, heading),
        None => (Strength::Unspecified, StrengthRule::Nothing),
    }
}

/// The cue before the mention in its sentence that speaks for it.
fn cue_before(around: &Surroundings<'_>) -> Option<(Cue, Span)> {
    let clause = clause_start(around);
    let mut chosen: Option<(Cue, Span)> = None;
    for cue in in_range(&around.scan.cues, clause, around.span.start) {
        let Some(kind) = cue.kind.before else { continue };
        // "ideally you have experience with X": the weaker word does not undo the wish.
        let kept = chosen.is_some_and(|(last, _)| last == Cue::Preferred && kind == Cue::Asked);
        if !kept {
            chosen = Some((kind, cue.span));
        }
    }
    chosen
}

/// Where the mention's clause starts: after a contrast or semicolon of the sentence.
fn clause_start(around: &Surroundings<'_>) -> usize {
    let start = around.sentence.start.max(around.line.body.min(around.span.start));
    let before = &around.text[start..around.span.start];
    let word = contrasts_from(around.scan, start)
        .map(|contrast| contrast.end)
        .take_while(|end| *end <= around.span.start)
        .last();
    let semicolon = last_semicolon(before).map(|index| start + index + 2);
    word.max(semicolon).unwrap_or(start)
}

/// The first semicolon with a space after it. Semicolons are rare, and a search for one byte is
/// many times faster than one for two.
fn first_semicolon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b';', bytes).find(|at| bytes.get(at + 1) == Some(&b' '))
}

/// The last semicolon with a space after it.
fn last_semicolon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memrchr_iter(b';', bytes).find(|at| bytes.get(at + 1) == Some(&b' '))
}

/// The contrasts that begin at `start` or after it.
fn contrasts_from(scan: &Scan, start: usize) -> impl Iterator<Item = Span> + '_ {
    let first = scan.contrasts.partition_point(|contrast| contrast.start < start);
    scan.contrasts[first..].iter().copied()
}

/// The cue after the mention in its clause that speaks for it.
fn cue_after(around: &Surroundings<'_>, mentions: &[Candidate]) -> Option<(Cue, Span)> {
    let (from, end) = (around.span.end, around.sentence.end.max(around.span.end));
    let word = contrasts_from(around.scan, from).map(|contrast| contrast.start).next();
    let semicolon = first_semicolon(&around.text[from..end]).map(|index| from + index);
    let end = word.into_iter().chain(semicolon).fold(end, usize::min);
    for cue in in_range(&around.scan.cues, from, end) {
        let Some(kind) = cue.kind.after else { continue };
        let between = &around.text[from..cue.span.start];
        if kind == Cue::Asked {
            // "Python programming experience": only right after the name.
            let words = between.split_whitespace().count();
            if words <= 2 && !between.contains([',', '(', ':']) {
                return Some((kind, cue.span));
            }
            continue;
        }
        // A new wish that opens its own clause ("…, bonus: Rust") looks ahead, not back.
        let looks_ahead = cue.kind.before.is_some()
            && around.text[cue.span.end..].trim_start().starts_with([':', '-', '–'])
            || (cue.kind.before.is_some()
                && mentions.iter().any(|other| other.start >= cue.span.end && other.start < end)
                && between.trim_end().ends_with([',', ';', '.', '(', '-', '–']));
        if looks_ahead {
            return None;
        }
        // "Strong Python, Go is a plus": a singular verb speaks of the last item only.
        let singular = around.text[cue.span.start..cue.span.end].starts_with("is ");
        let last = mentions.iter().rfind(|other| other.end <= cue.span.start);
        let own_cue = cue_before(around).is_some();
        if singular
            && own_cue
            && last
                .is_some_and(|last| last.start > around.span.start && between_items(around, last))
        {
            continue;
        }
        return Some((kind, cue.span));
    }
    None
}

fn between_items(around: &Surroundings<'_>, last: &Candidate) -> bool {
    around
        .text
        .get(around.span.end..last.start)
        .is_some_and(|text| text.contains(',') && !text.contains(" and "))
}

fn in_range(cues: &[FoundCue], start: usize, end: usize) -> impl Iterator<Item = &FoundCue> {
    let first = cues.partition_point(|cue| cue.span.start < start);
    cues[first..].iter().take_while(move |cue| cue.span.end <= end)
}

/// Whether the sentence takes the name back.
pub(super) fn is_negated(around: &Surroundings<'_>, rules: &Rules) -> bool {
    let start = around.sentence.start.min(around.span.start);
    if any_in(&around.scan.negations, start, around.span.start)
        && takes_back(&around.text[start..around.span.start], rules)
    {
        return true;
    }
    let negated = in_range(&around.scan.cues, around.span.end, around.sentence.end).any(|cue| {
        cue.kind.negates
            && around.text[around.span.end..cue.span.start].split_whitespace().count() <= 4
    });
    negated
        && !in_range(&around.scan.cues, around.sentence.start, around.sentence.end).any(|cue| {
            cue.kind.before == Some(Cue::Preferred) || cue.kind.after == Some(Cue::Preferred)
        })
}

/// Whether the words right before a name take it back: "no prior experience with".
fn takes_back(before: &str, rules: &Rules) -> bool {
    let mut head = before.trim_end();
    if head.ends_with([',', ';', ':', '/']) {
        return false;
    }
    for _ in 0..4 {
        if rules.negation.not_only.of(head).is_some() {
            return false;
        }
        if rules.negation.before.of(head).is_some() {
            return true;
        }
        let Some(word) = rules.negation.between.of(head) else { return false };
        head = head[..head.len() - word.len()].trim_end();
    }
    false
}

/// Whether a place of the sorted list lies in `start..end`.
pub(super) fn any_in(places: &[usize], start: usize, end: usize) -> bool {
    let next = places.partition_point(|place| *place < start);
    places.get(next).is_some_and(|place| *place < end)
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
    for cue in &scan.cues {
        if cue.kind.before != Some(Cue::Preferred) && cue.kind.after != Some(Cue::Preferred) {
            continue;
        }
        let at = lines.partition_point(|line| line.span.end < cue.span.start);
        let Some(line) = lines.get(at) else { continue };
        let sentence = sentences.around(line.span, cue.span.start.max(line.span.start));
        let refers = any_in(&scan.back_references, sentence.start, sentence.end);
        let own = mentions.iter().any(|mention| {
            mention.span.start >= sentence.start && mention.span.end <= sentence.end
        });
        if !refers || own {
            continue;
        }
        let Some(previous) = mentions
            .iter()
            .rev()
            .find(|mention| mention.span.end <= sentence.start)
            .map(|m| m.sentence)
        else {
            continue;
        };
        if text[previous.end..sentence.start].trim().len() > 2 {
            continue;
        }
        for mention in mentions.iter_mut().filter(|mention| mention.sentence == previous) {
            mention.strength = Strength::Preferred;
            mention.rule = StrengthRule::Cue(cue.span);
        }
    }
}

/// Numbers the "X or Y" lists.
pub(super) fn mark_alternatives(text: &str, mentions: &mut [Mention], rules: &Rules) {
    let mut number = 0;
    let mut start = 0;
    while start < mentions.len() {
        let mut end = start + 1;
        while end < mentions.len()
            && mentions[end].sentence == mentions[start].sentence
            && ambiguity::gap(&text[mentions[end - 1].span.end..mentions[end].span.start], rules)
                == Gap::List
        {
            end += 1;
        }
        let chain = &mentions[start..end];
        if chain.len() == 1 {
            start = end;
            continue;
        }
        let runs = if is_announced(text, chain, rules) {
            std::iter::once(0..chain.len()).collect()
        } else {
            or_runs(text, chain)
        };
        for run in runs {
            let list = &mut mentions[start + run.start..start + run.end];
            if list.iter().any(|mention| mention.skill != list[0].skill) {
                list.iter_mut().for_each(|mention| mention.one_of = Some(number));
                number += 1;
            }
        }
        start = end;
    }
}

/// The parts of a list that "or" makes alternatives: "Python, SQL and AWS or GCP" asks for one of
/// the last two only, "AWS, GCP or Azure" for one of three.
fn or_runs(text: &str, chain: &[Mention]) -> Vec<std::ops::Range<usize>> {
    let words = |at: usize| {
        let gap = &text[chain[at].span.end..chain[at + 1].span.start];
        let has = |wanted: [&str; 2]| {
            gap.split(|c: char| !c.is_alphanumeric())
                .any(|word| wanted.iter().any(|one| word.eq_ignore_ascii_case(one)))
        };
        (has(["or", "oder"]), has(["and", "und"]) || gap.contains('&'))
    };
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while at + 1 < chain.len() {
        if !words(at).0 {
            at += 1;
            continue;
        }
        let floor = runs.last().map_or(0, |run| run.end);
        let mut first = at;
        while first > floor && words(first - 1) == (false, false) {
            first -= 1;
        }
        let mut last = at + 1;
        while last + 1 < chain.len() && words(last).0 {
            last += 1;
        }
        runs.push(first..last + 1);
        at = last;
    }
    runs
}

/// Whether words around the whole list say that one of it is enough.
fn is_announced(text: &str, chain: &[Mention], rules: &Rules) -> bool {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return false };
    let before = text[first.sentence.start.min(first.span.start)..first.span.start]
        .trim_end_matches([' ', '(', ':', ',', '.'])
        .to_ascii_lowercase();
    let near = |phrase: &str| {
        before.rfind(phrase).is_some_and(|index| {
            let tail = &before[index + phrase.len()..];
            let mut words = tail.split(|c: char| !c.is_alphanumeric());
            // "As one of our engineers you need …" announces no list.
            !before[..index].ends_with(char::is_alphanumeric)
                && tail.split_whitespace().count() <= 5
                && !words.any(|word| ["our", "their", "its", "you", "we", "will"].contains(&word))
        })
    };
    let after = text[last.span.end..].trim_start_matches([' ', ',', ')']);
    rules.lists.one_of.of(&before).is_some()
        || ["one of", "one or more of", "at least one of", "any of"].into_iter().any(near)
        || rules.lists.or_similar.iter().any(|phrase| {
            after.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase))
        })
}
