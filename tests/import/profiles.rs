//! Résumés to profiles.

use super::setting::{Setting, run, shared};
use std::fs;

/// A small market, so that `check` has something to check against.
fn with_market(setting: Setting) -> Setting {
    setting.site.put("content/markets/dev/market.toml", "title = \"Dev\"\n");
    setting.site.put("content/markets/dev/2026-11-15.json", super::setting::JOBS);
    setting
}

/// Imports a file, compares what is said and written with the record of it, and checks that
/// `careerdash check` has nothing to say about the profile.
fn assert_import(name: &str, file: &str, id: &str) {
    let setting = with_market(Setting::new());
    let run = setting.given(file, &[]);
    assert_eq!(run.code, 0, "{}", run.errors);
    insta::assert_snapshot!(format!("{name}_said"), format!("{}\n---\n{}", run.output, run.errors));
    let written = setting.read(&format!("profiles/{id}.json"));
    insta::assert_snapshot!(format!("{name}_profile"), written);
    let check = setting.site.run(&["check", "--format", "short"]);
    assert_eq!(check.code, 0, "{}", check.errors);
    let about = check.errors.lines().filter(|line| line.contains("profiles/"));
    // A web address that is none can only be mended by the person.
    let about: Vec<&str> = about.filter(|line| !line.contains("unsafe-url")).collect();
    assert_eq!(about, [""; 0]);
}

#[test]
fn fresh() {
    assert_import("fresh", "fresh.json", "ines-okonkwo-vidal");
}

#[test]
fn rendercv() {
    assert_import("rendercv", "rendercv.yaml", "tomas-ferreira");
}

#[test]
fn reactive_resume_4() {
    assert_import("reactive_4", "reactive-v4.json", "mei-lindqvist");
}

#[test]
fn reactive_resume_5() {
    assert_import("reactive_5", "reactive-v5.json", "mei-lindqvist");
}

#[test]
fn linkedin() {
    assert_import("linkedin", "linkedin", "noor-van-dijk");
}

#[test]
fn one_file_of_linkedin_stands_for_its_folder() {
    let (whole, one) = (Setting::new(), Setting::new());
    whole.given("linkedin", &[]);
    one.given("linkedin/Skills.csv", &[]);
    assert_eq!(whole.read("profiles/noor-van-dijk.json"), one.read("profiles/noor-van-dijk.json"));
}

#[test]
fn an_old_json_resume() {
    let setting = with_market(Setting::new());
    let run = setting.given("json-resume-v0.json", &[]);
    assert_eq!((run.code, run.errors.contains("deprecated-name")), (0, false), "{}", run.errors);
    insta::assert_snapshot!("json_resume_profile", setting.read("profiles/old-key-person.json"));
}

#[test]
fn a_json_resume_imports_to_itself() {
    let setting = Setting::new();
    setting.given("json-resume-v0.json", &["--id", "first"]);
    let first = setting.site.root.join("content/profiles/first.json");
    let run = setting.profile(&first, &["--id", "second"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert_eq!(setting.read("profiles/first.json"), setting.read("profiles/second.json"));
    assert!(run.output.contains("now move"), "{}", run.output);
}

#[test]
fn contact_details_stay_in_the_file_and_out_of_the_pages() {
    let setting = with_market(Setting::new());
    setting.given("fresh.json", &[]);
    assert!(setting.read("profiles/ines-okonkwo-vidal.json").contains("+49 30 0000001"));
    let built = setting.site.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.errors);
    for (path, bytes) in setting.site.public() {
        let page = String::from_utf8_lossy(&bytes);
        for detail in ["0000001", "ines_okonkwo_vidal@", "Lindenhof"] {
            assert!(!page.contains(detail), "{detail} in {path}");
        }
    }
}

/// The example résumés of other programs, where they are at hand.
#[test]
fn real_examples_load_without_errors() {
    let Some(folder) = shared("data/resumes") else { return };
    let mut imported = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let foreign = ["ftr-fresh", "rendercv", "reactive"];
        if !foreign.iter().any(|start| name.starts_with(start)) || name.contains("invalid") {
            continue;
        }
        let setting = with_market(Setting::new());
        let run = setting.profile(&path, &["--id", "x"]);
        assert_eq!(run.code, 0, "{name}: {}", run.errors);
        let check = setting.site.run(&["check"]);
        assert_eq!(check.code, 0, "{name}: {}", check.errors);
        imported += 1;
    }
    println!("{imported} files imported");
    assert!(imported >= 10, "{imported}");
}

/// Every JSON Resume that loads gives the same report after an import as before.
#[test]
fn real_json_resumes_keep_their_report() {
    let Some(folder) = shared("data/resumes") else { return };
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let whole = ["org-", "hendriks-", "npm-schema", "ftr-jrs", "mc-", "tools-good", "dotnet-s"];
        if !whole.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let (before, after) = (with_market(Setting::new()), with_market(Setting::new()));
        let original = fs::read(&path).unwrap();
        before.site.put("content/profiles/x.json", &original);
        let run = after.profile(&path, &["--id", "x"]);
        if run.code != 0 {
            // What has errors is not imported, and does not load either.
            assert_eq!(before.site.run(&["check"]).code, 1, "{name}: {}", run.errors);
            continue;
        }
        let report = ["report", "x", "--output", "json"];
        let reports = [&before, &after].map(|setting| setting.site.run(&report).output);
        // Entries moved to another name have another pointer.
        let plain = reports.map(|report| report.replace("/hobbies/", "/interests/"));
        assert_eq!(plain[0], plain[1], "{name}");
        compared += 1;
    }
    println!("{compared} reports compared");
    assert!(compared >= 15, "{compared}");
}

#[test]
fn both_imports_are_explained_with_an_example() {
    for what in ["postings", "profile"] {
        let help = run(&["import", what, "--help"], b"");
        assert_eq!((help.code, help.errors.as_str()), (0, ""));
        for part in ["Exit codes: 0", "Examples:", &format!("careerdash import {what} ")] {
            assert!(help.output.contains(part), "{part}: {}", help.output);
        }
        assert!(help.output.lines().all(|line| line.chars().count() <= 100), "{}", help.output);
    }
}
