//! Profiles: nothing, one line, forty roles, no dates, and names in every direction.

use super::postings::SKILLS;
use super::words;
use serde_json::{Value, json};

/// The files of all profiles.
pub(crate) fn files() -> Vec<(String, String)> {
    let profiles = [
        ("no-market-data", usual("No Market Data", "no-posting")),
        ("one-posting", usual("One Posting", "one-posting")),
        ("no-gap", usual("No Gap", "one-posting")),
        ("sixty-gaps", with_skills("Sixty Gaps", "sixty-skills", &["Scrum"])),
        ("everything", with_skills("Everything Known", "sixty-skills", &SKILLS)),
        ("large-market", usual("Large Market", "two-thousand")),
        ("three-currencies", usual("Three Currencies", "three-currencies")),
        ("one-line", one_line()),
        ("no-name", json!({ "career": { "targets": ["one-posting"] } })),
        ("no-dates", no_dates()),
        ("forty-roles", forty_roles()),
        ("long-name", hard(&words::name_of_80(), &words::name_of_80())),
        ("unbroken-name", hard(&words::unbroken_name(), &words::long_word(200))),
        ("arabic", hard(words::ARABIC, words::ARABIC_SENTENCE)),
        ("hebrew", hard(words::HEBREW, words::HEBREW_SENTENCE)),
        ("chinese", hard(words::CHINESE, words::CHINESE_SENTENCE)),
        ("japanese", hard(words::JAPANESE, words::CHINESE_SENTENCE)),
        ("korean", hard(words::KOREAN, "검색 서비스를 Python과 Docker로 개발하고 운영했습니다.")),
        ("emoji", hard(words::EMOJI, words::EMOJI)),
        ("stacked-marks", hard(words::STACKED, words::STACKED)),
        ("unclosed", hard(words::UNCLOSED, words::UNCLOSED)),
        ("all-targets", all_targets()),
        ("private", private()),
    ];
    profiles.map(|(id, profile)| (format!("content/profiles/{id}.json"), text(&profile))).into()
}

fn text(profile: &Value) -> String {
    format!("{profile:#}\n")
}

/// A short résumé with most of what small markets ask.
fn usual(name: &str, target: &str) -> Value {
    with_skills(name, target, &["Python", "PostgreSQL", "Docker", "Git"])
}

fn with_skills(name: &str, target: &str, skills: &[&str]) -> Value {
    json!({
        "basics": { "name": name, "label": "Software engineer" },
        "work": [{
            "name": "Example Works",
            "position": "Software engineer",
            "startDate": "2022-03",
            "highlights": skills
                .iter()
                .map(|skill| format!("Uses {skill} every week"))
                .collect::<Vec<_>>(),
        }],
        "skills": [{ "name": "Tools", "keywords": skills }],
        "career": { "targets": [target], "sample": true },
    })
}

fn one_line() -> Value {
    json!({
        "basics": { "name": "One Line", "summary": "I write Python." },
        "career": { "targets": ["three-currencies"] },
    })
}

fn no_dates() -> Value {
    let mut profile = usual("No Dates", "two-thousand");
    profile["work"] = (0..4)
        .map(|number| {
            json!({
                "name": format!("Employer {number}"),
                "position": "Developer",
                "highlights": ["Built services in Java and Kotlin", "Ran them on Kubernetes"],
            })
        })
        .collect();
    profile["education"] = json!([{ "institution": "Evening school", "area": "Informatics" }]);
    profile
}

/// Forty roles over forty years, several at a time, with learning done and a plan of two years.
fn forty_roles() -> Value {
    let mut profile = usual("Forty Roles", "two-thousand");
    profile["work"] = (0..40)
        .map(|number| {
            let start = 2025 - number;
            json!({
                "name": format!("Employer of the year {start}"),
                "position": format!("Engineer, grade {number}"),
                "startDate": format!("{start}-02"),
                "endDate": format!("{}-08", start + 1),
                "summary": format!("Kept {} running.", SKILLS[number % SKILLS.len()]),
                "highlights": (0..5)
                    .map(|index| {
                        let skill = SKILLS[(number * 5 + index) % SKILLS.len()];
                        format!("Introduced {skill} and taught {} colleagues", number + index + 2)
                    })
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    profile["career"]["plan"] = json!({ "weeks": 104, "hoursPerWeek": 40 });
    profile["career"]["progress"] = json!([
        { "date": "2026-11-01", "skill": "Grafana", "hours": 8, "status": "done",
          "evidence": words::long_address() },
        { "date": "2026-11-02", "skill": "Terraform", "hours": 3.5, "status": "in-progress" },
    ]);
    profile
}

/// The same text wherever a résumé has room for one, against the market of the same kind.
fn hard(name: &str, line: &str) -> Value {
    json!({
        "basics": {
            "name": name,
            "label": line,
            "summary": format!("{line} {}", words::long_address()),
            "location": { "city": line, "region": line },
        },
        "work": [{
            "name": line,
            "position": line,
            "startDate": "2020-01",
            "highlights": [format!("{line} Python"), words::long_word(400)],
        }],
        "projects": [{ "name": line, "url": words::long_address(), "highlights": [line] }],
        "skills": [{ "name": line, "keywords": ["Docker", line, words::long_word(90)] }],
        "languages": [{ "language": line, "fluency": line }],
        "certificates": [{ "name": line, "issuer": line, "date": "2024-05-01" }],
        "education": [{ "institution": line, "area": line, "studyType": line }],
        "career": { "targets": ["hard-to-lay-out"], "sample": true },
    })
}

/// Aims at everything, with the shortest of plans.
fn all_targets() -> Value {
    let mut profile = usual("All Targets", "one-posting");
    profile["career"] = json!({ "plan": { "weeks": 1, "hoursPerWeek": 0.5 } });
    profile
}

/// Must not be found anywhere in what is published.
fn private() -> Value {
    let mut profile = usual("Quintessa Unpublished", "one-posting");
    profile["career"]["visibility"] = json!("private");
    profile
}
