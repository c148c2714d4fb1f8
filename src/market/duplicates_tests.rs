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

/// One line of the table: who publishes what, where, when and in which words.
struct Row {
    snapshot: &'static str,
    id: &'static str,
    company: &'static str,
    title: &'static str,
    url: Option<&'static str>,
    text: String,
}

fn row(snapshot: &'static str, id: &'static str, title: &'static str, text: String) -> Row {
    Row { snapshot, id, company: "Example GmbH", title, url: None, text }
}

impl Row {
    fn by(self, company: &'static str) -> Self {
        Self { company, ..self }
    }

    fn at(self, url: &'static str) -> Self {
        Self { url: Some(url), ..self }
    }

    fn posting(&self) -> Posting {
        Posting {
            company: self.company.to_owned(),
            url: self.url.map(str::to_owned),
            ..posting(self.id, self.title, "Berlin", &self.text)
        }
    }
}

/// The clusters that two rows make, and why the second was joined.
fn pair(first: &Row, second: &Row) -> Option<Reason> {
    let (a, b) = (first.posting(), second.posting());
    let clusters = if first.snapshot == second.snapshot {
        run(&[(first.snapshot, &[&a, &b])])
    } else {
        run(&[(first.snapshot, &[&a]), (second.snapshot, &[&b])])
    };
    clusters[0].removed.first().map(|copy| copy.reason)
}

#[test]
fn what_is_one_posting_and_what_are_two() {
    use Reason::{Repost, SameId, SameText, SameUrl, StillOpen};
    const JAN: &str = "2026-01-10";
    const FEB: &str = "2026-02-10";
    const JUL: &str = "2026-07-10";
    let page = "https://x.org/careers";
    let base = || row(JAN, "a", "Engineer", text(1));
    let near = || format!("{} Apply now.", text(1));
    for (what, second, reason) in [
        ("equal text", row(JAN, "b", "Engineer", text(1)), Some(SameText)),
        ("nearly equal text", row(JAN, "b", "Engineer", near()), Some(SameText)),
        ("legal form", row(JAN, "b", "Engineer", text(1)).by("EXAMPLE & Co. KG"), Some(SameText)),
        ("marks of a title", row(JAN, "b", "Engineer (m/w/d)", text(1)), Some(SameText)),
        ("sibling of the day", row(JAN, "b", "Engineer", text(2)), None),
        ("another title", row(JAN, "b", "Scientist", text(1)), None),
        ("another employer", row(JAN, "b", "Engineer", text(1)).by("Other"), None),
        ("no employer", row(JAN, "b", "Engineer", text(1)).by(""), None),
        ("no text", row(JAN, "b", "Engineer", String::new()), None),
        ("published again", row(FEB, "b", "Engineer", text(1)), Some(Repost)),
        ("again, edited a little", row(FEB, "b", "Engineer", near()), Some(Repost)),
        ("again, written anew", row(FEB, "b", "Engineer", text(2)), Some(Repost)),
        ("again, without text", row(FEB, "b", "Engineer", String::new()), Some(Repost)),
        ("written anew much later", row(JUL, "b", "Engineer", text(2)), None),
        ("written anew, other title", row(FEB, "b", "Scientist", text(2)), None),
        ("again, much later", row(JUL, "b", "Engineer", text(1)), None),
        ("same id", row(JAN, "a", "Engineer", text(1)), Some(SameId)),
        ("same id later", row(FEB, "a", "Engineer", text(1)), Some(StillOpen)),
        ("same id much later", row(JUL, "a", "Engineer", text(1)), Some(StillOpen)),
        ("same id, edited", row(FEB, "a", "Engineer", text(2)), Some(StillOpen)),
        ("same id, renamed", row(FEB, "a", "Engineer II", text(1)), Some(StillOpen)),
        ("row number, other job", row(FEB, "a", "Cook", text(2)), None),
        ("row number, other employer", row(FEB, "a", "Engineer", text(2)).by("Other"), None),
        ("row number, no employer", row(FEB, "a", "Engineer", text(2)).by(""), None),
    ] {
        assert_eq!(pair(&base(), &second), reason, "{what}");
    }
    let base = || base().at(page);
    for (what, second, reason) in [
        ("same page", row(JAN, "b", "Engineer", text(1)).at(page), Some(SameUrl)),
        ("same page later", row(FEB, "b", "Engineer", text(1)).at(page), Some(StillOpen)),
        ("same page, edited", row(FEB, "b", "Engineer", text(2)).at(page), Some(StillOpen)),
        ("same page, not copied", row(JAN, "b", "Engineer", String::new()).at(page), Some(SameUrl)),
        ("sibling on a page of both", row(JAN, "b", "Engineer", text(2)).at(page), None),
        ("other job on the page", row(JAN, "b", "Cook", text(2)).at(page), None),
        ("a board's page", row(FEB, "b", "Engineer", text(2)).at(page).by("Other"), None),
        (
            "a source without employers",
            row(JAN, "b", "Engineer", text(1)).at(page).by(""),
            Some(SameUrl),
        ),
    ] {
        assert_eq!(pair(&base(), &second), reason, "{what}");
    }
    let unstated = row(JAN, "a", "Engineer", text(1)).by("");
    for (what, second, reason) in [
        ("no employers, one text", row(JAN, "b", "Engineer", text(1)).by(""), Some(SameText)),
        ("no employers, two texts", row(JAN, "b", "Engineer", text(2)).by(""), None),
        ("no employers, no text", row(JAN, "b", "Engineer", String::new()).by(""), None),
        ("no employers, row number", row(FEB, "a", "Engineer", text(2)).by(""), None),
    ] {
        assert_eq!(pair(&unstated, &second), reason, "{what}");
    }
}

