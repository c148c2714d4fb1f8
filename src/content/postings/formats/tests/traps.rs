//! What each source gets wrong or keeps in odd places; the fixtures hold one trap per record.

use super::{fixture, problems};
use crate::content::postings::{SnapshotFile, read_snapshot_file};
use crate::content::{Posting, Workplace};
use std::path::Path;

fn by_id<'f>(file: &'f SnapshotFile, id: &str) -> &'f Posting {
    file.postings.iter().find(|posting| posting.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn ids(file: &SnapshotFile) -> Vec<&str> {
    file.postings.iter().map(|posting| &*posting.id).collect()
}

/// Pay as `USD 45-60 Hour`.
fn pay(posting: &Posting) -> Vec<String> {
    let shown = posting.pay.iter();
    shown
        .map(|pay| {
            let bound = |bound: Option<f64>| bound.map_or(String::new(), |bound| bound.to_string());
            let (min, max) = (bound(pay.amount.min()), bound(pay.amount.max()));
            format!("{} {min}-{max} {:?}", pay.currency, pay.unit)
        })
        .collect()
}

fn day(date: Option<jiff::civil::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

#[test]
fn greenhouse() {
    let file = fixture("traps/greenhouse.json");
    assert_eq!(
        problems(&file),
        [
            "pay-without-unit /jobs/4 pay without a unit is left out",
            "no-description /jobs/7 the record has no `content`",
        ]
    );
    assert_eq!(&*by_id(&file, "1").text, "## Skills\n- Types such as Vec<T> & C++");

    let hybrid = by_id(&file, "2");
    assert_eq!(hybrid.locations, ["Porto, Portugal", "Madrid"]);
    assert_eq!(hybrid.workplace, Workplace::Hybrid);
    // Not the day of the last edit.
    assert_eq!(day(hybrid.posted_on), "2026-09-20");

    let hourly = by_id(&file, "3");
    assert_eq!(
        (&hourly.locations[..], hourly.workplace),
        (&["Remote - US".to_owned()][..], Workplace::Remote)
    );
    assert_eq!(pay(hourly), ["USD 45-60 Hour"]);
    assert_eq!(pay(by_id(&file, "4")), ["USD 150000-200000 Year", "USD 130000-170000 Year"]);
    assert_eq!(pay(by_id(&file, "5")), [""; 0]);
    assert_eq!(pay(by_id(&file, "6")), ["USD 150000-200000 Year", "USD 40-55 Hour"]);
    assert_eq!(pay(by_id(&file, "9")), [""; 0]);

    let edited = by_id(&file, "7");
    assert_eq!((&*edited.company, edited.posted_on), ("Blue Sky", None));
    assert_eq!(by_id(&file, "8").company, "");
    assert_eq!(by_id(&file, "9").locations, ["Lisbon, Portugal", "Porto, Portugal"]);
}

#[test]
fn lever() {
    let file = fixture("traps/lever.json");
    assert_eq!(
        problems(&file),
        ["pay-without-unit /3/salaryRange pay for `bi-week-salary` is left out"]
    );
    assert_eq!(
        &*by_id(&file, "a").text,
        "We are Blue Sky.\n\nData pipelines.\n\n## Requirements\n- Python\n- SQL\n\n\
         ## Nice to have:\n- Python\n\n## Additional information\nWe look forward to hearing from you."
    );
    assert_eq!(&*by_id(&file, "b").text, "We are Blue Sky.\nData pipelines.");
    assert_eq!(&*by_id(&file, "c").text, "The opening.\n\nThe body.");
    assert_eq!((pay(by_id(&file, "d")), by_id(&file, "d").workplace), (vec![], Workplace::Unknown));
    assert_eq!(pay(by_id(&file, "e")), ["CAD 40-55 Hour"]);
    assert_eq!(day(by_id(&file, "e").posted_on), "2026-10-02");
    assert_eq!(pay(by_id(&file, "f")), ["USD 120000-140000 Year"]);
    assert_eq!((&*by_id(&file, "f").company, &*by_id(&file, "e").company), ("BlueSky", "Blue Sky"));
    let bare = by_id(&file, "g");
    assert_eq!(bare.locations, ["PT"]);
    assert_eq!(bare.url.as_deref(), Some("https://jobs.lever.co/blue-sky/g/apply"));
    assert_eq!(day(bare.posted_on), "2026-10-02");
    let remote = by_id(&file, "h");
    assert_eq!(
        (&remote.locations[..], remote.workplace),
        (&["Lisbon".to_owned(), "Porto".to_owned()][..], Workplace::Remote)
    );
    // Title and text are not confused though the field is called `text`.
    assert!(file.postings.iter().all(|posting| posting.title == "Data Engineer"));
}

#[test]
fn ashby() {
    let file = fixture("traps/ashby.json");
    assert_eq!(
        problems(&file),
        ["pay-without-unit /jobs/9/compensation/summaryComponents/0 pay for `2 WEEKS` is left out"]
    );
    assert_eq!(ids(&file), ["a", "b", "c", "d", "f", "g", "h", "i", "j", "k"]);
    assert_eq!(file.read, 10);
    for (id, expected) in [
        ("a", &[][..]),
        ("b", &["GBP 45-60 Hour"]),
        ("c", &["GBP 90000-120000 Year", "GBP 80000-100000 Year"]),
        ("d", &[]),
        ("f", &[]),
        ("i", &["GBP 90000-120000 Year"]),
        ("j", &[]),
    ] {
        assert_eq!(pay(by_id(&file, id)), expected, "{id}");
    }
    assert_eq!(by_id(&file, "a").workplace, Workplace::Onsite);
    assert_eq!(by_id(&file, "g").workplace, Workplace::Hybrid);
    let remote = by_id(&file, "h");
    assert_eq!(remote.workplace, Workplace::Remote);
    assert_eq!(remote.locations, ["London, UK", "Paris", "Spain"]);
    assert_eq!(&*by_id(&file, "k").text, "Data pipelines.\n\nYou know:\n- SQL");
    assert!(file.postings.iter().all(|posting| posting.company == "Blue Sky"));
}

#[test]
fn an_ashby_board_names_its_employer() {
    let board = r#"{"organizationName": "Blue Sky Ltd", "jobs": [
        {"id": "a", "title": "Data Engineer", "jobUrl": "https://jobs.ashbyhq.com/bluesky/a", "isListed": true}]}"#;
    let file = read_snapshot_file("x", Path::new("x"), board.as_bytes());
    assert_eq!(file.postings[0].company, "Blue Sky Ltd");
}

