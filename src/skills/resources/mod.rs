//! Where to learn a skill: courses, documentation and certifications, read from a data file
//! compiled in.

use crate::content::{LearningResource, ResourceCost, ResourceKind, Verified};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// The data file.
const FILE: &str = include_str!("../catalogue/resources.toml");

/// Every learning resource the program knows, by skill.
#[derive(Debug)]
pub struct Resources {
    by_skill: HashMap<String, Arc<[LearningResource]>>,
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
        Ok(Self { by_skill: by_skill.into_iter().map(|(id, list)| (id, list.into())).collect() })
    }

    /// The resources of a skill, best start first; none where none are known.
    pub fn of(&self, skill_id: &str) -> Arc<[LearningResource]> {
        self.by_skill.get(skill_id).cloned().unwrap_or_default()
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
