//! The files of a site: path -> bytes.

use std::collections::BTreeMap;

/// All files of a site: relative path with forward slashes -> bytes, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

/// Why a path cannot be in a site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` cannot be a path in the site: {reason}", path.escape_debug())]
pub struct SitePathError {
    /// The path as given.
    pub path: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Site {
    /// An empty site.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// When there is a file of that path already.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<(), SitePathError> {
        let path = path.into();
        if self.files.contains_key(&path) {
            let reason = "there is a file of that path already".to_owned();
            return Err(SitePathError { path, reason });
        }
        self.files.insert(path, bytes.into());
        Ok(())
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every path with its bytes, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}
