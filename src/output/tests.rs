//! Every change to the disk fails once, and the program dies at every one.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::Change;
use super::faults::Fault;
use super::{OutputError, Protected, Written, write};
use crate::site::Site;

const OLD: &[(&str, &str)] =
    &[("index.html", "old"), ("a/b.html", "old"), ("same.css", "x"), ("stale/s.html", "old")];
const NEW: &[(&str, &str)] =
    &[("index.html", "new"), ("a/b.html", "new"), ("same.css", "x"), ("c/d.html", "new")];

/// `errno` of what the tests let the system say.
const NO_SPACE: i32 = 28;
const INPUT_OUTPUT: i32 = 5;
const NOT_PERMITTED: i32 = 1;

struct Desk {
    _directory: TempDir,
    root: PathBuf,
}

/// All below the output directory: files with their text, links with where they lead.
type Tree = BTreeMap<String, String>;

impl Desk {
    /// A directory with the old site and files of others.
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().canonicalize().unwrap();
        let desk = Self { _directory: directory, root };
        desk.build(OLD).unwrap();
        desk.put_foreign();
        desk
    }

    fn put_foreign(&self) {
        fs::create_dir_all(self.target().join(".git/refs/empty")).unwrap();
        fs::write(self.target().join(".git/HEAD"), "theirs").unwrap();
        fs::write(self.target().join("a/notes.txt"), "theirs").unwrap();
        symlink("nowhere", self.target().join("link")).unwrap();
    }

    fn target(&self) -> PathBuf {
        self.root.join("public")
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Written, OutputError> {
        let mut site = Site::new();
        for (path, text) in files {
            site.insert(*path, *text).unwrap();
        }
        let protected = Protected { root: self.root.join("site"), ..Protected::default() };
        // Programs that other tests start hold copies of our lock until they have begun.
        loop {
            match write(&site, &self.target(), &protected) {
                Err(OutputError::Busy { .. }) => std::thread::yield_now(),
                done => return done,
            }
        }
    }

    fn tree(&self) -> Tree {
        tree(&self.target())
    }

    /// What stands beside the output directory.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(&self.root).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "public").collect()
    }
}

fn tree(directory: &Path) -> Tree {
    let walk = walkdir::WalkDir::new(directory).min_depth(1);
    let text = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(directory).unwrap().to_str().unwrap().to_owned();
        let text = match entry.file_type() {
            kind if kind.is_file() => fs::read_to_string(entry.path()).unwrap(),
            kind if kind.is_dir() => "/".to_owned(),
            _ => format!("-> {}", fs::read_link(entry.path()).unwrap().display()),
        };
        (path, text)
    };
    walk.into_iter().map(|entry| text(entry.unwrap())).collect()
}

/// The old and the new tree, as builds without faults make them.
fn sides() -> (Tree, Tree) {
    let desk = Desk::new();
    let old = desk.tree();
    desk.build(NEW).unwrap();
    (old, desk.tree())
}

#[test]
fn a_death_at_any_change_leaves_the_old_site_or_the_new_one() {
    let (old, new) = sides();
    let mut seen = [0, 0];
    for at in 0.. {
        let desk = Desk::new();
        let fault = Fault::death(&desk.root, at);
        let _ = desk.build(NEW);
        let happened = fault.happened();
        drop(fault);
        if !happened {
            break;
        }
        let found = desk.tree();
        assert!(found == old || found == new, "a mixture after change {at}: {found:#?}");
        seen[usize::from(found == new)] += 1;
        let written = desk.build(NEW).unwrap();
        assert_eq!(desk.tree(), new, "after change {at}");
        assert_eq!((written.left, desk.beside()), (vec![], vec![]), "after change {at}");
    }
    // Two thirds of the changes come before the exchange.
    assert!(seen[0] > 20 && seen[1] > 10, "{seen:?} deaths before and after the exchange");
}

#[test]
fn a_death_while_the_next_build_recovers_is_recovered_too() {
    let (_, new) = sides();
    for at in 0.. {
        let desk = Desk::new();
        // The old directory is in the scaffold, half swept.
        let fault = Fault::death(&desk.root, death_in_sweep());
        let _ = desk.build(NEW);
        drop(fault);
        assert_eq!(desk.tree(), new);
        assert_eq!(desk.beside().len(), 1);
        let fault = Fault::death(&desk.root, at);
        let _ = desk.build(NEW);
        let happened = fault.happened();
        drop(fault);
        assert_eq!(desk.tree(), new, "after change {at}");
        desk.build(NEW).unwrap();
        assert_eq!(desk.beside(), Vec::<String>::new(), "after change {at}");
        if !happened {
            break;
        }
    }
}

/// The number of a change in the middle of the sweep.
fn death_in_sweep() -> usize {
    let (_, new) = sides();
    let first = (0..).find(|at| {
        let desk = Desk::new();
        let _fault = Fault::death(&desk.root, *at);
        let _ = desk.build(NEW);
        desk.tree() == new
    });
    first.unwrap() + 6
}

