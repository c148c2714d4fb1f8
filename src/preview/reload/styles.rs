//! The stylesheets of a page: a page that differs only in them need not be loaded again.

use crate::site::style::{AFTER_ADDRESS, CLOSING, HASH_AFTER, LINK, OPENING};
use memchr::memmem;
use std::ops::Range;

/// What of a page is about its styles, in the order it stands there.
enum Place {
    /// The address of a stylesheet.
    Address(Range<usize>),
    /// Rules that stand in the page, or the hash that allows them.
    Inside(Range<usize>),
}

impl Place {
    fn range(&self) -> &Range<usize> {
        match self {
            Self::Address(range) | Self::Inside(range) => range,
        }
    }
}

/// The addresses of a page's stylesheets, in order.
pub(super) fn addresses(page: &[u8]) -> Vec<String> {
    let address = |place: &Place| match place {
        Place::Address(range) => Some(String::from_utf8_lossy(&page[range.clone()]).into_owned()),
        Place::Inside(_) => None,
    };
    places(page).iter().filter_map(address).collect()
}

/// Whether two pages have equally many stylesheets, in the same way, and are the same but for them.
pub(in crate::preview) fn differ_only_in_styles(one: &[u8], other: &[u8]) -> bool {
    let (ones, others) = (places(one), places(other));
    if ones.is_empty() || ones.len() != others.len() {
        return false;
    }
    rest(one, &ones).eq(rest(other, &others))
}

/// Where a page's styles stand; only the head is looked at.
fn places(page: &[u8]) -> Vec<Place> {
    let end = memmem::find(page, b"<body").unwrap_or(page.len());
    let head = &page[..end];
    let address = |at: usize| Some(Place::Address(up_to(head, at + LINK.len(), b"\"")?));
    // What a theme links itself stands behind the page's own styles.
    let linked = memmem::find_iter(head, LINK).filter_map(address);
    inside(head).into_iter().flatten().chain(linked).collect()
}

/// The styles of a page that has them inside.
fn inside(head: &[u8]) -> Option<[Place; 3]> {
    let opening = memmem::find(head, OPENING.as_bytes())?;
    let address = up_to(head, opening + OPENING.len(), AFTER_ADDRESS.as_bytes())?;
    let rules = up_to(head, address.end + AFTER_ADDRESS.len(), CLOSING.as_bytes())?;
    let policy = memmem::find(&head[..opening], HASH_AFTER.as_bytes())? + HASH_AFTER.len();
    let hash = up_to(head, policy, b"'")?;
    Some([Place::Inside(hash), Place::Address(address), Place::Inside(rules)])
}

/// From a place to the next `end`.
fn up_to(head: &[u8], start: usize, end: &[u8]) -> Option<Range<usize>> {
    Some(start..start + memmem::find(&head[start..], end)?)
}

/// What stands between these places.
fn rest<'a>(page: &'a [u8], places: &'a [Place]) -> impl Iterator<Item = &'a [u8]> {
    let starts = std::iter::once(0).chain(places.iter().map(|place| place.range().end));
    let ends = places.iter().map(|place| place.range().start).chain([page.len()]);
    starts.zip(ends).map(|(start, end)| &page[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_differ_only_in_styles() {
        let page = |one: &str, two: &str, text: &str| {
            let link = |style: &str| format!("<link rel=\"stylesheet\" href=\"{style}\">\n");
            format!("<head>{}{}</head><body>{text}", link(one), link(two)).into_bytes()
        };
        let first = page("a.css", "../b.css", "x");
        assert_eq!(addresses(&first), ["a.css", "../b.css"]);
        assert!(differ_only_in_styles(&first, &page("longer.css", "../b.css", "x")));
        assert!(!differ_only_in_styles(&first, &page("a2.css", "../b.css", "y")));
        assert!(!differ_only_in_styles(b"x", b"y"));
        let quoted = b"<head></head><body><link rel=\"stylesheet\" href=\"1\">";
        assert!(!differ_only_in_styles(
            quoted,
            b"<head></head><body><link rel=\"stylesheet\" href=\"2\">"
        ));
    }

    #[test]
    fn rules_inside_of_a_page_are_styles_too() {
        let page = |name: &str, rules: &str, text: &str| {
            format!(
                "<meta content=\"style-src 'self' 'sha256-{name}'; img-src data:\">\
                 <style data-file=\"../{name}.css\">{rules}</style></head><body>{text}"
            )
            .into_bytes()
        };
        let first = page("a", "p{color:red}", "x");
        assert_eq!(addresses(&first), ["../a.css"]);
        assert!(differ_only_in_styles(&first, &page("b", "p{}", "x")));
        assert!(!differ_only_in_styles(&first, &page("b", "p{}", "y")));
        let linked = b"<link rel=\"stylesheet\" href=\"../b.css\"></head><body>x";
        assert!(!differ_only_in_styles(&first, linked));
    }
}
