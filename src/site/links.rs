//! Links into a page whose target is not shown.

use super::Bytes;
use std::collections::HashSet;

/// Takes the address from every link to an element that a page does not have; its words stay.
///
/// Sections can be hidden, and many sentences of the others lead into them, and so do other pages.
/// `page` is the address by which `html` names `target`, empty for the page itself. Both are pages
/// of ours: text is escaped, so that a quote never stands in it as it does around an attribute.
pub(crate) fn unlink_missing(html: &Bytes, page: &str, target: &Bytes) -> Bytes {
    const ID: &str = " id=\"";
    let link = format!(" href=\"{page}#");
    let (Ok(text), Ok(target)) = (std::str::from_utf8(html), std::str::from_utf8(target)) else {
        return html.clone();
    };
    let ids = target.match_indices(ID).filter_map(|(at, _)| value(target, at + ID.len()));
    let ids: HashSet<&str> = ids.collect();
    let mut kept = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(&link) {
        let Some(fragment) = value(text, at + link.len()) else { continue };
        if !ids.contains(fragment) {
            kept.push_str(&text[done..at]);
            done = at + link.len() + fragment.len() + 1;
        }
    }
    kept.push_str(&text[done..]);
    kept.into_bytes().into()
}

/// What stands from `start` to the end of an attribute.
fn value(text: &str, start: usize) -> Option<&str> {
    Some(text[start..].split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unlinked(html: &str) -> String {
        let html = Bytes::from(html.as_bytes());
        let bytes = unlink_missing(&html, "", &html);
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[test]
    fn only_links_without_a_target_lose_their_address() {
        let html = "<p id=\"a\"><a href=\"#a\">a</a> <a class=\"x\" href=\"#b\">b</a> <a href=\"../index.html#b\">c</a></p>";
        assert_eq!(
            unlinked(html),
            "<p id=\"a\"><a href=\"#a\">a</a> <a class=\"x\">b</a> <a href=\"../index.html#b\">c</a></p>"
        );
        for same in ["", "é &#34; href=&#34;#b&#34;", "<a href=\"#"] {
            assert_eq!(unlinked(same), *same, "{same}");
        }
    }
    #[test]
    fn links_into_another_page_follow_what_that_page_has() {
        let html = Bytes::from(
            &b"<a href=\"../index.html#a\">a</a> <a href=\"../index.html#b\">b</a>"[..],
        );
        let target = Bytes::from(&b"<p id=\"a\">"[..]);
        let bytes = unlink_missing(&html, "../index.html", &target);
        assert_eq!(&bytes[..], b"<a href=\"../index.html#a\">a</a> <a>b</a>");
    }
}
