//! Errors stop what depends on them and nothing else.

use super::fixture::{POSTING, RESUME, Site, tree};

#[test]
fn one_broken_profile_does_not_stop_the_others() {
    let site = Site::small().profile("bo.json", "{\"basics\": ");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("content/profiles/bo.json:1:"), "{}", run.errors);
    assert!(site.pages("report.json").iter().all(|path| path.contains("ada")));
    assert_eq!(site.pages("report.json").len(), 1);
}

#[test]
fn one_broken_market_does_not_stop_the_others() {
    let site = Site::small().market("ops", "2026-11-15.jsonl", "not JSON at all\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("content/markets/ops/2026-11-15.jsonl"), "{}", run.errors);
    assert_eq!(site.pages("report.json").len(), 1);
}

#[test]
fn what_stops_everything_leaves_the_last_good_site() {
    for (path, text) in [
        ("site.toml", "title = \n"),
        ("site.toml", "titel = \"x\"\n"),
        ("content/markets/dev/market.toml", ""),
        ("content/markets/dev/2026-11-15.jsonl", ""),
    ] {
        let site = Site::small().build();
        let before = site.public();
        site.put(path, text);
        let run = site.run(&["build"]);
        assert_eq!(run.code, 2, "{path}: {}", run.errors);
        assert!(
            run.errors.ends_with("error: nothing was built; an earlier site stays as it was\n")
        );
        assert!(run.errors.contains(path), "{}", run.errors);
        assert_eq!(before, site.public(), "{path}");
    }
}

#[test]
fn a_set_day_does_not_turn_broken_markets_into_an_empty_site() {
    let site = Site::small().file("site.toml", "[analysis]\nas_of = \"2026-11-20\"\n").build();
    let before = site.public();
    site.put("content/markets/dev/market.toml", "");
    assert_eq!(site.run(&["build"]).code, 2);
    assert_eq!(before, site.public());
}

#[test]
fn a_misspelt_only_leaves_the_last_good_site() {
    let site = Site::small().build();
    let before = site.public();
    let run = site.run(&["build", "--only", "adda"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("did you mean `ada`?"), "{}", run.errors);
    assert_eq!(before, site.public());
}

#[test]
fn strict_writes_nothing_while_there_are_warnings() {
    let warned = RESUME.replacen('{', "{\"hobies\":[],", 1);
    let site = Site::small().build().profile("bo.json", &warned);
    let before = site.public();
    let run = site.run(&["build", "--strict"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("nothing was written"), "{}", run.errors);
    assert_eq!(before, site.public());
    assert_eq!(site.run(&["build"]).code, 0);
}

#[test]
fn a_folder_of_the_user_is_not_written_to() {
    let site = Site::small().file("notes/diary.txt", "mine");
    let out = site.root.join("notes");
    let run = site.run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("error[not-ours]"), "{}", run.errors);
    assert_eq!(tree(&out).len(), 1);
}

#[test]
fn the_content_is_no_place_for_pages() {
    let site = Site::small();
    for place in ["content", "content/public", "."] {
        let out = site.root.join(place);
        let run = site.run(&["build", "--out", out.to_str().unwrap()]);
        assert_eq!(run.code, 2, "{place}");
        assert!(run.errors.contains("error[output-refused]"), "{place}: {}", run.errors);
    }
}

#[test]
fn a_broken_profile_keeps_its_pages_until_it_is_mended() {
    let site = Site::small().build();
    let before = site.public();
    let dashboards = site.pages("report.json");
    assert!(!dashboards.is_empty());
    site.put("content/profiles/ada.json", "{");
    for _ in 0..2 {
        assert_eq!(site.run(&["build"]).code, 1);
        assert_eq!(site.pages("report.json"), dashboards);
    }
    site.put("content/profiles/ada.json", RESUME);
    assert_eq!(site.run(&["build"]).code, 0);
    assert_eq!(before, site.public());
}

#[test]
fn a_wrongly_named_snapshot_is_pointed_out() {
    let site = Site::new().profile("ada.json", RESUME).market("dev", "postings.jsonl", POSTING);
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("the market `dev` has no snapshot of postings"), "{}", run.errors);
    assert!(run.errors.contains("`postings.jsonl` is ignored"), "{}", run.errors);
}
