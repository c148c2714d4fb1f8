mod broken_json;
mod columns;
mod csv;
mod encodings;
mod pages;
mod schema_org;
mod shared_files;

use super::*;
use crate::content::{Pay, PayAmount, PayUnit, Workplace};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn read(text: &str) -> SnapshotFile {
    read_snapshot_file("markets/ai/2026-10-02.json", Path::new("x"), text.as_bytes())
}

/// One line per problem: severity, code, line:column, pointer, message.
fn problems(file: &SnapshotFile) -> Vec<String> {
    file.diagnostics
        .iter()
        .map(|problem| {
            let position = problem.location.as_ref().and_then(|l| l.position.as_ref());
            let place = position.map_or_else(String::new, |p| format!("{}:{}", p.line, p.column));
            let pointer = problem.pointer.as_deref().unwrap_or_default();
            format!("{} {place} {pointer} {}", problem.code, problem.message)
        })
        .collect()
}

fn titles(file: &SnapshotFile) -> Vec<&str> {
    file.postings.iter().map(|posting| &*posting.title).collect()
}

#[test]
fn a_plain_record_is_read_whole() {
    let file = read(
        r#"[{"id": 7, "position": "AI\u0000 Engineer", "employer": {"display_name": "X  GmbH"},
            "city": "Berlin; Remote; Berlin", "remote": true, "job_type": ["full", "permanent"],
            "date_posted": "2026-10-01T08:00:00Z", "valid_through": "1.12.2026",
            "link": "https://x.org/7", "body": "<h3>Needs</h3><ul><li>Go</li></ul>", "lang": "de",
            "min_amount": "70000", "max_amount": 95000, "currency": "EUR", "interval": "yearly",
            "synthetic": "yes", "headcount": 3}]"#,
    );
    assert_eq!(
        problems(&file),
        ["unread-columns 6:34 /0/headcount the field `headcount` is not read"]
    );
    let posting = &file.postings[0];
    assert_eq!(posting.id, "7");
    assert_eq!((&*posting.title, &*posting.company), ("AI Engineer", "X GmbH"));
    assert_eq!(posting.locations, ["Berlin"]);
    assert_eq!(posting.workplace, Workplace::Remote);
    assert_eq!(posting.employment_type.as_deref(), Some("full, permanent"));
    assert_eq!(posting.posted_on.unwrap().to_string(), "2026-10-01");
    assert_eq!(posting.valid_through.unwrap().to_string(), "2026-12-01");
    assert_eq!(posting.url.as_deref(), Some("https://x.org/7"));
    assert_eq!(&*posting.text, "## Needs\n- Go");
    assert_eq!(posting.language.as_deref(), Some("de"));
    assert_eq!(posting.pay[0].amount, PayAmount::range(70_000.0, 95_000.0));
    assert_eq!(posting.pay[0].unit, PayUnit::Year);
    assert_eq!(
        posting.pay[0].raw,
        "min_amount=70000, max_amount=95000, currency=EUR, interval=yearly"
    );
    assert!(posting.synthetic);
    assert_eq!(posting.origin, Origin { file: "markets/ai/2026-10-02.json".into(), line: 1 });
}

#[test]
fn the_container_does_not_matter() {
    let record = r#"{"title": "A", "company": "X", "text": "Go"}"#;
    let csv = "Title;Company;Text\nA;X;Go\n";
    for text in [
        record.to_owned(),
        format!("[{record}]"),
        format!("{{\"meta\": {{}}, \"jobs\": [{record}]}}"),
        format!("{{\"result\": {{\"items\": [{record}]}}}}"),
        format!("{record}\n\n{record}\n").replace("\"A\"", "\"A\""),
        csv.to_owned(),
        csv.replace(';', ","),
        csv.replace(';', "\t"),
    ] {
        let file = read(&text);
        assert_eq!(problems(&file), [""; 0], "{text}");
        assert_eq!(titles(&file)[0], "A", "{text}");
    }
}

