//! Every problem of a run with its place, in every format.

use super::fixture::{POSTING, Site};
use serde_json::Value;

/// A résumé with an unknown target, month 13 and progress in an unknown skill, in three syntaxes.
const JSON: &str = r#"{
  "basics": { "name": "Ada Byron" },
  "work": [
    { "name": "Mill", "startDate": "2020-13-01", "highlights": ["Python"] }
  ],
  "career": {
    "targets": ["devv"]
  }
}
"#;
const YAML: &str = "# Ada's résumé
basics:
  name: Ada Byron
work:
  - name: Mill
    startDate: 2020-13-01
    highlights: [Python]
career:
  targets:
    - devv
";
const TOML: &str = "# Ada's résumé
[basics]
name = \"Ada Byron\"

[[work]]
name = \"Mill 🦀\"
highlights = [\"é\"]\t# a tab before this
startDate = \"2020-13-01\"

[career]
targets = [ \"ops\", \"devv\" ]
";

/// Problems of every kind that the formats must show.
fn faulty() -> Site {
    let good = r#"{"basics":{"name":"Bo"},"skills":[{"name":"Python"}],
 "career":{"targets":["devv"],
  "progress":[{"date":"2026-11-01","skill":"Pythn","hours":3,"status":"done"}]}}"#;
    let progress = good.replace("\"devv\"", "\"dev\"");
    let lines =
        format!("{POSTING}\n{{\"id\":\"p2\",\"title\":\"Engineer\" \"company\":\"Acme\"}}\n");
    let rows = "id,title,company,description\na,Engineer,Acme,\"Must have Python\"\nb,Engineer,Acme,Must have Python, SQL\n";
    Site::new()
        .profile("ada.json", JSON)
        .profile("bo.json", good)
        .profile("cy.json", &progress)
        .market("dev", "2026-11-15.jsonl", lines)
        .market("ops", "2026-11-15.csv", rows)
        .file("content/markets/web/market.toml", "title = \"Web\"\ncurency = \"EUR\"\n")
        .file("content/markets/web/2026-11-15.jsonl", POSTING)
}

#[test]
fn human() {
    let run = faulty().check("human");
    assert_eq!((run.code, run.output.as_str()), (1, ""));
    insta::assert_snapshot!(run.errors);
}

#[test]
fn short() {
    let run = faulty().check("short");
    assert_eq!((run.code, run.output.as_str()), (1, ""));
    insta::assert_snapshot!(run.errors);
}

#[test]
fn json() {
    let run = faulty().check("json");
    assert_eq!((run.code, run.errors.as_str()), (1, ""));
    insta::assert_snapshot!(run.output);
}

#[test]
fn github() {
    let run = faulty().check("github");
    assert_eq!((run.code, run.errors.as_str()), (1, ""));
    insta::assert_snapshot!(run.output);
}

/// The problems of a site as JSON.
fn problems(site: &Site) -> Vec<Value> {
    serde_json::from_str(&site.check("json").output).unwrap()
}

/// The line and column, from 1 and in characters, where `token` first is in `text`.
fn place(text: &str, token: &str) -> (usize, usize) {
    let (index, line) = text.lines().enumerate().find(|(_, line)| line.contains(token)).unwrap();
    (index + 1, line[..line.find(token).unwrap()].chars().count() + 1)
}

/// The place of the only problem with this code.
fn found(problems: &[Value], code: &str) -> (usize, usize) {
    let of_code: Vec<&Value> = problems.iter().filter(|item| item["code"] == code).collect();
    assert_eq!(of_code.len(), 1, "{code}: {problems:#?}");
    let number = |key: &str| of_code[0][key].as_u64().unwrap() as usize;
    (number("line"), number("column"))
}

#[test]
fn a_date_is_placed_in_all_three_syntaxes() {
    for (file, text, token) in [
        ("ada.json", JSON, "\"2020-13-01\""),
        ("ada.yaml", YAML, "2020-13-01"),
        ("ada.toml", TOML, "\"2020-13-01\""),
    ] {
        let site = Site::new()
            .profile(file, text)
            .market("dev", "2026-11-15.jsonl", POSTING)
            .market("ops", "2026-11-15.jsonl", POSTING);
        let problems = problems(&site);
        assert_eq!(found(&problems, "invalid-date"), place(text, token), "{file}: {problems:#?}");
    }
}

#[test]
fn an_unknown_target_is_placed_in_all_three_syntaxes() {
    for (file, text, token) in
        [("ada.json", JSON, "\"devv\""), ("ada.yaml", YAML, "devv"), ("ada.toml", TOML, "\"devv\"")]
    {
        let text = text.replace("2020-13-01", "2020-12-01");
        let site = Site::new()
            .profile(file, &text)
            .market("dev", "2026-11-15.jsonl", POSTING)
            .market("ops", "2026-11-15.jsonl", POSTING);
        let problems = problems(&site);
        assert_eq!(found(&problems, "unknown-market"), place(&text, token), "{file}");
        assert_eq!(problems[0]["hint"], "did you mean `dev`?", "{file}");
    }
}

#[test]
fn a_typo_in_market_toml_is_one_problem() {
    let site = Site::new()
        .file("content/markets/dev/market.toml", "titel = \"Developer\"\n")
        .file("content/markets/dev/2026-11-15.jsonl", POSTING);
    let problems = problems(&site);
    let errors = problems.iter().filter(|item| item["severity"] == "error");
    let codes: Vec<&Value> = errors.map(|item| &item["code"]).collect();
    assert_eq!(codes, ["unknown-key"], "{problems:#?}");
}

#[test]
fn a_typo_in_site_toml() {
    let run = Site::small().file("site.toml", "titel = \"My site\"\n").check("human");
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.errors);
}

#[test]
fn one_run_tells_everything() {
    let codes: Vec<String> =
        problems(&faulty()).iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect();
    for code in [
        "invalid-date",
        "unknown-market",
        "unknown-key",
        "unknown-skill",
        "broken-json",
        "uneven-row",
    ] {
        assert!(codes.iter().any(|found| found == code), "{code} is not in {codes:?}");
    }
}
