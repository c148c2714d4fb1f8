//! Text and addresses that cannot become markup.

use crate::diagnostics::is_unsafe;

/// The text on one line, with every character escaped that Markdown or HTML could read and
/// without those that steer a terminal or reorder what follows.
///
/// Addresses in it stay text: what a profile or posting says never becomes a link.
pub(super) fn escape(text: &str) -> String {
    let line =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len() + 8);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (index, letter) in line.char_indices().filter(|(_, letter)| !is_unsafe(*letter)) {
        let always = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '$'
        );
        // These begin lists, headings and rules at the start of a line only.
        let at_start = (index == 0 && matches!(letter, '-' | '+' | '='))
            || (digits > 0 && index == digits && matches!(letter, '.' | ')'));
        let in_address = (letter == '/' && line[..index].ends_with(':'))
            || (letter == '.' && line[..index].to_ascii_lowercase().ends_with("www"))
            || letter == '@';
        if always || at_start || in_address {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A link with this text; the text alone when the address is not `http` or `https`.
pub(super) fn link(text: &str, url: &str) -> String {
    match address(url) {
        Some(url) => format!("[{}](<{url}>)", escape(text)),
        None => escape(text),
    }
}

/// Text that may end with an address, which becomes a link.
pub(super) fn with_address(text: &str) -> String {
    let split = text.find("https://").map(|at| text.split_at(at));
    match split.and_then(|(before, url)| Some((before, address(url)?))) {
        Some((before, url)) => format!("{} <{url}>", escape(before)),
        None => escape(text),
    }
}

/// The address with every character encoded that could end or escape the link.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    if !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)) {
        return None;
    }
    let mut encoded = String::with_capacity(url.len());
    for letter in url.chars() {
        let unsafe_here = letter.is_whitespace()
            || is_unsafe(letter)
            || matches!(letter, '<' | '>' | '\\' | '"' | '`' | '|');
        if unsafe_here {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(letter);
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        for (text, expected) in [
            ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("[a](javascript:x) | #1", r"\[a\](javascript:x) \| \#1"),
            ("- item", r"\- item"),
            ("12. item", r"12\. item"),
            ("12.5 items", r"12\.5 items"),
            ("a\n\n# b\r\n> c", r"a \# b \> c"),
            (
                "see https://evil.example or WWW.evil.example",
                r"see https:\//evil.example or WWW\.evil.example",
            ),
            ("&lt;b&gt; a\\b", r"\&lt;b\&gt; a\\b"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn only_web_addresses_become_links_and_none_can_be_left() {
        assert_eq!(link("a]", "https://x.example/?q=1"), r"[a\]](<https://x.example/?q=1>)");
        assert_eq!(link("a", "https://x.example/> <b>"), "[a](<https://x.example/%3E%20%3Cb%3E>)");
        assert_eq!(link("a", "javascript:alert(1)"), "a");
        assert_eq!(with_address("Wilson. https://doi.org/1"), "Wilson. <https://doi.org/1>");
    }
}
