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
