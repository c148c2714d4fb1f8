//! One job, told in every format, becomes one posting.

use super::{fixture, fixtures, problems};
use crate::content::{Origin, Pay, PayAmount, PayUnit, Posting, Workplace};
use jiff::civil::date;

/// The job as every format should give it, as far as the format can carry it.
///
/// What names the record and not the job (id, address, format, origin, the wording that pay was
/// read from) is left empty.
fn canonical() -> Posting {
    Posting {
        id: String::new(),
        format: "",
        url: None,
        title: "Senior AI Engineer".to_owned(),
        company: "Example Robotics".to_owned(),
        locations: vec!["Austin, TX".to_owned(), "Boston, MA".to_owned()],
        workplace: Workplace::Hybrid,
        employment_type: Some("Full-time".to_owned()),
        posted_on: Some(date(2026, 10, 5)),
        valid_through: Some(date(2026, 11, 30)),
        text: "\
Example Robotics writes software for warehouse robots. You bring language models into production.

## What you will do
- Build retrieval-augmented generation in Python
- Evaluate language models before each release

## Requirements
- 5+ years of experience with Python & SQL
- PyTorch in production
- Docker, Kubernetes and AWS

## Nice to have
- Rust or C++
- Experience with LangChain

## What we offer
- A calm office, and time to learn"
            .into(),
        language: Some("en".to_owned()),
        truncated: false,
        pay: vec![Pay {
            amount: PayAmount::range(150_000.0, 190_000.0),
            currency: "USD".to_owned(),
            unit: PayUnit::Year,
            raw: String::new(),
        }],
        synthetic: false,
        origin: Origin { file: "".into(), line: 0 },
    }
}

/// A file that tells the job.
pub(super) struct Telling {
    /// File in `tests/postings/fixtures/canonical`.
    pub(super) file: &'static str,
    /// The format it must be recognised as.
    format: &'static str,
    /// Takes out of the posting what the format has no field for.
    cannot_carry: fn(&mut Posting),
}

pub(super) const TELLINGS: &[Telling] = &[
    Telling { file: "greenhouse.json", format: "greenhouse", cannot_carry: |_| {} },
    Telling {
        file: "lever.json",
        format: "lever",
        cannot_carry: |job| {
            job.valid_through = None;
            job.language = None;
        },
    },
    Telling {
        file: "ashby.json",
        format: "ashby",
        cannot_carry: |job| {
            job.valid_through = None;
            job.language = None;
        },
    },
    Telling {
        file: "usajobs.json",
        format: "usajobs",
        cannot_carry: |job| {
            // Eligible for telework is not yet hybrid.
            job.workplace = Workplace::Unknown;
            job.language = None;
            // What stands in fields of its own has the field's heading.
            job.text = job
                .text
                .replace("What you will do", "Duties")
                .replace("What we offer", "Benefits")
                .into();
        },
    },
    Telling { file: "hacker-news.json", format: "hacker-news", cannot_carry: hacker_news },
    Telling { file: "hacker-news-hits.json", format: "hacker-news", cannot_carry: hacker_news },
    Telling {
        file: "remote-ok.json",
        format: "remoteok",
        cannot_carry: |job| {
            one_place(job);
            job.workplace = Workplace::Remote;
            job.employment_type = None;
        },
    },
    Telling {
        file: "arbeitnow.json",
        format: "arbeitnow",
        cannot_carry: |job| {
            one_place(job);
            // "Not remote" is all it says of hybrid work.
            job.workplace = Workplace::Unknown;
            job.pay.clear();
        },
    },
    Telling {
        file: "adzuna.json",
        format: "adzuna",
        cannot_carry: |job| {
            one_place(job);
            job.workplace = Workplace::Unknown;
            job.truncated = true;
            let intro = job.text.lines().next().unwrap().to_owned();
            job.text = (intro + " Requirements 5+ years of experience with Pyth…").into();
        },
    },
    Telling { file: "jobspy.csv", format: "jobspy", cannot_carry: one_place },
    Telling { file: "jobspy.json", format: "jobspy", cannot_carry: one_place },
    Telling { file: "schema-org.json", format: "schema.org", cannot_carry: office },
    Telling { file: "schema-org.html", format: "schema.org", cannot_carry: office },
    Telling { file: "plain.json", format: "plain", cannot_carry: |_| {} },
    Telling { file: "plain.jsonl", format: "plain", cannot_carry: |_| {} },
    Telling { file: "plain.csv", format: "plain", cannot_carry: |_| {} },
    Telling { file: "plain-german.csv", format: "plain", cannot_carry: |_| {} },
];

/// Aggregators have one place, and neither an end nor a language.
fn one_place(job: &mut Posting) {
    job.locations.truncate(1);
    job.valid_through = None;
    job.language = None;
}

/// Only work from home has a name.
fn office(job: &mut Posting) {
    job.workplace = Workplace::Unknown;
}

/// A comment is all text: its first line stays in it.
fn hacker_news(job: &mut Posting) {
    const FIRST_LINE: &str = "Example Robotics | Senior AI Engineer | Austin, TX / Boston, MA \
                              | Hybrid | Full-time | $150k–$190k";
    job.valid_through = None;
    job.language = None;
    job.text = format!("{FIRST_LINE}\n\n{}", job.text).into();
}

#[test]
fn every_format_gives_the_same_posting() {
    for telling in TELLINGS {
        let file = fixture(&format!("canonical/{}", telling.file));
        assert_eq!(problems(&file), [""; 0], "{}", telling.file);
        let [posting] = &file.postings[..] else {
            panic!("{} holds {} postings", telling.file, file.postings.len());
        };
        assert_eq!(posting.format, telling.format, "{}", telling.file);
        assert!(!posting.id.is_empty(), "{}", telling.file);
        let mut expected = canonical();
        (telling.cannot_carry)(&mut expected);
        assert_eq!(of_the_job(posting), expected, "{}", telling.file);
    }
}

#[test]
fn every_telling_is_tested() {
    let mut files: Vec<String> = std::fs::read_dir(fixtures().join("canonical"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut named: Vec<&str> = TELLINGS.iter().map(|telling| telling.file).collect();
    named.sort_unstable();
    assert_eq!(files, named);
}

/// A posting without what names the record and not the job.
pub(super) fn of_the_job(posting: &Posting) -> Posting {
    let mut job = posting.clone();
    let named = canonical();
    (job.id, job.format, job.url, job.origin) = (named.id, named.format, named.url, named.origin);
    job.pay.iter_mut().for_each(|pay| pay.raw.clear());
    job
}
