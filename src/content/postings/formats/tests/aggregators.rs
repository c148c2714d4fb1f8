//! What each aggregator gets wrong or keeps in odd places.

use super::{fixture, problems};
use crate::content::postings::{SnapshotFile, read_snapshot_file};
use crate::content::{Posting, Workplace};
use std::path::Path;

fn by_id<'f>(file: &'f SnapshotFile, id: &str) -> &'f Posting {
    file.postings.iter().find(|posting| posting.id == id).unwrap_or_else(|| panic!("no {id}"))
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

#[test]
fn remote_ok() {
    let file = fixture("traps/remote-ok.json");
    assert_eq!(
        problems(&file),
        [
            "mojibake /1 text was saved in a wrong encoding and is mended: `CafÃ©` is read as `Café`, \
          here and in 1 more field",
            "pay-bounds-swapped /2/salary_min the lower bound of pay is above the upper; they are swapped",
        ]
    );
    // The legal notice is no posting, read or not.
    assert_eq!((file.postings.len(), file.read), (3, 3));

    let mended = by_id(&file, "1");
    assert_eq!(mended.company, "Café Example");
    // Tags are the board's.
    assert_eq!(&*mended.text, "We’re a small team.\n\nYou know Rust – or want to.");
    assert_eq!((mended.workplace, &mended.locations[..]), (Workplace::Remote, &[][..]));
    assert_eq!(pay(mended), [""; 0]);

    let appended = by_id(&file, "2");
    assert_eq!(&*appended.text, "Python and SQL.");
    assert_eq!(appended.posted_on.unwrap().to_string(), "2026-10-05");
    assert_eq!(appended.url.as_deref(), Some("https://example.org/apply/2"));
    assert_eq!(pay(appended), ["USD 70000-90000 Year"]);

    let employers_own = by_id(&file, "3");
    assert!(employers_own.text.starts_with("Please mention the word go in your letter."));
    assert!(employers_own.text.ends_with("You know Kubernetes."));
    assert_eq!(pay(employers_own), ["USD 80000- Year"]);
}

#[test]
fn a_legal_notice_alone_is_an_empty_file() {
    let notice = br#"[{"last_updated": 1791900000, "legal": "Link back."}]"#;
    let file = read_snapshot_file("x.json", Path::new("x.json"), notice);
    assert_eq!(problems(&file), ["empty-snapshot  the file holds no postings"]);
}

#[test]
fn arbeitnow() {
    let file = fixture("traps/arbeitnow.json");
    assert_eq!(problems(&file), [""; 0]);
    let german = by_id(&file, "ki-ingenieur");
    assert_eq!(german.title, "KI-Ingenieur (m/w/d)");
    assert_eq!(&*german.text, "## Dein Profil\n- Python und SQL");
    assert_eq!(
        (german.workplace, &german.locations[..]),
        (Workplace::Remote, &["Köln".to_owned()][..])
    );
    assert_eq!(german.employment_type.as_deref(), Some("berufserfahren, Full-time"));
    assert_eq!(german.posted_on.unwrap().to_string(), "2026-10-05");

    let other = by_id(&file, "hybrid");
    assert_eq!((other.workplace, &*other.text), (Workplace::Hybrid, ""));
    assert_eq!(other.employment_type, None);
}

#[test]
fn adzuna() {
    let file = fixture("traps/adzuna.json");
    assert_eq!(
        problems(&file),
        [
            "pay-without-currency /results/5 pay without a known currency is left out",
            "pay-without-currency /results/6 pay without a known currency is left out",
            "pay-without-unit /results/7 pay without a unit is left out",
        ]
    );
    let cut: Vec<&str> = file
        .postings
        .iter()
        .filter(|posting| posting.truncated)
        .map(|posting| &*posting.id)
        .collect();
    assert_eq!(cut, ["1", "8"]);
    assert_eq!(pay(by_id(&file, "1")), ["GBP 50000-60000 Year"]);
    for predicted in ["2", "3", "4"] {
        assert_eq!(pay(by_id(&file, predicted)), [""; 0], "{predicted}");
    }
    assert_eq!(pay(by_id(&file, "5")), ["EUR 50000-60000 Year"]);
    assert_eq!(by_id(&file, "5").locations, ["München, Deutschland"]);
    // The address of the United States, and a place in the United Kingdom.
    assert_eq!(pay(by_id(&file, "6")), [""; 0]);
    assert_eq!(pay(by_id(&file, "8")), [""; 0]);
    let bare = by_id(&file, "9");
    assert_eq!((&*bare.company, &bare.locations[..]), ("", &["US".to_owned()][..]));
}

#[test]
fn jobspy() {
    let file = fixture("traps/jobspy.csv");
    assert_eq!(
        problems(&file),
        [
            "pay-bounds-swapped  the lower bound of pay is above the upper; they are swapped",
            "pay-without-unit  pay for `fortnightly` is left out",
        ]
    );
    let marked = by_id(&file, "in-1");
    assert_eq!(
        &*marked.text,
        "## About us\nWe said \"hello, world\" first - in bold and slanted words.\n\n\
         ## Nice-to-have skills:\n- 5+ years of C#\n- Cloud:\n  - AWS\n  - Azure\n- Rust & C++\n\n\
         ## You work onsite in Austin, 5 days per week."
            .replace("## You", "You")
    );
    assert_eq!(pay(marked), ["USD 150000-200000 Year"]);
    // `is_remote` only says that the word occurs.
    assert_eq!(marked.workplace, Workplace::Unknown);

    // Neither the level nor the skills make a text of none.
    let bare = by_id(&file, "li-2");
    assert_eq!((&*bare.text, bare.workplace), ("", Workplace::Remote));

    // JobSpy took two numbers for hourly dollars; the sentence has the pay.
    let guessed = by_id(&file, "in-3");
    assert_eq!(pay(guessed), ["CAD 90000-110000 Year"]);
    assert_eq!(guessed.workplace, Workplace::Remote);

    assert_eq!(pay(by_id(&file, "in-4")), ["USD 65-75 Hour"]);
    assert_eq!(by_id(&file, "in-4").workplace, Workplace::Remote);

    let indian = by_id(&file, "nk-5");
    assert_eq!(
        &*indian.text,
        "We look for you.\n\n## Experience requirements\n3-5 Yrs\n\n## Skills\nPython, PyTorch, SQL"
    );
    assert_eq!(
        (pay(indian), indian.workplace),
        (vec!["INR 100000-120000 Month".to_owned()], Workplace::Onsite)
    );
    assert_eq!(indian.company, "");

    let other = by_id(&file, "gd-6");
    assert_eq!(other.url.as_deref(), Some("https://example.org/6"));
    assert_eq!((other.posted_on, pay(other)), (None, vec![]));
}

#[test]
fn jobspy_has_five_times_of_pay() {
    use crate::content::PayUnit::{Day, Hour, Month, Week, Year};
    for (interval, unit) in
        [("yearly", Year), ("monthly", Month), ("weekly", Week), ("daily", Day), ("hourly", Hour)]
    {
        let csv = format!(
            "id,site,job_url,job_url_direct,title,company,location,date_posted,interval,min_amount,max_amount,currency,is_remote,description\n\
             in-1,indeed,https://example.org/1,,AI Engineer,X,Austin,2026-10-01,{interval},900.0,1000.0,USD,False,Go\n"
        );
        let file = read_snapshot_file("x.csv", Path::new("x.csv"), csv.as_bytes());
        assert_eq!(problems(&file), [""; 0], "{interval}");
        assert_eq!((file.postings[0].format, file.postings[0].pay[0].unit), ("jobspy", unit));
    }
}
