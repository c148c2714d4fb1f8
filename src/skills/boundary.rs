//! Whether a match stands for itself: word boundaries and addresses.

use super::words::WordSet;

/// How the alias behind a match wants its surroundings.
#[derive(Debug, Clone, Copy)]
pub(super) struct BoundaryRules<'a> {
    /// Also an everyday word or very short: hyphens, dots and ampersands bind it to its neighbours.
    pub(super) strict: bool,
    /// Words that a hyphen may bind even to a strict name, as in "Go-based".
    pub(super) compounds: &'a WordSet,
}

/// Whether `text[start..end]` is a word of its own.
pub(super) fn is_free(text: &str, start: usize, end: usize, rules: BoundaryRules<'_>) -> bool {
    free_before(text, start, rules) && free_after(text, end, start, rules)
}

fn free_before(text: &str, start: usize, rules: BoundaryRules<'_>) -> bool {
    let mut before = text[..start].chars().rev();
    let Some(previous) = before.next() else { return true };
    if previous.is_alphanumeric() || matches!(previous, '@' | '$' | '\\') {
        // ".NET" and "#" names begin with a mark that frees them from letters, as in "VB.NET".
        return false;
    }
    let bound = before.next().is_some_and(char::is_alphanumeric);
    match previous {
        '-' | '&' => !(rules.strict && bound),
        // "_Go_" is marked text, "my_go" is not.
        '_' => !bound,
        '#' => !bound && !rules.strict,
        '.' | '\'' | '\u{2019}' => !bound,
        _ => true,
    }
}

fn free_after(text: &str, end: usize, start: usize, rules: BoundaryRules<'_>) -> bool {
    let mut after = text[end..].chars();
    let Some(next) = after.next() else { return true };
    if next.is_alphanumeric() {
        return false;
    }
    let second = after.next();
    let bound = second.is_some_and(char::is_alphanumeric);
    match next {
        '+' => !rules.strict && second != Some('+'),
        '#' => false,
        '&' => !(rules.strict && bound),
        '_' => !bound,
        // "C*" is a name of its own, "*C*" and "**C**" are marked text.
        '*' => !rules.strict || second == Some('*') || text[..start].ends_with('*'),
        '-' => {
            let word = || text[end + 1..].split(|c: char| !c.is_alphanumeric()).next();
            !rules.strict || !bound || word().is_some_and(|word| rules.compounds.contains(word))
        }
        '.' => match second {
            // "Spark.You" is a missing space; "express.com" is a name of its own.
            Some(c) if c.is_uppercase() => !rules.strict,
            Some(c) if c.is_alphanumeric() => false,
            _ => true,
        },
        // "Go's" is fine for any name but one letter: "C's", "R's" are grades and plurals.
        '\'' | '\u{2019}' => !(rules.strict && end - start == 1),
        _ => true,
    }
}

/// Top-level domains that postings use, to tell "example.io" from "Node.js".
const TOP_LEVEL_DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "ai", "co", "dev", "app", "edu", "gov", "eu", "uk", "de", "fr",
    "ch", "nl", "se", "us", "ca", "au", "me", "tech", "jobs", "xyz", "tv", "info", "biz", "cloud",
    "health", "ly", "gg", "vc", "work", "studio", "space", "zone", "team", "careers", "es", "it",
    "pl", "pt", "dk", "no", "fi", "at", "be",
];

/// Longest stretch looked at around a match, in bytes: no address is longer in practice.
const REACH: usize = 400;

