//! The words around an amount: its clause, and what they say for and against its being pay.

use super::words::{
    BREAKING, CUES, DENIALS_AFTER, DENIALS_BEFORE, DENIALS_BEFORE_PAIRS, DENIALS_WITHOUT_UNIT,
    PERKS, RANK_LETTERS, RANKS,
};
use crate::content::text::one_line;
use std::ops::Range;

/// The longest sentence part kept as evidence, in characters.
const LONGEST_RAW: usize = 160;

/// How much of a clause is looked at before and after an amount, in bytes.
const CLAUSE_REACH: usize = 220;

/// The part of the line around an amount up to bars, semicolons and sentence ends.
pub(super) fn clause(text: &str, start: usize, end: usize) -> Range<usize> {
    let from = floor(text, start.saturating_sub(CLAUSE_REACH));
    let before = &text[from..start];
    let begin = before
        .char_indices()
        .rev()
        .find(|&(at, c)| ends_clause(c, &before[at + c.len_utf8()..]))
        .map_or(from, |(at, c)| from + at + c.len_utf8());
    let to = floor(text, (end + CLAUSE_REACH).min(text.len()));
    let after = &text[end..to];
    let finish = after
        .char_indices()
        .find(|&(at, c)| ends_clause(c, &after[at + c.len_utf8()..]))
        .map_or(to, |(at, _)| end + at);
    begin..finish
}

fn ends_clause(c: char, next: &str) -> bool {
    match c {
        '\n' | '|' | ';' | '•' => true,
        '.' | '!' | '?' => {
            let mut following = next.chars();
            following.next().is_none_or(char::is_whitespace)
                && following.next().is_none_or(|c| c.is_uppercase() || c.is_whitespace())
        }
        _ => false,
    }
}

/// Whether the words before an amount, back to the last comma, bracket or other amount, deny it;
/// `timed`: a unit of time is stated with it.
pub(super) fn denied_before(before: &str, timed: bool) -> bool {
    let breaks = |c: char| ",()+&".contains(c) || currency_sign(c);
    let near = before.rsplit(breaks).next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = near
        .split(|c: char| c.is_whitespace() || ":/\"".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let words = &words[words.len().saturating_sub(8)..];
    let joined = words.join(" ");
    words.iter().any(|word| {
        DENIALS_BEFORE.contains(word) || (!timed && DENIALS_WITHOUT_UNIT.contains(word))
    }) || DENIALS_BEFORE_PAIRS.iter().any(|pair| joined.contains(pair))
}

/// Whether the noun after an amount says that it is something else.
pub(super) fn denied_after(after: &str) -> bool {
    let after = cut(after, 60).to_lowercase();
    let after = after.trim_start_matches(['*', ' ']);
    let near = after
        .split([',', ';', '.', '|', '(', ')', '+', '&', '/', '\n', '–', '—'])
        .next()
        .unwrap_or_default();
    near.split_whitespace()
        .take_while(|word| {
            !BREAKING.contains(word)
                && !word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || currency_sign(c))
        })
        .take(4)
        .any(|word| DENIALS_AFTER.contains(&word))
}

pub(super) fn has_cue(text: &str) -> bool {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| CUES.contains(&word))
}

/// Whether the amount opens its line and the line above is a heading that names pay.
pub(super) fn heading_cue(text: &str, clause_start: usize, before: &str) -> bool {
    let opens = !before.chars().any(char::is_alphanumeric)
        && (clause_start == 0 || text[..clause_start].ends_with('\n'));
    if !opens {
        return false;
    }
    // A heading is at most 60 bytes; the blank lines below it are few.
    let head = text[..clause_start].trim_end_matches(['\n', ' ']);
    let near = &head[floor(head, head.len().saturating_sub(61))..];
    let above = near.rsplit('\n').next().unwrap_or_default();
    above.len() <= 60 && has_cue(above)
}

/// Whether the amount is followed by what is given beside a wage: `+ equity`, `and benefits`.
pub(super) fn perks_follow(after: &str) -> bool {
    let after = cut(after, 60).trim_start_matches(['+', ' ', '*']);
    let added = cut(after, 60).to_lowercase();
    let near = added.split(['.', '|', '(', ')', '\n', ';']).next().unwrap_or_default();
    near.split(|c: char| c.is_whitespace() || ",/&+".contains(c))
        .filter(|word| !word.is_empty())
        .take(5)
        .any(|word| PERKS.contains(&word))
}

/// Whether a rank with a colon, an equals sign or a bracket stands right before the amount.
pub(super) fn rank_before(before: &str) -> bool {
    let Some(label) = before.trim_end().strip_suffix([':', '=', '(']) else { return false };
    let lower = label[floor(label, label.len().saturating_sub(40))..].to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let Some(last) = words.last() else { return false };
    let letters = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = letters.len() < last.len();
    RANKS.contains(last)
        || (numbered && RANK_LETTERS.contains(&letters))
        || (numbered
            && letters.is_empty()
            && words.len() > 1
            && RANK_LETTERS.contains(&words[words.len() - 2]))
}

/// Whether the amount is a segment by itself in a `Company | Role | $150k` line.
pub(super) fn alone_between_bars(
    text: &str,
    clause: &Range<usize>,
    before: &str,
    after: &str,
) -> bool {
    let barred = text[..clause.start].ends_with('|') || text[clause.end..].starts_with('|');
    // `| £80k+ (see below) |`
    let after = after.split(['(', '[']).next().unwrap_or_default();
    barred
        && !before.chars().any(char::is_alphanumeric)
        && !after.chars().any(char::is_alphanumeric)
}

/// The clause, cut around the amount when it is long.
pub(super) fn evidence(text: &str, clause: &Range<usize>, start: usize, end: usize) -> String {
    let whole = text[clause.clone()].trim();
    if whole.chars().count() <= LONGEST_RAW {
        return one_line(whole.trim_start_matches(['-', '#', ' ']), LONGEST_RAW);
    }
    let core = text[start..end].chars().count();
    let spare = LONGEST_RAW.saturating_sub(core) / 2;
    let head = &text[clause.start..start];
    let from =
        head.char_indices().rev().take(spare).last().map_or(start, |(at, _)| clause.start + at);
    let from = text[from..start].find(' ').map_or(from, |at| from + at);
    one_line(&text[from..clause.end], LONGEST_RAW)
}

pub(super) fn currency_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹')
}

/// At most so many bytes of the beginning.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    &text[..floor(text, bytes)]
}

/// The nearest place before `at` at which a character starts.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