#[test]
fn hacker_news() {
    let file = fixture("traps/hacker-news.json");
    assert_eq!(problems(&file), [""; 0]);
    assert_eq!(ids(&file), ["10", "13", "16", "18"]);
    assert_eq!(file.read, 4);

    let regular = by_id(&file, "10");
    assert_eq!((&*regular.company, &*regular.title), ("Blue Sky", "Data Engineer / SRE"));
    assert_eq!(regular.locations, ["Oslo", "Bergen"]);
    assert_eq!(regular.workplace, Workplace::Onsite);
    assert_eq!(pay(regular), ["EUR 70000-90000 Year"]);
    assert_eq!(regular.url.as_deref(), Some("https://news.ycombinator.com/item?id=10"));
    assert_eq!(day(regular.posted_on), "2026-10-02");
    assert_eq!(
        &*regular.text,
        "Blue Sky | Data Engineer / SRE | Oslo & Bergen | ONSITE | Full-time | €70k - €90k\n\n\
         We use Python & Go.\n\nMail jobs'at'bluesky.example\n\nhttps://bluesky.example/jobs"
    );

    let sentence = by_id(&file, "13");
    assert_eq!(sentence.company, "");
    assert!(sentence.title.starts_with("We make sensors for cheese cellars"));

    let undated = by_id(&file, "16");
    assert_eq!(day(undated.posted_on), "2026-10-01", "the thread's");
    assert!(undated.text.contains("We need:\n- SQL\n- dbt\n\nApply!"), "{}", undated.text);

    let labelled = by_id(&file, "18");
    assert_eq!((&*labelled.company, &*labelled.title), ("Northern Lights", "Platform Engineer"));
    assert_eq!((&*labelled.locations[0], labelled.workplace), ("Tromsø", Workplace::Remote));
    assert_eq!(labelled.employment_type.as_deref(), Some("Full-time"));
    assert_eq!(day(labelled.posted_on), "2026-10-02", "by the seconds");
}

#[test]
fn threads_that_hold_no_postings() {
    let read = |text: &str| read_snapshot_file("x", Path::new("x"), text.as_bytes());
    let comment = r#"{"id": 2, "author": "a", "created_at_i": 1790953200, "children": [],
                      "text": "Data Engineer | Oslo | Remote"}"#;
    for title in [
        "Ask HN: Who wants to be hired? (October 2026)",
        "Ask HN: Freelancer? Seeking freelancer? (October 2026)",
    ] {
        let file = read(&format!(r#"{{"id": 1, "title": "{title}", "children": [{comment}]}}"#));
        assert_eq!(problems(&file), ["empty-snapshot  the file holds no postings"], "{title}");
    }
    let hiring =
        format!(r#"{{"id": 1, "title": "Ask HN: Who is hiring?", "children": [{comment}]}}"#);
    assert_eq!(read(&hiring).postings.len(), 1);

    let stories = r#"{"hits": [{"objectID": "1", "title": "Ask HN: Who is hiring? (October 2026)",
        "author": "whoishiring", "created_at": "2026-10-01T15:00:00Z", "url": null, "_tags": ["story", "story_1"]}]}"#;
    assert_eq!(
        problems(&read(stories)),
        ["thread-without-comments /hits/0 a thread is no posting, its comments are"]
    );
    let childless = r#"{"id": 1, "type": "story", "title": "Ask HN: Who is hiring?", "author": "whoishiring", "text": null, "children": []}"#;
    assert_eq!(
        problems(&read(childless)),
        ["thread-without-comments  a thread is no posting, its comments are"]
    );
}

