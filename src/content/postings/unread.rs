//! Which fields of a file's records no reader looks at.

use super::record::Loose;
use super::{container, decode, recognise};
use serde::Serialize;
use std::collections::BTreeMap;

/// A field that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Unread {
    /// Its name at the top of a record.
    pub(crate) field: String,
    /// In how many records it is filled.
    pub(crate) records: usize,
}

/// The filled fields of a snapshot file that its format does not read, the commonest first.
///
/// Only names at the top of a record are compared: what a reader leaves out of a nested object
/// it does want is not told.
pub(crate) fn unread_fields(bytes: &[u8]) -> Vec<Unread> {
    let decoded = decode::decode(bytes);
    let container = container::open(&decoded.text);
    let Some((format, list)) = recognise(&container) else { return Vec::new() };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in &list.records {
        let Ok(record) = list.read(record, &|key| !format.wants(key)) else { continue };
        for (field, value) in record.fields {
            // `@context` and the like tell how JSON-LD is written, and nothing of the posting.
            if !is_blank(&value) && !field.starts_with('@') {
                *counts.entry(field.into_owned()).or_default() += 1;
            }
        }
    }
    let mut unread: Vec<Unread> =
        counts.into_iter().map(|(field, records)| Unread { field, records }).collect();
    unread.sort_by_key(|field| std::cmp::Reverse(field.records));
    unread
}

/// Whether a value tells nothing.
fn is_blank(value: &Loose<'_>) -> bool {
    match value {
        Loose::Null => true,
        Loose::Text(text) => text.trim().is_empty(),
        Loose::List(items) => items.iter().all(is_blank),
        Loose::Object(object) => object.fields.iter().all(|(_, value)| is_blank(value)),
        Loose::Bool(_) | Loose::Integer(_) | Loose::Float(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filled_fields_without_a_reader_are_counted() {
        let unread = |text: &str| -> Vec<(String, usize)> {
            unread_fields(text.as_bytes())
                .into_iter()
                .map(|unread| (unread.field, unread.records))
                .collect()
        };
        let json = r#"[{"title": "A", "text": "a", "team": "X", "tags": ["go"], "left": null},
            {"title": "B", "text": "b", "tags": [""], "team": {"name": "Y", "id": ""}}]"#;
        assert_eq!(unread(json), [("team".to_owned(), 2), ("tags".to_owned(), 1)]);
        let csv = "title,company,headcount,notes\nA,X,3,\nB,Y,,\n";
        assert_eq!(unread(csv), [("headcount".to_owned(), 1)]);
        assert_eq!(unread("no postings at all"), []);
    }
}
