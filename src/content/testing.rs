//! What several unit tests need.

use std::path::{Path, PathBuf};

/// A file or folder of the shared test data, which lies beside the repository and not in it:
/// at `CAREERDASH_SHARED`, `../shared` or `../../shared`. Says so when it is absent.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("CAREERDASH_SHARED").map(PathBuf::from);
    let places = named.into_iter().chain([root.join("../shared"), root.join("../../shared")]);
    let found = places.map(|place| place.join(path)).find(|place| place.exists());
    if found.is_none() {
        println!("skipped: no shared data at {path}");
    }
    found
}
