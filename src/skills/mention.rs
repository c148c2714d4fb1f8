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

/// Why a place that is written like a skill's name is no mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dismissal {
    /// Part of a longer word or compound, such as "go" in "go-to-market".
    InsideWord,
    /// Part of a web address, an e-mail address or a domain name.
    Address,
    /// Inside a phrase, at this byte range, in which the skill is not meant.
    Denied(Span),
    /// An everyday word whose surroundings do not speak of technology.
    Everyday,
    /// Upper and lower case differ from the name's, outside a list of technologies.
    Case,
    /// Under the heading at this byte range, or in legal text where there is none: such parts
    /// speak of the employer.
    Boilerplate(Option<Span>),
    /// The sentence takes the name back.
    Negated,
    /// Named as a company: a customer, an investor, a former employer.
    Company,
}

impl Dismissal {
    /// The same reason with its byte range moved.
    pub(super) fn map(self, place: impl Fn(Span) -> Span) -> Self {
        match self {
            Self::Denied(span) => Self::Denied(place(span)),
            Self::Boilerplate(span) => Self::Boilerplate(span.map(place)),
            other => other,
        }
    }
}

/// A place that is written like a skill's name and is no mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dismissed {
    /// The skill that is written so.
    pub skill: SkillId,
    /// Byte range of the place.
    pub span: Span,
    /// Why it does not count.
    pub reason: Dismissal,
}

/// Takes note of what is not counted; `()` takes none, at no cost.
pub(super) trait Trace {
    fn dismiss(&mut self, skill: SkillId, span: Span, reason: Dismissal);
}

impl Trace for () {
    fn dismiss(&mut self, _: SkillId, _: Span, _: Dismissal) {}
}

impl Trace for Vec<Dismissed> {
    fn dismiss(&mut self, skill: SkillId, span: Span, reason: Dismissal) {
        self.push(Dismissed { skill, span, reason });
    }
}
