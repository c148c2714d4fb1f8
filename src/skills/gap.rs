//! What stands between two neighbouring names: an "or", a comma, or something else than a list.

use super::rules::Lists;

/// Longest text between two items of one list, in bytes.
const LONGEST: usize = 80;

/// Longest rest of a bracket after a name in it, as in "(Windows app)", in bytes.
const LONGEST_REST: usize = 30;

/// What stands between two neighbouring names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Something else than a list.
    Apart,
    /// Only white space.
    Space,
    /// Commas, slashes, "and", "or", bullets.
    List(Link),
}

/// How two items of a list are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Link {
    /// "or", "and/or".
    pub(super) or: bool,
    /// "and", "&".
    pub(super) and: bool,
    pub(super) comma: bool,
    pub(super) slash: bool,
    /// "such as", "e.g.": what follows are examples of what came before.
    pub(super) examples: bool,
    /// A bracket opens that holds the second.
    pub(super) opens: bool,
    /// A bracket closes that holds the first.
    pub(super) closes: bool,
}

impl Gap {
    /// How the two are joined, if they are items of one list.
    pub(super) fn link(self) -> Option<Link> {
        match self {
            Self::List(link) => Some(link),
            Self::Apart | Self::Space => None,
        }
    }
}

/// Reads the text between two names.
pub(super) fn gap(between: &str, lists: &Lists) -> Gap {
    // By far the most frequent ones.
    match between {
        ", " => return Gap::List(Link { comma: true, ..Link::default() }),
        "/" => return Gap::List(Link { slash: true, ..Link::default() }),
        " " => return Gap::Space,
        _ if between.len() > LONGEST => return Gap::Apart,
        _ => {}
    }
    if between.chars().all(|c| c.is_whitespace() && c != '\n') {
        return Gap::Space;
    }
    let mut link = Link::default();
    let (mut separators, mut breaks) = (0, 0);
    // "C++ (Windows app), Go": the rest of the bracket belongs to the first name.
    let mut at = rest_of_bracket(between);
    if at > 0 {
        link.closes = true;
        separators = 1;
    }
    while let Some(c) = between[at..].chars().next() {
        let rest = &between[at..];
        if c.is_alphanumeric() {
            let word = word(rest);
            let version = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'v' | 'x'));
            if lists.words.contains(word) {
                separators += 1;
                link.or |= is_one_of(word, ["or", "oder"]);
                link.and |= is_one_of(word, ["and", "und"]);
                link.examples |= lists.examples.contains(word);
            } else if !version {
                return Gap::Apart;
            }
            at += word.len();
            continue;
        }
        if let Some(length) = bracketed(rest) {
            at += length;
            continue;
        }
        match c {
            '\n' => breaks += 1,
            '.' | '\'' => {}
            // Ends of sentences, and what belongs to amounts.
            '!' | '?' | '。' | '%' | '$' | '€' | '£' => return Gap::Apart,
            c if c.is_whitespace() => {}
            // Commas, bullets, arrows, emoji: whatever is no letter separates.
            c => {
                separators += 1;
                link.comma |= matches!(c, ',' | ';');
                link.slash |= c == '/';
                link.and |= c == '&';
                link.opens |= matches!(c, '(' | '[' | '{');
                link.closes |= matches!(c, ')' | ']' | '}');
            }
        }
        at += c.len_utf8();
    }
    // Across lines only bullets make a list.
    if separators == 0 || breaks > 1 { Gap::Apart } else { Gap::List(link) }
}

/// The word that the text begins with; "e.g" and "node.js" are one.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\''));
    text[..end.unwrap_or(text.len())].trim_end_matches('.')
}

fn is_one_of(word: &str, wanted: [&str; 2]) -> bool {
    wanted.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The length of the bracket that the text begins with, brackets included.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    let end = inside.find(['(', ')', '\n'])?;
    inside[end..].starts_with(')').then_some(end + 2)
}

/// The length of the rest of a bracket that was open already, without the bracket itself.
fn rest_of_bracket(between: &str) -> usize {
    let end = between.find(['(', ')', '\n', ';']).filter(|end| *end <= LONGEST_REST);
    end.filter(|end| between[*end..].starts_with(')')).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rules;
    use super::*;

    #[test]
    fn lists_are_told_from_prose() {
        let link = Link::default();
        for (between, expected) in [
            (" ", Gap::Space),
            (", ", Gap::List(Link { comma: true, ..link })),
            ("/", Gap::List(Link { slash: true, ..link })),
            (" and ", Gap::List(Link { and: true, ..link })),
            (", or ", Gap::List(Link { or: true, comma: true, ..link })),
            (" and/or ", Gap::List(Link { or: true, and: true, slash: true, ..link })),
            (" 17 | ", Gap::List(link)),
            ("\n- ", Gap::List(link)),
            (" → ", Gap::List(link)),
            ("\n🚀 ", Gap::List(link)),
            (" such as ", Gap::List(Link { examples: true, ..link })),
            (" (or ", Gap::List(Link { or: true, opens: true, ..link })),
            (" (the core of it), ", Gap::List(Link { comma: true, ..link })),
            (" app), ", Gap::List(Link { comma: true, closes: true, ..link })),
            (" services ", Gap::Apart),
            (". ", Gap::Apart),
            ("! ", Gap::Apart),
            ("\n", Gap::Apart),
            ("\n\n- ", Gap::Apart),
            (", which costs 5 % of ", Gap::Apart),
        ] {
            assert_eq!(gap(between, &Rules::builtin().lists), expected, "{between:?}");
        }
    }
}
