//! The version of careerdash that a theme was made with.

use crate::content::reader::{Cursor, shorten};
use crate::diagnostics::Diagnostic;

/// This program's version.
pub(crate) const THIS: &str = env!("CARGO_PKG_VERSION");

/// Warns when a theme was made with another version than this: tokens may have come since.
pub(super) fn check(root: &Cursor<'_>) {
    let Some(found) = root.get("careerdash") else { return };
    let Some(text) = found.as_text() else { return };
    let (Some(made_with), Some(this)) = (numbers(&text), numbers(THIS)) else {
        let message = format!("`careerdash` is `{}`", shorten(&text));
        let problem = Diagnostic::error("unknown-value", message);
        return found.report(problem.expected(format!("a version such as `{THIS}`")));
    };
    if made_with < this {
        let message = format!("the theme was made with careerdash {text}; this is {THIS}");
        let hint = format!(
            "see in CHANGELOG.md what became of the tokens, then write `careerdash = \"{THIS}\"`"
        );
        found.report(Diagnostic::warning("older-theme", message).hint(hint));
    } else if made_with > this {
        let message =
            format!("the theme was made with careerdash {text}; this is the older {THIS}");
        let problem = Diagnostic::warning("newer-theme", message);
        found.report(problem.hint(format!("use careerdash {text} or newer")));
    }
}

/// Major, minor and patch of a version; what follows a `-` or `+` does not count.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let text = text.trim().split(['-', '+']).next()?;
    let mut parts = text.split('.').map(str::parse);
    let mut next = || parts.next()?.ok();
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(numbers("0.9.10") > numbers("0.9.9"));
        assert_eq!(numbers("1.2.3-beta.1+x"), Some([1, 2, 3]));
        assert!(numbers(THIS).is_some());
        for text in ["", "1", "1.2", "1.2.3.4", "1.2.x", "one"] {
            assert_eq!(numbers(text), None, "{text}");
        }
    }
}
