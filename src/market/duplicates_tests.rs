use super::*;
use crate::content::{Origin, Workplace};

fn posting(id: &str, title: &str, place: &str, text: &str) -> Posting {
    Posting {
        id: id.to_owned(),
        format: "plain",
        url: None,
        title: title.to_owned(),
        company: "Example GmbH".to_owned(),
        locations: vec![place.to_owned()],
        workplace: Workplace::Unknown,
        employment_type: None,
        posted_on: None,
        valid_through: None,
        text: text.into(),
        language: None,
        truncated: false,
        pay: Vec::new(),
        synthetic: true,
        origin: Origin { file: "x".into(), line: 1 },
    }
}

/// A text of its own for each seed.
fn text(seed: u32) -> String {
    (0..120).map(|n| format!("word{} ", (n * 7 + seed * 1009) % 5000)).collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn run<'a>(snapshots: &[(&str, &[&'a Posting])]) -> Vec<Cluster<'a>> {
    let dated: Vec<DatedPostings<'a>> = snapshots
        .iter()
        .map(|(date, postings)| DatedPostings { date: day(date), postings: postings.to_vec() })
        .collect();
    distinct(&dated)
}

fn reasons(clusters: &[Cluster<'_>]) -> Vec<Reason> {
    clusters.iter().flat_map(|cluster| cluster.removed.iter().map(|copy| copy.reason)).collect()
}

#[test]
fn nine_city_copies_are_one_posting_with_nine_locations() {
    let cities =
        ["Berlin", "Paris", "London", "Madrid", "Rome", "Oslo", "Vienna", "New York", "Tokyo"];
    let postings: Vec<Posting> = cities
        .iter()
        .map(|city| {
            let text =
                format!("Location: {city}\nJoin us in {city}. {} Our {city} office.", text(1));
            posting(city, &format!("AI Engineer (m/w/d) - {city}"), city, &text)
        })
        .collect();
    let clusters = run(&[("2026-10-01", &postings.iter().collect::<Vec<_>>())]);
    assert_eq!(clusters.len(), 1);
    assert_eq!(clusters[0].locations, cities);
    assert_eq!(reasons(&clusters), [Reason::SameText; 8]);
}

#[test]
fn siblings_with_other_texts_stay_apart() {
    let (a, b) = (
        posting("1", "Engineer", "Berlin", &text(1)),
        posting("2", "Engineer", "Berlin", &text(2)),
    );
    assert_eq!(run(&[("2026-10-01", &[&a, &b])]).len(), 2);
    let (a, b) = (posting("1", "Engineer", "Berlin", ""), posting("2", "Engineer", "Berlin", ""));
    assert_eq!(
        run(&[("2026-10-01", &[&a, &b])]).len(),
        2,
        "without text nothing shows they are one"
    );
}

#[test]
fn another_employer_or_title_is_another_posting() {
    let a = posting("1", "Engineer", "Berlin", &text(1));
    let b = Posting { company: "Other".to_owned(), id: "2".to_owned(), ..a.clone() };
    let c = Posting { title: "Scientist".to_owned(), id: "3".to_owned(), ..a.clone() };
    assert_eq!(run(&[("2026-10-01", &[&a, &b, &c])]).len(), 3);
}

#[test]
fn near_equal_texts_are_one() {
    let a = posting("1", "Engineer", "Berlin", &text(1));
    let b = posting("2", "Engineer", "Berlin", &format!("{} Apply now", text(1)));
    let c = posting("3", "Engineer", "Berlin", &format!("{} {}", text(1), text(2)));
    let clusters = run(&[("2026-10-01", &[&a, &b, &c])]);
    assert_eq!(clusters.len(), 2);
    assert_eq!(clusters[0].kept.id, "2", "the more complete is kept");
}

#[test]
fn the_same_id_or_address_is_one_in_a_snapshot_and_still_open_in_the_next() {
    let at = |id: &str, url: &str| Posting {
        url: Some(url.to_owned()),
        ..posting(id, "Engineer", "Berlin", &text(1))
    };
    let first = at("1", "https://x.org/1");
    let again = at("1", "https://x.org/1");
    let shared = at("7", "https://X.org/1?utm_source=q#top");
    let clusters = run(&[
        ("2026-10-01", &[&first, &again, &shared]),
        ("2026-11-01", &[&again]),
        ("2026-12-01", &[&shared]),
    ]);
    assert_eq!(clusters.len(), 1);
    assert_eq!(
        reasons(&clusters),
        [Reason::SameId, Reason::SameUrl, Reason::StillOpen, Reason::StillOpen]
    );
    assert_eq!(
        (clusters[0].first_seen, clusters[0].last_seen),
        (day("2026-10-01"), day("2026-12-01"))
    );
}

#[test]
fn row_numbers_are_no_identity() {
    let a = posting("1", "Engineer", "Berlin", &text(1));
    let b = Posting {
        company: "Other".to_owned(),
        title: "Cook".to_owned(),
        ..posting("1", "", "Rome", &text(2))
    };
    assert_eq!(run(&[("2026-10-01", &[&a]), ("2026-11-01", &[&b])]).len(), 2);
}

#[test]
fn one_careers_page_for_several_titles_is_no_duplicate() {
    let at = |id: &str, title: &str, seed| Posting {
        url: Some("https://x.org/careers".to_owned()),
        ..posting(id, title, "Berlin", &text(seed))
    };
    let (a, b) = (at("1", "Engineer", 1), at("2", "Scientist", 2));
    assert_eq!(run(&[("2026-10-01", &[&a, &b])]).len(), 2);
}

#[test]
fn published_again_within_ninety_days_is_a_repost_and_later_a_new_posting() {
    let on = |id: &str, date: &str| Posting {
        posted_on: Some(day(date)),
        ..posting(id, "Engineer", "Berlin", &text(1))
    };
    let first = on("1", "2026-01-01");
    let later = on("2", "2026-02-01");
    let much_later = on("3", "2026-07-01");
    let clusters = run(&[
        ("2026-01-02", &[&first]),
        ("2026-02-02", &[&later]),
        ("2026-07-02", &[&much_later]),
    ]);
    assert_eq!(reasons(&clusters), [Reason::Repost]);
    assert_eq!(clusters.len(), 2);
    assert_eq!(clusters[0].kept.id, "1");

    let second_city = on("2", "2026-01-01");
    let clusters = run(&[("2026-01-02", &[&first]), ("2026-02-02", &[&first, &second_city])]);
    assert_eq!(reasons(&clusters), [Reason::StillOpen, Reason::SameText]);
}

#[test]
fn the_earliest_published_is_kept_whatever_the_order() {
    let on = |id: &str, date: &str| Posting {
        posted_on: Some(day(date)),
        ..posting(id, "Engineer", "Berlin", &text(1))
    };
    let (late, early) = (on("1", "2026-01-05"), on("2", "2026-01-01"));
    let clusters = run(&[("2026-01-06", &[&late, &early])]);
    assert_eq!(clusters[0].kept.id, "2");
    assert_eq!(clusters[0].removed[0].posting.id, "1");
    assert_eq!(clusters[0].removed[0].reason, Reason::SameText);
}

#[test]
fn big_buckets_of_one_title_take_linear_time() {
    let postings: Vec<Posting> = (0..3000)
        .map(|n| posting(&n.to_string(), "Engineer", "Berlin", &text(n)))
        .chain((0..3000).map(|n| posting(&format!("c{n}"), "Engineer", "Berlin", &text(0))))
        .collect();
    let start = std::time::Instant::now();
    let clusters = run(&[("2026-10-01", &postings.iter().collect::<Vec<_>>())]);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    let copies = clusters.iter().map(|cluster| cluster.removed.len()).max();
    assert!(copies >= Some(3000), "{copies:?}");
}

/// `cargo test --release -- --ignored --nocapture measure` prints the funnel of real postings.
#[test]
#[ignore = "prints measurements"]
fn measure() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("CAREERDASH_SHARED").map(std::path::PathBuf::from);
    let near = [root.join("../shared"), root.join("../../shared")];
    let shared: Vec<_> = named.into_iter().chain(near).collect();
    for file in ["data/hn-2018-2019/postings.jsonl", "data/hn-2026/postings.jsonl"] {
        let Some(bytes) = shared.iter().find_map(|folder| std::fs::read(folder.join(file)).ok())
        else {
            continue;
        };
        let read = crate::content::read_snapshot_file(file, root, &bytes);
        let mut months: std::collections::BTreeMap<Date, Vec<&Posting>> = Default::default();
        for posting in &read.postings {
            months.entry(posting.posted_on.unwrap().last_of_month()).or_default().push(posting);
        }
        let dated: Vec<DatedPostings<'_>> =
            months.into_iter().map(|(date, postings)| DatedPostings { date, postings }).collect();
        let start = std::time::Instant::now();
        let clusters = distinct(&dated);
        let took = start.elapsed();
        let reasons = reasons(&clusters);
        let count = |reason| reasons.iter().filter(|found| **found == reason).count();
        println!(
            "{file}: {} read, {} distinct, {} same text, {} reposts, {took:?}",
            read.read,
            clusters.len(),
            count(Reason::SameText),
            count(Reason::Repost)
        );
        for cluster in clusters.iter().filter(|cluster| !cluster.removed.is_empty()).step_by(40) {
            let copy = cluster.removed[0].posting;
            println!(
                "  {:?} | {:?} = {:?}",
                cluster.removed[0].reason,
                cluster.kept.text.chars().take(60).collect::<String>(),
                copy.text.chars().take(60).collect::<String>()
            );
        }
    }
}
