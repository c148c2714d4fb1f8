//! A record may hold anything in any field: the others are read, and what is wrong is said.

use super::canonical::{TELLINGS, Telling, of_the_job};
use super::{fixture, fixtures, problems};
use crate::content::Posting;
use crate::content::postings::{SnapshotFile, read_snapshot_file};
use proptest::prelude::*;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

/// A telling as JSON, with the pointer of its list of records.
fn document(telling: &Telling) -> Option<(Value, &'static str)> {
    let text = std::fs::read_to_string(fixtures().join("canonical").join(telling.file)).unwrap();
    let document: Value = serde_json::from_str(&text).ok()?;
    let lists =
        ["", "/jobs", "/children", "/hits", "/SearchResult/SearchResultItems", "/data", "/results"];
    let list =
        lists.into_iter().find(|list| document.pointer(list).is_some_and(Value::is_array))?;
    Some((document, list))
}

fn tellings() -> impl Iterator<Item = (&'static Telling, Value, &'static str)> {
    TELLINGS.iter().filter_map(|telling| {
        let (document, list) = document(telling)?;
        Some((telling, document, list))
    })
}

/// The document with `broken` before its first record.
fn with_broken(mut document: Value, list: &str, broken: Value) -> Value {
    document.pointer_mut(list).unwrap().as_array_mut().unwrap().insert(0, broken);
    document
}

fn read(document: &Value) -> SnapshotFile {
    let text = document.to_string();
    read_snapshot_file("x.json", Path::new("x.json"), text.as_bytes())
}

/// Every place in a value, by pointer.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, inner)| (key.clone(), inner)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, inner)| (at.to_string(), inner)).collect()
        }
        _ => Vec::new(),
    };
    for (key, inner) in inner {
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(pointer.clone());
        places(inner, &pointer, found);
    }
}

/// Takes out what a pointer leads to, or puts another value there.
fn put(record: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((holder, key)) = pointer.rsplit_once('/') else { return };
    let key = key.replace("~1", "/").replace("~0", "~");
    match (record.pointer_mut(holder), value) {
        (Some(Value::Object(members)), Some(value)) => drop(members.insert(key, value)),
        (Some(Value::Object(members)), None) => drop(members.remove(&key)),
        (Some(Value::Array(items)), value) => {
            if let Ok(at) = key.parse::<usize>()
                && at < items.len()
            {
                match value {
                    Some(value) => items[at] = value,
                    None => drop(items.remove(at)),
                }
            }
        }
        _ => {}
    }
}

/// The posting of a telling's sound record.
fn alone(telling: &Telling) -> Option<Posting> {
    fixture(&format!("canonical/{}", telling.file)).postings.last().map(of_the_job)
}

/// The sound record reads as it does `alone`, and every problem lies in the broken one.
fn holds(alone: Option<&Posting>, document: &Value, list: &str) -> Result<(), TestCaseError> {
    let file = read(document);
    let sound = file.postings.last().map(of_the_job);
    prop_assert_eq!(sound.as_ref(), alone);
    let broken = format!("{list}/0");
    for problem in file.diagnostics.iter() {
        let pointer = problem.pointer.as_deref().unwrap_or_default();
        prop_assert!(
            pointer == broken || pointer.starts_with(&format!("{broken}/")),
            "{} {} {}",
            problem.code,
            pointer,
            problem.message
        );
        prop_assert!(!problem.message.is_empty() && problem.message.len() < 400);
    }
    Ok(())
}

#[test]
fn no_field_of_an_unexpected_type_throws_a_reader() {
    let values = [
        json!(null),
        json!(true),
        json!(7),
        json!(-1.5e300),
        json!(""),
        json!("x"),
        json!([]),
        json!([null]),
        json!([[1], {"a": 2}, true, "y"]),
        json!({}),
        json!({"name": {"name": 1}}),
        json!("<p>&lt;b&gt;&amp;"),
    ];
    for (telling, document, list) in tellings() {
        let record = document.pointer(list).unwrap()[0].clone();
        let alone = alone(telling);
        let mut all = Vec::new();
        places(&record, "", &mut all);
        all.par_iter().for_each(|pointer| {
            for value in values.iter().map(Some).chain([None]) {
                let mut broken = record.clone();
                put(&mut broken, pointer, value.cloned());
                let document = with_broken(document.clone(), list, broken);
                if let Err(error) = holds(alone.as_ref(), &document, list) {
                    panic!("{} with {value:?} at {pointer}: {error}", telling.file);
                }
            }
        });
    }
}

#[test]
fn records_that_are_no_objects_are_located() {
    for (telling, document, list) in tellings() {
        for value in [json!(null), json!(1), json!("x"), json!([]), json!([[]])] {
            let file = read(&with_broken(document.clone(), list, value.clone()));
            let found = problems(&file);
            assert_eq!(found.len(), 1, "{} {value}: {found:?}", telling.file);
            assert!(found[0].starts_with(&format!("not-a-record {list}/0 ")), "{}", found[0]);
            assert_eq!(file.postings.len(), 1, "{} {value}", telling.file);
        }
    }
}

