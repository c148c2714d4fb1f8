//! The data file against what it promises, and the reading of it.

use super::*;
use crate::skills::{Catalogue, Kind};
use jiff::civil::date;
use std::collections::HashSet;

fn all() -> impl Iterator<Item = (&'static str, &'static LearningResource)> {
    let by_skill = &Resources::builtin().by_skill;
    by_skill.iter().flat_map(|(id, list)| list.iter().map(move |r| (id.as_str(), r)))
}

/// The skills that postings ask for most, most asked first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    skills: Vec<AskedSkill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedSkill {
    id: String,
    in_2018_2019: u32,
    in_2026: u32,
}

impl AskedSkill {
    /// The sum of its shares of the two sets of postings.
    fn shares(&self) -> f64 {
        f64::from(self.in_2018_2019) / 9163.0 + f64::from(self.in_2026) / 1631.0
    }
}

fn asked() -> Vec<AskedSkill> {
    let asked: Asked = toml::from_str(include_str!("../cases/asked.toml")).unwrap();
    asked.skills
}

#[test]
fn the_most_asked_are_skills_to_learn_in_order() {
    let asked = asked();
    assert!(asked.len() >= 200, "{}", asked.len());
    assert!(asked.is_sorted_by(|a, b| a.shares() >= b.shares()));
    let distinct: HashSet<&str> = asked.iter().map(|skill| skill.id.as_str()).collect();
    assert_eq!(distinct.len(), asked.len());
    let catalogue = Catalogue::builtin();
    for AskedSkill { id, .. } in &asked {
        let known = catalogue.by_id(id).unwrap_or_else(|| panic!("{id} is no skill"));
        let kind = catalogue.reference(known).kind;
        assert!(!matches!(kind, Kind::Domain | Kind::Soft), "{id}: {kind:?}");
    }
}

#[test]
fn most_of_the_most_asked_skills_have_a_resource() {
    let asked = asked();
    let missing: Vec<&str> = asked[..200]
        .iter()
        .map(|skill| skill.id.as_str())
        .filter(|id| Resources::builtin().of(id).is_empty())
        .collect();
    // At least 150 of 200 must have one; all had when the file was made.
    assert!(missing.len() <= 50, "{missing:?}");
}

#[test]
fn covers_known_skills_with_one_to_three_each() {
    let by_skill = &Resources::builtin().by_skill;
    assert!(by_skill.len() >= 300, "{}", by_skill.len());
    for (id, list) in by_skill {
        assert!(Catalogue::builtin().by_id(id).is_some(), "{id} is no skill");
        assert!((1..=3).contains(&list.len()), "{id}: {}", list.len());
    }
}

#[test]
fn addresses_are_https_and_not_doubled_within_a_skill() {
    let mut seen = HashSet::new();
    for (id, resource) in all() {
        assert!(resource.url.starts_with("https://"), "{}", resource.url);
        assert!(!resource.url.contains(char::is_whitespace), "{}", resource.url);
        assert!(
            seen.insert((id, resource.url.trim_end_matches('/'))),
            "{id}: {} twice",
            resource.url
        );
        assert!(!resource.title.trim().is_empty(), "{}", resource.url);
    }
}

#[test]
fn a_stated_length_has_its_source() {
    assert!(all().any(|(_, r)| r.length_hours.is_some()));
    for (_, r) in all() {
        assert_eq!(r.length_hours.is_some(), r.length_source.is_some(), "{}", r.url);
        assert!(r.length_hours.is_none_or(|hours| hours > 0.0), "{}", r.url);
    }
}

#[test]
fn only_certifications_have_issuers_and_codes() {
    for (_, r) in all() {
        let certification = r.kind == ResourceKind::Certification;
        assert_eq!(r.issuer.is_some(), certification, "{}", r.url);
        assert!(certification || r.code.is_none(), "{}", r.url);
        assert!(r.issuer.as_deref().is_none_or(|issuer| !issuer.trim().is_empty()), "{}", r.url);
        assert!(r.code.is_none() || r.verified.is_some(), "{}: a code nobody saw", r.url);
    }
}

/// Exams that are no longer offered, or are being replaced by another of a new code.
#[test]
fn no_retired_exam_is_listed() {
    const RETIRED: [&str; 10] = [
        "003", "AI-102", "AZ-204", "CLF-C01", "COF-C02", "DAS-C01", "DP-203", "MLA-C01", "SAA-C02",
        "SY0-601",
    ];
    for (_, r) in all() {
        assert!(!RETIRED.contains(&r.code.as_deref().unwrap_or_default()), "{}", r.url);
    }
}

#[test]
fn free_documentation_and_tutorials_come_first() {
    let start = |r: &LearningResource| {
        r.cost == ResourceCost::Free
            && matches!(r.kind, ResourceKind::Documentation | ResourceKind::Tutorial)
    };
    for (id, list) in &Resources::builtin().by_skill {
        assert!(list.is_sorted_by_key(|r| !start(r)), "{id}");
    }
}

#[test]
fn what_was_seen_says_where_and_most_was_seen() {
    for (_, r) in all() {
        if let Some(verified) = &r.verified {
            assert!(!verified.place.trim().is_empty(), "{}", r.url);
            assert!(verified.on >= date(2026, 1, 1), "{}", r.url);
        }
    }
    let seen = all().filter(|(_, r)| r.verified.is_some()).count();
    assert!(seen * 2 > all().count(), "{seen}");
}

#[test]
fn reads_a_length_and_an_unverified_certification() {
    let text = r#"
        [[resource]]
        skill = "docker"
        title = "A course"
        url = "https://example.org/course"
        kind = "course"
        cost = "free-to-audit"
        language = "en"
        length_hours = 2.5
        length_source = "stated on the page"
        verified = { on = "2026-11-22", where = "its page" }

        [[resource]]
        skill = "docker"
        title = "An exam"
        url = "https://example.org/exam"
        kind = "certification"
        cost = "paid"
        language = "en"
        issuer = "Example"
        code = "EX-1"
    "#;
    let resources = Resources::parse(text).unwrap();
    let [course, exam] = &resources.of("docker")[..] else { panic!("two resources") };
    assert_eq!(course.length_hours, Some(2.5));
    assert_eq!(course.cost.to_string(), "free to audit");
    assert_eq!(course.kind.to_string(), "course");
    let seen = Verified { on: date(2026, 11, 22), place: "its page".to_owned() };
    assert_eq!(course.verified, Some(seen));
    assert_eq!((exam.verified.as_ref(), exam.code.as_deref()), (None, Some("EX-1")));
    assert!(resources.of("no-such-skill").is_empty());
}

#[test]
fn refuses_unknown_fields_and_wrong_dates() {
    let entry = |more: &str| {
        let text = format!(
            "[[resource]]\nskill = \"docker\"\ntitle = \"A\"\nurl = \"https://example.org\"\n\
             kind = \"book\"\ncost = \"free\"\nlanguage = \"en\"\n{more}\n"
        );
        Resources::parse(&text)
    };
    assert!(entry("").is_ok());
    assert!(entry("price = 10").is_err());
    assert!(entry("verified = { on = \"2026-02-30\", where = \"x\" }").is_err());
    assert!(entry("verified = { on = \"2026-02-28\" }").is_err());
}
