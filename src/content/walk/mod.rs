//! Finds the files of a site without reading them.

mod theme;

pub use theme::ThemeFiles;
pub(crate) use theme::{discover_theme, theme_names};

use super::document::Syntax;
use super::ids::{SHAPE, is_id, is_reserved, slug};
use super::profile_reader::quoted;
use super::reader::one_of;
use crate::diagnostics::{Diagnostic, Diagnostics, Location};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Extensions of files with postings.
const SNAPSHOT_EXTENSIONS: [&str; 6] = ["json", "jsonl", "ndjson", "csv", "html", "htm"];

/// The least that has to stand in a `market.toml`.
const MARKET_TOML: &str = "create it with a line such as `title = \"Senior AI engineer\"`";

/// The files of a site, sorted by id and date.
#[derive(Debug, Clone, Default)]
pub struct Discovered {
    /// The site's folder.
    pub root: PathBuf,
    /// `site.toml`, when there is one.
    pub site: Option<PathBuf>,
    /// Profiles by id; each id once.
    pub profiles: Vec<ProfileFile>,
    /// Markets by id.
    pub markets: Vec<MarketFiles>,
    /// Additions to the skill catalogue and corrections of it.
    pub skills: Vec<FoundFile>,
}

/// A file with the name shown to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it lies on disk.
    pub path: PathBuf,
    /// Path relative to the site's root with forward slashes.
    pub name: String,
}

/// A profile's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFile {
    /// File name without extension.
    pub id: String,
    /// The file.
    pub file: FoundFile,
    /// How it is written.
    pub syntax: Syntax,
}

/// A market's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarketFiles {
    /// Folder name.
    pub id: String,
    /// `market.toml`.
    pub config: FoundFile,
    /// Snapshots by date.
    pub snapshots: Vec<SnapshotFiles>,
}

/// The files of one snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFiles {
    /// The day, from the name of the file or folder.
    pub date: Date,
    /// Files by name.
    pub files: Vec<FoundFile>,
}

/// Finds the files of the site in the folder `root`.
///
/// Hidden files and what editors leave behind are passed over; links that lead out of the
/// content folder are refused.
pub fn discover(root: &Path, diagnostics: &mut Diagnostics) -> Discovered {
    let content = root.join("content");
    let site = root.join("site.toml");
    let site = site.is_file().then_some(site);
    let mut found = Discovered { root: root.to_owned(), site, ..Discovered::default() };
    let boundary = match content.canonicalize() {
        Ok(boundary) if boundary.is_dir() => boundary,
        _ => {
            diagnostics.push(
                Diagnostic::error("no-content", "there is no folder `content` here")
                    .at(Location::file("content"))
                    .expected("content/profiles/<id>.json and content/markets/<id>/market.toml")
                    .hint("run careerdash in the site's folder, or name it with --root"),
            );
            return found;
        }
    };
    let mut walk = Walk { root, boundary, inside_of: "content folder", diagnostics };
    found.profiles = walk.profiles(&content.join("profiles"));
    found.markets = walk.markets(&content.join("markets"));
    found.skills = walk.skills(&content.join("skills"));
    found
}

struct Walk<'a> {
    root: &'a Path,
    /// The folder that is walked, with all links resolved.
    boundary: PathBuf,
    /// What it is called.
    inside_of: &'static str,
    diagnostics: &'a mut Diagnostics,
}

/// An entry of a folder that is a file or folder inside the content folder.
struct Entry {
    file: FoundFile,
    file_name: String,
    is_dir: bool,
}

impl Entry {
    /// The name before and after its last dot.
    fn parts(&self) -> (&str, &str) {
        self.file_name.rsplit_once('.').unwrap_or((&self.file_name, ""))
    }
}

