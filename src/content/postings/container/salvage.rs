//! The records of a JSON document that is broken somewhere.
//!
//! Quotes and brackets alone cut it into records; each is parsed on its own afterwards. Where a
//! quote is missing, brackets tell nothing any more: then a later record counts only when it
//! begins a line as the records before it do.

use super::{Body, Container, json};
use crate::content::postings::format::Problem;
use crate::content::postings::position::offset_within;
use crate::diagnostics::Span;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Lists of records stand at most this deep: `{"result": {"items": [record]}}`.
const DEEPEST_LIST: usize = 2;

/// How far a closing bracket looks for its opening one.
const DEEPEST_MISMATCH: usize = 64;

/// Keys longer than this, in bytes, are not compared.
const LONGEST_KEY: usize = 100;

/// What can be read of `body`, a slice of `text` in which the parser found a fault.
pub(super) fn open<'a>(text: &'a str, body: &'a str, mut fault: Problem) -> Container<'a> {
    let at = fault.offset.unwrap_or_default();
    let Cut { mut lists, keys, .. } = Cut::of(body);
    let seen = match body.starts_with('[') {
        true => "a broken JSON list".to_owned(),
        false => json::seen(keys.iter().copied()),
    };
    let keys = keys.into_iter().map(str::to_owned).collect();
    let mut container = Container { seen, keys, ..Container::default() };
    let near = lists.iter().enumerate().filter_map(|(index, list)| {
        let item = list.items.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        Some((list.items[item].0, index, item))
    });
    let near = near.max().map(|(_, list, item)| (list, item));
    if let Some((list, item)) = near {
        lists[list].resume(body, item);
        if let Some(told) = lists[list].records_around(body, at) {
            fault.hint = match fault.hint.take() {
                Some(hint) => Some(format!("{hint}; {told}").into()),
                None => Some(told.into()),
            };
        }
    }
    for (index, list) in lists.into_iter().enumerate() {
        let slices = list.items.iter().map(|(start, end)| &body[*start..*end]);
        let mut records = json::list(text, list.pointer, slices.collect(), None);
        records.indexed = list.indexed;
        if let Some((_, item)) = near.filter(|(list, _)| *list == index)
            && let Some((start, end)) = list.items.get(item)
            && (*start..=*end).contains(&at)
            && !is_record(&body[*start..*end])
        {
            records.records[item].body = Body::Reported;
        }
        container.lists.push(records);
    }
    let start = offset_within(text, body) + at;
    container.problems.push((Span::new(start, start + 1), fault));
    container
}

/// A list and the byte ranges of its items, in order.
struct List {
    pointer: String,
    items: Vec<(usize, usize)>,
    /// Whether the items' positions are those in the file.
    indexed: bool,
}

impl List {
    /// Looks for the records behind a fault in the item `near` or right behind it, by the lines
    /// they begin where they do.
    fn resume(&mut self, body: &str, near: usize) {
        let ((first, _), (start, end)) = (self.items[0], self.items[near]);
        let line = body[..first].rfind('\n').map_or(0, |at| at + 1);
        let indent = &body[line..first];
        // The item at the fault may have lost its first key, so the first one's counts, too.
        let keys = [first, start].map(|at| first_key(&body[at..]));
        let begins_record =
            |at: &usize| first_key(&body[*at..]).is_some_and(|key| keys.contains(&Some(key)));
        let lines = body[start..].split_inclusive('\n').skip(1);
        let mut starts: Vec<usize> = lines
            .filter_map(|line| line.strip_prefix(indent))
            .map(|line| offset_within(body, line))
            .filter(begins_record)
            .collect();
        if indent.trim().is_empty()
            && let Some(next) = starts.first().copied()
        {
            let known = self.items.iter().skip(near + 1).map(|(start, _)| start);
            self.indexed &= known.eq(&starts);
            self.items.truncate(near);
            if body[start..].starts_with('{') {
                self.items.push((start, end.min(next)));
            }
            starts.push(body.len());
            self.items.extend(starts.windows(2).map(|pair| {
                let slice = body[pair[0]..pair[1]].trim_end();
                (pair[0], pair[0] + first_value(slice).unwrap_or(slice.len()))
            }));
        }
    }

    /// How many records can be read in spite of a fault.
    fn records_around(&self, body: &str, fault: usize) -> Option<String> {
        let records = |items: &[(usize, usize)]| {
            items.iter().filter(|(start, end)| is_record(&body[*start..*end])).count()
        };
        let behind = self.items.partition_point(|(start, _)| *start <= fault);
        let (before, behind) = self.items.split_at(behind);
        let (before, behind) = (records(before), records(behind));
        (before + behind > 0)
            .then(|| format!("records read: {before} before it, {behind} behind it"))
    }
}

