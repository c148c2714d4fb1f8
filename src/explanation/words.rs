//! Rules and dismissals in words.

use crate::diagnostics::Span;
use crate::skills::{Dismissal, Dismissed, Skill, StrengthRule};
use crate::wording;

/// The longest quote in a reason, in characters.
const LONGEST_QUOTE: usize = 60;

/// What gave a mention its strength.
pub(super) fn because(text: &str, rule: StrengthRule) -> String {
    let words = |span: Span| shorten(text[span.start..span.end].trim_end_matches(':'));
    match rule {
        StrengthRule::Cue(span) => format!("says “{}”", words(span)),
        StrengthRule::Heading(span) => format!("under “{}”", words(span)),
        StrengthRule::Nothing => "nothing says how strongly".to_owned(),
    }
}

/// What a mention in a posting's title counts for.
pub(super) fn in_title(named_in_text: bool, counted: bool) -> String {
    match (named_in_text, counted) {
        (true, _) => "in the title; the text names it too and decides",
        (false, true) => "named in the job title only",
        (false, false) => "in the title it names the job and is not counted",
    }
    .to_owned()
}

/// Why a place does not count.
pub(super) fn dismissal(text: &str, place: &Dismissed, skill: &Skill) -> String {
    let written = &text[place.span.start..place.span.end];
    match place.reason {
        Dismissal::InsideWord => format!("part of “{}”", word_around(text, place)),
        Dismissal::Address => format!("in the address “{}”", word_around(text, place)),
        Dismissal::Denied(span) => {
            format!("“{}” means something else", shorten(&text[span.start..span.end]))
        }
        Dismissal::Everyday => {
            "also an everyday word, and nothing beside it speaks of technology".to_owned()
        }
        Dismissal::Case => {
            let spelt = skill
                .aliases
                .iter()
                .find(|alias| alias.exact_case && alias.text.eq_ignore_ascii_case(written));
            let spelt = spelt.map_or(&*skill.reference.label, |alias| &alias.text);
            format!("counts as “{spelt}” only, outside lists of technologies")
        }
        Dismissal::Boilerplate(Some(heading)) => {
            let heading = text[heading.start..heading.end].trim_end_matches(':');
            format!("under “{}”, which is not about the work", shorten(heading))
        }
        Dismissal::Boilerplate(None) => "in a line of legal text".to_owned(),
        Dismissal::Negated => "the sentence takes it back".to_owned(),
        Dismissal::Company => {
            "named as a company: an employer, a customer or an investor".to_owned()
        }
    }
}

/// The run of letters and signs without white space around a place.
fn word_around(text: &str, place: &Dismissed) -> String {
    let before = &text[..place.span.start];
    let after = &text[place.span.end..];
    // A hostile text may be one word; no more is looked at than is shown.
    let left = before.chars().rev().take(LONGEST_QUOTE).take_while(|c| !c.is_whitespace());
    let left: usize = left.map(char::len_utf8).sum();
    let right = after.chars().take(LONGEST_QUOTE).take_while(|c| !c.is_whitespace());
    let right: usize = right.map(char::len_utf8).sum();
    let word = &text[place.span.start - left..place.span.end + right];
    let edge =
        |c: char| matches!(c, ',' | ';' | '.' | ':' | '!' | '?' | '(' | ')' | '"' | '“' | '”');
    // What is trimmed away must not reach into the place itself.
    let start = left.min(word.len() - word.trim_start_matches(edge).len());
    let end = (word.len() - right).max(word.trim_end_matches(edge).len());
    shorten(&word[start..end])
}

/// At most so much as a reason quotes, on one line.
fn shorten(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// "2", "2 or 3", "2, 3 or 4".
pub(super) fn or(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => items.concat(),
    }
}

/// a to z, then aa, ab and so on.
pub(super) fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// `8 mentions of 6 skills; 1 place looks like a skill and is not counted`.
pub(super) fn counts(mentions: usize, skills: usize, passed_over: usize) -> String {
    let found = match mentions {
        0 => "no mention of a skill".to_owned(),
        _ => format!(
            "{} of {}",
            wording::count(mentions, "mention"),
            wording::count(skills, "skill")
        ),
    };
    let verbs =
        if passed_over == 1 { "looks like a skill and is" } else { "look like a skill and are" };
    match passed_over {
        0 => found,
        _ => format!("{found}; {} {verbs} not counted", wording::count(passed_over, "place")),
    }
}
