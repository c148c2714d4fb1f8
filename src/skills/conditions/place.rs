//! Where one must be: "must be based in the EU", "Remote (US only)", "willing to relocate".

use super::model::{Condition, Place, Stated};
use super::passage::{Form, Passage, Sentence, Subject};
use super::phrases::{Mode, Phrases, Role};
use super::words::Case;
use crate::skills::{Strength, StrengthRule};

/// Words between "remote" and the place it is bound to: "remote from anywhere in the EU".
const REMOTE_REACH: usize = 5;
/// Most words of a place that is not in the tables.
const LONGEST_NAME: usize = 4;
/// Most places of one demand.
const MOST_PLACES: usize = 20;

/// The statements of a sentence.
pub(super) fn find(passage: &Passage<'_>, sentence: &Sentence, stated: &mut Vec<Stated>) {
    let mut taken = sentence.first;
    for word in sentence.first..sentence.after {
        if word < taken || passage.is_plain(word) {
            continue;
        }
        let found = based(passage, sentence, word)
            .or_else(|| remote_within(passage, sentence, word))
            .or_else(|| only(passage, sentence, word))
            .or_else(|| local(passage, sentence, word))
            .or_else(|| relocation(passage, sentence, word));
        if let Some((place, words)) = found {
            taken = words.1;
            let strength = match place {
                Place::RelocationOffered => Strength::Unspecified,
                _ => Strength::Required,
            };
            let offered = place == Place::RelocationOffered;
            let mut said = passage.state(sentence, words, Condition::Place(place), strength);
            if offered {
                (said.strength, said.rule) = (Strength::Unspecified, StrengthRule::Nothing);
            }
            stated.push(said);
        }
    }
}

/// A place with the words that state it.
type Read = Option<(Place, (usize, usize))>;

/// "must be based in Berlin", "US-based candidates only".
fn based(passage: &Passage<'_>, sentence: &Sentence, word: usize) -> Read {
    let after = passage.at(sentence, word, |role| role == Role::Based)?;
    let (places, words) = if passage
        .is_word(after, &["in", "within", "near", "in/near", "inside", "around", "out"])
    {
        let from = after
            + 1
            + usize::from(passage.is_word(after, &["out"]) && passage.is_word(after + 1, &["of"]));
        // "living in or willing to relocate to Berlin".
        let skipped = (from..sentence.after)
            .take(MOST_SKIPPED)
            .find(|at| !passage.is_word(*at, OR_MOVE))
            .filter(|_| passage.is_word(from, &["or"]));
        let (places, end) = places(passage, sentence, skipped.unwrap_or(from), true)?;
        (places, (word, end))
    } else {
        // "US-based": the place stands before.
        let place = passage.before(sentence, word, 4, place_name)?;
        if place.after != word || passage.gap(word).trim().len() > 3 {
            return None;
        }
        // "US-based / Remote".
        if sentence.form == Form::Header && is_beside_remote(passage, sentence, place.first, after)
        {
            let place = Place::RemoteWithin { places: vec![name(place.value)] };
            return Some((place, (word - 1, after)));
        }
        (vec![name(place.value)], (place.first, after))
    };
    // "all located in", "some based in": told of people who are there.
    let told = word.checked_sub(1).is_some_and(|at| passage.is_word(at, TOLD));
    let asks = !told && asks_presence(passage, sentence, words);
    let span = passage.span(words.0, words.1);
    (asks && !passage.is_negated(sentence, span)).then_some((Place::Based { places }, words))
}

/// Words between "living in" and the place when moving there is enough.
const OR_MOVE: &[&str] = &[
    "or",
    "be",
    "willing",
    "able",
    "ready",
    "open",
    "to",
    "relocate",
    "relocating",
    "move",
    "and",
];
/// How many of them are skipped at most.
const MOST_SKIPPED: usize = 8;

/// Words before "based in" that tell where others are.
const TOLD: &[&str] = &[
    "all",
    "mostly",
    "some",
    "others",
    "currently",
    "now",
    "primarily",
    "half",
    "is",
    "company",
    "startup",
    "team",
    "both",
    "largely",
    "mainly",
];

/// Whether remote work is named right before or after some words of a row of facts.
fn is_beside_remote(
    passage: &Passage<'_>,
    sentence: &Sentence,
    first: usize,
    after: usize,
) -> bool {
    let is_remote =
        |role: Role| matches!(role, Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote));
    passage.at(sentence, after, is_remote).is_some_and(|_| !passage.gap(after).contains('|'))
        || passage
            .before(sentence, first, 2, |role| is_remote(role).then_some(()))
            .is_some_and(|found| found.after == first && !passage.gap(first).contains('|'))
}

