//! `explain`: whole outputs, exit codes, and what it says when there is nothing to explain.

use super::fixture::{RESUME, Run, Site, program, run_on};
use careerdash::explanation::Screen;

/// Three employers; a list of which one is enough, conditions, and nothing but a wish.
const POSTINGS: &str = r#"{"id":"p1","title":"Data engineer","company":"Acme","url":"https://example.org/p1","description":"Requirements:\n- Must have Python and SQL.\n- Experience with Go or Rust.\n- 10+ years of Python.\n- A bachelor's degree in physics.\n- Fluent German.\nNice to have:\n- Docker."}
{"id":"p2","title":"Data engineer","company":"Beta","description":"Requirements:\n- You must know Python and SQL very well."}
{"id":"p3","title":"Engineer","company":"Gamma","description":"Requirements:\n- Must have Python for our daily work with reports."}
{"id":"p4","title":"Engineer","company":"Gamma","description":"Requirements:\n- Docker would be a plus for this fine job of ours."}
{"id":"p5","title":"Chef","company":"Delta","description":"Requirements:\n- Must have Python and a good heart for guests."}
"#;

const MARKET: &str = "title = \"Data engineer\"\n[titles]\nexclude = [\"chef\"]\n";

fn site() -> Site {
    Site::new().file("content/markets/dev/market.toml", MARKET).profile("ada.json", RESUME).market(
        "dev",
        "2026-11-15.jsonl",
        POSTINGS,
    )
}

fn explained(site: &Site, arguments: &[&str]) -> String {
    let call: Vec<&str> = ["explain", "ada"].iter().chain(arguments).copied().collect();
    let Run { code, output, errors } = site.run(&call);
    assert_eq!((code, errors.as_str()), (0, ""), "{arguments:?}");
    output
}

#[test]
fn a_gap_is_traced_from_its_sentences_to_its_place_in_the_plan() {
    insta::assert_snapshot!("a_gap", explained(&site(), &["sql"]));
}

#[test]
fn a_strength_is_traced_to_the_lines_of_the_resume() {
    insta::assert_snapshot!("a_strength", explained(&site(), &["Python"]));
}

#[test]
fn a_posting_is_told_requirement_by_requirement() {
    insta::assert_snapshot!("a_posting", explained(&site(), &["--posting", "p1"]));
}

#[test]
fn postings_without_requirements_and_met_ones_say_so() {
    let site = site();
    let met = explained(&site, &["--posting", "p3"]);
    assert!(met.contains("Fully met: 1 requirement, every one met."), "{met}");
    let wish = explained(&site, &["--posting", "p4"]);
    assert!(wish.contains("requires no skill of the catalogue, so it is not counted"), "{wish}");
}

#[test]
fn a_skill_that_nobody_asks_for_or_shows_has_a_true_answer() {
    let site = site();
    let text = explained(&site, &["COBOL"]);
    assert!(text.starts_with("COBOL (language): missing, not asked\n"), "{text}");
    assert!(text.contains("No posting names it: 0 of 4 readable postings."), "{text}");
    assert!(!text.contains("Gap") && !text.contains("Plan") && !text.contains("Tier"), "{text}");
}

#[test]
fn an_id_a_name_and_an_alias_mean_the_same_skill() {
    let site = site().market(
        "dev",
        "2026-11-14.jsonl",
        r#"{"id":"k","title":"Engineer","company":"Zeta","description":"Requirements: must have Kubernetes and Helm for our clusters."}"#,
    );
    let by_id = explained(&site, &["kubernetes"]);
    assert_eq!(by_id, explained(&site, &["Kubernetes"]));
    assert_eq!(by_id, explained(&site, &["k8s"]));
    assert!(by_id.contains("content/markets/dev/2026-11-14.jsonl:1"), "{by_id}");
}

#[test]
fn what_cannot_be_explained_is_said_with_the_nearest() {
    let site = site().file("content/markets/ops/market.toml", "title = \"Operations\"\n").market(
        "ops",
        "2026-11-15.jsonl",
        r#"{"id":"o1","title":"Engineer","company":"Zeta","description":"Requirements: must have Linux and Bash."}"#,
    );
    for (arguments, wanted) in [
        (["ada", "Pythn", "--market", "dev"].as_slice(), "no skill Pythn; did you mean Python?"),
        (&["ada", "qqqqq", "--market", "dev"], "the catalogue has no skill qqqqq\n"),
        (&["ada", "sql"], "ada aims at several markets: add --market with one of dev, ops"),
        (&["ada", "sql", "--market", "dve"], "did you mean dev?"),
        (&["adda", "sql"], "did you mean `ada`?"),
        (&["ada", "--posting", "p11", "--market", "dev"], "did you mean p1?"),
        (
            &["ada", "--posting", "p5", "--market", "dev"],
            "the one read from content/markets/dev/2026-11-15.jsonl:5 was left out by the title",
        ),
        (&["ada"], "<SKILL>"),
        (&["ada", "sql", "--posting", "p1"], "cannot be used with"),
    ] {
        let call: Vec<&str> = ["explain"].iter().chain(arguments).copied().collect();
        let run = site.run(&call);
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains(wanted), "{arguments:?}: {}", run.errors);
    }
}

