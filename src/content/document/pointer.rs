//! JSON pointers, RFC 6901.

/// Appends a key or index to a pointer, with `~` and `/` escaped.
pub fn push_token(pointer: &str, token: &str) -> String {
    let mut longer = String::with_capacity(pointer.len() + token.len() + 1);
    longer.push_str(pointer);
    longer.push('/');
    for character in token.chars() {
        match character {
            '~' => longer.push_str("~0"),
            '/' => longer.push_str("~1"),
            _ => longer.push(character),
        }
    }
    longer
}

/// The unescaped tokens of a pointer; `None` when it is not one.
pub(super) fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let tokens = pointer.strip_prefix('/')?.split('/');
    tokens.map(unescape).collect()
}

/// An array index: digits without a leading zero.
pub(super) fn index(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    plain.then(|| token.parse().ok()).flatten()
}

fn unescape(token: &str) -> Option<String> {
    let valid = token
        .match_indices('~')
        .all(|(at, _)| matches!(token.as_bytes().get(at + 1), Some(b'0' | b'1')));
    valid.then(|| token.replace("~1", "/").replace("~0", "~"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_unescapes() {
        let pointer = push_token(&push_token("/x", "a/b~c"), "0");
        assert_eq!(pointer, "/x/a~1b~0c/0");
        assert_eq!(tokens(&pointer).unwrap(), ["x", "a/b~c", "0"]);
        assert_eq!(tokens("/~01").unwrap(), ["~1"]);
        assert_eq!(tokens("/~"), None);
        assert_eq!(tokens("x"), None);
    }
}
