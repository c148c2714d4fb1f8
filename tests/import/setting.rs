//! Where imports are tested: a site beside files to import.

pub(crate) use crate::site_fixture::{Run, Site, run, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Two postings, one of them with everything a posting can have.
pub(crate) const JOBS: &str = r#"[
  {"id": 7, "title": "Backend Engineer", "company": "Example GmbH", "location": "Berlin;Hamburg",
   "remote": "hybrid", "type": "permanent", "posted_on": "2026-11-10", "expires": "2026-12-31",
   "lang": "en", "url": "https://example.org/7", "team": "Payments", "salary": "EUR 65,000 to 80,000 per year",
   "description": "<h3>You have</h3><ul><li>Go &amp; PostgreSQL</li></ul><p>Kubernetes is a plus.</p>"},
  {"id": 8, "title": "Platform Engineer", "company": "Sample Ltd", "posted_on": "soon", "team": "Core"}
]"#;

/// A file of `tests/import`.
pub(crate) fn given(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// A file of the shared folder; `None`, with a word about it, when it is not there.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("CAREERDASH_SHARED").map(PathBuf::from);
    let found = named.unwrap_or_else(|| root.join("../shared")).join(path);
    if !found.exists() {
        eprintln!("skipped: there is no {path} in CAREERDASH_SHARED or beside the repository");
        return None;
    }
    Some(found)
}

/// An empty site, and files beside it.
pub(crate) struct Setting {
    pub(crate) site: Site,
}

impl Setting {
    pub(crate) fn new() -> Self {
        Self { site: Site::new() }
    }

    /// Puts a file beside the site.
    pub(crate) fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.put(name, bytes);
        self
    }

    /// The same later.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.beside(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.site.root.parent().unwrap().join(name)
    }

    /// Imports postings from files beside the site.
    pub(crate) fn postings(&self, files: &[&str], options: &[&str]) -> Run {
        let files: Vec<PathBuf> = files.iter().map(|file| self.beside(file)).collect();
        let files = files.iter().map(|file| file.to_str().unwrap());
        let mut call = vec!["import", "postings"];
        call.extend(files);
        call.extend(options);
        self.tidy(self.site.run(&call))
    }

    /// Imports a profile from a file or folder of `tests/import`, copied beside the site with what
    /// lies in its folder: messages are ordered by path, and where the repository lies must not
    /// matter.
    pub(crate) fn given(&self, name: &str, options: &[&str]) -> Run {
        let top = name.split('/').next();
        for (file, bytes) in tree(&given("")) {
            if file.split('/').next() == top {
                self.put(&format!("given/{file}"), bytes);
            }
        }
        self.profile(&self.beside(&format!("given/{name}")), options)
    }

    /// Imports a profile from any path.
    pub(crate) fn profile(&self, file: &Path, options: &[&str]) -> Run {
        let mut call = vec!["import", "profile", file.to_str().unwrap()];
        call.extend(options);
        self.tidy(self.site.run(&call))
    }

    /// Output without paths of this machine.
    fn tidy(&self, run: Run) -> Run {
        let around = self.site.root.parent().unwrap().to_str().unwrap();
        let plain = |text: String| text.replace(&format!("{around}/"), "");
        Run { code: run.code, output: plain(run.output), errors: plain(run.errors) }
    }

    /// Every file of the site's content.
    pub(crate) fn content(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.site.root.join("content"))
    }

    /// A file of the site's content as text.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.site.root.join("content").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}
