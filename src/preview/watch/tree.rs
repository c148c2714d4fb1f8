//! The files of a site at one moment, and what differs from another.

use crate::content::document::MAX_FILE_SIZE;
use crate::content::is_passed_over;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// A file changed this shortly before it was read may change again and have the same time: file
/// systems count in steps of up to two seconds (FAT).
const COARSEST: Duration = Duration::from_secs(2);

/// The folders that a site is made from, and how deep files lie in them at most:
/// `markets/<id>/<date>/<file>`, and `<name>/assets/` with folders in it.
pub(super) const FOLDERS: [(&str, usize); 2] = [("content", 4), ("themes", 6)];

/// Every file a site may be made from, by path.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    /// Paths as the system spells them, which compare faster than by their parts.
    files: BTreeMap<Arc<OsStr>, Entry>,
    /// Whether some of them are reached through links, which may lead elsewhere tomorrow.
    has_links: bool,
}

/// A file as it was last read.
#[derive(Debug, Clone)]
struct Entry {
    stamp: Stamp,
    /// Whether the stamp is old enough to tell later changes.
    settled: bool,
    /// `None` for what cannot be read or is too large.
    content: Option<Content>,
}

/// SHA-256 of a file's content.
pub(crate) type Hash = [u8; 32];

/// What a file holds.
#[derive(Debug, Clone)]
struct Content {
    hash: Hash,
    is_empty: bool,
    /// Until something was made of them.
    bytes: Option<Arc<[u8]>>,
}

/// What a file system says of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Inode and time of its last change: they differ even where a time was set by hand.
    identity: (u64, i64, i64),
}

/// What differs between two trees, as paths in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Files with other content.
    pub(crate) edited: Vec<PathBuf>,
    /// New files.
    pub(crate) added: Vec<PathBuf>,
    /// Files that are gone.
    pub(crate) removed: Vec<PathBuf>,
    /// Edited files that are empty now: an editor may be about to write them.
    pub(crate) emptied: Vec<PathBuf>,
    /// New files whose name says nothing: an editor may be about to rename them.
    pub(crate) nameless: Vec<PathBuf>,
}

impl Changes {
    pub(crate) fn is_empty(&self) -> bool {
        self.edited.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }

    /// Every path.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.edited.iter().chain(&self.added).chain(&self.removed)
    }

    /// The files that are gone, empty or oddly named, which is often only the first half of a
    /// save.
    pub(crate) fn doubtful(&self) -> impl Iterator<Item = &PathBuf> {
        self.removed.iter().chain(&self.emptied).chain(&self.nameless)
    }
}

impl Tree {
    /// Looks at the site in the folder `root`; only files that may differ from `self` are read.
    pub(crate) fn look(&self, root: &Path) -> Self {
        let now = SystemTime::now();
        let site = root.join("site.toml");
        let mut files = BTreeMap::new();
        if let Ok(metadata) = fs::metadata(&site) {
            files.insert(self.key(&site), self.entry(&site, &metadata, now));
        }
        let mut has_links = false;
        for (name, deepest) in FOLDERS {
            has_links |= self.walk(&root.join(name), deepest, now, &mut files);
        }
        Self { files, has_links }
    }

    /// Adds the files of a folder; whether there is a link among them.
    fn walk(
        &self,
        folder: &Path,
        deepest: usize,
        now: SystemTime,
        files: &mut BTreeMap<Arc<OsStr>, Entry>,
    ) -> bool {
        let walk = WalkDir::new(folder).max_depth(deepest).follow_links(true);
        let boundary = folder.canonicalize().ok();
        // A link out of the folder is refused by the loader; it must not be followed here either.
        let inside = |path: &Path| {
            let target = path.canonicalize().ok();
            target.zip(boundary.as_ref()).is_some_and(|(target, bound)| target.starts_with(bound))
        };
        let walk = walk.into_iter().filter_entry(|item| {
            item.depth() == 0
                || !is_passed_over(&item.file_name().to_string_lossy())
                    && (!item.path_is_symlink() || inside(item.path()))
        });
        let mut has_links = false;
        // What cannot be read has no entry; the loader says why.
        for item in walk.filter_map(Result::ok) {
            has_links |= item.path_is_symlink();
            let Ok(metadata) = item.metadata() else { continue };
            if !metadata.is_dir() {
                let entry = self.entry(item.path(), &metadata, now);
                files.insert(self.key(item.path()), entry);
            }
        }
        has_links
    }

    /// The same allocation for the same path.
    fn key(&self, path: &Path) -> Arc<OsStr> {
        let known = self.files.get_key_value(path.as_os_str());
        known.map_or_else(|| path.as_os_str().into(), |(key, _)| key.clone())
    }

    fn entry(&self, path: &Path, metadata: &Metadata, now: SystemTime) -> Entry {
        let stamp = Stamp::of(metadata);
        if let Some(known) = self.files.get(path.as_os_str())
            && known.settled
            && known.stamp == stamp
        {
            return known.clone();
        }
        let settled = stamp
            .modified
            .is_some_and(|modified| now.duration_since(modified).is_ok_and(|age| age > COARSEST));
        // Pipes and devices could block for ever.
        let readable = metadata.is_file() && metadata.len() <= MAX_FILE_SIZE;
        let bytes = readable.then(|| fs::read(path).ok()).flatten();
        let content = bytes.map(|bytes| Content {
            hash: Sha256::digest(&bytes).into(),
            is_empty: bytes.is_empty(),
            bytes: Some(bytes.into()),
        });
        Entry { stamp, settled, content }
    }

