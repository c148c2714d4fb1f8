//! The record of what careerdash wrote into a directory: `.careerdash-manifest.json`.
//!
//! A manifest read back is not trusted: whoever can write to the directory can write to it, and
//! a path in it decides what is deleted. Paths pass the same check as those of a [`Site`].

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::OutputError;
use crate::site::Site;

/// The manifest's name in the output directory.
pub const MANIFEST: &str = ".careerdash-manifest.json";

/// Changes when an older careerdash would misread the file.
const VERSION: u32 = 1;

/// What identifies a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fingerprint {
    /// SHA-256 in lower-case hexadecimal.
    sha256: String,
    /// Length in bytes.
    bytes: u64,
}

/// Every file careerdash wrote, by path; no time stamps, so the same site has the same manifest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    generator: String,
    version: u32,
    pub(super) files: BTreeMap<String, Fingerprint>,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        use std::fmt::Write as _;
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            // Writing to a string cannot fail.
            let _ = write!(sha256, "{byte:02x}");
        }
        Self { sha256, bytes: bytes.len() as u64 }
    }

    /// The fingerprint of a file on disk.
    pub(super) fn read(path: &Path) -> Result<Self, OutputError> {
        fs::read(path).map(|bytes| Self::of(&bytes)).map_err(OutputError::io("read", path))
    }
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<String, Fingerprint>) -> Self {
        Self { generator: "careerdash".to_owned(), version: VERSION, files }
    }

    /// Reads the manifest of an output directory; `None` when there is none.
    pub(super) fn read(target: &Path) -> Result<Option<Self>, OutputError> {
        let path = target.join(MANIFEST);
        let Some(text) = read_record(&path)? else { return Ok(None) };
        Self::parse(&text).map(Some).map_err(|why| OutputError::Record { path, why })
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_json(self)
    }

    fn parse(text: &[u8]) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        if manifest.version != VERSION {
            return Err(format!(
                "it is of version {}, this careerdash reads version {VERSION}",
                manifest.version
            ));
        }
        check_paths(manifest.files.keys())?;
        Ok(manifest)
    }
}

/// Reads a control file without following a link; `None` when there is none.
pub(super) fn read_record(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    let refuse = |why: &str| OutputError::Record { path: path.to_owned(), why: why.to_owned() };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("look at", path)(error)),
        Ok(found) if found.is_symlink() => Err(refuse("it is a symbolic link")),
        Ok(found) if !found.is_file() => Err(refuse("it is not a file")),
        Ok(_) => fs::read(path).map(Some).map_err(OutputError::io("read", path)),
    }
}

/// Refuses paths that a site could not have.
pub(super) fn check_paths<'a>(paths: impl IntoIterator<Item = &'a String>) -> Result<(), String> {
    match paths.into_iter().find(|path| !Site::is_path(path)) {
        Some(path) => Err(format!("it lists `{}`, which no site has", path.escape_debug())),
        None => Ok(()),
    }
}

/// Indented JSON with a last line break: a person reads it in a diff.
pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let file = |path: &str, bytes: &[u8]| (path.to_owned(), Fingerprint::of(bytes));
        Manifest::new(BTreeMap::from([file("b/c.css", b""), file("a.html", b"abc")]))
    }

    #[test]
    fn a_manifest_is_sorted_and_reads_back() {
        let bytes = manifest().to_bytes();
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            r#"{
  "generator": "careerdash",
  "version": 1,
  "files": {
    "a.html": {
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "bytes": 3
    },
    "b/c.css": {
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "bytes": 0
    }
  }
}
"#
        );
        assert_eq!(Manifest::parse(&bytes).unwrap().files, manifest().files);
    }

    #[test]
    fn paths_that_lead_outside_are_refused() {
        for path in ["../a", "/etc/passwd", "a/../../b", ".git/config", MANIFEST] {
            let text = String::from_utf8(manifest().to_bytes()).unwrap().replace("a.html", path);
            let why = Manifest::parse(text.as_bytes()).unwrap_err();
            assert_eq!(why, format!("it lists `{path}`, which no site has"));
        }
    }

    #[test]
    fn other_versions_and_broken_files_are_refused() {
        let text = String::from_utf8(manifest().to_bytes()).unwrap();
        let newer = text.replace("\"version\": 1", "\"version\": 2");
        assert_eq!(
            Manifest::parse(newer.as_bytes()).unwrap_err(),
            "it is of version 2, this careerdash reads version 1"
        );
        for broken in ["", "{}", "[]", "\0", &text[..text.len() / 2]] {
            assert!(Manifest::parse(broken.as_bytes()).is_err(), "{broken:?} was read");
        }
    }
}
