//! Small judgements on text from data.

use crate::diagnostics::is_unsafe;

/// Whether a text is an absolute `http` or `https` address that no browser reads otherwise:
/// no spaces, controls, backslashes or quotes, and a host.
pub(crate) fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host_length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..host_length];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let named = host.chars().any(char::is_alphanumeric) && !host.starts_with(':');
    let plain = |character: char| {
        !character.is_whitespace()
            && !is_unsafe(character)
            && !matches!(character, '\\' | '"' | '<' | '>' | '`')
    };
    web && named && text.chars().all(plain)
}

/// The text without control characters other than line breaks and tabs; CRLF becomes LF.
pub(crate) fn clean(text: &str) -> String {
    let kept = |character: &char| !character.is_control() || matches!(character, '\n' | '\t');
    text.chars().filter(kept).collect()
}

/// Cuts text from data for use in a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// `` `a`, `b` or `c` ``.
pub(crate) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
