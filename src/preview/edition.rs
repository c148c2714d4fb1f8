//! One state of the previewed site: complete, numbered and never changed.

use super::reload::styles;
use crate::diagnostics::{Diagnostics, Format, overlay, render};
use crate::site::{Bytes, Site};
use std::collections::HashMap;
use std::sync::Arc;

const PLAIN: Format = Format::Human { color: false };

/// What a rebuild came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The new site; `None` when nothing could be built, so that the last one stays.
    pub(crate) site: Option<Site>,
    /// The path that the site is served under: `/`, or `/repo/`.
    pub(crate) base: String,
    /// Everything that is wrong with the content.
    pub(crate) diagnostics: Diagnostics,
    /// What was made anew for it.
    pub(crate) made: Made,
}

/// How much was made anew rather than kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Dashboards, one per candidate and target.
    pub dashboards: usize,
    /// Market pages.
    pub markets: usize,
}

/// One state of the site with what changed when.
#[derive(Debug)]
pub(crate) struct Edition {
    /// Counted from 1.
    pub(crate) number: u64,
    /// The path that the site is served under, with a slash at both ends.
    pub(crate) base: String,
    /// The files; empty until a build succeeded.
    pub(crate) site: Site,
    /// The errors as the overlay takes them, a JSON array.
    pub(crate) errors: Arc<str>,
    /// All problems as text, for a page that stands in for the site.
    pub(crate) problems: String,
    /// The edition in which the errors last changed.
    pub(crate) errors_since: u64,
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
    /// The first edition.
    pub(crate) fn first(outcome: Outcome) -> Self {
        Self {
            number: 1,
            base: outcome.base,
            site: outcome.site.unwrap_or_default(),
            errors: overlay(&outcome.diagnostics).into(),
            problems: render(&outcome.diagnostics, PLAIN),
            errors_since: 1,
            all_since: 1,
            changes: HashMap::new(),
        }
    }

    /// The next edition, with the number of files that changed.
    pub(crate) fn next(&self, outcome: Outcome) -> (Self, usize) {
        let number = self.number + 1;
        let mut changes = self.changes.clone();
        let (site, base) = match outcome.site {
            Some(site) => (site, outcome.base),
            None => (self.site.clone(), self.base.clone()),
        };
        let changed = compare(&self.site, &site, number, &mut changes);
        let errors = overlay(&outcome.diagnostics);
        let same_errors = *self.errors == *errors;
        // A site that was not there, or stood elsewhere, has no page that stayed the same.
        let moved = self.base != base || self.site.is_empty() != site.is_empty();
        let edition = Self {
            number,
            base,
            site,
            problems: render(&outcome.diagnostics, PLAIN),
            errors: if same_errors { self.errors.clone() } else { errors.into() },
            errors_since: if same_errors { self.errors_since } else { number },
            all_since: if moved { number } else { self.all_since },
            changes,
        };
        (edition, changed)
    }

    /// Whether a build has succeeded yet.
    pub(crate) fn is_built(&self) -> bool {
        !self.site.is_empty()
    }

    /// When the file of this path last changed, came or went.
    pub(crate) fn change(&self, path: &str) -> Change {
        let change = self.changes.get(path).copied().unwrap_or_default();
        Change { content: change.content.max(self.all_since), ..change }
    }
}

/// Notes every file that came, went or changed; how many there are.
fn compare(old: &Site, new: &Site, number: u64, changes: &mut HashMap<String, Change>) -> usize {
    let mut count = 0;
    let mut note = |path: &str, only_styles: bool| {
        count += 1;
        let change = changes.entry(path.to_owned()).or_default();
        *(if only_styles { &mut change.styles } else { &mut change.content }) = number;
    };
    // Both are sorted by path.
    let mut olds = old.iter_shared().peekable();
    for (path, bytes) in new.iter_shared() {
        while let Some((gone, _)) = olds.next_if(|(before, _)| *before < path) {
            note(gone, false);
        }
        match olds.next_if(|(before, _)| *before == path) {
            None => note(path, false),
            Some((_, before)) if same(before, bytes) => {}
            Some((_, before)) => note(path, styles::differ_only_in_styles(before, bytes)),
        }
    }
    olds.for_each(|(gone, _)| note(gone, false));
    count
}

/// Most files of two editions are the same bytes in the same place.
fn same(one: &Bytes, other: &Bytes) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::fixture::outcome;

    #[test]
    fn a_file_changes_when_it_comes_goes_or_has_other_bytes() {
        let first = Edition::first(outcome(&[("a", "1"), ("b", "1"), ("c", "1")], None));
        let (second, count) = first.next(outcome(&[("a", "2"), ("b", "1"), ("d", "1")], None));
        assert_eq!(count, 3);
        let of = |edition: &Edition| ["a", "b", "c", "d"].map(|path| edition.change(path).content);
        assert_eq!(of(&first), [1; 4]);
        assert_eq!(of(&second), [2, 1, 2, 2]);
        let (third, count) = second.next(outcome(&[("a", "2"), ("b", "3"), ("d", "1")], None));
        assert_eq!((count, of(&third)), (1, [2, 3, 2, 2]));
    }

    #[test]
    fn what_cannot_be_built_leaves_the_last_site() {
        let first = Edition::first(outcome(&[("a", "1")], None));
        let (broken, count) = first.next(outcome(&[], Some("broken")));
        assert_eq!((count, broken.site.get("a")), (0, Some(&b"1"[..])));
        assert_eq!(broken.change("a").content, 1);
        assert_eq!(broken.errors_since, 2);
        assert!(broken.errors.contains("broken"));
        let (same, _) = broken.next(outcome(&[("a", "1")], Some("broken")));
        assert_eq!(same.errors_since, 2);
        let (mended, _) = same.next(outcome(&[("a", "1")], None));
        assert_eq!((&*mended.errors, mended.errors_since), ("[]", 4));
    }

    #[test]
    fn the_first_site_that_can_be_built_changes_every_page() {
        let broken = Edition::first(outcome(&[], Some("broken")));
        assert!(!broken.is_built());
        let (built, _) = broken.next(outcome(&[("a", "1")], None));
        assert!(built.is_built());
        assert_eq!(built.change("no/such/page").content, 2);
    }

    #[test]
    fn another_stylesheet_is_no_other_page() {
        let page = |style: &str| format!("<link rel=\"stylesheet\" href=\"{style}\"><p>x");
        let first = Edition::first(outcome(&[("a.html", &page("s.1.css"))], None));
        let (second, _) = first.next(outcome(&[("a.html", &page("s.2.css"))], None));
        assert_eq!(second.change("a.html"), Change { content: 1, styles: 2 });
    }
}
