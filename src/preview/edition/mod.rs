//! One state of the previewed site: numbered, and known part by part.
//!
//! An edition begins as soon as its content has been read and analysed. From then on nothing of
//! the content before is served: a part (see [`parts`](super::parts)) either still holds, because
//! everything it is made from is the same, or it is *pending* until it is made. Whoever asks for
//! a pending page waits. So every answer is a page of the newest edition that had begun when it
//! was given, and no two answers under one number come from different content, though not all
//! pages of it are made yet. When the next edition begins, what is still pending stays so there:
//! its last bytes are only remembered to tell whether the page changes when it is made.

use super::parts::{SHARED, part_of};
use super::reload::styles;
use crate::diagnostics::{Diagnostics, Format, overlay, render};
use crate::site::{Bytes, File, Site};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

#[cfg(test)]
mod tests;

const PLAIN: Format = Format::Human { color: false };

/// How much was made anew rather than kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Dashboards, one per candidate and target.
    pub dashboards: usize,
    /// Market pages.
    pub markets: usize,
}

/// What a new edition begins with.
#[derive(Debug)]
pub(crate) struct Opening<'a> {
    /// The path that the site is served under: `/`, or `/repo/`.
    pub(crate) base: String,
    /// Everything that is wrong with the content.
    pub(crate) diagnostics: &'a Diagnostics,
    /// Every part of the site by its folder, but the shared one, which is always pending.
    pub(crate) parts: Vec<(String, Part<'a>)>,
}

/// What is known of a part when an edition begins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part<'a> {
    /// It holds: its files are those of the edition before.
    Same,
    /// It is made; these are its files.
    Made(&'a [File]),
    /// It is yet to be made.
    Pending,
}

/// What is known of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known<'a> {
    /// There is a file.
    File(&'a Bytes),
    /// There is none.
    Nothing,
    /// Not yet known.
    Pending,
}

/// One state of the site with what changed when.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edition {
    /// Counted from 1; 0 until something was read.
    pub(crate) number: u64,
    /// The path that the site is served under, with a slash at both ends.
    pub(crate) base: String,
    /// The errors as the overlay takes them, a JSON array.
    pub(crate) errors: Arc<str>,
    /// All problems as text, for a page that stands in for the site.
    pub(crate) problems: String,
    /// The edition in which the errors last changed.
    pub(crate) errors_since: u64,
    /// Files that came, went or changed since the edition began.
    pub(crate) changed: usize,
    /// Whether there is a site at all.
    is_built: bool,
    /// Every file as last known.
    files: BTreeMap<Arc<str>, Bytes>,
    /// The parts there are, by folder.
    parts: HashSet<String>,
    /// The parts whose files are those of an earlier edition.
    pending: HashSet<String>,
    /// The last site that was whole.
    whole: Site,
    /// The edition in which every page changed.
    all_since: u64,
    /// When the files changed that did after the first edition.
    changes: HashMap<String, Change>,
}

/// The newest edition in which a file changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Change {
    /// In anything but its stylesheets.
    pub(crate) content: u64,
    /// In the addresses of its stylesheets.
    pub(crate) styles: u64,
}

impl Edition {
    /// The next edition: from here on, what is pending is asked for in vain until it is made.
    pub(crate) fn begin(&mut self, opening: Opening<'_>) {
        self.number += 1;
        self.changed = 0;
        self.say(opening.diagnostics);
        // A site that was not there, or stood elsewhere, has no page that stayed the same.
        if !self.is_built || self.base != opening.base {
            self.all_since = self.number;
        }
        self.is_built = true;
        self.base = opening.base;
        let mut gone = std::mem::take(&mut self.parts);
        self.pending = HashSet::from([SHARED.to_owned()]);
        for (folder, part) in opening.parts {
            gone.remove(&folder);
            match part {
                Part::Same => {}
                Part::Made(files) => self.fill(&folder, files),
                Part::Pending => drop(self.pending.insert(folder.clone())),
            }
            self.parts.insert(folder);
        }
        for folder in gone {
            self.fill(&folder, &[]);
        }
    }

    /// The next edition, of content that could not be read: everything stays, what is pending
    /// too, and is only told what is wrong.
    pub(crate) fn interrupt(&mut self, diagnostics: &Diagnostics) {
        self.number += 1;
        if self.base.is_empty() {
            "/".clone_into(&mut self.base);
        }
        self.say(diagnostics);
    }

