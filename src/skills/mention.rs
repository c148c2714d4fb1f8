//! What the miner finds.

use super::model::{SkillId, Strength};
use crate::diagnostics::Span;

/// One place in a text that names a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The skill.
    pub skill: SkillId,
    /// Byte range of the mention; mentions do not overlap and come in text order.
    pub span: Span,
    /// Byte range of the sentence, bullet or line around it.
    pub sentence: Span,
    /// How strongly it is asked for there.
    pub strength: Strength,
    /// What gave the strength.
    pub rule: StrengthRule,
    /// Number of its "X or Y" list in this text, if it stands in one of at least two skills.
    pub one_of: Option<u16>,
}

/// What gave a mention its strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrengthRule {
    /// Words of the sentence, at this byte range.
    Cue(Span),
    /// The heading the sentence stands under, at this byte range.
    Heading(Span),
    /// Neither.
    Nothing,
}

/// Everything found in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mined {
    /// The mentions, in text order.
    pub mentions: Vec<Mention>,
    /// Whether a requirements heading or cue was seen at all.
    pub has_requirements: bool,
}