#[test]
fn only_the_comments_of_a_thread_are_postings_not_their_answers() {
    let answer =
        r#"{"id": 3, "author": "b", "text": "Data Engineer | Bergen | Remote", "children": []}"#;
    let comment = |id: u32, children: &str| {
        format!(
            r#"{{"id": {id}, "author": "a", "created_at_i": 1790953200, "text": "Blue Sky | Data Engineer | Oslo", "children": [{children}]}}"#
        )
    };
    let deleted = format!(r#"{{"id": 5, "author": null, "text": null, "children": [{answer}]}}"#);
    let thread = format!(
        r#"{{"id": 1, "title": "Ask HN: Who is hiring? (October 2026)", "children": [{}, {deleted}, {}]}}"#,
        comment(2, answer),
        comment(4, ""),
    );
    let file = read_snapshot_file("x", Path::new("x"), thread.as_bytes());
    assert_eq!((problems(&file), ids(&file)), (vec![], vec!["2", "4"]));
}

/// What a board answers when it is gone, or was not asked for JSON.
#[test]
fn answers_without_postings_are_errors_that_say_what_they_hold() {
    for (answer, message) in [
        (r#"{"status": 404, "error": "Job not found"}"#, "a JSON object with `status`, `error`"),
        (r#"{"ok": false, "error": "Document not found"}"#, "a JSON object with `ok`, `error`"),
        ("Unauthorized", "text that starts `Unauthorized`"),
        (
            "<!DOCTYPE html><html><head><title>Blue Sky</title></head><body><a class=\"posting-title\">A</a></body></html>",
            "an HTML page with 0 JSON-LD blocks",
        ),
    ] {
        let file = read_snapshot_file("x", Path::new("x"), answer.as_bytes());
        assert!(file.diagnostics.has_errors(), "{answer}");
        let said = problems(&file).concat();
        assert!(said.starts_with("unknown-format") && said.contains(message), "{said}");
    }
}

#[test]
fn usajobs() {
    let file = fixture("traps/usajobs.json");
    let items = "/SearchResult/SearchResultItems";
    let remuneration = "MatchedObjectDescriptor/PositionRemuneration/0";
    assert_eq!(
        problems(&file),
        [
            format!("pay-without-unit {items}/4/{remuneration} pay for `piecework` is left out"),
            format!("pay-without-unit {items}/8/{remuneration} pay for `BW` is left out"),
        ]
    );
    for (id, expected) in [
        ("1", &["USD 120579-191900 Year"][..]),
        ("2", &["USD 31.5-48 Hour"]),
        ("3", &["USD 95000-120000 Year"]),
        ("4", &["USD 120000-150000 Year", "USD 130000-160000 Year"]),
        ("5", &[]),
        ("6", &[]),
        ("9", &[]),
    ] {
        assert_eq!(pay(by_id(&file, id)), expected, "{id}");
    }
    let first = by_id(&file, "1");
    assert_eq!(
        &*first.text,
        "Summary.\n\n## Duties\n- Analyse data.\n- Write reports.\n\n## Qualifications\nExperience with statistics.\n\n\
         ## Conditions of employment\nU.S. citizenship\n\n## Grade\nGS-13 to GS-14"
    );
    // Telework is part of the week at most, and only once the office agrees.
    assert_eq!((first.workplace, &*first.company), (Workplace::Unknown, "Office of Examples"));
    assert_eq!(
        (day(first.posted_on), day(first.valid_through)),
        ("2026-10-02".to_owned(), "2026-10-16".to_owned())
    );
    assert!(by_id(&file, "2").text.starts_with("## Duties\nAnalyse data.\n\nWrite reports."));
    assert!(by_id(&file, "2").text.ends_with("## Grade\nGS-12"));
    assert_eq!(by_id(&file, "3").workplace, Workplace::Remote);
    assert_eq!(by_id(&file, "4").locations, ["Denver, Colorado", "Austin, Texas"]);
    let nowhere = by_id(&file, "7");
    assert_eq!((nowhere.locations.len(), &*nowhere.company), (0, "Department of Examples"));
    assert_eq!(by_id(&file, "8").workplace, Workplace::Remote);
    assert!(
        by_id(&file, "9").url.as_deref().unwrap().starts_with("https://www.usajobs.gov:443/job/9")
    );
}

#[test]
fn a_usajobs_descriptor_may_stand_alone() {
    let text = r#"[{"PositionID": "EX-1", "PositionTitle": "Data Scientist", "PositionURI": "https://www.usajobs.gov/job/1",
        "QualificationSummary": "Statistics."}]"#;
    let file = read_snapshot_file("x", Path::new("x"), text.as_bytes());
    assert_eq!(
        (ids(&file), &*file.postings[0].text),
        (vec!["EX-1"], "## Qualifications\nStatistics.")
    );
}
