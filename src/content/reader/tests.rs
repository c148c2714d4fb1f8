//! What the cursor takes, what it reports, and where.

use super::problems::MAX_PROBLEMS;
use super::*;
use crate::content::document::{Syntax, parse};
use crate::diagnostics::{Diagnostics, Format, Source, render};

/// Reads `text` with `read` and returns what it gave and the problems in short form.
fn reading<T>(text: &str, read: impl Fn(&Cursor<'_>) -> T) -> (T, String) {
    let source = Source::new("a.json", "a.json", text);
    let mut diagnostics = Diagnostics::default();
    let node = parse(Syntax::Json, &source, &mut diagnostics).unwrap();
    let problems = Problems::new(&source);
    let value = read(&Cursor::root(&problems, &node));
    problems.finish(&mut diagnostics);
    (value, render(&diagnostics, Format::Short))
}

#[test]
fn null_blank_and_missing_are_absent() {
    let text = r#"{"a": null, "b": " ", "c": [null, "", "x"]}"#;
    let (found, problems) = reading(text, |root| {
        (root.text("a"), root.text("b"), root.text("z"), root.entries("c"), root.url("b"))
    });
    assert_eq!((found.0, found.1, found.2, found.4), (None, None, None, None));
    let entry = TextEntry { pointer: "/c/2".to_owned(), text: "x".to_owned() };
    assert_eq!(found.3, [entry]);
    assert_eq!(problems, "");
}

#[test]
fn takes_near_misses_with_a_warning() {
    let (found, problems) =
        reading(r#"{"n": 1.50, "l": "one"}"#, |root| (root.text("n"), root.entries("l")));
    assert_eq!(found.0.as_deref(), Some("1.50"));
    assert_eq!((found.1.len(), found.1[0].pointer.as_str()), (1, "/l"));
    assert_eq!(
        problems,
        "a.json:1:7: warning[number-as-text]: `n` is a number; expected text; write \"1.50\"\n\
         a.json:1:18: warning[text-as-list]: `l` is one text; expected a list of texts; put it in [ ]\n"
    );
}

#[test]
fn wrong_types_are_all_reported_at_their_place() {
    let text = "{\"t\": {}, \"l\": [true, [1]],\n \"o\": [1], \"f\": \"x\", \"n\": \"y\"}";
    let (_, problems) = reading(text, |root| {
        root.text("t");
        root.entries("l");
        root.object("o");
        root.objects("o");
        root.flag("f");
        root.number("n", "a number from 1 to 2", |_| true);
    });
    assert_eq!(
        problems,
        "a.json:1:7: error[wrong-type]: `t` is an object; expected text\n\
         a.json:1:17: error[wrong-type]: item 1 of `l` is true or false; expected text\n\
         a.json:1:23: error[wrong-type]: item 2 of `l` is a list; expected text\n\
         a.json:2:7: error[wrong-type]: `o` is a list; expected an object\n\
         a.json:2:8: error[wrong-type]: item 1 of `o` is a number; expected an object\n\
         a.json:2:17: error[wrong-type]: `f` is text; expected true or false\n\
         a.json:2:27: error[wrong-type]: `n` is text; expected a number from 1 to 2\n"
    );
}

#[test]
fn unknown_keys_are_refused_or_warned_about_once() {
    let text = r#"{"w": [{"nmae": 1, "_x": 1}, {"nmae": 2, "x-y": 1}]}"#;
    let (_, problems) = reading(text, |root| {
        for entry in root.objects("w") {
            entry.check_keys(&["name"], &[], UnknownKeys::Warn);
        }
    });
    assert_eq!(
        problems,
        "a.json:1:9: warning[unknown-key]: unknown key `nmae` in `w` is ignored; did you mean `name`?\n"
    );
    let (_, problems) = reading(r#"{"titel": 1, "x": 2}"#, |root| {
        root.check_keys(&["title", "url"], &[], UnknownKeys::Refuse);
    });
    assert_eq!(
        problems,
        "a.json:1:2: error[unknown-key]: unknown key `titel`; expected `title` or `url`; did you mean `title`?\n\
         a.json:1:14: error[unknown-key]: unknown key `x`; expected `title` or `url`\n"
    );
}

#[test]
fn old_names_load_and_are_warned_about_once() {
    let text =
        r#"{"w": [{"company": "A"}, {"company": "B", "name": "C"}, {"company": "D", "name": ""}]}"#;
    let (names, problems) = reading(text, |root| {
        let entries = root.objects("w");
        let names = entries.iter().map(|entry| entry.text_or_deprecated("name", &["company"]));
        names.flatten().collect::<Vec<_>>()
    });
    assert_eq!(names, ["A", "C", "D"]);
    assert_eq!(
        problems,
        "a.json:1:9: warning[deprecated-name]: `company` is an old name; rename it to `name`\n"
    );
}

#[test]
fn an_address_without_its_scheme_gets_a_hint() {
    let (url, problems) = reading(r#"{"u": "example.com/me"}"#, |root| root.url("u"));
    assert_eq!(url, None);
    assert!(problems.contains("write `https://example.com/me`"), "{problems}");
}

#[test]
fn hostile_numbers_of_problems_are_cut_but_errors_remain() {
    let items = vec!["1"; 5000].join(",");
    let text = format!("{{\"l\": [{items}], \"t\": []}}");
    let source = Source::new("a.json", "a.json", text);
    let mut diagnostics = Diagnostics::default();
    let node = parse(Syntax::Json, &source, &mut diagnostics).unwrap();
    let problems = Problems::new(&source);
    let root = Cursor::root(&problems, &node);
    assert_eq!(root.entries("l").len(), 5000);
    root.text("t");
    assert!(problems.finish(&mut diagnostics));
    assert_eq!(diagnostics.len(), MAX_PROBLEMS + 2);
}