/// Whether `start..end` lies inside a web address, an e-mail address or a domain name.
pub(super) fn in_address(text: &str, start: usize, end: usize) -> bool {
    if is_disguised(&text[..start], &text[end..]) {
        return true;
    }
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '"' | ',' | ';' | '|')
    };
    let mut floor = start.saturating_sub(REACH);
    while !text.is_char_boundary(floor) {
        floor -= 1;
    }
    let mut ceiling = (end + REACH).min(text.len());
    while !text.is_char_boundary(ceiling) {
        ceiling += 1;
    }
    let from = text[floor..start].rfind(edge).map_or(floor, |index| {
        floor + index + text[floor + index..].chars().next().map_or(1, char::len_utf8)
    });
    let to = text[end..ceiling].find(edge).map_or(ceiling, |index| end + index);
    let token = text[from..to].trim_end_matches(['.', ':', '!', '?', '\'', ')']);
    // Every address has one of these.
    if memchr::memchr3(b':', b'@', b'.', token.as_bytes()).is_none() {
        return false;
    }
    if token.contains("://") || token.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
    {
        // A name before the address, as in "React:https://…", is not part of it.
        let address = from
            + token.find("://").map_or(0, |index| {
                token[..index].rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1)
            });
        return end > address;
    }
    if let Some(at) = token.find('@') {
        return token[at..].contains('.') || start > from + at;
    }
    let host = token.split(['/', ':', '?']).next().unwrap_or(token);
    if end > from + host.len() && !is_domain(host) {
        return false;
    }
    is_domain(host) && !(start == from && end >= from + host.len())
}

/// Whether a name stands beside the `[at]` or `[.]` of an address that hides from robots.
fn is_disguised(before: &str, after: &str) -> bool {
    const MARKS: [&str; 8] = ["[at]", "[dot]", "[.]", "[@]", "(at)", "(dot)", "{at}", "{dot}"];
    (before.ends_with([']', ')', '}']) && MARKS.iter().any(|mark| before.ends_with(mark)))
        || (after.starts_with(['[', '(', '{']) && MARKS.iter().any(|mark| after.starts_with(mark)))
}

fn is_domain(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let Some(last) = labels.next() else { return false };
    if !TOP_LEVEL_DOMAINS.contains(&last) {
        return false;
    }
    let mut count = 0;
    for label in labels {
        if label.is_empty()
            || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return false;
        }
        count += 1;
    }
    count > 0
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rules;
    use super::*;

    fn free(text: &str, word: &str, strict: bool) -> bool {
        let start = text.find(word).unwrap();
        let compounds = &Rules::builtin().ambiguous.compounds;
        is_free(text, start, start + word.len(), BoundaryRules { strict, compounds })
    }

    #[test]
    fn names_end_where_words_end() {
        for (text, word, strict, expected) in [
            ("JavaScript", "Java", false, false),
            ("C++", "C", true, false),
            ("C/C++", "C", true, true),
            ("R&D", "R", true, false),
            ("C-level", "C", true, false),
            ("Go-to-market", "Go", true, false),
            ("Go-based services", "Go", true, true),
            ("_Go_", "Go", true, true),
            ("my_Go", "Go", true, false),
            ("React-based", "React", false, true),
            ("node.js", "node", true, false),
            ("(SQL)", "SQL", false, true),
            ("NoSQL", "SQL", false, false),
            ("Spark.You", "Spark", false, true),
            ("on-the-go", "go", true, false),
            ("Python's", "Python", false, true),
        ] {
            assert_eq!(free(text, word, strict), expected, "{word} in {text}");
        }
    }

    #[test]
    fn names_in_addresses_are_not_names() {
        for (text, word, expected) in [
            ("see https://example.com/react/jobs now", "react", true),
            ("mail jobs@python.example", "python", true),
            ("www.rust.com", "rust", true),
            ("duckdb.io is hiring", "duckdb", true),
            ("a[.]c[@]docker[.]example", "docker", true),
            ("ASP.NET here", "ASP.NET", false),
            ("socket.io", "socket.io", false),
            ("React/Redux", "Redux", false),
            ("React, Vue", "React", false),
        ] {
            let start = text.find(word).unwrap();
            assert_eq!(in_address(text, start, start + word.len()), expected, "{word} in {text}");
        }
    }
}