    /// What is different in `newer`.
    pub(crate) fn changes(&self, newer: &Self) -> Changes {
        let mut changes = Changes::default();
        for (key, entry) in &newer.files {
            let before = self.files.get(key);
            if before.is_some_and(|before| before.hash() == entry.hash()) {
                continue;
            }
            let path = PathBuf::from(&**key);
            if before.is_some() {
                if entry.content.as_ref().is_some_and(|content| content.is_empty) {
                    changes.emptied.push(path.clone());
                }
                changes.edited.push(path);
            } else {
                if path.extension().is_none() {
                    changes.nameless.push(path.clone());
                }
                changes.added.push(path);
            }
        }
        let gone = self.files.keys().filter(|key| !newer.files.contains_key(*key));
        changes.removed = gone.map(|key| PathBuf::from(&**key)).collect();
        changes
    }

    /// Whether there is a file of this path.
    pub(crate) fn has(&self, path: &OsStr) -> bool {
        self.files.contains_key(path)
    }

    /// The hash of a file; `None` when it cannot be read.
    pub(crate) fn hash(&self, path: &Path) -> Option<Hash> {
        self.files.get(path.as_os_str())?.hash()
    }

    /// The bytes that were hashed, while they are kept.
    pub(crate) fn bytes(&self, path: &Path) -> Option<Arc<[u8]>> {
        self.files.get(path.as_os_str())?.content.as_ref()?.bytes.clone()
    }

    /// Lets go of the bytes.
    pub(crate) fn forget_bytes(&mut self) {
        for content in self.files.values_mut().filter_map(|entry| entry.content.as_mut()) {
            content.bytes = None;
        }
    }

    /// Whether the same files are there and none is a link, so that they need not be found anew.
    pub(crate) fn has_same_names(&self, other: &Self) -> bool {
        !self.has_links && !other.has_links && self.files.keys().eq(other.files.keys())
    }
}

impl Entry {
    fn hash(&self) -> Option<Hash> {
        self.content.as_ref().map(|content| content.hash)
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder {
        directory: tempfile::TempDir,
        seen: Tree,
    }

    impl Folder {
        fn new() -> Self {
            let directory = tempfile::tempdir().unwrap();
            fs::create_dir_all(directory.path().join("content/profiles")).unwrap();
            Self { directory, seen: Tree::default() }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.directory.path().join(name)
        }

        fn write(&self, name: &str, text: &str) {
            fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
            fs::write(self.path(name), text).unwrap();
        }

        /// Edited, added, removed and emptied files since the last look.
        fn look(&mut self) -> [Vec<String>; 4] {
            let tree = self.seen.look(self.directory.path());
            let changes = self.seen.changes(&tree);
            self.seen = tree;
            let names = |paths: Vec<PathBuf>| {
                let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
                paths.into_iter().map(name).collect()
            };
            [changes.edited, changes.added, changes.removed, changes.emptied].map(names)
        }
    }

    fn names(
        edited: &[&str],
        added: &[&str],
        removed: &[&str],
        emptied: &[&str],
    ) -> [Vec<String>; 4] {
        [edited, added, removed, emptied]
            .map(|names| names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn every_kind_of_save_is_seen_and_no_touch_is() {
        let mut folder = Folder::new();
        folder.write("content/profiles/a.json", "1");
        folder.write("site.toml", "");
        folder.write("themes/mine/assets/fonts/latin/a.woff2", "1");
        folder.write("public/index.html", "output is no content");
        assert_eq!(folder.look(), names(&[], &["a.json", "site.toml", "a.woff2"], &[], &[]));
        folder.write("content/profiles/a.json", "1");
        assert_eq!(folder.look(), names(&[], &[], &[], &[]), "the same bytes again");
        // The same length within the same tick of the clock.
        folder.write("content/profiles/a.json", "2");
        assert_eq!(folder.look(), names(&["a.json"], &[], &[], &[]));
        folder.write("content/profiles/b.tmp", "3");
        assert_eq!(folder.look(), names(&[], &[], &[], &[]), "what editors leave is passed over");
        fs::rename(folder.path("content/profiles/b.tmp"), folder.path("content/profiles/a.json"))
            .unwrap();
        assert_eq!(folder.look(), names(&["a.json"], &[], &[], &[]));
        folder.write("content/profiles/a.json", "");
        assert_eq!(folder.look(), names(&["a.json"], &[], &[], &["a.json"]));
        fs::remove_file(folder.path("content/profiles/a.json")).unwrap();
        assert_eq!(folder.look(), names(&[], &[], &["a.json"], &[]));
    }

    #[test]
    fn a_time_set_back_hides_no_change() {
        let mut folder = Folder::new();
        folder.write("content/profiles/a.json", "1");
        let old = SystemTime::now() - Duration::from_secs(3600);
        let set = |folder: &Folder| {
            let file = fs::File::options().write(true).open(folder.path("content/profiles/a.json"));
            file.unwrap().set_modified(old).unwrap();
        };
        set(&folder);
        folder.look();
        folder.write("content/profiles/a.json", "2");
        set(&folder);
        if cfg!(unix) {
            assert_eq!(folder.look(), names(&["a.json"], &[], &[], &[]));
        }
    }

    #[test]
    fn folders_that_come_and_go_are_seen_with_all_their_files() {
        let mut folder = Folder::new();
        folder.look();
        folder.write("elsewhere/2026-11-15/a.json", "1");
        folder.write("elsewhere/market.toml", "1");
        fs::create_dir_all(folder.path("content/markets")).unwrap();
        fs::rename(folder.path("elsewhere"), folder.path("content/markets/dev")).unwrap();
        assert_eq!(folder.look(), names(&[], &["a.json", "market.toml"], &[], &[]));
        fs::remove_dir_all(folder.path("content")).unwrap();
        assert_eq!(folder.look(), names(&[], &[], &["a.json", "market.toml"], &[]));
    }
}