impl Walk<'_> {
    fn profiles(&mut self, folder: &Path) -> Vec<ProfileFile> {
        let mut profiles: BTreeMap<String, ProfileFile> = BTreeMap::new();
        for entry in self.entries(folder) {
            let (stem, extension) = entry.parts();
            let syntax = Syntax::from_extension(extension).filter(|_| !entry.is_dir);
            let Some(syntax) = syntax else {
                self.no_profile(&entry);
                continue;
            };
            let id = stem.to_owned();
            if !self.accept_id(&id, &entry, &format!("{}.{extension}", slug(stem))) {
                continue;
            }
            if let Some(first) = profiles.get(&id) {
                let message = format!("two profiles have the id `{id}`");
                let other = first.file.name.clone();
                self.report(
                    &entry.file,
                    Diagnostic::error("duplicate-id", message)
                        .hint(format!("the other is {other}; rename or delete one of them")),
                );
                continue;
            }
            profiles.insert(id.clone(), ProfileFile { id, file: entry.file, syntax });
        }
        profiles.into_values().collect()
    }

    fn markets(&mut self, folder: &Path) -> Vec<MarketFiles> {
        let mut markets = Vec::new();
        for entry in self.entries(folder) {
            if !entry.is_dir {
                self.ignored(&entry, "one folder per market");
                continue;
            }
            let id = entry.file_name.clone();
            if self.accept_id(&id, &entry, &slug(&id)) {
                markets.extend(self.market(id, &entry));
            }
        }
        markets
    }

    fn market(&mut self, id: String, folder: &Entry) -> Option<MarketFiles> {
        let mut config = None;
        let mut snapshots: BTreeMap<Date, Vec<FoundFile>> = BTreeMap::new();
        for entry in self.entries(&folder.file.path) {
            if entry.file_name == "market.toml" && !entry.is_dir {
                config = Some(entry.file);
            } else if let Some(date) = self.snapshot_date(&entry) {
                let files = self.snapshot_files(entry);
                snapshots.entry(date).or_default().extend(files);
            }
        }
        let Some(config) = config else {
            let message = format!("the market `{id}` has no market.toml");
            let problem = Diagnostic::error("no-market-config", message).hint(MARKET_TOML);
            self.report(&folder.file, problem);
            return None;
        };
        let snapshots =
            snapshots.into_iter().map(|(date, files)| SnapshotFiles { date, files }).collect();
        Some(MarketFiles { id, config, snapshots })
    }

    /// The day a snapshot's file or folder is named after.
    fn snapshot_date(&mut self, entry: &Entry) -> Option<Date> {
        let (stem, extension) =
            if entry.is_dir { (entry.file_name.as_str(), "") } else { entry.parts() };
        let readable = entry.is_dir || is_snapshot_extension(extension);
        if !readable || !has_shape_of_date(stem) {
            self.ignored(entry, "snapshots named <YYYY-MM-DD>.json, .jsonl, .ndjson, .csv or .html, or folders named <YYYY-MM-DD>");
            return None;
        }
        let date = stem.parse().ok();
        if date.is_none() {
            let message = format!("the snapshot's date `{stem}` does not exist");
            self.report(
                &entry.file,
                Diagnostic::error("invalid-date", message).expected("YYYY-MM-DD"),
            );
        }
        date
    }

    fn snapshot_files(&mut self, entry: Entry) -> Vec<FoundFile> {
        if !entry.is_dir {
            return vec![entry.file];
        }
        let mut files = Vec::new();
        for part in self.entries(&entry.file.path) {
            if part.is_dir || !is_snapshot_extension(part.parts().1) {
                self.ignored(&part, &format!("files ending in {}", one_of(&SNAPSHOT_EXTENSIONS)));
            } else {
                files.push(part.file);
            }
        }
        files
    }

    fn skills(&mut self, folder: &Path) -> Vec<FoundFile> {
        let mut files = Vec::new();
        for entry in self.entries(folder) {
            if entry.is_dir || !entry.parts().1.eq_ignore_ascii_case("toml") {
                self.ignored(&entry, "files ending in `.toml`");
            } else {
                files.push(entry.file);
            }
        }
        files
    }

    /// The entries of a folder by name; a missing folder has none.
    fn entries(&mut self, folder: &Path) -> Vec<Entry> {
        match folder.canonicalize() {
            Ok(target) if !target.starts_with(&self.boundary) => {
                self.leads_out(&FoundFile { name: self.name_of(folder), path: folder.to_owned() });
                return Vec::new();
            }
            Ok(_) => {}
            Err(_) => return Vec::new(),
        }
        let walker = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name();
        let mut entries = Vec::new();
        for item in walker {
            match item {
                Ok(item) => entries.extend(self.entry(&item)),
                Err(error) => {
                    let name = self.name_of(error.path().unwrap_or(folder));
                    let message = format!("cannot read `{name}`: {error}");
                    let problem = Diagnostic::error("cannot-read", message);
                    self.diagnostics.push(problem.at(Location::file(name)));
                }
            }
        }
        entries
    }

    fn entry(&mut self, item: &walkdir::DirEntry) -> Option<Entry> {
        let file_name = item.file_name().to_string_lossy().into_owned();
        if is_passed_over(&file_name) {
            return None;
        }
        let path = item.path().to_owned();
        let file = FoundFile { name: self.name_of(&path), path };
        let target = match file.path.canonicalize() {
            Ok(target) => target,
            Err(error) => {
                let message = format!("cannot read `{}`: {error}", file.name);
                self.report(&file, Diagnostic::error("cannot-read", message));
                return None;
            }
        };
        if !target.starts_with(&self.boundary) {
            self.leads_out(&file);
            return None;
        }
        let is_dir = target.is_dir();
        if !is_dir && !target.is_file() {
            let message = format!("`{}` is neither a file nor a folder", file.name);
            self.report(&file, Diagnostic::error("cannot-read", message));
            return None;
        }
        Some(Entry { file, file_name, is_dir })
    }

    fn accept_id(&mut self, id: &str, entry: &Entry, proposal: &str) -> bool {
        if is_id(id) {
            return true;
        }
        let message = if is_reserved(id) {
            format!("`{id}` is a name that Windows keeps for itself")
        } else {
            format!("`{id}` cannot be an id")
        };
        let problem = Diagnostic::error("invalid-id", message).expected(SHAPE);
        self.report(&entry.file, problem.hint(format!("rename it to `{proposal}`")));
        false
    }

    fn leads_out(&mut self, file: &FoundFile) {
        let folder = self.inside_of;
        let message = format!("`{}` is a link that leads out of the {folder}", file.name);
        let problem = Diagnostic::error("outside-content", message);
        self.report(file, problem.hint(format!("copy what it leads to into the {folder}")));
    }

    fn ignored(&mut self, entry: &Entry, expected: &str) {
        self.report(&entry.file, ignored(entry, expected));
    }

    /// Says of something among the profiles that it is none, and what it may be.
    fn no_profile(&mut self, entry: &Entry) {
        let problem = ignored(entry, "files named <id>.json, <id>.yaml or <id>.toml");
        let file = quoted(&entry.file.name);
        let problem = if entry.is_dir {
            problem
                .hint(format!("if it is a LinkedIn export, run `careerdash import profile {file}`"))
        } else if is_snapshot_extension(entry.parts().1) {
            problem.hint(format!(
                "if it holds postings, run `careerdash import postings {file} --market <id>`"
            ))
        } else {
            problem
        };
        self.report(&entry.file, problem);
    }

    fn report(&mut self, file: &FoundFile, problem: Diagnostic) {
        self.diagnostics.push(problem.at(Location::file(file.name.as_str())));
    }

    /// The path relative to the site's root with forward slashes.
    fn name_of(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }
}

fn ignored(entry: &Entry, expected: &str) -> Diagnostic {
    let message = format!("`{}` is ignored", entry.file_name);
    Diagnostic::warning("ignored-file", message).expected(expected)
}

fn is_snapshot_extension(extension: &str) -> bool {
    SNAPSHOT_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// `NNNN-NN-NN` in digits.
fn has_shape_of_date(name: &str) -> bool {
    let shaped = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    name.len() == 10 && name.bytes().enumerate().all(shaped)
}

/// Hidden files, and what editors, browsers and file managers leave behind.
pub(crate) fn is_passed_over(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let endings = [
        "~",
        ".swp",
        ".swo",
        ".swx",
        ".tmp",
        ".bak",
        ".orig",
        ".part",
        ".crdownload",
        "___jb_tmp___",
        "___jb_old___",
    ];
    name.starts_with('.')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
        || endings.iter().any(|ending| lower.ends_with(ending))
        // Vim probes with this name whether it may write.
        || matches!(lower.as_str(), "4913" | "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests;
