//! Link cards: what services are told of a page, and the pictures they are given.

use super::fixture::{POSTING, RESUME, Site};

const ADDRESS: &str = "https://example.org/careers/";

/// The content of a `<meta property>` or `<meta name>`.
fn meta<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let tag = page.split("<meta ").find(|tag| tag.contains(&format!("=\"{name}\" ")))?;
    let (_, content) = tag.split_once("content=\"")?;
    content.split('"').next()
}

/// One candidate with two targets, and one with a single target.
fn site(settings: &str) -> Site {
    let single = RESUME.replace("Ada Byron", "Grace Noor").replacen(
        '{',
        r#"{"career":{"targets":["dev"]},"#,
        1,
    );
    Site::small()
        .profile("grace.json", &single)
        .market("ops", "2026-11-15.jsonl", POSTING)
        .file("site.toml", settings)
        .build()
}

fn with_address(more: &str) -> String {
    format!("title = \"Careers\"\nbase_url = \"{ADDRESS}\"\n{more}")
}

#[test]
fn every_page_that_is_passed_on_has_a_card_of_its_own() {
    let site = site(&with_address(""));
    let files = site.public();
    let mut cards = Vec::new();
    // What lies behind a dashboard, the comparison and the terms are reached from other pages.
    let behind = |path: &String| {
        ["/evidence/", "/postings/", "method/", "cohort/"].iter().any(|part| path.contains(part))
    };
    let pages = site.pages("index.html").into_iter().filter(|path| !behind(path));
    let pages: Vec<String> = pages.collect();
    for path in &pages {
        let page = site.page(path);
        let value = |name| meta(&page, name).unwrap_or_else(|| panic!("{path}: no {name}"));
        assert_eq!(
            Some(value("og:url")),
            Some(&*format!("{ADDRESS}{}", path.trim_end_matches("index.html")))
        );
        assert_eq!(value("og:description"), value("description"));
        let kind = (value("og:type"), value("twitter:card"));
        assert_eq!(kind, ("website", "summary_large_image"), "{path}");
        assert!(!value("og:title").is_empty());
        let card = value("og:image").strip_prefix(ADDRESS).unwrap();
        let png = &files[card];
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.len() < 40_000, "{card}");
        // Width, height, eight bits, palette.
        assert_eq!(png[16..26], [0, 0, 4, 176, 0, 0, 2, 118, 8, 3], "{card}");
        cards.push(card.to_owned());
    }
    cards.sort_unstable();
    cards.dedup();
    assert_eq!(cards.len(), pages.len(), "{cards:?}");
    assert_eq!(cards.len(), site.pages(".png").len());
}

#[test]
fn without_an_address_or_against_the_settings_there_is_no_picture() {
    for settings in ["title = \"Careers\"\n", &with_address("[publish]\ncards = false\n")] {
        let site = site(settings);
        assert!(site.pages(".png").is_empty());
        for path in site.pages("index.html") {
            let page = site.page(&path);
            assert_eq!(meta(&page, "og:image"), None, "{path}");
            assert_eq!(meta(&page, "twitter:card"), Some("summary"), "{path}");
            assert!(meta(&page, "og:title").is_some(), "{path}");
        }
    }
}

#[test]
fn a_private_profile_has_no_card() {
    let private = RESUME.replacen('{', r#"{"career":{"visibility":"private"},"#, 1);
    let site = Site::small().file("site.toml", with_address("")).profile("zoe.json", &private);
    let before = site.build();
    assert!(before.pages(".png").iter().all(|path| !path.contains("zoe")));
    before.put("content/profiles/ada.json", &private);
    let after = before.build();
    let cards = after.pages(".png");
    assert!(!cards.is_empty() && cards.iter().all(|path| !path.contains("ada")), "{cards:?}");
}

#[test]
fn a_card_gets_a_new_name_when_it_shows_something_else() {
    let site = site(&with_address(""));
    let before = site.pages(".png");
    site.put("content/profiles/grace.json", RESUME.replace("Ada Byron", "Grace Moor"));
    let site = site.build();
    let after = site.pages(".png");
    let of = |cards: &[String], folder: &str| -> Vec<String> {
        cards.iter().filter(|path| path.starts_with(folder)).cloned().collect()
    };
    assert_eq!(of(&before, "candidates/ada/"), of(&after, "candidates/ada/"));
    assert!(of(&before, "candidates/grace/").iter().all(|card| !after.contains(card)));
}
