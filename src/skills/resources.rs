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
mod tests;
