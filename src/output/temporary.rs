//! Directories of our own that hold a site while it is put in place.
//!
//! A marker in them tells them from directories that only have such a name, and is the last thing
//! to be removed: what a kill leaves can always be recognised.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::OutputError;

const MARKER: &str = "marker";
const MARKER_TEXT: &[u8] = b"careerdash staging directory, safe to delete when no build runs\n";

/// How many random letters and digits follow the prefix of a name.
const RANDOM: usize = 12;

/// A directory that goes when it is dropped, unless it is kept.
#[derive(Debug)]
pub(super) struct Temporary {
    path: PathBuf,
    kept: bool,
}

impl Temporary {
    /// Makes one whose name begins with the prefix, for nobody else to look into.
    pub(super) fn make(within: &Path, prefix: &OsStr) -> Result<Self, OutputError> {
        let path = disk::make_temporary(within, prefix, RANDOM)
            .map_err(OutputError::io("create a directory in", within))?;
        let temporary = Self { path, kept: false };
        disk::create(&temporary.path.join(MARKER), MARKER_TEXT)?;
        Ok(temporary)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// From now on it stays.
    pub(super) fn keep(mut self) -> PathBuf {
        self.kept = true;
        self.path.clone()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.kept {
            // Best effort: what matters is the error on its way to the caller, and the next
            // build looks for what is left.
            let _ = remove(&self.path);
        }
    }
}

/// What is left of temporary directories whose names begin so, sorted.
pub(super) fn find(within: &Path, prefix: &OsStr) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(within)? {
        let entry = entry?;
        if begins_with(&entry.file_name(), prefix)
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
            && is_ours(&entry.path(), &entry.file_name(), prefix)
        {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a temporary directory with all that is in it; the marker goes last.
pub(super) fn remove(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        match entry.file_type()? {
            kind if kind.is_dir() => disk::remove_tree(&entry.path())?,
            _ if entry.file_name() == MARKER => {}
            _ => disk::remove_file(&entry.path())?,
        }
    }
    match disk::remove_file(&directory.join(MARKER)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => disk::remove_directory(directory),
    }
}

fn is_ours(path: &Path, name: &OsStr, prefix: &OsStr) -> bool {
    let marker = path.join(MARKER);
    let is_file = fs::symlink_metadata(&marker).is_ok_and(|found| found.is_file());
    let text = if is_file { fs::read(&marker).unwrap_or_default() } else { Vec::new() };
    if text == MARKER_TEXT {
        return true;
    }
    // Killed before the marker was whole, or after it was gone: nothing else is there.
    let rest = &name.as_encoded_bytes()[prefix.len()..];
    let random = rest.len() == RANDOM && rest.iter().all(u8::is_ascii_alphanumeric);
    random && MARKER_TEXT.starts_with(&text) && has_at_most(path, is_file.then_some(MARKER))
}

/// Whether nothing is in a directory but a file of this name.
fn has_at_most(path: &Path, name: Option<&str>) -> bool {
    let expected = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| name.is_some_and(|name| entry.file_name() == name))
    };
    fs::read_dir(path).is_ok_and(|mut entries| entries.all(expected))
}

fn begins_with(name: &OsStr, prefix: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes())
}
