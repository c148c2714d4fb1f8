//! Every key that a strict file may have stands in docs/content-format.md: the program names the
//! keys that it knows where it meets one that it does not.

use super::fixture::Site;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Files with an unknown key `zzz` at each place where one is an error, and under which name the
/// document has the keys of that place: `publish.` for `publish.index`.
const PLACES: [(&str, &str, &str); 12] = [
    ("site.toml", "zzz = 1", ""),
    ("site.toml", "[analysis]\nzzz = 1", "analysis."),
    ("site.toml", "[publish]\nzzz = 1", "publish."),
    ("site.toml", "[cohort]\nzzz = 1", "cohort."),
    ("site.toml", "[sections]\nzzz = 1", "sections."),
    ("content/markets/dev/market.toml", "title = \"Dev\"\nzzz = 1", ""),
    ("content/markets/dev/market.toml", "title = \"Dev\"\n[titles]\nzzz = 1", "titles."),
    ("content/profiles/ada.json", r#"{"basics":{"name":"Ada"},"career":{"zzz":1}}"#, ""),
    (
        "content/profiles/ada.json",
        r#"{"basics":{"name":"Ada"},"career":{"plan":{"zzz":1}}}"#,
        "plan.",
    ),
    (
        "content/profiles/ada.json",
        r#"{"basics":{"name":"Ada"},"career":{"progress":[{"skill":"Go","zzz":1}]}}"#,
        "",
    ),
    ("content/skills/own.toml", "[[skill]]\nid = \"python\"\nzzz = 1", ""),
    (
        "content/skills/own.toml",
        "[[skill]]\nid = \"python\"\nresources = [{ title = \"A\", url = \"https://a.net\", \
         kind = \"course\", cost = \"free\", zzz = 1 }]",
        "",
    ),
];

#[test]
fn every_key_is_documented() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content-format.md");
    let document = fs::read_to_string(document).unwrap();
    let mut known = 0;
    for (file, text, prefix) in PLACES {
        let site = Site::small();
        site.put(file, text);
        let run = site.run(&["check", "--format", "json"]);
        let problems: Vec<Value> = serde_json::from_str(&run.output).unwrap();
        let of_key = |problem: &&Value| {
            problem["code"] == "unknown-key" && problem["message"].as_str().unwrap().contains("zzz")
        };
        let problem =
            problems.iter().find(of_key).unwrap_or_else(|| panic!("{file}: {problems:?}"));
        let expected = problem["expected"].as_str().unwrap_or_else(|| panic!("{problem}"));
        for key in expected.split('`').skip(1).step_by(2) {
            // A table of settings is documented by its keys, which have its name before theirs.
            let forms = [format!("`{prefix}{key}`"), format!("`{prefix}{key}.")];
            assert!(forms.iter().any(|form| document.contains(form)), "{file}: no {forms:?}");
            known += 1;
        }
    }
    assert!(known > 60, "{known}");
}
