//! `mine`: one answer per readable line, offsets in characters.

use super::fixture::run;
use serde_json::Value;

/// The first span of the only answer.
fn span(text: &str) -> (Value, usize, usize) {
    let line = serde_json::json!({"id": "x", "text": text}).to_string();
    let run = run(&["mine"], line.as_bytes());
    assert_eq!(run.code, 0, "{}", run.errors);
    let answer: Value = serde_json::from_str(&run.output).unwrap();
    let span = &answer["spans"][0];
    let number = |key: &str| span[key].as_u64().unwrap() as usize;
    (span["skill"].clone(), number("start"), number("end"))
}

#[test]
fn offsets_count_characters_not_bytes_or_clusters() {
    for before in ["", "🦀🦀 ", "e\u{301}te\u{301}: ", "👩‍👩‍👧 ", "日本語、", "\u{feff}"]
    {
        let text = format!("{before}Must have PostgreSQL.");
        let (skill, start, end) = span(&text);
        assert_eq!(skill, "PostgreSQL", "{text}");
        let found: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(found, "PostgreSQL", "{text}");
    }
}

#[test]
fn a_bad_line_is_named_and_the_others_are_answered() {
    let input = b"{\"id\":\"1\",\"text\":\"Python\"}\n{\"id\":\n\n{\"text\":\"no id\"}\n[]\n{\"id\":\"2\",\"text\":\"Python\"}";
    let run = run(&["mine"], input);
    assert_eq!(run.code, 1);
    let ids: Vec<Value> = run
        .output
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, ["1", "2"]);
    let places: Vec<&str> =
        run.errors.lines().map(|line| line.split(": error[bad-line]: ").next().unwrap()).collect();
    assert_eq!(places.len(), 3, "{}", run.errors);
    for (place, line) in places.iter().zip([2, 4, 5]) {
        assert!(place.starts_with(&format!("standard input:{line}:")), "{place}");
    }
}

#[test]
fn a_bad_line_is_explained_in_plain_words_at_its_place() {
    for (line, place, problem) in [
        (r#"[]"#, 1, "the line is a list"),
        (r#"["1", "Python"]"#, 1, "the line is a list"),
        (r#"  "Python""#, 3, "the line is a string"),
        (r#"{}"#, 1, "the object has neither \"id\" nor \"text\""),
        (r#"{"text": "Python"}"#, 1, "the object has no \"id\""),
        (r#" {"id": "1", "body": "Python"}"#, 2, "the object has no \"text\""),
        (r#"{"id": "é", "text": 12}"#, 21, "the text is a number"),
        (r#"{"id": "1", "description": null}"#, 28, "the text is null"),
        (r#"{"id": "1", "text": ["Python"]}"#, 21, "the text is a list"),
        (r#"{"id": "1", "text": "a", "text": "b"}"#, 31, "the text is given twice"),
        (r#"{"id": "1", "id": "2", "text": "b"}"#, 16, "the id is given twice"),
        (r#"{"id": "1", "text": "Pyth"#, 25, "the line ends inside a value"),
        (r#"{"id": "1", "text": "a"} {"id": "2"}"#, 26, "something follows the value"),
        (r#"{"id": "é" "text": "a"}"#, 12, "no comma between two members of an object"),
        (r#"{"id": "1", text: "a"}"#, 13, "a key without quotes"),
        (r#"{"id": "1", "text": "\ud8zz"}"#, 27, "an unknown escape in text"),
        (r#"id,text"#, 1, "the line is no JSON object"),
    ] {
        let run = run(&["mine"], format!("\n{line}\n").as_bytes());
        assert_eq!((run.code, run.output.as_str()), (1, ""), "{line}");
        let expected = "expected an object with an \"id\" and a string \"text\"";
        assert_eq!(
            run.errors,
            format!("standard input:2:{place}: error[bad-line]: {problem}; {expected}\n")
        );
    }
    let deep = format!("{{\"id\": {}", "[".repeat(200));
    let run = run(&["mine"], deep.as_bytes());
    assert!(run.errors.contains("nested too deep"), "{}", run.errors);
}

#[test]
fn half_a_character_in_an_escape_is_one_replacement_character() {
    let line = r#"{"id": "\ud83d", "text": "\ud83d\ud83d\ude00\udc00 Must have Python."}"#;
    let run = run(&["mine"], line.as_bytes());
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    // Of the three characters before the space the middle one is whole; the id is as it came.
    assert!(
        run.output.starts_with(r#"{"id":"\ud83d","spans":[{"start":14,"end":20,"#),
        "{}",
        run.output
    );
}

#[test]
fn a_file_as_argument_is_answered_with_how_to_give_it() {
    let stray = run(&["mine", "texts.jsonl"], b"");
    assert_eq!((stray.code, stray.output.as_str()), (2, ""));
    assert_eq!(stray.errors, "error: mine reads standard input: careerdash mine < texts.jsonl\n");
    let line = b"{\"id\": 1, \"text\": \"Must have Python.\"}";
    assert_eq!(run(&["mine", "-"], line).output, run(&["mine"], line).output);
}

#[test]
fn broken_utf_8_and_a_byte_order_mark_are_read() {
    let run = run(&["mine"], b"\xef\xbb\xbf{\"id\":\"1\",\"text\":\"\xff\xfe Python\"}\r\n");
    assert_eq!(run.code, 0, "{}", run.errors);
    let answer: Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(answer["spans"][0]["start"], 3);
}

#[test]
fn nothing_in_nothing_out() {
    let run = run(&["mine"], b"");
    assert_eq!((run.code, run.output.as_str(), run.errors.as_str()), (0, "", ""));
}

#[test]
fn what_a_bad_line_holds_never_reaches_the_terminal() {
    let run = run(&["mine"], b"{\"id\": \"1\", \"text\": \"\x1b[31m\x07\"}\n\x1b]0;x\x07\n");
    assert_eq!(run.code, 1);
    assert!(run.errors.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", run.errors);
}

#[test]
fn ids_come_back_as_they_are_and_threads_change_nothing() {
    let lines: String = (0..100)
        .map(|number| {
            format!("{{\"text\": \"{}Must have Go.\", \"id\": {number}}}\n", "é ".repeat(number))
        })
        .collect();
    let one = run(&["mine", "--threads", "1"], lines.as_bytes());
    let four = run(&["mine", "--threads", "4"], lines.as_bytes());
    assert_eq!(one.output, four.output);
    let ids: Vec<Value> = one
        .output
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, (0..100).map(Value::from).collect::<Vec<_>>());
}
