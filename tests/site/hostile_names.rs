//! Names that mean something to a shell, a disk or a host become folders that mean nothing.

use super::fixture::{RESUME, Site};
use super::hostile_lists::lists;
use careerdash::content::{is_id, slug};
use careerdash::site::candidate_folder;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The names, among them two that are one where case does not count, and devices.
fn names() -> Option<Vec<String>> {
    let text = std::fs::read_to_string(lists()?.join("own/slugs.json")).unwrap();
    let names: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(names.len() > 90, "{}", names.len());
    Some(names)
}

#[test]
fn only_plain_names_are_ids_as_they_stand() {
    let Some(names) = names() else { return };
    let ids: Vec<&str> = names.iter().map(String::as_str).filter(|name| is_id(name)).collect();
    assert_eq!(
        ids,
        ["404", "assets", "ana", "fi", "constructor", "null", "undefined", "true", "0", "1e309"]
    );
    for name in &names {
        let id = slug(name);
        assert!(is_id(&id), "{name:?} becomes {id:?}");
    }
}

#[test]
fn every_name_has_a_folder_of_its_own_on_every_disk() {
    let Some(names) = names() else { return };
    let distinct: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let mut site = careerdash::site::Site::new();
    // A site takes no path that a system reads otherwise, and no two that differ in case.
    for name in &distinct {
        site.insert(format!("{}index.html", candidate_folder(name)), "").unwrap();
    }
    assert_eq!(site.len(), distinct.len());
    for (_, [one, other]) in [("case", ["Ana", "ana"]), ("form", ["\u{c4}", "A\u{308}"])] {
        assert_ne!(candidate_folder(one), candidate_folder(other));
    }
}

/// File names that other systems refuse can be had on Linux.
#[cfg(target_os = "linux")]
#[test]
fn files_of_such_names_are_read_or_refused_by_name() {
    let Some(names) = names() else { return };
    let site = Site::small();
    let possible = |name: &&String| {
        !name.contains(['/', '\0'])
            && (1..=250).contains(&name.len())
            && !matches!(&***name, "." | "..")
    };
    let names: BTreeSet<&String> = names.iter().filter(possible).collect();
    for name in &names {
        site.put(&format!("content/profiles/{name}.json"), RESUME);
    }
    let build = site.run(&["build"]);
    let said: Vec<Value> = serde_json::from_str(&site.check("json").output).unwrap();
    assert_eq!(build.code, 1, "{}", build.errors);
    assert!(names.len() > 70, "{}", names.len());
    for name in names {
        let file = format!("content/profiles/{name}.json");
        let problem = said.iter().find(|problem| problem["file"] == file);
        let built = site.root.join("public/candidates").join(name).is_dir();
        match problem {
            // The dot of hidden files comes first, and then nothing is said.
            None => assert!(built == is_id(name) && (built || name.starts_with('.')), "{name:?}"),
            Some(problem) => {
                assert!(!built && !is_id(name), "{name:?}");
                assert_eq!(problem["code"], "invalid-id", "{name:?}");
                let proposal = format!("rename it to `{}.json`", slug(name));
                assert_eq!(problem["hint"], proposal, "{name:?}");
            }
        }
    }
}

#[test]
fn postings_of_such_ids_have_pages_of_their_own() {
    let Some(names) = names() else { return };
    let names: BTreeSet<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let line = |id: &str, at: usize| {
        let posting = json!({
            "id": id, "title": format!("Engineer {at}"), "company": format!("Employer {at}"),
            "description": format!("Must have Python. {at}"),
        });
        format!("{posting}\n")
    };
    let text: String = names.iter().enumerate().map(|(at, id)| line(id, at)).collect();
    let pages = |text: String| {
        let site = Site::new().market("dev", "2026-11-15.jsonl", text).build();
        let pages = site.pages(".html");
        let pages = pages.into_iter().filter(|page| page.starts_with("markets/dev/postings/"));
        pages.collect::<Vec<_>>()
    };
    let found = pages(text.clone());
    assert_eq!(found.len(), names.len());
    // An id that is another's address takes neither its page nor the build.
    let page = found.iter().find(|page| page.contains("/ana-")).unwrap();
    let address = page.rsplit('/').next().unwrap().trim_end_matches(".html");
    let more = pages(text + &line(address, names.len()));
    assert_eq!(more.len(), names.len() + 1);
    assert!(more.contains(&page.replace(".html", "-2.html")), "{more:?}");
}
