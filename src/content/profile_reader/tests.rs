//! Each quirk of real files that `reference/career-tools.md` 3.1 counts, and the strict `career`.

use super::*;
use crate::content::document::read_source;
use crate::content::profile::{Precision, ProgressStatus, Visibility};
use crate::content::testing::shared;
use crate::diagnostics::{Format, render};
use jiff::civil::date;

fn read_as(syntax: Syntax, text: &str) -> (Option<Profile>, String) {
    let source = Source::new("a.json", "a.json", text);
    let mut diagnostics = Diagnostics::default();
    let profile = read_profile("a", &source, syntax, &mut diagnostics);
    assert_eq!(profile.is_none(), diagnostics.has_errors());
    (profile, render(&diagnostics, Format::Short))
}

fn read(text: &str) -> (Option<Profile>, String) {
    read_as(Syntax::Json, text)
}

/// A profile that has to load without a word.
fn clean(text: &str) -> Profile {
    let (profile, found) = read(text);
    assert_eq!(found, "");
    profile.unwrap()
}

/// A profile that has to load, with exactly one warning, which contains `wanted`.
fn warned(text: &str, wanted: &str) -> Profile {
    let (profile, found) = read(text);
    assert!(found.lines().count() == 1 && found.contains(wanted), "wanted {wanted}, found {found}");
    profile.unwrap()
}

/// A profile that has to fail, with exactly one error, which contains `wanted`.
fn refused(text: &str, wanted: &str) {
    let (profile, found) = read(text);
    assert!(found.lines().count() == 1 && found.contains(wanted), "wanted {wanted}, found {found}");
    assert!(profile.is_none());
}

/// A profile with one role and this in it.
fn with_role(members: &str) -> String {
    format!("{{\"basics\": {{\"name\": \"A\"}}, \"work\": [{{\"name\": \"X\", {members}}}]}}")
}

/// A profile with this under `career`.
fn with_career(members: &str) -> String {
    format!("{{\"skills\": [{{\"name\": \"Rust\"}}], \"career\": {{{members}}}}}")
}

#[test]
fn a_whole_resume_is_read_with_pointers() {
    let profile = clean(
        r#"{"$schema": "x", "meta": {"any": 1},
        "basics": {"name": "A. Example", "label": "Engineer", "email": "a@b.c", "url": "https://a.example",
          "location": {"address": "Street 1", "postalCode": "1000", "city": "Porto", "countryCode": "PT"},
          "profiles": [{"network": "GitHub", "username": "a", "url": "https://github.com/a"}, {"network": "None"}]},
        "work": [{"name": "X", "position": "Dev", "startDate": "2021-03", "summary": "S", "highlights": ["H1", "H2"]}],
        "volunteer": [{"organization": "V", "position": "Mentor"}],
        "education": [{"institution": "U", "area": "CS", "studyType": "BSc", "courses": ["Compilers"]}],
        "certificates": [{"name": "CKA", "issuer": "CNCF", "date": "2023-05-06", "url": "https://c.example"}],
        "projects": [{"name": "P", "description": "D", "highlights": ["H"], "keywords": ["Rust"]}],
        "skills": [{"name": "Backend", "level": "", "keywords": ["Python"]}],
        "languages": [{"language": "English", "fluency": "C1"}],
        "awards": [{"title": "T", "summary": "AS"}],
        "interests": [{"name": "Chess", "keywords": ["Blitz"]}],
        "references": [{"name": "Secret", "reference": "Great"}]}"#,
    );
    assert_eq!(profile.basics.place.as_deref(), Some("Porto, PT"));
    assert_eq!(profile.basics.street.as_deref(), Some("Street 1, 1000"));
    assert_eq!(profile.basics.accounts, [("GitHub".to_owned(), "https://github.com/a".to_owned())]);
    let pointers: Vec<_> = profile.work[0].texts.iter().map(|text| text.pointer.as_str()).collect();
    assert_eq!(pointers, ["/work/0/summary", "/work/0/highlights/0", "/work/0/highlights/1"]);
    assert_eq!(profile.volunteer[0].name, "V");
    assert_eq!(profile.education[0].courses[0].pointer, "/education/0/courses/0");
    assert_eq!(profile.certificates[0].date.unwrap().first, date(2023, 5, 6));
    assert_eq!(profile.projects[0].texts.len(), 3);
    assert_eq!(profile.skills[0].level, None);
    let other: Vec<_> = profile.other.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(other, ["T", "AS", "Chess", "Blitz", "Great"]);
    assert_eq!(profile.career.plan.weeks, 6);
}