#[test]
fn siblings_on_one_page_stay_themselves_in_the_next_snapshot() {
    let page = "https://x.org/careers";
    let rows = [
        row("2026-01-10", "a", "Engineer", text(1)).at(page),
        row("2026-01-10", "b", "Engineer", text(2)).at(page),
        row("2026-02-10", "c", "Engineer", text(1)).at(page),
        row("2026-02-10", "d", "Engineer", text(2)).at(page),
    ];
    let [a, b, c, d] = rows.each_ref().map(Row::posting);
    let clusters = run(&[("2026-01-10", &[&a, &b]), ("2026-02-10", &[&c, &d])]);
    assert_eq!(clusters.len(), 2);
    assert_eq!(reasons(&clusters), [Reason::StillOpen; 2]);
    assert_eq!(clusters[0].removed[0].posting.id, "c");
}

#[test]
fn what_is_new_takes_the_place_of_what_is_gone() {
    use Reason::{Repost, SameText, StillOpen};
    const JAN: &str = "2026-01-10";
    const FEB: &str = "2026-02-10";
    const MAR: &str = "2026-03-10";
    let [a, b, c, d] = [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
        .map(|(id, n)| posting(id, "Engineer", id, &text(n)));
    let clusters = run(&[(JAN, &[&a]), (FEB, &[&b, &a])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (2, vec![StillOpen]), "both are open");
    let clusters = run(&[(JAN, &[&a]), (FEB, &[&b, &c])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (2, vec![Repost]), "siblings of one day");
    let clusters = run(&[(JAN, &[&a, &b]), (FEB, &[&c, &d])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (2, vec![Repost, Repost]));
    assert_eq!(
        (clusters[0].removed[0].posting.id.as_str(), &*clusters[0].locations),
        ("c", &["a", "c"][..])
    );
    // Each month in other words, and then in those of the month before.
    let again = posting("e", "Engineer", "e", &text(3));
    let clusters = run(&[(JAN, &[&a]), (FEB, &[&c]), (MAR, &[&again])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (1, vec![Repost, Repost]));
    assert_eq!(clusters[0].open_since, day(JAN));
    let copy = posting("e", "Engineer", "e", &text(2));
    let clusters = run(&[(JAN, &[&a]), (FEB, &[&b, &copy]), (MAR, &[&b])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (1, vec![Repost, SameText, StillOpen]));
}

#[test]
fn copies_from_several_sources_are_one() {
    let own = Posting { format: "greenhouse", ..posting("1", "Engineer", "Berlin", &text(1)) };
    let copies = ["jobspy", "adzuna", "schema.org"].map(|format| Posting {
        format,
        company: "EXAMPLE".to_owned(),
        url: Some(format!("https://{format}.example/1")),
        truncated: format == "adzuna",
        ..posting("1", "Engineer (m/w/d)", "Berlin", &text(1))
    });
    let all: Vec<&Posting> = copies.iter().chain([&own]).collect();
    let clusters = run(&[("2026-01-10", &all)]);
    assert_eq!((clusters.len(), reasons(&clusters)), (1, vec![Reason::SameText; 3]));
    assert!(!clusters[0].kept.truncated);
}

#[test]
fn what_got_another_title_is_not_published_again_under_the_old_one() {
    let [a, renamed, b] = [("a", "Engineer", 1), ("a", "Engineer II", 1), ("b", "Engineer", 2)]
        .map(|(id, title, n)| posting(id, title, "Berlin", &text(n)));
    let clusters =
        run(&[("2026-01-10", &[&a]), ("2026-02-10", &[&renamed]), ("2026-03-10", &[&b])]);
    assert_eq!((clusters.len(), reasons(&clusters)), (2, vec![Reason::StillOpen]));
}

#[test]
fn what_was_published_long_before_it_was_seen_counts_by_its_publication() {
    let a = posting("a", "Engineer", "Berlin", &text(1));
    let seen_late = Posting {
        posted_on: Some(day("2026-02-10")),
        ..posting("b", "Engineer", "Berlin", &text(2))
    };
    let clusters = run(&[("2026-01-10", &[&a]), ("2026-07-10", &[&seen_late])]);
    assert_eq!(reasons(&clusters), [Reason::Repost]);
}

#[test]
fn what_was_published_while_the_other_was_open_is_no_repost() {
    let a = posting("a", "Engineer", "Berlin", &text(1));
    let sibling = Posting {
        posted_on: Some(day("2026-01-09")),
        ..posting("b", "Engineer", "Berlin", &text(2))
    };
    assert_eq!(run(&[("2026-01-10", &[&a]), ("2026-02-10", &[&sibling])]).len(), 2);
}

#[test]
fn a_title_that_an_aggregator_shows_again_is_no_repost() {
    for (format, postings) in [("greenhouse", 1), ("jobspy", 2), ("adzuna", 2), ("hacker-news", 1)]
    {
        let at =
            |id: &str, seed| Posting { format, ..posting(id, "Engineer", "Berlin", &text(seed)) };
        let (a, b) = (at("a", 1), at("b", 2));
        let clusters = run(&[("2026-01-10", &[&a]), ("2026-02-10", &[&b])]);
        assert_eq!(clusters.len(), postings, "{format}");
    }
}

#[test]
fn copies_that_stay_open_are_still_open_each() {
    let cities = ["a", "b", "c"].map(|id| posting(id, "Engineer", id, &text(1)));
    let all: Vec<&Posting> = cities.iter().collect();
    let clusters = run(&[("2026-01-10", &all), ("2026-02-10", &all)]);
    use Reason::{SameText, StillOpen};
    assert_eq!(reasons(&clusters), [SameText, SameText, StillOpen, StillOpen, StillOpen]);
}

#[test]
fn a_repost_is_open_since_the_first_publication() {
    let on = |id: &str, date: &str| Posting {
        posted_on: Some(day(date)),
        ..posting(id, "Engineer", "Berlin", &text(1))
    };
    let (first, again) = (on("1", "2026-01-01"), on("2", "2026-02-01"));
    let clusters = run(&[("2026-01-10", &[&first]), ("2026-02-10", &[&again])]);
    assert_eq!(clusters[0].open_since, day("2026-01-01"));
    let undated = posting("1", "Engineer", "Berlin", &text(1));
    assert_eq!(run(&[("2026-01-10", &[&undated])])[0].open_since, day("2026-01-10"));
}

/// Postings of one employer and title; texts that share most of their words.
fn one_title(count: u32, own_words: u32) -> Vec<Posting> {
    (0..count)
        .map(|n| {
            let own: String = (0..own_words).map(|at| format!("own{n}x{at} ")).collect();
            let text = format!("{} {own}", text(0));
            posting(&n.to_string(), "Engineer", &format!("Place{n}"), &text)
        })
        .collect()
}

/// Comparisons of two texts that are made for a list of postings, and how many are distinct.
fn comparisons(postings: &[Posting]) -> (usize, usize) {
    let mut clusters = Clusters::default();
    for posting in postings {
        clusters.add(posting, day("2026-10-01"));
    }
    (clusters.similar.comparisons.get(), clusters.open.len())
}

#[test]
fn no_posting_is_compared_with_more_than_a_fixed_number() {
    for count in [200, 400, 800] {
        // 116 shared shingles, and n of its own in each text.
        for (own, distinct, most) in [(0, 1, 0), (3, 1, 2), (30, count, 64), (120, count, 64)] {
            let (made, found) = comparisons(&one_title(count, own));
            assert_eq!(found, distinct as usize, "{count} postings, {own} own words");
            assert!(made <= most * count as usize, "{count} postings, {own} own words: {made}");
        }
    }
}

#[test]
fn ten_thousand_copies_at_ten_thousand_places_are_joined_in_a_moment() {
    let text = "We look for somebody who writes programs that others like to read.";
    let at = |n: u32| posting(&n.to_string(), "Engineer", &format!("Place{n}"), text);
    let postings: Vec<Posting> = (0..10_000).map(at).collect();
    let all: Vec<&Posting> = postings.iter().collect();
    let start = std::time::Instant::now();
    let clusters = run(&[("2026-10-01", &all), ("2026-11-01", &all)]);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!((clusters.len(), clusters[0].locations.len()), (1, 10_000));
}

/// `cargo test --release -- --ignored --nocapture linear` prints times for growing numbers.
#[test]
#[ignore = "prints measurements"]
fn linear() {
    for own in [0, 3, 30, 120] {
        for count in [1250, 2500, 5000, 10_000] {
            let postings = one_title(count, own);
            let start = std::time::Instant::now();
            let (made, found) = comparisons(&postings);
            let took = start.elapsed();
            println!(
                "{own:3} own words, {count:5} postings: {found:5} distinct, {made:6} comparisons, {took:?}"
            );
        }
    }
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
