//! Content that is broken for a while.

use super::client::Preview;
use super::fixture::{POSTING, RESUME, Site};

const PAGE: &str = "candidates/ada/dev/";
const FILE: &str = "content/profiles/ada.json";

fn errors(preview: &Preview) -> serde_json::Value {
    let shown = Preview::shown(&preview.get(""));
    let news = preview.news("", &shown, 0);
    assert_eq!(news.status, 200);
    serde_json::from_slice::<serde_json::Value>(&news.body).unwrap()["errors"].take()
}

#[test]
fn a_broken_edit_leaves_the_page_and_says_where() {
    let site = Site::small();
    let preview = Preview::of(&site);
    assert_eq!(errors(&preview), serde_json::json!([]));
    for round in 1..=2 {
        site.put(FILE, "{\"basics\": {\"name\": \"Ada\",}}<script>");
        preview.wait_for("the error", || {
            (preview.errors().matches("error[invalid-json]").count() == round).then_some(())
        });
        let shown = errors(&preview);
        let place = shown[0]["place"].as_str().unwrap();
        assert!(place.starts_with("content/profiles/ada.json:1:"), "{place}");
        assert!(preview.get(PAGE).text().contains("Ada Byron"), "the last good page");
        assert!(!preview.get(PAGE).text().contains("invalid-json"), "pages themselves say nothing");
        // Everything else goes on.
        let name = format!("Bo {round}");
        site.put("content/profiles/bo.json", RESUME.replace("Ada Byron", &name));
        preview.wait_for_status("candidates/bo/dev/", 200);
        preview.wait_for_text("candidates/bo/dev/", &name);
        site.put(FILE, RESUME);
        preview.wait_for("the end of it", || {
            (preview.errors().matches("no errors any more").count() == round).then_some(())
        });
        assert_eq!(errors(&preview), serde_json::json!([]));
    }
    let said = preview.errors().matches("error[invalid-json]").count();
    assert_eq!(said, 2, "once per change:\n{}", preview.errors());
}

#[test]
fn a_site_broken_at_start_shows_its_errors_and_then_itself() {
    let site = Site::new().profile("ada.json", RESUME);
    let preview = Preview::of(&site);
    let page = preview.wait_for_status("any/page", 503);
    assert!(page.text().contains("error[no-market]"), "{}", page.text());
    let shown = Preview::shown(&page);
    site.put("content/markets/dev/market.toml", "title = \"Data engineer\"\n");
    site.put("content/markets/dev/2026-11-15.jsonl", POSTING);
    preview.wait_for_status(PAGE, 200);
    let news = preview.news("any/page", &shown, 99);
    assert!(news.text().contains("\"reload\":true"), "{}", news.text());
}

#[test]
fn a_folder_without_content_waits_for_it() {
    let site = Site::new();
    let preview = Preview::of(&site);
    preview.wait_for_status("", 503);
    site.put("content/markets/dev/market.toml", "title = \"Data engineer\"\n");
    site.put("content/markets/dev/2026-11-15.jsonl", POSTING);
    site.put(FILE, RESUME);
    preview.wait_for_status(PAGE, 200);
}

#[test]
fn warnings_are_told_and_lay_nothing_over_the_pages() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.put("content/profiles/notes.txt", "x");
    preview.wait_for_error("warning[ignored-file]");
    assert_eq!(errors(&preview), serde_json::json!([]));
}
