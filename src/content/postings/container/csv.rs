//! CSV with a header, separated by commas, semicolons or tabs.

use super::{Body, Container, RawRecord, RecordList, Table};
use crate::content::postings::format::Problem;
use crate::content::postings::text::one_line;
use crate::diagnostics::Span;

/// Reads all rows; broken ones become records that say so.
pub(super) fn open(text: &str) -> Container<'_> {
    let delimiter = delimiter(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    if columns.len() < 2 {
        let start = one_line(text.get(..200).unwrap_or(text), 40);
        return Container { seen: format!("text that starts `{start}`"), ..Container::default() };
    }
    let shown: Vec<String> =
        columns.iter().take(8).map(|name| format!("`{}`", one_line(name, 40))).collect();
    let seen = format!("CSV with the columns {}", shown.join(", "));

    let mut records = Vec::new();
    for row in reader.into_records() {
        // The reader is over memory and the text is UTF-8, so a row can only be uneven.
        let Ok(row) = row else { continue };
        let start = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let start = start + leading_breaks(&text[start.min(text.len())..]);
        records.push(RawRecord { start, body: checked(row, columns.len()) });
    }
    if let Some(last) = records.last_mut()
        && text[last.start..].matches('"').count() % 2 == 1
    {
        let at = text[last.start..].rfind('"').unwrap_or(0);
        let problem = Problem::error("unclosed-quote", "a quoted field does not end")
            .expected("a closing `\"`")
            .offset(unclosed(&text[last.start..], delimiter).unwrap_or(at));
        last.body = Body::Broken(problem);
    }
    let table = Some(Table { columns, delimiter });
    let list = RecordList { table, records, ..RecordList::default() };
    Container { seen, lists: vec![list], problems: Vec::new() }
}

/// The bytes of field `index` of the row that starts at `start`.
pub(crate) fn field_span(text: &str, start: usize, delimiter: u8, index: usize) -> Span {
    let mut field = start;
    let mut current = 0;
    let mut quoted = false;
    for (offset, byte) in text.as_bytes()[start..].iter().enumerate() {
        let at = start + offset;
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => return Span::new(field, at),
            byte if *byte == delimiter && !quoted => {
                if current == index {
                    return Span::new(field, at);
                }
                current += 1;
                field = at + 1;
            }
            _ => {}
        }
    }
    Span::new(field, text.len())
}

/// A row with more fields than the header is shifted; missing last fields are taken as empty.
fn checked(row: ::csv::StringRecord, columns: usize) -> Body<'static> {
    if row.len() <= columns {
        return Body::Row(row);
    }
    let message = format!("the row has {} fields and the header {columns}", row.len());
    Body::Broken(Problem::error("uneven-row", message).expected("quotes around fields with commas"))
}

/// Where the quote opens that nothing closes.
fn unclosed(row: &str, delimiter: u8) -> Option<usize> {
    let mut open = None;
    let bytes = row.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'"' {
            open = match open {
                Some(_) => None,
                None if at == 0 || bytes[at - 1] == delimiter || bytes[at - 1] == b'"' => Some(at),
                None => None,
            };
        }
    }
    open
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
