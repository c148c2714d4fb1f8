//! Postings to snapshots.

use super::setting::{JOBS, Run, Setting, tree};
use std::path::Path;

const TO_DEV: [&str; 4] = ["--market", "dev", "--date", "2026-11-20"];

fn codes(run: &Run) -> Vec<&str> {
    let lines = run.errors.lines();
    lines.filter_map(|line| Some(line.split_once('[')?.1.split_once("]:")?.0)).collect()
}

#[test]
fn a_first_import_makes_the_market_and_says_everything() {
    let setting = Setting::new().with("jobs.json", JOBS);
    let run = setting.postings(&["jobs.json"], &TO_DEV);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!("first_import", format!("{}\n---\n{}", run.output, run.errors));
    insta::assert_snapshot!("snapshot", setting.read("markets/dev/2026-11-20.json"));
    insta::assert_snapshot!("market", setting.read("markets/dev/market.toml"));
    let check = setting.site.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.errors);
}

#[test]
fn what_is_written_imports_to_the_same_bytes() {
    let setting = Setting::new().with("jobs.json", JOBS);
    setting.postings(&["jobs.json"], &TO_DEV);
    let first = setting.read("markets/dev/2026-11-20.json");
    setting.put("again.json", &first);
    let run = setting.postings(&["again.json"], &["--market", "other", "--date", "2026-11-21"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert!(!run.output.contains("not kept"), "{}", run.output);
    assert_eq!(setting.read("markets/other/2026-11-21.json"), first);
}

/// One file of every format, and one with the traps of each.
#[test]
fn every_format_imports_to_a_file_that_reads_the_same() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postings/fixtures");
    let mut imported = 0;
    for (path, bytes) in tree(&fixtures) {
        let name = path.rsplit('/').next().unwrap();
        let setting = Setting::new().with(name, bytes);
        let first = setting.postings(&[name], &TO_DEV);
        assert!(first.output.contains("wrote"), "{path}: {}\n{}", first.output, first.errors);
        let written = setting.read("markets/dev/2026-11-20.json");
        setting.put("again.json", &written);
        let again = setting.postings(&["again.json"], &["--market", "x", "--date", "2026-11-20"]);
        assert_eq!((again.code, codes(&again).len()), (0, 0), "{path}: {}", again.errors);
        assert_eq!(setting.read("markets/x/2026-11-20.json"), written, "{path}");
        imported += 1;
    }
    assert!(imported >= 20, "{imported}");
}

#[test]
fn nothing_is_ever_overwritten() {
    for existing in ["2026-11-20.json", "2026-11-20.csv", "2026-11-20/part.jsonl"] {
        let setting = Setting::new().with("jobs.json", JOBS);
        let path = format!("content/markets/dev/{existing}");
        setting.site.put("content/markets/dev/market.toml", "title = \"Dev\"\n");
        setting.site.put(&path, "mine");
        let before = setting.content();
        let run = setting.postings(&["jobs.json"], &TO_DEV);
        assert_eq!(run.code, 1);
        let shown = existing.split('/').next().unwrap();
        assert!(run.errors.contains(&format!("dev/{shown}")), "{}", run.errors);
        assert!(run.errors.contains("--add"), "{}", run.errors);
        assert!(run.errors.contains("--date"), "{}", run.errors);
        assert!(run.output.ends_with("nothing was written\n"), "{}", run.output);
        assert_eq!(setting.content(), before);
    }
}

#[test]
fn a_snapshot_can_be_added_to() {
    let other = JOBS.replace("\"id\": 7", "\"id\": 70").replace("Backend", "Frontend");
    let setting = Setting::new().with("jobs.json", JOBS).with("Second board.json", other);
    setting.postings(&["jobs.json"], &TO_DEV);
    let before = setting.read("markets/dev/2026-11-20.json");
    let add = [&TO_DEV[..], &["--add"]].concat();
    let run = setting.postings(&["Second board.json"], &add);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(run.output.contains("dev/2026-11-20/second-board.json"), "{}", run.output);
    assert_eq!(setting.read("markets/dev/2026-11-20.json"), before);
    // One of the two was in the first file already.
    assert!(run.output.contains("left out: 1 posting that"), "{}", run.output);
    let check = setting.site.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.errors);
    let build = setting.site.run(&["build"]);
    assert!(build.output.contains("dev: 3 postings read, 3 distinct"), "{}", build.output);
}

