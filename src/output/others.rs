//! What lies in the output directory and is not ours, to be named: whoever publishes the folder
//! publishes it too.

use super::lock::LOCK;
use super::manifest::{MANIFEST, Manifest};
use super::staging::STAGING;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Files, and folders that hold nothing of ours (with a slash at the end), sorted; not `.git`.
///
/// Folders that cannot be listed are left out: the site is complete, and naming is a courtesy.
pub(super) fn list(target: &Path, manifest: &Manifest) -> Vec<String> {
    let mut folders: BTreeSet<&str> =
        manifest.files.keys().flat_map(|path| folders_above(path)).collect();
    folders.insert("");
    let mut others = Vec::new();
    for folder in &folders {
        let Ok(entries) = fs::read_dir(target.join(folder)) else { continue };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            // A link is a file, wherever it leads.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && folders.contains(&*path) || manifest.files.contains_key(&path) {
                continue;
            }
            if [MANIFEST, LOCK, ".git"].contains(&&*path) || path.starts_with(STAGING) {
                continue;
            }
            others.push(if is_folder { format!("{path}/") } else { path });
        }
    }
    others.sort();
    others
}

/// The folders above a file, but for the output directory.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
