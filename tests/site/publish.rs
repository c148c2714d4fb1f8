//! `publish` against a bare repository on the same disk, and `check --publish`.

use super::fixture::{RESUME, Run, Site};
use std::path::PathBuf;
use std::process::Command;

/// A site in a git repository with a bare remote.
struct Repository {
    site: Site,
    remote: PathBuf,
}

impl Repository {
    /// Everything committed, on the branch `main`, which the remote has too.
    fn new() -> Self {
        let site = Site::small().file(".gitignore", "/public\n");
        let remote = site.root.with_file_name("remote.git");
        let repository = Self { site, remote };
        let remote = repository.remote.to_str().unwrap().to_owned();
        repository.git(&["init", "--quiet", "--bare", "--initial-branch=main", &remote]);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["remote", "add", "origin", &remote]);
        repository.commit();
        repository.git(&["push", "--quiet", "origin", "main"]);
        repository
    }

    fn git(&self, arguments: &[&str]) -> String {
        let done = Command::new("git")
            .args(["-c", "user.name=Sample", "-c", "user.email=sample@example.org"])
            .args(arguments)
            .current_dir(&self.site.root)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "state"]);
    }

    fn publish(&self, options: &[&str]) -> Run {
        let call: Vec<&str> = ["publish"].into_iter().chain(options.iter().copied()).collect();
        self.site.run(&call)
    }

    /// What a reference of the remote points to; empty when there is none.
    fn remote_tip(&self, branch: &str) -> String {
        self.git(&["ls-remote", "origin", &format!("refs/heads/{branch}")])
            .split('\t')
            .next()
            .unwrap()
            .to_owned()
    }
}

#[test]
fn a_rehearsal_shows_everything_and_moves_nothing() {
    let repository = Repository::new();
    let before = repository.git(&["ls-remote", "origin"]);
    let run = repository.publish(&[]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""), "{}", run.output);
    for wanted in [
        "Ada Byron",
        "no contact details; the profile has none",
        "GitHub Pages takes 1,000 MB",
        "kept in git, with the remote origin: if that repository is public",
        "names Mill",
        "1 posting",
        "asked to stay away",
        "A rehearsal",
    ] {
        assert!(run.output.contains(wanted), "{wanted}: {}", run.output);
    }
    assert_eq!(repository.git(&["ls-remote", "origin"]), before);
}

#[test]
fn the_branch_holds_the_bytes_of_a_build_in_one_commit_without_history_or_names() {
    let repository = Repository::new();
    // Neither attributes nor settings of the repository change what is published.
    repository.git(&["config", "core.autocrlf", "true"]);
    repository.site.put(".gitattributes", "* text eol=crlf\n*.html ident\n");
    repository.commit();
    assert_eq!(repository.publish(&["--push"]).code, 0);
    assert_eq!(repository.site.run(&["build"]).code, 0);
    let files = repository.git(&["ls-tree", "-r", "--name-only", "refs/careerdash/published"]);
    let built = repository.site.public();
    let own = |path: &&String| !path.starts_with(".careerdash");
    assert_eq!(files.lines().collect::<Vec<_>>(), built.keys().filter(own).collect::<Vec<_>>());
    for (path, bytes) in built.iter().filter(|(path, _)| own(path)) {
        let shown = Command::new("git")
            .args(["cat-file", "blob", &format!("gh-pages:{path}")])
            .env("GIT_DIR", &repository.remote)
            .output()
            .unwrap();
        assert!(shown.status.success() && shown.stdout == *bytes, "{path}");
    }
    let commit = repository.remote_tip("gh-pages");
    let log = repository.git(&["log", "--format=%an %ae %cn %ce %P|%s", &commit]);
    assert_eq!(log.lines().count(), 1);
    assert!(!log.contains("Sample") && log.contains("as of 2026-11-15"), "{log}");

    let again = repository.publish(&["--push"]);
    assert!(again.output.contains("this very site already"), "{}", again.output);
    repository.site.put("content/profiles/bo.json", RESUME);
    repository.commit();
    assert_eq!(repository.publish(&["--push"]).code, 0);
    let newer = repository.remote_tip("gh-pages");
    assert_ne!(newer, commit);
    assert_eq!(repository.git(&["rev-list", "--count", &newer]), "1\n");
}

