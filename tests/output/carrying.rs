//! What others have in the output directory comes along when a new directory takes its place.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::fixture::{Fixture, MANIFEST, Stop, beside, tree};

const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a/b.html", "old"), ("c/same.html", "x")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("a/b.html", "new"), ("c/same.html", "x")];

/// Number of a file or directory in its file system.
fn number(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

/// Builds over the old site, which must put a new directory in its place.
fn exchange(fixture: &Fixture) {
    let before = number(&fixture.target);
    let written = fixture.build(NEW).unwrap();
    assert_eq!(written.left, Vec::<PathBuf>::new());
    assert_ne!(number(&fixture.target), before, "the files were put in place one by one");
    assert_eq!(beside(&fixture.target), Vec::<String>::new());
}

#[test]
fn who_has_the_old_directory_open_sees_no_new_file() {
    use rustix::fs::{Mode, OFlags, open, openat};
    let fixture = Fixture::built(OLD);
    let old = open(&fixture.target, OFlags::DIRECTORY, Mode::empty()).unwrap();
    exchange(&fixture);
    for path in ["index.html", "a/b.html", "c/same.html", MANIFEST] {
        openat(&old, path, OFlags::RDONLY, Mode::empty()).unwrap_err();
    }
    assert_eq!(fixture.text("a/b.html"), "new");
}

#[test]
fn files_of_ours_have_one_name_afterwards_and_those_of_others_are_the_same_files() {
    let fixture = Fixture::built(OLD);
    fixture.put("notes.txt", "mine");
    fs::hard_link(fixture.path("notes.txt"), fixture.root.join("elsewhere")).unwrap();
    let same = ["c/same.html", "notes.txt"].map(|path| number(&fixture.path(path)));
    exchange(&fixture);
    assert_eq!(["c/same.html", "notes.txt"].map(|path| number(&fixture.path(path))), same);
    let names = |path: &str| fs::metadata(fixture.path(path)).unwrap().nlink();
    assert_eq!(["index.html", "c/same.html", MANIFEST, "notes.txt"].map(names), [1, 1, 1, 2]);
}

#[test]
fn links_pipes_and_odd_names_come_along_and_are_not_followed() {
    let fixture = Fixture::built(OLD);
    let outside = fixture.root.join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("file"), "theirs").unwrap();
    symlink(&outside, fixture.path("to-directory")).unwrap();
    symlink("nowhere", fixture.path("a/dangling")).unwrap();
    let odd = fixture.target.join(OsStr::from_bytes(b"not \xff text"));
    fs::write(&odd, "mine").unwrap();
    let _listener = std::os::unix::net::UnixListener::bind(fixture.path("socket")).unwrap();
    let found = [odd, fixture.path("to-directory"), fixture.path("a/dangling")];
    let before = found.clone().map(|path| number(&path));
    exchange(&fixture);
    assert_eq!(found.map(|path| number(&path)), before);
    std::os::unix::net::UnixStream::connect(fixture.path("socket")).unwrap();
    assert_eq!(tree(&outside).len(), 1);
    assert_eq!(fs::metadata(outside.join("file")).unwrap().nlink(), 1);
}

#[test]
fn directories_keep_mode_and_time_and_empty_ones_stay() {
    let fixture = Fixture::built(OLD);
    fixture.put(".git/refs/heads/main", "1");
    fs::create_dir_all(fixture.path("a/empty/inner")).unwrap();
    let mode = |path: &str, mode| {
        fs::set_permissions(fixture.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("", 0o710);
    mode("a", 0o2750);
    mode(".git/refs", 0o700);
    let then = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::open(fixture.path(".git/refs")).unwrap().set_modified(then).unwrap();
    exchange(&fixture);
    let mode = |path: &str| fs::metadata(fixture.path(path)).unwrap().mode() & 0o7777;
    assert_eq!(["", "a", ".git/refs"].map(mode), [0o710, 0o2750, 0o700]);
    assert_eq!(fixture.modified(".git/refs"), then);
    assert!(fixture.path("a/empty/inner").is_dir());
}

#[cfg(target_os = "linux")]
#[test]
fn directories_keep_their_attributes() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let fixture = Fixture::built(OLD);
    let set = |path| setxattr(path, "user.careerdash.test", b"1", XattrFlags::empty());
    if let Err(error) = set(&fixture.path("a")) {
        eprintln!("SKIPPED: no extended attributes here: {error}");
        return;
    }
    exchange(&fixture);
    let mut value = [0; 8];
    assert_eq!(getxattr(fixture.path("a"), "user.careerdash.test", &mut value[..]), Ok(1));
}

#[test]
fn a_directory_of_others_that_cannot_be_made_alike_is_left_as_it_is() {
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        eprintln!("SKIPPED: root may write everywhere");
        return;
    }
    let fixture = Fixture::built(OLD);
    fixture.put("locked/file", "mine");
    let mode = |mode| fs::Permissions::from_mode(mode);
    fs::set_permissions(fixture.path("locked"), mode(0o500)).unwrap();
    let before = number(&fixture.target);
    fixture.build(NEW).unwrap();
    assert_eq!(number(&fixture.target), before);
    assert_eq!(
        (fixture.text("a/b.html"), fixture.text("locked/file")),
        ("new".into(), "mine".into())
    );
    fs::set_permissions(fixture.path("locked"), mode(0o700)).unwrap();
}

/// Writes files of its own, as long as builds go on, and not more than a directory can have
/// and still be exchanged.
fn write_along(target: &Path, go_on: &AtomicBool) -> Vec<(PathBuf, String)> {
    let mut written = Vec::new();
    for number in 0..500 {
        if !go_on.load(Ordering::Relaxed) {
            break;
        }
        let text = format!("mine {number}");
        let path = match number % 3 {
            0 => target.join(format!("plain-{number}.txt")),
            1 => target.join(format!("new-{number}/deep/file.txt")),
            _ => target.join("a").join(format!("among-ours-{number}.txt")),
        };
        // Each step may meet a directory that has just gone: then nothing was written.
        let folder = path.parent().unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let draft = folder.join(format!(".{name}.draft"));
        if fs::create_dir_all(folder).is_ok()
            && fs::write(&draft, &text).is_ok()
            && fs::rename(&draft, &path).is_ok()
        {
            written.push((path, text));
        }
        std::thread::sleep(Duration::from_micros(300));
    }
    written
}

#[test]
fn what_is_written_into_the_directory_while_builds_run_is_never_lost() {
    let fixture = Fixture::built(OLD);
    let go_on = AtomicBool::new(true);
    let written = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_along(&fixture.target, &go_on));
        let stop = Stop(&go_on);
        for round in 0..8 {
            fixture.build(if round % 2 == 0 { NEW } else { OLD }).unwrap();
        }
        drop(stop);
        writer.join().unwrap()
    });
    assert_eq!(fixture.build(NEW).unwrap().left, Vec::<PathBuf>::new());
    assert!(written.len() > 30, "only {} files were written", written.len());
    for (path, text) in written {
        assert_eq!(fs::read_to_string(&path).ok(), Some(text), "{}", path.display());
    }
    assert_eq!(beside(&fixture.target), Vec::<String>::new());
}
