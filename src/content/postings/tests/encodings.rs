//! Bytes that are not plain UTF-8.

use super::{SnapshotFile, problems, titles};
use crate::content::postings::read_snapshot_file;
use proptest::prelude::*;
use std::path::Path;

fn read(bytes: &[u8]) -> SnapshotFile {
    read_snapshot_file("2026-10-02.csv", Path::new("x"), bytes)
}

const TABLE: &str = "Titel;Beschreibung;Gehalt\nIngenieur für KI;Köln – Python;80.000 € pro Jahr\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn a_table_is_the_same_in_every_encoding() {
    let expected = read(TABLE.as_bytes()).postings;
    assert_eq!(&*expected[0].text, "Köln – Python");
    let windows = encoding_rs::WINDOWS_1252.encode(TABLE).0.into_owned();
    let marked = format!("\u{FEFF}{TABLE}");
    let said = |how: &str| vec![format!("not-utf8 {how}")];
    let passed_over =
        "byte-order-mark 1:1  the file begins with a byte-order mark; it was passed over";
    for (bytes, expected_problems) in [
        (TABLE.as_bytes().to_vec(), vec![]),
        (marked.clone().into_bytes(), vec![passed_over.to_owned()]),
        (format!("ï»¿{TABLE}").into_bytes(), vec![passed_over.to_owned()]),
        (
            utf16(&marked, u16::to_le_bytes),
            said(
                "1:1  the file is not UTF-8: it was read as UTF-16LE, as its byte-order mark says",
            ),
        ),
        (
            utf16(&marked, u16::to_be_bytes),
            said(
                "1:1  the file is not UTF-8: it was read as UTF-16BE, as its byte-order mark says",
            ),
        ),
        (
            utf16(TABLE, u16::to_le_bytes),
            said("1:1  the file is not UTF-8: it was read as UTF-16LE, without a byte-order mark"),
        ),
        (
            utf16(TABLE, u16::to_be_bytes),
            said("1:1  the file is not UTF-8: it was read as UTF-16BE, without a byte-order mark"),
        ),
        (windows, said("2:12  the file is not UTF-8: it was read as Windows-1252")),
    ] {
        let file = read(&bytes);
        assert_eq!(problems(&file), expected_problems);
        assert_eq!(file.postings, expected);
    }
}

#[test]
fn misread_text_is_mended_by_field_and_said_once() {
    let misread = |text: &str| encoding_rs::WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
    let rows: String = (0..30)
        .map(|n| format!("{};{};{}\n", misread("Café-Leitung"), misread("São Paulo"), n))
        .collect();
    let file = read(format!("title;company;text\nNÃO;SÃO PAULO;Ã\n{rows}").as_bytes());
    assert_eq!(titles(&file)[..2], ["NÃO", "Café-Leitung"]);
    assert_eq!(
        (&*file.postings[0].company, &*file.postings[1].company),
        ("SÃO PAULO", "São Paulo")
    );
    assert_eq!(
        problems(&file),
        [
            "mojibake 3:1  text was saved in a wrong encoding and is mended: `CafÃ©-Leitung` is read \
          as `Café-Leitung`, here and in 59 more fields"
        ]
    );
}

#[test]
fn misread_text_in_character_references_is_mended_too() {
    let file = read(b"[{\"title\":\"A\",\"text\":\"<p>We&acirc;&euro;&trade;re hiring</p>\"}]");
    assert_eq!(&*file.postings[0].text, "We’re hiring");
    assert_eq!(file.diagnostics.len(), 1);
}

#[test]
fn files_that_are_no_text_are_named() {
    let file = read(b"PK\x03\x04\x14\0\x06\0");
    assert_eq!(problems(&file), ["not-text   the file is a ZIP archive or an Excel workbook"]);
    assert!(file.diagnostics.has_errors());
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
        for start in [&b"title,text\n"[..], b"[", b"{\"jobs\":[{", b"<script type=application/ld+json>"] {
            read(&[start, &bytes].concat());
        }
    }

    #[test]
    fn no_table_panics(text in "[a,;\t\"\n\r' ü=\u{FEFF}0-9]{0,200}") {
        read(text.as_bytes());
        read(format!("title,text\n{text}").as_bytes());
        read(format!("title;text;date\n{text}").as_bytes());
    }
}
