//! `docs/troubleshooting.md` has every code that the program can print, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Literals with hyphens in files whose codes come from variables, and that are no codes.
const NO_CODES: [&str; 0] = [];

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The source of the program without its tests.
fn sources() -> Vec<String> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(project("src")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let name = path.strip_prefix(project("src")).unwrap().to_string_lossy().into_owned();
        let of_tests = name.contains("tests") || name.contains("fixture");
        if !name.ends_with(".rs") || of_tests {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // The modules of tests stand last in a file; one that only names a file of tests has no
        // code.
        let end = ["#[cfg(test)]\nmod ", "#[cfg(test)]\npub(super) mod "]
            .iter()
            .flat_map(|start| text.match_indices(start))
            .filter(|(at, _)| text[*at..].lines().nth(1).is_some_and(|line| line.ends_with('{')))
            .map(|(at, _)| at)
            .min();
        found.push(text[..end.unwrap_or(text.len())].to_owned());
    }
    found
}

/// Whether a text reads as a code: words in lower case with hyphens.
fn is_code(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.contains('-') && text.split('-').all(word)
}

/// The text of the string literal that a text begins with.
fn literal(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"')?.split('"').next()
}

/// The codes that the source gives to problems.
fn codes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in sources() {
        let mut by_variable = false;
        for start in
            ["Diagnostic::error(", "Diagnostic::warning(", "Problem::error(", "Problem::warning("]
        {
            for (at, _) in text.match_indices(start) {
                match literal(&text[at + start.len()..]) {
                    Some(code) => drop(found.insert(code.to_owned())),
                    None => by_variable = true,
                }
            }
        }
        // Printed without a value of their own, as in `error[bad-line]`.
        for (at, start) in text.match_indices("error[") {
            let code = text[at + start.len()..].split(']').next().unwrap();
            if is_code(code) {
                found.insert(code.to_owned());
            }
        }
        if by_variable {
            // Every other string, for one of two neighbours is inside of quotes.
            let strings = text.split('"').skip(1).step_by(2);
            let codes = strings.filter(|text| is_code(text) && !NO_CODES.contains(text));
            found.extend(codes.map(str::to_owned));
        }
    }
    // The rules for reports have a document and a test of their own.
    found.retain(|code| !code.starts_with("lint-"));
    found
}

/// The codes in the first column of the tables of the document.
fn documented() -> BTreeSet<String> {
    let text = fs::read_to_string(project("docs/troubleshooting.md")).unwrap();
    let codes = rows(&text).into_iter().flat_map(|cells| cells[0].split(['`', ',', ' ']));
    codes.filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// The cells of the tables' rows that say whether a code is an error or a warning.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| line.starts_with("| `"));
    let cells = lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect());
    cells.filter(|cells: &Vec<&str>| ["E", "W", "E, W"].contains(&cells[1])).collect()
}

#[test]
fn every_code_has_an_entry_and_every_entry_a_code() {
    let (codes, documented) = (codes(), documented());
    assert!(codes.len() > 100, "{codes:?}");
    for known in ["unknown-key", "invalid-toml", "output-busy", "published-referee", "bad-line"] {
        assert!(codes.contains(known), "{known} is not found in the source");
    }
    let missing: Vec<_> = codes.difference(&documented).collect();
    assert!(missing.is_empty(), "without an entry in docs/troubleshooting.md: {missing:?}");
    let dead: Vec<_> = documented.difference(&codes).collect();
    assert!(dead.is_empty(), "in docs/troubleshooting.md, and no code of the program: {dead:?}");
}

#[test]
fn every_entry_has_a_cause_and_a_remedy() {
    let text = fs::read_to_string(project("docs/troubleshooting.md")).unwrap();
    for cells in rows(&text) {
        assert_eq!(cells.len(), 4, "{cells:?}");
        let told = cells.iter().all(|cell| !cell.is_empty());
        assert!(told, "{cells:?}");
    }
}

#[test]
fn the_readme_leads_to_the_documents() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    for entry in fs::read_dir(project("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            assert!(
                readme.contains(&format!("](docs/{name})")),
                "docs/{name} is not in the README"
            );
        }
    }
}
