//! What `docs/sample-report-compared.md` quotes is what the program says.

use super::fixture::run;
use std::path::Path;

#[test]
fn the_quoted_words_stand_in_the_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(root.join("docs/sample-report-compared.md")).unwrap();
    let (_, table) = document.split_once("## Section by section").unwrap();
    let run = run(&["report", "santana-mena", "--root", root.to_str().unwrap()], b"");
    let report = run.output;
    let mut quotes = 0;
    for quoted in table.split('“').skip(1) {
        let words = quoted.split('”').next().unwrap().replace("\\|", "|");
        assert!(report.contains(&words), "the report does not say: {words}");
        quotes += 1;
    }
    assert!(quotes >= 14, "{quotes} quotes");
}
