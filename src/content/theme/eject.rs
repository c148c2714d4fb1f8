//! The beginnings of a site's own theme: every token with its value, and slots to fill.

use super::look::{BUILT_IN, Look};
use super::token::{Kind, Scheme, Token, Value};
use super::{Slot, Theme, version};
use crate::content::reader::one_of;
use std::fmt::Write as _;

/// The files of a theme that looks like `theme`, by path in its folder.
///
/// Only tokens that differ from the look it is made of are set; the others stand beside as
/// comments, so that they go on to follow that look.
pub(crate) fn ejected(theme: &Theme) -> Vec<(String, String)> {
    let slots = Slot::ALL.map(|slot| (format!("slots/{}", slot.file()), slot_text(slot)));
    let mut files = vec![("custom.css".to_owned(), CUSTOM_CSS.to_owned())];
    files.extend(slots);
    // Last, as it makes the folder a theme.
    files.push(("theme.toml".to_owned(), theme_toml(theme)));
    files
}

const CUSTOM_CSS: &str = "\
/* Rules of this site. They come last, in the cascade layer `user`, and win over all others.
   url(photo.jpg) is the file assets/photo.jpg of this theme. */
";

fn slot_text(slot: Slot) -> String {
    let place = match slot {
        Slot::Head => "at the end of the head of every page: <link>, <meta>, <script src>",
        Slot::Header => "below the navigation at the top of every page",
        Slot::Footer => "above the last line of every page",
    };
    format!(
        "<!-- HTML {place}. {{{{ root }}}}assets/photo.jpg is the file assets/photo.jpg of this theme. While there is nothing but comments, nothing is put there. -->\n"
    )
}

fn theme_toml(theme: &Theme) -> String {
    let base = Look::built_in(theme.base).unwrap_or_default();
    let mut text = format!(
        "# A theme of this site. docs/theming.md of careerdash describes every token.\n\
         #\n\
         # Each token stands here with its present value. To set one, take away the # before it;\n\
         # the others follow the theme in `extends`, also when a later version improves it.\n\
         \n\
         # The version this was written with; a later one says that it is older.\n\
         careerdash = \"{}\"\n\
         # The theme this is made of: {}.\n\
         extends = \"{}\"\n\
         \n\
         # The same in the light and the dark scheme. A colour may stand here too.\n\
         [tokens]\n",
        version::THIS,
        one_of(&BUILT_IN),
        theme.base
    );
    let values: Vec<_> = theme.look.values().zip(base.values()).collect();
    for ((token, value), (_, of_base)) in &values {
        if let Value::Plain(value_text) = value {
            line(&mut text, token, value_text, value != of_base);
        }
    }
    for scheme in Scheme::ALL {
        let _ = write!(text, "\n[tokens.{}]\n", scheme.word());
        for (token, _) in theme.look.values() {
            if let Some(colour) = theme.look.colour(token.name, scheme) {
                let is_set = base.colour(token.name, scheme) != Some(colour);
                line(&mut text, token, &colour.to_string(), is_set);
            }
        }
    }
    text
}

fn line(text: &mut String, token: &Token, value: &str, is_set: bool) {
    let mark = if is_set { "" } else { "#" };
    // No value has an apostrophe.
    let quote = match token.kind {
        Kind::Number { .. } => "",
        _ if value.contains('"') => "'",
        _ => "\"",
    };
    let _ = writeln!(text, "{mark}{} = {quote}{value}{quote}  # {}", token.name, token.meaning);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::theme::{TOKENS, reader};
    use crate::diagnostics::{Diagnostics, Source};

    fn look_of(text: &str) -> Look {
        let mut diagnostics = Diagnostics::default();
        let source = Source::new("theme.toml", "theme.toml", text);
        let look = reader::read(&source, &mut diagnostics).map(|read| read.look);
        assert!(diagnostics.is_empty(), "{diagnostics:?}\n{text}");
        look.unwrap()
    }

    #[test]
    fn an_ejected_theme_looks_the_same_whether_its_tokens_are_comments_or_not() {
        for name in BUILT_IN {
            let mut theme = Theme::built_in(name).unwrap();
            let text = theme_toml(&theme);
            assert_eq!(look_of(&text), theme.look, "{name}");
            let set = text.lines().map(|line| {
                let name = line.strip_prefix('#').and_then(|line| line.split_once(" = "));
                let is_token = name.is_some_and(|(name, _)| Token::index(name).is_some());
                if is_token { &line[1..] } else { line }
            });
            let set = set.collect::<Vec<_>>().join("\n");
            assert_eq!(look_of(&set), theme.look, "{name}");
            for token in &TOKENS {
                let lines =
                    set.lines().filter(|line| line.starts_with(&format!("{} = ", token.name)));
                assert_eq!(
                    lines.count(),
                    if token.kind == Kind::Colour { 2 } else { 1 },
                    "{}",
                    token.name
                );
            }
            // As if extending the default look: what differs from that is set.
            theme.base = "default";
            assert_eq!(look_of(&theme_toml(&theme)), theme.look, "{name}");
        }
    }
}