#[test]
fn what_is_there_already_is_not_added_again() {
    let setting = Setting::new().with("jobs.json", JOBS).with("same.json", JOBS);
    setting.postings(&["jobs.json"], &TO_DEV);
    let before = setting.content();
    let add = [&TO_DEV[..], &["--add"]].concat();
    for file in ["jobs.json", "same.json"] {
        let run = setting.postings(&[file], &add);
        assert_eq!((run.code, run.errors.contains("error[")), (0, false), "{}", run.errors);
        let told = "all 2 postings are in the snapshot of 2026-11-20 already: nothing was written";
        assert!(run.output.contains(told), "{}", run.output);
        assert_eq!(setting.content(), before);
    }
    // Without --add it is refused, and what would come of --add is said.
    let run = setting.postings(&["jobs.json"], &TO_DEV);
    assert_eq!((run.code, codes(&run)[0]), (1, "snapshot-exists"));
    assert!(run.errors.contains("all these postings are in it already"), "{}", run.errors);
    // A file of the same name with something new becomes one more part.
    for (id, name) in [("9", "jobs.json"), ("10", "jobs-2.json"), ("11", "jobs-3.json")] {
        let new = format!(r#"[{{"id": "{id}", "title": "Tester {id}", "text": "Go."}}]"#);
        setting.put("jobs.json", new);
        let run = setting.postings(&["jobs.json"], &add);
        assert_eq!(run.code, 0, "{}", run.errors);
        let wrote = format!("dev/2026-11-20/{name}");
        assert!(run.output.contains(&wrote), "{wrote}: {}", run.output);
    }
    assert_eq!(setting.content().len(), before.len() + 3);
}

#[test]
fn an_unlikely_day_is_told_with_the_option_that_mends_it() {
    let old = JOBS.replace("2026-11-10", "2025-01-10");
    let setting = Setting::new().with("jobs.json", old);
    let run = setting.postings(&["jobs.json"], &["--market", "dev"]);
    assert!(run.errors.contains("warning[unlikely-date]"), "{}", run.errors);
    assert!(run.errors.contains("`--date 2025-01-10`"), "{}", run.errors);
    let run = setting.postings(&["jobs.json"], &["--market", "b", "--date", "2024-12-01"]);
    assert!(run.errors.contains("`--date 2025-01-10`"), "{}", run.errors);
}

#[test]
fn a_day_to_come_is_refused() {
    let setting = Setting::new().with("jobs.json", JOBS).with("jobs-2999-05-01.json", JOBS);
    let to = ["--market", "dev", "--date", "2999-05-01"];
    for (file, options, why) in [
        ("jobs.json", &to[..], "as --date says"),
        ("jobs-2999-05-01.json", &to[..2], "as the file's name says"),
    ] {
        let run = setting.postings(&[file], options);
        assert_eq!((run.code, codes(&run)[0]), (1, "future-snapshot"), "{}", run.errors);
        let told = format!("the day of the snapshot, 2999-05-01 ({why}), is still to come");
        assert!(run.errors.contains(&told), "{}", run.errors);
        assert!(run.errors.contains("such as `--date 20"), "{}", run.errors);
        assert!(setting.content().is_empty());
    }
    // Whoever collected them may count days in another time zone.
    let with = |date| setting.postings(&["jobs.json"], &["--market", "dev", "--date", date]);
    assert_eq!(with("2026-12-02").code, 1);
    assert_eq!(with("2026-12-01").code, 0);
}

#[test]
fn files_that_are_not_to_blame_are_told() {
    let setting = Setting::new().with("a.json", JOBS).with("b.json", JOBS).with("c.json", "{");
    for (files, wanted) in [
        (&["c.json", "no.json"][..], "nothing was written\n"),
        (&["a.json", "c.json"], "nothing was written: the other file can be imported without it\n"),
        (
            &["a.json", "c.json", "b.json"],
            "nothing was written: the other 2 files can be imported without it\n",
        ),
        (
            &["c.json", "a.json", "no.json"],
            "nothing was written: the other file can be imported without them\n",
        ),
    ] {
        let run = setting.postings(files, &TO_DEV);
        assert_eq!(run.code, 1, "{}", run.errors);
        assert!(run.output.ends_with(wanted), "{files:?}: {}", run.output);
    }
}

#[test]
fn the_folder_one_is_in_is_named() {
    let setting = Setting::new();
    let said = |call: &[&str]| {
        let mut command = crate::site_fixture::program();
        let done = command.args(call).current_dir(&setting.site.root).output().unwrap();
        assert_eq!(done.status.code(), Some(1));
        String::from_utf8(done.stderr).unwrap()
    };
    let of_postings = said(&["import", "postings", ".", "--market", "x"]);
    assert!(of_postings.contains("--> .\n"), "{of_postings}");
    assert!(of_postings.contains("as in ./*\n"), "{of_postings}");
    let of_init = said(&["init", "t/dir", "--from", "."]);
    assert!(of_init.contains("--> .\n"), "{of_init}");
}

#[test]
fn the_example_is_told_to_be_in_the_way() {
    let setting = Setting::new().with("jobs.json", JOBS);
    let root = setting.site.root.to_str().unwrap().to_owned();
    super::setting::run(&["init", &root], b"");
    let example = "content/markets/example";
    let run = setting.site.run(&["check"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    let run = setting.postings(&["jobs.json"], &TO_DEV);
    assert!(run.output.contains(&format!("now delete site/{example}")), "{}", run.output);
    let cv = setting.beside("cv.json");
    setting.put("cv.json", r#"{"basics": {"name": "Ada"}, "skills": [{"name": "Go"}]}"#);
    let run = setting.profile(&cv, &[]);
    assert!(run.output.contains("now delete site/content/profiles/me.yaml"), "{}", run.output);
    let run = setting.site.run(&["check"]);
    assert_eq!(codes(&run), ["example-left", "example-left"]);
    assert!(
        run.errors.contains("delete the folder ")
            && run.errors.contains(&format!("site/{example}\n")),
        "{}",
        run.errors
    );
    std::fs::remove_dir_all(setting.site.root.join(example)).unwrap();
    std::fs::remove_file(setting.site.root.join("content/profiles/me.yaml")).unwrap();
    let run = setting.site.run(&["check"]);
    assert_eq!(codes(&run), [""; 0], "{}", run.errors);
}

#[test]
fn jobs_of_all_kinds_are_told_to_need_a_filter() {
    let jobs = |titles: &[&str]| {
        let record = |(id, title): (usize, &&str)| {
            format!(r#"{{"id": "{id}", "title": "{title}", "text": "Go {id}."}}"#)
        };
        let records: Vec<String> = titles.iter().enumerate().map(record).collect();
        format!("[{}]", records.join(","))
    };
    let mixed = ["Cook", "Nurse", "Pilot", "Clerk", "Tailor", "Baker", "Data engineer", "", "", ""];
    let alike = ["Data Engineer"; 10];
    let setting = Setting::new().with("mixed.json", jobs(&mixed)).with("alike.json", jobs(&alike));
    let run = setting.postings(&["mixed.json"], &["--market", "data-engineer"]);
    let told = "1 of 10 titles have a word of `data-engineer`";
    assert!(run.output.contains(told), "{}", run.output);
    assert!(run.output.contains("data-engineer/market.toml which are counted"), "{}", run.output);
    assert!(run.output.contains("10 postings, 3 without a title"), "{}", run.output);
    let run = setting.postings(&["alike.json"], &["--market", "engineer", "--new"]);
    assert!(!run.output.contains("titles have"), "{}", run.output);
    let run = setting.postings(&["mixed.json"], &["--market", "engineer", "--date", "2026-01-01"]);
    assert!(!run.output.contains("titles have"), "the market is there: {}", run.output);
}

#[test]
fn fields_that_are_not_kept_are_told_once() {
    let setting = Setting::new().with("jobs.json", JOBS);
    let run = setting.postings(&["jobs.json"], &TO_DEV);
    assert!(run.output.contains("fields not kept: team (2)"), "{}", run.output);
    assert!(!run.errors.contains("team` is not read"), "{}", run.errors);
    // One that is likely misspelt is told with what may be meant.
    setting.put("slip.json", JOBS.replace("\"location\"", "\"locatoin\""));
    let run = setting.postings(&["slip.json"], &["--market", "b", "--date", "2026-11-20"]);
    assert!(run.errors.contains("did you mean `location`?"), "{}", run.errors);
}

#[test]
fn a_posting_of_several_files_is_kept_once() {
    let third = r#"{"id": 7, "title": "Other", "company": "Elsewhere", "text": "Same number."}"#;
    let setting = Setting::new().with("a.json", JOBS).with("b.json", JOBS).with("c.json", third);
    let run = setting.postings(&["a.json", "b.json", "c.json"], &TO_DEV);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(
        run.output.contains(
            "b.json: 2 records read as plain, 2 postings, 2 of them in an earlier file too"
        ),
        "{}",
        run.output
    );
    assert!(run.output.contains("2 postings got a new id"), "{}", run.output);
    let written = setting.read("markets/dev/2026-11-20.json");
    let postings: Vec<serde_json::Value> = serde_json::from_str(&written).unwrap();
    assert_eq!(postings.len(), 3);
}

#[test]
fn the_day_is_in_the_name_or_given_or_today() {
    let setting = Setting::new()
        .with("jobs-2026-11-18.json", JOBS)
        .with("jobs-2026-11-19.json", JOBS)
        .with("jobs.json", JOBS);
    let run = setting.postings(&["jobs-2026-11-18.json"], &["--market", "a"]);
    assert!(
        run.output.contains("snapshot of 2026-11-18 (as the file's name says)"),
        "{}",
        run.output
    );
    let both = ["jobs-2026-11-18.json", "jobs-2026-11-19.json"];
    let run = setting.postings(&both, &["--market", "bbbbb"]);
    assert_eq!((run.code, codes(&run).contains(&"unclear-date")), (1, true), "{}", run.errors);
    let run = setting.postings(&both, &["--market", "bbbbb", "--date", "2026-11-01"]);
    assert_eq!(run.code, 0);
    // Dated before its newest posting.
    assert!(codes(&run).contains(&"unlikely-date"), "{}", run.errors);
    let run = setting.postings(&["jobs.json"], &["--market", "ccccc"]);
    assert!(run.output.contains("snapshot of 2026-11-30 (today)"), "{}", run.output);
    let run = setting.postings(&["jobs.json"], &["--market", "ddddd", "--date", "2026-13-01"]);
    assert_eq!(run.code, 2);
}

#[test]
fn a_misspelt_market_is_no_new_one() {
    let setting = Setting::new().with("jobs.json", JOBS);
    setting.postings(&["jobs.json"], &["--market", "data-engineer", "--date", "2026-11-20"]);
    let before = setting.content();
    let slip = ["--market", "data-enginer", "--date", "2026-11-20"];
    let run = setting.postings(&["jobs.json"], &slip);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("did you mean `data-engineer`?"), "{}", run.errors);
    assert_eq!(setting.content(), before);
    let run = setting.postings(&["jobs.json"], &[&slip[..], &["--new"]].concat());
    assert_eq!(run.code, 0, "{}", run.errors);
    let run = setting.postings(&["jobs.json"], &["--market", "Data Engineer"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("such as data-engineer"), "{}", run.errors);
}

#[test]
fn one_run_tells_every_problem() {
    let setting = Setting::new()
        .with("jobs.json", JOBS)
        .with("broken.jsonl", "{\"title\":\"A\",\"text\":\"a\"}\n{\"title\":\"B\", \"text\" 5}\n")
        .with("cv.json", r#"{"basics": {"name": "A"}, "work": []}"#)
        .with("prose.txt", "Dear diary,\ntoday nothing happened.\n");
    setting.postings(&["jobs.json"], &TO_DEV);
    let before = setting.content();
    let files = ["missing.json", "broken.jsonl", "cv.json", "prose.txt", "jobs.json"];
    let run = setting.postings(&files, &TO_DEV);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!("all_problems", format!("{}\n---\n{}", run.output, run.errors));
    assert_eq!(setting.content(), before);
}

#[test]
fn a_broken_record_costs_only_itself() {
    let lines = "{\"title\":\"A\",\"text\":\"a\"}\n{\"title\":\"B\", \"text\" 5}\n";
    let setting = Setting::new().with("jobs.jsonl", lines);
    let run = setting.postings(&["jobs.jsonl"], &TO_DEV);
    assert_eq!((run.code, codes(&run)), (1, vec!["broken-json"]));
    assert!(
        run.output.contains("jobs.jsonl: 2 records read as plain, 1 posting"),
        "{}",
        run.output
    );
    assert!(setting.read("markets/dev/2026-11-20.json").contains("\"title\": \"A\""));
}

#[test]
fn a_market_without_its_config_gets_one() {
    let setting = Setting::new().with("jobs.json", JOBS);
    setting.site.put("content/markets/dev/2026-10-01.json", JOBS);
    let run = setting.postings(&["jobs.json"], &TO_DEV);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert_eq!(setting.content().len(), 3);
    assert_eq!(setting.site.run(&["check"]).code, 0);
}

#[test]
fn names_from_data_cannot_control_the_terminal() {
    let record = "[{\"title\": \"A\", \"text\": \"a\", \"\\u001b[31mfield\": 1, \"x\\ny\": 2}]";
    let setting = Setting::new().with("jo\u{1b}[2Jbs.json", record);
    let run = setting.postings(&["jo\u{1b}[2Jbs.json"], &TO_DEV);
    assert_eq!(run.code, 0);
    let said = format!("{}{}", run.output, run.errors);
    assert!(!said.contains('\u{1b}'), "{said:?}");
    assert!(said.contains("x\\ny (1)"), "{said}");
}
