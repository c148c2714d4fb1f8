//! Files that a theme adds to the site, under names that harm nowhere.

use crate::content::ids::is_reserved;
use crate::diagnostics::{Diagnostic, did_you_mean};
use std::sync::Arc;

/// The asset that replaces the built-in icon.
pub(super) const ICON: &str = "icon.svg";
/// Assets that become the picture beside the site's name, the first there is.
pub(super) const LOGOS: [&str; 3] = ["logo.svg", "logo.png", "logo.webp"];

/// Endings of fonts.
const FONTS: [&str; 4] = ["otf", "ttf", "woff", "woff2"];
/// Endings of files that a browser opens as a page, and so without the policy of ours.
const PAGES: [&str; 5] = ["htm", "html", "shtml", "xht", "xhtml"];

/// What a name looks like, for messages.
const SHAPE: &str = "names of a-z, A-Z, 0-9, `.`, `_` and `-` that start with a letter or digit and do not end in a dot";

/// A file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeAsset {
    /// Path below `assets`, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

impl ThemeAsset {
    /// Whether it is a font, by its ending.
    pub(super) fn is_font(&self) -> bool {
        FONTS.contains(&ending(&self.path).as_str())
    }
}

/// The ending of a name, in lower case.
fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// What is wrong with the path of an asset, whose parts are between slashes; `taken` are the
/// paths before it.
pub(super) fn check_path<'a>(
    path: &str,
    taken: impl IntoIterator<Item = &'a str>,
) -> Option<Diagnostic> {
    if let Some(part) = path.split('/').find(|part| !is_plain(part)) {
        let message = format!("`{part}` cannot be the name of an asset");
        return Some(Diagnostic::error("invalid-asset", message).expected(SHAPE));
    }
    if is_kept_for_ours(path) {
        let message = format!("names like `{path}` are kept for careerdash's own files");
        let hint = "rename it so that it does not end in a dot, eight digits or letters to `f`, and an ending";
        return Some(Diagnostic::error("invalid-asset", message).hint(hint));
    }
    let lower = path.to_ascii_lowercase();
    if let Some(other) = taken.into_iter().find(|other| other.to_ascii_lowercase() == lower) {
        let message =
            format!("`{path}` and `{other}` differ only in case and are one file on many systems");
        return Some(
            Diagnostic::error("invalid-asset", message).hint("rename or delete one of them"),
        );
    }
    if PAGES.contains(&ending(path).as_str()) {
        let message = format!(
            "`{path}` is published as a page of its own, without the content security policy of the others"
        );
        return Some(
            Diagnostic::warning("asset-is-page", message)
                .hint("make sure that it holds nothing that should not run"),
        );
    }
    None
}

/// Says of a file that looks like a misspelt logo or icon that it is none.
pub(super) fn check_special(path: &str) -> Option<Diagnostic> {
    let special = || LOGOS.into_iter().chain([ICON]);
    if special().any(|name| name == path) || path.contains('/') {
        return None;
    }
    let near = did_you_mean(path, special())?;
    let problem = Diagnostic::warning("unknown-asset", format!("`{path}` replaces nothing"));
    Some(problem.hint(format!("did you mean `{near}`?")))
}

fn is_plain(name: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    name.len() <= 100
        && name.bytes().all(letters)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !name.ends_with('.')
        && !is_reserved(name.split('.').next().unwrap_or_default())
}

/// Whether a name is of the form `style.0123abcd.css`, with a hash of what is in it.
fn is_kept_for_ours(path: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    let hash = |part: &str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    !path.contains('/') && matches!(parts.as_slice(), [_, middle, _] if hash(middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &str, taken: &[&str]) -> Option<&'static str> {
        check_path(path, taken.iter().copied()).map(|problem| problem.code)
    }

    #[test]
    fn names_that_harm_nowhere_are_taken() {
        for path in ["logo.svg", "fonts/Inter_1-2.woff2", "a", "x.tar.gz", "fonts/a.0123abcd.woff2"]
        {
            assert_eq!(code(path, &["other.svg"]), None, "{path}");
        }
        for path in [
            "../a",
            "a/../b",
            "a b",
            "ü.svg",
            ".htaccess",
            "con",
            "NUL.txt",
            "a.",
            "a//b",
            "",
            "a\\b",
            "style.0123abcd.css",
        ] {
            assert_eq!(code(path, &[]), Some("invalid-asset"), "{path}");
        }
        assert_eq!(code("Logo.svg", &["logo.svg"]), Some("invalid-asset"));
        assert_eq!(code("about.HTML", &[]), Some("asset-is-page"));
    }

    #[test]
    fn misspelt_special_names_are_said() {
        assert!(check_special("icon.svg").is_none() && check_special("logo.png").is_none());
        assert!(check_special("photo.jpg").is_none());
        assert_eq!(
            check_special("icons.svg").unwrap().hint.as_deref(),
            Some("did you mean `icon.svg`?")
        );
    }
}
