//! `report --what-if`: whole outputs, several sets, and what cannot be tried.

use super::fixture::{RESUME, Run, Site, run};

const POSTINGS: &str = r#"{"id":"p1","title":"Data engineer","company":"Acme","description":"Requirements:\n- Must have Python and SQL.\n- Experience with Kubernetes."}
{"id":"p2","title":"Data engineer","company":"Beta","description":"Requirements:\n- You must know Python and SQL very well."}
{"id":"p3","title":"Engineer","company":"Gamma","description":"Requirements:\n- Must have Python for our daily work with reports."}
{"id":"p4","title":"Engineer","company":"Delta","description":"Requirements:\n- You must know Kubernetes well for this fine job of ours."}
"#;

fn site() -> Site {
    Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", POSTINGS)
}

fn asked(site: &Site, arguments: &[&str]) -> Run {
    let call: Vec<&str> = ["report", "ada"].iter().chain(arguments).copied().collect();
    site.run(&call)
}

#[test]
fn the_match_with_a_set_is_told_with_what_comes_first() {
    let Run { code, output, errors } = asked(&site(), &["--what-if", "k8s, SQL"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    insta::assert_snapshot!("with_two_skills", output);
}

#[test]
fn sets_are_answered_one_by_one_and_lines_that_cannot_be_are_told() {
    let site = site();
    let Run { output, .. } =
        asked(&site, &["--what-if", "sql", "--what-if", "", "--output", "json"]);
    let lines: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [sql, nothing] = &lines[..] else { panic!("{output}") };
    assert_eq!(sql["completed"], serde_json::json!(["p2"]));
    assert_eq!(nothing["hours"], 0.0);
    assert_eq!(nothing["skills"], serde_json::json!([]));

    let root = site.root.to_str().unwrap();
    let call = ["report", "ada", "--what-if", "-", "--output", "json", "--root", root];
    let Run { code, output, errors } = run(&call, b"sql\npithon\nPython\nk8s,sql\n");
    assert_eq!(code, 1);
    assert_eq!(output.lines().count(), 2, "{output}");
    assert_eq!(
        errors,
        "standard input:2: error[what-if]: the catalogue has no skill pithon; \
         did you mean Python?\n\
         standard input:3: error[what-if]: Python is shown already\n"
    );
}

#[test]
fn what_is_no_gap_cannot_be_tried() {
    for (skills, reason) in [
        ("SQL,Python", "error: Python is shown already\n"),
        ("COBOL", "error: COBOL is no gap in this market\n"),
        ("Pithon", "error: the catalogue has no skill Pithon; did you mean Python?\n"),
    ] {
        let Run { code, output, errors } = asked(&site(), &["--what-if", skills]);
        assert_eq!((code, output.as_str(), errors.as_str()), (2, "", reason));
    }
}
