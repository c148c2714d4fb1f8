//! A market that was imported gives the pages of the market it was imported from.

use super::setting::{Setting, tree};
use crate::site_fixture::sample;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn the_sample_market_gives_the_same_dashboards() {
    let market = sample().join("content/markets/data-engineer");
    let profile = fs::read(sample().join("content/profiles/jonas-lindqvist.toml")).unwrap();
    let config = fs::read(market.join("market.toml")).unwrap();
    let sites = [Setting::new(), Setting::new()];
    for setting in &sites {
        setting.site.put("content/profiles/jonas-lindqvist.toml", &profile);
        setting.site.put("content/markets/data-engineer/market.toml", &config);
        let senior = sample().join("content/markets/senior-ai-engineer");
        for entry in fs::read_dir(senior).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let place = format!("content/markets/senior-ai-engineer/{name}");
            setting.site.put(&place, fs::read(&path).unwrap());
        }
    }
    let [original, imported] = &sites;
    let mut snapshots = 0;
    for entry in fs::read_dir(&market).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "market.toml" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        original.site.put(&format!("content/markets/data-engineer/{name}"), &bytes);
        imported.put(name, &bytes);
        let run = imported.postings(&[name], &["--market", "data-engineer"]);
        assert_eq!(run.code, 0, "{}", run.errors);
        snapshots += 1;
    }
    assert!(snapshots >= 3);
    let [original, imported] = sites.map(|setting| {
        let run = setting.site.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.errors);
        pages(&setting)
    });
    assert!(original.keys().eq(imported.keys()), "{:?}\n{:?}", original.keys(), imported.keys());
    let differing: Vec<_> =
        original.iter().filter(|(path, page)| imported[*path] != **page).collect();
    let names: Vec<_> = differing.iter().map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{names:?}");
}

/// The pages without the file and line that a posting stood in.
fn pages(setting: &Setting) -> BTreeMap<String, String> {
    let files = tree(&setting.site.root.join("public")).into_iter();
    let shown = files.filter(|(path, _)| !path.contains("manifest") && !path.contains(".lock"));
    shown
        .map(|(path, bytes)| {
            let mut text = String::from_utf8_lossy(&bytes).into_owned();
            if path.ends_with(".json") {
                let mut value = serde_json::from_str(&text).unwrap();
                without_origin(&mut value);
                text = value.to_string();
            } else {
                text = text.split("Read from ").map(after_origin).collect();
            }
            (path, text)
        })
        .collect()
}

/// What follows `Read from FILE, line N.`
fn after_origin(part: &str) -> &str {
    match part.split_once(", line ") {
        Some((file, rest)) if file.starts_with("content/markets/") => {
            rest.trim_start_matches(|sign: char| sign.is_ascii_digit())
        }
        _ => part,
    }
}

fn without_origin(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.remove("origin");
            members.values_mut().for_each(without_origin);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(without_origin),
        _ => {}
    }
}
