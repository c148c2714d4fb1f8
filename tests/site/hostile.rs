//! Nothing that a résumé or a posting holds can run in a page or steer a terminal.

use super::fixture::Site;
use super::markup::Page;
use serde_json::{Value, json};

const PAYLOADS: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "]]></style></script><svg onload=alert(1)>",
    "{{7*7}}{%7*7%}${7*7}",
    "\u{202e}gnp.exe\u{2066}\u{200f}",
    "a\u{0}b\u{1b}[31m\u{9b}2J\u{7}",
    "[x](javascript:alert(1)) `|` </title><base href=//evil.example>",
];

/// All payloads in one text, after words that make it count.
fn text(words: &str) -> String {
    format!("{words} {}", PAYLOADS.join(" "))
}

fn profile() -> Value {
    let hostile = text("Python");
    json!({
        "basics": {
            "name": hostile, "label": hostile, "summary": hostile, "email": hostile,
            "phone": hostile, "url": PAYLOADS[3], "image": PAYLOADS[3],
            "location": { "address": hostile, "city": hostile, "region": hostile },
            "profiles": [{ "network": hostile, "username": hostile, "url": PAYLOADS[3] }],
        },
        "work": [{
            "name": hostile, "position": hostile, "url": PAYLOADS[3], "startDate": "2020-01",
            "summary": hostile, "highlights": [hostile],
        }],
        "volunteer": [{ "organization": hostile, "position": hostile, "summary": hostile }],
        "education": [{ "institution": hostile, "area": hostile, "studyType": hostile }],
        "awards": [{ "title": hostile, "awarder": hostile, "summary": hostile }],
        "certificates": [{ "name": hostile, "issuer": hostile, "url": PAYLOADS[3] }],
        "publications": [{ "name": hostile, "publisher": hostile, "summary": hostile }],
        "skills": [{ "name": hostile, "level": hostile, "keywords": [hostile, "SQL"] }],
        "languages": [{ "language": hostile, "fluency": hostile }],
        "interests": [{ "name": hostile, "keywords": [hostile] }],
        "references": [{ "name": hostile, "reference": hostile }],
        "projects": [{ "name": hostile, "description": hostile, "url": PAYLOADS[3] }],
        "career": { "contact": true, "progress": [
            { "date": "2026-11-01", "skill": "SQL", "hours": 3, "status": "done" },
            { "date": "2026-11-02", "skill": hostile, "hours": 3 },
        ] },
        hostile.clone(): hostile,
    })
}

fn postings() -> String {
    (0..12)
        .map(|n| {
            let posting = json!({
                "id": format!("{n}{}", PAYLOADS[1]),
                "title": text(&format!("Engineer {n}")),
                "company": text(&format!("Employer {n}")),
                "location": text("Berlin"),
                "url": PAYLOADS[3],
                "salary_text": text("EUR 50,000 - 60,000 a year"),
                "posted_on": PAYLOADS[0],
                "employment_type": PAYLOADS[0],
                "language": PAYLOADS[0],
                "description": text(&format!("Requirements:\n- Must have Python, SQL and Docker {n}.")),
            });
            format!("{posting}\n")
        })
        .collect()
}

fn hostile() -> Site {
    Site::new()
        .file(
            "content/markets/dev/market.toml",
            toml_of(&[("title", &text("Dev")), ("role", &text("dev")), ("region", &text("EU"))]),
        )
        .profile("ada.json", &profile().to_string())
        .market("dev", "2026-11-15.jsonl", postings())
        .file("site.toml", toml_of(&[("title", &text("Site")), ("notice", &text("Notice"))]))
}

/// Basic strings; JSON's escapes are TOML's too.
fn toml_of(pairs: &[(&str, &str)]) -> String {
    pairs
        .iter()
        .map(|(key, value)| {
            let value = value.replace('\u{0}', "");
            format!("{key} = {}\n", Value::from(value).to_string().replace('\u{7f}', ""))
        })
        .collect()
}

#[test]
fn pages_hold_no_element_attribute_or_address_of_theirs() {
    let site = hostile();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    let plain = Site::small().build();
    let scripts = |site: &Site, path: &str| Page::parse(&site.page(path)).count("script");
    let pages = site.pages(".html");
    // The dashboard, its evidence, and its postings.
    assert_eq!(pages.iter().filter(|path| path.starts_with("candidates/")).count(), 3);
    for path in &pages {
        let page = site.page(path);
        for tag in Page::parse(&page).tags {
            let name = tag.name;
            let foreign = ["img", "base", "iframe", "object", "embed"];
            assert!(!foreign.contains(&name.as_str()), "{path}: <{name}>");
            for (key, value) in tag.attributes {
                let address = value.trim().to_ascii_lowercase();
                assert!(!key.starts_with("on"), "{path}: <{name} {key}={value}>");
                // What is only shown may well begin so: "JavaScript: have".
                let shown = key == "title" || key.starts_with("aria-") || key.starts_with("data-");
                let runs = address.starts_with("javascript:") && !shown;
                assert!(!runs, "{path}: <{name} {key}={value}>");
                assert!(!key.contains(['"', '\'', '<']), "{path}: <{name} {key}>");
            }
        }
        assert!(!page.contains('\u{0}') && !page.contains('\u{1b}'), "{path} holds controls");
        assert!(!page.contains(" 49"), "{path}: a template was evaluated");
        if plain.pages(".html").contains(path) {
            assert_eq!(scripts(&site, path), scripts(&plain, path), "{path}: a script more");
        }
    }
}

#[test]
fn drawings_hold_no_script_either() {
    for path in hostile().build().pages(".svg") {
        assert!(!path.contains(['<', '"', ':']), "{path}");
    }
}

#[test]
fn data_files_parse() {
    let site = hostile().build();
    for path in site.pages(".json") {
        let text = site.page(&path);
        serde_json::from_str::<Value>(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[test]
fn markdown_holds_no_live_markup() {
    let site = hostile().build();
    let report = site.report();
    for markup in ["](javascript:", "<script", "<img", "<base", "<svg", "</"] {
        for (at, _) in report.match_indices(markup) {
            assert!(report[..at].ends_with('\\'), "`{markup}` is not escaped");
        }
    }
}

/// What is printed has no control characters but line ends, and nothing that reorders text.
#[track_caller]
pub(crate) fn assert_safe(said: &str) {
    let bad = said.chars().find(|&letter| {
        (letter != '\n' && letter.is_control())
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{said:?}");
}

#[test]
fn terminals_get_no_controls() {
    let site = hostile();
    site.put("content/markets/dev/2026-10-15.jsonl", "{\"title\": \"\u{1b}[31m\u{202e}\" x}\n");
    site.put("content/profiles/bo.yaml", "basics: {name: \"\u{202e}\", nmae: [\u{1b}]}\n");
    for format in ["human", "short", "json", "github"] {
        let run = site.check(format);
        assert!(run.output.len() + run.errors.len() > 10);
        assert_safe(&run.output);
        assert_safe(&run.errors);
    }
    for verb in [["build"].as_slice(), &["report", "ada"], &["report", "ada", "--output", "json"]] {
        let run = site.run(verb);
        assert_safe(&run.errors);
        assert_safe(&run.output);
    }
    for verb in [["build", "--only", "\u{1b}[31m"], ["report", "--market", "\u{1b}]0;\u{7}"]] {
        assert_safe(&site.run(&verb).errors);
    }
}
