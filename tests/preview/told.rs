//! What open pages are told, and that they are told everything.

use super::client::Preview;
use super::fixture::{RESUME, Site};
use std::sync::mpsc::channel;

const FILE: &str = "content/profiles/ada.json";
const PAGE: &str = "candidates/ada/dev/";

fn named(name: &str) -> String {
    RESUME.replace("Ada Byron", name)
}

fn two() -> Site {
    Site::small().profile("bo.json", &named("Bo Example"))
}

#[test]
fn a_page_that_waits_is_told_when_it_changes_and_not_before() {
    let site = two();
    let preview = Preview::of(&site);
    let shown = Preview::shown(&preview.get(PAGE));
    let (tell, told) = channel();
    std::thread::scope(|scope| {
        for (page, tell) in [(PAGE, tell.clone()), ("", tell)] {
            let (preview, shown) = (&preview, &shown);
            scope.spawn(move || {
                let news = preview.news(page, shown, 1);
                tell.send((page, news)).unwrap();
            });
        }
        site.put("content/profiles/bo.json", named("Bo Edited"));
        let (page, news) = told.recv().unwrap();
        assert_eq!(page, "", "the index lists Bo; the page of Ada did not change");
        assert!(news.text().contains("\"reload\":true"), "{}", news.text());
        site.put(FILE, named("Ada Edited"));
        let (page, news) = told.recv().unwrap();
        assert_eq!(page, PAGE);
        assert!(news.text().contains("\"reload\":true"), "{}", news.text());
    });
}

#[test]
fn what_changed_between_two_questions_is_told_at_once() {
    let site = two();
    let preview = Preview::of(&site);
    let shown = Preview::shown(&preview.get(PAGE));
    for round in 0..3 {
        site.put(FILE, named(&format!("Missed {round}")));
        preview.wait_for_text(PAGE, &format!("Missed {round}"));
    }
    let news = preview.news(PAGE, &shown, 1);
    assert!(news.text().contains("\"reload\":true"), "{}", news.text());
}

#[test]
fn thirty_pages_that_wait_are_all_told() {
    let site = two();
    let preview = Preview::of(&site);
    let shown = Preview::shown(&preview.get(PAGE));
    std::thread::scope(|scope| {
        let waiting: Vec<_> =
            (0..30).map(|_| scope.spawn(|| preview.news(PAGE, &shown, 1))).collect();
        // Those who ask before the edit wait for it; those who ask after it are told at once.
        site.put(FILE, named("Told to all"));
        for answer in waiting {
            let news = answer.join().unwrap();
            assert!(news.text().contains("\"reload\":true"), "{}", news.text());
        }
    });
}

#[test]
fn a_server_that_was_started_again_is_noticed() {
    let site = two();
    let first = Preview::of(&site);
    let shown = Preview::shown(&first.get(PAGE));
    drop(first);
    let second = Preview::of(&site);
    let news = second.news(PAGE, &shown, 1);
    assert!(news.text().contains("\"reload\":true"), "{}", news.text());
}

#[test]
fn the_page_of_a_removed_candidate_is_told_and_so_is_its_return() {
    let site = two();
    let preview = Preview::of(&site);
    let shown = Preview::shown(&preview.get(PAGE));
    std::fs::remove_file(site.root.join(FILE)).unwrap();
    assert!(preview.news(PAGE, &shown, 1).text().contains("\"reload\":true"));
    let gone = preview.wait_for_status(PAGE, 404);
    let shown = Preview::shown(&gone);
    site.put(FILE, RESUME);
    assert!(preview.news(PAGE, &shown, 1).text().contains("\"reload\":true"));
    assert_eq!(preview.get(PAGE).status, 200);
}
