use super::*;
use crate::language::Language;
use crate::report::comparison::tests::{candidate, report_in};

const POSTINGS: [&str; 6] = [
    "- 5+ years of professional experience\n- Python\n- Docker or Podman\n- German (C1)",
    "- Master's degree in physics or equivalent experience\n- Kubernetes\n- Rust",
    "- 4+ years of Python or Go\n- PostgreSQL\n- based in Germany",
    "- Terraform\n- Python\n- Fluent English\n- No visa sponsorship",
    "- Up to 3 years of professional experience\n- Django",
    "- Driving licence\n- Go\n- SQL",
];

/// Words of English that no name of a skill and no text of the fixture has.
const ENGLISH: [&str; 12] = [
    " the ", " of ", " and ", " is ", " are ", " with ", " from ", " not ", " no ", "posting",
    "employer", "skill",
];

#[test]
fn a_german_report_has_no_english_words_of_ours() {
    let mut profile = candidate();
    profile.basics.name = "Ada".to_owned();
    let report = report_in(Language::German, &profile, &POSTINGS);
    let markdown = markdown(&report);
    assert!(markdown.contains("## Lernplan"), "{markdown}");
    let (ours, _literature) = markdown.split_once("### Literatur").unwrap();
    // What is data stays in its own language: milestones, courses, reasons of likeness, quotes.
    let kept = [
        "Meilenstein: ",
        "https://",
        "Ähnlich",
        " ist (",
        "  - \"",
        "Bachelor of Science",
        "Branch and Bound",
    ];
    let data = |line: &str| kept.iter().any(|data| line.contains(data));
    for line in ours.lines().filter(|line| !data(line)) {
        let english = ENGLISH.iter().find(|word| line.contains(**word));
        assert_eq!(english, None, "{line}");
    }
    let told = serde_json::to_value(&report.generator).unwrap();
    assert_eq!(told["language"], "de");
}

#[test]
fn the_languages_say_the_same() {
    let texts = &POSTINGS[..];
    let [english, german] = Language::ALL.map(|language| report_in(language, &candidate(), texts));
    assert_eq!(english.gaps.len(), german.gaps.len());
    for (one, other) in english.gaps.iter().zip(&german.gaps) {
        assert_eq!((&one.skill, one.severity, one.any), (&other.skill, other.severity, other.any));
        assert_ne!(one.rule, other.rule);
    }
    let counts = |report: &Report| {
        let rows =
            report.comparison.iter().map(|row| (row.concept, row.met, row.not_met, row.open));
        let mut rows: Vec<_> = rows.collect();
        rows.sort();
        rows
    };
    assert_eq!(counts(&english), counts(&german));
    let rows = |report: &Report| {
        let groups = report.conditions.groups.iter();
        groups.flat_map(|group| &group.rows).map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    let (mut one, mut other) = (rows(&english), rows(&german));
    one.sort();
    other.sort();
    assert_eq!(one, other, "ids are the same in every language");
}
