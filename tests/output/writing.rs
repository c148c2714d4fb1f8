//! Creating, updating and thinning out a directory that is ours.

use std::fs;

use super::fixture::{Fixture, MANIFEST, names, strings, tree};

#[test]
fn an_absent_directory_is_created_with_its_parents() {
    let fixture = Fixture::new();
    let target = fixture.root.join("new/deep");
    let written = fixture.build_to(&target, &[("index.html", "1"), ("a/b.css", "2")]).unwrap();
    assert_eq!(written.written, ["a/b.css", "index.html"]);
    assert_eq!(names(&target), ["a", "a/b.css", "index.html"]);
    assert_eq!(fs::read(target.join("a/b.css")).unwrap(), b"2");
}

#[test]
fn an_empty_directory_is_taken() {
    let fixture = Fixture::new();
    fs::create_dir(&fixture.target).unwrap();
    fixture.build(&[("index.html", "1")]).unwrap();
    assert_eq!(fixture.text("index.html"), "1");
}

#[test]
fn a_fresh_checkout_is_taken_and_its_git_left_alone() {
    let fixture = Fixture::new();
    fixture.put(".git/HEAD", "ref");
    fixture.build(&[("index.html", "1")]).unwrap();
    fixture.build(&[("other.html", "1")]).unwrap();
    assert_eq!(names(&fixture.target), [".git", ".git/HEAD", "other.html"]);
}

#[test]
fn two_directories_of_one_site_have_the_same_bytes() {
    let files = [("index.html", "1"), ("a/b.css", "2"), ("empty", "")];
    let (one, other) = (Fixture::built(&files), Fixture::built(&files));
    assert_eq!(tree(&one.target), tree(&other.target));
    one.build(&files).unwrap();
    assert_eq!(tree(&one.target), tree(&other.target));
}

#[test]
fn files_that_did_not_change_are_not_touched() {
    let fixture = Fixture::built(&[("index.html", "1"), ("a.css", "2")]);
    let then = fixture.age();
    let written = fixture.build(&[("index.html", "new"), ("a.css", "2")]).unwrap();
    assert_eq!(
        (written.written, written.unchanged),
        (strings(&["index.html"]), strings(&["a.css"]))
    );
    assert_eq!(fixture.modified("a.css"), then);
    assert!(fixture.modified("index.html") > then);
    assert_eq!(fixture.text("index.html"), "new");
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let fixture = Fixture::built(&[("index.html", "1")]);
    let then = fixture.age();
    let written = fixture.build(&[("index.html", "1")]).unwrap();
    assert_eq!(written.written, strings(&[]));
    assert_eq!(fixture.modified(MANIFEST), then);
}

#[test]
fn stale_files_go_with_the_directories_they_leave_empty() {
    let fixture = Fixture::built(&[("index.html", "1"), ("a/b/c.html", "2"), ("a/d/e.html", "3")]);
    fixture.put("a/d/mine.txt", "keep");
    let written = fixture.build(&[("index.html", "1")]).unwrap();
    assert_eq!(written.removed, ["a/b/c.html", "a/d/e.html"]);
    assert_eq!(names(&fixture.target), ["a", "a/d", "a/d/mine.txt", "index.html"]);
}

#[test]
fn a_site_that_became_empty_leaves_an_empty_directory() {
    let fixture = Fixture::built(&[("a/index.html", "1")]);
    fixture.build(&[]).unwrap();
    assert_eq!(names(&fixture.target), strings(&[]));
    fixture.build(&[("a/index.html", "1")]).unwrap();
}

#[test]
fn a_stale_file_edited_by_hand_is_kept_and_reported_once() {
    let fixture = Fixture::built(&[("index.html", "1"), ("old.html", "2")]);
    fixture.put("old.html", "my notes");
    let written = fixture.build(&[("index.html", "1")]).unwrap();
    assert_eq!((written.removed, written.foreign), (strings(&[]), strings(&["old.html"])));
    assert_eq!(fixture.text("old.html"), "my notes");
    assert_eq!(fixture.build(&[("index.html", "1")]).unwrap().foreign, strings(&[]));
    fixture.build(&[("old.html", "2")]).unwrap_err();
    assert_eq!(fixture.text("old.html"), "my notes");
}

#[test]
fn files_of_others_survive_every_build() {
    let fixture = Fixture::built(&[("index.html", "1")]);
    fixture.put(".well-known/x", "a");
    fixture.put(".env", "b");
    fixture.put("notes.txt", "c");
    fixture.put("own/notes.txt", "d");
    let written = fixture.build(&[("index.html", "2"), ("own/new.html", "3")]).unwrap();
    assert_eq!(written.others, [".env", ".well-known/", "notes.txt", "own/notes.txt"]);
    let again = fixture.build(&[("index.html", "2"), ("own/new.html", "3")]).unwrap();
    assert_eq!((again.written, again.others), (Vec::new(), written.others));
    fs::remove_file(fixture.path("own/notes.txt")).unwrap();
    assert_eq!(fixture.build(&[]).unwrap().others, [".env", ".well-known/", "notes.txt"]);
    assert_eq!(names(&fixture.target), [".env", ".well-known", ".well-known/x", "notes.txt"]);
}

#[test]
fn a_file_of_others_with_the_very_bytes_is_adopted() {
    let fixture = Fixture::built(&[("index.html", "1")]);
    fixture.put("CNAME", "example.org");
    let written = fixture.build(&[("index.html", "1"), ("CNAME", "example.org")]).unwrap();
    assert_eq!(written.unchanged, ["CNAME", "index.html"]);
    assert!(fixture.text(MANIFEST).contains("CNAME"));
}

#[test]
fn an_own_file_that_was_deleted_comes_back() {
    let fixture = Fixture::built(&[("index.html", "1"), ("a/b.html", "2")]);
    fs::remove_dir_all(fixture.path("a")).unwrap();
    let written = fixture.build(&[("index.html", "1"), ("a/b.html", "2")]).unwrap();
    assert_eq!(written.written, ["a/b.html"]);
}

#[test]
fn names_that_differ_in_case_from_the_last_build_are_right_afterwards() {
    let fixture = Fixture::built(&[("About.html", "1"), ("Same.html", "2")]);
    fixture.build(&[("about.html", "new"), ("same.html", "2")]).unwrap();
    assert_eq!(fixture.text("about.html"), "new");
    assert_eq!(fixture.text("same.html"), "2");
    assert_eq!(names(&fixture.target).len(), 2);
}

#[test]
fn hundreds_of_files_are_written_and_removed() {
    let paths: Vec<_> = (0..500).map(|n| format!("p/{}/{n}.html", n % 50)).collect();
    let files: Vec<_> = paths.iter().map(|path| (path.as_str(), path.as_str())).collect();
    let fixture = Fixture::built(&files);
    assert_eq!(fixture.build(&files).unwrap().unchanged.len(), 500);
    assert_eq!(fixture.build(&files[..1]).unwrap().removed.len(), 499);
    assert_eq!(names(&fixture.target), ["p", "p/0", "p/0/0.html"]);
}

#[cfg(unix)]
#[test]
fn files_are_readable_for_a_web_server() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::built(&[("a/index.html", "1")]);
    let beside = fixture.root.join("beside");
    fs::write(&beside, "").unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(fixture.path("a/index.html")), mode(beside));
}
