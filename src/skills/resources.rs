//! Where to learn a skill: courses, documentation and certifications, read from a data file
//! compiled in.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// The data file.
const FILE: &str = include_str!("catalogue/resources.toml");

/// Every learning resource the program knows, by skill.
#[derive(Debug)]
pub struct Resources {
    by_skill: HashMap<String, Vec<LearningResource>>,
}

/// One place to learn a skill or to prove it.
#[derive(Debug, Clone, PartialEq)]
pub struct LearningResource {
    /// Its name.
    pub title: String,
    /// Its address, always https.
    pub url: String,
    /// What it is.
    pub kind: ResourceKind,
    /// What it costs, without a price.
    pub cost: ResourceCost,
    /// Language code, such as `en`.
    pub language: String,
    /// Hours it takes; only where the resource itself states them.
    pub length_hours: Option<f64>,
    /// Where the length is stated.
    pub length_source: Option<String>,
    /// When and where the resource was seen; `None` is shown as "unverified".
    pub verified: Option<Verified>,
    /// Who issues it, for certifications.
    pub issuer: Option<String>,
    /// The exam's code, for certifications; only where it was seen.
    pub code: Option<String>,
}

/// When and where a resource was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The day it was looked up.
    pub on: Date,
    /// What was seen, in plain words.
    pub place: String,
}

/// What a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// Reference or guide by those who make the thing.
    Documentation,
    /// Step by step to a first result.
    Tutorial,
    /// Several lessons in order.
    Course,
    /// Exercises to solve.
    Practice,
    /// A book.
    Book,
    /// An exam with a certificate.
    Certification,
}

impl ResourceKind {
    /// The kind in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Tutorial => "tutorial",
            Self::Course => "course",
            Self::Practice => "practice",
            Self::Book => "book",
            Self::Certification => "certification",
        }
    }
}

impl fmt::Display for ResourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a resource costs, without a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceCost {
    /// Nothing.
    Free,
    /// Nothing to follow it; the certificate costs.
    FreeToAudit,
    /// It costs.
    Paid,
    /// Part of it is free.
    Freemium,
}

impl ResourceCost {
    /// The cost in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::FreeToAudit => "free to audit",
            Self::Paid => "paid",
            Self::Freemium => "partly free",
        }
    }
}

