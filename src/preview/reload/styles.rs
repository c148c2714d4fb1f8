//! The stylesheets of a page: a page that differs only in them need not be loaded again.

use memchr::memmem;
use std::ops::Range;

/// How a page links a stylesheet, up to its address.
const LINK: &[u8] = b"<link rel=\"stylesheet\" href=\"";

/// The addresses of a page's stylesheets, in order.
pub(super) fn addresses(page: &[u8]) -> Vec<String> {
    let address = |range: Range<usize>| String::from_utf8_lossy(&page[range]).into_owned();
    places(page).into_iter().map(address).collect()
}

/// Whether two pages have equally many stylesheets and are the same but for their addresses.
pub(in crate::preview) fn differ_only_in_styles(one: &[u8], other: &[u8]) -> bool {
    let (ones, others) = (places(one), places(other));
    if ones.is_empty() || ones.len() != others.len() {
        return false;
    }
    rest(one, &ones).eq(rest(other, &others))
}

/// Where the addresses stand; only the head is looked at.
fn places(page: &[u8]) -> Vec<Range<usize>> {
    let end = memmem::find(page, b"<body").unwrap_or(page.len());
    let head = &page[..end];
    let address = |at: usize| {
        let start = at + LINK.len();
        let length = memchr::memchr(b'"', &head[start..])?;
        Some(start..start + length)
    };
    memmem::find_iter(head, LINK).filter_map(address).collect()
}

/// What stands between the addresses.
fn rest<'a>(page: &'a [u8], places: &'a [Range<usize>]) -> impl Iterator<Item = &'a [u8]> {
    let starts = std::iter::once(0).chain(places.iter().map(|place| place.end));
    let ends = places.iter().map(|place| place.start).chain([page.len()]);
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
    fn the_built_in_theme_links_its_stylesheet_in_this_way() {
        let base = include_bytes!("../../../themes/default/base.html");
        assert_eq!(places(base).len(), 1);
    }
}
