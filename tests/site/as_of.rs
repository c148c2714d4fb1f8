//! "Today" is the newest snapshot's day unless it is set.

use super::fixture::{POSTING, RESUME, Site};

fn two_snapshots() -> Site {
    let later =
        POSTING.replace("p1", "p2").replace("Acme", "Later Limited").replace("Python", "Rust");
    Site::new().profile("ada.json", RESUME).market("dev", "2026-09-15.jsonl", POSTING).market(
        "dev",
        "2026-11-15.jsonl",
        later,
    )
}

fn as_of(report: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(report).unwrap()["as_of"].clone()
}

#[test]
fn today_is_the_newest_snapshot() {
    let run = two_snapshots().run(&["report", "ada", "--output", "json"]);
    assert_eq!(as_of(&run.output), "2026-11-15");
    assert!(run.output.contains("Later Limited"));
}

#[test]
fn an_earlier_day_leaves_later_snapshots_out() {
    let run = two_snapshots().run(&["report", "ada", "--output", "json", "--as-of", "2026-10-01"]);
    assert_eq!(as_of(&run.output), "2026-10-01");
    assert!(!run.output.contains("Later Limited"));
}

#[test]
fn site_toml_sets_it_and_the_command_line_wins() {
    let site = two_snapshots().file("site.toml", "[analysis]\nas_of = \"2026-10-01\"\n");
    assert_eq!(as_of(&site.run(&["report", "ada", "--output", "json"]).output), "2026-10-01");
    let run = site.run(&["report", "ada", "--output", "json", "--as-of", "2026-12-24"]);
    assert_eq!(as_of(&run.output), "2026-12-24");
}

#[test]
fn a_day_before_every_snapshot_builds_nothing() {
    let site = two_snapshots().build();
    let before = site.public();
    let run = site.run(&["build", "--as-of", "2020-01-01"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("has no snapshot on or before 2020-01-01"), "{}", run.errors);
    assert_eq!(before, site.public());
}
