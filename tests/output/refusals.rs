//! Directories and states in which nothing is written.

use std::fs;
use std::path::{Path, PathBuf};

use careerdash::diagnostics::Diagnostic;
use careerdash::output::{Obstacle, ObstacleKind, OutputError, Refusal};

use super::fixture::{Fixture, MANIFEST, names, strings, tree};

const SITE: &[(&str, &str)] = &[("index.html", "1"), ("a/b.html", "2")];

/// Builds to a directory that must be refused, and gives the reason.
fn refusal(fixture: &Fixture, target: &Path) -> Refusal {
    let before = tree(&fixture.root);
    let error = fixture.build_to(target, SITE).unwrap_err();
    assert_eq!(tree(&fixture.root), before, "{error}");
    match error {
        OutputError::Refused { why, .. } => why,
        other => panic!("{} refused as {other}", target.display()),
    }
}

/// Builds a changed site, which must fail and change nothing; gives what is in the way.
fn obstacles(fixture: &Fixture) -> Vec<(String, ObstacleKind)> {
    let before = tree(&fixture.target);
    let error = fixture.build(&[("a/b.html", "new"), ("index.html", "new")]).unwrap_err();
    assert_eq!(tree(&fixture.target), before, "{error}");
    let OutputError::InTheWay { obstacles, .. } = error else { panic!("refused as {error}") };
    obstacles.into_iter().map(|Obstacle { path, kind }| (path, kind)).collect()
}

#[test]
fn directories_that_are_precious_are_refused() {
    let fixture = Fixture::new();
    let root = &fixture.root;
    assert_eq!(refusal(&fixture, Path::new("/")), Refusal::Root);
    assert_eq!(refusal(&fixture, &root.join("home/me")), Refusal::Home);
    assert_eq!(refusal(&fixture, &root.join("home/")), Refusal::Home);
    assert_eq!(refusal(&fixture, &root.join("home/me/desk/..")), Refusal::Home);
    assert_eq!(refusal(&fixture, &root.join("nowhere/../home/me")), Refusal::Home);
}

#[test]
fn the_current_directory_and_those_above_it_are_refused() {
    let mut fixture = Fixture::new();
    fixture.protected.home = None;
    fixture.protected.current = Some(fixture.root.join("home/me/desk"));
    for above in ["home/me/desk", "home/me", "home", ""] {
        assert_eq!(refusal(&fixture, &fixture.root.join(above)), Refusal::Current);
    }
    let below = fixture.root.join("home/me/desk/out");
    fixture.build_to(&below, SITE).unwrap();
}

#[test]
fn what_a_site_is_made_from_is_refused() {
    let mut fixture = Fixture::new();
    fixture.protected.current = None;
    fixture.protected.home = None;
    let root = fixture.root.clone();
    assert_eq!(refusal(&fixture, &root), Refusal::ContainsInput(root.clone()));
    let above = root.parent().unwrap();
    assert_eq!(refusal(&fixture, above), Refusal::ContainsInput(root.clone()));
    let inside = |input: &str| Refusal::InsideInput(root.join(input));
    assert_eq!(refusal(&fixture, &root.join("content/profiles")), inside("content"));
    assert_eq!(refusal(&fixture, &root.join("themes/own/new/deep")), inside("themes"));
    assert_eq!(refusal(&fixture, &root.join("public/../content/x")), inside("content"));
    assert!(matches!(refusal(&fixture, &root.join("content")), Refusal::ContainsInput(_)));
    fixture.build_to(&root.join("content-of-the-site"), SITE).unwrap();
}

#[test]
fn a_content_directory_elsewhere_is_protected_too() {
    let mut fixture = Fixture::new();
    let elsewhere = fixture.root.parent().unwrap().join("elsewhere");
    fs::create_dir_all(elsewhere.join("content")).unwrap();
    fixture.protected.inputs.push(elsewhere.join("content"));
    assert!(matches!(refusal(&fixture, &elsewhere), Refusal::ContainsInput(_)));
    assert!(matches!(refusal(&fixture, &elsewhere.join("content/x")), Refusal::InsideInput(_)));
}

