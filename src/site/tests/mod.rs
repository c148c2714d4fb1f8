//! What a reader of the pages would notice.

mod languages;
mod people;
mod skills;

use super::fixture::{Fixture, HOSTILE};
use super::{Site, scripts};
use crate::content::Section;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the fixture to the directory in `CAREERDASH_FIXTURE`, to be looked at.
#[test]
#[ignore = "writes files to look at"]
fn write_fixture() {
    let root = std::path::PathBuf::from(std::env::var("CAREERDASH_FIXTURE").unwrap());
    for (path, bytes) in Fixture::new().site().iter() {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn pages() -> BTreeMap<String, String> {
    pages_of(&Fixture::new())
}

fn pages_of(fixture: &Fixture) -> BTreeMap<String, String> {
    let site = fixture.site();
    let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.to_owned(), String::from_utf8(bytes.to_vec()).unwrap()))
        .collect()
}

/// Every value of an attribute, entities as written.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.match_indices(&start)
        .map(|(at, _)| {
            let rest = &html[at + start.len()..];
            &rest[..rest.find('"').unwrap()]
        })
        .collect()
}

#[test]
fn content_never_becomes_markup() {
    let pages = pages();
    for (path, html) in &pages {
        assert!(!html.contains("<img"), "{path}");
        let html = &without_own_scripts(html);
        assert!(!html.contains("<script"), "{path}");
        assert!(!html.contains("href=\"javascript:"), "{path}");
        assert!(!html.contains(" style="), "{path}: the CSP blocks style attributes");
    }
    let escaped = "&#60;img src=x onerror=alert(1)&#62;";
    let hostile = pages.values().filter(|html| html.contains(escaped)).count();
    assert!(hostile >= 2, "{HOSTILE} is on the index and its dashboard");
}

/// A page without the elements of the two scripts that it may have: the site's file, or what asks
/// for it, and the table, which is data and holds nothing that could end it.
fn without_own_scripts(html: &str) -> String {
    let mut rest = html.to_owned();
    for start in [
        "<script src=\"",
        "<script data-src=\"",
        "<script type=\"application/json\" id=\"what-if-table\"",
    ] {
        let Some(at) = rest.find(start) else { continue };
        let end = at + rest[at..].find("</script>").unwrap();
        let (head, text) = rest[at..end].split_once('>').unwrap();
        if start.contains("json") {
            assert!(!text.contains(['<', '>', '&']), "{text}");
            serde_json::from_str::<serde_json::Value>(text).unwrap();
        } else {
            let own = if start.contains("data-src") { scripts::LATER } else { "" };
            assert!(text == own && head.contains("assets/script."), "{head}>{text}");
        }
        rest.replace_range(at..end + "</script>".len(), "");
    }
    rest
}

#[test]
fn every_link_and_anchor_resolves() {
    let internal = resolve_all(&Fixture::new().site());
    assert!(internal > 500, "{internal} links");
}

/// Follows every link of every page to its file and its anchor; how many there are.
fn resolve_all(site: &Site) -> usize {
    let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: BTreeMap<String, &str> =
        html.map(|(path, bytes)| (path.to_owned(), std::str::from_utf8(bytes).unwrap())).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, html)| (path.as_str(), attributes(html, "id").into_iter().collect()))
        .collect();
    let mut internal = 0;
    for (path, html) in &pages {
        for href in attributes(html, "href") {
            if href.starts_with("https://") || href.starts_with("mailto:") || href == "data:," {
                continue;
            }
            internal += 1;
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            let target = if file.is_empty() { path.clone() } else { resolve(path, file) };
            assert!(site.get(&target).is_some(), "{path}: {href} leads to {target}");
            if !fragment.is_empty() {
                assert!(ids[target.as_str()].contains(fragment), "{path}: {href} has no anchor");
            }
        }
    }
    internal
}

#[test]
fn no_link_leads_into_a_hidden_section() {
    let mut fixture = Fixture::new();
    let hidden = Section::ALL.map(|section| vec![section]);
    for hidden in hidden.into_iter().chain([Section::ALL.to_vec()]) {
        fixture.config.sections.hide = Some(hidden.clone());
        let site = fixture.site();
        let page = site.get("candidates/santana-mena/senior-ai-engineer/index.html").unwrap();
        let page = std::str::from_utf8(page).unwrap();
        let ids: BTreeSet<&str> = attributes(page, "id").into_iter().collect();
        for section in &hidden {
            assert!(!ids.contains(section.name()), "{}", section.name());
        }
        assert!(resolve_all(&site) > 300, "{hidden:?}");
        let contents = page.matches("<nav class=\"contents\"").count();
        assert_eq!(contents, usize::from(hidden.len() < Section::ALL.len()));
    }
}

#[test]
fn sections_come_in_the_order_and_under_the_titles_that_were_set() {
    let mut fixture = Fixture::new();
    fixture.config.sections.order = Some(vec![Section::Method, Section::Roadmap]);
    fixture.config.sections.titles.insert(Section::Roadmap, "My <plan>".to_owned());
    let site = fixture.site();
    let page = site.get("candidates/santana-mena/senior-ai-engineer/index.html").unwrap();
    let page = std::str::from_utf8(page).unwrap();
    let names = Section::ALL.map(Section::name);
    let panels: Vec<&str> =
        attributes(page, "id").into_iter().filter(|id| names.contains(id)).collect();
    assert_eq!(panels[..3], ["method", "roadmap", "summary"]);
    assert_eq!(panels.len(), Section::ALL.len());
    let contents = &page[page.find("<nav class=\"contents\"").unwrap()..];
    let contents = &contents[..contents.find("</nav>").unwrap()];
    let linked: Vec<&str> =
        attributes(contents, "href").into_iter().map(|href| &href[1..]).collect();
    assert_eq!(linked, panels);
    assert_eq!(page.matches("My &#60;plan&#62;").count(), 2, "in the contents and as heading");
}

fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {href} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_two_elements_of_a_page_have_one_id() {
    for (path, html) in pages() {
        let mut seen = BTreeSet::new();
        for id in attributes(&html, "id") {
            assert!(seen.insert(id), "{path}: {id} twice");
        }
    }
}

#[test]
fn pages_show_the_figures_of_the_report() {
    let fixture = Fixture::new();
    let site = fixture.site();
    let report = fixture
        .reports
        .iter()
        .find(|report| {
            report.candidate.id == "santana-mena" && report.market.id == "senior-ai-engineer"
        })
        .unwrap();
    let page = site.get("candidates/santana-mena/senior-ai-engineer/index.html").unwrap();
    let page = std::str::from_utf8(page).unwrap();
    for row in &report.requirements {
        assert!(page.contains(&row.demand.any.to_string()), "{}", row.demand.any);
    }
    assert!(page.contains(&report.matching.fully_met.to_string()));
    // Every "x % (k of n)" on the page is one that the model prints.
    for (at, _) in page.match_indices(" % (") {
        let rest = &page[at + 4..];
        let (k, n) = rest[..rest.find(')').unwrap()].split_once(" of ").unwrap();
        let share = crate::market::Share::new(k.parse().unwrap(), n.parse().unwrap());
        let before = page[..at].rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap();
        assert_eq!(share.percent().map(|percent| percent.to_string()).as_deref(), Some(before));
    }
}

#[test]
fn what_is_asked_besides_skills_has_its_figures_and_sentences() {
    let fixture = Fixture::new();
    let site = fixture.site();
    let market = &fixture.markets[0];
    let page = site.get(&format!("markets/{}/index.html", market.market.id)).unwrap();
    let page = std::str::from_utf8(page).unwrap();
    let years = &market.conditions.years;
    let years = years.overall.iter().chain(&years.skills).map(|row| &row.demand);
    let rows: Vec<_> =
        years.chain(market.conditions.groups.iter().flat_map(|group| &group.rows)).collect();
    assert!(rows.len() > 15, "{} rows", rows.len());
    for row in rows {
        let start = page.find(&format!("id=\"condition-{}\"", row.id)).unwrap();
        let row_end = page[start..].find("</details>").unwrap();
        let html = &page[start..start + row_end];
        assert!(html.contains(&row.any.to_string()), "{}: {}", row.id, row.any);
        let quoted = &market.condition_quotes[&row.id];
        assert!(!quoted.quotes.is_empty(), "{}", row.id);
        assert_eq!(html.matches("href=\"postings/").count(), quoted.quotes.len(), "{}", row.id);
        assert_eq!(quoted.quotes.len() as u32 + quoted.others, row.any.k(), "{}", row.id);
    }
}

#[test]
fn same_values_same_bytes() {
    let (a, b) = (Fixture::new().site(), Fixture::new().site());
    assert!(a.iter().eq(b.iter()));
}

#[test]
fn the_answer_is_marked_for_the_first_screen() {
    let pages = pages();
    let page = &pages["candidates/santana-mena/senior-ai-engineer/index.html"];
    assert_eq!(page.matches("data-first-screen").count(), 6);
}

#[test]
fn every_asked_skill_has_its_place_and_its_evidence() {
    let fixture = Fixture::new();
    let pages = pages();
    for report in &fixture.reports {
        let folder = super::address::dashboard(&report.candidate.id, &report.market.id);
        let dashboard = &pages[&format!("{folder}index.html")];
        let evidence = &pages[&format!("{folder}evidence/index.html")];
        let told = |html: &str, id: &str| html.contains(&format!(" id=\"{id}\""));
        for row in &report.requirements {
            let slug = super::slug::slug(&row.demand.skill.id);
            assert!(told(dashboard, &format!("skill-{slug}")), "{slug}");
            assert!(told(evidence, &format!("why-{slug}")), "{slug}");
            let start = evidence.find(&format!(" id=\"why-{slug}\"")).unwrap();
            let section = &evidence[start..];
            let section = &section[..section.find("</section>").unwrap()];
            let cited = row.quotes.len() + row.evidence.items.len();
            assert_eq!(section.matches("<q dir").count(), cited, "{slug}");
        }
        for gap in &report.gaps {
            let slug = super::slug::slug(&gap.skill.id);
            assert!(told(dashboard, &format!("gap-{slug}")), "{slug}");
            assert!(told(evidence, &format!("why-{slug}")), "{slug}");
        }
        // A sign per skill that counts for the match.
        let met = dashboard.matches("<i class=\"is-").count() as u32;
        assert_eq!(met, report.matching.core.n() + report.matching.preferred.n());
    }
}

#[test]
fn every_drawing_says_what_it_is_or_stands_beside_its_figures() {
    for (path, html) in pages() {
        for (at, _) in html.match_indices("<svg ") {
            let tag = &html[at..at + html[at..].find('>').unwrap()];
            let inner = html[..at].matches("<svg").count() > html[..at].matches("</svg>").count();
            let named = tag.contains("role=\"img\"") && tag.contains("aria-labelledby=\"");
            assert!(inner || named || tag.contains("aria-hidden=\"true\""), "{path}: {tag}");
        }
    }
}
