//! CSV as people and programs write it.

use super::{problems, read, titles};

#[test]
fn rows_of_another_length_than_the_header_are_said_with_their_line() {
    let file = read("title,company,text\nA,X,a\nB,X\nC,X,one, two\n\n  \nD,X,d\n");
    assert_eq!(titles(&file), ["A", "B", "D"]);
    assert_eq!(file.read, 4);
    assert_eq!(
        problems(&file),
        [
            "short-row 3:1  the row has 2 fields and the header 3",
            "uneven-row 4:1  the row has 4 fields and the header 3",
        ]
    );
    let short = file.diagnostics.iter().next().unwrap();
    assert_eq!(short.hint.as_deref(), Some("nothing is read from `text` on"));
}

#[test]
fn a_text_with_bare_line_breaks_shows_as_short_rows() {
    let file = read("title,company,text\nA,X,first line\nsecond line\nB,X,b\n");
    assert_eq!(problems(&file), ["short-row 3:1  the row has 1 field and the header 3"]);
}

#[test]
fn inches_are_no_quotes() {
    let file = read(
        "title;text;note;date\nA;27\" screen;x;2026-10-01\nB;b;x;soon\nC;19\" rack;x;2026-10-01",
    );
    assert_eq!(titles(&file), ["A", "B", "C"]);
    assert_eq!(
        problems(&file),
        [
            "unread-columns 1:12  the column `note` is not read",
            "unreadable-date 3:7  `soon` is not a date",
        ]
    );
    let file = read("title,text,date\n\"A \"\"quoted\"\"\",\"x, \"\"y\"\"\",soon\n");
    assert_eq!(problems(&file), ["unreadable-date 2:27  `soon` is not a date"]);
    assert_eq!((titles(&file)[0], &*file.postings[0].text), ("A \"quoted\"", "x, \"y\""));
}

#[test]
fn a_quote_that_nothing_closes_is_found() {
    let file = read("title,text\nA,a\nB,\"b\nC,c\n");
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(problems(&file), ["unclosed-quote 3:3  a quoted field does not end"]);
}

#[test]
fn spreadsheets_may_state_their_separator() {
    for text in ["sep=;\r\ntitle;text\r\nA, B;a\r\n", "\"sep=;\"\ntitle;text\nA, B;a"] {
        let file = read(text);
        assert_eq!(problems(&file), [""; 0], "{text}");
        assert_eq!(titles(&file), ["A, B"], "{text}");
    }
    let file = read("sep=;\ntitle;text;date\nA;a;soon\n");
    assert_eq!(problems(&file), ["unreadable-date 3:5  `soon` is not a date"]);
}

#[test]
fn a_column_that_occurs_again_is_said() {
    let file = read("title,text,Title\nA,a,B\n");
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(problems(&file), ["repeated-column 1:12  the column `Title` occurs again"]);
}

#[test]
fn many_broken_rows_are_counted() {
    let rows: String = (0..1000).map(|n| format!("{n},a,b,c\n")).collect();
    let file = read(&format!("title,text,date\n{rows}"));
    assert_eq!((file.read, file.diagnostics.len()), (1000, 21));
    assert!(file.diagnostics.has_errors());
    let last = problems(&file).pop().unwrap();
    assert_eq!(last, "uneven-row   980 more records of this file have the same problem");
}
