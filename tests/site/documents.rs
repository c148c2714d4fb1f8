//! Every command that the documents show does what they say it does: it runs, in the order shown,
//! in a folder that has what the text before it speaks of.

use super::fixture::{POSTING, RESUME, Site};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_careerdash");

/// Puts into a folder what the commands of a document need.
type Prepare = fn(&Path);

/// The documents with commands, and what their folders need.
const DOCUMENTS: [(&str, Prepare); 7] = [
    ("README.md", readme),
    ("docs/analysis.md", sample),
    ("docs/content-format.md", imports),
    ("docs/lint-report.md", report),
    ("docs/preview.md", site),
    ("docs/publishing.md", repository),
    ("docs/sharing.md", site),
];

/// Commands of the documents that are run by continuous integration itself.
const OWN: [&str; 3] =
    ["cargo run --release -- build", "cargo install --locked --path .", "tests/run"];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The lines of the document's blocks of shell commands.
fn commands(document: &str) -> Vec<String> {
    let text = fs::read_to_string(project(document)).unwrap();
    let mut found = Vec::new();
    let mut within = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(language) => within = !within && language == "sh",
            None if within && !line.is_empty() => found.push(line.to_owned()),
            None => {}
        }
    }
    found
}

/// The documents of the project, by path from its root.
fn documents() -> Vec<String> {
    let folder = fs::read_dir(project("docs")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut paths: Vec<String> = names
        .filter(|name| name.ends_with(".md"))
        .map(|name| format!("docs/{name}"))
        .chain(["README.md".to_owned()])
        .collect();
    paths.sort();
    paths
}

fn write(path: PathBuf, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A shell in the folder that finds the program by its name, and opens no browser.
fn shell(folder: &Path, line: &str) -> Command {
    let program = Path::new(PROGRAM).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [folder.with_file_name("nothing-opens"), program.to_owned()];
    let path = folders.into_iter().chain(std::env::split_paths(&path));
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("GIT_CONFIG_GLOBAL", folder.with_file_name("no-settings"));
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Sample"),
        ("GIT_AUTHOR_EMAIL", "sample@example.org"),
        ("GIT_COMMITTER_NAME", "Sample"),
        ("GIT_COMMITTER_EMAIL", "sample@example.org"),
    ] {
        command.env(name, value);
    }
    command
}

/// Runs a line to its end.
fn run(folder: &Path, line: &str) -> (Option<i32>, String) {
    let done = shell(folder, line).output().unwrap();
    let text = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// Runs a line that must end well.
fn set_up(folder: &Path, line: &str) {
    let (code, text) = run(folder, line);
    assert_eq!(code, Some(0), "{line}: {text}");
}

/// Starts a preview, waits until it serves, and ends it.
fn preview(folder: &Path, line: &str) -> (Option<i32>, String) {
    let line = format!("exec {line} --port 0");
    let mut child =
        shell(folder, &line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    for line in output.lines().map_while(Result::ok) {
        text.push_str(&line);
        text.push('\n');
        if line.contains("serving http://127.0.0.1:") {
            child.kill().unwrap();
            child.wait().unwrap();
            return (Some(0), text);
        }
    }
    (child.wait().unwrap().code(), text)
}

fn readme(folder: &Path) {
    write(folder.join("resume.json"), RESUME);
    let three = ["p1", "p2", "p3"].map(|id| POSTING.replace("p1", id).replace("Acme", id));
    write(folder.join("jobs.json"), format!("[{}]", three.join(",")));
}

fn sample(folder: &Path) {
    fs::copy(project("site.toml"), folder.join("site.toml")).unwrap();
    for entry in walkdir::WalkDir::new(project("content")) {
        let entry = entry.unwrap();
        let path = folder.join(entry.path().strip_prefix(project("")).unwrap());
        if entry.file_type().is_file() {
            write(path, fs::read(entry.path()).unwrap());
        }
    }
}

fn site(folder: &Path) {
    set_up(folder, "careerdash init .");
}

fn imports(folder: &Path) {
    site(folder);
    write(folder.join("jobs.json"), format!("[{POSTING}]"));
    write(folder.join("board-a.json"), format!("[{}]", POSTING.replace("p1", "a1")));
    let row = "title,company,description\nBackend engineer,Bolt,Must have Go and SQL.\n";
    write(folder.join("board-b.csv"), row);
    fs::copy(project("tests/import/rendercv.yaml"), folder.join("cv.yaml")).unwrap();
    for entry in fs::read_dir(project("tests/import/linkedin")).unwrap() {
        let entry = entry.unwrap();
        let to = folder.join("Basic_LinkedInDataExport").join(entry.file_name());
        write(to, fs::read(entry.path()).unwrap());
    }
}

fn report(folder: &Path) {
    site(folder);
    set_up(folder, "careerdash report me > report.md");
}

/// A site in a repository with a remote, everything committed and pushed.
fn repository(folder: &Path) {
    site(folder);
    set_up(folder, "careerdash init my-site");
    let ignored = fs::read_to_string(folder.join(".gitignore")).unwrap();
    write(folder.join(".gitignore"), format!("{ignored}/remote.git\n/report.schema.json\n"));
    set_up(
        folder,
        "git init --quiet --initial-branch=main \
         && git init --quiet --bare --initial-branch=main remote.git \
         && git remote add origin ./remote.git && git add --all \
         && git commit --quiet --message state && git push --quiet origin main",
    );
}

#[test]
fn every_command_of_the_documents_runs() {
    for (document, prepare) in DOCUMENTS {
        let site = Site::new();
        let folder = &site.root;
        write(folder.with_file_name("nothing-opens").join("xdg-open"), "#!/bin/sh\n");
        set_up(folder, "chmod +x ../nothing-opens/xdg-open");
        prepare(folder);
        let lines = commands(document);
        assert!(!lines.is_empty(), "{document} shows no command");
        for line in lines.iter().filter(|line| !OWN.contains(&line.as_str())) {
            assert!(line.starts_with("careerdash "), "{document}: `{line}` is not tried");
            let is_preview = line.starts_with("careerdash serve");
            let (code, text) = if is_preview { preview(folder, line) } else { run(folder, line) };
            // That a text has faults is an answer; that it could not be read would be none.
            let well = if line.starts_with("careerdash lint-report") { 0..=1 } else { 0..=0 };
            assert!(code.is_some_and(|code| well.contains(&code)), "{document}: `{line}`:\n{text}");
        }
    }
}

#[test]
fn no_document_with_commands_is_left_out() {
    let with: Vec<String> =
        documents().into_iter().filter(|path| !commands(path).is_empty()).collect();
    let mut tried = DOCUMENTS.map(|(path, _)| path.to_owned());
    tried.sort();
    assert_eq!(with, tried);
}

/// Commands inside sentences and tables are forms, such as `careerdash explain PROFILE SKILL`:
/// their verbs and options are the program's.
#[test]
fn every_verb_and_option_in_the_documents_exists() {
    let mut seen = BTreeSet::new();
    for document in documents() {
        let text = fs::read_to_string(project(&document)).unwrap();
        for form in text.split('`').skip(1).step_by(2) {
            let Some(words) = form.strip_prefix("careerdash ") else { continue };
            let is_verb =
                |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            let verb =
                words.split_whitespace().take_while(|word| is_verb(word) && !word.starts_with('-'));
            let verb: Vec<&str> = verb.collect();
            let help =
                |verb: &[&str]| Command::new(PROGRAM).arg("help").args(verb).output().unwrap();
            // The last words may be values, such as the id of a profile.
            let longest = (1..=verb.len()).rev().map(|length| help(&verb[..length]));
            let known = longest.into_iter().find(|help| help.status.success());
            let known = known.unwrap_or_else(|| panic!("{document}: `{form}`"));
            let help = String::from_utf8(known.stdout).unwrap();
            for option in words.split_whitespace().filter(|word| word.starts_with("--")) {
                assert!(help.contains(option), "{document}: `{form}`: no {option}");
            }
            seen.insert(words.to_owned());
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}
