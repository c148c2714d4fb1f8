//! What is not imported, and what is said instead.

use super::setting::{JOBS, Setting, given, run};
use std::fs;

/// Postings one a line.
const JOB_LINES: &str = "{\"title\":\"Engineer\",\"company\":\"X\",\"description\":\"Python.\"}\n\
    {\"title\":\"Tester\",\"company\":\"Y\",\"description\":\"Go.\"}\n";
/// A single one.
const ONE_JOB: &str = "{\"title\":\"Engineer\",\"company\":\"X\",\"description\":\"Python.\"}\n";

/// Asserts that nothing is written and that the messages hold the given parts.
fn assert_refused(setting: &Setting, file: &str, parts: &[&str]) {
    let before = setting.content();
    let run = setting.profile(&setting.beside(file), &[]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert_eq!(run.output, "nothing was written\n", "{file}");
    for part in parts {
        assert!(run.errors.contains(part), "{file}: {part}\n{}", run.errors);
    }
    assert_eq!(setting.content(), before);
}

#[test]
fn what_is_no_resume_is_told_what_it_is() {
    for (file, bytes, parts) in [
        ("jobs.json", JOBS, &["careerdash import postings", "jobs.json --market"][..]),
        ("jobs.csv", "title,company,description\nA,X,a\n", &["careerdash import postings"]),
        ("export.zip", "PK\x03\x04rest", &["zip archive", "unpack it"]),
        ("cv.pdf", "%PDF-1.7", &["a PDF", "careerdash new profile", "Reactive Resume"]),
        ("empty.json", "", &["empty"]),
        ("broken.json", "{\"cv\": ", &["invalid-json", "broken.json:1:"]),
        ("broken.yaml", "cv:\n  name: \"x", &["invalid-yaml"]),
        ("notes.txt", "just words", &["text without named parts", "careerdash new profile"]),
        ("notes.md", "# Ada\n\n- Python\n- Go\n", &["text without named parts"]),
        ("cv.html", "<h1>Ada</h1><p>Python</p>", &["text without named parts"]),
        (
            "cv.docx",
            "PK\x03\x04....word/document.xml",
            &["a Word document", "careerdash new profile"],
        ),
        ("cv.odt", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", &["(ODT)"]),
        ("cv.rtf", "{\\rtf1 Ada}", &["(RTF)", "LinkedIn"]),
        ("jobs.jsonl", JOB_LINES, &["careerdash import postings", "jobs.jsonl --market"]),
        ("one.jsonl", ONE_JOB, &["careerdash import postings", "one.jsonl --market"]),
        ("old.json", r#"{"sections": {"work": {"items": []}}}"#, &["Reactive Resume 3"]),
        ("nobody.json", r#"{"cv": {"sections": {}}}"#, &["nothing in it to import"]),
        (
            "bad.json",
            r#"{"basics": {"name": 5, "email": []}, "work": 1}"#,
            &["wrong-type", "bad.json:1:"],
        ),
        ("month.json", r#"{"work": [{"name": "A", "startDate": "2020-13"}]}"#, &["invalid-date"]),
        ("folder/readme.txt", "", &[]),
    ] {
        let setting = Setting::new().with(file, bytes);
        assert_refused(&setting, file, if file.starts_with("folder") { &[] } else { parts });
    }
}

/// Its jobs have titles, employers and texts, and would pass for postings.
#[test]
fn a_resume_is_no_file_of_postings() {
    let with_jobs = r#"{"basics": {"name": "Ada"}, "work": [
        {"name": "Mill", "position": "Engineer", "url": "https://example.org", "summary": "Python"}]}"#;
    let without_basics = r#"{"work": [{"company": "Mill", "position": "Engineer", "summary": "Go"}],
        "skills": [{"name": "Python"}]}"#;
    let broken = with_jobs.replace(", ", ",\n").replace("\"summary\": ", "\"summary\" ");
    let fresh = fs::read_to_string(given("fresh.json")).unwrap();
    let reactive = fs::read_to_string(given("reactive-v5.json")).unwrap();
    let rendercv = fs::read_to_string(given("rendercv.yaml")).unwrap();
    for (name, text) in [
        ("cv.json", with_jobs),
        ("work.json", without_basics),
        ("broken.json", &broken),
        ("fresh.json", &fresh),
        ("reactive.json", &reactive),
        ("cv.yaml", &rendercv),
    ] {
        let setting = Setting::new().with(name, text);
        let run = setting.postings(&[name], &["--market", "dev"]);
        assert_eq!((run.code, run.output.as_str()), (1, "nothing was written\n"), "{name}");
        assert!(run.errors.contains("error[not-postings]"), "{name}: {}", run.errors);
        let hint = format!("run `careerdash import profile {name}`");
        assert!(run.errors.contains(&hint), "{name}: {}", run.errors);
        assert!(setting.content().is_empty(), "{name}");
    }
    // Where it lies already.
    let setting = Setting::new();
    setting.site.put("content/markets/dev/market.toml", "title = \"Dev\"\n");
    setting.site.put("content/markets/dev/2026-11-20.json", with_jobs);
    let run = setting.site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("error[not-postings]"), "{}", run.errors);
}

/// A posting may have a field that a résumé has too.
#[test]
fn a_posting_is_no_resume() {
    let posting = r#"{"title": "Engineer", "company": "X", "work": "remote", "skills": ["Go"],
        "description": "Must have Go."}"#;
    let setting = Setting::new().with("job.json", posting);
    let run = setting.postings(&["job.json"], &["--market", "dev"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(run.output.contains("1 posting"), "{}", run.output);
}

#[test]
fn folders_that_are_no_export() {
    let csv = "First Name,Last Name,Headline\nA,B,C\n";
    let setting = Setting::new().with("outer/inner/Profile.csv", csv).with("other/x.txt", "x");
    assert_refused(&setting, "outer", &["no LinkedIn export", "outer/inner`"]);
    assert_refused(&setting, "other", &["no LinkedIn export", "Positions.csv"]);
    assert_refused(&setting, "nowhere", &["there is no file `nowhere`"]);
    assert_refused(&setting, "other/x.text", &["did you mean `other/x.txt`?"]);
    let call = ["import", "profile", "https://example.org/cv.json"];
    let run = setting.site.run(&call);
    assert!(run.errors.contains("downloads nothing"), "{}", run.errors);
    let run = setting.postings(&["outer"], &["--market", "dev"]);
    assert!(run.errors.contains("outer/*"), "{}", run.errors);
}

#[test]
fn a_file_with_other_columns_is_told_and_the_others_are_read() {
    let setting = Setting::new()
        .with("export/Profile.csv", "First Name,Last Name,Headline\nAda,Sample,Engineer\n")
        .with("export/Positions.csv", "Firma,Titel\nX,Y\n")
        .with("export/Skills.csv", b"Name\nGo\n\xff\n");
    let run = setting.profile(&setting.beside("export"), &[]);
    assert!(run.errors.contains("warning[unknown-columns]"), "{}", run.errors);
    assert!(run.errors.contains("error[encoding]"), "{}", run.errors);
    assert_eq!(run.code, 1);
    assert!(setting.read("profiles/ada-sample.json").contains("Ada Sample"));
}

#[test]
fn an_existing_profile_is_never_replaced() {
    for existing in ["mei-lindqvist.json", "mei-lindqvist.yaml", "mei-lindqvist.toml"] {
        let setting = Setting::new();
        setting.site.put(&format!("content/profiles/{existing}"), "mine");
        let before = setting.content();
        let run = setting.given("reactive-v4.json", &[]);
        assert_eq!(run.code, 1);
        assert!(run.errors.contains(existing) && run.errors.contains("--id"), "{}", run.errors);
        assert_eq!(setting.content(), before);
        let run = setting.given("reactive-v4.json", &["--id", "mei"]);
        assert_eq!(run.code, 0, "{}", run.errors);
    }
}

#[test]
fn foreign_files_in_the_content_are_led_to_the_import() {
    let setting = Setting::new();
    setting.site.put("content/markets/dev/market.toml", "title = \"Dev\"\n");
    setting.site.put("content/markets/dev/2026-11-15.json", JOBS);
    for file in ["fresh.json", "rendercv.yaml", "reactive-v4.json"] {
        let bytes = fs::read(given(file)).unwrap();
        setting.site.put(&format!("content/profiles/{file}"), bytes);
    }
    setting.site.put("content/profiles/jobs.json", JOBS);
    setting.site.put("content/profiles/jobs.csv", "title,company\n");
    setting.site.put("content/profiles/Basic Export/Profile.csv", "First Name\n");
    let check = setting.site.run(&["check"]);
    assert_eq!(check.code, 1);
    for command in [
        "careerdash import profile content/profiles/fresh.json",
        "careerdash import profile content/profiles/rendercv.yaml",
        "careerdash import profile content/profiles/reactive-v4.json",
        "careerdash import postings content/profiles/jobs.json --market <id>",
        "careerdash import postings content/profiles/jobs.csv --market <id>",
        "careerdash import profile 'content/profiles/Basic Export'",
    ] {
        assert!(check.errors.contains(command), "{command}\n{}", check.errors);
    }
}

#[test]
fn a_foreign_file_among_the_profiles_is_not_its_own_import() {
    let setting = Setting::new();
    let bytes = fs::read(given("rendercv.yaml")).unwrap();
    setting.site.put("content/profiles/tomas-ferreira.yaml", bytes);
    let file = setting.site.root.join("content/profiles/tomas-ferreira.yaml");
    let run = setting.profile(&file, &[]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("move it out of content/profiles first"), "{}", run.errors);
}

#[test]
fn calls_that_cannot_run() {
    let setting = Setting::new().with("jobs.json", JOBS);
    let file = given("fresh.json");
    let file = file.to_str().unwrap();
    for call in [
        vec!["import"],
        vec!["import", "profile"],
        vec!["import", "postings", file],
        vec!["import", "postings", "--market", "dev"],
        vec!["import", "profile", file, "--id", "Not An Id"],
        vec!["import", "profile", file, "--root", "no/such/place"],
        vec!["import", "postings", file, "--market", "dev", "--root", "no/such/place"],
    ] {
        assert_eq!(run(&call, b"").code, 2, "{call:?}");
    }
    // A file where a folder must be.
    setting.site.put("content", "");
    let refused = setting.postings(&["jobs.json"], &["--market", "dev", "--date", "2026-11-20"]);
    assert_eq!(refused.code, 2);
    assert!(refused.errors.contains("nothing was written"), "{}", refused.errors);
    let refused = setting.given("fresh.json", &[]);
    assert_eq!(refused.code, 2);
    assert!(refused.errors.contains("site/content"), "{}", refused.errors);
}

#[cfg(unix)]
#[test]
fn a_site_that_may_not_be_written_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let setting = Setting::new().with("jobs.json", JOBS);
    let markets = setting.site.root.join("content/markets");
    fs::create_dir_all(&markets).unwrap();
    fs::set_permissions(&markets, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(markets.join("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    let run = setting.postings(&["jobs.json"], &["--market", "dev", "--date", "2026-11-20"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("content/markets/dev"), "{}", run.errors);
    fs::set_permissions(&markets, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(setting.content().is_empty());
}

#[cfg(unix)]
#[test]
fn a_market_that_is_a_link_out_of_the_content_is_refused() {
    let setting = Setting::new().with("jobs.json", JOBS);
    let elsewhere = setting.beside("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::create_dir_all(setting.site.root.join("content/markets")).unwrap();
    let link = setting.site.root.join("content/markets/dev");
    std::os::unix::fs::symlink(&elsewhere, link).unwrap();
    let run = setting.postings(&["jobs.json"], &["--market", "dev", "--date", "2026-11-20"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("outside-content"), "{}", run.errors);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn a_forgotten_root_makes_no_second_site() {
    let setting = Setting::new().with("jobs.json", JOBS);
    fs::write(setting.site.root.join("site.toml"), "title = \"T\"\n").unwrap();
    let above = setting.beside("");
    let jobs = setting.beside("jobs.json");
    let arguments = ["import", "postings", jobs.to_str().unwrap(), "--market", "backend", "--root"];
    let run = run(&[&arguments[..], &[above.to_str().unwrap()]].concat(), b"");
    assert_eq!((run.code, run.output.as_str()), (2, ""));
    let site = above.join("site");
    let hint = format!("site in it is one: name it with `--root {}`", site.display());
    assert!(run.errors.contains(&hint), "{}", run.errors);
    assert!(!above.join("content").exists());
}
