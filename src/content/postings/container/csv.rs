//! CSV with a header, separated by commas, semicolons or tabs.

use super::{Body, Container, RawRecord, RecordList, Table};
use crate::content::postings::format::Problem;
use crate::content::postings::text::one_line;
use crate::diagnostics::Span;

/// Reads all rows; broken ones become records that say so.
pub(super) fn open(text: &str) -> Container<'_> {
    let (first, stated) = separator_line(text);
    let delimiter = stated.unwrap_or_else(|| delimiter(&text[first..]));
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(true)
        .from_reader(&text.as_bytes()[first..]);
    let columns: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    if columns.len() < 2 {
        let start = one_line(&text.chars().take(200).collect::<String>(), 40);
        return Container { seen: format!("text that starts `{start}`"), ..Container::default() };
    }
    let shown: Vec<String> =
        columns.iter().take(8).map(|name| format!("`{}`", one_line(name, 40))).collect();
    let seen = format!("CSV with the columns {}", shown.join(", "));

    let header = first + leading_breaks(&text[first..]);
    let spans: Vec<Span> =
        Fields::of(text, header, delimiter).map(|field| field.content(text)).collect();
    let problems = repeated_columns(&columns, &spans);
    let mut records = Vec::new();
    for row in reader.into_records() {
        // The reader is over memory and the text is UTF-8, so a row can only be uneven.
        let Ok(row) = row else { continue };
        if row.len() == 1 && row[0].trim().is_empty() {
            continue;
        }
        let start = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let start = (first + start).min(text.len());
        records.push(checked(row, start + leading_breaks(&text[start..]), &columns, delimiter));
    }
    if let Some(last) = records.last_mut()
        && let Some(open) = Fields::of(text, last.start, delimiter).find(|field| field.unclosed)
    {
        let problem = Problem::error("unclosed-quote", "a quoted field does not end")
            .expected("a closing `\"`")
            .hint("rows behind the opening quote were taken for its text and are not read")
            .offset(open.span.start - last.start);
        *last = RawRecord::new(last.start, Body::Broken(problem));
    }
    let table = Some(Table { columns, spans, delimiter });
    let list = RecordList { table, records, ..RecordList::default() };
    Container { seen, lists: vec![list], problems, ..Container::default() }
}

/// The bytes of field `index` of the row that starts at `start`.
pub(crate) fn field_span(text: &str, start: usize, delimiter: u8, index: usize) -> Span {
    let field = Fields::of(text, start, delimiter).nth(index);
    field.map_or(Span::new(start, start + 1), |field| field.span)
}

/// A row with more fields than the header is shifted; missing last fields are taken as empty.
fn checked(
    row: ::csv::StringRecord,
    start: usize,
    columns: &[String],
    delimiter: u8,
) -> RawRecord<'static> {
    let (fields, wanted) = (row.len(), columns.len());
    let s = if fields == 1 { "" } else { "s" };
    let message = format!("the row has {fields} field{s} and the header {wanted}");
    if fields > wanted {
        let problem = Problem::error("uneven-row", message)
            .expected(format!("quotes around fields with {}", plural(delimiter)));
        return RawRecord::new(start, Body::Broken(problem));
    }
    let mut record = RawRecord::new(start, Body::Row(row));
    if fields < wanted {
        let missing = one_line(&columns[fields], 40);
        record.note = Some(
            Problem::warning("short-row", message)
                .expected(format!(
                    "as many {} in every row, and quotes around fields with line breaks",
                    plural(delimiter)
                ))
                .hint(format!("nothing is read from `{missing}` on")),
        );
    }
    record
}

/// A separator in words.
fn plural(delimiter: u8) -> &'static str {
    match delimiter {
        b';' => "semicolons",
        b'\t' => "tabs",
        _ => "commas",
    }
}

/// Names that stand twice in a header: only the first column is read.
fn repeated_columns(columns: &[String], spans: &[Span]) -> Vec<(Span, Problem)> {
    let mut seen = std::collections::HashSet::new();
    let again = columns.iter().zip(spans).filter(|(name, _)| !seen.insert(name.to_lowercase()));
    again
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, span)| {
            let message = format!("the column `{}` occurs again", one_line(name, 40));
            let problem = Problem::warning("repeated-column", message)
                .hint("of columns with the same name the first that is filled is read");
            (*span, problem)
        })
        .collect()
}

/// One field of a row as it stands in the file.
struct Field {
    /// With its quotes.
    span: Span,
    /// Whether it opens with a quote that nothing closes.
    unclosed: bool,
}

impl Field {
    /// Without quotes and blanks around it.
    fn content(&self, text: &str) -> Span {
        let field = &text[self.span.start..self.span.end];
        let blank = |c: char| c == '"' || c.is_whitespace();
        let start = self.span.start + field.len() - field.trim_start_matches(blank).len();
        Span::new(start, start + field.trim_matches(blank).len())
    }
}

/// The fields of one row, as the `csv` crate tells them: a quote opens only at a field's start.
struct Fields<'a> {
    text: &'a str,
    at: Option<usize>,
    delimiter: u8,
}

impl<'a> Fields<'a> {
    fn of(text: &'a str, start: usize, delimiter: u8) -> Self {
        Self { text, at: Some(start), delimiter }
    }
}

impl Iterator for Fields<'_> {
    type Item = Field;

    fn next(&mut self) -> Option<Field> {
        let start = self.at?;
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut unclosed = false;
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            unclosed = true;
            while at < bytes.len() {
                match (bytes[at], bytes.get(at + 1)) {
                    (b'"', Some(b'"')) => at += 2,
                    (b'"', _) => {
                        at += 1;
                        unclosed = false;
                        break;
                    }
                    _ => at += 1,
                }
            }
        }
        while at < bytes.len() && bytes[at] != self.delimiter && !matches!(bytes[at], b'\n' | b'\r')
        {
            at += 1;
        }
        let ends_row = bytes.get(at) != Some(&self.delimiter);
        self.at = (!ends_row).then_some(at + 1);
        Some(Field { span: Span::new(start, at), unclosed })
    }
}

/// Where the header begins, and the separator that spreadsheets may state before it: `sep=;`.
fn separator_line(text: &str) -> (usize, Option<u8>) {
    let first = leading_breaks(text);
    let line = text[first..].split(['\n', '\r']).next().unwrap_or_default();
    let bare = line.trim_matches('"').to_ascii_lowercase();
    match bare.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator @ (b',' | b';' | b'\t')]) => (first + line.len(), Some(*separator)),
        _ => (0, None),
    }
}

/// The commonest separator of the first line, outside quotes.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(byte == *separator && !quoted);
        }
    }
    let mut best = counts[0];
    for candidate in counts {
        if candidate.1 > best.1 {
            best = candidate;
        }
    }
    best.0
}

fn leading_breaks(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\n', '\r']).len()
}
