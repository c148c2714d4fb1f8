//! Directories in which an earlier build was killed.

use std::fs;

use careerdash::output::{ObstacleKind, OutputError};

use super::fixture::{Fixture, MANIFEST, names, tree};

const MARKER: &str = "careerdash staging directory, safe to delete when no build runs\n";
const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a.html", "old"), ("stale.html", "old")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("a.html", "new"), ("b/c.html", "new")];
const STAGING: &str = ".careerdash-staging-killed";

/// The directory as it is when a build of [`NEW`] over [`OLD`] is killed once its journal is
/// sealed and the first `landed` files have been renamed into place.
fn killed(landed: usize) -> Fixture {
    let fixture = Fixture::built(OLD);
    let (old, new) = (manifest(OLD), manifest(NEW));
    let landing = |path: &str| {
        serde_json::json!({
            "path": path,
            "fingerprint": new["files"][path],
            "was": old["files"][path],
        })
    };
    let mut sorted = NEW.to_vec();
    sorted.sort();
    let writes: Vec<_> = sorted.iter().map(|(path, _)| landing(path)).collect();
    let journal = serde_json::json!({
        "writes": writes,
        "stale": { "stale.html": old["files"]["stale.html"] },
    });
    let staged = |name: &str| format!("{STAGING}/{name}");
    fixture.put(&staged("marker"), MARKER);
    fixture.put(&staged("journal.json"), &journal.to_string());
    fixture.put(&staged("manifest.json"), &Fixture::built(NEW).text(MANIFEST));
    for (index, (path, text)) in sorted.iter().enumerate() {
        let place = if index < landed { (*path).to_owned() } else { staged(&index.to_string()) };
        fixture.put(&place, text);
    }
    fixture
}

fn manifest(files: &[(&str, &str)]) -> serde_json::Value {
    serde_json::from_str(&Fixture::built(files).text(MANIFEST)).unwrap()
}

#[test]
fn the_next_build_finishes_what_a_killed_one_began() {
    let whole = Fixture::built(NEW);
    for landed in 0..=NEW.len() {
        let fixture = killed(landed);
        assert_eq!(fixture.build(NEW).unwrap().unchanged.len(), NEW.len());
        assert_eq!(tree(&fixture.target), tree(&whole.target), "killed after {landed}");
    }
}

#[test]
fn files_of_a_killed_build_are_ours_for_another_site() {
    for landed in 0..=NEW.len() {
        let fixture = killed(landed);
        fixture.build(&[("index.html", "newer")]).unwrap();
        assert_eq!(names(&fixture.target), ["index.html"]);
        assert_eq!(fixture.text("index.html"), "newer");
    }
}

#[test]
fn a_first_build_that_was_killed_is_finished() {
    let fixture = killed(1);
    fs::remove_file(fixture.path(MANIFEST)).unwrap();
    fixture.build(NEW).unwrap();
    assert_eq!(names(&fixture.target), ["a.html", "b", "b/c.html", "index.html"]);
}

#[test]
fn a_file_somebody_put_there_since_is_not_overwritten() {
    let fixture = killed(1);
    fixture.put("index.html", "mine");
    let error = fixture.build(NEW).unwrap_err();
    let OutputError::InTheWay { obstacles, .. } = error else { panic!("refused as {error}") };
    assert_eq!(obstacles.len(), 1);
    assert_eq!(obstacles[0].kind, ObstacleKind::Foreign);
    assert_eq!(fixture.text("index.html"), "mine");
    fs::remove_file(fixture.path("index.html")).unwrap();
    fixture.build(NEW).unwrap();
    assert_eq!(fixture.text("index.html"), "new");
}

#[test]
fn a_stale_file_edited_since_is_kept() {
    let fixture = killed(2);
    fixture.put("stale.html", "mine");
    fixture.build(NEW).unwrap();
    assert_eq!(fixture.text("stale.html"), "mine");
}

#[test]
fn a_journal_that_leads_outside_is_refused() {
    for from in ["b/c.html", "stale.html"] {
        let fixture = killed(0);
        let journal = format!("{STAGING}/journal.json");
        fixture.put(&journal, &fixture.text(&journal).replace(from, "../site.toml"));
        let before = tree(&fixture.root);
        let error = fixture.build(NEW).unwrap_err();
        assert!(matches!(error, OutputError::Record { .. }), "{error}");
        assert_eq!(tree(&fixture.root), before);
    }
}

#[test]
fn staging_without_a_journal_is_thrown_away() {
    let fixture = killed(0);
    fs::remove_file(fixture.path(STAGING).join("journal.json")).unwrap();
    fixture.build(OLD).unwrap();
    assert_eq!(tree(&fixture.target), tree(&Fixture::built(OLD).target));
}

#[test]
fn staging_directories_without_our_mark_are_left() {
    let fixture = Fixture::built(OLD);
    fixture.put(&format!("{STAGING}/notes"), "mine");
    fixture.put(".careerdash-staging-file", "mine");
    fixture.put(".careerdash-staging-other/marker", "mine");
    let before = tree(&fixture.target);
    fixture.build(OLD).unwrap();
    assert_eq!(tree(&fixture.target), before);
}

#[cfg(unix)]
#[test]
fn a_staging_directory_that_is_a_link_is_left() {
    let fixture = killed(0);
    let moved = fixture.root.join("moved");
    fs::rename(fixture.path(STAGING), &moved).unwrap();
    std::os::unix::fs::symlink(&moved, fixture.path(STAGING)).unwrap();
    let before = tree(&moved);
    fixture.build(OLD).unwrap();
    assert_eq!(tree(&moved), before);
}
