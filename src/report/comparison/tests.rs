//! Profiles held against postings that are read from text.

use super::*;
use crate::candidate::analyse;
use crate::content::{
    Education, MarketConfig, MarketContent, Origin, Period, Posting, Profile, Snapshot,
    SpokenLanguage as Language, Workplace,
};
use crate::fixture::{AS_OF, add_role, month, profile};
use crate::language::Language as Tongue;
use crate::market;
use crate::report::{Generator, Report, build, tests::generator};
use crate::skills::Miner;

/// Enough words for a posting to count as one.
const ABOUT: &str = "You join eight people who build and run the bookings of a ferry line, read \
                     each other's work and answer the travellers who write to them. Team";

/// The report on a profile against postings of one employer each.
fn report(profile: &Profile, texts: &[&str]) -> Report {
    report_in(Tongue::English, profile, texts)
}

/// The same in a language.
pub(in crate::report) fn report_in(language: Tongue, profile: &Profile, texts: &[&str]) -> Report {
    let posting = |(number, text): (usize, &&str)| Posting {
        id: format!("p{number}"),
        format: "plain",
        url: None,
        title: format!("Engineer {number}"),
        company: format!("Firm {number}"),
        locations: Vec::new(),
        workplace: Workplace::Unknown,
        employment_type: None,
        posted_on: None,
        valid_through: None,
        text: format!("{ABOUT} {number}.\n\nRequirements\n- Git\n{text}\n").into(),
        language: None,
        truncated: false,
        pay: Vec::new(),
        synthetic: true,
        origin: Origin { file: "test".into(), line: number + 1 },
    };
    let content = MarketContent {
        id: "test".to_owned(),
        config: MarketConfig { title: "Engineer".to_owned(), ..MarketConfig::default() },
        snapshots: vec![Snapshot {
            date: AS_OF,
            postings: texts.iter().enumerate().map(posting).collect(),
            read: texts.len(),
        }],
    };
    let miner = Miner::builtin();
    let (distinct, funnel) = market::clean(&content);
    let mined = market::mine(distinct, funnel, miner);
    let market = market::analyse(&content, &mined, &[], AS_OF, miner.catalogue(), language);
    let candidate = analyse(profile, miner, AS_OF, language);
    build(&candidate, profile, &market, miner.catalogue(), &Generator { language, ..generator() })
}

/// Six years of Python, then three months of Go; a bachelor; German and some English; Berlin.
pub(in crate::report) fn candidate() -> Profile {
    let mut profile = profile();
    add_role(&mut profile, "Engineer", Some(month(2020, 1)), Some(month(2026, 1)), "Python.");
    add_role(&mut profile, "Engineer", Some(month(2026, 8)), Some(month(2026, 11)), "Go.");
    profile.education.push(Education {
        pointer: "/education/0".to_owned(),
        institution: "Sample University".to_owned(),
        area: Some("Physics".to_owned()),
        study_type: Some("Bachelor of Science".to_owned()),
        period: Period::default(),
        courses: Vec::new(),
    });
    for (language, fluency) in [("German", "Native speaker"), ("English", "B2")] {
        profile.languages.push(Language {
            pointer: format!("/languages/{}", profile.languages.len()),
            language: language.to_owned(),
            fluency: Some(fluency.to_owned()),
        });
    }
    profile.basics.place = Some("Berlin, DE".to_owned());
    profile.basics.country_code = Some("DE".to_owned());
    profile
}

/// Met, not met and open postings of a subject.
fn counts(report: &Report, subject: &str) -> (u32, u32, u32) {
    let row = report.comparison.iter().find(|row| row.subject == subject);
    let row = row.unwrap_or_else(|| panic!("{subject} among {:?}", report.comparison));
    assert_eq!(row.met + row.not_met + row.open, row.asked.k(), "{subject}");
    (row.met, row.not_met, row.open)
}

