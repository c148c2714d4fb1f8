//! Disks and systems that give no more: full, without inodes, read-only, without descriptors.
//!
//! Each fault is made to happen to the real program, in a mount namespace of its own where a disk
//! is needed. A system that does not let a test mount anything is told, and the test skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_careerdash");

struct Site {
    _directory: tempfile::TempDir,
    root: PathBuf,
}

impl Site {
    /// A directory with a site in `old`, another in `new`, and an empty directory `disk`.
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let site = Self { root: directory.path().canonicalize().unwrap(), _directory: directory };
        for (name, title) in [("old", "First"), ("new", "Second")] {
            let root = site.root.join(name);
            let made = Command::new(PROGRAM).arg("init").arg(&root).output().unwrap();
            assert!(made.status.success(), "{made:?}");
            fs::write(root.join("site.toml"), format!("title = \"{title}\"\n")).unwrap();
        }
        fs::create_dir(site.root.join("disk")).unwrap();
        site
    }

    /// Runs a shell script in the directory, with `build SITE DIR` to build and `tree DIR` to
    /// list a directory with sums of its files.
    fn script(&self, before: &[&str], script: &str) -> Output {
        let helpers = r#"set -eu
            build() { "$PROGRAM" build --root "$1" --out "$2"; }
            tree() { (cd "$1" && find . -type f ! -name .careerdash-lock -exec cksum {} + | sort -k3; left ..); }
            left() { ls -A "$@" | grep -E 'careerdash-(staging|[[:alnum:]]{12})' || true; }
        "#;
        let shell = ["sh", "-c"];
        let words: Vec<_> = before.iter().chain(&shell).collect();
        Command::new(words[0])
            .args(&words[1..])
            .arg(format!("{helpers}{script}"))
            .current_dir(&self.root)
            .env("PROGRAM", PROGRAM)
            .output()
            .unwrap()
    }

    /// Runs a script that may mount; gives what it said, or nothing where that is not allowed.
    #[expect(clippy::print_stderr, reason = "a skipped test is to say so")]
    fn with_mounts(&self, script: &str) -> Option<Output> {
        // As root without a user namespace, in which root has fewer rights.
        for unshare in [&["unshare", "--mount"][..], &["unshare", "--mount", "--map-root-user"]] {
            let may = self.script(unshare, "mount -t tmpfs tmpfs disk");
            if may.status.success() {
                return Some(self.script(unshare, script));
            }
        }
        eprintln!("SKIPPED: this system does not let a test mount a disk of its own");
        None
    }
}

