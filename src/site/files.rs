//! The files of a site, under names that are safe on every disk and host.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What a file holds; a preview keeps most files from one site to the next.
pub type Bytes = Arc<[u8]>;

/// All files of a site: relative path with forward slashes -> bytes, sorted by path.
///
/// Every path is checked on the way in, so whoever writes a `Site` to a disk, a zip or a socket
/// need not: none leads outside, none is refused by Windows, and no two are one file where case
/// does not count.
#[derive(Debug, Clone, Default)]
pub struct Site {
    files: BTreeMap<Arc<str>, Bytes>,
    /// Folders whose files of an earlier build stay.
    kept: Vec<String>,
    /// Lower-case spelling of every file and directory -> the spelling in use and what it is.
    names: HashMap<Arc<str>, (Arc<str>, Node)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File,
    Directory,
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
    /// When the path is not a plain relative one, or collides with another: the same path twice,
    /// two spellings that differ only in case, or a file where a directory is.
    pub fn insert(
        &mut self,
        path: impl Into<Arc<str>>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<(), SitePathError> {
        self.insert_shared(path, Bytes::from(bytes.into()))
    }

    /// Adds a file whose bytes others have too.
    ///
    /// # Errors
    ///
    /// As [`insert`](Self::insert).
    pub fn insert_shared(
        &mut self,
        path: impl Into<Arc<str>>,
        bytes: Bytes,
    ) -> Result<(), SitePathError> {
        let path = path.into();
        if let Err(reason) = check(&path).and_then(|()| self.claim(&path)) {
            return Err(SitePathError { path: path.to_string(), reason });
        }
        self.files.insert(path, bytes);
        Ok(())
    }

    /// Lets the files of an earlier build under `folder` stay though this site has none of them,
    /// because what they were made from cannot be read just now.
    pub fn keep_earlier(&mut self, folder: impl Into<String>) {
        self.kept.push(folder.into());
    }

    /// Whether a file of an earlier build stays.
    pub(crate) fn keeps(&self, path: &str) -> bool {
        self.kept.iter().any(|folder| path.starts_with(folder.as_str()))
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| &**bytes)
    }

    /// The bytes of a file, to be shared.
    pub fn shared(&self, path: &str) -> Option<&Bytes> {
        self.files.get(path)
    }

    /// Every path with its bytes to be shared, sorted by path.
    pub fn iter_shared(&self) -> impl ExactSizeIterator<Item = (&str, &Bytes)> {
        self.files.iter().map(|(path, bytes)| (&**path, bytes))
    }

    /// Every path with its bytes, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (&**path, &**bytes))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether a site could have a file of this path; for lists read back from a disk.
    pub(crate) fn is_path(path: &str) -> bool {
        check(path).is_ok()
    }

    /// Reserves the path and the directories it lies in.
    fn claim(&mut self, path: &Arc<str>) -> Result<(), String> {
        let directories = path.match_indices('/').map(|(end, _)| (&path[..end], Node::Directory));
        let names: Vec<_> = directories.chain([(&**path, Node::File)]).collect();
        for &(name, node) in &names {
            match self.names.get(&*lower_case(name)) {
                None => {}
                Some((taken, _)) if **taken != *name => {
                    return Err(format!("it differs only in case from `{taken}`"));
                }
                Some((_, Node::Directory)) if node == Node::Directory => {}
                Some((_, Node::File)) if node == Node::File => {
                    return Err("there is a file of that path already".to_owned());
                }
                Some(_) => return Err(format!("`{name}` is both a file and a directory")),
            }
        }
        for (name, node) in names {
            let lower = lower_case(name);
            if self.names.contains_key(&*lower) {
                continue;
            }
            // Most names are files in lower case: they share the path.
            let name: Arc<str> = if node == Node::File { path.clone() } else { name.into() };
            let key = if *lower == *name { name.clone() } else { lower.as_ref().into() };
            self.names.insert(key, (name, node));
        }
        Ok(())
    }
}

/// The longest file name that ext4, APFS and NTFS all take, in bytes.
const LONGEST_NAME: usize = 255;

/// Characters Windows has a meaning for; the backslash is its separator.
const SPECIAL_ON_WINDOWS: &[char] = &['\\', '<', '>', ':', '"', '|', '?', '*'];

