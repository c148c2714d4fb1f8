//! A JSON Resume of any version, in JSON, YAML or TOML, as JSON Resume 1.0.0.
//!
//! Everything stays, also what no version of the schema knows; only what has another name or
//! form in 1.0.0 is changed.

use super::dates::{Moment, moment};
use crate::content::document::{Member, Node, Value};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::RawValue;

/// Sections of entries, and the names before 1.0.0 of what is in an entry.
const SECTIONS: [(&str, &[(&str, &str)]); 11] = [
    ("work", &[("company", "name"), ("organization", "name"), ("website", "url")]),
    ("volunteer", &[("company", "organization"), ("name", "organization"), ("website", "url")]),
    ("education", &[("gpa", "score"), ("website", "url")]),
    ("awards", &[]),
    ("certificates", &[("website", "url")]),
    ("publications", &[("website", "url")]),
    ("skills", &[]),
    ("languages", &[("name", "language"), ("level", "fluency"), ("proficiency", "fluency")]),
    ("interests", &[]),
    ("references", &[]),
    ("projects", &[("website", "url")]),
];

/// Keys of an entry that hold dates.
const DATES: [&str; 4] = ["startDate", "endDate", "date", "releaseDate"];

/// The document with the names and dates of 1.0.0.
pub(super) fn modernise(document: &Node) -> Node {
    let mut document = document.clone();
    rename(&mut document, "hobbies", "interests");
    if let Some(basics) = value_mut(&mut document, "basics") {
        rename(basics, "picture", "image");
        rename(basics, "website", "url");
        if let Some(profiles) = value_mut(basics, "profiles") {
            items_mut(profiles).for_each(|account| rename(account, "website", "url"));
        }
    }
    for (section, names) in SECTIONS {
        let Some(entries) = value_mut(&mut document, section) else { continue };
        for entry in items_mut(entries) {
            names.iter().for_each(|(old, new)| rename(entry, old, new));
            mend_dates(entry);
        }
    }
    document
}

/// The document as pretty-printed JSON.
pub(super) fn to_json(document: &Node) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Json(document))
}

/// Renames a key, unless the new one has a value already.
fn rename(node: &mut Node, old: &str, new: &str) {
    let Value::Object(members) = &mut node.value else { return };
    let has = |key: &str| members.iter().any(|member| member.key == key && !is_empty(&member.node));
    if !has(old) || has(new) {
        return;
    }
    members.retain(|member| member.key != new);
    for member in members.iter_mut().filter(|member| member.key == old) {
        new.clone_into(&mut member.key);
    }
}

/// Writes dates as the schema has them: none for what goes on, two digits for a month.
fn mend_dates(entry: &mut Node) {
    let Value::Object(members) = &mut entry.value else { return };
    members.retain_mut(|Member { key, node, .. }| {
        let Value::String(text) = &mut node.value else { return true };
        if !DATES.contains(&key.as_str()) {
            return true;
        }
        match moment(text) {
            Some(Moment::At(date)) => *text = date,
            Some(Moment::GoesOn) => return false,
            None if text.trim().is_empty() => return false,
            None => {}
        }
        true
    });
}

fn value_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Object(members) = &mut node.value else { return None };
    members.iter_mut().find(|member| member.key == key).map(|member| &mut member.node)
}

fn items_mut(node: &mut Node) -> impl Iterator<Item = &mut Node> {
    let items: &mut [Node] = match &mut node.value {
        Value::Array(items) => items,
        _ => &mut [],
    };
    items.iter_mut()
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number { .. } => false,
    }
}

/// A tree as JSON, keys in the order written.
struct Json<'a>(&'a Node);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(flag) => serializer.serialize_bool(*flag),
            Value::String(text) => serializer.serialize_str(text),
            // YAML and TOML have numbers that JSON has not, such as `0x1f` and `.inf`.
            Value::Number { raw, .. } => match RawValue::from_string(raw.clone()) {
                Ok(exact) => exact.serialize(serializer),
                Err(_) => serializer.serialize_str(raw),
            },
            Value::Array(items) => serializer.collect_seq(items.iter().map(Json)),
            Value::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for member in members {
                    object.serialize_entry(&member.key, &Json(&member.node))?;
                }
                object.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::{Syntax, parse};
    use crate::diagnostics::{Diagnostics, Source};

    fn written(syntax: Syntax, text: &str) -> serde_json::Value {
        let source = Source::new("a", "a", text);
        let document = parse(syntax, &source, &mut Diagnostics::default()).unwrap();
        serde_json::from_str(&to_json(&modernise(&document)).unwrap()).unwrap()
    }

    #[test]
    fn old_names_and_dates_become_new_ones() {
        let old = r#"{"basics": {"picture": "p", "website": "w", "url": "", "profiles": [{"website": "x"}]},
            "work": [{"company": "A", "endDate": "Present", "startDate": "2020-1"},
                     {"company": "B", "name": "C", "startDate": "soon"}],
            "volunteer": [{"name": "V"}], "education": [{"gpa": "1"}], "hobbies": [{"name": "H"}],
            "career": {"progress": [{"date": "2020-1"}]}, "x-own": {"website": 1e400}}"#;
        let new = r#"{"basics": {"image": "p", "url": "w", "profiles": [{"url": "x"}]},
            "work": [{"name": "A", "startDate": "2020-01"},
                     {"company": "B", "name": "C", "startDate": "soon"}],
            "volunteer": [{"organization": "V"}], "education": [{"score": "1"}],
            "interests": [{"name": "H"}], "career": {"progress": [{"date": "2020-1"}]}}"#;
        let mut found = written(Syntax::Json, &old.replace("1e400", "7"));
        assert_eq!(found.as_object_mut().unwrap().remove("x-own").unwrap()["website"], 7);
        assert_eq!(found, serde_json::from_str::<serde_json::Value>(new).unwrap());
    }

    #[test]
    fn numbers_keep_their_digits_and_others_become_text() {
        let json = |text: &str| {
            let source = Source::new("a", "a", text);
            let document = parse(Syntax::Json, &source, &mut Diagnostics::default()).unwrap();
            to_json(&document).unwrap()
        };
        assert_eq!(
            json("[1.10, 12345678901234567890123]"),
            "[\n  1.10,\n  12345678901234567890123\n]"
        );
        assert_eq!(written(Syntax::Yaml, "a: .inf\nb: 1.5")["a"], ".inf");
    }
}