/// Whether somebody must be where the words after `first` say.
fn asks_presence(
    passage: &Passage<'_>,
    sentence: &Sentence,
    (first, after): (usize, usize),
) -> bool {
    let followed_by_only = passage.at(sentence, after, |role| role == Role::Only).is_some();
    let subject = passage.before(sentence, first, 10, |role| match role {
        Role::MustBe => Some(true),
        Role::Own => Some(false),
        _ => None,
    });
    match subject {
        _ if followed_by_only => true,
        Some(found) => found.value,
        None => {
            sentence.is_requirement() && first == sentence.first && sentence.form != Form::Prose
        }
    }
}

/// "Remote (US)", "remote within the EU", "US remote".
fn remote_within(passage: &Passage<'_>, sentence: &Sentence, word: usize) -> Read {
    let is_remote =
        |role: Role| matches!(role, Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote));
    let after = passage.at(sentence, word, is_remote)?;
    if word.checked_sub(1).is_some_and(|at| passage.is_word(at, &["no", "not", "non"])) {
        return None;
    }
    let mut at = after;
    // Fillers such as "in", "within", "from anywhere in" stand between.
    while at < sentence.after && at < after + REMOTE_REACH {
        if !tight(passage.gap(at)) {
            return before_remote(passage, sentence, word, after);
        }
        if passage.role_at(sentence, at, place_name).is_some() {
            break;
        }
        // "Remote (Dublin, Ireland)".
        if passage.words[at].case == Case::Capital
            && passage.gap(at + 1) == ", "
            && passage.role_at(sentence, at + 1, place_name).is_some()
        {
            at += 1;
            break;
        }
        if passage.at(sentence, at, |role| role == Role::Inside || role == Role::Only).is_none() {
            return before_remote(passage, sentence, word, after);
        }
        at += 1;
    }
    let Some((places, end)) = places(passage, sentence, at, false) else {
        return before_remote(passage, sentence, word, after);
    };
    // "Remote or Berlin", "Remote / London": a second place of work and no bound.
    let between = &passage.text[passage.words[after - 1].end..passage.words[at].start];
    if passage.is_word(after - 1, &["or", "and"])
        || between.contains(['/', '|', ';'])
        || passage.is_word(at.wrapping_sub(1), &["or", "and"])
    {
        return None;
    }
    // "Remote US time zones".
    if passage.at(sentence, end, |role| role == Role::ZoneWord).is_some() {
        return None;
    }
    let counts = sentence.form != Form::Prose
        || between.contains(['(', '[', ','])
        || !between.trim().is_empty();
    counts.then_some((Place::RemoteWithin { places }, (word, end)))
}

/// "US remote", "Europe (remote)" in a row of facts.
fn before_remote(passage: &Passage<'_>, sentence: &Sentence, word: usize, after: usize) -> Read {
    let place = passage.before(sentence, word, 3, place_name)?;
    let gap = passage.gap(word);
    let bound = place.after == word
        && ((gap == " " && sentence.form == Form::Header) || matches!(gap, "-" | "\u{2011}"));
    bound.then(|| (Place::RemoteWithin { places: vec![name(place.value)] }, (place.first, after)))
}

/// "US only", "EU residents only".
fn only(passage: &Passage<'_>, sentence: &Sentence, word: usize) -> Read {
    passage.role_at(sentence, word, place_name)?;
    let (places, end) = places(passage, sentence, word, false)?;
    let mut at = end;
    at += usize::from(
        passage.is_word(at, &["based", "residents", "resident", "candidates", "applicants"]),
    );
    let after = passage.at(sentence, at, |role| role == Role::Only)?;
    let near = (end..=at)
        .all(|at| passage.gap(at).trim().len() <= 1 && !passage.gap(at).contains(['|', '.', ';']));
    // "US citizens only" and "US time zones only" are other demands.
    near.then_some((Place::RemoteWithin { places }, (word, after)))
}

/// "local candidates only", "within commuting distance".
fn local(passage: &Passage<'_>, sentence: &Sentence, word: usize) -> Read {
    let after = passage.at(sentence, word, |role| role == Role::Local)?;
    if passage.is_word(word, &["area", "region"]) {
        return area(passage, sentence, word, after);
    }
    let span = passage.span(word, after);
    let own = passage.subject(sentence, word) == Subject::Own;
    (!own && !passage.is_negated(sentence, span))
        .then_some((Place::Based { places: Vec::new() }, (word, after)))
}

