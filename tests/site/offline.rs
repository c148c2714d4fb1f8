//! A build asks no network for anything.

use super::fixture::{Site, assert_same, tree};
use std::path::Path;
use std::process::{Command, Output};

/// Runs a command where there is no network; nothing, and a word about it, where the system does
/// not let a test do that.
#[expect(clippy::print_stderr, reason = "a skipped test is to say so")]
fn without_network(arguments: &[&str]) -> Option<Output> {
    let alone = |arguments: &[&str]| {
        Command::new("unshare").args(["--map-root-user", "--net", "--"]).args(arguments).output()
    };
    match alone(&["cat", "/proc/net/dev"]) {
        Ok(listed) if listed.status.success() => {
            let devices = String::from_utf8(listed.stdout).unwrap();
            let names = devices.lines().filter_map(|line| line.split_once(':'));
            let names: Vec<&str> = names.map(|(name, _)| name.trim()).collect();
            assert_eq!(names, ["lo"], "only the way back is left");
            Some(alone(arguments).unwrap())
        }
        _ => {
            eprintln!("SKIPPED: this system does not let a test run without a network");
            None
        }
    }
}

#[test]
fn a_build_without_a_network_gives_the_same_bytes() {
    // With an address there are link cards, feeds and canonical links as well.
    let settings = "base_url = \"https://careers.example/\"\n[publish]\nfeed = true\n";
    let site = Site::small().file("site.toml", settings);
    let root = site.root.to_str().unwrap().to_owned();
    let program = env!("CARGO_BIN_EXE_careerdash");
    let out = site.root.join("alone");
    let arguments = [program, "build", "--root", &root, "--out", out.to_str().unwrap()];
    let Some(output) = without_network(&arguments) else { return };
    assert!(output.status.success(), "{output:?}");
    let site = site.build();
    assert_same(&tree(Path::new(&out)), &site.public());
    assert!(site.pages("feed.xml").len() + site.pages(".png").len() > 0);
}
