//! Files to sources: every failure is a diagnostic that names the file.

use super::decode::{NotText, Note, decode};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source, Span};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// The largest file read, in bytes (64 MiB).
pub const MAX_FILE_SIZE: u64 = 64 * 1024 * 1024;

/// Reads and decodes a file; `name` is how messages call it.
pub fn read_source(path: &Path, name: &str, diagnostics: &mut Diagnostics) -> Option<Source> {
    match read_bytes(path, name) {
        Ok(bytes) => decode_source(&bytes, path, name, diagnostics),
        Err(problem) => {
            diagnostics.push(*problem);
            None
        }
    }
}

/// A regular file's bytes, unless there are more than [`MAX_FILE_SIZE`]; `name` is how messages
/// call it.
pub(crate) fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: io::Error| {
        let message = format!("cannot read `{name}`: {error}");
        Box::new(Diagnostic::error("cannot-read", message).at(Location::file(name)))
    };
    let too_large = || {
        let limit = MAX_FILE_SIZE / 1024 / 1024;
        let problem = Diagnostic::error("file-too-large", format!("`{name}` is too large"))
            .at(Location::file(name))
            .expected(format!("at most {limit} MiB"));
        Box::new(problem.hint("split the file; a snapshot may be a folder of files"))
    };
    // Opening a pipe or a device could block for ever.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let message = format!("cannot read `{name}`: it is not a regular file");
        let problem = Diagnostic::error("cannot-read", message).at(Location::file(name));
        return Err(Box::new(problem));
    }
    if metadata.len() > MAX_FILE_SIZE {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    let mut file = File::open(path).map_err(unreadable)?.take(MAX_FILE_SIZE + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_SIZE {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Decodes the bytes of a file; see [`read_source`].
pub(crate) fn decode_source(
    bytes: &[u8],
    path: &Path,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    match decode(bytes) {
        Ok((text, note)) => {
            let source = Source::new(name, path, text);
            let problem = note.map(|note| match note {
                Note::Utf16 => Diagnostic::warning("encoding", "the file is UTF-16")
                    .expected("UTF-8")
                    .hint("it was converted; save it as UTF-8"),
                Note::Mark => {
                    let message = "the file begins with a byte-order mark; it was passed over";
                    Diagnostic::warning("byte-order-mark", message)
                        .hint("save the file as UTF-8 without a byte-order mark")
                }
            });
            if let Some(problem) = problem {
                diagnostics.push(problem.at(source.whole()));
            }
            Some(source)
        }
        Err(reason) => {
            let problem = Diagnostic::error("encoding", reason.to_string())
                .at(place_of(reason, bytes, path, name))
                .expected("UTF-8")
                .hint("save the file as UTF-8");
            diagnostics.push(problem);
            None
        }
    }
}

/// The offending line with the wrong bytes shown as U+FFFD.
fn place_of(reason: NotText, bytes: &[u8], path: &Path, name: &str) -> Location {
    let NotText::InvalidUtf8 { offset, .. } = reason else {
        return Location::file(name);
    };
    let lossy = Source::new(name, path, String::from_utf8_lossy(bytes).into_owned());
    lossy.locate(Span::new(offset, offset + '\u{fffd}'.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Option<Source>, Diagnostics) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, bytes).unwrap();
        let mut diagnostics = Diagnostics::default();
        let source = read_source(&path, "content/a.json", &mut diagnostics);
        (source, diagnostics)
    }

    #[test]
    fn passes_over_a_byte_order_mark_and_says_so() {
        let (source, diagnostics) = read(b"\xEF\xBB\xBF{}");
        assert_eq!(&*source.unwrap().text, "{}");
        assert_eq!(diagnostics.sorted()[0].code, "byte-order-mark");
        assert!(!diagnostics.has_errors());
        assert!(read(b"{}").1.is_empty());
    }

    #[test]
    fn warns_about_utf16() {
        let (source, diagnostics) = read(b"\xff\xfe{\0}\0");
        assert_eq!(&*source.unwrap().text, "{}");
        assert_eq!(diagnostics.sorted()[0].code, "encoding");
        assert!(!diagnostics.has_errors());
    }

    #[test]
    fn names_byte_and_line_of_invalid_utf8() {
        let (source, diagnostics) = read(b"{\n \"a\xe9\"}");
        assert!(source.is_none());
        let problem = diagnostics.sorted()[0];
        assert!(problem.message.contains("byte 5, on line 2"), "{}", problem.message);
        let position = problem.location.clone().unwrap().position.unwrap();
        assert_eq!((position.line, position.column), (2, 4));
        assert_eq!(position.excerpt, " \"a\u{fffd}\"}");
    }

    #[test]
    fn every_failure_names_the_file() {
        let mut diagnostics = Diagnostics::default();
        assert!(read_source(Path::new("/nowhere/x"), "content/x", &mut diagnostics).is_none());
        assert!(read_source(Path::new("/"), "content/y", &mut diagnostics).is_none());
        assert_eq!(diagnostics.errors(), 2);
        for (problem, name) in diagnostics.sorted().iter().zip(["content/x", "content/y"]) {
            assert!(problem.message.contains(name), "{}", problem.message);
        }
    }

    #[test]
    fn refuses_files_that_are_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.json");
        File::create(&path).unwrap().set_len(MAX_FILE_SIZE + 1).unwrap();
        let mut diagnostics = Diagnostics::default();
        assert!(read_source(&path, "big.json", &mut diagnostics).is_none());
        assert_eq!(diagnostics.sorted()[0].code, "file-too-large");
    }
}
