//! The words that say what a sentence claims of a name in it.

use super::document::Document;
use super::names::Named;
use super::phrases::phrases;
use super::sentence::Sentence;
use crate::diagnostics::Span;

/// What the words around a name say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Have,
    Lack,
    Demand,
}

/// The cue that speaks for a place: the last before it, else the first after it. A word of a name,
/// such as "machine learning", is none, and neither is a part of a longer cue.
pub(super) fn cue(sentence: &Sentence, place: Span, names: &[Named]) -> Option<Cue> {
    let table = phrases();
    let lists = [(&table.have, Cue::Have), (&table.lack, Cue::Lack), (&table.demand, Cue::Demand)];
    let words = &sentence.words;
    let places = lists.iter().flat_map(|(list, cue)| {
        list.places(words)
            .map(move |(from, to)| (words[from].span.start, words[to - 1].span.end, *cue))
    });
    let in_name = |start: usize, end: usize| {
        names.iter().any(|name| start < name.span.end && name.span.start < end)
    };
    let places: Vec<(usize, usize, Cue)> =
        places.filter(|(start, end, _)| !in_name(*start, *end)).collect();
    // "Add a line that shows": the whole says the opposite of its last word.
    let part = |(start, end, _): &(usize, usize, Cue)| {
        places.iter().any(|(from, to, _)| from <= start && end <= to && to - from > end - start)
    };
    let mut places: Vec<(usize, usize, Cue)> =
        places.iter().filter(|place| !part(place)).copied().collect();
    places.sort_by_key(|(start, end, _)| (*start, *end));
    let before = places.iter().rfind(|(_, end, _)| *end <= place.start);
    let found = before.or_else(|| places.iter().find(|(start, ..)| *start >= place.end));
    found.map(|(.., cue)| *cue)
}

/// Whether a name says what another is for: "Python for machine learning", "Go, needed in DevOps",
/// "to become proficient in statistics".
pub(super) fn is_purpose(document: &Document, sentence: &Sentence, place: Span) -> bool {
    let before = sentence.words.partition_point(|word| word.span.end <= place.start);
    let before = &sentence.words[..before];
    let Some(last) = before.last() else { return false };
    let close = document.text(Span::new(last.span.end, place.start)).trim().is_empty();
    if close && before.len() > 2 && last.text == "for" {
        return true;
    }
    // "Knowledge of X is useful in Y and Z": Z is a purpose as well as Y.
    phrases().purpose.places(before).any(|(from, _)| from > 1)
}
