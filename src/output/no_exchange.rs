//! On systems that cannot let two directories change places, every site is put in place file by
//! file.

use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::manifest::Manifest;
use super::plan::Plan;

/// Why no new directory was put in place.
#[derive(Debug)]
#[expect(dead_code, reason = "the same as where it can be done")]
pub(super) enum Stop {
    Unfit,
    Failed(OutputError),
}

/// Cannot be done.
pub(super) fn replace(_: &Path, _: &Plan<'_>, _: &Manifest) -> Result<Vec<PathBuf>, Stop> {
    Err(Stop::Unfit)
}

/// Nothing can be left.
pub(super) fn recover(_: &Path) -> Vec<PathBuf> {
    Vec::new()
}