/// Whether the script went through, with what it said.
fn passed(output: &Output) -> (bool, String) {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Two builds on a disk that is then made to give no more, and one after it is mended.
///
/// The second must fail with exit code 2 and leave all as it was.
fn refuses(mount: &str, spoil: &str, mend: &str) -> Option<String> {
    let script = format!(
        r#"{mount}
        build old disk/public && tree disk/public > before
        {spoil}
        build new disk/public && exit 3 || [ $? -eq 2 ]
        tree disk/public > after
        cmp before after
        {mend}
        build new disk/public
        "#
    );
    let site = Site::new();
    let output = site.with_mounts(&script)?;
    let (passed, said) = passed(&output);
    assert!(passed, "{said}");
    Some(said)
}

#[test]
fn a_full_disk_keeps_the_old_site() {
    let said = refuses(
        "mount -t tmpfs -o size=8m tmpfs disk",
        "head -c 20m /dev/zero > disk/filler 2>/dev/null || true",
        "rm disk/filler",
    );
    if let Some(said) = said {
        assert!(said.contains("No space left") && said.contains("the last site is kept"), "{said}");
    }
}

#[test]
fn a_disk_that_fills_up_while_the_site_is_written_keeps_the_old_site() {
    let said = refuses(
        "mount -t tmpfs -o size=8m tmpfs disk",
        "head -c 20m /dev/zero > disk/filler 2>/dev/null || true; \
         truncate -s -100k disk/filler",
        "rm disk/filler",
    );
    if let Some(said) = said {
        assert!(said.contains("cannot write"), "{said}");
    }
}

#[test]
fn a_disk_without_inodes_keeps_the_old_site() {
    let said = refuses(
        "mount -t tmpfs -o nr_inodes=200 tmpfs disk",
        "n=0; while touch disk/filler-$n 2>/dev/null; do n=$((n+1)); done; rm disk/filler-0",
        "rm disk/filler-*",
    );
    if let Some(said) = said {
        assert!(said.contains("No space left"), "{said}");
    }
}

#[test]
fn a_read_only_disk_keeps_the_old_site() {
    let said = refuses(
        "mount -t tmpfs tmpfs disk",
        "mount -o remount,ro disk",
        "mount -o remount,rw disk",
    );
    if let Some(said) = said {
        assert!(said.contains("Read-only file system"), "{said}");
        assert!(said.contains("allow writing there"), "{said}");
    }
}

/// Builds where directories cannot change places, and holds the result against a build where
/// they can.
fn builds_file_by_file(mount: &str) {
    let script = format!(
        r#"{mount}
        build old "$TARGET"; inode=$(stat -c %i "$TARGET")
        mkdir -p "$TARGET/.git"; echo mine > "$TARGET/.git/HEAD"
        build new "$TARGET"
        [ "$inode" = "$(stat -c %i "$TARGET")" ] || {{ echo "it was exchanged" >&2; exit 4; }}
        [ "$(cat "$TARGET/.git/HEAD")" = mine ]; rm -r "$TARGET/.git"
        build new plain/public
        diff -r "$TARGET" plain/public
        [ -z "$(left . disk)" ]
        "#
    );
    let Some(output) = Site::new().with_mounts(&script) else { return };
    let (passed, said) = passed(&output);
    assert!(passed, "{said}");
}

#[test]
fn a_mount_point_is_written_file_by_file() {
    builds_file_by_file("TARGET=disk; mount -t tmpfs tmpfs disk");
}

#[test]
fn a_directory_mounted_from_the_same_disk_is_written_file_by_file() {
    builds_file_by_file("TARGET=disk; mkdir from; mount --bind from disk");
}

#[test]
fn a_directory_with_a_mount_point_in_it_is_written_file_by_file() {
    builds_file_by_file(
        "TARGET=disk/public; mkdir disk/public; build old disk/public; \
         mkdir disk/public/theirs from; mount --bind from disk/public/theirs; \
         mkdir -p plain/public/; build old plain/public; mkdir plain/public/theirs",
    );
}

#[test]
fn few_descriptors_end_in_a_message_or_a_site() {
    let site = Site::new();
    let script = r#"
        build old public && tree public > before
        refused=0 built=0
        for most in 4 5 6 7 8 9 10 12 14 16 20 24 32 64; do
            rm -rf public .public*; build old public >/dev/null
            if (ulimit -n $most; build new public 2> said); then
                built=$((built+1)); tree public > whole
            else
                status=$?
                ! grep -q panicked said || { cat said; exit 6; }
                # 127: not even the libraries could be loaded.
                case $status in
                    2 | 127) ;;
                    1) grep -q "open files" said || { cat said; exit 5; } ;;
                    *) cat said; echo "ended with $status"; exit 5 ;;
                esac
                refused=$((refused+1)); tree public > after; cmp before after
            fi
            build new public >/dev/null
            [ -z "$(left .)" ]
        done
        echo "refused=$refused. built=$built."
    "#;
    let (passed, said) = passed(&site.script(&["env"], script));
    assert!(passed, "{said}");
    assert!(!said.contains("refused=0.") && !said.contains("built=0."), "{said}");
}

#[test]
fn a_parent_that_cannot_be_written_does_not_matter() {
    let site = Site::new();
    let script = r#"
        mkdir -p parent/public; build old parent/public
        chmod 555 parent; inode=$(stat -c %i parent/public)
        build new parent/public
        [ "$inode" = "$(stat -c %i parent/public)" ] || { echo "it was exchanged" >&2; exit 4; }
        chmod 755 parent; build new plain/public; diff -r parent/public plain/public
    "#;
    let output = if is_root() {
        // Root may write everywhere, but not on a part of the disk that is mounted read-only.
        site.with_mounts(
            &script
                .replace(
                    "chmod 555 parent;",
                    "mount --bind parent parent; mount --bind parent/public parent/public; \
             mount -o remount,bind,ro parent; cd .;",
                )
                .replace("chmod 755 parent;", ""),
        )
    } else {
        Some(site.script(&["env"], script))
    };
    let Some(output) = output else { return };
    let (passed, said) = passed(&output);
    assert!(passed, "{said}");
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0)
}
