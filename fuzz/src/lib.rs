//! What the fuzz targets have in common: inputs that stay near a format, and what must hold.

pub mod page;
pub mod world;

use arbitrary::{Result, Unstructured};
use careerdash::content::document::Syntax;
use careerdash::content::{SnapshotFile, is_web_address, read_profile, read_snapshot_file};
use careerdash::diagnostics::{Diagnostics, Format, Source, render};
use serde_json::Value;
use std::path::Path;

/// Reads bytes as a snapshot file and checks what holds for every input.
pub fn read(bytes: &[u8]) -> SnapshotFile {
    let file = read_snapshot_file("fuzzed", Path::new("fuzzed"), bytes);
    assert!(file.postings.len() <= file.read, "more postings than records");
    let mut ids = std::collections::HashSet::new();
    for posting in &file.postings {
        assert!(ids.insert(&posting.id), "the id {:?} twice", posting.id);
        if let Some(url) = &posting.url {
            assert!(is_web_address(url), "{url}");
        }
        for pay in &posting.pay {
            assert_eq!(pay.currency.len(), 3, "{pay:?}");
        }
        assert!(!posting.title.contains('\n'), "{:?}", posting.title);
    }
    file
}

/// Reads a JSON file in which some values of a fixture are replaced as the fuzzer says.
pub fn read_changed(fixture: &str, data: &[u8]) {
    read(changed(fixture, &mut Unstructured::new(data)).as_bytes());
}

/// A JSON text in which some values of a fixture are replaced as the fuzzer says.
pub fn changed(fixture: &str, input: &mut Unstructured<'_>) -> String {
    let mut value: Value = serde_json::from_str(fixture).expect("the fixture is JSON");
    // An exhausted input ends the changes, and what there is then is taken.
    let _ = change(&mut value, input);
    value.to_string()
}

/// Reads a résumé and checks what holds for every input.
pub fn read_resume(text: &str, syntax: Syntax) {
    let source = Source::new("fuzzed", "fuzzed", text);
    let mut diagnostics = Diagnostics::default();
    let profile = read_profile("fuzzed", &source, syntax, &mut diagnostics);
    assert_eq!(profile.is_none(), diagnostics.has_errors());
    let said = render(&diagnostics, Format::Human { color: false });
    assert!(!said.contains(['\u{1b}', '\0', '\u{202e}']), "{said:?}");
    let Some(profile) = profile else { return };
    let accounts = profile.basics.accounts.iter().map(|(_, address)| address);
    let projects = profile.projects.iter().filter_map(|project| project.url.as_ref());
    for url in profile.basics.url.iter().chain(accounts).chain(projects) {
        assert!(is_web_address(url), "{url}");
    }
    let roles = profile.work.iter().chain(&profile.volunteer).flat_map(|role| &role.texts);
    let texts = roles.chain(&profile.other).map(|entry| &entry.text);
    for text in texts.chain([&profile.basics.name]).chain(&profile.basics.summary) {
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!text.contains(control), "{text:?}");
    }
}

/// A text that is nearly an address.
pub fn address(input: &mut Unstructured<'_>) -> Result<String> {
    const PIECES: &[&str] = &[
        "http://", "https://", "HTTPS:", "javascript:", "//", "/", "\\", ":", "@", "[", "]", "::1",
        "a.example", "%00", "%2f", "%40", "?", "#", ".", "..", "-", "_", "xn--", "80", ":65535",
        ":65536", "127.0.0.1", "0x7f", "\t", "\n", " ", "\u{a0}", "\u{3000}", "\u{200b}",
        "\u{202e}", "\u{ff0f}", "\u{3002}", "\u{430}", "\u{df}", "\u{ad}", "\"", "'", "<", ">",
        "`", "|", "^", "{", "}", ";", "&", "=", "a:b@",
    ];
    let start = ["http://", "https://", ""];
    let mut text = (*input.choose(&start)?).to_owned();
    for _ in 0..input.int_in_range(0..=6)? {
        if input.ratio(4, 5)? {
            text.push_str(input.choose(PIECES)?);
        } else {
            text.push_str(input.arbitrary()?);
        }
    }
    Ok(text)
}