#[test]
fn broken_lines_are_located_and_the_others_load() {
    let file = read(
        "{\"title\":\"A\",\"text\":\"ü\"}\n{\"title\":\"Ü\", \"text\" 5}\n\n{\"title\":\"C\",\"text\":\"c\"}\n[1]\n{\"title\":\"D\",\"text\":\"d\"}\n",
    );
    assert_eq!(titles(&file), ["A", "C", "D"]);
    assert_eq!(file.read, 5);
    assert_eq!(
        problems(&file),
        [
            "broken-json 2:22  expected `:`",
            "not-a-record 5:1  invalid type: sequence, expected an object with the fields of a posting",
        ]
    );
    assert_eq!(file.postings[1].origin.line, 4);
}

#[test]
fn a_list_that_breaks_off_keeps_what_came_before() {
    let file = read("[\n {\"title\": \"A\", \"text\": \"a\"},\n {\"title\": \"B\",, }\n]");
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(problems(&file), ["broken-json 3:16  key must be a string"]);
}

#[test]
fn meaning_is_checked_with_its_place() {
    let file = read(
        "[{\"title\": \"A\", \"text\": \"a\",\n  \"date\": \"soon\", \"url\": \"javascript:alert(1)\"},\n {\"company\": \"X\"}]",
    );
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(file.postings[0].url, None);
    assert_eq!(
        problems(&file),
        [
            "unreadable-date 2:11 /0/date `soon` is not a date",
            "unsupported-url 1:2 /0 the address `javascript:alert(1)` is left out",
            "empty-record 3:2 /1 the record has neither a title nor a text",
        ]
    );
}

#[test]
fn csv_problems_are_located_by_field() {
    let file = read(
        "id,title,text,date\n1,A,\"two\nlines, and a comma\",soon\n2,B,b,2026-10-01,extra\n3,C\n4,D,\"open\n",
    );
    assert_eq!(titles(&file), ["A", "C"]);
    assert_eq!(&*file.postings[0].text, "two\nlines, and a comma");
    assert_eq!(
        problems(&file),
        [
            "unreadable-date 3:21  `soon` is not a date",
            "uneven-row 4:1  the row has 5 fields and the header 4",
            "short-row 5:1  the row has 2 fields and the header 4",
            "unclosed-quote 6:5  a quoted field does not end",
        ]
    );
}

#[test]
fn what_is_not_understood_is_said() {
    for (text, message) in [
        (
            "{\"foo\": 1, \"bar\": []}",
            "no postings were recognised in a JSON object with `foo`, `bar`",
        ),
        ("a,b\n1,2\n", "no postings were recognised in CSV with the columns `a`, `b`"),
        ("hello there", "no postings were recognised in text that starts `hello there`"),
        ("<p>none</p>", "no postings were recognised in an HTML page with 0 JSON-LD blocks"),
        ("[1, 2]", "no postings were recognised in a JSON list of 2 values"),
    ] {
        let file = read(text);
        let problem = file.diagnostics.iter().next().unwrap();
        assert_eq!((problem.code, &*problem.message), ("unknown-format", message));
        assert!(problem.expected.as_deref().unwrap().contains("schema.org"));
    }
    for text in ["", " \n", "[]", "{\"jobs\": []}"] {
        assert_eq!(
            problems(&read(text)),
            ["empty-snapshot 1:1  the file holds no postings"],
            "{text:?}"
        );
    }
    assert_eq!(problems(&read("{\"title\": "))[0], "broken-json 1:9  EOF while parsing a value");
}

#[test]
fn ids_are_the_sources_own_only_when_unique() {
    let file = read(
        r#"[{"id":"1","title":"A","text":"a"},{"id":"2","title":"B","text":"b"},
            {"id":"2","title":"C","text":"c"},{"title":"D","text":"d","url":"https://x.org/d"},
            {"title":"E","text":"e"},{"title":"E","text":"e"}]"#,
    );
    let ids: Vec<&str> = file.postings.iter().map(|posting| &*posting.id).collect();
    assert_eq!(ids[0], "1");
    assert!(ids[1..5].iter().all(|id| id.len() == 12), "{ids:?}");
    assert_eq!(ids[5], format!("{}-2", ids[4]));
}

#[test]
fn many_warnings_of_a_kind_are_counted() {
    let text: String = (0..50)
        .map(|n| format!("{{\"title\":\"T{n}\",\"text\":\"x\",\"date\":\"soon\"}}\n"))
        .collect();
    let file = read(&text);
    assert_eq!(file.postings.len(), 50);
    assert_eq!(file.diagnostics.iter().count(), 21);
    let last = problems(&file).pop().unwrap();
    assert_eq!(last, "unreadable-date   30 more records of this file have the same problem");
}

