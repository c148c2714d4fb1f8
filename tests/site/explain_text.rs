//! `explain-text`: streams, exit codes, postings, own skills, and pages that hold no markup of theirs.

use super::fixture::{POSTING, Run, Site, program, run};
use serde_json::Value;
use std::fs;

const TEXT: &str = "What you bring\n- You must have Python, MySQL or PostgreSQL\n- Kubernetes is a plus\n- No Java, please. We react to change.\n\nBenefits\n- Excel courses\n";

fn explain(text: &str, arguments: &[&str]) -> Run {
    let arguments: Vec<&str> = ["explain-text", "-"].iter().chain(arguments).copied().collect();
    run(&arguments, text.as_bytes())
}

#[test]
fn a_text_is_shown_with_its_findings() {
    let run = explain(TEXT, &[]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    insta::assert_snapshot!(run.output);
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for arguments in [&[][..], &["--output", "json"], &["--html", "-"]] {
        let first = explain(TEXT, arguments);
        assert_eq!(first.code, 0, "{}", first.errors);
        assert_eq!(first.output, explain(TEXT, arguments).output);
    }
}

#[test]
fn an_empty_text_has_nothing_in_it() {
    let run = explain("", &[]);
    assert_eq!(run.code, 0);
    assert!(
        run.output.contains("no mention of a skill") && run.output.contains("No text:"),
        "{}",
        run.output
    );
}

#[test]
fn html_is_reduced_to_text() {
    let run = explain(
        "<h2>What you bring</h2><ul><li>Must have <b>Python</b>&nbsp;&amp; SQL</li></ul>",
        &[],
    );
    assert!(run.output.contains("## What you bring  ‹requirements›"), "{}", run.output);
    assert!(run.output.contains("- _Must have_ [1 Python] & [2 SQL]"), "{}", run.output);
}

#[test]
fn json_has_places_and_reasons() {
    let run = explain(TEXT, &["--output", "json"]);
    let answer: Value = serde_json::from_str(&run.output).unwrap();
    let [text] = answer.as_array().unwrap().as_slice() else { panic!("one text") };
    let first = &text["mentions"][0];
    assert_eq!((&first["text"], &first["skill"]["id"]), (&"Python".into(), &"python".into()));
    assert_eq!((&first["place"]["line"], &first["place"]["column"]), (&2.into(), &17.into()));
    assert_eq!(first["one_of"], serde_json::json!([]));
    assert_eq!(text["mentions"][1]["one_of"], serde_json::json!([3]));
    assert_eq!(text["passed_over"][0]["because"], "the sentence takes it back");
    assert_eq!(text["asks"]["preferred"], serde_json::json!(["Kubernetes"]));
}

#[test]
fn postings_are_explained_one_by_one() {
    let line = |id: usize| POSTING.replace("\"p1\"", &format!("\"p{id}\"")) + "\n";
    let many: String = (1..=12).map(line).collect();
    let site =
        Site::new().file("jobs.jsonl", many).file("broken.jsonl", format!("{}{{\n", line(1)));
    let path = |name: &str| site.root.join(name).to_str().unwrap().to_owned();
    let whole = run(&["explain-text", &path("jobs.jsonl")], b"");
    assert_eq!(whole.code, 0);
    assert_eq!(
        whole.errors,
        "note: the first 10 of 12 postings are explained; name one with --posting ID\n"
    );
    assert_eq!(whole.output.matches("\nData engineer\nAcme, jobs.jsonl, line ").count(), 9);
    let one = run(&["explain-text", &path("jobs.jsonl"), "--posting", "p12"], b"");
    assert_eq!((one.code, one.errors.as_str()), (0, ""));
    assert!(one.output.starts_with("Data engineer\nAcme, jobs.jsonl, line 12\n"), "{}", one.output);
    assert!(one.output.contains("\nTitle\n"), "{}", one.output);
    let none = run(&["explain-text", &path("jobs.jsonl"), "--posting", "p122"], b"");
    assert_eq!((none.code, none.output.as_str()), (2, ""));
    assert!(none.errors.contains("there is no posting p122"), "{}", none.errors);
    assert!(none.errors.contains("did you mean p12?"), "{}", none.errors);
    let broken = run(&["explain-text", &path("broken.jsonl")], b"");
    assert_eq!(broken.code, 1);
    assert!(broken.errors.contains("error[broken-json]"), "{}", broken.errors);
    assert!(broken.output.starts_with("Data engineer\n"), "{}", broken.output);
}

#[test]
fn a_file_without_text_is_refused() {
    let site = Site::new().file("cv.pdf", "%PDF-1.7 Python").file("cv.docx", "PK\x03\x04 Python");
    for (name, wanted) in [("cv.pdf", "cv.pdf is a PDF"), ("cv.docx", "cv.docx is a zip archive")] {
        let run = run(&["explain-text", site.root.join(name).to_str().unwrap()], b"");
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{name}");
        assert!(run.errors.contains(wanted), "{}", run.errors);
        assert!(run.errors.contains("pdftotext"), "{}", run.errors);
    }
    let piped = run(&["explain-text", "-"], b"%PDF-1.7 Python");
    assert_eq!((piped.code, piped.output.as_str()), (2, ""));
    assert!(piped.errors.contains("standard input is a PDF"), "{}", piped.errors);
}

#[test]
fn what_is_no_file_of_postings_is_text() {
    let site =
        Site::new().file("notes.json", "{\"note\": \"We use Python and Docker in our team.\"}");
    let path = site.root.join("notes.json");
    let run = run(&["explain-text", path.to_str().unwrap()], b"");
    assert_eq!(run.code, 0);
    assert!(run.errors.contains("no postings were recognised"), "{}", run.errors);
    assert!(run.output.contains("[1 Python]"), "{}", run.output);
}

#[test]
fn the_encoding_of_a_text_is_said_and_is_no_fault() {
    let utf16: Vec<u8> =
        "\u{feff}Must have Python.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, said) in [
        (b"Must have Python.".to_vec(), ""),
        (b"\xef\xbb\xbfMust have Python.".to_vec(), "warning[byte-order-mark]"),
        (b"Must have Python f\xfcr alle.".to_vec(), "read as Windows-1252"),
        (utf16, "read as UTF-16LE"),
    ] {
        let run = run(&["explain-text", "-"], &bytes);
        assert_eq!((run.code, run.errors.is_empty()), (0, said.is_empty()), "{}", run.errors);
        assert!(run.errors.contains(said), "{}", run.errors);
        assert!(!run.errors.contains("unknown-format"), "{}", run.errors);
        assert!(run.output.contains("Python"), "{}", run.output);
    }
}

