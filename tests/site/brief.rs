//! Warnings of the content: whole in `check`, one line in the commands that are about something
//! else, and whole for programs.

use super::fixture::{POSTING, RESUME, Run, Site, run};

/// A site with two unread fields in one warning and an unknown key in another.
fn warned() -> Site {
    let posting = POSTING.replacen('{', r#"{"team":"Core","#, 1);
    let resume = RESUME.replacen('{', r#"{"hobby":"Chess","#, 1);
    Site::new().profile("ada.json", &resume).market("dev", "2026-11-15.jsonl", posting)
}

fn assert_brief(site: &Site, run: &Run) {
    let root = site.root.display();
    let line = format!(
        "2 warnings in the content (unknown-key, unread-columns): run `careerdash check --root {root}` to see them\n"
    );
    assert_eq!(run.errors, line);
    assert_eq!(run.code, 0, "{}", run.output);
}

#[test]
fn other_commands_than_check_count_them() {
    let site = warned();
    for call in [
        &["build"][..],
        &["report", "ada"],
        &["report", "ada", "--format", "short"],
        &["explain", "ada", "sql"],
    ] {
        assert_brief(&site, &site.run(call));
    }
}

#[test]
fn check_tells_each_with_its_place() {
    let run = warned().check("human");
    for wanted in ["warning[unknown-key]", "warning[unread-columns]", "ada.json:1:2", "2 warnings"]
    {
        assert!(run.errors.contains(wanted), "{wanted}: {}", run.errors);
    }
}

#[test]
fn programs_and_strict_runs_get_all_of_them() {
    let site = warned();
    for format in ["json", "github"] {
        let run = site.run(&["build", "--format", format]);
        assert!(run.output.contains("ada.json"), "{}", run.output);
        assert!(run.output.contains("2026-11-15.jsonl"), "{}", run.output);
        assert!(!run.errors.contains("in the content"), "{}", run.errors);
    }
    let run = site.run(&["build", "--strict"]);
    assert_eq!(run.code, 1);
    for wanted in ["warning[unknown-key]", "warning[unread-columns]"] {
        assert!(run.errors.contains(wanted), "{}", run.errors);
    }
}

#[test]
fn errors_are_told_whole_beside_them() {
    let site = warned().profile("bo.json", "{");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.starts_with("error[invalid-json]"), "{}", run.errors);
    assert!(!run.errors.contains("warning["), "{}", run.errors);
    assert!(run.errors.contains("2 warnings in the content"), "{}", run.errors);
}

#[test]
fn findings_of_a_report_are_no_warnings_of_the_content() {
    let site = warned();
    let root = site.root.to_str().unwrap();
    let run = run(&["lint-report", "-", "--root", root], b"# Report\n\nTODO\n");
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("[lint-"), "{}", run.errors);
    assert!(!run.errors.contains("[unknown-key]"), "{}", run.errors);
    assert!(run.errors.contains("2 warnings in the content"), "{}", run.errors);
}
