//! A newcomer's first commands: `init`, `new`, `completions`, `man`.

use super::fixture::{POSTING, RESUME, Run, Site, run};
use std::fs;
use std::path::Path;

/// Runs `init` for a folder that is not there yet.
fn init(site: &Site, options: &[&str]) -> Run {
    let folder = site.root.join("mine");
    let arguments: Vec<&str> =
        ["init", folder.to_str().unwrap()].into_iter().chain(options.iter().copied()).collect();
    run(&arguments, b"")
}

fn build(root: &Path) -> Run {
    run(&["build", "--strict", "--root", root.to_str().unwrap()], b"")
}

#[test]
fn a_new_site_builds_at_once_and_says_that_it_is_an_example() {
    let site = Site::new();
    let made = init(&site, &[]);
    assert_eq!((made.code, made.errors.as_str()), (0, ""), "{}", made.output);
    let root = site.root.join("mine");
    for line in made.output.lines().filter_map(|line| line.strip_prefix("wrote ")) {
        assert!(Path::new(line).is_file(), "{line}");
    }
    let built = build(&root);
    assert_eq!((built.code, built.errors.as_str()), (0, ""), "{}", built.output);
    assert!(built.output.contains("1 dashboard and 1 market page"), "{}", built.output);
    let page = root.join("public/candidates/me/example/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("sample candidate") && page.contains("synthetic postings"));
    // Ten postings are needed for shares and tiers, so that a first look shows them.
    assert!(page.contains("of 12"), "twelve postings are counted");
    assert!(page.contains("Kubernetes"));
}

#[test]
fn the_commands_that_come_next_can_be_copied() {
    let site = Site::new();
    let made = init(&site, &[]);
    let root = site.root.join("mine");
    let next = made.output.lines().map(str::trim);
    let next: Vec<&str> = next.filter(|line| line.starts_with("careerdash ")).collect();
    assert_eq!(next.len(), 4, "{}", made.output);
    assert!(next.iter().all(|line| line.ends_with(&format!("--root {}", root.display()))));
    let build = next.iter().find(|line| line.starts_with("careerdash build")).unwrap();
    let arguments: Vec<&str> = build.split(' ').skip(1).collect();
    assert_eq!(run(&arguments, b"").code, 0);
    let import = next.iter().find(|line| line.contains("import postings")).unwrap();
    assert!(import.contains(" --market NAME "), "{import}");
    let example = root.join("content/markets/example");
    let wanted = format!("then delete the folder {}\n", example.display());
    assert!(made.output.contains(&wanted), "{}", made.output);
}

#[test]
fn a_resume_is_taken_along_or_nothing_is_made() {
    let site = Site::new().file("cv.json", RESUME).file("broken.json", "{");
    let resume = site.root.join("cv.json");
    let made = init(&site, &["--from", resume.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.errors);
    assert!(made.output.contains("1 job, 1 skill group"), "{}", made.output);
    let root = site.root.join("mine");
    assert_eq!(build(&root).code, 0);
    assert!(root.join("public/candidates/ada-byron/example/index.html").is_file());
    assert!(!root.join("content/profiles/me.yaml").exists());
    for from in ["broken.json", "no-such.json"] {
        let site = Site::new().file("broken.json", "{");
        let made = init(&site, &["--from", site.root.join(from).to_str().unwrap()]);
        assert_eq!((made.code, made.output.as_str()), (1, "nothing was made\n"));
        assert!(made.errors.contains(from), "{}", made.errors);
        assert!(!site.root.join("mine").exists());
    }
}

#[test]
fn what_is_there_stays() {
    let site = Site::new();
    site.put("mine/.gitignore", "mine");
    site.put("mine/.github/workflows/publish.yml", "mine");
    let made = init(&site, &[]);
    assert_eq!(made.code, 0, "{}", made.errors);
    for kept in [".gitignore", ".github/workflows/publish.yml"] {
        assert_eq!(fs::read_to_string(site.root.join("mine").join(kept)).unwrap(), "mine");
        assert!(made.output.contains(&format!("mine/{kept}")), "{}", made.output);
    }
    let again = init(&site, &[]);
    assert_eq!((again.code, again.output.as_str()), (2, ""));
    assert!(again.errors.contains("site.toml is there already"), "{}", again.errors);
    let root = site.root.join("mine");
    let next = format!("careerdash import profile FILE --root {}", root.display());
    assert!(again.errors.contains(&next), "{}", again.errors);
    let again = init(&site, &["--from", "cv.json"]);
    assert!(again.errors.contains("careerdash import profile cv.json"), "{}", again.errors);
}

#[test]
fn files_of_others_are_not_touched_and_named() {
    let site = Site::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f/g.txt"] {
        site.put(&format!("mine/{name}"), "mine");
    }
    let made = init(&site, &[]);
    assert_eq!(made.code, 0, "{}", made.errors);
    let told = "not touched, as it was here before: a.txt, b.txt, c.txt, d.txt, e.txt, 1 more\n";
    assert!(made.output.contains(told), "{}", made.output);
    assert_eq!(fs::read_to_string(site.root.join("mine/f/g.txt")).unwrap(), "mine");
    let empty = init(&Site::new(), &[]);
    assert!(!empty.output.contains("not touched"), "{}", empty.output);
}

#[test]
fn postings_in_place_of_a_resume_are_told_where_they_go() {
    let lines = format!("{POSTING}\n{}\n", POSTING.replace("p1", "p2"));
    let site = Site::new().file("jobs.jsonl", lines);
    let jobs = site.root.join("jobs.jsonl");
    let made = init(&site, &["--from", jobs.to_str().unwrap()]);
    assert_eq!(made.code, 1);
    assert!(made.errors.contains("error[not-a-resume]"), "{}", made.errors);
    assert!(!site.root.join("mine").exists());
    // What it says can be done as it stands, with a name of one's own.
    let next = made.output.lines().filter_map(|line| line.strip_prefix("  careerdash "));
    let next: Vec<String> = next.map(|line| line.replace("NAME", "backend")).collect();
    assert_eq!(next.len(), 2, "{}", made.output);
    for call in next {
        let call: Vec<&str> = call.split(' ').collect();
        let done = run(&call, b"");
        assert_eq!(done.code, 0, "{call:?}: {}", done.errors);
    }
    assert!(site.root.join("mine/content/markets/backend").is_dir());
}

/// Both workflows look at what becomes public before they hand it over.
#[test]
fn nothing_is_published_that_was_not_looked_at() {
    let site = Site::new();
    assert_eq!(init(&site, &[]).code, 0);
    let of_init = site.root.join("mine/.github/workflows/publish.yml");
    let of_fork = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/pages.yml");
    for workflow in [of_init, of_fork] {
        let text = fs::read_to_string(&workflow).unwrap();
        let check = text.find("careerdash check --publish").unwrap();
        let build = text.find("careerdash build").unwrap();
        let hand_over = text.find("upload-pages-artifact").unwrap();
        assert!(check < build && build < hand_over, "{}", workflow.display());
    }
}

#[test]
fn the_workflow_takes_the_repository_that_is_named() {
    let site = Site::new();
    assert_eq!(init(&site, &["--repository", "octocat/fork"]).code, 0);
    let workflow = site.root.join("mine/.github/workflows/publish.yml");
    assert!(fs::read_to_string(workflow).unwrap().contains("\"octocat/fork\""));
    for wrong in ["octocat", "a/b/c", "a/\"b", "/b", "https://github.com/a/b"] {
        let refused = init(&Site::new(), &["--repository", wrong]);
        assert_eq!(refused.code, 2, "{wrong}");
    }
}

#[test]
fn a_new_profile_and_a_new_market_can_be_read() {
    let site = Site::small();
    let made = site.run(&["new", "profile", "jane-doe"]);
    assert_eq!(made.code, 0, "{}", made.errors);
    assert!(made.output.contains("content/profiles/jane-doe.yaml"), "{}", made.output);
    let made = site.run(&["new", "market", "ops", "--title", "DevOps \"engineer\""]);
    assert_eq!(made.code, 0, "{}", made.errors);
    let file = fs::read_to_string(site.root.join("content/profiles/jane-doe.yaml")).unwrap();
    assert!(file.contains("name: \"Jane Doe\""), "{file}");
    // What is missing now is told, and nothing else.
    let checked = site.run(&["check", "--format", "short"]);
    let codes: Vec<&str> =
        checked.errors.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(codes, ["no-postings", "empty-profile"], "{}", checked.errors);
    // All uncommented it is still a profile.
    let prose = |line: &&str| line.starts_with("# A ") || line.starts_with("# Take");
    let lines = file.lines().filter(|line| !prose(line) && !line.starts_with("# What"));
    let lines =
        lines.map(|line| line.replacen("# ", "", usize::from(line.trim_start().starts_with('#'))));
    let whole = lines.collect::<Vec<_>>().join("\n").replace("[backend]", "[dev]");
    assert!(whole.contains("\nwork:\n") && whole.contains("\n  label:"), "{whole}");
    site.put("content/profiles/jane-doe.yaml", whole);
    let checked = site.run(&["check", "--strict", "--format", "short"]);
    assert!(!checked.errors.contains("jane-doe"), "{}", checked.errors);
}

#[test]
fn new_replaces_nothing_and_refuses_what_is_no_id() {
    let site = Site::small();
    let before = fs::read(site.root.join("content/profiles/ada.json")).unwrap();
    let again = site.run(&["new", "profile", "ada"]);
    assert_eq!((again.code, again.output.as_str()), (1, ""));
    assert!(again.errors.contains("content/profiles/ada.json exists already"), "{}", again.errors);
    assert_eq!(fs::read(site.root.join("content/profiles/ada.json")).unwrap(), before);
    let again = site.run(&["new", "market", "dev"]);
    assert_eq!(again.code, 1);
    assert!(again.errors.contains("content/markets/dev/market.toml exists"), "{}", again.errors);
    for wrong in ["../x", "Jane Doe", "con", ""] {
        let refused = site.run(&["new", "profile", wrong]);
        assert_eq!(refused.code, 2, "{wrong}");
    }
    assert!(site.run(&["new", "profile", "Jane Doe"]).errors.contains("such as jane-doe"));
}

#[test]
fn completions_name_every_verb_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell], b"");
        assert_eq!((script.code, script.errors.as_str()), (0, ""), "{shell}");
        for word in ["lint-report", "explain-text", "as-of", "import"] {
            assert!(script.output.contains(word), "{shell} lacks {word}");
        }
    }
    let unknown = run(&["completions", "fisch"], b"");
    assert_eq!(unknown.code, 2);
    assert!(unknown.errors.contains("'fish'"), "{}", unknown.errors);
}

#[test]
fn the_manual_has_a_page_for_every_verb() {
    let page = run(&["man"], b"");
    assert_eq!((page.code, page.errors.as_str()), (0, ""));
    assert!(page.output.contains(".TH careerdash 1"), "{}", page.output);
    let site = Site::new();
    let folder = site.root.join("man1");
    let call = ["man", "--out", folder.to_str().unwrap()];
    assert_eq!(run(&call, b"").code, 0);
    for name in ["careerdash", "careerdash-build", "careerdash-import-postings"] {
        let text = fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        assert!(text.contains(".SH NAME"), "{name}");
    }
    assert_eq!(run(&call, b"").code, 2, "nothing is overwritten");
}
