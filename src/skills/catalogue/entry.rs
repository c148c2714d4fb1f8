//! A skill as the data files write it.

use super::super::model::Kind;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use std::fmt;

/// One data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) skill: Vec<Entry>,
}

/// One `[[skill]]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) aliases: Vec<AliasEntry>,
    #[serde(default)]
    pub(super) deny: Vec<String>,
    #[serde(default)]
    pub(super) implies: Vec<String>,
    #[serde(default)]
    pub(super) similar: Vec<SimilarEntry>,
    #[serde(default)]
    pub(super) prerequisites: Vec<String>,
    pub(super) hours: Option<u32>,
    pub(super) issuer: Option<String>,
}

/// An alias: a text alone, or a table with its rules.
pub(super) struct AliasEntry {
    pub(super) text: String,
    pub(super) exact_case: bool,
    pub(super) ambiguous: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuledAlias {
    text: String,
    #[serde(default)]
    case: Case,
    #[serde(default)]
    ambiguous: bool,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Case {
    #[default]
    Any,
    Exact,
}

/// A transferable skill.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SimilarEntry {
    pub(super) skill: String,
    pub(super) reason: String,
}

// By hand, for an untagged enum would keep a copy of each value to try its variants on.
impl<'de> Deserialize<'de> for AliasEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AliasVisitor)
    }
}

struct AliasVisitor;

impl<'de> Visitor<'de> for AliasVisitor {
    type Value = AliasEntry;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name, or a table with `text`, `case` and `ambiguous`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<AliasEntry, E> {
        Ok(AliasEntry { text: text.to_owned(), exact_case: false, ambiguous: false })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AliasEntry, A::Error> {
        let alias = RuledAlias::deserialize(MapAccessDeserializer::new(map))?;
        Ok(AliasEntry {
            text: alias.text,
            exact_case: alias.case == Case::Exact,
            ambiguous: alias.ambiguous,
        })
    }
}
