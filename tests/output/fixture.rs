//! A site's directory on disk with an output directory beside its content.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use careerdash::output::{self, OutputError, Protected, Written};
use careerdash::site::Site;
use tempfile::TempDir;

pub(crate) const MANIFEST: &str = output::MANIFEST;

pub(crate) struct Fixture {
    _directory: TempDir,
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) protected: Protected,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().canonicalize().unwrap().join("site");
        for input in ["content/profiles", "themes/own", "home/me/desk"] {
            fs::create_dir_all(root.join(input)).unwrap();
        }
        fs::write(root.join("site.toml"), "").unwrap();
        let protected = Protected {
            current: Some(root.clone()),
            home: Some(root.join("home/me")),
            ..Protected::of_site(&root)
        };
        Self { _directory: directory, target: root.join("public"), root, protected }
    }

    /// A fixture whose output directory holds this site.
    pub(crate) fn built(files: &[(&str, &str)]) -> Self {
        let fixture = Self::new();
        fixture.build(files).unwrap();
        fixture
    }

    pub(crate) fn build(&self, files: &[(&str, &str)]) -> Result<Written, OutputError> {
        self.build_to(&self.target, files)
    }

    pub(crate) fn build_to(
        &self,
        target: &Path,
        files: &[(&str, &str)],
    ) -> Result<Written, OutputError> {
        // Programs that other tests start hold copies of our lock until they have begun.
        for _ in 0..50 {
            match output::write(&site(files), target, &self.protected) {
                Err(OutputError::Busy { .. }) => std::thread::sleep(Duration::from_millis(10)),
                done => return done,
            }
        }
        output::write(&site(files), target, &self.protected)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// Puts a file of the user's own into the output directory.
    pub(crate) fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Dates every file back by a day and gives the time set, so that any write shows.
    pub(crate) fn age(&self) -> SystemTime {
        let then = SystemTime::now() - Duration::from_secs(86_400);
        for path in tree(&self.target).into_keys() {
            if self.path(&path).is_file() {
                let file = fs::File::options().write(true).open(self.path(&path)).unwrap();
                file.set_modified(then).unwrap();
            }
        }
        fs::metadata(self.path(MANIFEST)).unwrap().modified().unwrap()
    }

    pub(crate) fn modified(&self, path: &str) -> SystemTime {
        fs::metadata(self.path(path)).unwrap().modified().unwrap()
    }
}

pub(crate) fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::new();
    for (path, text) in files {
        site.insert(*path, *text).unwrap();
    }
    site
}

/// Every entry below a directory with its text; what is no file has none.
pub(crate) fn tree(directory: &Path) -> BTreeMap<String, Option<String>> {
    walkdir::WalkDir::new(directory)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap)
        .map(|entry| {
            let path = entry.path().strip_prefix(directory).unwrap().to_str().unwrap().to_owned();
            let is_file = entry.file_type().is_file();
            (path, is_file.then(|| fs::read_to_string(entry.path()).unwrap()))
        })
        .collect()
}

/// The paths below a directory, without the lock and the manifest.
pub(crate) fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<_> = tree(directory).into_keys().collect();
    names.retain(|name| name != ".careerdash-lock" && name != MANIFEST);
    names
}

pub(crate) fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Tells a thread to stop, also when the test that began it fails.
#[cfg(unix)]
pub(crate) struct Stop<'a>(pub(crate) &'a std::sync::atomic::AtomicBool);

#[cfg(unix)]
impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(false, std::sync::atomic::Ordering::Relaxed);
    }
}

/// What careerdash left beside an output directory.
#[cfg(unix)]
pub(crate) fn beside(target: &Path) -> Vec<String> {
    let entries = fs::read_dir(target.parent().unwrap()).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("careerdash-"))
        .collect();
    names.sort();
    names
}
