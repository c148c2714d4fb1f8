//! A skill as the program holds it: what `source` wrote, with texts that stay where they lie.

use super::super::model::{Kind, SkillId};
use serde::Deserialize;

/// One skill of the data files. The order of the fields is the format.
#[derive(Deserialize)]
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) kind: Kind,
    #[serde(borrow)]
    pub(super) aliases: Vec<AliasEntry<'a>>,
    #[serde(borrow)]
    pub(super) deny: Vec<&'a str>,
    pub(super) implies: Vec<SkillId>,
    #[serde(borrow)]
    pub(super) similar: Vec<SimilarEntry<'a>>,
    pub(super) prerequisites: Vec<SkillId>,
    pub(super) hours: Option<u32>,
    pub(super) issuer: Option<&'a str>,
}

/// A way to write a skill.
#[derive(Deserialize)]
pub(super) struct AliasEntry<'a> {
    pub(super) text: &'a str,
    pub(super) exact_case: bool,
    pub(super) ambiguous: bool,
}

/// A transferable skill.
#[derive(Deserialize)]
pub(super) struct SimilarEntry<'a> {
    pub(super) skill: SkillId,
    pub(super) reason: &'a str,
}
