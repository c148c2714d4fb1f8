//! Every format tells the same job, and none is thrown by what its source gets wrong.

mod aggregators;
mod canonical;
mod hacker_news;
mod hostile;
mod traps;

use crate::content::postings::{SnapshotFile, read_snapshot_file};
use std::path::{Path, PathBuf};

/// Where the files written for these tests lie.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postings/fixtures")
}

/// Reads a fixture, such as `canonical/lever.json`.
fn fixture(name: &str) -> SnapshotFile {
    let path = fixtures().join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read_snapshot_file(name, &path, &bytes)
}

/// One line per problem: code, pointer, message.
fn problems(file: &SnapshotFile) -> Vec<String> {
    let line = |problem: &crate::diagnostics::Diagnostic| {
        let pointer = problem.pointer.as_deref().unwrap_or_default();
        format!("{} {pointer} {}", problem.code, problem.message)
    };
    file.diagnostics.iter().map(line).collect()
}
