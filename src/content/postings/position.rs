//! Finds the byte of a value inside a JSON record.

use crate::diagnostics::Span;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The byte range of the value at a JSON pointer inside `json`, if it is there.
///
/// Walks raw values, so it neither builds a tree nor recurses.
pub(super) fn find_value(json: &str, pointer: &str) -> Option<Span> {
    let mut value: &RawValue = serde_json::from_str(json).ok()?;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        value = if value.get().starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
            items.get(token.parse::<usize>().ok()?).copied()?
        } else {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
            members.get(&token).copied()?
        };
    }
    let start = offset_within(json, value.get());
    Some(Span::new(start, start + value.get().len()))
}

/// Where `part`, a slice of `whole`, starts in it.
pub(super) fn offset_within(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The byte offset of a line and column as `serde_json` counts them (bytes, from 1).
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(offset, _)| offset + 1),
    };
    (start + column.saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn pointers_lead_to_values() {
        let json = r#" {"a": [1, {"b/c": "x"}], "d": 2}"#;
        let span = find_value(json, "/a/1/b~1c").unwrap();
        assert_eq!(&json[span.start..span.end], "\"x\"");
        assert_eq!(find_value(json, "/a/7"), None);
        let whole = find_value(json, "").unwrap();
        assert_eq!(whole.start, 1);
    }
}
