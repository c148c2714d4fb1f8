//! Editions for the tests of what is told of them.

use super::edition::{Edition, Opening};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::site::Site;

/// The first edition.
pub(super) fn first(files: &[(&str, &str)], error: Option<&str>) -> Edition {
    next(&Edition::default(), files, error)
}

/// The edition after another, with these files, all made, and a warning; without files, of
/// content that cannot be read.
pub(super) fn next(before: &Edition, files: &[(&str, &str)], error: Option<&str>) -> Edition {
    let mut site = Site::new();
    for (path, text) in files {
        site.insert(*path, *text).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::warning("w", "of no matter"));
    if let Some(message) = error {
        diagnostics.push(Diagnostic::error("e", message));
    }
    let mut edition = before.clone();
    if files.is_empty() {
        edition.interrupt(&diagnostics);
        return edition;
    }
    let parts = Vec::new();
    edition.begin(Opening { base: "/".to_owned(), diagnostics: &diagnostics, parts });
    edition.complete(site);
    edition
}
