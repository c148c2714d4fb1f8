//! Content that can be read and is probably not meant: title filters and days of snapshots.

use super::fixture::{POSTING, RESUME, Site};

/// A site whose market has postings of these titles and this filter.
fn with_titles(titles: &[&str], filter: &str) -> Site {
    let line = |(at, title): (usize, &&str)| {
        POSTING.replace("p1", &format!("p{at}")).replace("Data engineer", title) + "\n"
    };
    let lines: String = titles.iter().enumerate().map(line).collect();
    Site::new()
        .profile("ada.json", RESUME)
        .file("content/markets/dev/market.toml", format!("title = \"Dev\"\n{filter}"))
        .market("dev", "2026-10-15.jsonl", &lines)
        .market("dev", "2026-11-15.jsonl", &lines)
}

#[test]
fn a_filter_that_leaves_nothing_is_told_where_it_stands() {
    let titles = ["Data engineer", "Cook", "Data engineer", "Baker"];
    let site = with_titles(&titles, "[titles]\ninclude = [\"data wizard\"]\n");
    let run = site.check("short");
    assert_eq!(run.code, 0);
    assert_eq!(
        run.errors,
        "content/markets/dev/market.toml:2:1: warning[titles-leave-few]: the title filter of the market \
         `dev` leaves none of 4 postings; the most frequent titles left out are `Data engineer` (2), \
         `Baker` (1) and `Cook` (1): change `include` or `exclude` if they are meant\n"
    );
    let run = site.run(&["build", "--strict"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("warning[titles-leave-few]"), "{}", run.errors);
}

#[test]
fn a_filter_that_does_its_work_is_not_told() {
    let few = "leaves 1 of 4 postings";
    let cook = ["Cook", "Baker", "Waiter", "Porter"];
    let eleven = ["Cook"; 11].iter().chain(&["Baker"; 30]).copied().collect::<Vec<_>>();
    let half = ["Cook", "Cook", "Baker"];
    for (titles, filter, wanted) in [
        (&cook[..], "[titles]\ninclude = [\"cook\"]\n", Some(few)),
        (&cook, "titles = { exclude = [\"baker\", \"waiter\", \"porter\"] }\n", Some(few)),
        (&half, "[titles]\ninclude = [\"cook\"]\n", None),
        (&eleven, "[titles]\ninclude = [\"cook\"]\n", None),
        (&cook, "[titles]\n", None),
        (&cook, "", None),
    ] {
        let run = with_titles(titles, filter).check("short");
        match wanted {
            Some(wanted) => {
                assert!(run.errors.contains(wanted), "{filter}: {}", run.errors);
                assert!(run.errors.contains("market.toml:2:"), "{filter}: {}", run.errors);
            }
            None => assert_eq!(run.errors, "", "{filter}"),
        }
    }
}

#[test]
fn a_snapshot_of_a_day_to_come_is_told_and_counted() {
    let site = Site::small().market("dev", "2999-05-01.jsonl", POSTING.replace("p1", "p2"));
    let run = site.check("short");
    assert_eq!(run.code, 0);
    let wanted = "content/markets/dev/2999-05-01.jsonl: warning[future-snapshot]: the snapshot of \
                  2999-05-01 is of a day that is still to come; rename it to the day the postings \
                  were collected, such as 20";
    assert!(run.errors.starts_with(wanted), "{}", run.errors);
    assert_eq!(run.errors.lines().count(), 1, "{}", run.errors);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0);
    assert!(run.errors.contains("1 warning in the content (future-snapshot)"), "{}", run.errors);
    assert!(site.page("candidates/ada/dev/report.json").contains("2999-05-01"));
    let run = site.run(&["check", "--publish"]);
    assert!(run.errors.contains("warning[future-snapshot]"), "{}", run.errors);
    let today = jiff::Zoned::now().date();
    for day in [today, today.tomorrow().unwrap()] {
        let site = Site::small().market("dev", &format!("{day}.jsonl"), POSTING);
        assert_eq!(site.check("short").errors, "", "{day}");
    }
}

#[test]
fn a_snapshot_long_after_its_postings_is_told() {
    let dated = |day: &str| POSTING.replacen('{', &format!("{{\"posted_on\":\"{day}\","), 1);
    let old = format!("{}\n{}\n", dated("2026-01-05"), dated("2026-05-05").replace("p1", "p2"));
    let run = Site::small().market("dev", "2026-11-20.jsonl", old).check("short");
    assert_eq!(
        run.errors,
        "content/markets/dev/2026-11-20.jsonl: warning[unlikely-date]: the newest posting is of \
         2026-05-05, and the snapshot of 2026-11-20; if they were collected earlier, rename the \
         snapshot to the day they were saved\n"
    );
    for day in ["2026-09-25", "2026-11-21"] {
        let run = Site::small().market("dev", "2026-11-20.jsonl", dated(day)).check("short");
        assert_eq!(run.errors, "", "{day}");
    }
}
