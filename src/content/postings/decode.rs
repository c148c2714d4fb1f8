//! Turns a file's bytes into text, whatever wrote them.

use super::format::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its encoding may be stated, in bytes.
const DECLARED_WITHIN: usize = 1024;

/// A byte-order mark that was itself taken for Windows-1252 and written as UTF-8.
const MISREAD_MARK: &str = "\u{EF}\u{BB}\u{BF}";

/// How files begin that hold no text, what they are, and what to do.
const FOREIGN: [(&[u8], &str, &str); 4] = [
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "export the table as CSV in UTF-8"),
    (b"\xD0\xCF\x11\xE0", "an old Excel or Word document", "export the table as CSV in UTF-8"),
    (b"\x1F\x8B", "compressed with gzip", "unpack it"),
    (b"%PDF-", "a PDF document", "save the posting as an HTML page, or copy its text into a CSV"),
];

/// A file's text, and what had to be assumed to get it.
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: String,
    /// Set when the bytes are not plain UTF-8 nor valid in a declared encoding: what was done, and
    /// where in the text the first byte in doubt stands.
    pub(super) assumed: Option<(usize, Problem)>,
}

/// Why bytes hold no text at all.
pub(super) fn foreign(bytes: &[u8]) -> Option<Problem> {
    let (_, what, hint) = FOREIGN.iter().find(|(start, ..)| bytes.starts_with(start))?;
    Some(Problem::error("not-text", format!("the file is {what}")).hint(*hint))
}

/// Decodes UTF-8, UTF-16, what a page declares, and else the nearest guess.
///
/// Spreadsheets save CSV as Windows-1252: bytes that hold no valid UTF-8 beyond ASCII are
/// taken for that; otherwise single damaged bytes become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(units) = bytes.strip_prefix(mark) {
            return utf16(units, encoding, true);
        }
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return utf16(bytes, encoding, false);
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let bytes = marked.unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let misread = text.strip_prefix(MISREAD_MARK);
            let assumed = (marked.or(misread.map(str::as_bytes))).map(|_| (0, marked_utf8()));
            return Decoded { text: misread.unwrap_or(text).to_owned(), assumed };
        }
        Err(error) => error,
    };
    if let Some(encoding) = declared(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged {
            return Decoded { text: text.into_owned(), assumed: None };
        }
    }
    let (lossy, _) = UTF_8.decode_without_bom_handling(bytes);
    let wide = lossy.chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if wide {
        let damaged = lossy.matches(char::REPLACEMENT_CHARACTER).count();
        let how = match damaged {
            1 => "one byte is no character and was replaced by `\u{FFFD}`".to_owned(),
            _ => format!("{damaged} bytes are no characters and were replaced by `\u{FFFD}`"),
        };
        // Up to the first damaged byte both are the same.
        return assumed(lossy.into_owned(), error.valid_up_to(), &how);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // Everything before the first invalid byte is ASCII and the same text in both readings,
    // because `wide` is false.
    assumed(text.into_owned(), error.valid_up_to(), "it was read as Windows-1252")
}

/// UTF-8 needs no mark, and programs that do not know it take it for part of the first name.
fn marked_utf8() -> Problem {
    Problem::warning(
        "byte-order-mark",
        "the file begins with a byte-order mark; it was passed over",
    )
    .hint("save the file as UTF-8 without a byte-order mark")
}

fn assumed(text: String, offset: usize, how: &str) -> Decoded {
    let problem = Problem::warning("not-utf8", format!("the file is not UTF-8: {how}"))
        .hint("save the file as UTF-8");
    Decoded { text, assumed: Some((offset, problem)) }
}

fn utf16(units: &[u8], encoding: &'static Encoding, marked: bool) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(units);
    let text = text.into_owned();
    let name = encoding.name();
    if damaged {
        let offset = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let how = format!("it was read as {name}, in which some of it makes no sense");
        return assumed(text, offset, &how);
    }
    let mark = if marked { "as its byte-order mark says" } else { "without a byte-order mark" };
    assumed(text, 0, &format!("it was read as {name}, {mark}"))
}

