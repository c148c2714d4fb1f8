//! Names that are also everyday words: accepted only where the surroundings speak of technology.

use super::mention::{Dismissal, Trace};
use super::rules::Rules;
use super::scan::Candidate;
use crate::diagnostics::Span;

/// Longest text between two items of one list, in bytes.
const LONGEST_GAP: usize = 40;

/// What stands between two neighbouring candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Something else than a list.
    Apart,
    /// Only white space.
    Space,
    /// Commas, slashes, "and", "or", bullets.
    List,
}

/// The candidates that count, in text order.
pub(super) fn accept(
    text: &str,
    candidates: Vec<Candidate>,
    rules: &Rules,
    trace: &mut impl Trace,
) -> Vec<Candidate> {
    if candidates.iter().all(|candidate| candidate.case_fits && !candidate.ambiguous) {
        return candidates;
    }
    let gaps: Vec<Gap> =
        candidates.windows(2).map(|pair| gap(&text[pair[0].end..pair[1].start], rules)).collect();
    let mut accepted: Vec<bool> =
        candidates.iter().map(|candidate| candidate.case_fits && !candidate.ambiguous).collect();
    for (index, candidate) in candidates.iter().enumerate() {
        if !accepted[index]
            && candidate.case_fits
            && (cue_speaks_for(text, candidate, rules) || stands_as_name(text, candidate, rules))
        {
            accepted[index] = true;
        }
    }
    // An accepted name vouches for its neighbours in the list, and they for theirs.
    loop {
        let mut changed = false;
        for index in 0..candidates.len() {
            let this = &candidates[index];
            if accepted[index] || (!this.case_fits && !is_item(text, &candidates, index, rules)) {
                continue;
            }
            let left = index.checked_sub(1).is_some_and(|other| {
                accepted[other] && vouches(gaps[other], text, &candidates, other, index)
            });
            let right = index + 1 < candidates.len()
                && accepted[index + 1]
                && vouches(gaps[index], text, &candidates, index + 1, index);
            if left || right {
                accepted[index] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let mut kept = accepted.iter();
    let mut candidates = candidates;
    candidates.retain(|candidate| {
        let yes = kept.next().is_some_and(|yes| *yes);
        if !yes {
            let reason = if candidate.case_fits { Dismissal::Everyday } else { Dismissal::Case };
            trace.dismiss(candidate.skill, Span::new(candidate.start, candidate.end), reason);
        }
        yes
    });
    candidates
}

/// Whether the name makes a whole item of its list: "docker, chef, sensu" but not "terminal access,".
fn is_item(text: &str, candidates: &[Candidate], index: usize, rules: &Rules) -> bool {
    let this = &candidates[index];
    let free = |word: &str| {
        word.is_empty()
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || rules.lists.words.contains(word)
    };
    let before = text[..this.start].trim_end_matches([' ', '\u{a0}']);
    let after = text[this.end..].trim_start_matches([' ', '\u{a0}']);
    let touches_left = index > 0 && candidates[index - 1].end == before.len();
    let touches_right =
        candidates.get(index + 1).is_some_and(|next| next.start == text.len() - after.len());
    let word = |c: char| !c.is_alphanumeric();
    (touches_left || free(before.rsplit(word).next().unwrap_or("")))
        && (touches_right || free(after.split(word).next().unwrap_or("")))
}

/// Whether an accepted neighbour makes `index` count across `gap`.
fn vouches(gap: Gap, text: &str, candidates: &[Candidate], neighbour: usize, index: usize) -> bool {
    let (near, this) = (&candidates[neighbour], &candidates[index]);
    let same_sort = near.technical || (near.practice && this.practice);
    if !same_sort {
        return false;
    }
    match gap {
        Gap::Apart => false,
        Gap::List => true,
        // "java javascript go": in a line of bare lower-case tags white space is the separator.
        Gap::Space => {
            let lower = |candidate: &Candidate| {
                !text[candidate.start..candidate.end].chars().any(char::is_uppercase)
            };
            (lower(near) && lower(this)) || (this.case_fits && !lower(this))
        }
    }
}

/// Reads the text between two candidates.
pub(super) fn gap(between: &str, rules: &Rules) -> Gap {
    if between.len() > LONGEST_GAP {
        return Gap::Apart;
    }
    let mut separators = 0;
    let mut breaks = 0;
    let mut word_start = None;
    for (index, c) in between.char_indices().chain(std::iter::once((between.len(), ' '))) {
        let in_word = c.is_alphanumeric() || (c == '.' && word_start.is_some()) || c == '\'';
        if in_word {
            word_start.get_or_insert(index);
            continue;
        }
        if let Some(start) = word_start.take() {
            let word = between[start..index].trim_end_matches('.');
            let listed = rules.lists.words.contains(word);
            let version = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'v' | 'x'));
            if !listed && !version {
                return Gap::Apart;
            }
            if listed {
                separators += 1;
            }
        }
        match c {
            ',' | '/' | '|' | '&' | '+' | '(' | ')' | '[' | ']' | '•' | '·' | '*' | ';' | ':'
            | '-' | '–' | '—' | '●' | '▪' | '"' | '#' => separators += 1,
            '\n' => breaks += 1,
            c if c.is_whitespace() || matches!(c, '.' | '\u{200b}' | '@') => {}
            _ => return Gap::Apart,
        }
    }
    // Across lines only bullets make a list.
    if breaks > 1 || (breaks == 1 && separators == 0) {
        return Gap::Apart;
    }
    if separators > 0 {
        Gap::List
    } else if between.chars().all(char::is_whitespace) {
        Gap::Space
    } else {
        Gap::Apart
    }
}

/// Whether words beside an ambiguous name show that the technology is meant.
fn cue_speaks_for(text: &str, candidate: &Candidate, rules: &Rules) -> bool {
    let before = text[..candidate.start].trim_end_matches([' ', '(', '"', '*', '\u{a0}']);
    let after = text[candidate.end..].trim_start_matches([' ', ')', '"', '*', '\u{a0}']);
    // "Go-based": the boundary check let only such compounds through.
    let mut rest = text[candidate.end..].chars();
    if matches!(rest.next(), Some('-' | '\u{2011}')) && rest.next().is_some_and(char::is_alphabetic)
    {
        return true;
    }
    let next = after.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let next_touches = text[candidate.end..].starts_with([' ', '-', '\u{a0}'])
        && after.starts_with(char::is_alphabetic);
    let followed = next_touches && rules.ambiguous.right.contains(next);
    if followed {
        return true;
    }
    if rules.ambiguous.strong_left.of(before).is_none() {
        return false;
    }
    // "using Go to …" may be a verb's object; "experience in express delivery" is not the library:
    // the name must be followed by the end of the phrase.
    after.is_empty()
        || !next_touches
        || [
            "and",
            "or",
            "to",
            "for",
            "on",
            "in",
            "with",
            "is",
            "as",
            "at",
            "but",
            "including",
            "preferred",
            "required",
            "desired",
            "a",
        ]
        .iter()
        .any(|word| next.eq_ignore_ascii_case(word))
}

/// Whether upper case shows that a name is meant: inside a sentence, or as a whole bullet.
fn stands_as_name(text: &str, candidate: &Candidate, rules: &Rules) -> bool {
    if !text[candidate.start..].starts_with(char::is_uppercase) {
        return false;
    }
    let before = text[..candidate.start].trim_end_matches([' ', '\u{a0}']);
    let after = text[candidate.end..].trim_start_matches([' ', '\u{a0}']);
    let ends = after.starts_with(['\n', '\r', '.', ',', ';', '!', ')']) || after.is_empty();
    let next: &str = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let lone = before.is_empty()
        || before.ends_with(['\n', ':'])
        || before.strip_suffix(['-', '*', '•', '–']).is_some_and(|line| {
            let line = line.trim_end_matches([' ', '\u{a0}']);
            line.is_empty() || line.ends_with('\n')
        });
    if lone {
        let whole = after.is_empty() || after.starts_with(['\n', '\r', '.']);
        let word = rules.ambiguous.after_bullet_name.contains(next);
        // A lone word needs a mark that makes it an item: a bullet or a colon before it.
        return (whole && before.ends_with(['-', '*', '•', '–', ':']))
            || (word && !next.is_empty());
    }
    let previous = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let introduced =
        !previous.starts_with(char::is_uppercase) && rules.ambiguous.before_name.contains(previous);
    introduced && (ends || next.starts_with(char::is_lowercase))
}
