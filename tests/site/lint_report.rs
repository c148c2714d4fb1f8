//! `lint-report`: choice of profile and market, formats, exit codes, and the shared sample report.

use super::fixture::{Run, Site, run, sample};
use super::lint_rules::{lint, site};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const GAP: &str = "# Skill gaps\n\n- Python\n- Kubernetes\n";

fn with(arguments: &[&str], text: &str) -> Run {
    let arguments: Vec<&str> = ["lint-report"].iter().chain(arguments).copied().collect();
    run(&arguments, text.as_bytes())
}

#[test]
fn a_finding_has_its_place_its_evidence_and_what_to_do() {
    let site = site();
    site.put("report.md", GAP);
    let file = site.root.join("report.md");
    let arguments = [file.to_str().unwrap(), "--root", site.root.to_str().unwrap()];
    let human = with(&arguments, "");
    assert_eq!((human.code, human.output.as_str()), (1, ""));
    let told = human.errors.replace(file.to_str().unwrap(), "report.md");
    insta::assert_snapshot!(told);
    let short = with(&[&arguments[..], &["--format", "short"]].concat(), "");
    assert!(
        short.errors.contains("report.md:3:3: error[lint-gap-shown]: Python"),
        "{}",
        short.errors
    );
    let github = with(&[&arguments[..], &["--format", "github"]].concat(), "");
    assert!(github.output.contains("line=3,col=3,title=lint-gap-shown"), "{}", github.output);
    assert!(github.output.contains("%0Aevidence: content/profiles/ada.json#"), "{}", github.output);
    let json = with(&[&arguments[..], &["--format", "json"]].concat(), "");
    let found: Vec<Value> = serde_json::from_str(&json.output).unwrap();
    let first = found.iter().find(|item| item["code"] == "lint-gap-shown").unwrap();
    assert_eq!(
        (&first["line"], &first["column"], &first["length"]),
        (&3.into(), &3.into(), &6.into())
    );
    let evidence = first["evidence"][0].as_str().unwrap();
    assert!(evidence.starts_with("content/profiles/ada.json#/work/"), "{evidence}");
}

#[test]
fn the_profile_and_the_market_are_chosen_by_the_text_or_by_name() {
    let other =
        r#"{"basics":{"name":"Bo Iyer"},"skills":[{"name":"Languages","keywords":["Java"]}]}"#;
    let site = site().profile("bo.json", other);
    let root = ["--root", site.root.to_str().unwrap()];
    let named = with(&[&["-"][..], &root].concat(), &format!("Report on Ada Byron.\n\n{GAP}"));
    assert!(named.errors.contains("lint-gap-shown"), "{}", named.errors);
    let asked = with(&[&["-", "--profile", "bo"][..], &root].concat(), GAP);
    assert!(!asked.errors.contains("lint-gap-shown"), "{}", asked.errors);
    let unclear = with(&[&["-"][..], &root].concat(), GAP);
    assert_eq!(unclear.code, 2);
    assert!(unclear.errors.contains("add --profile with one of ada, bo"), "{}", unclear.errors);
    let markets = with(&[&["-", "--profile", "ada", "--market", "devv"][..], &root].concat(), GAP);
    assert_eq!(markets.code, 2);
    assert!(markets.errors.contains("did you mean dev?"), "{}", markets.errors);
}

#[test]
fn what_cannot_be_checked_is_said() {
    let site =
        site().profile("di.json", r#"{"basics":{"name":"Di"},"career":{"visibility":"private"}}"#);
    let root = ["--root", site.root.to_str().unwrap()];
    let absent = site.root.join("absent.md");
    for (arguments, text, told) in [
        (vec![absent.to_str().unwrap()], "", "cannot read"),
        (vec!["-", "--profile", "ada"], " \n", "is empty"),
        (vec!["-", "--profile", "nobody"], GAP, "nobody"),
        (vec!["-", "--profile", "di"], GAP, "is private"),
    ] {
        let run = with(&[&arguments[..], &root].concat(), text);
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains(told), "{arguments:?}: {}", run.errors);
    }
    let nowhere = with(&["-", "--root", "no/such/place"], GAP);
    assert_eq!(nowhere.code, 2);
}

#[test]
fn hostile_text_neither_stops_it_nor_reaches_the_terminal() {
    let site = site();
    let root = ["-", "--root", site.root.to_str().unwrap()];
    let texts = [
        "# \u{1b}[31mGaps\u{202e}\n\n- Python\u{1b}[0m 90%\n".to_owned(),
        "- ".repeat(5_000) + "Python",
        "[".repeat(5_000) + "Python" + &"](".repeat(5_000),
        "# 技能 Gaps\n\n- ".to_owned() + &"Python und Ümlaut “90%” ".repeat(500),
        "| a |\n| - |\n".to_owned() + &"| Python | 90 % (1 of 0) |\n".repeat(200),
    ];
    for text in texts {
        let run = with(&root, &text);
        assert!(run.code < 2, "{}", run.errors);
        let bad = run.errors.chars().find(|c| *c == '\u{202e}' || (*c != '\n' && c.is_control()));
        assert_eq!(bad, None);
    }
}

