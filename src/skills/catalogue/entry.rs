//! A skill as the program holds it: what `source` wrote, with texts that stay where they lie.

use super::super::model::Kind;
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
    #[serde(borrow)]
    pub(super) implies: Vec<&'a str>,
    #[serde(borrow)]
    pub(super) similar: Vec<SimilarEntry<'a>>,
    #[serde(borrow)]
    pub(super) prerequisites: Vec<&'a str>,
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
    pub(super) skill: &'a str,
    pub(super) reason: &'a str,
}
