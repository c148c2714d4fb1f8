//! Finds the files of a theme.

use super::{Entry, FoundFile, Walk, ignored};
use crate::content::ids::{SHAPE, is_id, slug};
use crate::content::reader::one_of;
use crate::content::theme::{BUILT_IN, Slot, slot_files};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, did_you_mean, did_you_mean_hint};
use std::fs;
use std::path::Path;

/// How deep folders may lie in the assets of a theme.
const DEEPEST: usize = 3;

/// What a theme's folder may hold.
const KNOWN: [&str; 4] = ["theme.toml", "custom.css", "slots", "assets"];

/// The files of a theme.
#[derive(Debug, Clone, Default)]
pub struct ThemeFiles {
    /// Folder name.
    pub name: String,
    /// The folder as shown.
    pub folder: String,
    /// `theme.toml`.
    pub settings: Option<FoundFile>,
    /// `custom.css`.
    pub custom_css: Option<FoundFile>,
    /// The slots that have a file.
    pub slots: Vec<(Slot, FoundFile)>,
    /// Path below `assets` and file of each asset, by path.
    pub assets: Vec<(String, FoundFile)>,
}

impl ThemeFiles {
    /// Every file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &FoundFile> {
        let text = self.settings.iter().chain(&self.custom_css);
        let slots = self.slots.iter().map(|(_, file)| file);
        text.chain(slots).chain(self.assets.iter().map(|(_, file)| file))
    }

    /// Whether there is no file.
    pub(crate) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

/// The names of the themes that a site has of its own, sorted.
pub(crate) fn theme_names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| is_id(name) && !BUILT_IN.contains(&name.as_str()))
        .collect();
    names.sort_unstable();
    names
}

/// Finds the files of the site's own theme of this name in the folder `root`.
///
/// `place` is where the name was written, for the problem when there is no such theme.
pub(crate) fn discover_theme(
    root: &Path,
    name: &str,
    place: Option<&Location>,
    diagnostics: &mut Diagnostics,
) -> Option<ThemeFiles> {
    let themes = root.join("themes");
    let folder = themes.join(name);
    if !is_id(name) || !folder.is_dir() {
        diagnostics.push(no_theme(root, name, place));
        return None;
    }
    let boundary = themes.canonicalize().ok()?;
    let errors = diagnostics.errors();
    let mut walk = Walk { root, boundary, inside_of: "themes folder", diagnostics };
    let mut files = ThemeFiles {
        name: name.to_owned(),
        folder: format!("themes/{name}"),
        ..ThemeFiles::default()
    };
    for entry in walk.entries(&folder) {
        match (entry.file_name.as_str(), entry.is_dir) {
            ("theme.toml", false) => files.settings = Some(entry.file),
            ("custom.css", false) => files.custom_css = Some(entry.file),
            ("slots", true) => files.slots = walk.slots(&entry),
            ("assets", true) => walk.assets(&entry, "", DEEPEST, &mut files.assets),
            _ => walk.not_of_a_theme(&entry, &KNOWN),
        }
    }
    (walk.diagnostics.errors() == errors).then_some(files)
}

fn no_theme(root: &Path, name: &str, place: Option<&Location>) -> Diagnostic {
    let names = theme_names(root);
    let known: Vec<&str> = BUILT_IN.into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut problem = Diagnostic::error("unknown-theme", format!("there is no theme `{name}`"))
        .expected(one_of(&known));
    if let Some(place) = place {
        problem = problem.at(place.clone());
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None if is_id(name) => {
            problem.hint(format!("`careerdash theme eject {name}` makes one in themes/{name}"))
        }
        None => problem
            .hint(format!("a theme's folder has a name of {SHAPE}, such as `{}`", slug(name))),
    }
}

impl Walk<'_> {
    fn slots(&mut self, folder: &Entry) -> Vec<(Slot, FoundFile)> {
        let mut slots = Vec::new();
        for entry in self.entries(&folder.file.path) {
            let slot = Slot::ALL.into_iter().find(|slot| slot.file() == entry.file_name);
            match slot.filter(|_| !entry.is_dir) {
                Some(slot) => slots.push((slot, entry.file)),
                None => self.not_of_a_theme(&entry, &slot_files()),
            }
        }
        slots
    }

    fn assets(
        &mut self,
        folder: &Entry,
        path: &str,
        deepest: usize,
        assets: &mut Vec<(String, FoundFile)>,
    ) {
        for entry in self.entries(&folder.file.path) {
            let path = format!("{path}{}", entry.file_name);
            if !entry.is_dir {
                assets.push((path, entry.file));
            } else if deepest == 0 {
                self.ignored(&entry, &format!("folders at most {DEEPEST} deep"));
            } else {
                self.assets(&entry, &format!("{path}/"), deepest - 1, assets);
            }
        }
    }

    fn not_of_a_theme(&mut self, entry: &Entry, known: &[&str]) {
        let mut problem = ignored(entry, &one_of(known));
        problem.hint = did_you_mean_hint(&entry.file_name, known.iter().copied());
        self.report(&entry.file, problem);
    }
}
