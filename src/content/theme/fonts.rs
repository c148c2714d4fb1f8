//! A list of font families as CSS writes it.

/// Names that mean a sort of font or the system's own, and must not be quoted.
const KEYWORDS: [&str; 14] = [
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "math",
    "emoji",
    "-apple-system",
    "blinkmacsystemfont",
];

/// More families than this no reader has.
const MOST: usize = 20;
/// The longest name of a family, in characters.
const LONGEST: usize = 60;

/// Reads families between commas, each quoted or not, and writes them out anew: keywords bare and
/// every other name quoted. `None` for anything else.
pub(super) fn read(text: &str) -> Option<String> {
    let families: Vec<&str> = text.split(',').map(str::trim).collect();
    if families.len() > MOST {
        return None;
    }
    let families: Option<Vec<String>> = families.into_iter().map(family).collect();
    families.map(|families| families.join(", "))
}

fn family(text: &str) -> Option<String> {
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let inside = text.strip_prefix(quote)?.strip_suffix(quote)?;
        Some(inside.trim())
    });
    let name = quoted.unwrap_or(text);
    // What has a meaning in CSS, even inside of quotes, is in no family's name.
    let plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '+' | '&')
    };
    let named = name.chars().any(char::is_alphanumeric);
    if !named || name.chars().count() > LONGEST || !name.chars().all(plain) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let keyword = quoted.is_none() && KEYWORDS.contains(&lower.as_str());
    Some(if keyword { lower } else { format!("\"{name}\"") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn families_are_written_out_anew() {
        for (text, wanted) in [
            ("serif", "serif"),
            ("Charter, 'Bitstream Charter' ,serif", "\"Charter\", \"Bitstream Charter\", serif"),
            ("system-ui, -apple-system", "system-ui, -apple-system"),
            ("\"serif\"", "\"serif\""),
            ("ヒラギノ明朝, serif", "\"ヒラギノ明朝\", serif"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "", ",", "a,,b", "\"a", "a\"", "a;b", "a}b", "url(x)", "\\41", "a/*b", "a\nb", "-", "<",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_families_gets_through(text in "\\PC{0,60}|[a-z\"', ;{}()/*\\\\-]{0,40}") {
            if let Some(written) = read(&text) {
                let bad = |letter: char| letter.is_control() || ";{}()<>\\/*@:'".contains(letter);
                prop_assert!(!written.contains(bad), "{}", written);
                prop_assert_eq!(written.matches('"').count() % 2, 0);
                prop_assert_eq!(read(&written), Some(written.clone()));
            }
        }
    }
}