/// As [`read_changed`], with the JSON inside a page's script.
pub fn read_changed_page(fixture: &str, data: &[u8]) {
    let mut input = Unstructured::new(data);
    let mut value: Value = serde_json::from_str(fixture).expect("the fixture is JSON");
    let _ = change(&mut value, &mut input);
    let rest = String::from_utf8_lossy(input.take_rest()).into_owned();
    let json = value.to_string().replace("</", "<\\/");
    let page = format!(
        "<!doctype html><html><head><script type=\"application/ld+json\">{json}</script>\
         </head><body>{rest}</body></html>"
    );
    read(page.as_bytes());
}

/// Reads CSV rows of any cells under a fixture's header.
pub fn read_rows(fixture: &str, data: &[u8]) {
    let header = fixture.lines().next().unwrap_or_default();
    let columns = header.split(',').count();
    let mut input = Unstructured::new(data);
    let mut file = format!("{header}\n");
    while !input.is_empty() {
        for column in 0..columns {
            let cell: String = input.arbitrary().unwrap_or_default();
            let quoted = if input.ratio(1, 8).unwrap_or(false) {
                cell
            } else {
                format!("\"{}\"", cell.replace('"', "\"\""))
            };
            file.push_str(&quoted);
            file.push(if column + 1 == columns { '\n' } else { ',' });
        }
    }
    read(file.as_bytes());
}

/// Replaces up to a dozen values anywhere in the tree.
fn change(value: &mut Value, input: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..input.int_in_range(1..=12)? {
        let place = pick(value, input)?;
        match input.int_in_range(0..=3)? {
            0 => *place = Value::Null,
            1 => *place = Value::String(input.arbitrary()?),
            2 => *place = any(input, 3)?,
            _ => {
                if let Value::String(text) = place {
                    let mut at = input.int_in_range(0..=text.len())?;
                    while !text.is_char_boundary(at) {
                        at -= 1;
                    }
                    text.insert_str(at, &piece(input)?);
                } else if let Value::Array(items) = place {
                    let more = items.first().cloned().unwrap_or(Value::Null);
                    items.push(more);
                }
            }
        }
    }
    Ok(())
}

/// Text, mostly of pieces that mean something to a reader, so that the fuzzer need not find them.
fn piece(input: &mut Unstructured<'_>) -> Result<String> {
    const PIECES: &[&str] = &[
        "<p>", "</li>", "<script>", "&lt;ul&gt;&lt;li&gt;", "&amp;amp;", "&#x27;", "]]>", "$",
        "€100k - ", "120.000,00", " per hour", "\u{feff}", "\0", "\u{202e}", "Ã©", "\r\n\r\n",
        "## ", "- ", "|", "\\*\\*", "1970-01-01", "9999999999999", "-1", "1e400", "remote",
    ];
    if input.ratio(3, 4)? { Ok((*input.choose(PIECES)?).to_owned()) } else { input.arbitrary() }
}

/// A value of the tree, walked to from the root.
fn pick<'v>(root: &'v mut Value, input: &mut Unstructured<'_>) -> Result<&'v mut Value> {
    let mut place = root;
    for _ in 0..8 {
        let count = match &*place {
            Value::Array(items) => items.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if count == 0 || input.ratio(1, 10)? {
            break;
        }
        let index = input.choose_index(count)?;
        place = match place {
            Value::Array(items) => &mut items[index],
            Value::Object(fields) => {
                fields.values_mut().nth(index).expect("the index is below the count")
            }
            _ => unreachable!("it has children"),
        };
    }
    Ok(place)
}

/// Any JSON value.
fn any(input: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    Ok(match input.int_in_range(0..=if depth == 0 { 4 } else { 6 })? {
        0 => Value::Null,
        1 => Value::Bool(input.arbitrary()?),
        2 => Value::from(input.arbitrary::<i64>()?),
        3 => Value::from(input.arbitrary::<f64>()?),
        4 => Value::String(piece(input)?),
        5 => {
            let count = input.int_in_range(0..=3)?;
            (0..count).map(|_| any(input, depth - 1)).collect::<Result<_>>()?
        }
        _ => {
            let count = input.int_in_range(0..=3)?;
            let fields = (0..count)
                .map(|_| Ok((piece(input)?, any(input, depth - 1)?)))
                .collect::<Result<serde_json::Map<_, _>>>()?;
            Value::Object(fields)
        }
    })
}
