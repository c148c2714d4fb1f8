//! JSON to the tree.
//!
//! Two passes: serde_json decides whether the text is JSON (strictly, and with its depth limit,
//! so that hostile nesting cannot overflow the stack), then jsonc-parser gives the spans that
//! serde_json does not.

mod faults;

pub(crate) use faults::explain;

use super::{Member, Node, Value, empty_file, without_duplicates};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};
use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Range};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Everything RFC 8259 does not have is off.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses JSON; the first fault is the only one reported, since what follows it is guesswork.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Node> {
    if let Err(error) = serde_json::from_str::<Checked>(&source.text) {
        diagnostics.push(faults::explain(&error, source));
        return None;
    }
    match jsonc_parser::parse_to_ast(&source.text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => match parsed.value {
            Some(value) => Some(convert(value, source, diagnostics)),
            None => {
                diagnostics.push(empty_file(source));
                None
            }
        },
        Err(error) => {
            let message = format!("this is not valid JSON: {}", error.kind());
            let place = source.locate(span(error.range()));
            diagnostics.push(Diagnostic::error("invalid-json", message).at(place));
            None
        }
    }
}

fn convert(value: ast::Value<'_>, source: &Source, diagnostics: &mut Diagnostics) -> Node {
    match value {
        ast::Value::NullKeyword(null) => node(null.range, Value::Null),
        ast::Value::BooleanLit(literal) => node(literal.range, Value::Bool(literal.value)),
        ast::Value::StringLit(literal) => {
            node(literal.range, Value::String(literal.value.into_owned()))
        }
        ast::Value::NumberLit(literal) => {
            let raw = literal.value.to_owned();
            let number = raw.parse().unwrap_or(f64::NAN);
            node(literal.range, Value::Number { raw, number })
        }
        ast::Value::Array(array) => {
            let items = array.elements.into_iter();
            let items = items.map(|item| convert(item, source, diagnostics)).collect();
            node(array.range, Value::Array(items))
        }
        ast::Value::Object(object) => {
            let members = object
                .properties
                .into_iter()
                .map(|property| Member {
                    key_span: key_span(&property.name),
                    node: convert(property.value, source, diagnostics),
                    key: property.name.into_string(),
                })
                .collect();
            let members = without_duplicates(members, source, diagnostics);
            node(object.range, Value::Object(members))
        }
    }
}

fn key_span(name: &ast::ObjectPropName<'_>) -> Span {
    match name {
        ast::ObjectPropName::String(key) => span(key.range),
        ast::ObjectPropName::Word(key) => span(key.range),
    }
}

fn node(range: Range, value: Value) -> Node {
    Node { span: span(range), value }
}

fn span(range: Range) -> Span {
    Span::new(range.start, range.end)
}

/// Accepts any JSON value and keeps nothing of it.
///
/// serde's own `IgnoredAny` will not do: serde_json skips for it without a depth limit and
/// without looking at escapes.
struct Checked;

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Checked {
    type Value = Self;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::read_source;
    use crate::content::testing::shared;
    use crate::diagnostics::Severity;

    fn parsed(text: &str) -> (Option<Node>, Diagnostics) {
        let source = Source::new("a.json", "a.json", text);
        let mut diagnostics = Diagnostics::default();
        (parse(&source, &mut diagnostics), diagnostics)
    }

    #[test]
    fn keeps_spans_keys_and_raw_numbers() {
        let (node, diagnostics) = parsed("{\"ü\": [1.50, null], \"b\": \"x\\ny\"}");
        let node = node.unwrap();
        assert!(diagnostics.is_empty());
        assert_eq!(node.member("ü").unwrap().key_span, Span::new(1, 5));
        let number = node.at("/ü/0").unwrap();
        assert_eq!(number.span, Span::new(8, 12));
        let raw = "1.50".to_owned();
        assert_eq!(number.value, Value::Number { raw, number: 1.5 });
        assert_eq!(node.get("b").unwrap().text(), Some("x\ny"));
    }

    #[test]
    fn the_last_of_two_equal_keys_wins_with_a_warning() {
        let (node, diagnostics) = parsed("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}");
        let node = node.unwrap();
        assert_eq!(node.members().len(), 2);
        assert_eq!(node.get("a").unwrap().span, Span::new(22, 23));
        let warning = diagnostics.sorted()[0];
        assert_eq!(warning.code, "duplicate-key");
        assert_eq!(warning.hint.as_deref(), Some("only the last one, on line 3, is used"));
        assert!(!diagnostics.has_errors());
    }

    #[test]
    fn hostile_nesting_is_an_error_and_no_overflow() {
        for open in ["[", "{\"a\":"] {
            let (node, diagnostics) = parsed(&open.repeat(100_000));
            assert!(node.is_none());
            assert_eq!(diagnostics.sorted()[0].code, "too-deep");
        }
        let fine = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert!(parsed(&fine).0.is_some());
    }

    #[test]
    fn agrees_with_the_json_test_suite() {
        let Some(folder) = shared("data/hostile/JSONTestSuite/test_parsing") else {
            return;
        };
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let mut diagnostics = Diagnostics::default();
            let source = read_source(&path, &name, &mut diagnostics);
            let node = source.and_then(|source| parse(&source, &mut diagnostics));
            assert_eq!(node.is_none(), diagnostics.has_errors(), "{name}");
            match &name[..2] {
                "y_" => assert!(node.is_some(), "{name} is JSON"),
                "n_" => assert!(node.is_none(), "{name} is not JSON"),
                _ => {}
            }
            // A file that is empty or no text at all has no lines to point at.
            let errors = diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
            let placed = |code| !matches!(code, "empty-file" | "encoding");
            for problem in errors.filter(|problem| placed(problem.code)) {
                let place = problem.location.as_ref().and_then(|place| place.position.as_ref());
                assert!(place.is_some(), "{name} is refused at no line: {problem:?}");
            }
            seen += 1;
        }
        assert!(seen > 300, "only {seen} files");
    }
}
