//! Pages that hold candidates or targets beside each other, and whom they name.

use super::{attributes, pages, pages_of};
use crate::content::{CohortConfig, CohortNames};
use crate::site::fixture::{Fixture, report};
use std::collections::{BTreeMap, BTreeSet};

const COHORT: &str = "cohort/index.html";

fn named() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.config.cohort.names = CohortNames::Names;
    fixture
}

/// The pages on which candidates are compared: the cohorts, and the skills of their markets.
fn compared(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    pages.iter().filter(|(path, _)| path.starts_with("cohort/") || path.contains("/skills/"))
}

#[test]
fn names_are_shown_with_links_only_when_the_site_wants_it() {
    let pages = pages_of(&named());
    let cohort = &pages[COHORT];
    for name in ["Santana Mena", "Wolfeschlegelsteinhausenbergerdorff"] {
        assert!(cohort.contains(name), "{name}");
    }
    let links = attributes(cohort, "href");
    assert!(links.contains(&"../candidates/santana-mena/senior-ai-engineer/index.html"));
    let skill = &pages["markets/senior-ai-engineer/skills/python.html"];
    let place = "../../../candidates/santana-mena/senior-ai-engineer/index.html#skill-python";
    assert!(attributes(skill, "href").contains(&place));
}

#[test]
fn under_aliases_no_candidate_is_named_or_linked_where_several_are_compared() {
    let pages = pages();
    assert!(pages[COHORT].contains(">Candidate 1<") && pages[COHORT].contains(">Candidate 3<"));
    for (path, html) in compared(&pages) {
        // One candidate alone is compared with nobody.
        if path.starts_with("markets/rust-embedded/") {
            assert!(html.contains("Santana Mena"), "{path}");
            continue;
        }
        for name in ["Santana", "Wolfeschlegel", "onerror"] {
            assert!(!html.contains(name), "{path} names {name}");
        }
        let people = attributes(html, "href").into_iter().any(|href| href.contains("candidates/"));
        assert!(!people, "{path} links to a dashboard");
    }
}

#[test]
fn aliases_tell_nothing_of_names_and_their_order() {
    let cohort = |names: [(&str, &str); 3]| {
        let mut fixture = Fixture::new();
        let market = fixture.markets[1].clone();
        fixture.reports = names
            .iter()
            .map(|(id, name)| report(id, name, &market))
            .zip(0..)
            .map(|(mut report, at)| {
                report.matching.fully_met = crate::market::Share::new(at, 100);
                report
            })
            .collect();
        fixture.reports.sort_by(|a, b| a.candidate.id.cmp(&b.candidate.id));
        fixture.markdown = vec![String::new(); 3];
        pages_of(&fixture)[COHORT].clone()
    };
    let one = cohort([("a", "Ada"), ("b", "Berta"), ("c", "Carla")]);
    let other = cohort([("z", "Zoe"), ("m", "Mia"), ("b", "Bea")]);
    assert!(one.contains("Candidate 3"));
    assert_eq!(one, other);
}

#[test]
fn a_private_candidate_is_on_no_page_but_its_own() {
    for config in [CohortNames::Names, CohortNames::Aliases] {
        let mut fixture = Fixture::new();
        fixture.config.cohort.names = config;
        fixture.private = vec!["santana-mena"];
        let private = pages_of(&fixture);
        // The pages are those of a site without the candidate, to the byte.
        fixture.reports.retain(|report| report.candidate.id != "santana-mena");
        fixture.markdown.truncate(fixture.reports.len());
        let without = pages_of(&fixture);
        let comparing: Vec<_> = compared(&private).collect();
        assert!(comparing.len() > 20);
        for (path, html) in comparing {
            assert!(!html.contains("Santana"), "{path}");
            assert_eq!(Some(html), without.get(path), "{path}");
        }
    }
}

#[test]
fn one_candidate_makes_no_cohort_and_a_site_can_do_without() {
    let mut fixture = Fixture::new();
    fixture.reports.retain(|report| report.candidate.id == "santana-mena");
    fixture.markdown.truncate(fixture.reports.len());
    assert!(!pages_of(&fixture).contains_key(COHORT));
    let mut fixture = Fixture::new();
    fixture.config.cohort = CohortConfig { page: false, ..CohortConfig::default() };
    let pages = pages_of(&fixture);
    assert!(!pages.contains_key(COHORT));
    assert!(!pages["index.html"].contains("Candidates compared"));
}

#[test]
fn a_large_cohort_is_split_and_nobody_is_lost() {
    let mut fixture = named();
    let market = fixture.markets[1].clone();
    let id = |number: usize| format!("c{number:03}");
    fixture.reports = (0..450).map(|number| report(&id(number), &id(number), &market)).collect();
    fixture.markdown = vec![String::new(); 450];
    let pages = pages_of(&fixture);
    let of_cohort: Vec<&str> =
        pages.keys().map(String::as_str).filter(|path| path.starts_with("cohort/")).collect();
    assert_eq!(
        of_cohort,
        [
            "cohort/index.html",
            "cohort/senior-ai-engineer/2.html",
            "cohort/senior-ai-engineer/3.html"
        ]
    );
    let mut seen = BTreeSet::new();
    for path in of_cohort {
        assert!(pages[path].len() < 250_000, "{path}: {} bytes", pages[path].len());
        for href in attributes(&pages[path], "href") {
            if href.contains("candidates/") {
                assert!(seen.insert(href.to_owned() + path), "{href} twice");
            }
        }
    }
    assert_eq!(seen.len(), 450);
    let skill = &pages["markets/senior-ai-engineer/skills/python.html"];
    assert!(skill.contains("Of 450 candidates") && skill.contains("and 390 more"));
    assert!(skill.len() < 120_000, "{} bytes", skill.len());
}

#[test]
fn targets_stand_beside_each_other_and_lead_to_each_other() {
    let fixture = Fixture::new();
    let pages = pages_of(&fixture);
    let page = &pages["candidates/santana-mena/index.html"];
    for report in fixture.reports.iter().filter(|report| report.candidate.id == "santana-mena") {
        let id = &report.market.id;
        let matching = &report.matching;
        for share in [matching.core, matching.preferred, matching.fully_met] {
            if share.n() > 0 {
                assert!(page.contains(&format!("<b>{}</b> of {}", share.k(), share.n())), "{id}");
            }
        }
        for step in report.roadmap.phases.iter().flat_map(|phase| &phase.steps) {
            let place = format!("{id}/index.html#step-{}", step.number);
            assert!(attributes(page, "href").contains(&place.as_str()), "{place}");
        }
        let dashboard = &pages[&format!("candidates/santana-mena/{id}/index.html")];
        let switch = &dashboard[dashboard.find("class=\"switch\"").unwrap()..];
        let switch = &switch[..switch.find("</span>").unwrap()];
        assert_eq!(switch.matches("<a ").count(), 2, "{switch}");
        let here = format!("href=\"../{id}/index.html\" aria-current=\"page\"");
        assert!(switch.contains(&here), "{switch}");
    }
    let single = &pages["candidates/ada/senior-ai-engineer/index.html"];
    assert!(!single.contains("class=\"switch\""));
}