/// The length of the value a text begins with.
fn first_value(text: &str) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    values.next()?.ok().map(|value| value.get().len())
}

/// A record's first key: the records of a list share it.
fn first_key(record: &str) -> Option<&str> {
    let key = record.strip_prefix('{')?.trim_start().strip_prefix('"')?;
    let end = key.bytes().take(LONGEST_KEY).position(|byte| byte == b'"')?;
    Some(&key[..end])
}

fn is_record(json: &str) -> bool {
    json.starts_with('{') && serde_json::from_str::<IgnoredAny>(json).is_ok()
}

/// A document cut by quotes and brackets, without a look at anything else.
struct Cut<'a> {
    lists: Vec<List>,
    /// Index of the list at a pointer.
    known: HashMap<String, usize>,
    /// The keys of the outermost object.
    keys: Vec<&'a str>,
    open: Vec<Open<'a>>,
}

/// A bracket that is open.
struct Open<'a> {
    bracket: u8,
    /// Index of the list that its items go to.
    list: Option<usize>,
    /// Where its current item begins.
    item: Option<usize>,
    /// The last string in it, which is a key when a colon follows.
    string: &'a str,
    key: &'a str,
}

impl<'a> Cut<'a> {
    fn of(body: &'a str) -> Self {
        let mut cut =
            Self { lists: Vec::new(), known: HashMap::new(), keys: Vec::new(), open: Vec::new() };
        let bytes = body.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            cut.begin_item(at, bytes[at]);
            match bytes[at] {
                b'"' => {
                    let end = end_of_string(bytes, at);
                    if let Some(open) = cut.open.last_mut() {
                        open.string = body.get(at + 1..end - 1).unwrap_or_default();
                    }
                    at = end;
                    continue;
                }
                b':' => cut.colon(),
                bracket @ (b'[' | b'{') => cut.open(bracket),
                b']' => cut.close(b'[', at),
                b'}' => cut.close(b'{', at),
                b',' => cut.end_item(at),
                _ => {}
            }
            at += 1;
        }
        while !cut.open.is_empty() {
            cut.end_item(bytes.len());
            cut.open.pop();
        }
        cut
    }

    fn begin_item(&mut self, at: usize, byte: u8) {
        let begins = !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']');
        if let Some(open) = self.open.last_mut().filter(|_| begins) {
            open.item.get_or_insert(at);
        }
    }

    fn end_item(&mut self, end: usize) {
        if let Some(open) = self.open.last_mut()
            && let Some(start) = open.item.take()
            && let Some(list) = open.list
        {
            self.lists[list].items.push((start, end));
        }
    }

    fn colon(&mut self) {
        let outermost = self.open.len() == 1;
        if let Some(open) = self.open.last_mut().filter(|open| open.bracket == b'{') {
            open.key = open.string;
            self.keys.extend(outermost.then_some(open.key));
        }
    }

    fn open(&mut self, bracket: u8) {
        let may_list = bracket == b'[' && self.open.len() <= DEEPEST_LIST;
        let list = (may_list && self.open.iter().all(|open| open.bracket == b'{')).then(|| {
            let keys = self.open.iter().map(|open| format!("/{}", json::escape(open.key)));
            self.list_at(keys.collect())
        });
        self.open.push(Open { bracket, list, item: None, string: "", key: "" });
    }

    /// The list of a pointer. Of several documents in a file, the pages of one list are joined.
    fn list_at(&mut self, pointer: String) -> usize {
        if let Some(known) = self.known.get(&pointer) {
            self.lists[*known].indexed = false;
            return *known;
        }
        self.known.insert(pointer.clone(), self.lists.len());
        self.lists.push(List { pointer, items: Vec::new(), indexed: true });
        self.lists.len() - 1
    }

    /// Closes a bracket with what was left open inside; one that nobody opened is passed over.
    fn close(&mut self, opening: u8, at: usize) {
        let near = self.open.iter().rev().take(DEEPEST_MISMATCH);
        let Some(depth) = near.map(|open| open.bracket).position(|bracket| bracket == opening)
        else {
            return;
        };
        for _ in 0..=depth {
            self.end_item(at);
            self.open.pop();
        }
        // What closes directly in a list is an item, whether a comma follows or not.
        if self.open.last().is_some_and(|open| open.bracket == b'[') {
            self.end_item(at + 1);
        }
    }
}

/// One past the closing quote of the string that opens at `at`, or the end of the text.
fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}
