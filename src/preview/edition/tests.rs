//! What is known of an edition, and when it changed.

use super::*;
use crate::preview::fixture::{first, next};

#[test]
fn a_file_changes_when_it_comes_goes_or_has_other_bytes() {
    let one = first(&[("a", "1"), ("b", "1"), ("c", "1")], None);
    let two = next(&one, &[("a", "2"), ("b", "1"), ("d", "1")], None);
    assert_eq!(two.changed, 3);
    let of = |edition: &Edition| ["a", "b", "c", "d"].map(|path| edition.change(path).content);
    assert_eq!(of(&one), [1; 4]);
    assert_eq!(of(&two), [2, 1, 2, 2]);
    let three = next(&two, &[("a", "2"), ("b", "3"), ("d", "1")], None);
    assert_eq!((three.changed, of(&three)), (1, [2, 3, 2, 2]));
}

#[test]
fn what_cannot_be_read_leaves_the_last_site() {
    let one = first(&[("a", "1")], None);
    let broken = next(&one, &[], Some("broken"));
    assert_eq!(broken.known("a"), Known::File(&b"1"[..].into()));
    assert_eq!(broken.change("a").content, 1);
    assert_eq!(broken.errors_since, 2);
    assert!(broken.errors.contains("broken"));
    let same = next(&broken, &[("a", "1")], Some("broken"));
    assert_eq!(same.errors_since, 2);
    let mended = next(&same, &[("a", "1")], None);
    assert_eq!((&*mended.errors, mended.errors_since), ("[]", 4));
}

#[test]
fn the_first_site_that_can_be_read_changes_every_page() {
    let broken = first(&[], Some("broken"));
    assert!(!broken.is_built());
    let built = next(&broken, &[("a", "1")], None);
    assert!(built.is_built());
    assert_eq!(built.change("no/such/page").content, 2);
}

#[test]
fn another_stylesheet_is_no_other_page() {
    let page = |style: &str| format!("<link rel=\"stylesheet\" href=\"{style}\"><p>x");
    let one = first(&[("a.html", &page("s.1.css"))], None);
    let two = next(&one, &[("a.html", &page("s.2.css"))], None);
    assert_eq!(two.change("a.html"), Change { content: 1, styles: 2 });
}

const FOLDER: &str = "candidates/ada/dev/";
const PAGE: &str = "candidates/ada/dev/index.html";
const OTHER: &str = "candidates/bo/dev/index.html";

fn begin(edition: &mut Edition, parts: &[(&str, Part<'_>)]) {
    let parts = parts.iter().map(|(folder, part)| ((*folder).to_owned(), *part)).collect();
    let base = "/".to_owned();
    edition.begin(Opening { base, diagnostics: &Diagnostics::default(), parts });
}

fn text<'a>(edition: &'a Edition, path: &str) -> Result<&'a str, Known<'a>> {
    match edition.known(path) {
        Known::File(bytes) => Ok(std::str::from_utf8(bytes).unwrap()),
        known => Err(known),
    }
}

/// A whole site of two candidates.
fn whole() -> Edition {
    let mut edition = Edition::default();
    let both = [(FOLDER, Part::Pending), ("candidates/bo/dev/", Part::Pending)];
    begin(&mut edition, &both);
    let mut site = Site::new();
    for (path, text) in [(PAGE, "ada"), (OTHER, "bo"), ("index.html", "all")] {
        site.insert(path, text).unwrap();
    }
    edition.complete(site);
    edition
}

#[test]
fn a_page_that_is_pending_is_never_the_one_before() {
    let mut edition = whole();
    begin(&mut edition, &[(FOLDER, Part::Pending)]);
    assert_eq!(text(&edition, PAGE), Err(Known::Pending));
    assert_eq!(text(&edition, "index.html"), Err(Known::Pending));
    assert_eq!(text(&edition, OTHER), Err(Known::Nothing), "a part that is no more");
    assert_eq!(text(&edition, "candidates/ada/dev"), Err(Known::Nothing));
    edition.fill(FOLDER, &[(PAGE.into(), b"Ada".as_slice().into())]);
    assert_eq!(text(&edition, PAGE), Ok("Ada"));
    assert_eq!((edition.change(PAGE).content, edition.change("index.html").content), (2, 1));
    assert_eq!(edition.change(OTHER).content, 2);
    edition.complete(Site::new());
    assert_eq!(text(&edition, "index.html"), Err(Known::Nothing));
}

#[test]
fn a_page_made_in_an_edition_that_was_overtaken_is_told_when_it_changes_back() {
    let mut edition = whole();
    let fill = |edition: &mut Edition, name: &str| {
        edition.fill(FOLDER, &[(PAGE.into(), name.as_bytes().into())]);
    };
    begin(&mut edition, &[(FOLDER, Part::Pending)]);
    fill(&mut edition, "Ada");
    begin(&mut edition, &[(FOLDER, Part::Pending)]);
    assert_eq!(text(&edition, PAGE), Err(Known::Pending));
    fill(&mut edition, "ada");
    assert_eq!(edition.change(PAGE).content, 3);
}

#[test]
fn what_cannot_be_read_leaves_pending_what_is() {
    let mut edition = whole();
    begin(&mut edition, &[(FOLDER, Part::Pending)]);
    edition.interrupt(&Diagnostics::default());
    assert_eq!(text(&edition, PAGE), Err(Known::Pending));
    edition.fill(FOLDER, &[(PAGE.into(), b"Ada".as_slice().into())]);
    assert_eq!(edition.change(PAGE).content, 3);
}

#[test]
fn what_cannot_be_made_brings_the_last_whole_site_back() {
    let mut edition = whole();
    begin(&mut edition, &[(FOLDER, Part::Pending)]);
    edition.fill(FOLDER, &[(PAGE.into(), b"Ada".as_slice().into())]);
    edition.fall_back(&Diagnostics::default());
    for (path, before) in [(PAGE, "ada"), (OTHER, "bo"), ("index.html", "all")] {
        assert_eq!(text(&edition, path), Ok(before));
    }
    assert_eq!((edition.change(PAGE).content, edition.change("index.html").content), (3, 1));
    let both = [(FOLDER, Part::Same), ("candidates/bo/dev/", Part::Same)];
    begin(&mut edition, &both);
    assert_eq!((text(&edition, PAGE), text(&edition, OTHER)), (Ok("ada"), Ok("bo")));
    let mut never = Edition::default();
    begin(&mut never, &[(FOLDER, Part::Pending)]);
    never.fall_back(&Diagnostics::default());
    assert!(!never.is_built());
}