#[test]
fn years_are_held_against_the_months_of_dated_roles() {
    let texts = [
        "- 5+ years of professional experience",
        "- At least 8 years of professional experience",
        "- 4+ years of Python",
        "- 6+ years of Python",
        "- 7+ years of Python",
        "- 3+ years of Python or Go",
        "- 2+ years of Python",
        "- 2+ years of Go",
        "- 2+ years of Go",
        "- 1+ years of Go",
        "- 3+ years of Go",
        "- Up to 3 years of professional experience",
    ];
    let report = report(&candidate(), &texts);
    assert_eq!(counts(&report, "Years of experience, in any work"), (2, 1, 0));
    assert_eq!(counts(&report, "Years of Python"), (4, 1, 0));
    assert_eq!(counts(&report, "Years of Go"), (1, 4, 0), "Python is enough for one");
    assert!(!report.comparison.iter().any(|row| row.subject == "Years of anything less asked"));
    let overall = &report.comparison[0];
    assert_eq!(overall.held, "6 years 3 months of dated paid work of any kind");
    assert_eq!(overall.pointers, ["/work/1", "/work/0"]);
    assert_eq!(overall.postings[0].because, "6 years 3 months is less than 8 years");
    assert_eq!(overall.postings[0].verdict, ConditionVerdict::NotMet);
}

/// A report was silent on years, and said that nobody asks any, where no skill had a row.
#[test]
fn years_that_few_ask_are_held_together() {
    let texts = ["- 3+ years of Python", "- 2+ years of Go and 2+ years of Python", "- Curiosity"];
    let report = report(&candidate(), &texts);
    assert_eq!(counts(&report, "Years of anything less asked"), (1, 1, 0));
    let row = &report.comparison[0];
    assert_eq!(row.asked, Share::new(2, 3));
    assert_eq!(row.held, "Go: not in the profile; Python: 6 years in dated roles");
    assert_eq!(row.postings[0].asks, "2 years of Go");
}

#[test]
fn degrees_are_held_by_level_and_equivalents_stay_open() {
    let texts = [
        "- Bachelor's degree in computer science",
        "- Master's degree in physics",
        "- Master's degree in physics or equivalent experience",
        "- PhD or Bachelor's degree in mathematics",
    ];
    let with = report(&candidate(), &texts);
    assert_eq!(counts(&with, "Degree"), (2, 1, 1));
    assert_eq!(with.comparison[0].held, "Bachelor of Science, Physics");
    let none = report(&profile(), &texts);
    assert_eq!(counts(&none, "Degree"), (0, 0, 4), "no education listed");
    let mut later = candidate();
    later.education[0].period.end = Some(month(2027, 3));
    assert_eq!(counts(&report(&later, &texts), "Degree"), (0, 0, 4), "not held yet");
}

#[test]
fn languages_are_held_by_level_and_lists_need_one() {
    let texts = [
        "- Fluent German",
        "- Fluent English",
        "- English (B1)",
        "- Professional English",
        "- You speak French or German",
        "- You speak Spanish",
    ];
    let with = report(&candidate(), &texts);
    assert_eq!(counts(&with, "German"), (2, 0, 0));
    assert_eq!(counts(&with, "English"), (2, 1, 0));
    assert_eq!(counts(&with, "French"), (1, 0, 0), "German is enough in its place");
    assert_eq!(counts(&with, "Spanish"), (0, 1, 0));
    let without = report(&profile(), &texts);
    assert_eq!(counts(&without, "Spanish"), (0, 0, 1), "no languages listed");
}

#[test]
fn places_are_held_by_name_country_and_region() {
    let texts = [
        "- You must be based in Germany",
        "- You must be based in the EU",
        "- You must be based in the US or Canada",
        "- You must be based in Munich",
        "- You must be willing to relocate",
    ];
    assert_eq!(counts(&report(&candidate(), &texts), "Place"), (2, 1, 2));
    assert_eq!(counts(&report(&profile(), &texts), "Place"), (0, 0, 5));
}

#[test]
fn what_nobody_asks_is_not_compared() {
    assert!(report(&candidate(), &["- Python"]).comparison.is_empty());
}
