//! Every way in which files change reaches the pages, and no page is missing or half meanwhile.

use super::client::Preview;
use super::fixture::{POSTING, RESUME, Site};
use std::fs;

const PAGE: &str = "candidates/ada/dev/";
const FILE: &str = "content/profiles/ada.json";

fn named(name: &str) -> String {
    RESUME.replace("Ada Byron", name)
}

/// A bigger file, so that writing takes more than one step.
fn long(name: &str) -> String {
    let highlights = "\"Wrote Python services.\",".repeat(20_000);
    named(name).replacen("\"highlights\":[", &format!("\"highlights\":[{highlights}"), 1)
}

#[test]
fn a_file_written_in_place() {
    let site = Site::small();
    let preview = Preview::of(&site);
    for round in 0..5 {
        let name = format!("Rewritten {round}");
        site.put(FILE, named(&name));
        preview.wait_for_text(PAGE, &name);
        preview.wait_for_text("", &name);
    }
    site.put(FILE, long("Long Rewrite"));
    preview.wait_for_text(PAGE, "Long Rewrite");
    assert_eq!(preview.errors(), "");
}

#[test]
fn a_file_saved_by_renaming_another_over_it() {
    let site = Site::small();
    let preview = Preview::of(&site);
    for (round, temporary) in ["ada.json.tmp", ".ada.json.swx", "sedXyz", "4913"].iter().enumerate()
    {
        let name = format!("Renamed {round}");
        let temporary = site.root.join("content/profiles").join(temporary);
        fs::write(&temporary, named(&name)).unwrap();
        fs::rename(&temporary, site.root.join(FILE)).unwrap();
        preview.wait_for_text(PAGE, &name);
    }
    assert_eq!(preview.errors(), "", "no file in between is mentioned");
}

#[test]
fn a_file_moved_away_and_written_anew_as_vim_does() {
    let site = Site::small();
    let preview = Preview::of(&site);
    for round in 0..5 {
        let name = format!("Edited {round}");
        let (file, backup) = (site.root.join(FILE), site.root.join(format!("{FILE}~")));
        fs::rename(&file, &backup).unwrap();
        fs::write(&file, named(&name)).unwrap();
        fs::remove_file(&backup).unwrap();
        preview.wait_for_text(PAGE, &name);
    }
    assert_eq!(preview.errors(), "");
}

#[test]
fn a_file_truncated_first_and_filled_later() {
    let site = Site::small();
    let preview = Preview::of(&site);
    for round in 0..5 {
        let name = format!("Filled {round}");
        site.put(FILE, "");
        std::thread::yield_now();
        site.put(FILE, named(&name));
        preview.wait_for_text(PAGE, &name);
    }
}

#[test]
fn files_that_come_and_go() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.put("content/profiles/bo.json", named("Bo Example"));
    preview.wait_for_status("candidates/bo/dev/", 200);
    preview.wait_for_text("", "Bo Example");
    fs::remove_file(site.root.join("content/profiles/bo.json")).unwrap();
    preview.wait_for_status("candidates/bo/dev/", 404);
    assert!(!preview.get("").text().contains("Bo Example"));
    fs::rename(site.root.join(FILE), site.root.join("content/profiles/ada-2.json")).unwrap();
    preview.wait_for_status("candidates/ada-2/dev/", 200);
    preview.wait_for_status(PAGE, 404);
}

#[test]
fn a_folder_moved_in_from_elsewhere_and_edited_there() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.put("elsewhere/market.toml", "title = \"Operations engineer\"\n");
    site.put("elsewhere/2026-11-15/a.jsonl", POSTING);
    fs::rename(site.root.join("elsewhere"), site.root.join("content/markets/ops")).unwrap();
    preview.wait_for_status("markets/ops/", 200);
    preview.wait_for_status("candidates/ada/ops/", 200);
    let posting = POSTING.replace("Acme", "Example Bakery");
    site.put("content/markets/ops/2026-11-15/a.jsonl", posting);
    preview.wait_for_text("markets/ops/", "Example Bakery");
    fs::remove_dir_all(site.root.join("content/markets/ops")).unwrap();
    preview.wait_for_status("markets/ops/", 404);
}