#[test]
fn v0_names_load_with_one_warning_each() {
    let (profile, found) = read(
        r#"{"basics": {"picture": "p.png", "website": "https://a.example"},
        "work": [{"company": "A", "website": "https://x.example"}, {"company": "B"}],
        "education": [{"institution": "U", "gpa": "4.0"}],
        "hobbies": [{"name": "Chess"}]}"#,
    );
    let profile = profile.unwrap();
    assert_eq!(profile.basics.url.as_deref(), Some("https://a.example"));
    assert_eq!((profile.work[0].name.as_str(), profile.work[1].name.as_str()), ("A", "B"));
    assert_eq!(profile.other[0].pointer, "/hobbies/0/name");
    assert_eq!(found.lines().count(), 5, "{found}");
    assert_eq!(found.matches("warning[deprecated-name]").count(), 5, "{found}");
    let role = warned(r#"{"work": [{"organization": "O"}]}"#, "`organization` is an old name");
    assert_eq!(role.work[0].name, "O");
}

#[test]
fn null_empty_and_missing_are_fine() {
    let profile = clean(
        r#"{"$schema": null, "basics": {"name": null, "url": "", "location": null, "profiles": null},
        "work": [{"name": "X", "position": null, "startDate": null, "endDate": "", "highlights": null}, {"name": "", "url": ""}, null],
        "education": null, "skills": [{"name": "Rust", "level": null, "keywords": [null, ""]}],
        "certificates": [], "meta": null, "career": null}"#,
    );
    assert_eq!(profile.work.len(), 1);
    assert_eq!(profile.work[0].period, Default::default());
    assert!(profile.skills[0].keywords.is_empty());
}

#[test]
fn dates_of_every_precision_and_open_ends() {
    for (text, precision) in
        [("2021", Precision::Year), ("2021-03", Precision::Month), ("2021-03-04", Precision::Day)]
    {
        let profile = clean(&with_role(&format!("\"startDate\": \"{text}\"")));
        assert_eq!(profile.work[0].period.start.unwrap().precision, precision);
    }
    for end in ["\"Present\"", "\"present\"", "\"now\"", "\"current\"", "\"\"", "null"] {
        let profile = clean(&with_role(&format!("\"startDate\": \"2020\", \"endDate\": {end}")));
        assert_eq!(profile.work[0].period.end, None);
    }
    let profile = clean(&with_role("\"endDate\": \"2021-03-04T12:00:00Z\""));
    assert_eq!(profile.work[0].period.end.unwrap().last, date(2021, 3, 4));
}

#[test]
fn unusual_dates_are_warned_about() {
    let profile = warned(
        &with_role("\"endDate\": \"2023-9-28\""),
        "warning[loose-date]: the date `2023-9-28`; expected two digits for month and day; it is read as 2023-09-28",
    );
    assert_eq!(profile.work[0].period.end.unwrap().last, date(2023, 9, 28));
    let profile = warned(&with_role("\"endDate\": \"至今（9个月）\""), "warning[unreadable-date]");
    assert_eq!(profile.work[0].period.end, None);
    warned(&with_role("\"startDate\": \"present\""), "warning[unreadable-date]");
    let profile = warned(
        &with_role("\"startDate\": \"2022\", \"endDate\": \"2021-05\""),
        "warning[reversed-dates]: it ends (2021-05) before it starts (2022)",
    );
    assert_eq!(profile.work[0].period.start, None);
    clean(&with_role("\"startDate\": \"2022-05\", \"endDate\": \"2022\""));
    let profile = warned(&with_role("\"startDate\": 2021"), "warning[number-as-text]");
    assert_eq!(profile.work[0].period.start.unwrap().precision, Precision::Year);
}

