//! Exit codes, help, and what goes to which stream.

use super::fixture::{Site, program, run};
use std::io::Write;
use std::process::Stdio;

const VERBS: [&str; 14] = [
    "init",
    "new",
    "build",
    "serve",
    "check",
    "import",
    "report",
    "mine",
    "explain",
    "explain-text",
    "schema",
    "publish",
    "completions",
    "man",
];

#[test]
fn help_lists_the_verbs_with_one_line_each_and_an_example() {
    let help = run(&["--help"], b"");
    assert_eq!((help.code, help.errors.as_str()), (0, ""));
    let lines: Vec<&str> = help.output.lines().collect();
    for verb in VERBS {
        let at = lines.iter().position(|line| line.starts_with(&format!("  {verb} "))).unwrap();
        assert!(!lines[at + 1].starts_with("    "), "{verb} takes two lines:\n{}", help.output);
    }
    assert!(help.output.contains("careerdash build"), "{}", help.output);
    assert!(help.output.contains("content/profiles/<id>.json"), "{}", help.output);
    assert!(help.output.lines().all(|line| line.chars().count() <= 100), "{}", help.output);
}

#[test]
fn every_verb_explains_itself() {
    for verb in VERBS {
        for call in [["help", verb], [verb, "--help"]] {
            let help = run(&call, b"");
            assert_eq!((help.code, help.errors.as_str()), (0, ""));
            assert!(help.output.contains("Exit codes: 0"), "{verb}:\n{}", help.output);
            assert!(help.output.contains("Example"), "{verb}:\n{}", help.output);
        }
    }
    assert!(run(&["--version"], b"").output.starts_with("careerdash "));
}

#[test]
fn a_mistyped_call_is_answered_with_the_nearest() {
    for (call, wanted) in [
        (vec!["biuld"], "'build'"),
        (vec!["build", "--ony", "ada"], "'--only'"),
        (vec!["check", "--format", "jsn"], "'json'"),
        (vec!["build", "--as-of", "2026-13-01"], "expected a date such as 2026-11-15"),
        (vec!["report"], "<PROFILE>"),
        (vec![], "Usage: careerdash"),
    ] {
        let run = run(&call, b"");
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{call:?}");
        assert!(run.errors.contains(wanted), "{call:?}: {}", run.errors);
    }
}

#[test]
fn a_natural_slip_is_answered_with_the_call_that_was_meant() {
    for (call, wanted) in [
        (
            vec!["import", "my jobs.json"],
            "tip: say what is in the file: `careerdash import postings 'my jobs.json' --market NAME`, or \
             `careerdash import profile 'my jobs.json'` for a résumé",
        ),
        (vec!["build", "my-site"], "`careerdash build --root my-site`"),
        (vec!["check", "my-site", "--strict"], "`careerdash check --root my-site`"),
        (vec!["man", "build"], "`careerdash man --out DIR` writes a page for every command"),
    ] {
        let run = run(&call, b"");
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{call:?}");
        assert!(run.errors.lines().last().unwrap().contains(wanted), "{call:?}: {}", run.errors);
    }
    for call in [vec!["build", "--my-site"], vec!["biuld", "my-site"], vec!["report", "a", "b"]] {
        let run = run(&call, b"");
        assert!(!run.errors.contains("--root"), "{call:?}: {}", run.errors);
    }
}

#[test]
fn exit_codes() {
    let good = Site::small();
    let warned = Site::small().profile("bo.json", "{}");
    let broken = Site::small().profile("bo.json", "{");
    let nothing = Site::new();
    for (verb, codes) in [
        (["check"].as_slice(), [0, 0, 1, 1]),
        (&["check", "--strict"], [0, 1, 1, 1]),
        (&["build"], [0, 0, 1, 2]),
        (&["build", "--strict"], [0, 1, 1, 2]),
        (&["report", "ada"], [0, 0, 0, 2]),
        (&["report", "bo"], [2, 0, 2, 2]),
        (&["report", "ada", "--market", "ops"], [2, 2, 2, 2]),
        (&["build", "--base-url", "example.org"], [2, 2, 2, 2]),
    ] {
        let sites = [&good, &warned, &broken, &nothing];
        let got = sites.map(|site| site.run(verb).code);
        assert_eq!(got, codes, "{verb:?}");
    }
    for verb in [["build"].as_slice(), &["check"], &["report", "ada"]] {
        let elsewhere: Vec<&str> =
            verb.iter().copied().chain(["--root", "no/such/place"]).collect();
        let run = run(&elsewhere, b"");
        assert_eq!(run.code, 2);
        assert!(run.errors.contains("no/such/place"), "{}", run.errors);
    }
}

#[test]
fn machine_formats_keep_standard_output_to_themselves() {
    let site = Site::small();
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.output, "[]\n");
    assert!(run.errors.contains("1 dashboard"), "{}", run.errors);
    let run = site.run(&["build", "--format", "github"]);
    assert_eq!(run.output, "");
}

#[test]
fn a_market_must_be_named_when_there_are_several() {
    let site = Site::small().market("ops", "2026-11-15.jsonl", super::fixture::POSTING);
    let run = site.run(&["report", "ada"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("--market with one of dev, ops"), "{}", run.errors);
    let run = site.run(&["report", "ada", "--market", "opps"]);
    let wanted = "ada does not aim at opps: it aims at dev and ops; did you mean ops?";
    assert!(run.errors.contains(wanted), "{}", run.errors);
    assert_eq!(site.run(&["report", "ada", "--market", "ops"]).code, 0);
}

#[test]
fn no_escape_codes_when_piped_and_no_controls_from_arguments() {
    let site = Site::small().profile("bo.json", "{");
    for (variable, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("TERM", "xterm")] {
        for verb in [["check"].as_slice(), &["build"], &["--help"], &["biuld"], &["\u{1b}[31m"]] {
            let mut command = program();
            command.args(verb).env(variable, value).current_dir(&site.root);
            let done = command.output().unwrap();
            let said = [done.stdout, done.stderr].concat();
            assert!(!said.contains(&0x1b), "{verb:?}: {}", String::from_utf8_lossy(&said));
        }
    }
}

#[test]
fn the_site_is_the_current_folder_unless_named() {
    let site = Site::small();
    let done = program().arg("build").current_dir(&site.root).output().unwrap();
    assert!(done.status.success());
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.trim_end().ends_with(": public/index.html"), "{said}");
    assert!(site.root.join("public/index.html").is_file());
}

/// As `careerdash … | head -0`: the reader is gone before the first byte.
#[test]
fn a_closed_pipe_is_no_error() {
    let site = Site::small();
    for verb in [["report", "ada"].as_slice(), &["check"], &["--help"], &["mine"]] {
        let mut child = program()
            .args(verb)
            .current_dir(&site.root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut input = child.stdin.take().unwrap();
        let line = b"{\"id\":\"1\",\"text\":\"Python\"}\n".repeat(2000);
        // The program may be gone before it has read everything.
        let _ = input.write_all(&line);
        drop(input);
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), &*said), (Some(0), ""), "{verb:?}");
    }
}

#[test]
fn what_others_have_in_the_output_is_named_by_each_build() {
    let site = Site::small();
    assert!(!site.run(&["build"]).output.contains("left alone"));
    for file in [".env", "notes/a.txt", "markets/b.txt"] {
        site.put(&format!("public/{file}"), "theirs");
    }
    let run = site.run(&["build"]);
    assert!(run.output.contains("the site: .env, markets/b.txt and notes/; who"), "{}", run.output);
    assert!(site.public().contains_key("notes/a.txt"));
}
