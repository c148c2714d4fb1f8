//! What is written is read as the same posting.

use super::*;
use crate::content::postings::read_snapshot_file;
use crate::content::{PayAmount, PayUnit, SnapshotFile};
use jiff::civil::date;
use proptest::prelude::*;
use std::path::Path;

fn read(text: &str) -> SnapshotFile {
    read_snapshot_file("2026-10-02.json", Path::new("x"), text.as_bytes())
}

/// The postings as if all of them stood in one place.
fn placed_alike(mut postings: Vec<Posting>) -> Vec<Posting> {
    for posting in &mut postings {
        posting.origin = Origin { file: "a".into(), line: 1 };
    }
    postings
}

fn assert_round_trip(postings: Vec<Posting>) {
    let written = write_snapshot(&postings).unwrap();
    let again = read(&written);
    let problems: Vec<_> = again.diagnostics.iter().collect();
    assert!(problems.is_empty(), "{problems:?}\n{written}");
    assert_eq!(placed_alike(again.postings), placed_alike(postings), "{written}");
}

#[test]
fn a_person_can_read_it() {
    let file = read(
        r#"{"id": "7", "title": "R&amp;D Engineer", "company": "Example GmbH",
            "location": "Berlin; Hamburg", "remote": "hybrid", "type": "permanent",
            "posted": "2026-10-01", "expires": "2026-12-01", "lang": "en",
            "url": "https://example.org/7", "salary": "EUR 65,000 to 80,000 per year",
            "synthetic": true, "text": "<h3>You have</h3><ul><li>Go &lt; Rust</li></ul><p>Bye"}"#,
    );
    let written = write_snapshot(&file.postings).unwrap();
    let expected = r###"[
  {
    "id": "7",
    "title": "R&D Engineer",
    "company": "Example GmbH",
    "locations": [
      "Berlin",
      "Hamburg"
    ],
    "workplace": "hybrid",
    "employment_type": "permanent",
    "posted_on": "2026-10-01",
    "valid_through": "2026-12-01",
    "language": "en",
    "url": "https://example.org/7",
    "pay": [
      {
        "min": 65000,
        "max": 80000,
        "currency": "EUR",
        "per": "year",
        "stated": "EUR 65,000 to 80,000 per year"
      }
    ],
    "synthetic": true,
    "read_as": "plain",
    "description": [
      "## You have",
      "- Go < Rust",
      "",
      "Bye"
    ]
  }
]
"###;
    assert_eq!(written, expected);
    assert_round_trip(file.postings);
}

#[test]
fn nothing_is_found_anew() {
    // Each of these is cleaned, guessed or searched when a record is read for the first time.
    let posting = Posting {
        id: "&lt;1&gt;".to_owned(),
        format: "schema.org",
        url: None,
        title: "Remote <b>engineer</b>, $100k per year".to_owned(),
        company: "A &amp; B".to_owned(),
        locations: vec!["Remote".to_owned()],
        workplace: Workplace::Unknown,
        employment_type: None,
        posted_on: None,
        valid_through: None,
        text: "# a # #\n&lt;p&gt;EUR 50,000 per year\n\n**bold**\n===".into(),
        language: None,
        truncated: true,
        pay: Vec::new(),
        synthetic: false,
        origin: Origin { file: "a".into(), line: 3 },
    };
    assert_round_trip(vec![posting]);
}

#[test]
fn what_a_hand_spoiled_is_told_or_dropped() {
    let file = read(
        r#"[{"id": "1", "title": "A", "read_as": "no such format", "workplace": "moon",
             "posted_on": "soon", "url": "javascript:x", "pay": [{"min": 5}, "much", {"max": 7, "currency": "EUR"}],
             "description": ["a\u0007\u202eb ", 7, "c\nd"]}]"#,
    );
    let codes: Vec<_> = file.diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        ["unsupported-url", "unreadable-date", "pay-without-currency", "pay-without-unit"]
    );
    let posting = &file.postings[0];
    assert_eq!((posting.format, posting.workplace), ("plain", Workplace::Unknown));
    assert_eq!((&*posting.text, posting.pay.len()), ("ab\nc\nd", 0));
}

