//! JSON documents and JSON lines, cut into records without building a tree.

use super::{Body, Container, LONGEST_LINE, RawRecord, RecordList};
use crate::content::postings::format::Problem;
use crate::content::postings::position::{offset_of, offset_within};
use crate::content::postings::text::one_line;
use crate::diagnostics::Span;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// How many lines tell JSON lines from a JSON document.
const LINES_SAMPLED: usize = 20;

/// Whether most of the first lines are objects of their own.
pub(super) fn looks_like_lines(text: &str) -> bool {
    if !text.starts_with(['{', '"']) && !text.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES_SAMPLED);
    let (mut objects, mut all) = (0, 0);
    for line in lines {
        all += 1;
        objects += usize::from(line.starts_with("{\"") && line.ends_with('}'));
    }
    // A document may have a line break before each of its few records.
    all >= 2 && objects * 2 >= all && serde_json::from_str::<IgnoredAny>(text).is_err()
}

/// One record per line.
pub(super) fn lines(text: &str) -> Container<'_> {
    let records = text.split('\n').map(|line| {
        let body = line.trim();
        let start = offset_within(text, body);
        if body.len() > LONGEST_LINE {
            let message = format!("a line of {} MiB is not read", body.len() >> 20);
            let problem = Problem::error("line-too-long", message)
                .expected(format!("at most {} MiB", LONGEST_LINE >> 20));
            return RawRecord { start, body: Body::Broken(problem) };
        }
        RawRecord { start, body: Body::Json(body) }
    });
    let records = records.filter(|record| !matches!(record.body, Body::Json(""))).collect();
    let list = RecordList { records, ..RecordList::default() };
    Container { seen: "JSON lines".to_owned(), lists: vec![list], problems: Vec::new() }
}

/// A list, or an object that is a record or holds lists of records.
pub(super) fn document(text: &str) -> Container<'_> {
    let mut container = Container::default();
    let body = text.trim();
    if let Err(error) = value(text, body, "", &mut container) {
        let offset = offset_within(text, body) + error.offset.unwrap_or_default();
        container.problems.push((Span::new(offset, offset + 1), error));
    }
    container
}

/// Adds the lists of one JSON value, a slice of `text`, to a container.
pub(super) fn value<'a>(
    text: &'a str,
    body: &'a str,
    pointer: &str,
    container: &mut Container<'a>,
) -> Result<(), Problem> {
    if body.starts_with('[') {
        let mut items = Vec::new();
        let outcome = collect(body, Elements(&mut items));
        container.seen = format!("a JSON list of {} values", items.len());
        let mut list = list(text, pointer.to_owned(), items, None);
        expand_graphs(text, &mut list);
        container.lists.push(list);
        return outcome.map_err(|error| problem(body, &error));
    }
    let mut members = Vec::new();
    collect(body, Members(&mut members)).map_err(|error| problem(body, &error))?;
    let keys: Vec<String> =
        members.iter().take(8).map(|(key, _)| format!("`{}`", one_line(key, 40))).collect();
    container.seen = match keys.len() {
        0 => "an empty JSON object".to_owned(),
        _ => format!("a JSON object with {}", keys.join(", ")),
    };
    for (key, member) in &members {
        let pointer = format!("{pointer}/{}", escape(key));
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
    let records = vec![RawRecord { start: offset_within(text, body), body: Body::Json(body) }];
    let whole = RecordList { pointer: pointer.to_owned(), records, ..RecordList::default() };
    container.lists.push(whole);
    Ok(())
}

/// What is wrong with a record, from the parser's error.
pub(super) fn problem(json: &str, error: &serde_json::Error) -> Problem {
    let offset = offset_of(json, error.line(), error.column());
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
    if error.is_data() {
        return Problem::error("not-a-record", message).expected("a JSON object");
    }
    Problem::error("broken-json", message).offset(offset)
}

fn list<'a>(
    text: &'a str,
    pointer: String,
    items: Vec<&'a str>,
    around: Option<&'a str>,
) -> RecordList<'a> {
    let records = items
        .into_iter()
        .map(|item| RawRecord { start: offset_within(text, item), body: Body::Json(item) })
        .collect();
    RecordList { pointer, indexed: true, around, table: None, records }
}

/// Replaces `{"@graph": […]}` items by what they hold.
fn expand_graphs<'a>(text: &'a str, list: &mut RecordList<'a>) {
    let is_graph = |record: &RawRecord<'_>| matches!(record.body, Body::Json(json) if json.contains("\"@graph\""));
    if !list.records.iter().any(is_graph) {
        return;
    }
    // Positions in the list are no longer those in the file.
    list.indexed = false;
    let mut expanded = Vec::new();
    for record in std::mem::take(&mut list.records) {
        let Body::Json(json) = record.body else { continue };
        let mut members = Vec::new();
        let graph = match collect(json, Members(&mut members)) {
            Ok(()) => members.into_iter().find(|(key, _)| key == "@graph"),
            Err(_) => None,
        };
        let items = graph.map_or_else(|| vec![json], |(_, graph)| elements(graph));
        expanded.extend(
            items
                .into_iter()
                .map(|item| RawRecord { start: offset_within(text, item), body: Body::Json(item) }),
        );
    }
    list.records = expanded;
}

fn elements(json: &str) -> Vec<&str> {
    let mut items = Vec::new();
    // The whole document was parsed, so a list inside it is well formed.
    let _ = collect(json, Elements(&mut items));
    items
}

fn escape(key: &str) -> String {
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
