//! JSON lines: one object per line.

use super::{Body, Container, LONGEST_LINE, RawRecord, RecordList};
use crate::content::postings::format::Problem;
use crate::content::postings::position::offset_within;
use crate::diagnostics::Span;
use serde::de::IgnoredAny;

/// How many lines tell JSON lines from a JSON document.
const LINES_SAMPLED: usize = 20;

/// Whether most of the first lines are objects of their own.
pub(super) fn recognises(text: &str) -> bool {
    if !text.starts_with(['{', '"']) && !text.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    // In a document of one object per line, the first line opens what holds them: with a comma
    // behind it, it is no object.
    let separated = text.lines().next().is_some_and(|line| without_comma(line).is_some());
    let is_object = |line: &str| {
        line.starts_with("{\"")
            && (line.ends_with('}') || (separated && without_comma(line).is_some()))
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES_SAMPLED);
    let (mut objects, mut all) = (0, 0);
    for line in lines {
        all += 1;
        objects += usize::from(is_object(line));
    }
    // A document may have a line break before each of its few records.
    all >= 2 && objects * 2 >= all && serde_json::from_str::<IgnoredAny>(text).is_err()
}

/// One record per line.
pub(super) fn open(text: &str) -> Container<'_> {
    let mut problems = Vec::new();
    let mut records = Vec::new();
    for line in text.split('\n') {
        let mut body = line.trim();
        let start = offset_within(text, body);
        if body.len() > LONGEST_LINE {
            let message = format!("a line of {} MiB is not read", body.len() >> 20);
            let problem = Problem::error("line-too-long", message)
                .expected(format!("at most {} MiB", LONGEST_LINE >> 20));
            records.push(RawRecord::new(start, Body::Broken(problem)));
            continue;
        }
        if let Some(object) = without_comma(body) {
            body = object;
            let comma = start + object.len();
            problems.push((Span::new(comma, comma + 1), trailing_comma()));
        }
        if !body.is_empty() {
            records.push(RawRecord::new(start, Body::Json(body)));
        }
    }
    let list = RecordList { records, ..RecordList::default() };
    Container { seen: "JSON lines".to_owned(), lists: vec![list], problems, ..Container::default() }
}

/// The object of a line that ends with a comma, as in a list.
fn without_comma(line: &str) -> Option<&str> {
    let object = line.trim().strip_suffix(',')?.trim_end();
    let whole = object.starts_with('{') && object.ends_with('}');
    // Parsing tells `{"a": {}},` from the first line of a longer object, `{"a": {},`.
    (whole && serde_json::from_str::<IgnoredAny>(object).is_ok()).then_some(object)
}

fn trailing_comma() -> Problem {
    Problem::warning("trailing-comma", "a comma stands behind the object of a line")
        .expected("JSON Lines: one object per line and nothing between them")
        .hint("delete the commas, or put the objects into a list: `[…]`")
}
