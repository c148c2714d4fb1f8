//! Sections ordered, hidden and titled by a site and by a profile.

use super::fixture::{RESUME, Site};

/// The headings of the sections of a candidate's dashboard, in order.
fn headings(site: &Site, candidate: &str) -> Vec<String> {
    let page = site.page(&format!("candidates/{candidate}/dev/index.html"));
    let titled = page.split("<h2 id=\"").skip(1).filter_map(|rest| {
        let (id, rest) = rest.split_once("-title\">")?;
        page.contains(&format!("class=\"panel\" id=\"{id}\"")).then_some(())?;
        Some(rest.split('<').next()?.to_owned())
    });
    titled.collect()
}

#[test]
fn a_profile_has_the_last_word_on_its_own_dashboard() {
    let own = r#""career":{"sections":{"hide":["outlook","method"],"titles":{"gaps":"Still open"}}},"basics""#;
    let site = Site::small()
        .profile("bo.json", &RESUME.replacen("\"basics\"", own, 1))
        .file(
            "site.toml",
            "[sections]\norder = [\"roadmap\"]\nhide = [\"what-if\"]\ntitles = { gaps = \"To learn\", roadmap = \"My plan\" }\n",
        )
        .build();
    assert_eq!(
        headings(&site, "ada"),
        [
            "My plan",
            "Summary",
            "Where you stand",
            "To learn",
            "Strengths",
            "Résumé as read",
            "Market",
            "Outlook",
            "Method"
        ]
    );
    assert_eq!(
        headings(&site, "bo"),
        [
            "My plan",
            "Summary",
            "Where you stand",
            "Still open",
            "Strengths",
            "Résumé as read",
            "Market",
            "What if"
        ]
    );
    // What is hidden on the page stays in the data.
    let report = site.page("candidates/bo/dev/report.json");
    assert!(report.contains("\"method\":"));
}

#[test]
fn a_misspelt_section_is_an_error_where_it_stands() {
    let own = r#""career":{"sections":{"order":["gasp"]}},"basics""#;
    let site = Site::small().profile("bo.json", &RESUME.replacen("\"basics\"", own, 1));
    let errors = site.check("short").errors;
    assert!(
        errors.starts_with(
            "content/profiles/bo.json:1:33: error[unknown-section]: there is no section `gasp`;"
        ),
        "{errors}"
    );
    assert!(errors.trim_end().ends_with("did you mean `gaps`?"), "{errors}");
}
