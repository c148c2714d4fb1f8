//! Which skill a text names, in any case.

use super::{Skill, SkillId};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The names of all skills, by the hash of their lower case.
///
/// The names themselves stay with their skills, where a hit is compared: an index of texts would
/// be several times as large, and it is made at every start.
#[derive(Debug, Default)]
pub(super) struct NameIndex(FxHashMap<u64, SkillId>);

impl NameIndex {
    pub(super) fn with_capacity(names: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(names, Default::default()))
    }

    /// Adds a name; gives the skill that has it already.
    pub(super) fn insert(&mut self, name: &str, skill: SkillId) -> Option<SkillId> {
        self.0.insert(hash(&in_lower_case(name)), skill)
    }

    /// The skill of which `lower`, a text in lower case, is a name.
    pub(super) fn get(&self, lower: &str, skills: &[Skill]) -> Option<SkillId> {
        let skill = *self.0.get(&hash(lower))?;
        let mut names = skills[usize::from(skill.0)].aliases.iter();
        names.any(|alias| in_lower_case(&alias.text) == lower).then_some(skill)
    }
}

/// Most names are free of capitals.
fn in_lower_case(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        text.to_lowercase().into()
    } else if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        text.to_ascii_lowercase().into()
    } else {
        text.into()
    }
}

/// The 64-bit FNV-1a hash.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
