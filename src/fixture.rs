//! Small catalogues, profiles and a literal finder for the tests of candidate and report.

pub(crate) mod market;

use crate::candidate::{Candidate, Found, analyse_with};
use crate::content::{
    Basics, Career, PartialDate, Period, Precision, Profile, SkillGroup, TextEntry, Work,
};
use crate::diagnostics::Span;
use crate::language::Language;
use crate::skills::{Catalogue, SkillId};
use jiff::civil::{Date, date};

/// The day the tests' analyses hold for.
pub(crate) const AS_OF: Date = date(2026, 11, 16);

/// Skills with every sort of edge.
pub(crate) const SKILLS: &str = r#"
[[skill]]
id = "python"
label = "Python"
kind = "language"
hours = 60
[[skill]]
id = "go"
label = "Go"
kind = "language"
hours = 50
similar = [{ skill = "python", reason = "both are general-purpose languages" }]
[[skill]]
id = "javascript"
label = "JavaScript"
kind = "language"
hours = 60
[[skill]]
id = "react"
label = "React"
kind = "framework"
implies = ["javascript"]
prerequisites = ["javascript"]
hours = 40
[[skill]]
id = "vue"
label = "Vue.js"
kind = "framework"
implies = ["javascript"]
prerequisites = ["javascript"]
hours = 40
similar = [{ skill = "react", reason = "component frameworks for the browser" }]
[[skill]]
id = "aws"
label = "AWS"
kind = "platform"
hours = 40
[[skill]]
id = "amazon-s3"
label = "Amazon S3"
kind = "platform"
implies = ["aws"]
hours = 8
[[skill]]
id = "amazon-sqs"
label = "Amazon SQS"
kind = "platform"
implies = ["aws"]
hours = 8
[[skill]]
id = "docker"
label = "Docker"
kind = "platform"
hours = 16
[[skill]]
id = "kubernetes"
label = "Kubernetes"
kind = "platform"
prerequisites = ["docker"]
hours = 30
[[skill]]
id = "terraform"
label = "Terraform"
kind = "platform"
prerequisites = ["aws"]
hours = 20
[[skill]]
id = "postgresql"
label = "PostgreSQL"
kind = "data-store"
hours = 24
[[skill]]
id = "testing"
label = "Unit testing"
kind = "practice"
hours = 12
[[skill]]
id = "web"
label = "Web development"
kind = "domain"
[[skill]]
id = "communication"
label = "Communication"
kind = "soft"
[[skill]]
id = "leadership"
label = "Leadership"
kind = "soft"
[[skill]]
id = "aws-developer"
label = "AWS Certified Developer"
kind = "certification"
implies = ["aws"]
prerequisites = ["aws"]
hours = 30
issuer = "Amazon Web Services"
"#;

/// The catalogue of [`SKILLS`].
pub(crate) fn catalogue() -> Catalogue {
    catalogue_with("")
}

/// The same with further skills. Its ids are those of built-in skills, whose resources are not
/// meant.
pub(crate) fn catalogue_with(more: &str) -> Catalogue {
    Catalogue::from_toml(&format!("{SKILLS}{more}")).unwrap().with_resources(&[])
}

/// Finds labels literally, longest first, on word boundaries.
pub(crate) fn find(catalogue: &Catalogue, text: &str) -> Vec<Found> {
    let mut labels: Vec<(String, SkillId)> =
        catalogue.ids().map(|id| (catalogue.reference(id).label.to_string(), id)).collect();
    labels.sort_by_key(|(label, id)| (std::cmp::Reverse(label.len()), *id));
    let mut found: Vec<Found> = Vec::new();
    for (label, skill) in labels {
        for (start, _) in text.match_indices(&label) {
            let end = start + label.len();
            let free = !found.iter().any(|other| other.span.start < end && start < other.span.end);
            let alone = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
            if free && alone(text[..start].chars().next_back()) && alone(text[end..].chars().next())
            {
                let from = text[..start].rfind(". ").map_or(0, |dot| dot + 2);
                let to = text[end..].find(". ").map_or(text.len(), |dot| end + dot + 1);
                found.push(Found {
                    skill,
                    span: Span::new(start, end),
                    sentence: Span::new(from, to),
                });
            }
        }
    }
    found.sort_by_key(|found| found.span);
    found
}

/// [`analyse_with`] by the literal finder.
pub(crate) fn analyse(profile: &Profile, catalogue: &Catalogue) -> Candidate {
    analyse_with(profile, catalogue, &|text| find(catalogue, text), AS_OF, Language::English)
}

/// A profile with a name and nothing else.
pub(crate) fn profile() -> Profile {
    Profile {
        id: "santana".to_owned(),
        file: "content/profiles/santana.json".into(),
        basics: Basics { name: "Santana Mena".to_owned(), ..Basics::default() },
        work: Vec::new(),
        volunteer: Vec::new(),
        education: Vec::new(),
        certificates: Vec::new(),
        projects: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        other: Vec::new(),
        referees: Vec::new(),
        career: Career::default(),
    }
}

/// A month as a date of a profile.
pub(crate) fn month(year: i16, month: i8) -> PartialDate {
    let first = date(year, month, 1);
    PartialDate { first, last: first.last_of_month(), precision: Precision::Month }
}

/// Adds a paid role with one highlight.
pub(crate) fn add_role(
    profile: &mut Profile,
    position: &str,
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    highlight: &str,
) {
    let pointer = format!("/work/{}", profile.work.len());
    profile.work.push(Work {
        name: format!("Firm {}", profile.work.len() + 1),
        position: position.to_owned(),
        period: Period { start, end },
        texts: vec![TextEntry {
            pointer: format!("{pointer}/highlights/0"),
            text: highlight.to_owned(),
        }],
        pointer,
    });
}

/// Adds a skill group with keywords.
pub(crate) fn add_keywords(profile: &mut Profile, keywords: &[&str]) {
    let pointer = format!("/skills/{}", profile.skills.len());
    let keywords = keywords.iter().enumerate().map(|(index, keyword)| TextEntry {
        pointer: format!("{pointer}/keywords/{index}"),
        text: (*keyword).to_owned(),
    });
    profile.skills.push(SkillGroup {
        keywords: keywords.collect(),
        name: "Tools".to_owned(),
        level: Some("Master".to_owned()),
        pointer,
    });
}