impl fmt::Display for ResourceCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Resources {
    /// The resources compiled in.
    ///
    /// # Panics
    ///
    /// If the data file is wrong, which the tests rule out.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Resources> = LazyLock::new(|| match Resources::parse(FILE) {
            Ok(resources) => resources,
            Err(problem) => panic!("the built-in learning resources are wrong: {problem}"),
        });
        &BUILTIN
    }

    /// Reads a resource file.
    ///
    /// # Errors
    ///
    /// What is wrong with its syntax, its fields or a date.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut by_skill: HashMap<String, Vec<LearningResource>> = HashMap::new();
        for entry in file.resource {
            let (skill, resource) = entry.read()?;
            by_skill.entry(skill).or_default().push(resource);
        }
        Ok(Self { by_skill })
    }

    /// The resources of a skill, best start first; none where none are known.
    pub fn of(&self, skill_id: &str) -> &[LearningResource] {
        self.by_skill.get(skill_id).map_or(&[], Vec::as_slice)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    resource: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    skill: String,
    title: String,
    url: String,
    kind: ResourceKind,
    cost: ResourceCost,
    language: String,
    length_hours: Option<f64>,
    length_source: Option<String>,
    verified: Option<VerifiedEntry>,
    issuer: Option<String>,
    code: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedEntry {
    on: String,
    #[serde(rename = "where")]
    place: String,
}

impl Entry {
    /// The skill and its resource.
    fn read(self) -> Result<(String, LearningResource), String> {
        let verified = match self.verified {
            None => None,
            Some(VerifiedEntry { on, place }) => {
                let on = on.parse().map_err(|error| format!("{}: {on}: {error}", self.url))?;
                Some(Verified { on, place })
            }
        };
        let resource = LearningResource {
            title: self.title,
            url: self.url,
            kind: self.kind,
            cost: self.cost,
            language: self.language,
            length_hours: self.length_hours,
            length_source: self.length_source,
            verified,
            issuer: self.issuer,
            code: self.code,
        };
        Ok((self.skill, resource))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::Catalogue;
    use jiff::civil::date;
    use std::collections::HashSet;

    fn all() -> impl Iterator<Item = (&'static str, &'static LearningResource)> {
        let by_skill = &Resources::builtin().by_skill;
        by_skill.iter().flat_map(|(id, list)| list.iter().map(move |r| (id.as_str(), r)))
    }

    #[test]
    fn covers_at_least_ninety_known_skills_with_one_to_three_each() {
        let by_skill = &Resources::builtin().by_skill;
        assert!(by_skill.len() >= 90, "{}", by_skill.len());
        for (id, list) in by_skill {
            assert!(Catalogue::builtin().by_id(id).is_some(), "{id} is no skill");
            assert!((1..=3).contains(&list.len()), "{id}: {}", list.len());
        }
    }

    #[test]
    fn addresses_are_https_and_not_doubled_within_a_skill() {
        let mut seen = HashSet::new();
        for (id, resource) in all() {
            assert!(resource.url.starts_with("https://"), "{}", resource.url);
            assert!(!resource.url.contains(char::is_whitespace), "{}", resource.url);
            assert!(seen.insert((id, &resource.url)), "{id}: {} twice", resource.url);
            assert!(!resource.title.trim().is_empty(), "{}", resource.url);
        }
    }

    #[test]
    fn a_stated_length_has_its_source() {
        for (_, r) in all() {
            assert_eq!(r.length_hours.is_some(), r.length_source.is_some(), "{}", r.url);
            assert!(r.length_hours.is_none_or(|hours| hours > 0.0), "{}", r.url);
        }
    }

    #[test]
    fn only_certifications_have_issuers_and_codes() {
        for (_, r) in all() {
            let certification = r.kind == ResourceKind::Certification;
            assert_eq!(r.issuer.is_some(), certification, "{}", r.url);
            assert!(certification || r.code.is_none(), "{}", r.url);
        }
    }

    #[test]
    fn free_documentation_and_tutorials_come_first() {
        let start = |r: &LearningResource| {
            r.cost == ResourceCost::Free
                && matches!(r.kind, ResourceKind::Documentation | ResourceKind::Tutorial)
        };
        for (id, list) in &Resources::builtin().by_skill {
            assert!(list.is_sorted_by_key(|r| !start(r)), "{id}");
        }
    }

    #[test]
    fn what_was_seen_says_where_and_most_was_seen() {
        for (_, r) in all() {
            if let Some(verified) = &r.verified {
                assert!(!verified.place.trim().is_empty(), "{}", r.url);
                assert!(verified.on >= date(2026, 1, 1), "{}", r.url);
            }
        }
        let seen = all().filter(|(_, r)| r.verified.is_some()).count();
        assert!(seen * 2 > all().count(), "{seen}");
    }

    #[test]
    fn reads_a_length_and_an_unverified_certification() {
        let text = r#"
            [[resource]]
            skill = "docker"
            title = "A course"
            url = "https://example.org/course"
            kind = "course"
            cost = "free-to-audit"
            language = "en"
            length_hours = 2.5
            length_source = "stated on the page"
            verified = { on = "2026-11-22", where = "its page" }

            [[resource]]
            skill = "docker"
            title = "An exam"
            url = "https://example.org/exam"
            kind = "certification"
            cost = "paid"
            language = "en"
            issuer = "Example"
            code = "EX-1"
        "#;
        let resources = Resources::parse(text).unwrap();
        let [course, exam] = resources.of("docker") else { panic!("two resources") };
        assert_eq!(course.length_hours, Some(2.5));
        assert_eq!(course.cost.to_string(), "free to audit");
        assert_eq!(course.kind.to_string(), "course");
        let seen = Verified { on: date(2026, 11, 22), place: "its page".to_owned() };
        assert_eq!(course.verified, Some(seen));
        assert_eq!((exam.verified.as_ref(), exam.code.as_deref()), (None, Some("EX-1")));
        assert!(resources.of("no-such-skill").is_empty());
    }

    #[test]
    fn refuses_unknown_fields_and_wrong_dates() {
        let entry = |more: &str| {
            let text = format!(
                "[[resource]]\nskill = \"docker\"\ntitle = \"A\"\nurl = \"https://example.org\"\n\
                 kind = \"book\"\ncost = \"free\"\nlanguage = \"en\"\n{more}\n"
            );
            Resources::parse(&text)
        };
        assert!(entry("").is_ok());
        assert!(entry("price = 10").is_err());
        assert!(entry("verified = { on = \"2026-02-30\", where = \"x\" }").is_err());
        assert!(entry("verified = { on = \"2026-02-28\" }").is_err());
    }
}
