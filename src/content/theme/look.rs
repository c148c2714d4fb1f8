//! A look: a value for every token.

use super::colour::Colour;
use super::reader;
use super::token::{Scheme, TOKENS, Token, Value};
use crate::diagnostics::{Diagnostics, Source};
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The stylesheet that holds the default look.
const TOKENS_CSS: &str = include_str!("../../../themes/default/css/tokens.css");

/// The names of the built-in looks.
pub const BUILT_IN: [&str; 3] = ["default", "editorial", "slate"];

/// The settings of those that are made of the default one by tokens alone, in the same order.
const MADE_BY_TOKENS: [&str; 2] = [
    include_str!("../../../themes/default/looks/editorial.toml"),
    include_str!("../../../themes/default/looks/slate.toml"),
];

/// What a built-in look is like, in a few words.
pub(crate) fn about(name: &str) -> &'static str {
    match name {
        "editorial" => "warm paper and a serif, with room around",
        "slate" => "dense, and every text at 7:1 or more",
        _ => "the one without a setting",
    }
}

/// A value for every token, in the order of [`TOKENS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    values: Vec<Value>,
}

impl Default for Look {
    fn default() -> Self {
        static DEFAULT: LazyLock<Look> = LazyLock::new(|| Look::of_stylesheet(TOKENS_CSS));
        DEFAULT.clone()
    }
}

impl Look {
    /// A built-in look.
    pub fn built_in(name: &str) -> Option<Self> {
        let index = BUILT_IN.iter().position(|known| *known == name)?;
        let Some(settings) = index.checked_sub(1).map(|index| MADE_BY_TOKENS[index]) else {
            return Some(Self::default());
        };
        let source = Source::new(format!("{name}.toml"), "", settings);
        // A test reads them all; they have no problems to be told.
        Some(reader::read(&source, &mut Diagnostics::default())?.look)
    }

    /// Reads the declarations of a stylesheet, each on a line of its own.
    fn of_stylesheet(css: &str) -> Self {
        let declared = |token: &Token| {
            let start = format!("--{}: ", token.name);
            let line = css.lines().find_map(|line| line.trim().strip_prefix(&start))?;
            let value = line.strip_suffix(';')?;
            let Some(pair) = value.strip_prefix("light-dark(") else {
                return token.read(value).ok();
            };
            let (light, dark) = pair.strip_suffix(')')?.split_once(", ")?;
            Some(Value::Colour { light: Colour::parse(light)?, dark: Colour::parse(dark)? })
        };
        let values = TOKENS.iter().map(declared);
        Self { values: values.map(|value| value.expect("the file is compiled in")).collect() }
    }

    /// Every token with its value.
    pub fn values(&self) -> impl Iterator<Item = (&'static Token, &Value)> {
        TOKENS.iter().zip(&self.values)
    }

    /// Sets a token of this place among [`TOKENS`], in one scheme or in both.
    pub(super) fn set(&mut self, index: usize, scheme: Option<Scheme>, value: Value) {
        let (Value::Colour { light, dark }, Some(scheme)) = (&mut self.values[index], scheme)
        else {
            self.values[index] = value;
            return;
        };
        if let Value::Colour { light: new, .. } = value {
            match scheme {
                Scheme::Light => *light = new,
                Scheme::Dark => *dark = new,
            }
        }
    }

    /// The colour of a token in a scheme; `None` for what is no colour.
    pub fn colour(&self, name: &str, scheme: Scheme) -> Option<Colour> {
        match (&self.values[Token::index(name)?], scheme) {
            (Value::Colour { light, .. }, Scheme::Light) => Some(*light),
            (Value::Colour { dark, .. }, Scheme::Dark) => Some(*dark),
            (Value::Plain(_), _) => None,
        }
    }

    /// The rule that makes this look of the default one; empty for the default one itself.
    pub fn css(&self) -> String {
        let default = Self::default();
        let differing = self.values().zip(&default.values).filter(|((_, value), of)| value != of);
        let declarations = declarations(differing.map(|(entry, _)| entry));
        if declarations.is_empty() {
            return String::new();
        }
        format!("@layer theme {{\n  :root {{\n{declarations}  }}\n}}\n")
    }

    /// All its colours and fonts as one rule, for a page that has no other stylesheet.
    pub fn standalone_css(&self) -> String {
        let shown = self.values().filter(|(token, value)| {
            matches!(value, Value::Colour { .. }) || token.name.starts_with("font-")
        });
        format!(":root {{\n    color-scheme: light dark;\n{}}}\n", declarations(shown))
    }
}

fn declarations<'a>(values: impl Iterator<Item = (&'static Token, &'a Value)>) -> String {
    let mut css = String::new();
    for (token, value) in values {
        let _ = match value {
            Value::Colour { light, dark } => {
                writeln!(css, "    --{}: light-dark({light}, {dark});", token.name)
            }
            Value::Plain(text) => writeln!(css, "    --{}: {text};", token.name),
        };
    }
    css
}
