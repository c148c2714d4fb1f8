//! Turns a file's bytes into text, whatever wrote them.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text, and what had to be assumed to get it.
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: String,
    /// Set when the bytes are not valid in any declared encoding.
    pub(super) assumed: Option<Assumed>,
}

/// How bytes that are not UTF-8 were read.
pub(super) struct Assumed {
    /// What was done, in words.
    pub(super) how: &'static str,
    /// Where in the text the first byte in doubt stands.
    pub(super) offset: usize,
}

/// Decodes UTF-8, UTF-16 with a byte-order mark, and else the nearest guess.
///
/// Spreadsheets save CSV as Windows-1252: bytes that hold no valid UTF-8 beyond ASCII are
/// taken for that; otherwise single damaged bytes become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    for (mark, encoding) in [(&[0xFF, 0xFE], UTF_16LE), (&[0xFE, 0xFF], UTF_16BE)] {
        if bytes.starts_with(mark) {
            let (text, _) = encoding.decode_with_bom_removal(bytes);
            return Decoded { text: text.into_owned(), assumed: None };
        }
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Decoded { text: text.to_owned(), assumed: None },
        Err(error) => error,
    };
    let (lossy, _) = UTF_8.decode_without_bom_handling(bytes);
    let wide = lossy.chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    // Everything before the first invalid byte is the same text in both readings only when
    // it is ASCII, which holds for Windows-1252 because `wide` is false there.
    let offset = error.valid_up_to();
    let (text, how) = if wide {
        (lossy, "bytes that are not UTF-8 were replaced by `\u{FFFD}`")
    } else {
        (WINDOWS_1252.decode_without_bom_handling(bytes).0, "read as Windows-1252")
    };
    Decoded { text: text.into_owned(), assumed: Some(Assumed { how, offset }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_choose_the_encoding() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}").text, "{}");
        assert_eq!(decode(b"\xFF\xFE{\0}\0").text, "{}");
        assert_eq!(decode(b"\xFE\xFF\0{\0}").text, "{}");
    }

    #[test]
    fn spreadsheet_bytes_are_windows_1252_and_stray_bytes_are_replaced() {
        let sheet = decode(b"title\nIngenieur f\xFCr KI, 80.000 \x80");
        assert_eq!(sheet.text, "title\nIngenieur für KI, 80.000 €");
        assert_eq!(sheet.assumed.unwrap().offset, 17);
        let stray = decode("für".bytes().chain([0xFF]).collect::<Vec<_>>().as_slice());
        assert_eq!(stray.text, "für\u{FFFD}");
    }
}