#[test]
fn dates_that_do_not_exist_are_errors() {
    refused(
        &with_role("\"startDate\": \"2021-13\""),
        "a.json:1:63: error[invalid-date]: the date `2021-13` does not exist: there is no month 13; expected YYYY",
    );
    refused(&with_role("\"startDate\": \"2021-01-32\""), "2021-01 has no day 32");
    refused(
        r#"{"skills": [{"name": "x"}], "awards": [{"date": "2021-19-39"}]}"#,
        "error[invalid-date]",
    );
}

#[test]
fn unknown_keys_are_warned_about_once_per_name() {
    warned(
        r#"{"work": [{"name": "X", "higlights": []}, {"name": "Y", "higlights": []}]}"#,
        "unknown key `higlights` in `work` is ignored; did you mean `highlights`?",
    );
    warned(
        r#"{"skills": [{"name": "x"}], "certifcates": []}"#,
        "unknown key `certifcates` is ignored; did you mean `certificates`?",
    );
    clean(r#"{"skills": [{"name": "x", "_id": 1}], "x-theme": 1, "_private": 2, "$schema": "s"}"#);
}

#[test]
fn languages_may_be_named_as_skills_are() {
    let languages = |entry: &str| {
        format!(
            r#"{{"basics": {{"name": "A"}}, "skills": [{{"name": "Go"}}], "languages": [{entry}]}}"#
        )
    };
    for (entry, wanted) in [
        (
            r#"{"language": "German", "level": "C1"}"#,
            "[other-name]: JSON Resume has no `level` here; it is read as `fluency`; rename it to `fluency`",
        ),
        (r#"{"name": "German", "fluency": "C1"}"#, "rename it to `language`"),
        (r#"{"language": "German", "proficiency": "C1"}"#, "rename it to `fluency`"),
        (r#"{"language": "German", "level": "C1"}, {"language": "English", "level": "B2"}"#, "1:"),
    ] {
        let profile = warned(&languages(entry), wanted);
        let german = &profile.languages[0];
        assert_eq!((&*german.language, german.fluency.as_deref()), ("German", Some("C1")));
    }
    let both = r#"{"language": "German", "fluency": "C1", "level": "A1"}"#;
    assert_eq!(clean(&languages(both)).languages[0].fluency.as_deref(), Some("C1"));
}

#[test]
fn near_misses_of_types_are_taken_with_a_warning() {
    let profile =
        warned(r#"{"skills": [{"name": "Web", "keywords": "HTML"}]}"#, "warning[text-as-list]");
    assert_eq!(profile.skills[0].keywords[0].pointer, "/skills/0/keywords");
    let profile = warned(
        r#"{"basics": {"phone": 5551234}, "skills": [{"name": "x"}]}"#,
        "warning[number-as-text]",
    );
    assert_eq!(profile.basics.phone.as_deref(), Some("5551234"));
}

#[test]
fn wrong_types_are_errors_at_their_place_all_at_once() {
    let (profile, found) = read(
        "{\"basics\": [],\n\"work\": {\"name\": \"X\"},\n\"skills\": [\"Rust\"],\n\"languages\": [{\"language\": true}]}",
    );
    assert!(profile.is_none());
    let places: Vec<_> = found.lines().map(|line| &line[..line.find("error").unwrap()]).collect();
    assert_eq!(places, ["a.json:1:12: ", "a.json:2:9: ", "a.json:3:12: ", "a.json:4:28: "]);
}

#[test]
fn only_web_addresses_are_kept() {
    for url in ["javascript:alert(1)", "data:text/html,x", "www.example.com", "java\\nscript:x"] {
        let text =
            format!("{{\"basics\": {{\"url\": \"{url}\"}}, \"skills\": [{{\"name\": \"x\"}}]}}");
        let profile = warned(&text, "warning[unsafe-url]");
        assert_eq!(profile.basics.url, None);
    }
    warned(&with_role("\"url\": \"javascript:x\""), "warning[unsafe-url]");
}

#[test]
fn text_is_kept_as_written_without_control_characters() {
    let profile = clean(&with_role("\"summary\": \" a\\u0000\\u001b[31m\\tb\\nc\\u009b é \""));
    assert_eq!(profile.work[0].texts[0].text, " a[31m\tb\nc é ");
}

#[test]
fn empty_profiles_load_with_a_warning() {
    for text in
        ["{}", r#"{"basics": {"name": "A"}}"#, r#"{"career": {"sample": true}}"#, r#"{"work": []}"#]
    {
        warned(text, "a.json: warning[empty-profile]");
    }
    let long = format!("{{\"basics\": {{\"name\": \"{}\"}}}}", "n".repeat(5000));
    assert_eq!(warned(&long, "empty-profile").basics.name.len(), 5000);
}

#[test]
fn other_files_are_recognised() {
    for (text, guess) in [
        ("[]", "job postings"),
        ("3", "expected a JSON Resume"),
        (r#"{"cv": {"name": "A"}}"#, "RenderCV"),
        (r#"{"basics": {}, "sections": {}, "metadata": {}}"#, "Reactive Resume"),
        (r#"{"name": "A", "meta": {"format": "FRESH@0.6.0"}, "skills": {}}"#, "FRESH"),
        (r#"{"info": {}, "contact": {}, "education": {}}"#, "FRESH"),
        (r#"{"@type": "JobPosting", "skills": "x"}"#, "job postings"),
        (r#"{"title": "Dev", "company": "X", "skills": []}"#, "job postings"),
        (r#"{"localizedFirstName": "A"}"#, "LinkedIn"),
        (r#"{"wrok": []}"#, "did you mean `work`?"),
        (r#"{"foo": 1}"#, "expected a JSON Resume"),
    ] {
        refused(text, "error[not-a-resume]");
        assert!(read(text).1.contains(guess), "{text}: {}", read(text).1);
    }
}

#[test]
fn career_is_read() {
    let profile = clean(&with_career(
        r#""targets": ["senior-ai-engineer", "b"],
        "plan": {"start": "2026-11-23", "weeks": 8, "hoursPerWeek": 7.5},
        "progress": [{"date": "2026-12-01", "skill": "Terraform", "hours": 6, "status": "done", "evidence": "https://e.example"}, {"skill": "Go"}],
        "visibility": "private", "contact": true, "sample": true, "assumed": ["/skills/0/name"]"#,
    ));
    let career = profile.career;
    let markets: Vec<_> = career.targets.iter().map(|target| target.market.as_str()).collect();
    assert_eq!(markets, ["senior-ai-engineer", "b"]);
    assert_eq!(career.targets[0].location.position.as_ref().unwrap().column, 55);
    assert_eq!(
        (career.plan.start, career.plan.weeks, career.plan.hours_per_week),
        (Some(date(2026, 11, 23)), 8, 7.5)
    );
    assert_eq!(
        (career.progress[0].status, career.progress[1].status),
        (ProgressStatus::Done, ProgressStatus::InProgress)
    );
    assert_eq!(career.progress[0].evidence.as_deref(), Some("https://e.example"));
    assert_eq!(career.visibility, Visibility::Private);
    assert!(career.contact && career.sample);
    assert_eq!(career.assumed, ["/skills/0/name"]);
}

#[test]
fn positions_within_a_position_are_told_where_they_belong() {
    let profile = warned(
        r#"{"basics": {"name": "A"}, "work": [{"name": "Acme", "positions": [{"position": "Cook"}]},
            {"name": "Bolt", "positions": [{"position": "Chef"}]}]}"#,
        "warning[unknown-key]: unknown key `positions` in `work` is ignored; make each of them an \
         entry of `work`, all with the same `name`",
    );
    assert_eq!(profile.work.len(), 2);
    // A slip of the pen is still taken for one.
    warned(
        r#"{"basics": {"name": "A"}, "work": [{"name": "Acme", "positions": "Cook"}]}"#,
        "did you mean `position`?",
    );
}

#[test]
fn career_is_strict() {
    for (members, wanted) in [
        (
            r#""target": []"#,
            "error[unknown-key]: unknown key `target` in `career`; expected `targets`, `plan`, `progress`, `visibility`, `contact`, `sample`, `assumed` or `sections`; did you mean `targets`?",
        ),
        (r#""plan": {"week": 3}"#, "did you mean `weeks`?"),
        (
            r#""plan": {"weeks": 0}"#,
            "error[out-of-range]: `weeks` is 0; expected a whole number from 1 to 104",
        ),
        (r#""plan": {"weeks": 1.5}"#, "error[out-of-range]"),
        (r#""plan": {"weeks": "6"}"#, "error[wrong-type]"),
        (
            r#""plan": {"hoursPerWeek": 0}"#,
            "error[out-of-range]: `hoursPerWeek` is 0; expected more than 0",
        ),
        (r#""plan": {"hoursPerWeek": 101}"#, "error[out-of-range]"),
        (
            r#""plan": {"start": "2026-11"}"#,
            "error[invalid-date]: `2026-11` is no day; expected YYYY-MM-DD",
        ),
        (r#""plan": {"start": "2026-02-30"}"#, "error[invalid-date]"),
        (r#""progress": [{"hours": 3}]"#, "error[missing-key]"),
        (
            r#""progress": [{"skill": "Go", "status": "doen"}]"#,
            "error[unknown-value]: `status` is `doen`; expected `done` or `in-progress`; did you mean `done`?",
        ),
        (r#""progress": [{"skill": "Go", "hours": -1}]"#, "error[out-of-range]"),
        (r#""visibility": "privat""#, "did you mean `private`?"),
        (r#""contact": "yes""#, "error[wrong-type]: `contact` is text; expected true or false"),
        (
            r#""assumed": ["/work/0"]"#,
            "error[unknown-pointer]: `/work/0` leads to nothing in this file",
        ),
    ] {
        refused(&with_career(members), wanted);
    }
    warned(&with_career(r#""targets": "a""#), "warning[text-as-list]");
    warned(&with_career(r#""targets": ["a", "a"]"#), "warning[duplicate-target]");
}

#[test]
fn yaml_and_toml_profiles_are_the_same() {
    let yaml = "basics: {name: A}\nwork:\n  - name: X\n    startDate: 2021-03\n    highlights:\n      - Used Rust\n";
    let toml = "[basics]\nname = \"A\"\n[[work]]\nname = \"X\"\nstartDate = \"2021-03\"\nhighlights = [\"Used Rust\"]\n[career.plan]\nstart = 2026-01-05\n";
    for (syntax, text) in [(Syntax::Yaml, yaml), (Syntax::Toml, toml)] {
        let (profile, found) = read_as(syntax, text);
        assert_eq!(found, "");
        let profile = profile.unwrap();
        assert_eq!(profile.work[0].texts[0].pointer, "/work/0/highlights/0");
        assert_eq!(profile.work[0].period.start.unwrap().first, date(2021, 3, 1));
    }
}

#[test]
fn every_shared_resume_gives_a_profile_or_an_error() {
    let Some(folder) = shared("data/resumes") else {
        return;
    };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let Some(syntax) = Syntax::from_extension(&extension) else {
            continue;
        };
        let mut diagnostics = Diagnostics::default();
        let source = read_source(&path, &name, &mut diagnostics);
        let profile =
            source.and_then(|source| read_profile("a", &source, syntax, &mut diagnostics));
        assert_eq!(profile.is_none(), diagnostics.has_errors(), "{name}");
        let foreign = ["rendercv-", "reactive-", "ftr-fresh-", "job-", "npm-hmr-"];
        if foreign.iter().any(|prefix| name.starts_with(prefix)) || name.contains("invalid-json") {
            assert!(profile.is_none(), "{name} is no JSON Resume");
        }
        print!("{}", render(&diagnostics, Format::Short));
    }
}
