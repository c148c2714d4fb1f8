//! Little or nothing to go by: the site is built and says so in words.

use super::fixture::{POSTING, RESUME, Site};

fn one(profile: &str, postings: &str) -> String {
    let site = Site::new()
        .profile("ada.json", profile)
        .market("dev", "2026-11-15.jsonl", postings)
        .build();
    assert!(site.page("index.html").contains("</html>"));
    let report = site.report();
    assert!(!report.contains("-0 ") && !report.contains("NaN"), "{report}");
    report
}

fn says(report: &str, phrase: &str) {
    assert!(report.contains(phrase), "`{phrase}` is missing in\n{report}");
}

#[test]
fn no_postings_at_all() {
    let site = Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", "");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2);
    says(&run.errors, "the file holds no postings");
    says(&run.errors, "the market `dev` has no readable posting");
    assert!(site.public().is_empty());
}

#[test]
fn no_posting_left_by_the_title_filter() {
    let site = Site::new()
        .profile("ada.json", RESUME)
        .file(
            "content/markets/dev/market.toml",
            "title = \"Chef\"\n[titles]\ninclude = [\"chef\"]\n",
        )
        .market("dev", "2026-11-15.jsonl", POSTING)
        .build();
    let report = site.report();
    says(&report, "no readable posting");
    assert!(!report.contains("NaN") && !report.contains("inf %"), "{report}");
}

#[test]
fn one_posting_and_one_snapshot() {
    let report = one(RESUME, POSTING);
    says(&report, "There is one snapshot, of 15 Nov 2026, so no trend can be shown.");
    says(&report, "No posting states pay, so no figure for pay is given.");
    // Under 10 postings there are counts and no shares.
    assert!(!report.contains("% (1 of 1)"), "{report}");
}

#[test]
fn pay_that_cannot_be_true_is_stated_and_quoted() {
    let posting = r#"{"title":"Engineer","company":"Acme","description":"Requirements: must know Python and SQL.","salary_min":10,"salary_max":20,"salary_currency":"EUR","salary_period":"year"}"#;
    let site =
        Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", posting).build();
    let report = site.report();
    says(&report, "Pay is stated in 1 of 1 posting, but nowhere is it plausible.");
    assert!(!report.contains("No posting states pay"), "{report}");
    let page = site.page("markets/dev/index.html");
    says(
        page.as_str(),
        "1 of 1 postings state pay: 0 a range, 0 one bound only, 0 in another currency, 1 nothing plausible",
    );
    says(page.as_str(), "No posting states a plausible range.");
    says(page.as_str(), "salary_min=10, salary_max=20, salary_currency=EUR, salary_period=year");
    assert!(!page.contains("Without stated pay"), "{page}");
    let dashboard = site.pages(".html").into_iter().find(|path| path.contains("ada")).unwrap();
    assert!(!site.page(&dashboard).contains("postings states pay"), "{dashboard}");
}

#[test]
fn an_upper_bound_alone_is_no_range() {
    let posting = r#"{"title":"Engineer","company":"Acme","description":"Requirements: must know Python and SQL. Salary up to €90k."}"#;
    let site =
        Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", posting).build();
    says(&site.report(), "Stated pay in EUR names a lower or upper bound only (1 posting).");
    let page = site.page("markets/dev/index.html");
    says(page.as_str(), "1 in EUR with one bound only, outside the median");
    says(page.as_str(), "up to EUR 90,000 a year");
}

#[test]
fn a_posting_without_text() {
    let report =
        one(RESUME, r#"{"id":"1","title":"Data engineer","company":"Acme","description":""}"#);
    says(&report, "no readable posting");
}

#[test]
fn a_posting_without_a_known_skill() {
    let report = one(
        RESUME,
        r#"{"id":"1","title":"Baker","company":"Acme","description":"Requirements: must bake bread."}"#,
    );
    says(&report, "No readable posting requires a known skill, so none can be matched.");
}

#[test]
fn an_empty_profile() {
    let site = Site::new().profile("ada.json", "{}").market("dev", "2026-11-15.jsonl", POSTING);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    says(&run.errors, "(empty-profile)");
    let report = site.report();
    says(&report, "No technical skill");
    says(&report, "ada");
}

#[test]
fn a_profile_of_one_line() {
    let report = one(r#"{"basics":{"name":"Ada","summary":"I know Python."}}"#, POSTING);
    says(&report, "Ada");
    says(&report, "Python");
}

#[test]
fn every_posting_from_one_employer() {
    let postings: String = (0..40)
        .map(|n| {
            let skill = ["Python", "Terraform", "PostgreSQL", "Kafka"][n % 4];
            let text =
                format!("Floor {n} has a team of {}. Everybody there must have {skill}.", n * 7);
            let posting = serde_json::json!({
                "id": n, "title": format!("Engineer {n}"), "company": "Acme", "description": text,
            });
            format!("{posting}\n")
        })
        .collect();
    let site =
        Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", postings).build();
    let report = site.report();
    says(&report, "1 employer");
    assert!(!report.contains("1 employers"), "{report}");
    let text: String =
        site.pages(".html").iter().map(|path| site.page(path)).collect::<Vec<_>>().join("\n");
    assert!(text.contains("Concentrated:"), "the page does not say it");
}

#[test]
fn no_profile() {
    let site = Site::new().market("dev", "2026-11-15.jsonl", POSTING);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    says(&run.errors, "(no-profile)");
    says(&site.check("short").errors, "only market pages are built");
    assert!(site.pages("report.json").is_empty());
    assert!(site.page("index.html").contains("</html>"));
}

#[test]
fn an_unchanged_second_snapshot_shows_no_trend_in_words() {
    let site = Site::new()
        .profile("ada.json", RESUME)
        .market("dev", "2026-09-15.jsonl", POSTING)
        .market("dev", "2026-11-15.jsonl", POSTING.replace("p1", "p2").replace("Acme", "Other"))
        .build();
    let report = site.report();
    assert!(
        report.contains("can be judged") || report.contains("o change is detectable"),
        "{report}"
    );
}
