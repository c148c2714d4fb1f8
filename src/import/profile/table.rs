//! A CSV file as a tree of rows, so that it is read like any other source.

use crate::content::csv_field_span;
use crate::content::document::{Member, Node, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};

/// Reads the rows below the header, a list of objects by column.
///
/// The header is the first row that has the given columns; what stands above it, as the notes
/// in some of LinkedIn's files do, is no data. `None` when there is no such row.
pub(super) fn read(
    source: &Source,
    columns: &[&str],
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let text = &*source.text;
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut header: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    for row in reader.records() {
        // The reader is over memory and the text is UTF-8: no row can fail.
        let Ok(row) = row else { continue };
        let start = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let rest = &text[start.min(text.len())..];
        let start = start + rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        let Some(header) = &header else {
            let names: Vec<String> = row.iter().map(|name| name.trim().to_owned()).collect();
            if columns.iter().all(|column| names.iter().any(|name| name == column)) {
                header = Some(names);
            }
            continue;
        };
        if row.len() > header.len() {
            let message =
                format!("the row has {} fields and the header {}", row.len(), header.len());
            diagnostics.push(
                Diagnostic::warning("uneven-row", format!("{message}; it is left out"))
                    .at(source.locate(Span::new(start, start + 1)))
                    .hint("put quotes around fields with commas"),
            );
            continue;
        }
        rows.push(object(text, start, header, &row));
    }
    if text.matches('"').count() % 2 == 1 {
        let at = text.rfind('"').unwrap_or(0);
        diagnostics.push(
            Diagnostic::warning("unclosed-quote", "a quoted field does not end")
                .at(source.locate(Span::new(at, at + 1)))
                .hint("close the quote; what follows it may be read wrong"),
        );
    }
    header.map(|_| Node { span: Span::new(0, text.len()), value: Value::Array(rows) })
}

/// Whether the first row of a file that has them has these columns.
pub(super) fn has_columns(text: &str, columns: &[&str]) -> bool {
    let reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut first = reader.into_records().take(5).flatten();
    first.any(|row| columns.iter().all(|column| row.iter().any(|name| name.trim() == *column)))
}

fn object(text: &str, start: usize, header: &[String], row: &csv::StringRecord) -> Node {
    let members = header.iter().zip(row.iter()).enumerate().map(|(index, (column, field))| {
        let span = csv_field_span(text, start, b',', index);
        let node = Node { span, value: Value::String(field.to_owned()) };
        Member { key: column.clone(), key_span: span, node }
    });
    let members: Vec<Member> = members.filter(|member| !member.key.is_empty()).collect();
    let end = members.last().map_or(start, |member| member.node.span.end);
    Node { span: Span::new(start, end), value: Value::Object(members) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Option<Node>, Diagnostics) {
        let source = Source::new("a.csv", "a.csv", text);
        let mut diagnostics = Diagnostics::default();
        let node = read(&source, &["Name", "Url"], &mut diagnostics);
        (node, diagnostics)
    }

    #[test]
    fn rows_are_objects_with_places() {
        let (node, diagnostics) = rows("Notes:\n\"a, b\"\n\nName,Url,\n\"x, y\",z\nw\n");
        assert!(diagnostics.is_empty());
        let node = node.unwrap();
        assert_eq!(node.at("/0/Name").unwrap().text(), Some("x, y"));
        assert_eq!(node.find_span("/0/Url"), Some(Span::new(32, 33)));
        assert_eq!(node.items().len(), 2);
        assert_eq!(node.at("/1/Url"), None);
    }

    #[test]
    fn broken_rows_are_told() {
        let (node, diagnostics) = rows("Name,Url\na,b,c\nd,\"e\n");
        let codes: Vec<_> = diagnostics.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["uneven-row", "unclosed-quote"]);
        assert_eq!(node.unwrap().items().len(), 1);
        assert_eq!(rows("Title\na\n").0, None);
        assert!(has_columns("Notes:\n\nName,Url\n", &["Url"]));
        assert!(!has_columns("Title\n", &["Url"]));
    }
}
