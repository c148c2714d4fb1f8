//! Every text of a source is in the profile or named as left out.

use super::setting::{Run, Setting, given, shared};
use careerdash::content::document::{Node, Syntax, Value, parse, read_source};
use careerdash::diagnostics::{Diagnostics, Source};
use std::fs;
use std::path::Path;

/// Shorter texts are not looked for: they would be found anywhere.
const SHORTEST: usize = 4;

/// How the texts of a source were accounted for.
#[derive(Debug, Default)]
struct Account {
    kept: usize,
    named: usize,
    missing: Vec<String>,
}

impl Account {
    fn total(&self) -> usize {
        self.kept + self.named + self.missing.len()
    }
}

#[test]
fn in_our_own_files() {
    for file in ["fresh.json", "rendercv.yaml", "reactive-v4.json", "reactive-v5.json", "linkedin"]
    {
        let account = account(&given(file));
        println!("{file}: {} kept, {} named of {}", account.kept, account.named, account.total());
        assert_eq!(account.missing, [""; 0], "{file}");
        assert!(account.kept > 15, "{file}: {account:?}");
    }
}

#[test]
fn in_real_examples() {
    let Some(folder) = shared("data/resumes") else { return };
    let mut sum = Account::default();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let foreign = ["ftr-fresh", "rendercv", "reactive"];
        if !foreign.iter().any(|start| name.starts_with(start)) || name.contains("invalid") {
            continue;
        }
        let account = account(&path);
        println!("{name}: {} kept, {} named of {}", account.kept, account.named, account.total());
        sum.kept += account.kept;
        sum.named += account.named;
        sum.missing.extend(account.missing.iter().map(|text| format!("{name}: {text}")));
    }
    let percent = |part: usize| part as f64 * 100.0 / sum.total() as f64;
    println!(
        "{} texts: {:.1} % kept, {:.1} % named as left out, {} missing",
        sum.total(),
        percent(sum.kept),
        percent(sum.named),
        sum.missing.len()
    );
    assert_eq!(sum.missing, [""; 0]);
    assert!(sum.kept > 500, "{sum:?}");
}

/// Imports a source and looks for each of its texts.
fn account(path: &Path) -> Account {
    let setting = Setting::new();
    let run = setting.profile(path, &["--id", "x"]);
    assert_eq!(run.code, 0, "{}: {}", path.display(), run.errors);
    let source = Source::new("x", "x", setting.read("profiles/x.json"));
    let written = parse(Syntax::Json, &source, &mut Diagnostics::default()).unwrap();
    let mut strings = String::new();
    node_texts(&written, "", &mut |_, text| strings.push_str(&format!("{text} ")));
    let written = format!(" {} ", words(&strings));
    let mut account = Account::default();
    for (file, pointer, text) in texts(path) {
        if text.chars().count() < SHORTEST {
            continue;
        }
        if is_kept(&text, &written) {
            account.kept += 1;
        } else if is_named(&file, &pointer, &run) {
            account.named += 1;
        } else {
            account.missing.push(format!("{file} {pointer}: {text}"));
        }
    }
    account
}

/// The texts of a document, or of the tables of a folder that were opened: file, JSON pointer
/// and text.
fn texts(path: &Path) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let unopened = ["Connections.csv", "messages.csv", "LearningCoachMessages.csv"];
            if unopened.contains(&&*name) {
                continue;
            }
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&path).unwrap();
            let header = reader.headers().unwrap().clone();
            // A row with a field too many is told as a whole.
            let rows = reader.records().flatten().filter(|row| row.len() <= header.len());
            for (index, row) in rows.enumerate() {
                for (column, field) in header.iter().zip(row.iter()) {
                    found.push((name.clone(), format!("/{index}/{column}"), field.to_owned()));
                }
            }
        }
        return found;
    }
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let source = read_source(path, &name, &mut Diagnostics::default()).unwrap();
    let json = source.text.trim_start().starts_with('{');
    let syntax = if json { Syntax::Json } else { Syntax::Yaml };
    let document = parse(syntax, &source, &mut Diagnostics::default()).unwrap();
    node_texts(&document, "", &mut |pointer, text| {
        found.push((name.clone(), pointer.to_owned(), text.to_owned()));
    });
    found
}

