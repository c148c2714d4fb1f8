//! Learning resources in the words that pages show.

use super::model::Resource;
use crate::content::{LearningResource, ResourceCost, ResourceKind};
use crate::language::{Argument, Hours, Language, Messages, Mode, PlainMessages, Verbatim};
use crate::market::Spoken;
use std::fmt;

impl Resource {
    /// Resources in words.
    pub(super) fn of(resources: &[LearningResource], say: PlainMessages) -> Vec<Self> {
        resources.iter().map(|resource| Self::one(resource, say)).collect()
    }

    /// A resource in words.
    pub(super) fn one(resource: &LearningResource, say: PlainMessages) -> Self {
        let words = say.resource;
        let mut kind = say.value(resource.kind).to_string();
        let maker: Vec<&str> =
            resource.issuer.iter().chain(&resource.code).map(String::as_str).collect();
        if !maker.is_empty() {
            kind = words.made_by(kind, maker.join(", ")).to_string();
        }
        if resource.language != say.language().tag() {
            let language = Spoken(name_of(&resource.language));
            kind = words.in_language(kind, language).to_string();
        }
        let length = match (resource.length_hours, &resource.length_source) {
            (Some(hours), Some(source)) => words.length(Hours(hours), source).to_string(),
            _ => words.no_length().to_string(),
        };
        let verified = match &resource.verified {
            Some(seen) => words.seen(&seen.place, Verbatim(seen.on)).to_string(),
            None => words.unverified().to_string(),
        };
        Self {
            title: resource.title.clone(),
            url: resource.url.clone(),
            kind,
            cost: say.value(resource.cost).to_string(),
            length,
            verified,
        }
    }
}

/// The English name of the language with this tag (BCP 47), for those in which much is written;
/// the tag of any other.
fn name_of(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "pt" => "Portuguese",
        "it" => "Italian",
        "nl" => "Dutch",
        "da" => "Danish",
        "sv" => "Swedish",
        "nb" | "nn" | "no" => "Norwegian",
        "fi" => "Finnish",
        "pl" => "Polish",
        "cs" => "Czech",
        "hu" => "Hungarian",
        "ro" => "Romanian",
        "el" => "Greek",
        "tr" => "Turkish",
        "ru" => "Russian",
        "uk" => "Ukrainian",
        "he" => "Hebrew",
        "ar" => "Arabic",
        "hi" => "Hindi",
        "ja" => "Japanese",
        "ko" => "Korean",
        "zh" => "Chinese",
        _ => tag,
    }
}

impl<M: Mode> Argument<M> for ResourceKind {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).resource;
        match self {
            Self::Documentation => write!(out, "{}", say.documentation()),
            Self::Tutorial => write!(out, "{}", say.tutorial()),
            Self::Course => write!(out, "{}", say.course()),
            Self::Practice => write!(out, "{}", say.practice()),
            Self::Book => write!(out, "{}", say.book()),
            Self::Certification => write!(out, "{}", say.certification()),
        }
    }
}

impl<M: Mode> Argument<M> for ResourceCost {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).resource;
        match self {
            Self::Free => write!(out, "{}", say.free()),
            Self::FreeToAudit => write!(out, "{}", say.free_to_audit()),
            Self::Paid => write!(out, "{}", say.paid()),
            Self::Freemium => write!(out, "{}", say.freemium()),
        }
    }
}