#[test]
fn unexpected_types_are_said_with_their_place() {
    let messages = |file: &str, pointer: &str, value: Value| {
        let telling = TELLINGS.iter().find(|telling| telling.file == file).unwrap();
        let (document, list) = document(telling).unwrap();
        let mut broken = document.pointer(list).unwrap()[0].clone();
        put(&mut broken, pointer, Some(value));
        problems(&read(&with_broken(document, list, broken)))
    };
    for (file, pointer, value, message) in [
        (
            "greenhouse.json",
            "/title",
            json!(["A"]),
            "unexpected-type /jobs/0/title `title` is a list and is ignored",
        ),
        (
            "greenhouse.json",
            "/location",
            json!("Oslo"),
            "unexpected-type /jobs/0/location `location` is a string and is ignored",
        ),
        (
            "greenhouse.json",
            "/first_published",
            json!("soon"),
            "unreadable-date /jobs/0/first_published `soon` is not a date",
        ),
        (
            "greenhouse.json",
            "/pay_input_ranges/0/min_cents",
            json!({}),
            "unexpected-type /jobs/0/pay_input_ranges/0/min_cents `min_cents` is an object and is ignored",
        ),
        (
            "greenhouse.json",
            "/metadata/1",
            json!(3),
            "unexpected-type /jobs/0/metadata/1 an item of `metadata` is a number and is ignored",
        ),
        (
            "lever.json",
            "/lists/0/content",
            json!(false),
            "unexpected-type /0/lists/0/content `content` is a boolean and is ignored",
        ),
        (
            "lever.json",
            "/createdAt",
            json!([]),
            "unexpected-type /0/createdAt `createdAt` is a list and is ignored",
        ),
        (
            "lever.json",
            "/salaryRange/min",
            json!("much"),
            "unexpected-type /0/salaryRange/min `min` is a string and is ignored",
        ),
        (
            "ashby.json",
            "/isListed",
            json!("maybe"),
            "unexpected-type /jobs/0/isListed `isListed` is a string and is ignored",
        ),
        (
            "ashby.json",
            "/secondaryLocations/0",
            json!("Paris"),
            "unexpected-type /jobs/0/secondaryLocations/0 an item of `secondaryLocations` is a string and is ignored",
        ),
        (
            "usajobs.json",
            "/MatchedObjectDescriptor/UserArea/Details/MajorDuties",
            json!([{}, {}]),
            "unexpected-type /SearchResult/SearchResultItems/0/MatchedObjectDescriptor/UserArea/Details/MajorDuties/0 an item of `MajorDuties` is an object and is ignored",
        ),
        (
            "usajobs.json",
            "/MatchedObjectDescriptor",
            json!(8),
            "unexpected-type /SearchResult/SearchResultItems/0/MatchedObjectDescriptor `MatchedObjectDescriptor` is a number and is ignored",
        ),
        (
            "hacker-news.json",
            "/text",
            json!({}),
            "unexpected-type /children/0/text `text` is an object and is ignored",
        ),
        (
            "hacker-news.json",
            "/created_at",
            json!("yesterday"),
            "unreadable-date /children/0/created_at `yesterday` is not a date",
        ),
    ] {
        let found = messages(file, pointer, value);
        assert_eq!(found.first().map(String::as_str), Some(message), "{file} {pointer}");
    }
}

#[test]
fn long_lists_are_read_in_one_pass() {
    for (telling, document, list) in tellings() {
        let record = document.pointer(list).unwrap()[0].clone();
        let mut long = document.clone();
        *long.pointer_mut(list).unwrap() = Value::Array(vec![record; 200]);
        let file = read(&long);
        assert_eq!((file.postings.len(), file.read), (200, 200), "{}", telling.file);
    }
    let items = |item: Value| Value::Array(vec![item; 20_000]);
    let many = json!([{
        "id": "a", "text": "Data Engineer", "hostedUrl": "https://jobs.lever.co/x/a", "createdAt": 1_790_899_200_000_i64,
        "categories": {"location": "Oslo", "allLocations": (0..20_000).map(|n| format!("Place {n}")).collect::<Vec<_>>()},
        "lists": items(json!({"text": "Skills", "content": "<li>SQL</li>"})),
    }]);
    assert_eq!(read(&many).postings[0].locations.len(), 20_001);
    let many = json!({"jobs": [{
        "id": "a", "title": "Data Engineer", "jobUrl": "https://jobs.ashbyhq.com/x/a", "isListed": true,
        "secondaryLocations": items(json!(1)),
        "compensation": {"compensationTiers": items(json!({"components": [
            {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "EUR", "minValue": 1e5, "maxValue": 2e5}]}))},
    }]});
    let file = read(&many);
    assert_eq!((file.postings[0].pay.len(), file.diagnostics.len()), (1, 1));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[<>&;/|$€#:()0-9a-zA-Z \\n-]{0,60}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-zA-Z_]{0,8}", inner), 0..4)
                .prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_record_holds_the_others_are_read(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(any_json())), 1..5),
    ) {
        let all: Vec<_> = tellings().collect();
        let (telling, document, list) = which.get(&all);
        let mut broken = document.pointer(list).unwrap()[0].clone();
        for (place, value) in changes {
            let mut found = Vec::new();
            places(&broken, "", &mut found);
            if !found.is_empty() {
                put(&mut broken, place.get(&found).as_str(), value);
            }
        }
        holds(alone(telling).as_ref(), &with_broken(document.clone(), list, broken), list)?;
    }

    #[test]
    fn any_bytes_of_a_file_may_change(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..6),
    ) {
        let file = which.get(TELLINGS).file;
        let mut bytes = std::fs::read(fixtures().join("canonical").join(file)).unwrap();
        for (place, byte, how) in changes {
            let at = place.index(bytes.len());
            match how {
                0 => drop(bytes.remove(at)),
                1 => bytes.insert(at, byte),
                _ => bytes[at] = byte,
            }
        }
        let read = read_snapshot_file("x", Path::new("x"), &bytes);
        for problem in read.diagnostics.iter() {
            prop_assert!(!problem.message.is_empty() && problem.message.len() < 1000);
        }
    }
}
