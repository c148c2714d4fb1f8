//! What is found, what is passed over and what is refused.

use super::*;
use crate::diagnostics::{Format, render};
use std::fs;
use tempfile::TempDir;

fn site(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    folder
}

fn walked(folder: &TempDir) -> (Discovered, String) {
    let mut diagnostics = Diagnostics::default();
    let found = discover(folder.path(), &mut diagnostics);
    (found, render(&diagnostics, Format::Short))
}

#[test]
fn finds_everything_in_order() {
    let folder = site(&[
        "site.toml",
        "content/profiles/b.yaml",
        "content/profiles/a.json",
        "content/profiles/.hidden.json",
        "content/profiles/a.json~",
        "content/profiles/#a.json#",
        "content/markets/m/market.toml",
        "content/markets/m/2026-02-01.csv",
        "content/markets/m/2026-01-01/y.html",
        "content/markets/m/2026-01-01/x.json",
        "content/markets/m/2026-02-01.jsonl",
        "content/skills/own.toml",
    ]);
    let (found, problems) = walked(&folder);
    assert_eq!(problems, "");
    assert!(found.site.is_some());
    let profiles: Vec<_> =
        found.profiles.iter().map(|profile| (profile.id.as_str(), profile.syntax)).collect();
    assert_eq!(profiles, [("a", Syntax::Json), ("b", Syntax::Yaml)]);
    let market = &found.markets[0];
    assert_eq!(
        (market.id.as_str(), market.config.name.as_str()),
        ("m", "content/markets/m/market.toml")
    );
    let snapshots: Vec<_> = market
        .snapshots
        .iter()
        .map(|snapshot| {
            let files: Vec<_> = snapshot
                .files
                .iter()
                .map(|file| file.path.file_name().unwrap().to_str().unwrap())
                .collect();
            format!("{} {}", snapshot.date, files.join(" "))
        })
        .collect();
    assert_eq!(
        snapshots,
        ["2026-01-01 x.json y.html", "2026-02-01 2026-02-01.csv 2026-02-01.jsonl"]
    );
    assert_eq!(found.skills[0].name, "content/skills/own.toml");
}

#[test]
fn a_missing_content_folder_is_one_clear_error() {
    let (found, problems) = walked(&site(&["site.toml"]));
    assert!(found.site.is_some() && found.profiles.is_empty());
    assert!(
        problems
            .starts_with("content: error[no-content]: there is no folder `content` here; expected"),
        "{problems}"
    );
}

#[test]
fn names_that_cannot_be_ids_are_refused_with_a_proposal() {
    let (found, problems) = walked(&site(&[
        "content/profiles/Jürgen Groß.json",
        "content/profiles/con.json",
        "content/profiles/a.json",
        "content/profiles/a.yaml",
        "content/profiles/notes.txt",
        "content/markets/My Market/market.toml",
        "content/markets/readme.md",
    ]));
    assert_eq!(found.profiles.len(), 1);
    for wanted in [
        "content/profiles/Jürgen Groß.json: error[invalid-id]: `Jürgen Groß` cannot be an id; expected 1 to 64",
        "rename it to `juergen-gross.json`",
        "`con` is a name that Windows keeps for itself",
        "content/profiles/a.yaml: error[duplicate-id]: two profiles have the id `a`; the other is content/profiles/a.json",
        "content/profiles/notes.txt: warning[ignored-file]",
        "rename it to `my-market`",
        "content/markets/readme.md: warning[ignored-file]",
    ] {
        assert!(problems.contains(wanted), "wanted {wanted} in {problems}");
    }
    assert_eq!(problems.lines().count(), 6);
}

#[test]
fn markets_and_snapshots_are_checked() {
    let (found, problems) = walked(&site(&[
        "content/markets/empty/2026-01-01.json",
        "content/markets/m/market.toml",
        "content/markets/m/2026-13-01.json",
        "content/markets/m/latest.json",
        "content/markets/m/2026-01-01.pdf",
        "content/markets/m/2026-01-02/notes.txt",
    ]));
    assert_eq!(found.markets.len(), 1);
    for wanted in [
        "content/markets/empty: error[no-market-config]: the market `empty` has no market.toml; create it with",
        "content/markets/m/2026-13-01.json: error[invalid-date]",
        "content/markets/m/latest.json: warning[ignored-file]",
        "content/markets/m/2026-01-01.pdf: warning[ignored-file]",
        "content/markets/m/2026-01-02/notes.txt: warning[ignored-file]",
    ] {
        assert!(problems.contains(wanted), "wanted {wanted} in {problems}");
    }
    assert_eq!(problems.lines().count(), 5);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_content_folder_are_refused() {
    use std::os::unix::fs::symlink;
    let folder = site(&["secret.json", "content/profiles/a.json"]);
    let profiles = folder.path().join("content/profiles");
    symlink(folder.path().join("secret.json"), profiles.join("out.json")).unwrap();
    symlink("a.json", profiles.join("inside.json")).unwrap();
    symlink("nowhere.json", profiles.join("dangling.json")).unwrap();
    symlink("/", folder.path().join("content/markets")).unwrap();
    let (found, problems) = walked(&folder);
    let ids: Vec<_> = found.profiles.iter().map(|profile| profile.id.as_str()).collect();
    assert_eq!(ids, ["a", "inside"]);
    assert!(problems.contains("content/profiles/out.json: error[outside-content]"), "{problems}");
    assert!(problems.contains("content/profiles/dangling.json: error[cannot-read]"), "{problems}");
    assert!(problems.contains("content/markets: error[outside-content]"), "{problems}");
    assert!(found.markets.is_empty());
}
