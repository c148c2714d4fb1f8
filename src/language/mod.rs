//! The language of pages and reports: what is said, and how numbers, days and lists are written.
//!
//! All text is in one catalogue per language, `themes/languages/<tag>.toml`, and reaches the code
//! as one method per message: `Messages` has a field per section, the section a method per
//! message, the method a parameter per word in braces. A message that is missing in a language,
//! has other arguments there, or is never said, does not compile.
//!
//! Where a message goes decides how it is made: `Messages<Html>` escapes what is put into
//! a message and is safe in a template, `Messages<Plain>` leaves text as it is, for
//! reports and other files.

mod list;
mod message;
mod number;
mod value;

pub(crate) use list::List;
pub(crate) use message::{Argument, Count, Html, Message, Mode, Plain};
pub(crate) use messages::Messages;
pub(crate) use value::{Day, Decimal, Fixed, Hours, Month, Percent, Verbatim, Whole};

use schemars::JsonSchema;
use serde::Serialize;

/// Made from `themes/languages` by `generator.rs`.
#[allow(
    clippy::too_many_arguments,
    clippy::type_complexity,
    clippy::wrong_self_convention,
    reason = "a message has the arguments and the name that its text asks for"
)]
mod messages {
    use super::Language;
    use super::message::{Argument, Count, Html, Message, Mode, Piece};
    use std::marker::PhantomData;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A language that pages can be in; its number is its place among the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English = 0,
    /// German.
    #[serde(rename = "de")]
    German = 1,
}

/// What reports and other files say.
pub(crate) type PlainMessages = Messages<Plain>;

impl Language {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The tag of the language without a region.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language of a BCP 47 tag, whatever the region; `None` when there is no catalogue of it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Messages for templates.
    pub(crate) const fn html(self) -> Messages<Html> {
        Messages::new(self)
    }

    /// Messages for everything that is no HTML.
    pub(crate) const fn plain(self) -> Messages<Plain> {
        Messages::new(self)
    }

    /// Which of a message's two forms a count takes: Unicode CLDR, plural rules for cardinals; in
    /// the languages there are, whole numbers have `one` and `other`, and one is 1.
    pub(crate) const fn form(self, count: u64) -> usize {
        match self {
            Self::English | Self::German => (count != 1) as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_a_language_whatever_the_region() {
        assert_eq!(Language::of_tag("en"), Some(Language::English));
        assert_eq!(Language::of_tag("de-CH"), Some(Language::German));
        assert_eq!(Language::of_tag("DE"), Some(Language::German));
        assert_eq!(Language::of_tag("den"), None);
        assert_eq!(Language::of_tag("fr"), None);
        for (place, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(language as usize, place);
        }
    }
}
