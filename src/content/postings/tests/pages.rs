//! Postings in saved HTML pages.

use super::{problems, read, titles};

const POSTING: &str =
    r#"{"@type":"JobPosting","title":"A","hiringOrganization":"X","description":"<p>Go</p>"}"#;

fn page(inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>x</title>{inside}</head><body><p>y</p></body></html>"
    )
}

fn script(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn scripts_are_found_however_they_are_written() {
    let second = POSTING.replace("\"A\"", "\"B\"");
    for (inside, expected) in [
        (script(POSTING), vec!["A"]),
        (script(POSTING) + &script(&second), vec!["A", "B"]),
        (script(&format!("[{POSTING}]")) + &script(&second), vec!["A", "B"]),
        (script(&format!("[{POSTING},{{\"@graph\":[{second}]}}]")), vec!["A", "B"]),
        (script(&format!("{{\"@type\":\"WebPage\",\"mainEntity\":{POSTING}}}")), vec!["A"]),
        (
            script(&format!(
                "{{\"@type\":\"ItemList\",\"itemListElement\":[{{\"@type\":\"ListItem\",\"item\":{POSTING}}},{{\"item\":{second}}}]}}"
            )),
            vec!["A", "B"],
        ),
        (script(&format!("\n<!--\n{POSTING}\n-->\n")), vec!["A"]),
        (script(&format!("<!--//--><![CDATA[//><!--\n{POSTING}\n//--><!]]>")), vec!["A"]),
        (script(&format!("/*<![CDATA[*/{POSTING};/*]]>*/")), vec!["A"]),
        (script(&format!("// <![CDATA[\n{POSTING}\n// ]]>")), vec!["A"]),
        (script("") + &script(POSTING), vec!["A"]),
        (
            format!("<script>if (a<b) document.write(\"<!-- \")</script>{}", script(POSTING)),
            vec!["A"],
        ),
        (format!("<!-- saved on Monday --><!-- <p> -->{}", script(POSTING)), vec!["A"]),
        (script(POSTING).replace("ld+json", "ld&#43;json"), vec!["A"]),
        (script(POSTING).replace("<script ", "<SCRIPT\n data-n='1' "), vec!["A"]),
    ] {
        let file = read(&page(&inside));
        assert_eq!(titles(&file), expected, "{inside}");
        assert_eq!(problems(&file), [""; 0], "{inside}");
        assert_eq!(file.read, expected.len(), "{inside}");
    }
}

#[test]
fn a_broken_script_is_said_and_the_others_are_read() {
    let file =
        read(&page(&format!("{}\n{}", script("{\"@type\": \"Organization\",}"), script(POSTING))));
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(problems(&file), ["broken-json 1:104  key must be a string"]);
}

#[test]
fn pages_without_posting_say_what_was_expected() {
    for (inside, message, hint) in [
        (
            String::new(),
            "unknown-format 1:1  no postings were recognised in an HTML page with 0 JSON-LD blocks",
            "save the page from a browser",
        ),
        (
            script(r#"{"@type":"Organization","name":"X"}"#) + &script(r#"{"@type":["WebPage"]}"#),
            "unknown-format 1:1  no postings were recognised in an HTML page with 2 JSON-LD blocks \
             (`Organization`)",
            "save the page from a browser",
        ),
        (
            format!("<!-- {} -->", script(POSTING)),
            "unknown-format 1:1  no postings were recognised in an HTML page with 0 JSON-LD blocks \
             and 1 in comments",
            "HTML comments",
        ),
        (
            "<div itemscope itemtype=\"https://schema.org/JobPosting\"><h1 itemprop=\"title\">A</h1></div>"
                .to_owned(),
            "microdata 1:77  the page describes a posting in the attributes of its text (microdata)",
            "CSV or JSON Lines",
        ),
        (
            "<div vocab=\"http://schema.org/\" typeof=\"JobPosting\">A</div>".to_owned(),
            "microdata 1:76  the page describes a posting in the attributes of its text (microdata)",
            "CSV or JSON Lines",
        ),
    ] {
        let file = read(&page(&inside));
        assert_eq!(problems(&file), [message], "{inside}");
        let problem = file.diagnostics.iter().next().unwrap();
        assert!(problem.expected.as_deref().unwrap().contains("application/ld+json"), "{inside}");
        assert!(problem.hint.as_deref().unwrap().contains(hint), "{inside}");
    }
}

#[test]
fn hostile_pages_take_linear_time() {
    for part in [
        "<script type=application/ld+json>",
        "<script",
        "<!--",
        "<!-- <script type=application/ld+json",
        "<!-- -->",
        "<script type=application/ld+json>[</script>",
        "</script",
        "<script type=application/ld+json>//",
    ] {
        let text = format!("<html>{}", part.repeat(20_000));
        let started = std::time::Instant::now();
        read(&text);
        let took = started.elapsed();
        assert!(took < std::time::Duration::from_secs(10), "{part} took {took:?}");
    }
}