/// UTF-16 is told by the zero bytes of its first two characters, which are ASCII in JSON, CSV and
/// HTML (as in RFC 4627, section 3). Text in UTF-8 has no zero bytes.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a page states in a `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.trim_ascii_start().first() != Some(&b'<') {
        return None;
    }
    let start: String = bytes.iter().take(DECLARED_WITHIN).map(|byte| *byte as char).collect();
    let start = start.to_ascii_lowercase();
    let label = start[start.find("charset=")? + "charset=".len()..].trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))?;
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    /// Where the first byte in doubt stands, and what was done.
    fn doubt(decoded: &Decoded) -> Option<(usize, &str)> {
        decoded.assumed.as_ref().map(|(offset, problem)| (*offset, &*problem.message))
    }

    #[test]
    fn marks_choose_the_encoding() {
        let passed_over = "the file begins with a byte-order mark; it was passed over";
        let marked = decode(b"\xEF\xBB\xBF{}");
        assert_eq!((&*marked.text, doubt(&marked)), ("{}", Some((0, passed_over))));
        assert_eq!(doubt(&decode(b"{}")), None);
        for (unit, name) in [(u16::to_le_bytes as fn(u16) -> _, "LE"), (u16::to_be_bytes, "BE")] {
            let decoded = decode(&utf16_bytes("\u{FEFF}{\"a\": \"ü😀\"}", unit));
            assert_eq!(decoded.text, "{\"a\": \"ü😀\"}");
            let how = format!(
                "the file is not UTF-8: it was read as UTF-16{name}, as its byte-order mark says"
            );
            assert_eq!(doubt(&decoded), Some((0, &*how)));
        }
        let misread = decode("\u{EF}\u{BB}\u{BF}title,text".as_bytes());
        assert_eq!((&*misread.text, doubt(&misread)), ("title,text", Some((0, passed_over))));
    }

    #[test]
    fn utf16_without_a_mark_is_told_by_its_zero_bytes() {
        for (unit, name) in [(u16::to_le_bytes as fn(u16) -> _, "LE"), (u16::to_be_bytes, "BE")] {
            let decoded = decode(&utf16_bytes("title;text\nKöch;日本", unit));
            assert_eq!(decoded.text, "title;text\nKöch;日本");
            let how = format!(
                "the file is not UTF-8: it was read as UTF-16{name}, without a byte-order mark"
            );
            assert_eq!(doubt(&decoded), Some((0, &*how)));
        }
        let cut = decode(b"\xFF\xFEa\0\0\xD8b\0");
        assert_eq!(cut.text, "a\u{FFFD}b");
        assert_eq!(doubt(&cut).unwrap().0, 1);
    }

    #[test]
    fn spreadsheet_bytes_are_windows_1252_and_stray_bytes_are_replaced() {
        let sheet = decode(b"title\nIngenieur f\xFCr KI, 80.000 \x80");
        assert_eq!(sheet.text, "title\nIngenieur für KI, 80.000 €");
        assert_eq!(doubt(&sheet), Some((17, "the file is not UTF-8: it was read as Windows-1252")));
        let stray = decode("für".bytes().chain([0xFF]).collect::<Vec<_>>().as_slice());
        assert_eq!(stray.text, "für\u{FFFD}");
        assert_eq!(doubt(&stray).unwrap().0, 4);
    }

    #[test]
    fn pages_say_their_encoding() {
        let page = decode(b"<html><meta charset=\"iso-8859-2\"><p>\xB3");
        assert_eq!((page.text.ends_with("<p>ł"), doubt(&page)), (true, None));
        let unknown = decode(b"<html><meta charset=\"none\"><p>\xFC");
        assert!(unknown.text.ends_with("<p>ü"));
        assert!(doubt(&unknown).is_some());
    }

    #[test]
    fn what_is_no_text_is_named() {
        let message = |bytes: &[u8]| foreign(bytes).map(|problem| problem.message);
        assert_eq!(
            message(b"PK\x03\x04...").as_deref(),
            Some("the file is a ZIP archive or an Excel workbook")
        );
        assert_eq!(message(b"title,text"), None);
    }
}
