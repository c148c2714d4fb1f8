//! What is answered while pages are still being made.

use super::client::Preview;
use super::fixture::{POSTING, RESUME, Site};
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

const MARKET: &str = "content/markets/dev/market.toml";
const CANDIDATES: usize = 60;

fn many() -> Site {
    let mut site = Site::small();
    for number in 0..CANDIDATES {
        let text = RESUME.replace("Ada Byron", &format!("Sample {number}."));
        site = site.profile(&format!("p{number}.json"), &text);
    }
    site
}

fn page(number: usize) -> String {
    format!("candidates/p{number}/dev/")
}

#[test]
fn pages_of_one_edition_are_never_of_two_states_of_the_content() {
    let site = many();
    let preview = Preview::of(&site);
    let over = AtomicBool::new(false);
    let seen: Mutex<HashMap<u64, String>> = Mutex::default();
    let title = |text: &str| -> String {
        let (_, rest) = text.split_once("Title of round ").unwrap_or(("", "0."));
        rest.split('.').next().unwrap().to_owned()
    };
    std::thread::scope(|scope| {
        for reader in 0..4 {
            let (preview, over, seen) = (&preview, &over, &seen);
            scope.spawn(move || {
                let pages = (0..).map(|step| match step % 4 {
                    3 => "markets/dev/".to_owned(),
                    _ => page((reader * 17 + step * 7) % CANDIDATES),
                });
                let mut newest = 0;
                for path in pages.take_while(|_| !over.load(Ordering::Relaxed)) {
                    let answer = preview.get(&path);
                    assert_eq!(answer.status, 200, "{path}: {}", answer.head);
                    let (_, edition) = Preview::shown(&answer);
                    let title = title(&answer.text());
                    assert!(edition >= newest, "{path} is older than what was shown before");
                    newest = edition;
                    let mut seen = seen.lock().unwrap();
                    let first = seen.entry(edition).or_insert_with(|| title.clone());
                    assert_eq!(*first, title, "{path} in edition {edition}");
                }
            });
        }
        for round in 1..=12 {
            site.put(MARKET, format!("title = \"Title of round {round}.\"\n"));
            preview.wait_for_text(&page(round), &format!("Title of round {round}."));
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(seen.lock().unwrap().len() > 1, "{seen:?}");
    preview.wait_for_text("", "Title of round 12.");
}

#[test]
fn an_edit_that_comes_while_pages_are_made_is_not_lost_and_neither_is_the_one_before() {
    let site = many();
    let preview = Preview::of(&site);
    for round in 0..5 {
        let company = format!("Example Bakery {round}");
        site.put("content/markets/dev/2026-11-15.jsonl", POSTING.replace("Acme", &company));
        preview.wait_for_text("markets/dev/", &company);
        // The dashboards are still being made.
        let name = format!("Edited {round}");
        site.put("content/profiles/p50.json", RESUME.replace("Ada Byron", &name));
        preview.wait_for_text(&page(50), &name);
        preview.wait_for_text("", &name);
        preview.wait_for_text("markets/dev/", &company);
    }
}

#[test]
fn a_page_that_is_asked_for_is_made_before_the_others() {
    let site = many();
    let preview = Preview::of(&site);
    site.put(MARKET, "title = \"Another title\"\n");
    // Answers once the last dashboard is known, and the page of all candidates after it.
    preview.wait_for_text(&page(CANDIDATES - 1), "Another title");
    preview.wait_for_text("", "Another title");
    let line = preview.wait_for("the line", || {
        let said = preview.output();
        said.lines().find(|line| line.starts_with("content/markets/")).map(str::to_owned)
    });
    let after = |words: &str| -> f64 {
        let (_, rest) = line.split_once(words).unwrap();
        rest.split(' ').next().unwrap().parse().unwrap()
    };
    assert!(after("first page after ") <= after("all after "), "{line}");
}