#[test]
fn own_skills_of_a_site_and_of_files_count() {
    let own = "[[skill]]\nid = \"acme-flow\"\nlabel = \"Acme Flow\"\nkind = \"platform\"\n";
    let bad = "[[skill]]\nid = \"pythn\"\nhours = 3\n";
    let site = Site::small().file("content/skills/own.toml", own).file("bad.toml", bad);
    let root = site.root.to_str().unwrap();
    let bad = site.root.join("bad.toml");
    let text = "You must have Acme Flow.";
    assert!(explain(text, &[]).output.contains("no mention"));
    let found = explain(text, &["--root", root]);
    assert_eq!((found.code, found.errors.as_str()), (0, ""));
    assert!(found.output.contains("[1 Acme Flow]"), "{}", found.output);
    let faulty = explain(text, &["--root", root, "--skills", bad.to_str().unwrap()]);
    assert_eq!(faulty.code, 1);
    assert!(faulty.output.contains("[1 Acme Flow]"), "{}", faulty.output);
    assert!(faulty.errors.contains("did you mean `python`?"), "{}", faulty.errors);
    let nowhere = explain(text, &["--root", "no/such/place"]);
    assert_eq!((nowhere.code, nowhere.output.as_str()), (2, ""));
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let site = Site::new().file("a.txt", TEXT);
    let path = |name: &str| site.root.join(name).to_str().unwrap().to_owned();
    for arguments in [
        vec!["explain-text".to_owned(), path("absent.txt")],
        vec!["explain-text".to_owned(), path("")],
        vec![
            "explain-text".to_owned(),
            path("a.txt"),
            "--html".to_owned(),
            path("no/such/page.html"),
        ],
        vec!["explain-text".to_owned(), path("a.txt"), "--html".to_owned(), path("a.txt")],
        vec!["explain-text".to_owned(), path("a.txt"), "--skills".to_owned(), path("absent.toml")],
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = run(&arguments, b"");
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.starts_with("error: "), "{arguments:?}: {}", run.errors);
    }
    assert_eq!(fs::read_to_string(path("a.txt")).unwrap(), TEXT);
    let folder = path("");
    assert_eq!(
        run(&["explain-text", &folder], b"").errors,
        format!(
            "error: {folder} is a folder; expected a file: plain text, HTML or Markdown, or a file \
             of postings\n"
        )
    );
}

