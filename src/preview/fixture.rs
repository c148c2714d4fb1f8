//! Rebuilds for the tests of what is made of them.

use super::edition::{Made, Outcome};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::site::Site;

/// A rebuild with these files and a warning; without files, of a site that cannot be built.
pub(super) fn outcome(files: &[(&str, &str)], error: Option<&str>) -> Outcome {
    let mut site = Site::new();
    for (path, text) in files {
        site.insert(*path, *text).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::warning("w", "of no matter"));
    if let Some(message) = error {
        diagnostics.push(Diagnostic::error("e", message));
    }
    let site = (!files.is_empty()).then_some(site);
    Outcome { site, base: "/".to_owned(), diagnostics, made: Made::default() }
}