/// Another writer's habits: contents, tables, headings of weeks, a citation, a wish for more.
const TABLES: &str = "\
# Career report for Ada Byron

## Table of contents

1. [Overview](#overview)
2. [Interview preparation](#interview)

## Overview

Ada has 9 years of experience. Java is required in 60% of job postings, and Kubernetes appears in
67 % (8 of 12) of them. Salaries start at $90k. She is lacking Docker.

## Strengths

| Skill | Level | Evidence |
|---|---|---|
| Python | Expert | used at Mill |
| Rust | Basic | none |

## Skill gaps

| Skill | Priority | Reason |
|---|---|---|
| Kubernetes | High | 67 % of postings |
| Git | Medium | teams use it |

Three areas matter most: Kubernetes and Terraform.

## Learning plan

The plan takes 12 weeks.

### Weeks 1-4: Kubernetes

- Minikube tutorial at [kubernetes](kubernetes.io/docs)

### Weeks 5-10: Java

- Read the docs

## Market outlook

Demand for Terraform is booming [4].
";

#[test]
fn a_report_of_another_style_is_read_as_well() {
    let found = lint(&site(), TABLES);
    let found: Vec<(u64, &str)> = found.iter().map(|(line, code)| (*line, code.as_str())).collect();
    let expected = [
        (6, "lint-contents-mismatch"),
        (6, "lint-link-malformed"),
        (8, "lint-not-covered"),
        (8, "lint-not-covered"),
        (10, "lint-years-disagree"),
        (10, "lint-demand-disagrees"),
        (11, "lint-pay-without-source"),
        (11, "lint-pronoun"),
        (11, "lint-gap-shown"),
        (18, "lint-strength-without-evidence"),
        (25, "lint-gap-shown"),
        (25, "lint-gap-without-step"),
        (25, "lint-not-asked"),
        (27, "lint-list-count"),
        (31, "lint-plan-frame"),
        (35, "lint-link-malformed"),
        (37, "lint-step-without-gap"),
        (43, "lint-growth-without-figure"),
        (43, "lint-citation-unmatched"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_reports_of_this_program_have_no_finding() {
    let root = sample();
    let root = ["--root", root.to_str().unwrap()];
    for (profile, market) in [
        ("santana-mena", "senior-ai-engineer"),
        ("jonas-lindqvist", "senior-ai-engineer"),
        ("jonas-lindqvist", "data-engineer"),
        ("mira-okafor", "data-engineer"),
    ] {
        let report = run(&[&["report", profile, "--market", market][..], &root].concat(), b"");
        assert_eq!(report.code, 0, "{}", report.errors);
        let chosen = ["-", "--profile", profile, "--market", market, "--format", "short"];
        let arguments = [&chosen[..], &root].concat();
        let checked = with(&arguments, &report.output);
        assert_eq!((checked.code, checked.errors.as_str()), (0, ""), "{profile}");
    }
}

/// A résumé with a loud position, a summary of large words and wishes, a level called Master and a
/// field that no line names.
const KIM: &str = r#"{
  "basics": {"name": "Kim Ode", "label": "Code Ninja",
    "summary": "Seasoned developer with **20+ years of experience**, looking for a team where I can keep learning Git and PostgreSQL."},
  "work": [{"name": "Area 52", "position": "Head Code Ninja", "startDate": "2020-01",
    "highlights": ["Wrote services in JavaScript", "Kept data in PostgreSQL", "Used Git"]}],
  "skills": [{"name": "Go", "level": "Master"}, {"name": "Languages", "keywords": ["Go", "JavaScript"]}],
  "projects": [{"name": "Router", "highlights": ["Written in Go"]}]
}"#;

/// Most of twelve postings name fields of work; one takes JavaScript in place of C#; three ask for
/// years, of Python only; C and C# are named as often; one states pay.
fn stumbling() -> Site {
    let posting = |number: usize| {
        let mut text = String::from("We do data engineering and backend development.\\n");
        text.push_str("Requirements:\\n- You must have PostgreSQL.\\n");
        match number {
            0 => text.push_str("- Experience with C# or JavaScript.\\n- You must have C.\\n"),
            1..4 => text.push_str("- 3+ years of experience with Python or Git.\\n"),
            4 => text.push_str("Salary: USD 100,000 to 120,000 per year.\\n"),
            _ => {}
        }
        format!(
            r#"{{"id":"p{number}","title":"Developer","company":"Firm {number}","description":"{text} Team {number}."}}"#
        )
    };
    let postings: Vec<String> = (0..12).map(posting).collect();
    Site::new().profile("kim.json", KIM).market("dev", "2026-11-15.jsonl", postings.join("\n"))
}

#[test]
fn a_report_on_what_is_easily_misread_has_no_finding() {
    let site = stumbling();
    let root = ["--root", site.root.to_str().unwrap()];
    let report = run(&[&["report", "kim"][..], &root].concat(), b"");
    assert_eq!(report.code, 0, "{}", report.errors);
    // What was stumbled over is there.
    for part in [
        "Add a line that shows Data engineering if it is true",
        "Head Code Ninja at Area 52",
        "**20+ years of experience**",
        "stated: Master",
        "**C\\#**",
        "would take JavaScript in its place",
        "1 stated range from 1 employer",
        "Years of anything less asked",
        "(6 years 10 months)",
    ] {
        let plain = report.output.replace("\\*", "*");
        assert!(plain.contains(part), "{part}: {plain}");
    }
    let checked = with(&[&["-", "--format", "short"][..], &root].concat(), &report.output);
    assert_eq!((checked.code, checked.errors.as_str()), (0, ""), "{}", report.output);
    // The same words of the report's own are found.
    let own =
        "# Summary\n\nKim is a Ninja with 20+ years of experience and has used Data engineering.\n";
    let checked = with(&[&["-", "--format", "short"][..], &root].concat(), own);
    for code in ["lint-superlative", "lint-years-disagree", "lint-strength-without-evidence"] {
        assert!(checked.errors.contains(code), "{code}: {}", checked.errors);
    }
}

/// A row of the table of defects: its number, its lines, and the rules that find it.
struct Defect {
    number: u32,
    lines: Vec<u64>,
    rules: Vec<String>,
}

/// The table of docs/lint-report.md: `| number | lines | defect | rules |`.
fn documented(docs: &str) -> Vec<Defect> {
    let rows = docs.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, lines, _, rules] = cells[..] else { return None };
        let number = number.parse().ok()?;
        let lines = lines.split(", ").filter_map(|line| line.parse().ok()).collect();
        let rules = rules.split('`').filter(|part| part.starts_with("lint-")).map(str::to_owned);
        Some(Defect { number, lines, rules: rules.collect() })
    });
    rows.collect()
}

fn docs_page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    fs::read_to_string(path).unwrap()
}