/// "NYC area required": the words before "area" are the place.
fn area(passage: &Passage<'_>, sentence: &Sentence, area: usize, after: usize) -> Read {
    let first = (sentence.first..area)
        .rev()
        .take(LONGEST_NAME)
        .take_while(|at| {
            passage.words[*at].case != Case::Lower && !passage.gap(at + 1).contains(['|', ',', '.'])
        })
        .last()?;
    let span = passage.span(first, area);
    let places = vec![passage.text[span.start..span.end].to_owned()];
    Some((Place::Based { places }, (first, after)))
}

/// Moving: asked, or helped with.
fn relocation(passage: &Passage<'_>, sentence: &Sentence, word: usize) -> Read {
    if let Some(after) = passage.at(sentence, word, |role| role == Role::Relocate) {
        // "Willing to relocate: No" is a form that somebody filled in.
        if passage.gap(after).starts_with(':') {
            return None;
        }
        let helped = passage.before(sentence, word, 6, |role| match role {
            Role::Own | Role::Offer => Some(true),
            Role::Asking => Some(false),
            _ => None,
        });
        let place = match helped {
            Some(found) if found.value => Place::RelocationOffered,
            _ => Place::RelocationAsked,
        };
        return Some((place, (word, after)));
    }
    let after = passage.at(sentence, word, |role| role == Role::Relocation)?;
    let near = |role: Role| matches!(role, Role::Offer | Role::Own).then_some(());
    let refused = |role: Role| (role == Role::Refuse).then_some(());
    let no = passage.before(sentence, word, 9, refused).is_some_and(|found| {
        (found.after..=word).all(|at| !passage.gap(at).contains(['|', '.', ';', ',', '(']))
    }) || passage.beyond(sentence, after, 4, refused).is_some_and(|found| {
        (after..=found.first).all(|at| !passage.gap(at).contains(['|', '.', ';', ',', '/']))
    });
    let helped = after - word > 1
        || sentence.form != Form::Prose
        || passage.beyond(sentence, after, 4, near).is_some()
        || passage.before(sentence, word, 6, near).is_some();
    (helped && !no).then_some((Place::RelocationOffered, (word, after)))
}

/// The places listed from a word on, and the word after them: names from the tables, or, where
/// `unknown` are allowed, words in upper case.
pub(super) fn places(
    passage: &Passage<'_>,
    sentence: &Sentence,
    from: usize,
    unknown: bool,
) -> Option<(Vec<String>, usize)> {
    let mut found: Vec<String> = Vec::new();
    let mut at = from;
    let mut end = from;
    while found.len() < MOST_PLACES {
        at += usize::from(passage.is_word(at, &["the", "either", "our", "greater"]));
        if at >= sentence.after || (at > from && !lists(passage.gap(at))) {
            break;
        }
        let one = match passage.role_at(sentence, at, place_name) {
            Some((after, index)) => Some((name(index), after)),
            None if unknown => capitalised(passage, sentence, at),
            None => None,
        };
        let Some((place, after)) = one else { break };
        if !found.contains(&place) {
            found.push(place);
        }
        (at, end) = (after, after);
        at += usize::from(passage.is_word(at, &["or", "and", "und", "oder"]));
    }
    (!found.is_empty()).then_some((found, end))
}

/// A name in upper-case words: "San Francisco", "New York City".
fn capitalised(passage: &Passage<'_>, sentence: &Sentence, from: usize) -> Option<(String, usize)> {
    let mut after = from;
    while after < sentence.after.min(from + LONGEST_NAME)
        && passage.words[after].case != Case::Lower
        && (after == from || passage.gap(after).chars().all(|c| matches!(c, ' ' | '-' | '.')))
    {
        after += 1;
    }
    (after > from).then(|| {
        let span = passage.span(from, after);
        (passage.text[span.start..span.end].to_owned(), after)
    })
}

fn place_name(role: Role) -> Option<u16> {
    match role {
        Role::PlaceName(index) => Some(index),
        _ => None,
    }
}

fn name(index: u16) -> String {
    Phrases::builtin().place(index).to_owned()
}

/// Whether a gap may stand between remote and its place.
fn tight(gap: &str) -> bool {
    gap.len() <= 4 && !gap.contains(['|', '.', ';', '\n', '!', '?', ')'])
}

/// Whether a gap may stand between two places of a list.
fn lists(gap: &str) -> bool {
    gap.len() <= 3
        && gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '/' | '&' | '+' | '.'))
}