#[test]
fn any_single_error_leaves_the_old_site_or_the_new_one() {
    let (old, new) = sides();
    for (only, error) in [
        (&[Change::Create, Change::Write][..], NO_SPACE),
        (&[Change::Directory], NO_SPACE),
        (&[Change::Flush], INPUT_OUTPUT),
        (&[Change::Rename], INPUT_OUTPUT),
        (&[Change::Link], NOT_PERMITTED),
        (&[Change::Exchange], NOT_PERMITTED),
        (&[Change::Remove], INPUT_OUTPUT),
        (&[Change::Attributes], NOT_PERMITTED),
    ] {
        for at in 0.. {
            let desk = Desk::new();
            let fault = Fault::once(&desk.root, only, at, error);
            let outcome = desk.build(NEW);
            let happened = fault.happened();
            drop(fault);
            let (found, when) = (desk.tree(), format!("{only:?} {at}: {outcome:?}"));
            assert!(found == old || found == new, "{when}: {found:#?}");
            if let Ok(written) = &outcome {
                assert_eq!(found, new, "{when}");
                assert!(written.left.is_empty() || only == [Change::Remove], "{when}");
            }
            assert_eq!(desk.build(NEW).unwrap().left, Vec::<PathBuf>::new(), "{when}");
            assert_eq!(desk.tree(), new, "{when}");
            assert_eq!(desk.beside(), Vec::<String>::new(), "{when}");
            if !happened {
                assert!(at > 0 || only == [Change::Attributes], "no {only:?} at all");
                break;
            }
        }
    }
}

#[test]
fn errors_that_last_keep_the_old_site_and_say_what_failed() {
    let (old, _) = sides();
    for (only, error, says) in [
        (Change::Write, NO_SPACE, "cannot write"),
        (Change::Flush, INPUT_OUTPUT, "cannot flush"),
        (Change::Directory, NO_SPACE, "cannot create"),
    ] {
        let desk = Desk::new();
        let fault = Fault::always(&desk.root, &[only], error);
        let message = desk.build(NEW).unwrap_err().to_string();
        drop(fault);
        assert!(message.starts_with(says), "{message}");
        assert_eq!(desk.tree(), old, "{message}");
        assert_eq!(desk.beside(), Vec::<String>::new(), "{message}");
    }
}

#[test]
fn where_directories_cannot_change_places_files_are_put_in_place_one_by_one() {
    let (_, new) = sides();
    for only in [Change::Exchange, Change::Link] {
        let desk = Desk::new();
        let before = fs::metadata(desk.target()).unwrap().ino();
        let fault = Fault::always(&desk.root, &[only], NOT_PERMITTED);
        desk.build(NEW).unwrap();
        drop(fault);
        assert_eq!(desk.tree(), new);
        assert_eq!(desk.beside(), Vec::<String>::new());
        assert_eq!(fs::metadata(desk.target()).unwrap().ino(), before);
    }
}

#[test]
fn any_single_error_while_files_are_put_in_place_one_by_one_is_completed() {
    let (old, new) = sides();
    for (only, error) in [
        (&[Change::Create, Change::Write][..], NO_SPACE),
        (&[Change::Directory], NO_SPACE),
        (&[Change::Flush], INPUT_OUTPUT),
        (&[Change::Rename], INPUT_OUTPUT),
        (&[Change::Remove], INPUT_OUTPUT),
    ] {
        let mut failures = 0;
        for at in 0.. {
            let desk = Desk::new();
            let _no_exchange = Fault::always(&desk.root, &[Change::Exchange], NOT_PERMITTED);
            let fault = Fault::once(&desk.root, only, at, error);
            let outcome = desk.build(NEW);
            let happened = fault.happened();
            drop(fault);
            let when = format!("{only:?} {at}: {outcome:?}");
            failures += usize::from(outcome.is_err());
            // No file is cut, and what others have there stays.
            for (path, text) in desk.tree() {
                let whole = [&old, &new].iter().any(|side| side.get(&path) == Some(&text));
                assert!(whole || path.starts_with(".careerdash"), "{when}: {path} has {text:?}");
            }
            for path in old.keys().filter(|path| new.contains_key(*path)) {
                assert!(desk.tree().contains_key(path), "{when}: {path} is gone");
            }
            desk.build(NEW).unwrap();
            let mut found = desk.tree();
            if only == [Change::Remove] {
                // An empty folder that could not be removed when its file went is no longer ours.
                found.remove("stale");
            }
            assert_eq!(found, new, "{when}");
            assert_eq!(desk.beside(), Vec::<String>::new(), "{when}");
            if !happened {
                break;
            }
        }
        assert!(failures > 0 || only == [Change::Remove], "no {only:?} failed a build");
    }
}

#[test]
fn a_death_while_files_are_put_in_place_one_by_one_is_completed() {
    let (_, new) = sides();
    for at in 0.. {
        let desk = Desk::new();
        let no_exchange = Fault::always(&desk.root, &[Change::Exchange], NOT_PERMITTED);
        let fault = Fault::death(&desk.root, at);
        let _ = desk.build(NEW);
        let happened = fault.happened();
        drop(fault);
        desk.build(NEW).unwrap();
        drop(no_exchange);
        assert_eq!(desk.tree(), new, "after change {at}");
        assert_eq!(desk.beside(), Vec::<String>::new(), "after change {at}");
        if !happened {
            break;
        }
    }
}
