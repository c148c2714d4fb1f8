//! The program is killed at random moments, as `kill -9` does it.
//!
//! `KILLS=200 cargo test --test output killed -- --nocapture` kills it so many times and prints
//! what was found; `PROGRAM` names another program than that of the tests, such as the release.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::fixture::beside;

/// The program that is killed.
fn program() -> Command {
    let named = std::env::var_os("PROGRAM");
    Command::new(named.unwrap_or_else(|| env!("CARGO_BIN_EXE_careerdash").into()))
}

/// All files below a directory with their bytes, links with where they lead.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

struct Bench {
    _directory: tempfile::TempDir,
    root: PathBuf,
}

impl Bench {
    /// Two sites of which nearly every page differs.
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let bench = Self { root: directory.path().canonicalize().unwrap(), _directory: directory };
        for (name, title) in [("old", "First"), ("new", "Second")] {
            let site = bench.root.join(name);
            run(program().arg("init").arg(&site));
            fs::write(site.join("site.toml"), format!("title = \"{title}\"\n")).unwrap();
            let profiles = site.join("content/profiles");
            for copy in 0..5 {
                fs::copy(profiles.join("me.yaml"), profiles.join(format!("{name}-{copy}.yaml")))
                    .unwrap();
            }
        }
        fs::create_dir(bench.root.join("out")).unwrap();
        bench
    }

    fn out(&self) -> PathBuf {
        self.root.join("out/public")
    }

    fn build(&self, site: &str) -> Command {
        let mut command = program();
        command.arg("build").arg("--root").arg(self.root.join(site));
        command.arg("--out").arg(self.out());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Files of others, of every sort that can be compared.
    fn put_foreign(&self) {
        fs::create_dir_all(self.out().join(".git/refs")).unwrap();
        fs::write(self.out().join(".git/refs/main"), "theirs").unwrap();
        fs::write(self.out().join("markets/notes.txt"), "theirs").unwrap();
        symlink("nowhere", self.out().join("link")).unwrap();
    }

    fn tree(&self) -> Tree {
        let out = self.out();
        let walk = walkdir::WalkDir::new(&out).min_depth(1).into_iter().map(Result::unwrap);
        let bytes = |path: &Path, kind: fs::FileType| match kind {
            kind if kind.is_file() => fs::read(path).unwrap(),
            kind if kind.is_dir() => b"/".to_vec(),
            _ => fs::read_link(path).unwrap().into_os_string().into_encoded_bytes(),
        };
        walk.map(|entry| {
            let path = entry.path().strip_prefix(&out).unwrap().to_owned();
            (path, bytes(entry.path(), entry.file_type()))
        })
        .collect()
    }
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
}

/// Some number below `most`.
fn random(most: u128) -> u128 {
    u128::from(RandomState::new().build_hasher().finish()) % most.max(1)
}

/// Waits until the program writes something beside the output directory, or is done.
fn wait_for_writing(child: &mut Child, out: &Path) {
    while beside(out).is_empty() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let bench = Bench::new();
    run(&mut bench.build("old"));
    bench.put_foreign();
    run(&mut bench.build("new"));
    let new = bench.tree();
    let started = Instant::now();
    run(&mut bench.build("old"));
    let whole = started.elapsed();
    let old = bench.tree();
    let differ = new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)).count();
    assert!(differ > 20, "only {differ} files differ");

    let (mut sides, mut found) = ([("old", old), ("new", new)], [0_u32; 4]);
    for kill in 0..kills {
        let mut child = bench.build(sides[1].0).spawn().unwrap();
        // Every other time while it writes, which is the shorter part.
        let most = if kill % 2 == 0 {
            whole
        } else {
            wait_for_writing(&mut child, &bench.out());
            Duration::from_millis(40)
        };
        std::thread::sleep(Duration::from_nanos(random(most.as_nanos()) as u64));
        child.kill().unwrap();
        let done = child.wait().unwrap().success();
        let tree = bench.tree();
        let is_new = tree == sides[1].1;
        assert!(is_new || tree == sides[0].1, "kill {kill}: a mixture of old and new");
        found[usize::from(is_new)] += 1;
        found[2] += u32::from(!beside(&bench.out()).is_empty());
        found[3] += u32::from(done);
        run(&mut bench.build(sides[1].0));
        assert!(bench.tree() == sides[1].1, "kill {kill}: the next build made another site");
        assert_eq!(beside(&bench.out()), Vec::<String>::new(), "after kill {kill}");
        sides.swap(0, 1);
    }
    eprintln!(
        "{kills} kills, {differ} files differ: {} times the old site, {} times the new one \
         ({} of them done before), never a mixture; {} times something was left beside it, \
         never after the next build",
        found[0], found[1], found[3], found[2]
    );
}