#[test]
fn what_is_not_committed_is_told_and_nothing_is_published() {
    let repository = Repository::new();
    repository.site.put("content/profiles/bo.json", RESUME);
    let mut changed: serde_json::Value = serde_json::from_str(RESUME).unwrap();
    changed["basics"]["label"] = "Engineer".into();
    repository.site.put("content/profiles/ada.json", changed.to_string());
    let run = repository.publish(&["--push"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(
        run.output.contains("content/profiles/ada.json, content/profiles/bo.json"),
        "{}",
        run.output
    );
    assert_eq!(repository.remote_tip("gh-pages"), "");
    // Files that are no part of the site may lie about.
    repository.git(&["checkout", "--quiet", "--", "."]);
    std::fs::remove_file(repository.site.root.join("content/profiles/bo.json")).unwrap();
    repository.site.put("notes.txt", "mine");
    assert_eq!(repository.publish(&["--push"]).code, 0);
}

#[test]
fn a_private_detail_in_a_page_stops_it() {
    let repository = Repository::new();
    let mut resume: serde_json::Value = serde_json::from_str(RESUME).unwrap();
    resume["basics"]["phone"] = "+44 20 7946 0123".into();
    resume["work"][0]["highlights"][0] = "Wrote Python; call 020-7946-0123".into();
    repository.site.put("content/profiles/ada.json", resume.to_string());
    repository.commit();
    for call in [["check", "--publish"], ["publish", "--push"]] {
        let run = repository.site.run(&call);
        assert_eq!(run.code, 1, "{}", run.output);
        assert!(run.errors.contains("published-contact"), "{}", run.errors);
        assert!(!run.errors.contains("7946") && !run.output.contains("7946"), "it is not repeated");
    }
    assert_eq!(repository.remote_tip("gh-pages"), "");
}

#[test]
fn branches_of_others_are_not_replaced_by_slip() {
    let repository = Repository::new();
    let main = repository.remote_tip("main");
    repository.git(&["push", "--quiet", "origin", "main:refs/heads/other"]);
    for (options, wanted) in [
        (["--branch", "main"].as_slice(), "you work on this branch"),
        (&["--branch", "other"], "careerdash did not publish"),
        (&["--branch", "a..b"], "no name of a branch"),
        (&["--remote", "./nowhere"], "could not reach the remote"),
    ] {
        let call: Vec<&str> = options.iter().copied().chain(["--push"]).collect();
        let run = repository.publish(&call);
        assert_eq!(run.code, 2, "{options:?}: {}", run.output);
        assert!(run.errors.contains(wanted), "{options:?}: {}", run.errors);
    }
    assert_eq!(repository.remote_tip("main"), main);
    assert_eq!(repository.remote_tip("other"), main);
    assert_eq!(repository.publish(&["--branch", "other", "--replace", "--push"]).code, 0);
    assert_ne!(repository.remote_tip("other"), main);
    let elsewhere = Site::small();
    let run = elsewhere.run(&["publish"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("in no git repository"), "{}", run.errors);
}

#[test]
fn all_that_is_in_the_way_is_told_at_once_and_last() {
    let repository = Repository::new();
    let site = Site::small().file(".gitignore", "/public\n");
    let alone = Repository { site, remote: repository.remote.clone() };
    alone.git(&["init", "--quiet", "--initial-branch=main"]);
    let run = alone.publish(&["--push"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    let wanted = "Nothing was published. First:\n  commit or put aside content/";
    assert!(run.output.contains(wanted), "{}", run.output);
    let ignore =
        "; or put the line `content/` into .gitignore, which keeps it out of the repository\n";
    assert!(run.output.contains(ignore), "{}", run.output);
    let remote = "there is no remote `origin`: add one with `git remote add origin ADDRESS`\n";
    assert!(run.output.ends_with(remote), "{}", run.output);
    // It helps indeed.
    alone.site.put(".gitignore", "/public\ncontent/\n");
    let run = alone.publish(&[]);
    assert!(!run.output.contains("commit or put aside"), "{}", run.output);
    let run = repository.publish(&["--remote", "pages"]);
    let named = "`git remote add pages ADDRESS`, or name one with --remote (there is origin)";
    assert!(run.output.contains(named), "{}", run.output);
    // What is kept in git already is not told to be ignored.
    repository.site.put("content/profiles/ada.json", RESUME.replace("Ada", "Eda"));
    let run = repository.publish(&[]);
    assert!(
        run.output.ends_with("commit or put aside content/profiles/ada.json\n"),
        "{}",
        run.output
    );
}

#[test]
fn a_failure_is_told_last() {
    let repository = Repository::new();
    let mut command = super::fixture::program();
    command.args(["publish", "--remote", "./nowhere"]).current_dir(&repository.site.root);
    let folder = tempfile::tempdir().unwrap();
    let both = std::fs::File::create(folder.path().join("both")).unwrap();
    command.stdout(both.try_clone().unwrap()).stderr(both);
    assert_eq!(command.status().unwrap().code(), Some(2));
    let said = std::fs::read_to_string(folder.path().join("both")).unwrap();
    assert!(said.starts_with("What becomes public"), "{said}");
    assert!(said.lines().last().unwrap().starts_with("error: git could not reach"), "{said}");
}

#[test]
fn problems_of_the_content_come_first() {
    let repository = Repository::new();
    repository.site.put("content/profiles/bo.json", "{");
    repository.commit();
    let run = repository.publish(&["--push"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("--> content/profiles/bo.json:1:1"), "{}", run.errors);
    assert_eq!(repository.remote_tip("gh-pages"), "");
}

#[test]
fn what_is_held_back_is_named_and_where_it_lies() {
    let resume = RESUME.replace(
        r#""name":"Ada Byron""#,
        r#""name":"Ada Byron","email":"ada@mill.net","phone":"+44 20 7946 0123","location":{"address":"12 St James's Square"},"summary":"Mail ada@mill.net for more.""#,
    );
    let site = Site::small().profile("ada.json", &resume);
    let run = site.run(&["check", "--publish"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    for wanted in [
        "no contact details; held back: e-mail, telephone, street, and what 1 line said of them",
        "The folder content/ holds what the pages hold back",
        "Keep it out of public repositories.",
    ] {
        assert!(run.output.contains(wanted), "{wanted}: {}", run.output);
    }
    for secret in ["ada@mill.net", "7946", "Square"] {
        assert!(!run.output.contains(secret), "{secret}: {}", run.output);
    }
    let shown = resume.replacen('{', r#"{"career":{"contact":true},"#, 1);
    let run = site.profile("ada.json", &shown).run(&["check", "--publish"]);
    let wanted = "contact details, as the profile asks: e-mail, telephone, street";
    assert!(run.output.contains(wanted), "{}", run.output);
}

#[test]
fn all_that_is_quoted_is_listed_when_asked() {
    let site = Site::small();
    let brief = site.run(&["check", "--publish"]);
    let whole = site.run(&["check", "--publish", "--quotes"]);
    let resume: serde_json::Value = serde_json::from_str(RESUME).unwrap();
    let line = resume["work"][0]["highlights"][0].as_str().unwrap();
    assert!(!brief.output.contains(line) && whole.output.contains(line), "{}", whole.output);
    assert!(brief.output.contains("check --publish --quotes"), "{}", brief.output);
    assert!(whole.output.contains("Must have Python"), "{}", whole.output);
    assert!(brief.output.contains("the newest collected on 2026-11-15"), "{}", brief.output);
    assert_eq!(site.run(&["check", "--quotes"]).code, 2, "only what is published is quoted");
}

#[test]
fn an_address_is_judged_wherever_it_comes_from() {
    let site = Site::small()
        .file("site.toml", "[publish]\nindex = true\nfeed = true\ndomain = \"cv.mill.net\"\n");
    let said = |options: &[&str]| {
        let run = site.run(&[&["check", "--publish", "--format", "short"], options].concat());
        run.output + &run.errors
    };
    let without = said(&[]);
    for wanted in ["no sitemap.xml and robots.txt are written", "no feed is written"] {
        assert!(without.contains(wanted), "{without}");
    }
    let elsewhere = said(&["--base-url", "https://ada.github.io/repo/"]);
    assert!(elsewhere.contains("is not on the domain `cv.mill.net`"), "{elsewhere}");
    assert!(!elsewhere.contains("without a base URL"), "{elsewhere}");
    let right = said(&["--base-url", "https://cv.mill.net"]);
    assert!(!right.contains("doubtful-base-url"), "{right}");
}
