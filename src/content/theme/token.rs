//! What a look may change: the tokens, which are the custom properties of the stylesheets.

use super::colour::Colour;
use super::{fonts, length};

/// A token.
#[derive(Debug)]
pub struct Token {
    /// Its name, without the two dashes of the custom property.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// What it means, in a few words.
    pub meaning: &'static str,
}

/// What the value of a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A colour for each scheme.
    Colour,
    /// Font families.
    Fonts,
    /// A length, which may be below zero or not.
    Length {
        /// Whether it may be below zero.
        negative: bool,
    },
    /// A number.
    Number {
        /// The least it may be.
        least: f64,
        /// The most it may be.
        most: f64,
    },
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The value of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A colour in light and in dark.
    Colour {
        /// In the light scheme.
        light: Colour,
        /// In the dark scheme.
        dark: Colour,
    },
    /// Anything else, as CSS writes it.
    Plain(String),
}

const fn colour(name: &'static str, meaning: &'static str) -> Token {
    Token { name, kind: Kind::Colour, meaning }
}

const fn fonts(name: &'static str, meaning: &'static str) -> Token {
    Token { name, kind: Kind::Fonts, meaning }
}

const fn length(name: &'static str, meaning: &'static str) -> Token {
    Token { name, kind: Kind::Length { negative: false }, meaning }
}

/// Every token, in the order of `tokens.css`.
pub const TOKENS: [Token; 33] = [
    colour("paper", "background of the page"),
    colour("surface", "background of shaded areas"),
    colour("ink", "text"),
    colour("quiet", "secondary text"),
    colour("rule", "thin lines between rows"),
    colour("rule-strong", "lines between sections"),
    colour("link", "links and the outline of what has the focus"),
    colour("have", "a skill that is held"),
    colour("partly", "a skill that is listed only; cautions"),
    colour("missing", "a skill that is missing"),
    colour("neutral", "charts that judge nothing"),
    colour("mark", "background of the skill inside a quoted sentence"),
    colour("whisker", "the interval of a bar"),
    fonts("font-body", "running text, tables and labels"),
    fonts("font-heading", "headings and the large figures"),
    Token {
        name: "weight-heading",
        kind: Kind::Number { least: 100.0, most: 1000.0 },
        meaning: "weight of headings and the large figures",
    },
    Token {
        name: "tracking-heading",
        kind: Kind::Length { negative: true },
        meaning: "letter spacing of the largest heading; smaller ones have less",
    },
    Token {
        name: "leading",
        kind: Kind::Number { least: 1.0, most: 2.5 },
        meaning: "height of a line of text, in heights of its letters",
    },
    length("text-s", "notes, tables and labels"),
    length("text-m", "running text"),
    length("text-l", "headings inside of a section"),
    length("text-xl", "headings of sections"),
    length("text-xxl", "the page's heading"),
    length("space-1", "between parts of a line"),
    length("space-2", "inside of rows"),
    length("space-3", "between lines that belong together"),
    length("space-4", "between columns"),
    length("space-5", "between blocks"),
    length("space-6", "around sections"),
    length("space-7", "at the end of the page"),
    length("radius", "corners of labels"),
    length("measure", "the longest line of prose"),
    length("page", "the widest page"),
];

impl Token {
    /// The place of a token among [`TOKENS`].
    pub fn index(name: &str) -> Option<usize> {
        TOKENS.iter().position(|token| token.name == name)
    }

    /// Reads one value, which for a colour is that of both schemes; else says what was expected.
    pub(super) fn read(&self, text: &str) -> Result<Value, String> {
        let value = match self.kind {
            Kind::Colour => {
                Colour::parse(text).map(|colour| Value::Colour { light: colour, dark: colour })
            }
            Kind::Fonts => fonts::read(text).map(Value::Plain),
            Kind::Length { negative } => length::read(text, negative).map(Value::Plain),
            Kind::Number { least, most } => {
                let number = text.trim().parse().ok();
                let number = number.filter(|number: &f64| (least..=most).contains(number));
                number.map(|number| Value::Plain(number.to_string()))
            }
        };
        value.ok_or_else(|| self.kind.expected())
    }
}

impl Kind {
    /// What a value looks like, for messages.
    pub(super) fn expected(self) -> String {
        match self {
            Self::Colour => "a colour without transparency, such as `#164f9e`, `rgb(22 79 158)` or `oklch(45% 0.13 255)`".to_owned(),
            Self::Fonts => "font families, such as `Charter, \"Bitstream Charter\", serif`".to_owned(),
            Self::Length { .. } => "a length, such as `1.5rem` or `clamp(1.75rem, 1.3rem + 2vw, 2.5rem)`".to_owned(),
            Self::Number { least, most } => format!("a number from {least} to {most}"),
        }
    }
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
