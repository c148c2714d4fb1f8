//! TOML to the tree.

use super::{Member, Node, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// How many faults of one file are reported; one open quote can make a fault of every line.
const MAX_FAULTS: usize = 20;

/// Parses TOML and reports all its faults at once.
///
/// An empty file is an empty table. Dates become the text they were written as. The parser
/// limits nesting itself (80 levels).
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Node> {
    let (table, faults) = DeTable::parse_recoverable(&source.text);
    if faults.is_empty() {
        let whole = Span::new(0, source.text.len());
        return Some(Node { span: whole, value: convert_table(table.into_inner(), source) });
    }
    for fault in faults.iter().take(MAX_FAULTS) {
        let at = fault.span().map_or(Span::default(), span);
        let code =
            if fault.message().contains("recursion limit") { "too-deep" } else { "invalid-toml" };
        let message = format!("this is not valid TOML: {}", fault.message());
        diagnostics.push(Diagnostic::error(code, message).at(source.locate(at)));
    }
    None
}

fn convert(value: Spanned<DeValue<'_>>, source: &Source) -> Node {
    let span = span(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Boolean(flag) => Value::Bool(flag),
        DeValue::Integer(integer) => {
            let number = i128::from_str_radix(integer.as_str(), integer.radix());
            let number = number.map_or(f64::NAN, |whole| whole as f64);
            Value::Number { raw: integer.to_string(), number }
        }
        DeValue::Float(float) => {
            let raw = float.as_str().to_owned();
            let number = raw.parse().unwrap_or(f64::NAN);
            Value::Number { raw, number }
        }
        DeValue::Datetime(_) => Value::String(source.text[span.start..span.end].to_owned()),
        DeValue::Array(items) => {
            Value::Array(items.into_iter().map(|item| convert(item, source)).collect())
        }
        DeValue::Table(table) => convert_table(table, source),
    };
    Node { span, value }
}

fn convert_table(table: DeTable<'_>, source: &Source) -> Value {
    let members = table.into_iter().map(|(key, value): (Spanned<DeString<'_>>, _)| Member {
        key_span: span(key.span()),
        key: key.into_inner().into_owned(),
        node: convert(value, source),
    });
    let mut members: Vec<Member> = members.collect();
    // The parser sorts keys by name; people expect the order of the file.
    members.sort_by_key(|member| member.key_span);
    Value::Object(members)
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Format, render};

    fn parsed(text: &str) -> (Option<Node>, String) {
        let source = Source::new("a.toml", "a.toml", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(&source, &mut diagnostics);
        (node, render(&diagnostics, Format::Short))
    }

    #[test]
    fn keeps_order_spans_and_dates() {
        let text = "z = 1_000\na = 2021-03-04\n[t.u]\nf = 0.5\n[[work]]\nname = \"é\"\n";
        let node = parsed(text).0.unwrap();
        let keys: Vec<_> = node.members().iter().map(|member| &member.key).collect();
        assert_eq!(keys, ["z", "a", "t", "work"]);
        assert_eq!(node.get("a").unwrap().text(), Some("2021-03-04"));
        let raw = "1000".to_owned();
        assert_eq!(node.get("z").unwrap().value, Value::Number { raw, number: 1000.0 });
        let name = node.find_span("/work/0/name").unwrap();
        assert_eq!(&text[name.start..name.end], "\"é\"");
        assert!(node.find_span("/t/u/f").is_some());
    }

    #[test]
    fn reports_all_faults_at_once() {
        let (node, found) = parsed("a = \nb = 1\nb = 2\nc = 'x\n");
        assert!(node.is_none());
        for place in ["a.toml:1:", "a.toml:3:", "a.toml:4:"] {
            assert!(found.contains(place), "{found}");
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_table() {
        assert_eq!(parsed("# nothing\n").0.unwrap().members().len(), 0);
    }

    #[test]
    fn hostile_nesting_is_an_error() {
        for text in [
            format!("a = {}", "[".repeat(100_000)),
            format!("a = {}", "{a=".repeat(100_000)),
            format!("{}b = 1", "a.".repeat(100_000)),
            format!("[{}b]", "a.".repeat(100_000)),
        ] {
            let (node, found) = parsed(&text);
            assert!(node.is_none() && found.lines().count() <= MAX_FAULTS, "{}", found.len());
        }
    }
}