fn docs() -> String {
    docs_page("lint-report.md")
}

fn shared(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os("CAREERDASH_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let further = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let places = named.into_iter().chain([beside, further]).map(|place| place.join(path));
    places.into_iter().find(|place| place.exists())
}

/// Each of the thirty defects is found on its line by the rules that the table names.
#[test]
fn the_defects_of_the_shared_sample_report_are_found_as_documented() {
    let Some(report) = shared("reference/sample-report.md") else {
        println!("skipped: no shared data at reference/sample-report.md");
        return;
    };
    let root = sample();
    let arguments =
        [report.to_str().unwrap(), "--root", root.to_str().unwrap(), "--format", "json"];
    let run = with(&arguments, "");
    assert_eq!(run.code, 1, "{}", run.errors);
    let found: Vec<Value> = serde_json::from_str(&run.output).unwrap();
    let found: BTreeSet<(u64, &str)> = found
        .iter()
        .map(|item| (item["line"].as_u64().unwrap(), item["code"].as_str().unwrap()))
        .collect();
    let defects = documented(&docs());
    assert!(defects.iter().map(|defect| defect.number).eq(1..=30));
    let mut count = 0;
    for Defect { number, lines, rules } in &defects {
        for rule in rules {
            let there = lines.iter().any(|line| found.contains(&(*line, rule)));
            assert!(there, "defect {number}: {rule} is not found on lines {lines:?}: {found:#?}");
        }
        count += usize::from(!rules.is_empty());
    }
    println!("{count} of 30 defects are found");
    assert!(count >= 20, "{count}");
    let told = format!("finds {count} of the 30 defects");
    assert!(docs_page("sample-report-compared.md").contains(&told), "{told}");
}

#[test]
fn the_documentation_lists_every_rule_as_it_is() {
    let docs = docs();
    for rule in careerdash::lint::RULES {
        let row = format!("| `{}` | {} | {} |", rule.code, rule.severity.word(), rule.finds);
        assert!(docs.contains(&row), "docs/lint-report.md lacks this row:\n{row}");
    }
}
