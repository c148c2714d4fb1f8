//! Bytes to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;

/// Something about the encoding that the file's owner should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The text was UTF-8 with a byte-order mark, which was passed over.
    Mark,
    /// The text was UTF-16 with a byte-order mark, and was converted.
    Utf16,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// The bytes from this offset on are not UTF-8.
    InvalidUtf8 {
        /// How many bytes before it are valid.
        offset: usize,
        /// The line, from 1.
        line: usize,
    },
    /// UTF-16 with a byte-order mark, but with broken pairs or half a unit.
    InvalidUtf16,
    /// Zero bytes at the start, as UTF-16 and UTF-32 have them, without a UTF-16 mark.
    ZeroBytes,
}

impl fmt::Display for NotText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidUtf8 { offset, line } => {
                write!(
                    out,
                    "the file is not UTF-8: byte {offset}, on line {line}, fits no character"
                )
            }
            Self::InvalidUtf16 => {
                write!(out, "the file is marked as UTF-16 but is not valid UTF-16")
            }
            Self::ZeroBytes => write!(out, "the file is not UTF-8: it has zero bytes at its start"),
        }
    }
}

/// Decodes a file: UTF-8 with or without a byte-order mark, or UTF-16 with one.
///
/// The returned text never starts with the mark.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<Note>), NotText> {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            // UTF-32 LE starts with the UTF-16 LE mark, followed by a zero unit.
            if bytes[mark..].starts_with(&[0, 0]) {
                return Err(NotText::ZeroBytes);
            }
            encoding
                .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
                .map(|text| (text.into_owned(), Some(Note::Utf16)))
                .ok_or(NotText::InvalidUtf16)
        }
        Some((encoding, mark)) if encoding == UTF_8 => utf8(bytes, mark),
        _ => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], mark: usize) -> Result<(String, Option<Note>), NotText> {
    if bytes.iter().take(4).any(|byte| *byte == 0) {
        return Err(NotText::ZeroBytes);
    }
    match std::str::from_utf8(&bytes[mark..]) {
        Ok(text) => Ok((text.to_owned(), (mark > 0).then_some(Note::Mark))),
        Err(error) => {
            let offset = mark + error.valid_up_to();
            let breaks = bytes[..offset].iter().filter(|byte| **byte == b'\n');
            let line = breaks.count() + 1;
            Err(NotText::InvalidUtf8 { offset, line })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn takes_the_mark_away() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}"), Ok(("{}".to_owned(), Some(Note::Mark))));
        assert_eq!(decode(b"{}"), Ok(("{}".to_owned(), None)));
        assert_eq!(decode(b""), Ok((String::new(), None)));
    }

    #[test]
    fn converts_utf16_with_a_mark() {
        let wanted = Ok(("{\"ü\": \"😀\"}".to_owned(), Some(Note::Utf16)));
        assert_eq!(decode(&utf16("{\"ü\": \"😀\"}", u16::to_le_bytes)), wanted);
        assert_eq!(decode(&utf16("{\"ü\": \"😀\"}", u16::to_be_bytes)), wanted);
    }

    #[test]
    fn refuses_broken_text_and_says_where() {
        assert_eq!(decode(b"ab\nc\xff"), Err(NotText::InvalidUtf8 { offset: 4, line: 2 }));
        assert_eq!(decode(b"\xff\xfe{"), Err(NotText::InvalidUtf16));
        assert_eq!(decode(b"{\0}\0"), Err(NotText::ZeroBytes));
        assert_eq!(decode(b"\xff\xfe\0\0{\0\0\0"), Err(NotText::ZeroBytes));
    }
}
