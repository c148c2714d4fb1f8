//! What a site says of learning resources, and every problem at its place.

use super::*;
use crate::content::read_skills;
use crate::diagnostics::{Diagnostics, Format, Source, render};
use jiff::civil::date;

/// The resources of the only skill of a file, and the problems in short form.
fn read(text: &str) -> (Option<Vec<LearningResource>>, String) {
    let mut diagnostics = Diagnostics::default();
    let mut file = read_skills(&Source::new("own.toml", "own.toml", text), &mut diagnostics);
    let mut entry = file.entries.remove(0);
    assert_eq!(entry.faulty, diagnostics.errors() > 0);
    (entry.resources.take(), render(&diagnostics, Format::Short))
}

/// The problems of a resource that has all it needs besides the lines given.
fn problems(more: &str) -> String {
    let text = format!(
        "[[skill]]\nid = \"terraform\"\n[[skill.resources]]\ntitle = \"A\"\n\
         url = \"https://a.example\"\nkind = \"course\"\ncost = \"free\"\n{more}"
    );
    read(&text).1
}

#[test]
fn reads_all_that_a_resource_says_and_assumes_the_rest() {
    let (list, problems) = read(
        r#"
        [[skill]]
        id = "terraform"
        [[skill.resources]]
        title = "Infrastruktur  als Code"
        url = "https://kurse.example/iac"
        kind = "course"
        cost = "paid"
        language = "de"
        length_hours = 12.5
        length_source = "page of the course"
        verified = { on = 2026-11-29, where = "page of the course" }
        [[skill.resources]]
        title = "Exam"
        url = "http://intranet.example/exam"
        kind = "certification"
        cost = "free"
        length_hours = 2
        issuer = "Acme"
        code = "AC-1"
        "#,
    );
    assert_eq!(problems, "");
    let list = list.unwrap();
    let seen = Verified { on: date(2026, 11, 29), place: "page of the course".to_owned() };
    let course = &list[0];
    assert_eq!(course.title, "Infrastruktur als Code");
    assert_eq!((course.kind, course.cost), (ResourceKind::Course, ResourceCost::Paid));
    assert_eq!((course.language.as_str(), course.length_hours), ("de", Some(12.5)));
    assert_eq!(course.length_source.as_deref(), Some("page of the course"));
    assert_eq!(course.verified, Some(seen));
    let exam = &list[1];
    assert_eq!(exam.length_source.as_deref(), Some("as this site states"));
    assert_eq!((exam.issuer.as_deref(), exam.code.as_deref()), (Some("Acme"), Some("AC-1")));
    assert_eq!((exam.language.as_str(), exam.verified.as_ref()), ("en", None));
}

#[test]
fn nothing_said_is_not_an_empty_list() {
    assert_eq!(read("[[skill]]\nid = \"terraform\"\n"), (None, String::new()));
    let empty = "[[skill]]\nid = \"terraform\"\nresources = []\n";
    assert_eq!(read(empty), (Some(Vec::new()), String::new()));
}

#[test]
fn every_kind_and_cost_can_be_named() {
    for kind in ResourceKind::ALL {
        let more = if kind == ResourceKind::Certification { "issuer = \"A\"\n" } else { "" };
        for (cost, value) in ResourceCost::NAMES {
            let text = format!(
                "[[skill]]\nid = \"go\"\n[[skill.resources]]\ntitle = \"A\"\n\
                 url = \"https://a.example\"\nkind = \"{kind}\"\ncost = \"{cost}\"\n{more}"
            );
            let (list, problems) = read(&text);
            assert_eq!(problems, "");
            assert_eq!((list.as_ref().unwrap()[0].kind, list.unwrap()[0].cost), (kind, value));
        }
    }
}

#[test]
fn problems_point_at_their_line() {
    for (more, expected) in [
        (
            "lenght_hours = 3\n",
            "own.toml:8:1: error[unknown-key]: unknown key `lenght_hours` in `resources`; expected `title`, `url`, `kind`, `cost`, `language`, `length_hours`, `length_source`, `verified`, `issuer` or `code`; did you mean `length_hours`?\n",
        ),
        (
            "length_hours = 0\n",
            "own.toml:8:16: error[out-of-range]: `length_hours` is 0; expected hours, more than 0 and up to 1000\n",
        ),
        (
            "length_source = \"its page\"\n",
            "own.toml:3:1: error[missing-key]: a source of a length, and no `length_hours`; expected the stated hours\n",
        ),
        (
            "language = \"plain English\"\n",
            "own.toml:8:12: error[unknown-value]: `plain English` is no language tag; expected a tag such as `en` or `de`\n",
        ),
        (
            "issuer = \"Acme\"\n",
            "own.toml:8:10: error[misplaced-key]: `issuer` belongs to certifications, and this is a course\n",
        ),
        (
            "verified = { on = \"2026-11-31\", where = \"page\" }\n",
            "own.toml:8:19: error[invalid-date]: the date `2026-11-31` does not exist: ",
        ),
        (
            "verified = { on = 2026-11-30 }\n",
            "own.toml:8:12: error[missing-key]: the resource has no `where`; expected what was seen, in plain words\n",
        ),
        (
            "[[skill.resources]]\ntitle = \"B\"\nurl = \"https://a.example/\"\nkind = \"book\"\ncost = \"paid\"\n",
            "own.toml:10:7: error[duplicate-resource]: the skill has the resource `https://a.example/` already; delete one of them\n",
        ),
    ] {
        let found = problems(more);
        assert!(found.starts_with(expected), "{more}{found}");
        assert_eq!(found.lines().count(), 1, "{more}{found}");
    }
    assert_eq!(problems(""), "");
}

#[test]
fn what_is_missing_or_no_address_is_said() {
    let text = "[[skill]]\nid = \"go\"\n[[skill.resources]]\ntitle = \" \"\n\
                url = \"javascript:alert(1)\"\nkind = \"curse\"\n";
    let (list, found) = read(text);
    assert_eq!(list, Some(Vec::new()));
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(
        lines,
        [
            "own.toml:3:1: error[missing-key]: the resource has no `cost`; expected such as `cost = \"free\"`",
            "own.toml:4:9: error[missing-key]: the resource has no `title`; expected its name as shown",
            "own.toml:5:7: error[unsafe-url]: `javascript:alert(1)` is no web address; expected an address that starts with https:// or http://",
            "own.toml:6:8: error[unknown-value]: `kind` is `curse`; expected `documentation`, `tutorial`, `course`, `practice`, `book` or `certification`; did you mean `course`?",
        ]
    );
    let exam = "[[skill]]\nid = \"go\"\n[[skill.resources]]\ntitle = \"E\"\n\
                url = \"https://e.example\"\nkind = \"certification\"\ncost = \"paid\"\n";
    assert_eq!(
        read(exam).1,
        "own.toml:3:1: error[missing-key]: the certification has no `issuer`; expected who issues it\n"
    );
    let word = "[[skill]]\nid = \"go\"\nresources = [\"https://e.example\"]\n";
    assert_eq!(
        read(word).1,
        "own.toml:3:14: error[wrong-type]: item 1 of `resources` is text; expected an object\n"
    );
}
