//! The places of a field of a first line.

/// Words for on-site and hybrid work.
const MODES: [&str; 9] = [
    "on-site",
    "onsite",
    "on site",
    "hybrid",
    "in-person",
    "in person",
    "in-office",
    "in office",
    "office",
];

/// Words about a way of working that name no place.
const QUALIFIERS: [&str; 17] = [
    "and",
    "available",
    "first",
    "friendly",
    "fully",
    "in",
    "of",
    "ok",
    "only",
    "optional",
    "or",
    "part",
    "partly",
    "possible",
    "preferred",
    "remote",
    "strictly",
];

/// Parts of words by which what stands in brackets is no place.
const REMARKS: [&str; 7] = ["day", "week", "visa", "sponsor", "possible", "available", "remote"];

/// The places of a field, without the words for on-site and hybrid work.
pub(super) fn split_places(field: &str) -> Vec<String> {
    split_outside_brackets(field, &[";", "·", "•", "/", " & ", " or ", " + ", " and "])
        .into_iter()
        .filter_map(place)
        .collect()
}

fn place(part: &str) -> Option<String> {
    let part = part.trim();
    let part = match part.split_once(':') {
        Some((label, value)) if label.to_lowercase().starts_with("location") => value.trim(),
        _ => part,
    };
    let denied = find_ignoring_case(part, "no remote").is_some();
    if find_ignoring_case(part, "remote").is_some() && !denied {
        return names_more_than_a_mode(part).then(|| part.to_owned());
    }
    let name = without_mode(&without_remarks(part));
    let name = name.trim_matches([' ', ',', '-', '–', ':']);
    let name = name.strip_prefix("in ").or_else(|| name.strip_prefix("at ")).unwrap_or(name).trim();
    let wrapped = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let name = wrapped.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(name);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let schedule = ["day", "week"].iter().any(|word| find_ignoring_case(&name, word).is_some());
    (name.chars().any(char::is_alphabetic) && !schedule).then_some(name)
}

/// Whether a field on remote work also says where: `Remote (EU)`, but not `Remote-friendly`.
fn names_more_than_a_mode(part: &str) -> bool {
    let rest = without_mode(part).to_lowercase();
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.any(|word| !QUALIFIERS.contains(&word))
}

/// Without the words for on-site and hybrid work.
fn without_mode(text: &str) -> String {
    let mut kept = text.to_owned();
    for words in MODES {
        while let Some(at) = find_ignoring_case(&kept, words) {
            kept.replace_range(at..at + words.len(), " ");
        }
    }
    kept
}

/// Without what stands in brackets and is no place: a way of working, days in the office, visas.
fn without_remarks(part: &str) -> String {
    let mut kept = String::new();
    for (at, piece) in part.split('(').enumerate() {
        if at == 0 {
            kept.push_str(piece);
            continue;
        }
        let (inner, after) = piece.split_once(')').unwrap_or((piece, ""));
        let rest = without_mode(inner).to_lowercase();
        let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let remark = REMARKS.iter().any(|word| rest.contains(word));
        if !remark && !words.all(|word| matches!(word, "or" | "and" | "only" | "ok")) {
            kept.push('(');
            kept.push_str(inner);
            kept.push(')');
        }
        kept.push_str(after);
    }
    kept
}

fn find_ignoring_case(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    text.windows(words.len()).position(|window| window.eq_ignore_ascii_case(words))
}

/// Splits at any of `separators`, but not inside round or square brackets.
pub(super) fn split_outside_brackets<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let found = separators.iter().find(|mark| depth == 0 && text[at..].starts_with(**mark));
        match found {
            Some(mark) => {
                parts.push(&text[start..at]);
                at += mark.len();
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    parts.push(&text[start..]);
    parts
}