#[test]
fn the_content_folder_replaced_by_another() {
    let site = Site::small();
    let preview = Preview::of(&site);
    fs::rename(site.root.join("content"), site.root.join("old")).unwrap();
    site.put("new/profiles/ada.json", named("Out of a new folder"));
    site.put("new/markets/dev/market.toml", "title = \"Data engineer\"\n");
    site.put("new/markets/dev/2026-11-15.jsonl", POSTING);
    fs::rename(site.root.join("new"), site.root.join("content")).unwrap();
    preview.wait_for_text(PAGE, "Out of a new folder");
    site.put(FILE, named("Edited in the new folder"));
    preview.wait_for_text(PAGE, "Edited in the new folder");
}

#[test]
fn fifty_files_at_once_and_a_hundred_saves_of_one_are_few_rebuilds() {
    let mut site = Site::small();
    for number in 0..50 {
        site = site.profile(&format!("p{number}.json"), &named(&format!("Before {number}")));
    }
    let preview = Preview::of(&site);
    for number in 0..50 {
        site.put(&format!("content/profiles/p{number}.json"), named(&format!("After {number}")));
    }
    preview.wait_for("all fifty", || {
        let index = preview.get("").text();
        (0..50).all(|number| index.contains(&format!("After {number}<"))).then_some(())
    });
    assert!(preview.editions() <= 25, "{} rebuilds for 50 files", preview.editions());
    assert_eq!(preview.errors(), "", "no file was believed to be empty");
    let before = preview.editions();
    for number in 0..100 {
        site.put(FILE, named(&format!("Save {number}.")));
    }
    preview.wait_for_text(PAGE, "Save 99.");
    assert!(preview.editions() - before <= 50, "{}", preview.editions() - before);
}

#[test]
fn settings_and_the_address_of_the_site() {
    let site = Site::small();
    let preview = Preview::of(&site);
    assert_eq!(preview.base, "/");
    site.put("site.toml", "title = \"Another title\"\n");
    preview.wait_for_text("", "Another title");
    site.put("site.toml", "base_url = \"https://example.org/cv/\"\n");
    let moved = preview.wait_for_status("", 302);
    assert_eq!(moved.header("Location"), Some("/cv/"));
    assert_eq!(preview.get("cv/").status, 200);
    assert_eq!(
        preview.get("cv/candidates/ada/dev").header("Location"),
        Some("/cv/candidates/ada/dev/")
    );
}

#[test]
fn a_theme_that_comes_changes_breaks_and_is_mended() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.put("themes/mine/custom.css", "p { margin: 1px }\n");
    site.put("site.toml", "theme = \"mine\"\n");
    let stylesheet = || {
        let index = preview.get("").text();
        let path = index.split("<link rel=\"stylesheet\" href=\"").nth(1)?.split('"').next()?;
        Some(preview.get(path).text())
    };
    let wait_for = |rule: &str| {
        preview.wait_for(rule, || stylesheet()?.contains(rule).then_some(()));
    };
    wait_for("p { margin: 1px }");
    site.put("themes/mine/custom.css", "p { margin: 2px }\n");
    wait_for("p { margin: 2px }");
    site.put("themes/mine/theme.toml", "[tokens]\nleading = 1.7\n");
    wait_for("--leading: 1.7;");
    site.put("themes/mine/slots/footer.html", "<p>Made by us</p>\n");
    preview.wait_for_text(PAGE, "Made by us");
    site.put("themes/mine/theme.toml", "[tokens]\nleading = 17\n");
    preview.wait_for_error("error[invalid-token]");
    wait_for("--leading: 1.7;");
    site.put("themes/mine/theme.toml", "[tokens]\nleading = 1.8\n");
    wait_for("--leading: 1.8;");
}

#[test]
fn by_looking_again_and_again_where_there_are_no_events() {
    let site = Site::small();
    let preview = Preview::with(&site, &["--poll", "20"]);
    site.put(FILE, named("Seen by polling"));
    preview.wait_for_text(PAGE, "Seen by polling");
}

#[test]
fn the_output_of_a_build_and_what_editors_leave_lead_to_nothing() {
    let site = Site::small();
    let preview = Preview::of(&site);
    assert_eq!(site.run(&["build"]).code, 0);
    site.put("content/profiles/.ada.json.swp", "x");
    site.put("content/profiles/ada.json~", "x");
    site.put(FILE, named("The only change"));
    preview.wait_for_text(PAGE, "The only change");
    preview.wait_for("its line", || (preview.editions() > 0).then_some(()));
    assert_eq!(preview.editions(), 1, "{}", preview.output());
}