#[test]
fn a_misspelt_field_is_told() {
    let file = read(
        r#"[{"id": "1", "title": "A", "compny": "X", "read_as": "plain", "description": ["a"]}]"#,
    );
    let problem = file.diagnostics.iter().next().unwrap();
    assert!(problem.message.contains("compny"), "{}", problem.message);
    assert!(problem.hint.as_deref().unwrap().contains("company"), "{:?}", problem.hint);
}

fn words() -> impl Strategy<Value = String> {
    r#"(## |- |\* |<p>|</p>|<li>|&amp;|&lt;b&gt;|\*\*|[a-cé€$0-9]{1,3}|EUR 60,000 per year|remote|\.|#|=|\n| ){0,24}"#
}

fn days() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((1970..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d)))
}

fn pays() -> impl Strategy<Value = Pay> {
    let unit = prop_oneof![
        Just(PayUnit::Hour),
        Just(PayUnit::Day),
        Just(PayUnit::Week),
        Just(PayUnit::Month),
        Just(PayUnit::Year)
    ];
    let cents = 1..50_000_000_u32;
    let currency = prop_oneof![Just("EUR"), Just("USD"), Just("CHF")];
    let amount = (cents.clone(), cents, 0..3_u8).prop_map(|(one, other, bounds)| {
        let (one, other) = (f64::from(one) / 100.0, f64::from(other) / 100.0);
        match bounds {
            0 => PayAmount::From(one),
            1 => PayAmount::UpTo(one),
            _ => PayAmount::range(one, other),
        }
    });
    (amount, unit, currency, "[a-z$€0-9 .,]{0,20}").prop_map(|(amount, unit, currency, raw)| Pay {
        amount,
        currency: currency.to_owned(),
        unit,
        raw: if raw.trim().is_empty() { "x".to_owned() } else { raw },
    })
}

prop_compose! {
    /// A record as a job board might give it, in plain columns.
    fn records()(
        id in "[a-z&<>0-9 ]{0,6}", title in words(), company in words(), place in words(),
        text in words(), posted in days(), language in "[a-z]{0,2}", remote in any::<bool>(),
        salary in words(),
    ) -> serde_json::Value {
        serde_json::json!({
            "id": id, "title": title, "company": company, "location": place, "text": text,
            "date": posted.map(|day| day.to_string()), "lang": language, "remote": remote,
            "salary": salary, "url": "https://example.org/1",
        })
    }
}

proptest! {
    #[test]
    fn postings_of_any_reader_survive(records in proptest::collection::vec(records(), 1..6)) {
        let file = read(&serde_json::Value::from(records).to_string());
        // Of a file without a posting nothing is imported.
        prop_assume!(!file.postings.is_empty());
        assert_round_trip(file.postings);
    }

    #[test]
    fn every_field_survives(
        facts in ("[a-z0-9<&]{1,8}", "[A-Za-z<>&; ]{0,20}[a-z]", "[A-Z&;]{0,9}"),
        places in proptest::collection::vec("[A-Z][a-z<&;]{1,8}", 0..3),
        workplace in 0..4_usize,
        days in (days(), days()),
        flags in (any::<bool>(), any::<bool>()),
        pay in proptest::collection::vec(pays(), 0..3),
    ) {
        let (id, title, company) = facts;
        let workplaces =
            [Workplace::Remote, Workplace::Hybrid, Workplace::Onsite, Workplace::Unknown];
        let posting = Posting {
            id,
            format: FORMATS[workplace % FORMATS.len()].name(),
            url: Some("https://example.org/a?b=c".to_owned()).filter(|_| flags.0),
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            employment_type: Some(company.clone()).filter(|kind| !kind.is_empty()),
            company,
            locations: places,
            workplace: workplaces[workplace],
            posted_on: days.0,
            valid_through: days.1,
            text: "## Needs\n- Go".into(),
            language: Some("en".to_owned()).filter(|_| flags.1),
            truncated: flags.0,
            pay,
            synthetic: flags.1,
            origin: Origin { file: "a".into(), line: 1 },
        };
        assert_round_trip(vec![posting]);
    }
}
