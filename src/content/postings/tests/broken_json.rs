//! JSON with a fault somewhere: what is certain is read.

use super::{problems, read, titles};
use proptest::prelude::*;

fn hint(text: &str) -> String {
    let file = read(text);
    let problem = file.diagnostics.iter().next().unwrap();
    problem.hint.clone().unwrap_or_default()
}

#[test]
fn records_before_and_behind_a_fault_are_read() {
    for (text, read_titles, place) in [
        // A slip that leaves quotes and brackets in step, on one line and on several.
        (
            r#"{"n":3,"jobs":[{"title":"A","text":"a"},{"title":"B","text":},{"title":"C","text":"c"}]}"#,
            vec!["A", "C"],
            "1:61",
        ),
        (
            "[{\"title\":\"A\",\"text\":\"a\"},\n{\"title\" \"B\"},\n{\"title\":\"C\",\"text\":\"c\"}]",
            vec!["A", "C"],
            "2:10",
        ),
        // Quotes inside a text.
        (
            r#"{"jobs":[{"title":"A","text":"a "quoted" word"},{"title":"B","text":"b"}]}"#,
            vec!["B"],
            "1:34",
        ),
        // A quote is missing: from there on, texts and all else change places.
        (
            "{\"jobs\": [\n  {\"title\": \"A\", \"text\": \"a\"},\n  {\"title\": \"B, \"text\": \"b\"},\n  {\"title\": \"C\", \"text\": \"c\"},\n  {\"title\": \"D\", \"text\": \"d\"}\n]}",
            vec!["A", "C", "D"],
            "3:18",
        ),
        (
            "[\n  {\n    \"title\": \"A,\n    \"text\": \"a\"\n  },\n  {\n    \"title\": \"B\",\n    \"place\": {\n      \"title\": \"no record\"\n    },\n    \"text\": \"b\"\n  }\n]",
            vec!["B"],
            "3:16",
        ),
        // A bracket is missing.
        (
            "[\n{\"title\":\"A\",\"text\":\"a\",\n{\"title\":\"B\",\"text\":\"b\"},\n{\"title\":\"C\",\"text\":\"c\"}\n]",
            vec!["B", "C"],
            "3:1",
        ),
        // The file ends early.
        ("{\"jobs\": [{\"title\":\"A\",\"text\":\"a\"}, {\"title\":\"B\",\"te", vec!["A"], "1:52"),
        // A comma is missing or too many.
        (
            "[{\"title\":\"A\",\"text\":\"a\"} {\"title\":\"B\",\"text\":\"b\"}]",
            vec!["A", "B"],
            "1:27",
        ),
        ("[{\"title\":\"A\",\"text\":\"a\"},]", vec!["A"], "1:27"),
        // The fault is in what stands beside the list.
        ("{\"mean\": NaN, \"results\": [{\"title\":\"A\",\"text\":\"a\"}]}", vec!["A"], "1:10"),
        // Two pages in one file.
        (
            "{\n\"jobs\": [{\"title\":\"A\",\"text\":\"a\"}]}\n{\n\"jobs\": [{\"title\":\"B\",\"text\":\"b\"}]}",
            vec!["A", "B"],
            "3:1",
        ),
    ] {
        let file = read(text);
        assert_eq!(titles(&file), read_titles, "{text}");
        let found = problems(&file);
        assert!(found[0].starts_with(&format!("broken-json {place} ")), "{text}: {found:?}");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
}

#[test]
fn a_broken_record_counts_as_one() {
    let file = read(r#"[{"title":"A","text":"a"},{"title":"B","text":},{"title":"C","text":"c"}]"#);
    assert_eq!((file.read, file.postings.len()), (3, 2));
    assert_eq!(
        file.diagnostics.iter().next().unwrap().hint.as_deref(),
        Some("records read: 1 before it, 1 behind it")
    );
}

#[test]
fn two_faults_are_both_said() {
    let file = read(
        "[\n{\"title\":\"A,\"text\":\"a\"},\n{\"title\":\"B\",\"text\":\"b\"},\n{\"title\":\"C\",,\"text\":\"c\"},\n{\"title\":\"D\",\"text\":\"d\"}\n]",
    );
    assert_eq!(titles(&file), ["B", "D"]);
    assert_eq!(file.read, 4);
    let found = problems(&file);
    assert!(found[0].starts_with("broken-json 2:14 "), "{found:?}");
    assert!(found[1].starts_with("broken-json 4:14 "), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn without_line_breaks_a_missing_quote_hides_what_follows() {
    let file =
        read(r#"[{"title":"A","text":"a"},{"title":"B,"text":"b"},{"title":"C","text":"c"}]"#);
    assert_eq!(titles(&file), ["A"]);
    assert!(file.diagnostics.has_errors());
}

#[test]
fn the_commonest_slips_get_a_hint() {
    for (text, expected) in [
        (r#"{"title": "A", "salary": NaN}"#, "where there is no value, write `null`"),
        (r#"{"title": "A", "remote": True}"#, "write `true` and `false` in small letters"),
        (r#"{"title": "A", "salary": None}"#, "where there is no value, write `null`"),
        (r#"{'title': 'A'}"#, "double quotes"),
        (r#"{"title": "A",}"#, "delete the comma before it"),
        ("{\"title\": \"A\nB\"}", "write a line break inside a text as `\\n`"),
        ("{\"title\": \"A\tB\"}", "and a tab as `\\t`"),
        ("{\"title\": \"A\" // the role\n}", "JSON has no comments"),
        (r#"{&quot;title&quot;: 1}"#, "write `\"` for `&quot;`"),
    ] {
        assert!(hint(text).contains(expected), "{text}: {}", hint(text));
    }
}

#[test]
fn lines_that_end_with_commas_are_read_and_said_once() {
    let file = read(
        "{\"title\":\"A\",\"text\":\"a\"},\n{\"title\":\"B\",\"text\":\"b\"} ,\n{\"title\":\"C\",\"text\":{}},\n{\"title\":\"D\",\"text\":\"d\"}",
    );
    assert_eq!(titles(&file), ["A", "B", "C", "D"]);
    assert_eq!(
        problems(&file),
        [
            "trailing-comma 1:25  a comma stands behind the object of a line, here and in 2 more lines",
            "unexpected-type 3:21 /text `text` is an object and is ignored",
        ]
    );
    assert!(
        hint("{\"title\":\"A\",\"text\":\"a\"},\n{\"title\":\"B\",\"text\":\"b\"}")
            .contains("delete the commas")
    );
}

#[test]
fn a_document_of_one_object_per_line_is_no_json_lines() {
    for text in [
        "{\"jobs\": [\n{\"title\":\"A\",\"text\":\"a\"},\n{\"title\":\"B\",\"text\":\"b\"},\n{\"title\":\"C\",\"text\":\"c\"}\n]}",
        "{\"meta\": {},\n\"jobs\": [\n{\"title\":\"A\",\"text\":\"a\"},\n{\"title\":\"B\",\"text\":\"b\"},\n{\"title\":\"C\",\"text\":\"c\"}\n]}",
    ] {
        let file = read(text);
        assert_eq!((titles(&file), problems(&file)), (vec!["A", "B", "C"], vec![]), "{text}");
    }
}

proptest! {
    /// Cutting, doubling or changing a byte of a file never loses more than the records it touches
    /// when each stands on a line of its own.
    #[test]
    fn a_fault_costs_the_record_it_is_in(
        at in any::<prop::sample::Index>(),
        byte in prop::sample::select(&b"\"{}[],:\\x0 \n"[..]),
        how in 0..3,
    ) {
        let lines: Vec<String> = (0..6)
            .map(|n| format!("  {{\"title\": \"T{n}\", \"place\": {{\"a\": [1, 2]}}, \"text\": \"about {n}\"}}"))
            .collect();
        let whole = format!("{{\"jobs\": [\n{}\n]}}\n", lines.join(",\n"));
        // A change inside the third record.
        let start = whole.find("  {\"title\": \"T2\"").unwrap();
        let place = start + 3 + at.index(lines[2].len() - 4);
        let mut bytes = whole.into_bytes();
        match how {
            0 => drop(bytes.remove(place)),
            1 => bytes.insert(place, byte),
            _ => bytes[place] = byte,
        }
        let text = String::from_utf8(bytes).unwrap();
        let file = read(&text);
        let found = titles(&file);
        for kept in ["T0", "T1", "T3", "T4", "T5"] {
            prop_assert!(found.contains(&kept), "{kept} of {found:?} in {text}");
        }
    }

    #[test]
    fn no_broken_json_panics(text in r#"[\[\]{},:"a1\\ \n]{0,80}"#) {
        read(&text);
        read(&format!("{{\"jobs\":[{text}"));
        read(&format!("[{{\"title\":\"A\",\"text\":\"a\"}},{text}"));
    }
}

#[test]
fn hostile_documents_take_linear_time() {
    for part in
        ["{", "[", "{\"a\":[", "[{\"a\":1},", "\"", "]", "{\"id\":[\n", "}{", "\n{\"a\"", "\\\""]
    {
        for start in ["", "{\"jobs\":[", "[\n{\"a\",},\n"] {
            let text = format!("{start}{}", part.repeat(20_000));
            let started = std::time::Instant::now();
            read(&text);
            let took = started.elapsed();
            assert!(took < std::time::Duration::from_secs(10), "{start} {part} took {took:?}");
        }
    }
}
