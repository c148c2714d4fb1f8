//! Makes characters that would steer a terminal or reorder text visible.

/// Whether a character may act on a terminal or change the reading order instead of being shown:
/// C0, DEL, C1, line and paragraph separators, and the bidirectional controls of UAX #9.
pub(crate) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

/// The text with every unsafe character written as an escape such as `\u{1b}` or `\n`.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    shown
}

/// Appends one character, escaped when unsafe.
pub(crate) fn push_visible(shown: &mut String, character: char) {
    if is_unsafe(character) {
        shown.extend(character.escape_default());
    } else {
        shown.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_controls_and_leaves_letters() {
        assert_eq!(
            visible("é 日\u{1b}[31m\r\n\t\u{7f}\u{9b}"),
            "é 日\\u{1b}[31m\\r\\n\\t\\u{7f}\\u{9b}"
        );
        assert_eq!(visible("a\u{202e}b\u{2066}c\u{200f}"), "a\\u{202e}b\\u{2066}c\\u{200f}");
    }
}
