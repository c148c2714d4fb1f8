//! Links inside of a page whose target is not shown.

use super::Bytes;
use std::collections::HashSet;

/// Takes the address from every link to an element that the page does not have; its words stay.
///
/// Sections can be hidden, and many sentences of the others lead into them. `html` is a page of
/// ours: text is escaped, so that a quote never stands in it as it does around an attribute.
pub(crate) fn unlink_missing(html: &Bytes) -> Bytes {
    const ID: &str = " id=\"";
    const LINK: &str = " href=\"#";
    let Ok(text) = std::str::from_utf8(html) else { return html.clone() };
    let value = |start: usize| Some(text[start..].split_once('"')?.0);
    let ids = text.match_indices(ID).filter_map(|(at, _)| value(at + ID.len()));
    let ids: HashSet<&str> = ids.collect();
    let mut kept = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(LINK) {
        let Some(target) = value(at + LINK.len()) else { continue };
        if !ids.contains(target) {
            kept.push_str(&text[done..at]);
            done = at + LINK.len() + target.len() + 1;
        }
    }
    kept.push_str(&text[done..]);
    kept.into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unlinked(html: &str) -> String {
        let bytes = unlink_missing(&Bytes::from(html.as_bytes()));
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
}
