//! A site in a temporary folder, and runs of the program on it.

use careerdash::Streams;
use careerdash::explanation::Screen;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tempfile::TempDir;

/// A posting that names a skill as required.
pub(crate) const POSTING: &str = r#"{"id":"p1","title":"Data engineer","company":"Acme","url":"https://example.org/p1","description":"Requirements:\n- Must have Python and SQL.\n- Docker is a plus."}"#;

/// A résumé with a role and a skill.
pub(crate) const RESUME: &str = r#"{"basics":{"name":"Ada Byron"},"work":[{"name":"Mill","position":"Engineer","startDate":"2020-01","highlights":["Wrote Python services."]}],"skills":[{"name":"Languages","keywords":["Python"]}]}"#;

/// A site's folder; `public` is in it once it is built.
pub(crate) struct Site {
    _directory: TempDir,
    pub(crate) root: PathBuf,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Run {
    /// 0, 1 or 2.
    pub(crate) code: u8,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Site {
    /// A folder without anything in it.
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().canonicalize().unwrap().join("site");
        fs::create_dir(&root).unwrap();
        Self { _directory: directory, root }
    }

    /// One good résumé and one market with one good posting.
    pub(crate) fn small() -> Self {
        Self::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", POSTING)
    }

    /// Writes a file of the site.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(path, text);
        self
    }

    /// Writes `content/profiles/<name>`.
    pub(crate) fn profile(self, name: &str, text: &str) -> Self {
        self.file(&format!("content/profiles/{name}"), text)
    }

    /// Writes a snapshot, and `market.toml` when the market has none yet.
    pub(crate) fn market(self, id: &str, snapshot: &str, text: impl AsRef<[u8]>) -> Self {
        let config = format!("content/markets/{id}/market.toml");
        let site = if self.root.join(&config).exists() {
            self
        } else {
            self.file(&config, "title = \"Data engineer\"\n")
        };
        site.file(&format!("content/markets/{id}/{snapshot}"), text)
    }

    /// Changes a file of a site in use.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs a verb on this site.
    pub(crate) fn run(&self, verb: &[&str]) -> Run {
        let root = ["--root", self.root.to_str().unwrap()];
        let arguments: Vec<&str> = verb.iter().copied().chain(root).collect();
        run(&arguments, b"")
    }

    /// Builds and expects no error.
    pub(crate) fn build(self) -> Self {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.errors);
        self
    }

    /// What `check` prints on standard output and standard error.
    pub(crate) fn check(&self, format: &str) -> Run {
        self.run(&["check", "--format", format])
    }

    /// Every file of the output by path.
    pub(crate) fn public(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.root.join("public"))
    }

    /// A file of the output as text.
    pub(crate) fn page(&self, path: &str) -> String {
        let path = self.root.join("public").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The files of the output that end in `name`.
    pub(crate) fn pages(&self, name: &str) -> Vec<String> {
        self.public().into_keys().filter(|path| path.ends_with(name)).collect()
    }

    /// The only `report.md`.
    pub(crate) fn report(&self) -> String {
        let reports = self.pages("report.md");
        assert_eq!(reports.len(), 1, "{reports:?}");
        self.page(&reports[0])
    }
}

/// Runs the program in this process.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Run {
    run_in(arguments, input, None)
}

/// Runs the program as if standard output were this screen.
pub(crate) fn run_on(arguments: &[&str], screen: Screen) -> Run {
    run_in(arguments, b"", Some(screen))
}

fn run_in(arguments: &[&str], mut input: &[u8], screen: Option<Screen>) -> Run {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        terminal: false,
        color: false,
        screen,
        today: jiff::civil::date(2026, 11, 30),
    };
    let arguments = std::iter::once("careerdash").chain(arguments.iter().copied());
    let code = careerdash::run_with(arguments, &mut streams);
    let number = (0..=2).find(|number| ExitCode::from(*number) == code).unwrap();
    Run {
        code: number,
        output: String::from_utf8(output).unwrap(),
        errors: String::from_utf8(errors).unwrap(),
    }
}

/// The built program, for tests of its environment.
pub(crate) fn program() -> std::process::Command {
    std::process::Command::new(env!("CARGO_BIN_EXE_careerdash"))
}

/// Every file below a folder; none when there is no folder.
pub(crate) fn tree(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(directory).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(directory).unwrap();
            let name = path.to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Asserts that a file tree is the other, naming what differs.
pub(crate) fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(!one.is_empty(), "nothing was written");
    assert!(one.keys().eq(other.keys()), "{:?}\n{:?}", one.keys(), other.keys());
    let differing: Vec<_> = one.iter().filter(|(path, bytes)| other[*path] != **bytes).collect();
    let paths: Vec<_> = differing.iter().map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "these differ: {paths:?}");
}

/// The sample site that comes with the sources.
pub(crate) fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A page without the address of its stylesheet, the rules that stand in it, and their hash.
pub(crate) fn without_styles(page: &str) -> String {
    let mut page = page.to_owned();
    for (start, end) in [
        ("<style data-file=\"", "</style>"),
        ("<link rel=\"stylesheet\" href=\"", "\""),
        ("style-src 'self' 'sha256-", "'"),
    ] {
        if let Some(at) = page.find(start) {
            let after = at + start.len();
            let length = page[after..].find(end).expect("it is closed");
            page.replace_range(at..after + length + end.len(), "");
        }
    }
    page
}
