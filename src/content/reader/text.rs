//! Small judgements on text from data.

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
