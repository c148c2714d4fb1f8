//! Spans, aliases, limits and messages of YAML files.

use super::*;
use crate::diagnostics::{Format, render};

fn parsed(text: &str) -> (Option<Node>, String) {
    let source = Source::new("a.yaml", "a.yaml", text);
    let mut diagnostics = Diagnostics::default();
    let node = parse(&source, &mut diagnostics);
    assert_eq!(node.is_none(), diagnostics.has_errors());
    (node, render(&diagnostics, Format::Short))
}

fn slice<'a>(text: &'a str, node: &Node, pointer: &str) -> &'a str {
    let span = node.find_span(pointer).unwrap();
    &text[span.start..span.end]
}

#[test]
fn spans_cover_values_in_wide_text_and_crlf() {
    let text = "名: é # note\r\nlist:\r\n  - \"a: b\"\r\n  - x: 1\r\n    y: two words  # z\r\nend: 2021-03\r\n";
    let (node, found) = parsed(text);
    let node = node.unwrap();
    assert_eq!(found, "");
    assert_eq!(slice(text, &node, "/名"), "é");
    assert_eq!(slice(text, &node, "/list/0"), "\"a: b\"");
    assert_eq!(slice(text, &node, "/list/1/y"), "two words");
    assert_eq!(slice(text, &node, "/end"), "2021-03");
    assert_eq!(node.at("/end").unwrap().text(), Some("2021-03"));
    let key = node.member("end").unwrap().key_span;
    assert_eq!(&text[key.start..key.end], "end");
}

#[test]
fn block_text_and_null_values() {
    let (node, _) = parsed("a: |\n  one\n  two\nb:\nc: !!str 5\nd: 'yes'\n");
    let node = node.unwrap();
    assert_eq!(node.at("/a").unwrap().text(), Some("one\ntwo\n"));
    assert_eq!(node.at("/b").unwrap().value, Value::Null);
    assert_eq!(node.at("/d").unwrap().text(), Some("yes"));
}

#[test]
fn aliases_and_merge_keys_are_expanded() {
    let text =
        "base: &b {x: 1, y: 2}\none: *b\ntwo:\n  <<: *b\n  y: 3\nthree:\n  y: 4\n  <<: [*b]\n";
    let (node, found) = parsed(text);
    let node = node.unwrap();
    assert_eq!(found, "");
    assert_eq!(slice(text, &node, "/one"), "*b");
    let number = |pointer: &str| match &node.at(pointer).unwrap().value {
        Value::Number { number, .. } => *number,
        other => panic!("{other:?}"),
    };
    assert_eq!((number("/two/x"), number("/two/y")), (1.0, 3.0));
    assert_eq!((number("/three/x"), number("/three/y")), (1.0, 4.0));
    assert_eq!(node.get("two").unwrap().members().len(), 2);
}

#[test]
fn bombs_are_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let item = format!("*a{}", level - 1);
        let items = vec![item; 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    assert!(parsed(&text).1.contains("expand to too much"));
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a,".repeat(1000));
    assert!(parsed(&long).1.contains("expand to too much"));
    assert!(parsed("a: &a [*a]\n").1.contains("inside its own anchor"));
}

#[test]
fn hostile_nesting_is_an_error() {
    assert!(parsed(&"[".repeat(100_000)).1.contains("error[too-deep]"));
    assert!(parsed(&"- ".repeat(100_000)).1.contains("error[too-deep]"));
    let chain: String = (0..200).map(|at| format!("a{at}: &a{at} [*a{}]\n", at - 1)).collect();
    let chain = chain.replace("[*a-1]", "[x]");
    assert!(parsed(&chain).1.contains("error[too-deep]"));
}

#[test]
fn says_what_is_wrong() {
    for (text, wanted) in [
        ("", "a.yaml: error[empty-file]"),
        ("# only a comment\n", "a.yaml: error[empty-file]"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1: error[invalid-yaml]: a second document"),
        ("? [a]\n: 1\n", "error[invalid-yaml]: a list or mapping as a key"),
        ("a: b: c\n", "a.yaml:1:5: error[invalid-yaml]"),
        ("a: [1\nb: 2\n", "error[invalid-yaml]"),
        ("a: *nope\n", "error[invalid-yaml]"),
        ("a: 1\0\n", "a.yaml:1:5: error[invalid-yaml]: a zero byte"),
        ("<<: 5\n", "error[invalid-yaml]: `<<` merges something"),
    ] {
        let found = parsed(text).1;
        assert!(found.contains(wanted), "{text:?}\n  gives {found}  wanted {wanted}");
    }
    let (node, found) = parsed("a: 1\na: 2\n");
    assert!(node.is_some() && found.contains("warning[duplicate-key]"), "{found}");
}
