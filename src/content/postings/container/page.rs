//! Saved HTML pages with JSON-LD inside.

use super::{Container, RawRecord, RecordList, json};
use crate::content::postings::format::Problem;
use crate::content::postings::position::offset_within;
use crate::diagnostics::Span;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What marks a script as JSON-LD; templates may write the plus sign as a reference.
const TYPES: [&str; 3] =
    ["application/ld+json", "application/ld&#43;json", "application/ld&#x2b;json"];

/// A tag is not looked at beyond this many bytes.
const LONGEST_TAG: usize = 1000;

/// What scripts begin with for the sake of browsers and XML parsers that know no better.
const OPENINGS: [&str; 7] = ["<!--", "-->", "<![CDATA[", "//", "/*", "*/", ">"];

/// What they end with for the same reason.
const CLOSINGS: [&str; 7] = ["-->", "]]>", "<!", "//", "/*", "*/", ";"];

/// What tells of a posting that is marked up in the page's own text.
const MICRODATA: [&str; 3] =
    ["schema.org/jobposting", "typeof=\"jobposting\"", "typeof='jobposting'"];

/// Collects the things that the JSON-LD blocks of a page describe.
pub(super) fn open(text: &str) -> Container<'_> {
    let lower = text.to_ascii_lowercase();
    let mut container = Container::default();
    let mut list = RecordList::default();
    let scripts = scripts(text, &lower);
    for block in scripts.live.iter().map(|block| unwrapped(block)) {
        if block.is_empty() {
            continue;
        }
        // A block that does not parse says so; the others are read all the same.
        match serde_json::from_str::<&RawValue>(block) {
            Ok(_) => {
                let nodes = json::nodes(block);
                list.records.extend(nodes.into_iter().map(|node| RawRecord::json(text, node)));
            }
            Err(error) => {
                let problem = json::problem(block, &error);
                let at = offset_within(text, block) + problem.offset.unwrap_or_default();
                container.problems.push((Span::new(at, at + 1), problem));
            }
        }
    }
    container.seen = seen(&scripts, &list);
    container.otherwise = Some(
        microdata(&lower)
            .unwrap_or_else(|| (Span::default(), no_posting(&container.seen, &scripts))),
    );
    container.lists.push(list);
    container
}

/// The JSON-LD blocks of a page.
#[derive(Default)]
struct Scripts<'a> {
    live: Vec<&'a str>,
    /// How many more stand in HTML comments, and so are no part of the page.
    commented_out: usize,
}

fn scripts<'a>(text: &'a str, lower: &str) -> Scripts<'a> {
    let mut found = Scripts::default();
    let mut comments = lower.match_indices("<!--").map(|(at, _)| at).peekable();
    let mut tags = lower.match_indices("<script").map(|(at, _)| at).peekable();
    let mut at = 0;
    loop {
        while comments.next_if(|comment| *comment < at).is_some() {}
        while tags.next_if(|tag| *tag < at).is_some() {}
        let Some(tag) = tags.peek().copied() else { return found };
        if let Some(comment) = comments.next_if(|comment| *comment < tag) {
            at = lower[comment..].find("-->").map_or(lower.len(), |end| comment + end);
            while let Some(tag) = tags.next_if(|tag| *tag < at) {
                found.commented_out += usize::from(is_json_ld(&lower[tag..at]));
            }
            continue;
        }
        let Some(start) = lower[tag..].find('>').map(|end| tag + end + 1) else { return found };
        let Some(end) = lower[start..].find("</script").map(|end| start + end) else {
            return found;
        };
        if is_json_ld(&lower[tag..start]) {
            found.live.push(&text[start..end]);
        }
        at = end;
    }
}

/// Whether the tag that a text begins with is of a script with JSON-LD.
fn is_json_ld(text: &str) -> bool {
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
    TYPES.iter().any(|kind| text[..end.unwrap_or_default()].contains(kind))
}

/// A block without comment signs around it. JSON neither begins nor ends with any of them.
fn unwrapped(block: &str) -> &str {
    let mut bare = block.trim();
    let mut before = usize::MAX;
    while bare.len() < before {
        before = bare.len();
        for opening in OPENINGS {
            bare = bare.strip_prefix(opening).unwrap_or(bare).trim_start();
        }
        for closing in CLOSINGS {
            bare = bare.strip_suffix(closing).unwrap_or(bare).trim_end();
        }
    }
    bare
}

fn seen(scripts: &Scripts<'_>, list: &RecordList<'_>) -> String {
    let blocks = scripts.live.len();
    let s = if blocks == 1 { "" } else { "s" };
    let mut seen = format!("an HTML page with {blocks} JSON-LD block{s}");
    let mut types: Vec<String> = Vec::new();
    for record in list.records.iter().take(20) {
        let super::Body::Json(json) = record.body else { continue };
        if let Ok(Typed { kind: Some(kind) }) = serde_json::from_str(json) {
            let kind = format!("`{}`", crate::content::postings::text::one_line(&kind, 40));
            if !types.contains(&kind) {
                types.push(kind);
            }
        }
    }
    if !types.is_empty() {
        seen.push_str(&format!(" ({})", types.join(", ")));
    }
    if scripts.commented_out > 0 {
        seen.push_str(&format!(" and {} in comments", scripts.commented_out));
    }
    seen
}

/// The type of a thing.
#[derive(Deserialize)]
struct Typed {
    #[serde(rename = "@type")]
    kind: Option<String>,
}

/// A page without posting, and why that may be.
fn no_posting(seen: &str, scripts: &Scripts<'_>) -> Problem {
    let problem =
        Problem::error("unknown-format", format!("no postings were recognised in {seen}"))
            .expected("a schema.org JobPosting as JSON-LD: <script type=\"application/ld+json\">");
    if scripts.commented_out > 0 {
        return problem.hint("what stands in HTML comments is no part of the page: take it out");
    }
    problem.hint(
        "some pages add it by script: save the page from a browser in which it is open, or copy \
         title, employer and text into a CSV or JSON Lines file",
    )
}

/// A posting described in a way that is not read.
fn microdata(lower: &str) -> Option<(Span, Problem)> {
    let at = MICRODATA.iter().find_map(|mark| lower.find(mark).map(|at| (at, mark.len())))?;
    let message = "the page describes a posting in the attributes of its text (microdata)";
    let problem = Problem::error("microdata", message)
        .expected("a schema.org JobPosting as JSON-LD: <script type=\"application/ld+json\">")
        .hint("copy title, employer and text into a CSV or JSON Lines file");
    Some((Span::new(at.0, at.0 + at.1), problem))
}
