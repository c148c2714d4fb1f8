//! Every report.json and market.json fulfils its published schema, and what is not one is refused.

use super::fixture::{POSTING, RESUME, Site, run, sample};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The published schema of report.json, as the command prints it.
fn validator() -> Validator {
    validator_of("report")
}

/// The published schema of a file.
fn validator_of(file: &str) -> Validator {
    let run = run(&["schema", file], b"");
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&run.output).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

/// The only report of a site, and its only market.
fn report_and_market(site: Site) -> [Value; 2] {
    let site = site.build();
    ["report.json", "market.json"].map(|file| {
        let found = site.pages(file);
        assert_eq!(found.len(), 1, "{found:?}");
        serde_json::from_str(&site.page(&found[0])).unwrap()
    })
}

/// The only report of a site.
fn report(site: Site) -> Value {
    let [report, _] = report_and_market(site);
    report
}

/// A site with this résumé, these postings and this `market.toml`.
fn site(profile: &str, market: &str, postings: &str) -> Site {
    Site::new().file("content/markets/dev/market.toml", market).profile("ada.json", profile).market(
        "dev",
        "2026-11-15.jsonl",
        postings,
    )
}

const MARKET: &str = "title = \"Data engineer\"\n";

/// Everything that a résumé may have.
const FULL: &str = r##"{"basics":{"name":"Ada Byron","label":"Engineer","email":"ada@example.org","summary":"Works with Kafka.","location":{"city":"Bern"}},
"work":[{"name":"Mill","position":"Engineer","startDate":"2025-01","highlights":["Wrote Python services and SQL on Docker."]}],
"education":[{"institution":"School","studyType":"Bachelor","area":"Physics","endDate":"2019"}],
"certificates":[{"name":"Certified Kubernetes Administrator","issuer":"CNCF"}],"languages":[{"language":"German","fluency":"Native"}],
"skills":[{"name":"Tools","level":"Expert","keywords":["Terraform","Amazon S3"]}],
"career":{"contact":true,"sample":true,"assumed":["/work/0/startDate"],"plan":{"start":"2026-11-23","weeks":4,"hoursPerWeek":5},"progress":[{"date":"2026-11-20","skill":"Terraform","hours":3,"status":"in-progress","evidence":"https://example.org/t"}]}}"##;

fn check(validator: &Validator, name: &str, report: &Value) {
    let problems: Vec<String> = validator
        .iter_errors(report)
        .map(|problem| format!("{}: {problem:.200}", problem.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{name}\n{}", problems.join("\n"));
}

#[test]
fn the_schema_of_a_report_is_printed_where_no_file_is_named() {
    let (named, unnamed) = (run(&["schema", "report"], b""), run(&["schema"], b""));
    assert!(named.output == unnamed.output && named.code == 0);
    let other = run(&["schema", "page"], b"");
    assert!(other.code == 2 && other.errors.contains("report, market"), "{}", other.errors);
}

#[test]
fn the_files_of_the_sample_site_fulfil_their_schemas() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let root = sample();
    let built =
        run(&["build", "--root", root.to_str().unwrap(), "--out", public.to_str().unwrap()], b"");
    assert_eq!(built.code, 0, "{}", built.errors);
    let files = super::fixture::tree(&public);
    for (name, least) in [("report", 3), ("market", 2)] {
        let validator = validator_of(name);
        let suffix = format!("{name}.json");
        let files: BTreeMap<_, _> =
            files.iter().filter(|(path, _)| path.ends_with(&suffix)).collect();
        assert!(files.len() >= least, "{:?}", files.keys());
        for (path, bytes) in files {
            check(&validator, path, &serde_json::from_slice(bytes).unwrap());
        }
    }
}

#[test]
fn files_on_little_or_nothing_fulfil_their_schemas() {
    let (validator, of_market) = (validator(), validator_of("market"));
    let nothing_left = "title = \"Chef\"\n[titles]\ninclude = [\"chef\"]\n";
    let silent = r#"{"id":"p1","title":"Data engineer","company":"Acme","description":"Requirements: a good heart and much patience with everyone."}"#;
    let paid = r#"{"id":"p1","title":"Engineer","company":"Acme","description":"Requirements: 3 years of Python or Go, German, a Bachelor. Salary 80,000 to 90,000 EUR per year."}"#;
    for (name, profile, market, postings) in [
        ("empty market", RESUME, nothing_left, POSTING),
        ("one posting", RESUME, MARKET, POSTING),
        ("no gaps", FULL, MARKET, POSTING),
        ("no skills", RESUME, MARKET, silent),
        ("everything in the résumé", FULL, MARKET, paid),
        ("nothing in the résumé", "{}", MARKET, paid),
    ] {
        let [report, market] = report_and_market(site(profile, market, postings));
        check(&validator, name, &report);
        check(&of_market, name, &market);
        let gaps = report["gaps"].as_array().unwrap().len();
        assert!(name != "no gaps" || gaps == 0, "{gaps}");
        let postings = &report["market"]["postings"];
        assert!(name != "empty market" || *postings == 0, "{postings}");
    }
}

/// Every value of a report once per shape: list items beyond the first are passed over.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                places(value, &pointer, found);
                found.push(pointer);
            }
        }
        Value::Array(items) => {
            if let Some(first) = items.first() {
                places(first, &format!("{pointer}/0"), found);
            }
        }
        _ => {}
    }
}