#[test]
fn limits_hold() {
    let long = format!(
        "{{\"title\":\"A\",\"text\":\"a\"}}\n{{\"title\":\"B\",\"text\":\"{}\"}}\n",
        "b".repeat(container::LONGEST_LINE)
    );
    let file = read(&long);
    assert_eq!(titles(&file), ["A"]);
    assert_eq!(problems(&file), ["line-too-long 2:1  a line of 8 MiB is not read"]);

    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    for key in ["text", "unknown"] {
        let file = read(&format!("[{{\"title\":\"A\",\"date\":\"soon\",\"{key}\":{deep}}}]"));
        assert!(file.diagnostics.iter().next().is_some());
    }
    read(&deep);
    read(&"{\"a\":".repeat(100_000));
}

#[test]
fn schema_org_in_all_its_shapes() {
    let posting = r#"{"@context":"https://schema.org","@type":["Thing","JobPosting"],"title":"AI &amp; Data Engineer",
        "datePosted":"2026-10-02","validThrough":"2026-12-01T00:00",
        "description":"&lt;p&gt;You have: Python &amp;amp; Go&lt;/p&gt;","hiringOrganization":"Example GmbH",
        "jobLocation":[{"@type":"Place","address":{"addressLocality":"Berlin","addressCountry":{"name":"DE"}}},
                       {"@type":"Place","address":"Paris"}],
        "jobLocationType":"TELECOMMUTE","employmentType":["FULL_TIME"],
        "identifier":{"@type":"PropertyValue","value":"R-1"},
        "baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"minValue":"70000","maxValue":95000,"unitText":"YEAR"}},
        "experienceRequirements":{"monthsOfExperience":36},"skills":"Python, PyTorch",
        "qualifications":["A degree","Patience"],"responsibilities":"You have: Python & Go"}"#;
    let escaped = posting
        .replace("&lt;", "&amp;lt;")
        .replace("&gt;", "&amp;gt;")
        .replace("&amp;amp;", "&amp;amp;amp;");
    for text in [
        posting.to_owned(),
        escaped,
        format!("[{posting}]"),
        format!(r#"{{"@context":"x","@graph":[{{"@type":"WebPage"}},{posting}]}}"#),
        format!(r#"[{{"@graph":[{{"@type":"WebPage"}},{posting}]}}]"#),
        format!(
            r#"<!DOCTYPE html><title>x</title><script>var a = "<p>";</script><SCRIPT type='application/ld+json'>{{"@type":"WebSite"}}</SCRIPT>
            <script data-x type="application/ld+json">{posting}</script><p>y"#
        ),
    ] {
        let file = read(&text);
        assert_eq!(problems(&file), [""; 0], "{text}");
        assert_eq!(file.read, 1, "{text}");
        let posting = &file.postings[0];
        assert_eq!((posting.format, &*posting.id), ("schema.org", "R-1"));
        assert_eq!((&*posting.title, &*posting.company), ("AI & Data Engineer", "Example GmbH"));
        assert_eq!(posting.locations, ["Berlin, DE", "Paris"]);
        assert_eq!(posting.workplace, Workplace::Remote);
        assert_eq!(posting.pay[0].amount, PayAmount::range(70_000.0, 95_000.0));
        assert_eq!(
            posting.pay[0].raw,
            "minValue=70000, maxValue=95000, unitText=YEAR, currency=EUR"
        );
        assert_eq!(
            &*posting.text,
            "You have: Python & Go\n\n## Qualifications\n- A degree\n- Patience\n\n## Skills\nPython, PyTorch\n\n## Experience requirements\n36 months of experience"
        );
    }
}

#[test]
fn schema_org_pay_is_stated_or_absent() {
    let pay = |salary: &str| {
        let text = format!(
            r#"{{"@type":"JobPosting","title":"A","description":"a","salaryCurrency":"USD","baseSalary":{salary}}}"#
        );
        read(&text).postings[0].pay.iter().map(|pay| (pay.amount, pay.unit)).collect::<Vec<_>>()
    };
    let year = PayUnit::Year;
    let exactly = |amount: f64| PayAmount::range(amount, amount);
    assert_eq!(pay("120000"), [(exactly(120_000.0), year)]);
    assert_eq!(pay("\"120000\""), [(exactly(120_000.0), year)]);
    assert_eq!(pay("\"$100k - $120k\""), [(PayAmount::range(100_000.0, 120_000.0), year)]);
    assert_eq!(pay(r#"{"value":"50","unitText":"HOUR"}"#), [(exactly(50.0), PayUnit::Hour)]);
    assert_eq!(pay(r#"{"value":{"minValue":90000}}"#), [(PayAmount::From(90_000.0), year)]);
    assert_eq!(pay(r#"{"value":{"maxValue":90000}}"#), [(PayAmount::UpTo(90_000.0), year)]);
    assert_eq!(pay(r#"{"minValue":0,"maxValue":0}"#), []);
    assert_eq!(pay(r#"{"@type":"MonetaryAmountDistribution","median":100000,"value":1}"#), []);
    assert_eq!(pay("null"), []);
}

#[test]
fn pay_that_cannot_be_used_is_said() {
    let file = read(
        r#"[{"title":"A","text":"a","salary_min":100000},{"title":"B","text":"b","salary_min":50,"currency":"EUR"}]"#,
    );
    let codes: Vec<_> = file.diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["pay-without-currency", "pay-without-unit"]);
    assert!(file.postings.iter().all(|posting| posting.pay.is_empty()));
}

/// What is read of each record, and which warnings there are.
fn pay_and_problems(records: &str) -> (Vec<String>, Vec<String>) {
    let file = read(&format!("[{records}]"));
    let in_short = |pay: &Pay| format!("{:?} {}", pay.amount, pay.currency);
    let pay = file.postings.iter().flat_map(|posting| &posting.pay).map(in_short).collect();
    (pay, problems(&file))
}

#[test]
fn swapped_bounds_are_put_in_order_with_a_warning() {
    let (pay, problems) = pay_and_problems(
        r#"{"title":"A","text":"a","salary_min":9e4,"salary_max":7e4,"currency":"EUR"}"#,
    );
    assert_eq!(pay, ["Range { min: 70000.0, max: 90000.0 } EUR"]);
    assert_eq!(
        problems,
        [
            "pay-bounds-swapped 1:39 /0/salary_min the lower bound of pay is above the upper; they are swapped"
        ]
    );
}

#[test]
fn the_text_is_believed_when_a_field_names_another_currency_for_its_amount() {
    let record = |fields: &str, text: &str| {
        pay_and_problems(&format!(r#"{{"title":"A","city":"Toronto","text":"{text}",{fields}}}"#))
    };
    let of_fields = r#""salary_min":120000,"salary_max":140000,"currency":"USD""#;
    let (pay, problems) = record(of_fields, "We pay C$120k-C$140k.");
    assert_eq!(pay, ["Range { min: 120000.0, max: 140000.0 } CAD"]);
    assert_eq!(
        problems,
        [
            "pay-currency-contradiction 1:114 /0/currency a field says that pay is in USD, the text says CAD: “We pay C$120k-C$140k”; the text is believed"
        ]
    );
    let (pay, problems) = record(r#""currency":"USD""#, "We pay C$120k-C$140k.");
    assert_eq!(pay, ["Range { min: 120000.0, max: 140000.0 } CAD"]);
    assert_eq!(problems.len(), 1);

    // Another amount is another job's, a bare sign is no other currency, and one of several
    // that is the field's is enough.
    for text in [
        "We pay C$110k-C$130k.",
        "We pay $120k-$140k.",
        "In Canada C$120k-C$140k, in the US $120k-$140k USD.",
        "We pay well.",
    ] {
        let (pay, problems) = record(of_fields, text);
        assert_eq!(pay, ["Range { min: 120000.0, max: 140000.0 } USD"], "{text}");
        assert_eq!(problems, [""; 0], "{text}");
    }
    let (pay, problems) = record(r#""salary":"CAD 120k","currency":"USD""#, "a");
    assert_eq!(pay, ["Range { min: 120000.0, max: 120000.0 } CAD"]);
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_field_with_one_bound_says_nothing_of_the_other() {
    let (pay, problems) = pay_and_problems(
        r#"{"title":"A","text":"a","salary_min":90000,"currency":"EUR"},
           {"title":"B","text":"b","salary_min":0,"salary_max":90000,"currency":"EUR"}"#,
    );
    assert_eq!(pay, ["From(90000.0) EUR", "UpTo(90000.0) EUR"]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn places_do_not_decide_what_a_field_says() {
    let workplace = |record: &str| read(&format!("[{record}]")).postings[0].workplace;
    assert_eq!(
        workplace(r#"{"title":"A (Remote)","text":"a","remote":"hybrid"}"#),
        Workplace::Hybrid
    );
    assert_eq!(workplace(r#"{"title":"A (Remote)","text":"a"}"#), Workplace::Remote);
    assert_eq!(
        workplace(r#"{"title":"A","text":"remote teams","location":"ONSITE Berlin"}"#),
        Workplace::Onsite
    );
    assert_eq!(workplace(r#"{"title":"A","text":"a","is_remote":"False"}"#), Workplace::Unknown);
}

/// A file of the shared test data, when it lies near the repository.
pub(super) fn shared(file: &str) -> Option<Vec<u8>> {
    std::fs::read(shared_folder("")?.join(file)).ok()
}

/// A folder of the shared test data; says so when there is none.
fn shared_folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("CAREERDASH_SHARED").map(PathBuf::from);
    let near = [root.join("../shared"), root.join("../../shared")];
    let folders = named.into_iter().chain(near).map(|folder| folder.join("data").join(name));
    let found = folders.into_iter().find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no shared test data");
    }
    found
}

#[test]
fn real_postings_load_without_loss() {
    for (file, records) in [
        ("hn-2018-2019/postings.jsonl", 9163),
        ("hn-2026/postings.jsonl", 1631),
        ("hn-2026/postings.csv", 1631),
    ] {
        let Some(bytes) = shared(file) else { continue };
        let snapshot = read_snapshot_file(file, Path::new(file), &bytes);
        assert_eq!(snapshot.read, records);
        assert_eq!(snapshot.postings.len(), records, "{:?}", problems(&snapshot).first());
        assert!(!snapshot.diagnostics.has_errors());
        assert!(snapshot.postings.iter().all(|posting| posting.posted_on.is_some()));
    }
}

/// `cargo test --release -- --ignored --nocapture measure` prints times and pay found.
#[test]
#[ignore = "prints measurements"]
fn measure() {
    for file in ["hn-2018-2019/postings.jsonl", "hn-2026/postings.jsonl"] {
        let Some(bytes) = shared(file) else { continue };
        for threads in [1, 2] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let start = std::time::Instant::now();
            let read = pool.install(|| read_snapshot_file(file, Path::new(file), &bytes));
            println!("{file}: {} postings, {threads} threads, {:?}", read.read, start.elapsed());
        }
        count_pay(&read_snapshot_file(file, Path::new(file), &bytes));
    }
}

/// Prints how many postings yield pay from all they say, and how often each warning is.
fn count_pay(file: &SnapshotFile) {
    let paid = || file.postings.iter().filter_map(|posting| posting.pay.first());
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for pay in paid() {
        let kind = match pay.amount {
            PayAmount::Range { min, max } if min == max => "one figure",
            PayAmount::Range { .. } => "a range",
            PayAmount::From(_) => "from",
            PayAmount::UpTo(_) => "up to",
        };
        *kinds.entry(kind.to_owned()).or_default() += 1;
        *kinds.entry(pay.currency.clone()).or_default() += 1;
    }
    for problem in file.diagnostics.iter() {
        *kinds.entry(problem.code.to_owned()).or_default() += 1;
    }
    println!("{} of {} postings state pay: {kinds:?}", paid().count(), file.postings.len());
}

#[test]
fn a_list_of_texts_is_a_text_of_lines() {
    let file = read(
        r###"[{"title": "A", "company": "X", "description": ["## Needs", "- Go", null, "- Rust"]}]"###,
    );
    assert_eq!(problems(&file), [""; 0]);
    assert_eq!(&*file.postings[0].text, "## Needs\n- Go\n- Rust");
}
