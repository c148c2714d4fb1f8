//! A skill as the data files write it.
//!
//! Texts are borrowed from the file wherever JSON writes them as they are: they are read at every
//! start of the program.

use super::super::model::Kind;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// One data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File<'a> {
    #[serde(default, borrow)]
    pub(super) skill: Vec<Entry<'a>>,
}

/// One `[[skill]]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    pub(super) label: Text<'a>,
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) aliases: Vec<AliasEntry<'a>>,
    #[serde(default)]
    pub(super) deny: Vec<Text<'a>>,
    #[serde(default)]
    pub(super) implies: Vec<Text<'a>>,
    #[serde(default)]
    pub(super) similar: Vec<SimilarEntry<'a>>,
    #[serde(default)]
    pub(super) prerequisites: Vec<Text<'a>>,
    pub(super) hours: Option<u32>,
    pub(super) issuer: Option<Text<'a>>,
}

/// An alias: a text alone, or a table with its rules.
pub(super) struct AliasEntry<'a> {
    pub(super) text: Text<'a>,
    pub(super) exact_case: bool,
    pub(super) ambiguous: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuledAlias<'a> {
    #[serde(borrow)]
    text: Text<'a>,
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
pub(super) struct SimilarEntry<'a> {
    #[serde(borrow)]
    pub(super) skill: Text<'a>,
    pub(super) reason: Text<'a>,
}

/// A text of the file. A plain `Cow` in a list would be copied.
pub(super) struct Text<'a>(Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

// By hand, for an untagged enum would keep a copy of each value to try its variants on.
impl<'de: 'a, 'a> Deserialize<'de> for AliasEntry<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AliasVisitor)
    }
}

struct AliasVisitor;

impl<'de> Visitor<'de> for AliasVisitor {
    type Value = AliasEntry<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name, or a table with `text`, `case` and `ambiguous`")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<AliasEntry<'de>, E> {
        TextVisitor.visit_borrowed_str(text).map(plain)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<AliasEntry<'de>, E> {
        TextVisitor.visit_str(text).map(plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AliasEntry<'de>, A::Error> {
        let alias = RuledAlias::deserialize(MapAccessDeserializer::new(map))?;
        Ok(AliasEntry {
            text: alias.text,
            exact_case: alias.case == Case::Exact,
            ambiguous: alias.ambiguous,
        })
    }
}

fn plain(text: Text<'_>) -> AliasEntry<'_> {
    AliasEntry { text, exact_case: false, ambiguous: false }
}