#[test]
fn a_page_is_written_and_stands_alone() {
    let site = Site::new().file("a.txt", TEXT);
    let (text, page) = (site.root.join("a.txt"), site.root.join("why.html"));
    let run = run(&["explain-text", text.to_str().unwrap(), "--html", page.to_str().unwrap()], b"");
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert_eq!(
        run.output,
        "a.txt: 4 mentions of 4 skills; 3 places look like a skill and are not counted\n"
    );
    // A newer page takes the place of an older one, and of nothing else.
    let arguments = ["explain-text", text.to_str().unwrap(), "--html"];
    let again = |to: &std::path::Path| {
        super::fixture::run(&[&arguments[..], &[to.to_str().unwrap()]].concat(), b"")
    };
    assert_eq!(again(&page).code, 0);
    site.put("mine.html", "<p>My own page");
    let refused = again(&site.root.join("mine.html"));
    assert_eq!(refused.code, 2);
    assert!(refused.errors.contains("is no page that explain-text wrote"), "{}", refused.errors);
    assert_eq!(fs::read_to_string(site.root.join("mine.html")).unwrap(), "<p>My own page");
    let page = fs::read_to_string(page).unwrap();
    // Where the file lay is not on the page, which may be passed on.
    assert!(!page.contains(site.root.to_str().unwrap()));
    for outward in ["<script", "<link rel=\"stylesheet\"", "http://", "https://", "url("] {
        assert!(!page.contains(outward), "{outward}");
    }
}

/// Text of which nothing may become markup, in every place that a page shows.
const HOSTILE: &str = "x\" onmouseover=\"alert(1) <script>alert(1)</script> </style><img src=x onerror=alert(1)> {{7*7}} & ' \u{202e}\u{1b}[31m";

#[test]
fn nothing_of_a_text_becomes_markup() {
    let posting = serde_json::json!({
        "id": HOSTILE,
        "title": format!("Python {HOSTILE}"),
        "company": HOSTILE,
        "description": format!("Must have Python.{HOSTILE} &lt;script&gt;alert(2)&lt;/script&gt;\nBenefits {HOSTILE}:\n- Java-{HOSTILE}"),
        "url": "https://example.org/1",
    });
    let label = HOSTILE.replace(['\u{202e}', '\u{1b}'], "");
    let own = format!(
        "[[skill]]\nid = \"own\"\nlabel = {}\nkind = \"soft\"\naliases = [\"Must\"]\n",
        Value::from(label)
    );
    let site = Site::new().file("<b>.jsonl", posting.to_string()).file("own.toml", own);
    let (file, own) = (site.root.join("<b>.jsonl"), site.root.join("own.toml"));
    let arguments = ["explain-text", file.to_str().unwrap(), "--skills", own.to_str().unwrap()];
    let page = run(&[&arguments[..], &["--html", "-"]].concat(), b"");
    assert_eq!(page.code, 0, "{}", page.errors);
    assert!(page.output.contains("&#60;b&#62;.jsonl") || page.output.contains("&lt;b&gt;.jsonl"));
    for markup in
        ["<script", "<img", "<b>.", "\" onmouseover", "</style><", "\u{202e}", "\u{1b}", " 49"]
    {
        assert!(!page.output.contains(markup), "{markup}");
    }
    assert_eq!(page.output.matches("</style>").count(), 1);
    for output in ["text", "json"] {
        let shown = run(&[&arguments[..], &["--output", output]].concat(), b"");
        let bad = shown.output.chars().find(|c| *c == '\u{202e}' || (*c != '\n' && c.is_control()));
        assert_eq!(bad, None, "{:?}", shown.output);
    }
}

#[test]
fn a_long_text_is_cut_and_a_long_line_and_list_are_explained() {
    let run = explain(&"A line without anything in it.\n".repeat(40_000), &[]);
    assert_eq!(run.code, 0);
    assert_eq!(run.errors, "note: only the first 1024 KiB of the text are explained\n");
    let list = format!("Experience with {}Java", "AWS, GCP or Azure or ".repeat(500));
    for arguments in [&[][..], &["--html", "-"], &["--output", "json"]] {
        let run = explain(&list, arguments);
        assert_eq!(run.code, 0);
        // Each mention names a few others of its list, not all.
        assert!(run.output.len() < 1_000_000, "{}", run.output.len());
    }
}

#[test]
fn colours_are_for_terminals_only() {
    let site = Site::new().file("a.txt", TEXT);
    for (variable, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("COLUMNS", "40")] {
        let mut command = program();
        command.args(["explain-text", "a.txt"]).env(variable, value).current_dir(&site.root);
        let done = command.output().unwrap();
        assert!(done.status.success());
        let shown = String::from_utf8(done.stdout).unwrap();
        assert!(!shown.contains('\u{1b}'), "{shown}");
        assert_eq!(
            shown,
            run(&["explain-text", site.root.join("a.txt").to_str().unwrap()], b"").output
        );
    }
}