fn node_texts(node: &Node, pointer: &str, each: &mut impl FnMut(&str, &str)) {
    if let Value::String(text) = &node.value {
        each(pointer, text);
    }
    for (index, item) in node.items().iter().enumerate() {
        node_texts(item, &format!("{pointer}/{index}"), each);
    }
    for member in node.members() {
        node_texts(&member.node, &format!("{pointer}/{}", member.key), each);
    }
}

/// Whether a text's words stand in the profile in the same order, without markup; or its date.
fn is_kept(text: &str, written: &str) -> bool {
    let lower = text.trim().to_lowercase();
    if ["present", "yes", "visible"].contains(&&*lower) {
        return true;
    }
    let plain = without_markup(text);
    let plain = plain.trim_start_matches("tel:").trim_start_matches("GPA:");
    let sought = words(plain);
    if sought.is_empty() || written.contains(&format!(" {sought} ")) {
        return true;
    }
    // Emphasis inside a word parts it for this test.
    let joined = sought.replace(' ', "");
    if joined.len() > 20 && written.replace(' ', "").contains(&joined) {
        return true;
    }
    // Parts of a list, and the labelled addresses of LinkedIn, stand apart in the profile.
    let parts: Vec<&str> = plain.split([',', ';', '[', ']', ':', '\n']).collect();
    let addresses = plain.starts_with('[');
    let apart = |part: &&str| written.contains(&format!(" {} ", words(part)));
    if parts.len() > 1 && parts.iter().all(|part| words(part).is_empty() || apart(part)) {
        return addresses || plain.contains(['\n', ',']);
    }
    is_date(&lower)
        && sought
            .split(' ')
            .filter(|word| word.len() == 4 && word.parse::<u16>().is_ok())
            .all(|year| written.contains(&format!(" {year} ")))
}

/// Whether a text is nothing but dates, as résumés write them.
fn is_date(lower: &str) -> bool {
    const WORDS: [&str; 4] = ["to", "present", "since", "-"];
    let months =
        "january february march april may june july august september october november december";
    let parts: Vec<&str> =
        lower.split([' ', ',', '-', '–', '/', '.']).filter(|part| !part.is_empty()).collect();
    parts.iter().any(|part| part.len() == 4 && part.parse::<u16>().is_ok())
        && parts.iter().all(|part| {
            part.bytes().all(|byte| byte.is_ascii_digit())
                || WORDS.contains(part)
                || months.split(' ').any(|month| month.starts_with(&part[..part.len().min(3)]))
        })
}

/// Whether the output names a path that leads to a pointer, or a message is about it.
fn is_named(file: &str, pointer: &str, run: &Run) -> bool {
    let about = format!("= at: {pointer}");
    let mut lines = run.output.lines().filter(|line| line.starts_with("  ") && line.contains(":"));
    run.errors.lines().any(|line| line.trim_end().ends_with(&about))
        || lines.any(|line| {
            let Some((place, path)) = line.trim_start().split_once(" /") else { return false };
            let path = path
                .rsplit_once(" (")
                .filter(|(_, n)| n.ends_with(')'))
                .map_or(path, |(path, _)| path);
            place.contains(file) && leads_to(path, pointer)
        })
}

/// Whether a path with `*` is a pointer or leads to something above it.
fn leads_to(path: &str, pointer: &str) -> bool {
    let mut tokens = pointer.split('/').skip(1);
    path.split('/').all(|step| tokens.next().is_some_and(|token| step == "*" || step == token))
}

/// Text without HTML tags, addresses of Markdown links and character references.
fn without_markup(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', ']']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("](") {
            rest.find(')')
        } else if rest.starts_with('<')
            && rest[1..].starts_with(|sign: char| sign == '/' || sign.is_alphabetic())
        {
            rest.find('>')
        } else {
            None
        };
        plain.push(' ');
        rest = &rest[end.map_or(1, |end| end + 1)..];
    }
    plain.push_str(rest);
    plain.replace("&amp;", "&").replace("&#39;", "'")
}

/// Letters and digits in lower case, other signs as single spaces.
fn words(text: &str) -> String {
    let text = without_markup(text).to_lowercase();
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
