//! `--format json`: one JSON value alone on standard output, in the shape that
//! `docs/programs.md` tells, from every command that has an answer.

use super::fixture::{POSTING, RESUME, Run, Site, run};
use serde_json::Value;
use std::process::Command;

/// A site with a warning in its content, so that there is something to lose.
fn site() -> Site {
    let posting = POSTING.replacen('{', r#"{"team":"Core","#, 1);
    Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", posting)
}

/// What was printed, as JSON.
fn parsed(call: &[&str], run: &Run) -> Value {
    serde_json::from_str(&run.output)
        .unwrap_or_else(|error| panic!("{call:?}: {error}\n{}\n{}", run.output, run.errors))
}

fn codes(problems: &Value) -> Vec<&str> {
    problems.as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect()
}

fn keys(answer: &Value) -> Vec<&str> {
    answer.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn commands_about_problems_print_the_list() {
    let site = site();
    for call in [&["check"][..], &["build"]] {
        let call = [call, &["--format", "json"]].concat();
        let answer = parsed(&call, &site.run(&call));
        assert_eq!(codes(&answer), ["unread-columns"], "{call:?}");
    }
    let root = site.root.to_str().unwrap();
    let call = ["lint-report", "-", "--format", "json", "--root", root];
    let answer = parsed(&call, &run(&call, b"# Report\n\nTODO\n"));
    assert!(codes(&answer).iter().any(|code| code.starts_with("lint-")), "{answer}");
    assert!(codes(&answer).contains(&"unread-columns"), "{answer}");
}

#[test]
fn other_commands_print_an_object_with_the_problems_in_it() {
    let site = site();
    for (call, wanted) in [
        (&["check", "--publish"][..], &["problems", "publication", "files"][..]),
        (&["report", "ada"], &["problems", "report"]),
        (&["report", "ada", "--output", "md"], &["problems", "markdown"]),
        (&["report", "ada", "--what-if", "SQL"], &["problems", "what_if"]),
        (&["explain", "ada", "sql"], &["problems", "skill", "asking"]),
        (&["explain", "ada", "--posting", "p1"], &["problems", "posting"]),
    ] {
        let call = [call, &["--format", "json"]].concat();
        let run = site.run(&call);
        let answer = parsed(&call, &run);
        let mut wanted = wanted.to_vec();
        wanted.sort();
        let mut found = keys(&answer);
        found.sort();
        assert_eq!(found, wanted, "{call:?}");
        assert_eq!(codes(&answer["problems"]), ["unread-columns"], "{call:?}");
        assert_eq!((run.code, run.errors.as_str()), (0, ""), "{call:?}");
    }
}

#[test]
fn an_answer_holds_what_people_are_told() {
    let site = site();
    let ask = |call: &[&str]| {
        let call = [call, &["--format", "json"]].concat();
        parsed(&call, &site.run(&call))
    };
    let report: Value =
        serde_json::from_str(&site.run(&["report", "ada", "--output", "json"]).output).unwrap();
    assert_eq!(ask(&["report", "ada"])["report"], report);
    let publication = &ask(&["check", "--publish"])["publication"];
    assert_eq!(publication["candidates"][0]["name"], "Ada Byron");
    assert_eq!(publication["candidates"][0]["employers"][0], "Mill");
    assert_eq!(publication["pages"], publication["unindexed"]);
    let explained = ask(&["explain", "ada", "python"]);
    assert_eq!(explained["skill"]["outcome"], "strength");
    assert_eq!(explained["asking"]["sentences"][0]["posting"]["id"], "p1");
    let posting = ask(&["explain", "ada", "--posting", "p1"]);
    assert_eq!(posting["posting"]["verdict"]["short"]["missing"], 1, "{posting}");
}

#[test]
fn what_fails_tells_its_problems_too() {
    let site = site();
    for call in [
        &["report", "adda"][..],
        &["report", "ada", "--market", "nowhere"],
        &["explain", "ada", "pythn"],
        &["explain", "ada", "--posting", "p2"],
    ] {
        let call = [call, &["--format", "json"]].concat();
        let run = site.run(&call);
        assert_eq!(run.code, 2, "{call:?}");
        let answer = parsed(&call, &run);
        assert_eq!(keys(&answer), ["problems"], "{call:?}");
        assert!(run.errors.starts_with("error: "), "{call:?}: {}", run.errors);
    }
}

#[test]
fn themes() {
    let site = site().file("site.toml", "theme = \"slate\"\n");
    let call = ["theme", "list", "--format", "json"];
    let answer = parsed(&call, &site.run(&call));
    let used: Vec<&Value> =
        answer["themes"].as_array().unwrap().iter().filter(|theme| theme["used"] == true).collect();
    assert_eq!(used.len(), 1);
    assert_eq!((&used[0]["name"], &used[0]["built_in"]), (&"slate".into(), &true.into()));
    assert_eq!(codes(&answer["problems"]), [""; 0]);
}

#[test]
fn imports() {
    let site = Site::new()
        .file("jobs.jsonl", POSTING.replacen('{', r#"{"team":"Core","#, 1))
        .file("cv.json", RESUME)
        .file("cv.pdf", "%PDF-1.7");
    let path = |name: &str| site.root.join(name).to_str().unwrap().to_owned();
    let (jobs, cv, pdf) = (path("jobs.jsonl"), path("cv.json"), path("cv.pdf"));
    let ask = |call: &[&str]| {
        let call = [call, &["--format", "json"]].concat();
        let run = site.run(&call);
        assert_eq!(run.errors, "", "{call:?}");
        (parsed(&call, &run), run.code)
    };
    let call = ["import", "postings", &jobs, "--market", "dev", "--date", "2026-11-20"];
    let (first, code) = ask(&call);
    assert_eq!((code, &first["postings"], &first["day"]), (0, &1.into(), &"2026-11-20".into()));
    assert_eq!(first["written"].as_array().unwrap().len(), 2);
    assert_eq!(first["files"][0]["format"], "plain");
    assert_eq!(first["files"][0]["not_kept"][0]["field"], "team");
    let (again, code) = ask(&[&call[..], &["--add"]].concat());
    assert_eq!((code, &again["already_there"], &again["postings"]), (0, &1.into(), &0.into()));
    assert_eq!(again["written"].as_array().unwrap().len(), 0);
    let (refused, code) = ask(&call);
    assert_eq!((code, codes(&refused["problems"])), (1, vec!["snapshot-exists"]));

    let (profile, code) = ask(&["import", "profile", &cv]);
    assert_eq!((code, &profile["format"]), (0, &"a JSON Resume".into()));
    assert!(profile["written"][0].as_str().unwrap().ends_with("profiles/ada-byron.json"));
    let (refused, code) = ask(&["import", "profile", &pdf]);
    assert_eq!((code, codes(&refused["problems"])), (1, vec!["not-a-resume"]));
    assert_eq!(refused["format"], Value::Null);
}

#[test]
fn texts_explained() {
    let site = Site::new().file("jobs.jsonl", POSTING).file("a.txt", "Must have Python.");
    let path = |name: &str| site.root.join(name).to_str().unwrap().to_owned();
    for (name, texts) in [("jobs.jsonl", 1), ("a.txt", 1)] {
        let file = path(name);
        let call = ["explain-text", &file, "--format", "json"];
        let run = run(&call, b"");
        assert_eq!((run.code, run.errors.as_str()), (0, ""), "{name}");
        let answer = parsed(&call, &run);
        assert_eq!(keys(&answer), ["notes", "problems", "texts"]);
        assert_eq!(answer["texts"].as_array().unwrap().len(), texts, "{name}");
    }
}

#[test]
fn publishing() {
    let site = site().file(".gitignore", "/public\n");
    let remote = site.root.with_file_name("remote.git");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Sample", "-c", "user.email=sample@example.org"]);
        let done = command.args(arguments).current_dir(&site.root).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    };
    git(&["init", "--quiet", "--bare", remote.to_str().unwrap()]);
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["remote", "add", "origin", remote.to_str().unwrap()]);
    let call = ["publish", "--format", "json"];
    let run = site.run(&call);
    let answer = parsed(&call, &run);
    assert_eq!((run.code, &answer["outcome"]), (1, &Value::Null));
    assert!(answer["first"][0].as_str().unwrap().starts_with("commit"), "{answer}");
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "state"]);
    let run = site.run(&call);
    let answer = parsed(&call, &run);
    assert_eq!((run.code, &answer["outcome"]), (0, &"rehearsed".into()), "{}", run.errors);
    assert_eq!(answer["files"]["remotes"][0], "origin");
    assert_eq!(codes(&answer["problems"]), ["unread-columns"]);
}

/// One value a line, as it reads one a line.
#[test]
fn mine_answers_in_json_lines() {
    let run =
        run(&["mine"], b"{\"id\":1,\"text\":\"Must have Python.\"}\n{\"id\":2,\"text\":\"\"}\n");
    let lines: Vec<Value> =
        run.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["spans"][0]["skill"], "Python");
}