/// Device names on Windows, with or without an extension and in any case
/// (learn.microsoft.com/windows/win32/fileio/naming-a-file).
const RESERVED_ON_WINDOWS: &[&str] = &[
    "con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4",
    "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
];

/// The text in lower case; most paths are already.
fn lower_case(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

fn check(path: &str) -> Result<(), String> {
    if path.is_empty() {
        return Err("it is empty".to_owned());
    }
    if path.starts_with('/') {
        return Err("it is absolute".to_owned());
    }
    path.split('/').try_for_each(check_name)
}

/// Checks one part of a path.
fn check_name(name: &str) -> Result<(), String> {
    let lower = lower_case(name);
    let stem = lower.split('.').next().unwrap_or_default().trim_end();
    if name.is_empty() {
        Err("a part of it is empty".to_owned())
    } else if name == "." || name == ".." {
        Err(format!("`{name}` leads elsewhere"))
    } else if let Some(bad) = name.chars().find(|&letter| letter.is_control()) {
        Err(format!("it has the control character {}", bad.escape_unicode()))
    } else if let Some(bad) = name.chars().find(|letter| SPECIAL_ON_WINDOWS.contains(letter)) {
        Err(format!("`{bad}` has a meaning of its own on Windows"))
    } else if name.ends_with(['.', ' ']) {
        Err(format!("`{name}` ends in a dot or a space, which Windows drops"))
    } else if RESERVED_ON_WINDOWS.contains(&stem) {
        Err(format!("`{name}` is a device on Windows"))
    } else if lower == ".git" || lower.starts_with(".careerdash-") {
        Err(format!("`{name}` is not for pages"))
    } else if name.len() > LONGEST_NAME {
        Err(format!("a part of it is over {LONGEST_NAME} bytes long"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(paths: &[&str]) -> Option<String> {
        let mut site = Site::new();
        paths.iter().find_map(|path| site.insert(*path, "x").err()).map(|error| error.reason)
    }

    #[test]
    fn ordinary_paths_are_taken() {
        let paths = ["index.html", ".nojekyll", "a/b/c.html", "a/b.html", "über/x y.html", "CNAME"];
        assert_eq!(reason(&paths), None);
        assert_eq!(reason(&["console/con-men.html", "com10.txt", "a..b", "..a"]), None);
    }

    #[test]
    fn paths_that_lead_elsewhere_or_break_a_system_are_refused() {
        let long = "x".repeat(256);
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            "./a",
            "a/./b",
            "..",
            "../a",
            "a/../../b",
            "a\\b",
            "C:/a",
            "C:a",
            "a\0b",
            "a\nb",
            "a\u{85}b",
            "con",
            "a/NUL.html",
            "aux .txt",
            "Com1.tar.gz",
            "lpt¹",
            "a.",
            "a/b./c",
            "a ",
            "what?.html",
            ".git/config",
            "a/.GIT/hooks/x",
            ".careerdash-manifest.json",
            ".Careerdash-staging-1/x",
            long.as_str(),
        ] {
            assert!(reason(&[path]).is_some(), "{path:?} was taken");
            assert!(!Site::is_path(path), "{path:?} passed");
        }
    }

    #[test]
    fn names_that_are_one_file_on_some_disk_are_refused() {
        for paths in [
            ["a.html", "a.html"],
            ["a.html", "A.html"],
            ["ü.html", "Ü.html"],
            ["a/x", "A/y"],
            ["a", "a/x"],
            ["a/x", "a"],
            ["a/x/y", "A"],
        ] {
            assert!(reason(&paths).is_some(), "{paths:?} were taken");
        }
    }

    #[test]
    fn a_refused_path_leaves_no_trace() {
        let mut site = Site::new();
        site.insert("a/x", "1").unwrap();
        let error = site.insert("b/c/../x", "2").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`b/c/../x` cannot be a path in the site: `..` leads elsewhere"
        );
        assert!(site.insert("a/X", "2").is_err());
        site.insert("B", "3").unwrap();
        assert_eq!(site.get("a/x"), Some(&b"1"[..]));
        assert_eq!(site.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["B", "a/x"]);
    }
}
