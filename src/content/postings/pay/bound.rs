//! Words and signs that make one figure a lower or an upper bound.

use super::clause::{cut, floor};
use super::words::{LOWER_AFTER, LOWER_BEFORE, PERKS, UPPER_AFTER, UPPER_BEFORE};
use crate::content::PayAmount;

/// The longest of the phrases, in bytes.
const REACH: usize = 32;

/// Which bound a single figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Lower,
    Upper,
}

impl Bound {
    /// What a figure with this bound says.
    pub(super) fn of(self, amount: f64) -> PayAmount {
        match self {
            Self::Lower => PayAmount::From(amount),
            Self::Upper => PayAmount::UpTo(amount),
        }
    }
}

/// The bound that the words right before a figure say, and where these words start.
pub(super) fn before(head: &str) -> Option<(Bound, usize)> {
    let trimmed = head.trim_end_matches([' ', ':', '~', '.', '*', '(']);
    if let Some(rest) = head.trim_end().strip_suffix(['>', '≥']) {
        return Some((Bound::Lower, rest.len()));
    }
    if let Some(rest) = head.trim_end().strip_suffix(['<', '≤']) {
        return Some((Bound::Upper, rest.len()));
    }
    let from = floor(trimmed, trimmed.len().saturating_sub(REACH));
    let near = trimmed[from..].to_lowercase();
    let ends_in = |phrases: &[&str]| {
        let longest = phrases.iter().filter(|phrase| {
            near.strip_suffix(**phrase)
                .is_some_and(|rest| !rest.chars().next_back().is_some_and(char::is_alphanumeric))
        });
        longest.map(|phrase| phrase.len()).max()
    };
    let (lower, upper) = (ends_in(&LOWER_BEFORE), ends_in(&UPPER_BEFORE));
    let bound = if lower > upper { Bound::Lower } else { Bound::Upper };
    let length = lower.max(upper)?;
    // Lower case may take other bytes: the start is then that of the words looked at.
    let start = trimmed.len().checked_sub(length).filter(|at| trimmed.is_char_boundary(*at));
    Some((bound, start.unwrap_or(from)))
}

/// The bound that what stands right after a figure says.
pub(super) fn after(tail: &str) -> Option<Bound> {
    if let Some(rest) = tail.strip_prefix('+') {
        // `$150k+equity` and `$150k+ equity` add something, `$150k+, equity` is open above.
        let word = first_word(rest);
        let glued = rest.starts_with(char::is_alphabetic) && !super::unit::is_code(word);
        return (!glued && !PERKS.contains(&&*word.to_lowercase())).then_some(Bound::Lower);
    }
    let near = cut(tail, REACH).to_lowercase();
    let near = near.trim_start();
    let starts_with = |phrases: &[&str]| {
        phrases.iter().any(|phrase| {
            near.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    if starts_with(&LOWER_AFTER) {
        Some(Bound::Lower)
    } else {
        starts_with(&UPPER_AFTER).then_some(Bound::Upper)
    }
}

fn first_word(text: &str) -> &str {
    cut(text, REACH).split_whitespace().next().unwrap_or_default().trim_end_matches([',', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_and_after_a_figure_make_it_a_bound() {
        use Bound::{Lower, Upper};
        for (head, bound) in [
            ("Salary up to ", Some(Upper)),
            ("Salary: UP TO ~", Some(Upper)),
            ("bis zu ", Some(Upper)),
            ("from ", Some(Lower)),
            ("The minimum salary is ", Some(Lower)),
            ("Gehalt ab ", Some(Lower)),
            ("min. ", Some(Lower)),
            ("> ", Some(Lower)),
            ("lab ", None),
            ("We pay ", None),
            ("", None),
        ] {
            assert_eq!(before(head).map(|(bound, _)| bound), bound, "{head}");
        }
        assert_eq!(before("Up to "), Some((Upper, 0)));
        for (tail, bound) in [
            ("+", Some(Lower)),
            ("+, equity", Some(Lower)),
            ("+pa", Some(Lower)),
            ("+equity", None),
            ("+ equity", None),
            (" + equity", None),
            (" and up", Some(Lower)),
            (" and upgrades", None),
            (" max", Some(Upper)),
            ("", None),
        ] {
            assert_eq!(after(tail), bound, "{tail}");
        }
    }
}
