//! Files that nobody here wrote, read where they lie; skipped where they are absent.

use super::{problems, shared, shared_folder};
use crate::content::Posting;
use crate::content::postings::read_snapshot_file;
use std::path::{Path, PathBuf};

/// A posting without the place it was read from.
fn anywhere(posting: &Posting) -> Posting {
    let mut posting = posting.clone();
    posting.origin.line = 0;
    posting
}

#[test]
fn csv_and_json_lines_of_the_same_postings_are_equal() {
    let read = |file: &str| {
        let bytes = shared(file)?;
        Some(read_snapshot_file("x", Path::new(file), &bytes))
    };
    let (Some(csv), Some(lines)) = (read("hn-2026/postings.csv"), read("hn-2026/postings.jsonl"))
    else {
        return;
    };
    assert_eq!(csv.postings.len(), lines.postings.len());
    for (csv, lines) in csv.postings.iter().zip(&lines.postings) {
        assert_eq!(anywhere(csv), anywhere(lines));
    }
    let unread = |of: &str| format!("unread-columns 1:{of} `thread_month` is not read");
    assert_eq!(problems(&csv), [unread("9  the column")]);
    assert_eq!(problems(&lines), [unread("46 /thread_month the field")]);
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// None of them holds postings, and every one gets a message that says so.
#[test]
fn hostile_files_are_refused_with_a_message() {
    let Some(folder) = shared_folder("hostile") else { return };
    let mut files = Vec::new();
    files_below(&folder, &mut files);
    assert!(files.len() > 300, "{}", files.len());
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let file = read_snapshot_file("x", &path, &bytes);
        assert!(!file.diagnostics.is_empty(), "{}", path.display());
        assert!(file.diagnostics.len() < 200, "{} {}", path.display(), file.diagnostics.len());
        // Cut in the middle they are no better.
        read_snapshot_file("x", &path, &bytes[..bytes.len() / 2]);
    }
}

/// What is no JSON is refused at its place, as broken or as nothing that postings are written in:
/// they may be a table or a page too. What is JSON is refused for other reasons alone.
#[test]
fn the_json_suite_is_taken_as_its_names_say() {
    let Some(folder) = shared_folder("hostile/JSONTestSuite/test_parsing") else { return };
    let (mut taken, mut broken, mut foreign, mut empty) = (0, 0, 0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let file = read_snapshot_file("x.json", &path, &bytes);
        let place = |code: &str| {
            let problem = file.diagnostics.iter().find(|problem| problem.code == code)?;
            let position = problem.location.as_ref()?.position.as_ref()?;
            Some((position.line, position.column))
        };
        match (&name[..2], place("broken-json"), place("unknown-format"), place("empty-snapshot")) {
            ("y_", None, ..) => taken += 1,
            ("n_", Some(_), ..) => broken += 1,
            ("n_", None, Some(_), None) => foreign += 1,
            ("n_", None, None, Some(_)) => empty += 1,
            ("i_", ..) => {}
            _ => panic!("{name}: {:?}", problems(&file)),
        }
        assert!(file.postings.is_empty() || name.starts_with("y_"), "{name}");
    }
    assert_eq!((taken, broken, foreign, empty), (95, 170, 15, 3));
}
