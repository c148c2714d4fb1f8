//! A site's own skills: what `content/skills/*.toml` adds to the catalogue, corrects and retires.
//!
//! Values stay as written, each with its place: what they mean is for the catalogue to judge.

use super::learning_resource::LearningResource;
use crate::diagnostics::{Source, Span};
use serde::{Serialize, Serializer};

/// The skills of one file.
#[derive(Debug, Clone)]
pub struct SkillFile {
    /// The file, to show the places of problems in.
    pub source: Source,
    /// The entries that have an id, in file order.
    pub entries: Vec<SkillEntry>,
}

/// One `[[skill]]` table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillEntry {
    /// Catalogue id: a new one adds a skill, a known one corrects it.
    pub id: Spanned<String>,
    /// Name as shown.
    pub label: Option<Spanned<String>>,
    /// What sort of thing it is, in kebab case.
    pub kind: Option<Spanned<String>>,
    /// Further ways it is written.
    pub aliases: Vec<AliasEntry>,
    /// Ways that no longer stand for it.
    pub forbid: Vec<Spanned<String>>,
    /// Further phrases in which it is not meant.
    pub deny: Vec<Spanned<String>>,
    /// Skills it implies, by id, instead of the built-in ones.
    pub implies: Option<Vec<Spanned<String>>>,
    /// Transferable skills, instead of the built-in ones.
    pub similar: Option<Vec<SimilarEntry>>,
    /// Skills one learns before, by id, instead of the built-in ones.
    pub prerequisites: Option<Vec<Spanned<String>>>,
    /// Estimated hours from zero to a working level, 1 to 1000.
    pub hours: Option<u32>,
    /// Where to learn it, best start first, instead of the built-in resources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<LearningResource>>,
    /// Who issues it, for certifications.
    pub issuer: Option<String>,
    /// Whether it is taken out of the catalogue.
    pub retired: bool,
    /// Whether an error was found in it: what it says is then incomplete and does not apply.
    #[serde(skip)]
    pub faulty: bool,
}

/// A way a skill is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AliasEntry {
    /// The text, with single spaces and at least one letter or digit.
    pub text: Spanned<String>,
    /// Whether upper and lower case must be as written.
    pub exact_case: bool,
    /// Whether it is also an everyday word.
    pub ambiguous: bool,
}

/// A transferable skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SimilarEntry {
    /// Its id.
    pub skill: Spanned<String>,
    /// Why, in words that follow "because".
    pub reason: String,
}

/// A value with its place in its file; written out as the value alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The bytes it was read from.
    pub span: Span,
    /// RFC 6901 JSON pointer of it.
    pub pointer: String,
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