#[test]
fn files_are_no_output_directories() {
    let fixture = Fixture::new();
    assert_eq!(refusal(&fixture, &fixture.root.join("site.toml")), Refusal::NotADirectory);
    let error = fixture.build_to(&fixture.root.join("site.toml/public"), SITE).unwrap_err();
    assert!(matches!(error, OutputError::Io { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_no_output_directories_but_may_lead_to_one() {
    use std::os::unix::fs::symlink;
    let fixture = Fixture::new();
    let elsewhere = fixture.root.join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, &fixture.target).unwrap();
    assert_eq!(refusal(&fixture, &fixture.target), Refusal::Symlink);
    assert_eq!(refusal(&fixture, &fixture.target.join("")), Refusal::Symlink);
    fixture.build_to(&fixture.target.join("inner"), SITE).unwrap();
    assert_eq!(names(&elsewhere.join("inner")), ["a", "a/b.html", "index.html"]);

    symlink(fixture.root.join("content"), fixture.root.join("alias")).unwrap();
    let alias = fixture.root.join("alias/profiles");
    assert!(matches!(refusal(&fixture, &alias), Refusal::InsideInput(_)));
}

#[test]
fn a_directory_of_others_is_refused_and_gets_no_file_of_ours() {
    for theirs in ["thesis.doc", ".bashrc", "index.html"] {
        let fixture = Fixture::new();
        fixture.put(theirs, "mine");
        let error = fixture.build(SITE).unwrap_err();
        assert!(matches!(error, OutputError::NotOurs { .. }), "{error}");
        assert_eq!(tree(&fixture.target).into_keys().collect::<Vec<_>>(), [theirs]);
        let diagnostic = Diagnostic::from(&error);
        assert_eq!(diagnostic.code, "not-ours");
        assert!(diagnostic.message.contains("public is not empty"), "{}", diagnostic.message);
        assert!(diagnostic.hint.unwrap().contains("--out"));
    }
}

#[test]
fn foreign_files_in_the_way_are_all_named_before_anything_is_written() {
    let fixture = Fixture::built(&[("old.html", "0")]);
    fixture.put("index.html", "mine");
    fixture.put("a/b.html", "mine");
    assert_eq!(
        obstacles(&fixture),
        [
            ("a/b.html".to_owned(), ObstacleKind::Foreign),
            ("index.html".to_owned(), ObstacleKind::Foreign)
        ]
    );
    let message = fixture.build(SITE).unwrap_err().to_string();
    assert!(
        message.ends_with(
            "`a/b.html` is a file that careerdash did not write, \
             `index.html` is a file that careerdash did not write"
        ),
        "{message}"
    );
}

#[test]
fn a_directory_where_a_file_must_go_leaves_the_old_site() {
    let fixture = Fixture::built(SITE);
    fs::remove_file(fixture.path("index.html")).unwrap();
    fixture.put("index.html/mine", "x");
    assert_eq!(obstacles(&fixture), [("index.html".to_owned(), ObstacleKind::Directory)]);
    assert_eq!(fixture.text("a/b.html"), "2");
}

#[test]
fn a_file_where_a_directory_must_go_leaves_the_old_site() {
    let fixture = Fixture::built(&[("index.html", "1")]);
    fixture.put("a", "mine");
    assert_eq!(obstacles(&fixture), [("a".to_owned(), ObstacleKind::File)]);
}

#[cfg(unix)]
#[test]
fn links_inside_the_output_are_never_followed() {
    use std::os::unix::fs::symlink;
    let fixture = Fixture::built(SITE);
    let outside = fixture.root.join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("b.html"), "2").unwrap();
    fs::remove_dir_all(fixture.path("a")).unwrap();
    symlink(&outside, fixture.path("a")).unwrap();
    assert_eq!(obstacles(&fixture), [("a".to_owned(), ObstacleKind::Symlink)]);

    // Not even to remove a stale file that has the very bytes behind the link.
    let written = fixture.build(&[("index.html", "1")]).unwrap();
    assert_eq!((written.removed, written.foreign), (strings(&[]), strings(&["a/b.html"])));
    assert_eq!(fs::read(outside.join("b.html")).unwrap(), b"2");

    symlink(outside.join("b.html"), fixture.path("new.html")).unwrap();
    let error = fixture.build(&[("new.html", "2")]).unwrap_err();
    assert!(error.to_string().contains("`new.html` is a symbolic link"), "{error}");
    symlink(outside.join("absent"), fixture.path("dangling")).unwrap();
    fixture.build(&[("dangling", "2")]).unwrap_err();
    assert_eq!(tree(&outside).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_neither_read_nor_replaced() {
    let fixture = Fixture::built(&[("a/b.html", "1")]);
    let _listener = std::os::unix::net::UnixListener::bind(fixture.path("index.html")).unwrap();
    assert_eq!(obstacles(&fixture), [("index.html".to_owned(), ObstacleKind::Special)]);
}

#[test]
fn a_path_too_long_for_the_system_fails_before_anything_is_written() {
    let fixture = Fixture::built(SITE);
    let before = tree(&fixture.target);
    let deep = vec!["x".repeat(250); 20].join("/");
    let error = fixture.build(&[("index.html", "new"), (&deep, "1")]).unwrap_err();
    assert!(matches!(error, OutputError::Io { .. }), "{error}");
    assert_eq!(tree(&fixture.target), before);

    let fresh = Fixture::new();
    fresh.build(&[(&deep, "1")]).unwrap_err();
    assert!(!fresh.target.exists());
}

fn record_error(fixture: &Fixture) -> PathBuf {
    let before = tree(&fixture.root);
    let error = fixture.build(&[("new.html", "1")]).unwrap_err();
    assert_eq!(tree(&fixture.root), before, "{error}");
    let OutputError::Record { path, .. } = error else { panic!("refused as {error}") };
    path
}

#[test]
fn a_manifest_that_leads_outside_deletes_nothing() {
    let fixture = Fixture::built(SITE);
    fs::write(fixture.root.join("b.html"), "2").unwrap();
    for outside in ["../b.html", "a/../../b.html", "/etc/passwd", "a/./b.html"] {
        let evil = fixture.text(MANIFEST).replace("a/b.html", outside);
        let good = fixture.text(MANIFEST);
        fixture.put(MANIFEST, &evil);
        assert_eq!(record_error(&fixture), fixture.path(MANIFEST));
        fixture.put(MANIFEST, &good);
    }
}

#[test]
fn a_broken_manifest_is_refused() {
    for broken in ["", "{", "null", "{\"generator\":\"careerdash\",\"version\":99,\"files\":{}}"] {
        let fixture = Fixture::built(SITE);
        fixture.put(MANIFEST, broken);
        assert_eq!(record_error(&fixture), fixture.path(MANIFEST));
    }
    let fixture = Fixture::new();
    fs::create_dir_all(fixture.path(MANIFEST)).unwrap();
    assert_eq!(record_error(&fixture), fixture.path(MANIFEST));
}

#[cfg(unix)]
#[test]
fn a_manifest_or_lock_that_is_a_link_is_refused() {
    use std::os::unix::fs::symlink;
    for control in [MANIFEST, ".careerdash-lock"] {
        let fixture = Fixture::built(SITE);
        let moved = fixture.root.join("moved");
        fs::rename(fixture.path(control), &moved).unwrap();
        symlink(&moved, fixture.path(control)).unwrap();
        assert_eq!(record_error(&fixture), fixture.path(control));
    }
}

#[test]
fn one_build_at_a_time() {
    let fixture = Fixture::built(SITE);
    let lock = fs::File::options().write(true).open(fixture.path(".careerdash-lock")).unwrap();
    fs4::FileExt::lock(&lock).unwrap();
    let before = tree(&fixture.target);
    let error = fixture.build(&[("new.html", "1")]).unwrap_err();
    assert!(error.to_string().starts_with("another build is writing to this directory: "));
    assert_eq!(Diagnostic::from(&error).code, "output-busy");
    assert_eq!(tree(&fixture.target), before);
    drop(lock);
    fixture.build(&[("new.html", "1")]).unwrap();
}