/// Breaks a file at each of its places, but in maps, whose keys are anything.
fn is_refused_where_broken(validator: &Validator, file: &Value, map: Option<&str>) {
    assert!(validator.is_valid(file));
    let mut pointers = Vec::new();
    places(file, "", &mut pointers);
    pointers.retain(|pointer| pointer.rsplit_once('/').map(|(parent, _)| parent) != map);
    assert!(pointers.len() > 200, "{}", pointers.len());
    for pointer in pointers {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut broken = file.clone();
        broken.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&broken), "without {pointer}");

        let mut broken = file.clone();
        let fields = broken.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        fields.insert(format!("{key}_"), Value::Null);
        assert!(!validator.is_valid(&broken), "with {pointer}_");

        let mut broken = file.clone();
        let value = broken.pointer_mut(&pointer).unwrap();
        *value = if value.is_array() { json!(true) } else { json!([[]]) };
        assert!(!validator.is_valid(&broken), "{pointer} of another type");
    }
}

#[test]
fn a_broken_report_is_refused_wherever_it_is_broken() {
    let report = report(site(FULL, MARKET, POSTING));
    is_refused_where_broken(&validator(), &report, None);
}

#[test]
fn a_broken_market_is_refused_wherever_it_is_broken() {
    // Every concept of what is asked besides skills, each in a posting of its own.
    let asks = [
        "3 years of Python or Go required. Senior level.",
        "A Bachelor's degree in Physics or equivalent experience is required.",
        "Fluent German is a must. Salary 80,000 to 90,000 EUR per year.",
        "You must be based in Berlin or Hamburg. Hybrid, 3 days per week in the office.",
        "Visa sponsorship is not available. Must be authorized to work in the US.",
        "Up to 50 % travel. A valid driving licence is required. Secret clearance required.",
    ];
    let postings: Vec<String> = asks
        .iter()
        .enumerate()
        .map(|(at, asks)| {
            let text = format!("Requirements: Python, SQL. {asks}");
            json!({"id": format!("p{at}"), "title": "Data engineer", "company": format!("Acme {at}"),
                   "description": text})
            .to_string()
        })
        .collect();
    let [_, market] = report_and_market(site(FULL, MARKET, &postings.join("\n")));
    let validator = validator_of("market");
    check(&validator, "every concept", &market);
    let concepts: std::collections::BTreeSet<&str> = market["postings"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|posting| posting["conditions"].as_array().unwrap())
        .map(|asked| asked["condition"]["concept"].as_str().unwrap())
        .collect();
    assert!(concepts.len() >= 8, "{concepts:?}");
    is_refused_where_broken(&validator, &market, Some("/condition_quotes"));
    for (at, posting) in market["postings"].as_array().unwrap().iter().enumerate() {
        for asked in 0..posting["conditions"].as_array().unwrap().len() {
            let mut broken = market.clone();
            let pointer = format!("/postings/{at}/conditions/{asked}/condition");
            let fields = broken.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            fields.insert("more".to_owned(), Value::Null);
            assert!(!validator.is_valid(&broken), "{pointer}");
        }
    }
}

#[test]
fn values_outside_of_what_a_field_may_say_are_refused() {
    let validator = validator();
    let report = report(site(FULL, MARKET, POSTING));
    for (pointer, value) in [
        ("/schema_version", json!(2)),
        ("/as_of", json!("yesterday")),
        ("/requirements/0/demand/tier", json!("Core")),
        ("/requirements/0/evidence/level", json!(5)),
        ("/requirements/0/demand/any/k", json!(-1)),
        ("/matching/core/n", json!(1.5)),
        ("/market/development/volume/verdict", json!("sideways")),
    ] {
        let mut broken = report.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}