    /// A part was made: these are its files.
    pub(crate) fn fill(&mut self, folder: &str, files: &[File]) {
        self.pending.remove(folder);
        let now: HashSet<&str> = files.iter().map(|(path, _)| &**path).collect();
        let from = (Bound::Included(folder), Bound::Unbounded);
        let before = self.files.range::<str, _>(from).map(|(path, _)| path);
        let before = before.take_while(|path| path.starts_with(folder));
        let gone = before.filter(|path| part_of(path) == folder && !now.contains(&***path));
        for path in gone.cloned().collect::<Vec<_>>() {
            self.put(&path, None);
        }
        for (path, bytes) in files {
            self.put(path, Some(bytes));
        }
    }

    /// Everything was made.
    pub(crate) fn complete(&mut self, site: Site) {
        self.whole = site;
        self.restore();
    }

    /// The next edition, of content that could be read and not be made a site: the last whole
    /// one, with what is wrong.
    pub(crate) fn fall_back(&mut self, diagnostics: &Diagnostics) {
        self.number += 1;
        self.say(diagnostics);
        self.is_built = !self.whole.is_empty();
        if !self.is_built {
            self.all_since = self.number;
        }
        let parts = self.whole.iter().map(|(path, _)| part_of(path));
        self.parts = parts.filter(|part| *part != SHARED).map(str::to_owned).collect();
        self.restore();
    }

    /// Makes the files those of the whole site.
    fn restore(&mut self) {
        self.pending.clear();
        let site = std::mem::take(&mut self.whole);
        let gone = self.files.keys().filter(|path| site.get(path).is_none());
        for path in gone.cloned().collect::<Vec<_>>() {
            self.put(&path, None);
        }
        for (path, bytes) in site.iter_shared() {
            self.put(path, Some(bytes));
        }
        self.whole = site;
    }

    /// Notes what is wrong with the content.
    fn say(&mut self, diagnostics: &Diagnostics) {
        let errors = overlay(diagnostics);
        if *self.errors != *errors {
            self.errors = errors.into();
            self.errors_since = self.number;
        }
        self.problems = render(diagnostics, PLAIN);
    }

    /// A file has these bytes now; without bytes it is no more.
    fn put(&mut self, path: &str, bytes: Option<&Bytes>) {
        let before = self.files.get(path);
        let only_styles = match (before, bytes) {
            (None, None) => return,
            (Some(before), Some(bytes)) if same(before, bytes) => return,
            (Some(before), Some(bytes)) => styles::differ_only_in_styles(before, bytes),
            _ => false,
        };
        self.changed += 1;
        if self.number > 1 {
            let change = self.changes.entry(path.to_owned()).or_default();
            *(if only_styles { &mut change.styles } else { &mut change.content }) = self.number;
        }
        match bytes {
            Some(bytes) => drop(self.files.insert(path.into(), bytes.clone())),
            None => drop(self.files.remove(path)),
        }
    }

    /// Whether there is a site.
    pub(crate) fn is_built(&self) -> bool {
        self.is_built
    }

    /// Whether a part is yet to be made.
    pub(crate) fn is_pending(&self, part: &str) -> bool {
        self.pending.contains(part)
    }

    /// How many files are known.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Every path of which a file was ever known and not since found gone.
    #[cfg(test)]
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(|path| &**path)
    }

    /// What stands at a path of the site.
    pub(crate) fn known(&self, path: &str) -> Known<'_> {
        if !self.pending.is_empty() {
            // No file has the path of a folder: where there is one, nothing need be waited for.
            let is_folder = || self.parts.contains(&format!("{path}/"));
            if self.pending.contains(part_of(path)) {
                return if is_folder() { Known::Nothing } else { Known::Pending };
            }
        }
        self.files.get(path).map_or(Known::Nothing, Known::File)
    }

    /// When the file of this path last changed, came or went, as far as is known.
    pub(crate) fn change(&self, path: &str) -> Change {
        let change = self.changes.get(path).copied().unwrap_or_default();
        Change { content: change.content.max(self.all_since), ..change }
    }
}

/// Most files of two editions are the same bytes in the same place.
fn same(one: &Bytes, other: &Bytes) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
