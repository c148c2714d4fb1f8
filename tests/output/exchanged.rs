//! Output directories beside which a killed build left the old directory.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};

use super::fixture::{Fixture, MANIFEST, beside, tree};

const MARKER: &str = "careerdash staging directory, safe to delete when no build runs\n";
const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a/b.html", "old"), ("stale/s.html", "1")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("a/b.html", "new")];

/// The new site in its place, and beside it the old one as the exchange leaves it.
struct Killed {
    fixture: Fixture,
    scaffold: PathBuf,
    old: PathBuf,
}

impl Killed {
    fn new() -> Self {
        let fixture = Fixture::built(OLD);
        let manifest: serde_json::Value = serde_json::from_str(&fixture.text(MANIFEST)).unwrap();
        let scaffold = fixture.root.join(".public.careerdash-a1b2c3d4e5f6");
        let old = scaffold.join("tree");
        fs::create_dir(&scaffold).unwrap();
        fs::rename(&fixture.target, &old).unwrap();
        fs::remove_file(old.join(MANIFEST)).unwrap();
        fixture.build(NEW).unwrap();
        let number = |path: &Path| fs::metadata(path).unwrap().ino();
        let record = serde_json::json!({
            "old": number(&old), "new": number(&fixture.target), "own": manifest["files"],
        });
        fs::write(scaffold.join("marker"), MARKER).unwrap();
        fs::write(scaffold.join("record.json"), record.to_string()).unwrap();
        Self { fixture, scaffold, old }
    }

    /// What the next build cannot remove.
    fn left(&self) -> Vec<PathBuf> {
        self.fixture.build(NEW).unwrap().left
    }

    fn replace_in_record(&self, from: &str, to: &str) {
        let path = self.scaffold.join("record.json");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

#[test]
fn the_old_directory_goes() {
    let killed = Killed::new();
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(beside(&killed.fixture.target), Vec::<String>::new());
    assert_eq!(tree(&killed.fixture.target), tree(&Fixture::built(NEW).target));
}

#[test]
fn files_of_others_in_it_are_moved_over() {
    let killed = Killed::new();
    fs::write(killed.old.join("stale/mine.txt"), "mine").unwrap();
    fs::create_dir_all(killed.old.join("new/empty")).unwrap();
    symlink("nowhere", killed.old.join("new/link")).unwrap();
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(killed.fixture.text("stale/mine.txt"), "mine");
    assert!(!killed.fixture.path("stale/s.html").exists());
    assert!(killed.fixture.path("new/empty").is_dir());
    assert_eq!(fs::read_link(killed.fixture.path("new/link")).unwrap(), Path::new("nowhere"));
}

#[test]
fn what_was_edited_or_has_no_place_stays_and_is_named_until_it_is_gone() {
    let killed = Killed::new();
    let target = &killed.fixture.target;
    let mut mine = ["index.html", "new.txt", "x/inner.txt"].map(|path| killed.old.join(path));
    fs::create_dir(killed.old.join("x")).unwrap();
    for path in &mine {
        fs::write(path, "mine").unwrap();
    }
    fs::write(target.join("new.txt"), "mine too").unwrap();
    symlink(&killed.fixture.root, target.join("x")).unwrap();
    mine[2] = killed.old.join("x");
    for _ in 0..2 {
        let mut left = killed.left();
        left.sort();
        assert_eq!(left, mine);
    }
    assert_eq!(fs::read(killed.old.join("index.html")).unwrap(), b"mine");
    assert_eq!(fs::read(killed.old.join("x/inner.txt")).unwrap(), b"mine");
    assert!(!killed.fixture.root.join("inner.txt").exists());
    assert_eq!(killed.fixture.text("new.txt"), "mine too");
    assert!(!killed.old.join("a").exists(), "what is ours goes all the same");
    for path in &mine[..2] {
        fs::remove_file(path).unwrap();
    }
    fs::remove_dir_all(&mine[2]).unwrap();
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(beside(target), Vec::<String>::new());
}

#[test]
fn an_output_directory_removed_since_gets_the_files_of_others_back() {
    let killed = Killed::new();
    fs::write(killed.old.join("mine.txt"), "mine").unwrap();
    fs::remove_dir_all(&killed.fixture.target).unwrap();
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(killed.fixture.text("mine.txt"), "mine");
    assert_eq!(killed.fixture.text("index.html"), "new");
}

#[test]
fn a_scaffold_that_cannot_be_trusted_is_left_and_named() {
    let breaks: [fn(&Killed); 4] = [
        |killed| killed.replace_in_record("a/b.html", "../site.toml"),
        |killed| killed.replace_in_record("\"own\"", "\"other\""),
        |killed| killed.replace_in_record("{", ""),
        // Neither the old directory nor the new one: somebody copied it here.
        |killed| {
            fs::rename(&killed.old, killed.scaffold.join("moved")).unwrap();
            fs::create_dir(&killed.old).unwrap();
        },
    ];
    for spoil in breaks {
        let killed = Killed::new();
        spoil(&killed);
        let before = tree(&killed.scaffold);
        assert_eq!(killed.left(), std::slice::from_ref(&killed.scaffold));
        assert_eq!(tree(&killed.scaffold), before);
    }
}

#[test]
fn a_new_directory_that_never_took_its_place_goes() {
    let killed = Killed::new();
    let number = |path: &Path| fs::metadata(path).unwrap().ino().to_string();
    let (old, new) = (number(&killed.old), number(&killed.fixture.target));
    // The numbers the other way round: what is in the scaffold is the new directory.
    killed.replace_in_record(&format!("\"new\":{new},"), "\"new\":NEW,");
    killed.replace_in_record(&format!("\"old\":{old},"), &format!("\"old\":{new},"));
    killed.replace_in_record("\"new\":NEW,", &format!("\"new\":{old},"));
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(beside(&killed.fixture.target), Vec::<String>::new());
    assert_eq!(killed.fixture.text("index.html"), "new");
}

#[test]
fn directories_that_only_have_such_a_name_are_left() {
    let killed = Killed::new();
    fs::write(killed.scaffold.join("marker"), "mine").unwrap();
    let other = killed.fixture.root.join(".public.careerdash-mine");
    fs::create_dir(&other).unwrap();
    let link = killed.fixture.root.join(".public.careerdash-f6e5d4c3b2a1");
    symlink(&killed.scaffold, link).unwrap();
    let before = tree(&killed.scaffold);
    assert_eq!(killed.left(), Vec::<PathBuf>::new());
    assert_eq!(tree(&killed.scaffold), before);
    assert_eq!(beside(&killed.fixture.target).len(), 3);
}
