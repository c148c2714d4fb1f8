//! What a résumé holds and pages must not.

use super::fixture::{POSTING, RESUME, Site, assert_same};
use serde_json::json;

const DETAILS: [&str; 6] = [
    "ada.byron@example.org",
    "+44 20 7946 0123",
    "12 St James's Square",
    "SW1Y 4JH",
    "https://ada.example.net/home",
    "https://social.example.com/@adabyron",
];

fn with_contact(contact: Option<bool>) -> String {
    let mut profile: serde_json::Value = serde_json::from_str(RESUME).unwrap();
    profile["basics"] = json!({
        "name": "Ada Byron",
        "email": DETAILS[0],
        "phone": DETAILS[1],
        "url": DETAILS[4],
        "image": "https://ada.example.net/portrait.jpg",
        "location": { "address": DETAILS[2], "postalCode": DETAILS[3], "city": "London" },
        "profiles": [{ "network": "Social", "username": "adabyron", "url": DETAILS[5] }],
    });
    if let Some(contact) = contact {
        profile["career"] = json!({ "contact": contact });
    }
    profile.to_string()
}

/// All text of the output, with the entities of attributes and text read back.
fn everything(site: &Site) -> String {
    let mut text = String::new();
    for (path, bytes) in site.public() {
        text.push_str(&format!("\n{path}\n"));
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    [("&#39;", "'"), ("&#x27;", "'"), ("&#43;", "+"), ("&#64;", "@"), ("\\'", "'")]
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

fn site(profile: &str) -> Site {
    Site::new().profile("ada.json", profile).market("dev", "2026-11-15.jsonl", POSTING).build()
}

#[test]
fn contact_details_occur_nowhere_unless_opted_in() {
    for contact in [None, Some(false)] {
        let site = site(&with_contact(contact));
        let text = everything(&site);
        assert!(text.contains("Ada Byron"));
        for detail in DETAILS.iter().chain(&["adabyron", "portrait.jpg"]) {
            assert!(!text.contains(detail), "{detail} occurs with contact = {contact:?}");
        }
    }
}

#[test]
fn contact_details_are_shown_when_opted_in() {
    let text = everything(&site(&with_contact(Some(true))));
    for detail in [DETAILS[0], DETAILS[1], DETAILS[4]] {
        assert!(text.contains(detail), "{detail} is missing");
    }
}

#[test]
fn a_private_profile_occurs_nowhere() {
    let profile = RESUME.replace("Ada Byron", "Zoe Quartermain").replacen(
        '{',
        "{\"career\":{\"visibility\":\"private\"},",
        1,
    );
    let site = Site::small().profile("zq-hidden.json", &profile).build();
    let text = everything(&site);
    assert!(text.contains("Ada Byron"));
    for secret in ["Zoe", "Quartermain", "zq-hidden"] {
        assert!(!text.contains(secret), "{secret} occurs");
    }
}

#[test]
fn a_profile_made_private_goes_from_the_site() {
    let site = Site::small().build();
    site.put(
        "content/profiles/ada.json",
        RESUME.replacen('{', "{\"career\":{\"visibility\":\"private\"},", 1),
    );
    let site = site.build();
    let text = everything(&site);
    assert!(!text.contains("Ada Byron") && !text.contains("ada/"), "it is still there");
}

#[test]
fn a_private_profile_is_not_reported() {
    let profile = RESUME.replacen('{', "{\"career\":{\"visibility\":\"private\"},", 1);
    let site = Site::small().profile("zq.json", &profile);
    let run = site.run(&["report", "zq"]);
    assert_eq!((run.code, run.output.as_str()), (2, ""));
    assert!(run.errors.contains("zq is private"), "{}", run.errors);
}

#[test]
fn search_engines_are_asked_to_stay_away_unless_opted_in() {
    let site = Site::small().build();
    for path in site.pages(".html") {
        assert!(site.page(&path).contains("noindex"), "{path}");
    }
}

/// Whoever compares two builds, or counts, learns nothing of a profile that is not shown.
#[test]
fn a_private_profile_changes_no_byte_of_the_site() {
    let profiles = |site: Site| {
        site.profile("grace.json", &RESUME.replace("Ada Byron", "Grace Hopper"))
            .file("site.toml", "title = \"T\"\n[cohort]\nnames = \"names\"\n")
    };
    let private = RESUME.replace("Ada Byron", "Zoe Quartermain").replacen(
        '{',
        "{\"career\":{\"visibility\":\"private\"},",
        1,
    );
    let with = profiles(Site::small()).profile("zq.json", &private).build();
    let without = profiles(Site::small()).build();
    assert!(with.page("cohort/index.html").contains("Grace Hopper"));
    assert_same(&without.public(), &with.public());
}
