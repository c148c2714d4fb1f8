//! Same content, same bytes: whatever the clock, the place, the threads and the run before.

use super::fixture::{Site, assert_same, program, sample, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Builds the sample site by a process of its own into `out`.
fn build_sample(
    out: &Path,
    adapt: impl Fn(&mut std::process::Command),
) -> BTreeMap<String, Vec<u8>> {
    let mut command = program();
    command.args(["build", "--root"]).arg(sample()).arg("--out").arg(out);
    // With an address there are link cards.
    command.args(["--base-url", "https://example.org/careers/"]);
    adapt(&mut command);
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    tree(out)
}

#[test]
fn the_sample_site_is_the_same_bytes_everywhere() {
    let directory = tempfile::tempdir().unwrap();
    let base = directory.path().canonicalize().unwrap();
    let elsewhere = base.join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let first = build_sample(&base.join("first"), |_| ());
    let second = build_sample(&base.join("second"), |command| {
        command
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("RAYON_NUM_THREADS", "1")
            .current_dir(&elsewhere);
    });
    assert_same(&first, &second);
    let machine = [base.to_str().unwrap(), env!("CARGO_MANIFEST_DIR")];
    for (path, bytes) in &first {
        let text = String::from_utf8_lossy(bytes);
        assert!(machine.iter().all(|place| !text.contains(place)), "{path} names the machine");
    }
}

#[test]
fn a_second_build_changes_no_file() {
    let site = Site::small().build();
    let before = site.public();
    let then = SystemTime::now() - Duration::from_secs(86_400);
    for path in before.keys() {
        let path = site.root.join("public").join(path);
        fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    }
    let run = site.run(&["build"]);
    assert!(run.output.contains("(0 changed, "), "{}", run.output);
    assert_same(&before, &site.public());
    for path in before.keys().filter(|path| !path.starts_with(".careerdash")) {
        let modified = site.root.join("public").join(path).metadata().unwrap().modified().unwrap();
        let moved = modified.duration_since(then).unwrap_or_default();
        assert!(moved < Duration::from_secs(2), "{path} was written again");
    }
}

#[test]
fn a_build_touches_nothing_but_the_output_directory() {
    let site = Site::small();
    let before = tree(&site.root);
    let site = site.build();
    let mut after = tree(&site.root);
    after.retain(|path, _| !path.starts_with("public/"));
    assert_same(&before, &after);
    let parent = fs::read_dir(site.root.parent().unwrap()).unwrap().count();
    assert_eq!(parent, 1, "something was left beside the site");
}

#[test]
fn check_and_report_write_nothing() {
    let site = Site::small();
    let before = tree(&site.root);
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["report", "ada"]).code, 0);
    assert_same(&before, &tree(&site.root));
}
