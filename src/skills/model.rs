//! Skills as values: kinds, strengths and references.

use crate::language::{Argument, Language, Messages, Mode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A skill's index in its [`Catalogue`](super::Catalogue).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct SkillId(pub(crate) u16);

/// A skill as named in reports; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct SkillRef {
    /// Catalogue id, such as `amazon-s3`.
    pub id: Arc<str>,
    /// Name as spelt, such as "Amazon S3".
    pub label: Arc<str>,
    /// Kind.
    pub kind: Kind,
}

/// Its name, which is the same in every language.
impl<M: Mode> Argument<M> for SkillRef {
    fn write(&self, _: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        M::text(out, &self.label)
    }
}

/// What sort of thing a skill is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Programming, query or markup language.
    Language,
    /// Framework or library.
    Framework,
    /// Platform or tool.
    Platform,
    /// Data store.
    DataStore,
    /// Practice or concept.
    Practice,
    /// Field of work or industry.
    Domain,
    /// Soft skill.
    Soft,
    /// Certification.
    Certification,
}

impl Kind {
    /// Every kind in the order pages show them.
    pub const ALL: [Self; 8] = [
        Self::Language,
        Self::Framework,
        Self::Platform,
        Self::DataStore,
        Self::Practice,
        Self::Domain,
        Self::Soft,
        Self::Certification,
    ];

    /// The kind as data files write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Framework => "framework",
            Self::Platform => "platform",
            Self::DataStore => "data-store",
            Self::Practice => "practice",
            Self::Domain => "domain",
            Self::Soft => "soft",
            Self::Certification => "certification",
        }
    }

    /// Heading for a list of this kind.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Language => "Languages",
            Self::Framework => "Frameworks and libraries",
            Self::Platform => "Platforms and tools",
            Self::DataStore => "Data stores",
            Self::Practice => "Practices and concepts",
            Self::Domain => "Domains",
            Self::Soft => "Soft skills",
            Self::Certification => "Certifications",
        }
    }

    /// What a skill of this kind stands among: "among frameworks and libraries".
    pub(crate) const fn among(self) -> Among {
        Among(self)
    }

    /// Heading for a list of this kind, in the language of a page or report.
    pub(crate) const fn list(self) -> KindList {
        KindList(self)
    }

    /// Whether it names a technology: language, framework, platform or data store.
    pub fn is_technology(self) -> bool {
        matches!(self, Self::Language | Self::Framework | Self::Platform | Self::DataStore)
    }
}

/// The message of a section that has one for each kind.
macro_rules! of_kind {
    ($kind:expr, $say:expr) => {
        match $kind {
            Kind::Language => $say.language(),
            Kind::Framework => $say.framework(),
            Kind::Platform => $say.platform(),
            Kind::DataStore => $say.data_store(),
            Kind::Practice => $say.practice(),
            Kind::Domain => $say.domain(),
            Kind::Soft => $say.soft(),
            Kind::Certification => $say.certification(),
        }
    };
}

impl<M: Mode> Argument<M> for Kind {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).kind;
        write!(out, "{}", of_kind!(*self, say))
    }
}

/// A kind as what a skill of it stands among.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Among(Kind);

impl<M: Mode> Argument<M> for Among {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).among;
        write!(out, "{}", of_kind!(self.0, say))
    }
}

/// The heading for a list of skills of a kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindList(Kind);

impl<M: Mode> Argument<M> for KindList {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).kinds;
        write!(out, "{}", of_kind!(self.0, say))
    }
}

/// How strongly a posting asks for a skill; ordered from weakest to strongest.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Named without saying.
    Unspecified,
    /// Wanted, not demanded.
    Preferred,
    /// Demanded.
    Required,
}

impl Strength {
    /// The word shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unspecified => "mentioned",
            Self::Preferred => "preferred",
            Self::Required => "required",
        }
    }
}

impl<M: Mode> Argument<M> for Strength {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).strength;
        match self {
            Self::Unspecified => write!(out, "{}", say.unspecified()),
            Self::Preferred => write!(out, "{}", say.preferred()),
            Self::Required => write!(out, "{}", say.required()),
        }
    }
}
