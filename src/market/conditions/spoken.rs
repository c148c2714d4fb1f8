//! Spoken languages by their names in the language of a page or report.

use crate::language::{Argument, Language, Messages, Mode};
use std::fmt;

/// A spoken language by its English name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken<'a>(pub(crate) &'a str);

impl<M: Mode> Argument<M> for Spoken<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).spoken_language;
        let name = match self.0 {
            "English" => say.english(),
            "German" => say.german(),
            "French" => say.french(),
            "Spanish" => say.spanish(),
            "Portuguese" => say.portuguese(),
            "Italian" => say.italian(),
            "Dutch" => say.dutch(),
            "Danish" => say.danish(),
            "Swedish" => say.swedish(),
            "Norwegian" => say.norwegian(),
            "Finnish" => say.finnish(),
            "Icelandic" => say.icelandic(),
            "Polish" => say.polish(),
            "Czech" => say.czech(),
            "Slovak" => say.slovak(),
            "Slovenian" => say.slovenian(),
            "Hungarian" => say.hungarian(),
            "Romanian" => say.romanian(),
            "Bulgarian" => say.bulgarian(),
            "Croatian" => say.croatian(),
            "Serbian" => say.serbian(),
            "Greek" => say.greek(),
            "Turkish" => say.turkish(),
            "Russian" => say.russian(),
            "Ukrainian" => say.ukrainian(),
            "Lithuanian" => say.lithuanian(),
            "Latvian" => say.latvian(),
            "Estonian" => say.estonian(),
            "Hebrew" => say.hebrew(),
            "Arabic" => say.arabic(),
            "Persian" => say.persian(),
            "Hindi" => say.hindi(),
            "Urdu" => say.urdu(),
            "Bengali" => say.bengali(),
            "Tamil" => say.tamil(),
            "Thai" => say.thai(),
            "Vietnamese" => say.vietnamese(),
            "Indonesian" => say.indonesian(),
            "Malay" => say.malay(),
            "Tagalog" => say.tagalog(),
            "Japanese" => say.japanese(),
            "Korean" => say.korean(),
            "Chinese" => say.chinese(),
            "Mandarin" => say.mandarin(),
            "Cantonese" => say.cantonese(),
            "Catalan" => say.catalan(),
            other => return M::text(out, other),
        };
        write!(out, "{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names_in_each_language() {
        let name = |language: Language, name| language.plain().value(Spoken(name)).to_string();
        assert_eq!(name(Language::English, "Dutch"), "Dutch");
        assert_eq!(name(Language::German, "Dutch"), "Niederländisch");
        assert_eq!(name(Language::German, "Klingon"), "Klingon");
    }
}
