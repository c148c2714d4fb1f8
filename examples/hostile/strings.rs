//! The strings of the lists, each once.

use serde_json::Value;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The lists that hold one string to a line, the longest first to be thinned.
const LINES: [&str; 4] = [
    "PayloadsAllTheThings/Directory Traversal/Intruder",
    "PayloadsAllTheThings/Open Redirect/Intruder",
    "PayloadsAllTheThings/XSS Injection/Intruders",
    "xss-payload-list/Intruder",
];

/// The lists that are a JSON array.
const ARRAYS: [&str; 4] = ["blns/blns.json", "own/slugs.json", "own/text.json", "own/urls.json"];

/// Where not all strings are taken, longer ones are left out, in bytes: a megabyte in every field
/// takes a minute to read.
const LONGEST_OF_SOME: usize = 100_000;

/// Reads the strings below `folder`: those written to be told apart, and one in `every` of those
/// that say one thing in thousands of ways.
pub(crate) fn read(folder: &Path, every: usize) -> io::Result<Vec<String>> {
    let mut strings = Vec::new();
    for list in ARRAYS {
        let text = fs::read_to_string(folder.join(list))?;
        strings.extend(serde_json::from_str::<Vec<String>>(&text)?);
    }
    strings.extend(payloads(&folder.join("DOMPurify/test/fixtures/expect.mjs"))?);
    for drawing in files_in(&folder.join("PayloadsAllTheThings/XSS Injection/Files"))? {
        strings.push(String::from_utf8_lossy(&fs::read(drawing)?).into_owned());
    }
    let mut lines = Vec::new();
    for list in LINES {
        for file in files_in(&folder.join(list))? {
            let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
            lines.extend(text.lines().map(str::to_owned));
        }
    }
    once(&mut lines);
    strings.extend(lines.into_iter().step_by(every.max(1)));
    once(&mut strings);
    if every > 1 {
        strings.retain(|string| string.len() <= LONGEST_OF_SOME);
    }
    Ok(strings)
}

/// The `"payload": "…"` lines of a module whose strings are JSON's.
fn payloads(module: &Path) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(module)?;
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("\"payload\":"));
    let values = lines.map(|value| serde_json::from_str(value.trim().trim_end_matches(',')));
    Ok(values
        .filter_map(Result::ok)
        .filter_map(|value: Value| Some(value.as_str()?.into()))
        .collect())
}

/// The files of a folder by name.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn once(strings: &mut Vec<String>) {
    let mut seen = HashSet::new();
    strings.retain(|string| !string.is_empty() && seen.insert(string.clone()));
}