#[test]
fn problems_of_the_content_are_told_and_give_1() {
    let site = site().profile("bo.json", "{");
    assert_eq!(site.run(&["explain", "ada", "sql"]).code, 0, "other profiles are not read");
    site.put("content/skills/own.toml", "[[skill]]\nid = 7\n");
    let run = site.run(&["explain", "ada", "sql"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(run.output.starts_with("SQL (language): "), "{}", run.output);
    assert!(run.errors.contains("content/skills/own.toml"), "{}", run.errors);
}

#[test]
fn a_private_profile_is_not_explained() {
    let private = RESUME.replacen('{', r#"{"career":{"visibility":"private"},"#, 1);
    let site = site().profile("ada.json", &private);
    for call in [["explain", "ada", "sql"].as_slice(), &["explain", "ada", "--posting", "p1"]] {
        let run = site.run(call);
        assert_eq!((run.code, run.output.as_str()), (2, ""));
        assert!(run.errors.contains("ada is private"), "{}", run.errors);
    }
}

#[test]
fn lines_fit_the_screen_and_nothing_can_steer_it() {
    let hostile = r#"{"id":"h","title":"Engineer \u001b[2J","company":"Ev\u0007il \u202eGmbH","description":"Requirements:\n- Must have Python\u001b]0;x\u0007 and SQL and a very long sentence that goes on and on for a while."}"#;
    let resume = RESUME.replace("Wrote Python", "Wrote\\u001b[31m Python");
    let site = Site::new().profile("ada.json", &resume).market("dev", "2026-11-15.jsonl", hostile);
    let root = site.root.to_str().unwrap();
    for what in [["sql"].as_slice(), &["python"], &["--posting", "h"]] {
        let call: Vec<&str> =
            ["explain", "ada"].iter().chain(what).chain(&["--root", root]).copied().collect();
        let plain = run_on(&call, Screen { width: 40, color: false });
        assert_eq!(plain.code, 0, "{}", plain.errors);
        for line in plain.output.lines() {
            let words = line.split_whitespace().count();
            assert!(line.chars().count() <= 40 || words == 1, "{line}");
            let steers = |c: char| c.is_control() || c == '\u{202e}';
            assert!(!line.chars().any(steers), "{line:?}");
        }
        let colored = run_on(&call, Screen { width: 40, color: true });
        let without: String = strip(&colored.output);
        assert_eq!(without, plain.output, "colours change nothing but the colour");
        assert_ne!(colored.output, plain.output);
    }
}

/// Text without the colours that the program itself sets.
fn strip(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').unwrap().1)
}

#[test]
fn a_pipe_gets_no_colours() {
    let site = site();
    let mut command = program();
    command.args(["explain", "ada", "sql"]).current_dir(&site.root).env("TERM", "xterm");
    let done = command.output().unwrap();
    assert!(done.status.success() && !done.stdout.contains(&0x1b));
}

#[test]
fn the_page_leads_to_the_same_derivation() {
    let site = site().build();
    let dashboard = site.page("candidates/ada/dev/index.html");
    let text = explained(&site, &["sql"]);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(dashboard.contains("href=\"evidence/index.html#why-sql\""), "{dashboard}");
    let page = site.page("candidates/ada/dev/evidence/index.html");
    let row = &page[page.find("id=\"why-sql\"").unwrap()..];
    let row = &row[..row.find("</section>").unwrap()];
    for told in [
        "required by at least half of the postings of a market of fewer than 30 postings",
        "other tier, named in 2 of 4, required in 2 of 4, 2 employers; evidence level 0, not in \
         the résumé",
        "With fewer than 10 readable postings every skill is other, because no share can be told.",
        "4 readable postings",
        "Level 0, not in the résumé: no text of the profile names it or implies it.",
    ] {
        assert!(row.contains(told), "{told}\n{row}");
        assert!(words.contains(told) || words.contains(&sentence(told)), "{told}\n{words}");
    }
    assert!(row.contains("Alone completes") && row.contains("Beta, Data engineer"), "{row}");
}

fn sentence(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

#[test]
fn a_posting_that_is_not_there_is_told_where_ids_stand() {
    let site = site();
    for (asked, wanted) in [
        ("p11", "did you mean p1?"),
        ("beta", "(Data engineer, Beta)?"),
        ("nothing like it", "ids stand in market.json beside the page of the market"),
    ] {
        let run = site.run(&["explain", "ada", "--posting", asked]);
        assert_eq!((run.code, run.output.as_str()), (2, ""));
        assert!(run.errors.contains(wanted), "{asked}: {}", run.errors);
    }
}

#[test]
fn a_market_of_which_nothing_is_left_is_told_as_that() {
    let site = site().file(
        "content/markets/dev/market.toml",
        "title = \"Astronaut\"\n[titles]\ninclude = [\"astronaut\"]\n",
    );
    let Run { code, output: text, errors } = site.run(&["explain", "ada", "python"]);
    assert_eq!(code, 0);
    assert!(errors.starts_with("1 warning in the content (titles-leave-few)"), "{errors}");
    assert!(text.starts_with("Python (language): have, not asked\n"), "{text}");
    assert!(text.contains("There is no readable posting, so nothing can be counted."), "{text}");
    assert!(text.contains("No posting names it: 0 of 0 readable postings."), "{text}");
    assert!(text.contains("content/profiles/ada.json:1 /work/0/highlights/0"), "{text}");
    let run = site.run(&["explain", "ada", "--posting", "p1"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("p1 is none of the 0 distinct postings"), "{}", run.errors);
    assert!(run.errors.contains("2026-11-15.jsonl:1 was left out"), "{}", run.errors);
}
