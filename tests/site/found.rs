//! Files for search engines, hosts and feed readers.

use super::fixture::{POSTING, Run, Site};
use std::fs;

fn site(settings: &str) -> Site {
    let resume = r#"{"basics":{"name":"Ada <Byron> & Co"},"career":{"progress":[{"date":"2026-11-01","skill":"Docker","hours":6,"status":"done"},{"skill":"SQL","hours":2}]}}"#;
    let private = r#"{"basics":{"name":"Eve Quiet"},"career":{"visibility":"private"}}"#;
    Site::new()
        .file("site.toml", settings)
        .profile("ada.json", resume)
        .profile("eve.json", private)
        .market("dev", "2026-10-15.jsonl", POSTING)
        .market("dev", "2026-11-15.jsonl", POSTING.replace("p1", "p2").replace("Acme", "Other"))
}

fn build(settings: &str) -> (Site, Run) {
    let site = site(settings);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    (site, run)
}

fn read(site: &Site, path: &str) -> Option<String> {
    fs::read_to_string(site.root.join("public").join(path)).ok()
}

const FEED: &str = "candidates/ada/dev/feed.xml";

#[test]
fn nothing_of_it_is_written_unasked() {
    let (site, _) = build("base_url = \"https://cv.example.org/\"\n");
    for path in ["CNAME", "sitemap.xml", "robots.txt", FEED] {
        assert_eq!(read(&site, path), None, "{path}");
    }
    // What needs an address is left out without one.
    let (site, _) = build("[publish]\nindex = true\nfeed = true\n");
    for path in ["sitemap.xml", "robots.txt", FEED] {
        assert_eq!(read(&site, path), None, "{path}");
    }
}

#[test]
fn a_sitemap_has_every_page_once() {
    let (site, _) = build("base_url = \"https://x.example.org/a&b\"\n[publish]\nindex = true\n");
    let sitemap = read(&site, "sitemap.xml").unwrap();
    let listed: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    let mut pages: Vec<String> = site
        .public()
        .into_keys()
        .filter(|path| path.ends_with(".html") && path != "404.html")
        .map(|path| {
            let path = path.strip_suffix("index.html").map(str::to_owned).unwrap_or(path);
            format!("https://x.example.org/a&amp;b/{path}")
        })
        .collect();
    pages.sort();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, pages);
    assert!(sitemap.contains("<lastmod>2026-11-15</lastmod>"));
    let robots = read(&site, "robots.txt").unwrap();
    assert!(robots.contains("Sitemap: https://x.example.org/a&b/sitemap.xml"), "{robots}");
}

#[test]
fn a_feed_tells_snapshots_and_dated_progress() {
    let (site, _) = build("base_url = \"https://cv.example.org\"\n[publish]\nfeed = true\n");
    let feed = read(&site, FEED).unwrap();
    let titles: Vec<&str> =
        feed.split("<title>").skip(1).map(|rest| rest.split("</title>").next().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "Ada &lt;Byron&gt; &amp; Co for Data engineer",
            "1 posting new",
            "Docker: done",
            "1 posting new"
        ]
    );
    assert!(feed.contains("<updated>2026-11-15T00:00:00Z</updated>"), "{feed}");
    let page = read(&site, "candidates/ada/dev/index.html").unwrap();
    assert!(page.contains(r#"type="application/atom+xml" title="Changes" href="feed.xml""#));
    assert!(!feed.contains("Eve"));
}

#[test]
fn a_domain_is_written_for_the_host() {
    let (site, _) = build("[publish]\ndomain = \"CV.Example.org\"\n");
    assert_eq!(read(&site, "CNAME").unwrap(), "cv.example.org\n");
    for wrong in ["https://cv.example.org", "cv", "cv..org", "-cv.org", "cv.org/path"] {
        let run = self::site(&format!("[publish]\ndomain = \"{wrong}\"\n")).run(&["check"]);
        assert_eq!(run.code, 1, "{wrong}");
    }
}
