//! JSON documents, cut into records without building a tree.

use super::{Container, RawRecord, RecordList, salvage};
use crate::content::postings::format::Problem;
use crate::content::postings::position::offset_of;
use crate::content::postings::text::one_line;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Keys under which linked data holds other things.
const NODE_KEYS: [&str; 4] = ["@graph", "mainEntity", "itemListElement", "item"];

/// How deep such things are looked for in each other.
const DEEPEST_NODE: usize = 8;

/// A list, or an object that is a record or holds lists of records.
pub(super) fn document(text: &str) -> Container<'_> {
    let body = text.trim();
    match value(text, body) {
        Ok(container) => container,
        Err(fault) => salvage::open(text, body, fault),
    }
}

/// The lists of one JSON value, a slice of `text`.
fn value<'a>(text: &'a str, body: &'a str) -> Result<Container<'a>, Problem> {
    let mut container = Container::default();
    if body.starts_with('[') {
        let mut items = Vec::new();
        collect(body, Elements(&mut items)).map_err(|error| problem(body, &error))?;
        container.seen = format!("a JSON list of {} values", items.len());
        let list = match items.iter().any(|item| item.contains("\"@graph\"")) {
            // Positions in the list are no longer those in the file.
            true => node_list(text, items.into_iter().flat_map(nodes)),
            false => list(text, String::new(), items, None),
        };
        container.lists.push(list);
        return Ok(container);
    }
    let mut members = Vec::new();
    collect(body, Members(&mut members)).map_err(|error| problem(body, &error))?;
    container.seen = seen(members.iter().map(|(key, _)| &**key));
    container.keys = members.iter().map(|(key, _)| key.to_string()).collect();
    for (key, member) in &members {
        let pointer = format!("/{}", escape(key));
        if member.starts_with('[') {
            container.lists.push(list(text, pointer, elements(member), Some(body)));
        } else if member.starts_with('{') {
            let mut inner = Vec::new();
            if collect(member, Members(&mut inner)).is_ok() {
                let around = Some(*member);
                for (key, member) in inner.iter().filter(|(_, member)| member.starts_with('[')) {
                    let pointer = format!("{pointer}/{}", escape(key));
                    container.lists.push(list(text, pointer, elements(member), around));
                }
            }
        }
    }
    let records = vec![RawRecord::json(text, body)];
    container.lists.push(RecordList { records, ..RecordList::default() });
    if NODE_KEYS.iter().any(|key| members.iter().any(|(member, _)| member == key)) {
        container.lists.push(node_list(text, nodes(body)));
    }
    Ok(container)
}

/// An object by its first keys, for the message that nothing was recognised.
pub(super) fn seen<'k>(keys: impl Iterator<Item = &'k str>) -> String {
    let keys: Vec<String> = keys.take(8).map(|key| format!("`{}`", one_line(key, 40))).collect();
    match keys.len() {
        0 => "an empty JSON object".to_owned(),
        _ => format!("a JSON object with {}", keys.join(", ")),
    }
}

/// The things that linked data describes: the value itself, the items of a list, and what stands
/// under the keys by which pages hold several things.
pub(super) fn nodes(json: &str) -> Vec<&str> {
    let mut found = Vec::new();
    push_nodes(json, 0, &mut found);
    found
}

fn push_nodes<'a>(json: &'a str, depth: usize, found: &mut Vec<&'a str>) {
    if json.starts_with('{') {
        found.push(json);
    }
    if depth == DEEPEST_NODE {
        return;
    }
    if json.starts_with('[') {
        elements(json).into_iter().for_each(|item| push_nodes(item, depth + 1, found));
    } else if json.starts_with('{') {
        let mut members = Vec::new();
        // What does not parse is reported by whoever reads the record.
        let _ = collect(json, Members(&mut members));
        for (_, member) in members.iter().filter(|(key, _)| NODE_KEYS.contains(&&**key)) {
            push_nodes(member, depth + 1, found);
        }
    }
}

/// Records that stand here and there in a file.
pub(super) fn node_list<'a>(
    text: &str,
    nodes: impl IntoIterator<Item = &'a str>,
) -> RecordList<'a> {
    let records = nodes.into_iter().map(|node| RawRecord::json(text, node)).collect();
    RecordList { records, ..RecordList::default() }
}

/// What is wrong with a record, from the parser's error.
pub(super) fn problem(json: &str, error: &serde_json::Error) -> Problem {
    let offset = offset_of(json, error.line(), error.column());
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
    if error.is_data() {
        return Problem::error("not-a-record", message).expected("a JSON object");
    }
    let problem = Problem::error("broken-json", message).offset(offset);
    match hint(json, offset, message) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// What to do about the commonest slips, by what stands at the fault.
fn hint(json: &str, offset: usize, message: &str) -> Option<&'static str> {
    if message.starts_with("control character") {
        return Some("write a line break inside a text as `\\n` and a tab as `\\t`");
    }
    // The parser may stop at the last character of a word.
    let mut start = offset;
    while start > 0 && json.as_bytes()[start - 1].is_ascii_alphabetic() {
        start -= 1;
    }
    let at = json.get(start..)?;
    let before = json.get(..start)?.trim_end();
    let word = &at[..at.bytes().take_while(u8::is_ascii_alphabetic).count()];
    match word {
        "NaN" | "Infinity" | "None" | "undefined" => {
            return Some("where there is no value, write `null` or leave the field out");
        }
        "True" | "False" => return Some("write `true` and `false` in small letters"),
        _ => {}
    }
    match at.bytes().next() {
        Some(b'}' | b']') if before.ends_with(',') => Some("delete the comma before it"),
        Some(b'\'') => Some("put names and texts into double quotes"),
        Some(b'&') if at.starts_with("&quot;") => Some("write `\"` for `&quot;`"),
        Some(b'/') => Some("JSON has no comments: delete it"),
        _ => None,
    }
}

/// The records of a list.
pub(super) fn list<'a>(
    text: &str,
    pointer: String,
    items: Vec<&'a str>,
    around: Option<&'a str>,
) -> RecordList<'a> {
    let records = items.into_iter().map(|item| RawRecord::json(text, item)).collect();
    RecordList { pointer, indexed: true, around, table: None, records }
}

fn elements(json: &str) -> Vec<&str> {
    let mut items = Vec::new();
    // The whole document was parsed, so a list inside it is well formed.
    let _ = collect(json, Elements(&mut items));
    items
}

/// A key as a token of a JSON pointer.
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn collect<'a, S: DeserializeSeed<'a>>(json: &'a str, seed: S) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    seed.deserialize(&mut deserializer)?;
    deserializer.end()
}

/// Collects a list's items; those before a syntax error are kept.
struct Elements<'v, 'a>(&'v mut Vec<&'a str>);

impl<'a> DeserializeSeed<'a> for Elements<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Elements<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(item) = seq.next_element::<&'a RawValue>()? {
            self.0.push(item.get());
        }
        Ok(())
    }
}

/// Collects an object's members in file order.
struct Members<'v, 'a>(&'v mut Vec<(String, &'a str)>);

impl<'a> DeserializeSeed<'a> for Members<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Members<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, member)) = map.next_entry::<String, &'a RawValue>()? {
            self.0.push((key, member.get()));
        }
        Ok(())
    }
}
