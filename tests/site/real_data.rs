//! Real postings and real résumés. Skipped where the shared folder is not there.

use super::fixture::Site;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of the shared folder; `None`, with a word about it, when it is not there.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn shared(path: &str) -> Option<PathBuf> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = match std::env::var_os("CAREERDASH_SHARED") {
        Some(folder) => vec![PathBuf::from(folder)],
        None => vec![base.join("../shared"), base.join("../../shared")],
    };
    let found = folders.iter().map(|folder| folder.join(path)).find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: there is no {path} in CAREERDASH_SHARED or beside the repository");
    }
    found
}

/// A name that may be an id.
fn id(name: &str) -> String {
    let letters = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    letters.chars().take(60).collect::<String>().trim_matches('-').to_owned()
}

#[test]
fn every_real_resume_has_a_dashboard_or_an_error() {
    let (Some(resumes), Some(postings)) =
        (shared("data/resumes"), shared("data/hn-2026/postings.jsonl"))
    else {
        return;
    };
    let postings = fs::read_to_string(postings).unwrap();
    let (half, rest) = postings.split_at(postings.len() / 2);
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let filter = "[titles]\nexclude = [\"intern\", \"sales\"]\n";
    let mut site = Site::new()
        .file("content/markets/early/market.toml", format!("title = \"Early\"\n{filter}"))
        .file("content/markets/late/market.toml", format!("title = \"Late\"\n{filter}"))
        .market("early", "2026-06-01.jsonl", format!("{half}{}", &rest[..end]))
        .market("late", "2026-11-01.jsonl", &rest[end..]);
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(resumes).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let stem = id(path.file_stem().unwrap().to_str().unwrap());
        let extension = path.extension().unwrap().to_str().unwrap();
        // Every tenth of the schema's own cases is enough: they differ in one field each.
        let case = stem.starts_with("schema-case") && files.len() % 10 != 0;
        if !matches!(extension, "json" | "yaml" | "toml") {
            continue;
        }
        let name = format!("{stem}.{extension}");
        files.push((stem, name.clone(), case));
        if !case {
            site = site.file(&format!("content/profiles/{name}"), fs::read(&path).unwrap());
        }
    }
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    let problems: Vec<serde_json::Value> = serde_json::from_str(&run.output).unwrap();
    let reports = site.pages("report.json");
    for (id, name, _) in files.iter().filter(|(_, _, left_out)| !left_out) {
        let own: Vec<&String> =
            reports.iter().filter(|path| path.split('/').any(|part| part == id)).collect();
        let file = format!("content/profiles/{name}");
        let failed = problems
            .iter()
            .any(|problem| problem["severity"] == "error" && problem["file"] == file.as_str());
        assert_eq!(own.is_empty(), failed, "{file}: {own:?}");
        assert!(own.is_empty() || own.len() == 2, "{file}: {own:?}");
        for path in own {
            serde_json::from_str::<serde_json::Value>(&site.page(path)).unwrap();
        }
    }
    assert!(reports.len() > 40, "{}", reports.len());
}
