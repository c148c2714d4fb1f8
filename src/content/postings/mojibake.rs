//! Mends UTF-8 that was read as Windows-1252: `CafÃ©`, `donâ€™t`.
//!
//! Mended is only what cannot be meant: the whole text must turn into valid UTF-8 when it is
//! written as Windows-1252 again, and none of the sequences that change may be a letter followed
//! by signs that stand behind words anyway, as in `a MANHÃ »`.

use encoding_rs::WINDOWS_1252;

/// Text may have been misread more than once.
const MOST_TIMES: usize = 3;

/// Signs that may stand directly behind the last letter of a word.
const SPACES_AND_DASHES: [char; 9] = ['\u{A0}', '\u{AD}', '–', '—', '…', '™', '®', '·', '•'];

/// Quotation marks of any country, which open here and close there.
const QUOTES: [char; 10] = ['»', '«', '›', '‹', '”', '“', '„', '’', '‘', '‚'];

/// The text as it was meant, when it was certainly misread.
pub(super) fn mend(text: &str) -> Option<String> {
    let mut mended = mend_once(text)?;
    for _ in 1..MOST_TIMES {
        match mend_once(&mended) {
            Some(again) => mended = again,
            None => break,
        }
    }
    Some(mended)
}

/// The first words that differ, as they were and as they are.
pub(super) fn example(text: &str, mended: &str) -> (String, String) {
    let at = text.find(|c: char| !c.is_ascii()).unwrap_or_default();
    // Everything before is ASCII, and the same in both.
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let word = |text: &str| {
        let rest = text.get(start..).unwrap_or_default();
        rest.split(char::is_whitespace).next().unwrap_or_default().to_owned()
    };
    (word(text), word(mended))
}

fn mend_once(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let mended = String::from_utf8(bytes).ok()?;
    // Each character of the mended text is one or several of the text.
    let mut read = text.chars();
    let mut before = None;
    for meant in mended.chars() {
        let misread: Vec<char> = read.by_ref().take(meant.len_utf8()).collect();
        let after = read.clone().next();
        if misread.len() > 1 && may_be_meant(before, &misread, after) {
            return None;
        }
        before = misread.last().copied();
    }
    Some(mended)
}

/// The byte that Windows-1252 reads as a character; controls were left as they are by readers
/// that took the bytes for ISO-8859-1.
fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// Whether a sequence may stand in a text on purpose: a letter at the end of a word, and behind it
/// only signs that follow words.
fn may_be_meant(before: Option<char>, misread: &[char], after: Option<char>) -> bool {
    let Some((letter, signs)) = misread.split_first() else { return true };
    if !signs.iter().all(|sign| SPACES_AND_DASHES.contains(sign) || QUOTES.contains(sign)) {
        return false;
    }
    // No capital ends a word of small letters, as in `voilÃ\u{A0}`.
    let inside = before.is_some_and(char::is_lowercase);
    // `Ã` and `Â` are no words, as in `Ã–l`; the letter itself may be quoted, as in `«Ã»`.
    let begins = !before.is_some_and(char::is_alphabetic) && matches!(letter, 'Ã' | 'Â');
    let quoted = signs.iter().all(|sign| QUOTES.contains(sign));
    let closes = quoted && !after.is_some_and(char::is_alphabetic);
    let impossible = letter.is_uppercase() && (inside || (begins && !closes));
    !impossible
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text as Windows-1252 shows its UTF-8.
    fn misread(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn misread_text_is_mended() {
        for (from, to) in [
            ("CafÃ©", "Café"),
            ("Weâ€™re hiring", "We’re hiring"),
            ("KÃ¶ln, MÃ¼nchen & ZÃ¼rich", "Köln, München & Zürich"),
            ("â€¢ Rust â€“ and Go", "• Rust – and Go"),
            ("Ã‰cole", "École"),
            ("ÃœbergrÃ¶ÃŸe", "Übergröße"),
            ("Ã©tÃ©", "été"),
            ("NÃƒO", "NÃO"),
            ("Â£100", "£100"),
            ("NÂ° 5", "N° 5"),
            ("90Â\u{A0}000 â‚¬", "90\u{A0}000 €"),
            ("Ã\u{A0} Paris, voilÃ\u{A0}", "à Paris, voilà"),
            ("Ã–sterreich, Ã…land, Ã“scar", "Österreich, Åland, Óscar"),
            ("PoznaÅ„", "Poznań"),
            ("ðŸš€ launch", "🚀 launch"),
            ("donâ\u{80}\u{99}t", "don’t"),
            ("work-â\u{80}¨life", "work-\u{2028}life"),
            ("CafÃƒÂ©", "Café"),
            ("aï¿½b", "a\u{FFFD}b"),
        ] {
            assert_eq!(mend(from).as_deref(), Some(to), "{from}");
        }
    }

    #[test]
    fn genuine_text_stays() {
        for text in [
            "",
            "Engineer",
            "Café",
            "NÃO",
            "SÃO PAULO",
            "Ã",
            "PROMOÇÃO DE MANHÃ",
            "A MANHÃ\u{A0}TODA",
            "«A MANHû",
            "“MANHÔ",
            "AMANHÅ",
            "MANHÃ–NOITE",
            "É\u{A0}URGENTE",
            "voilà\u{A0}»",
            "Müller’s",
            "a letra «Ã»",
            "日本 CafÃ©",
            "£100 is Â£100",
            "naïve “quotes” – dash",
        ] {
            assert_eq!(mend(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn mending_undoes_one_misreading(text in "[a-zäöüß ]{0,8}[äöüéñ][a-zäöüß ]{0,8}") {
            prop_assert_eq!(mend(&misread(&text)), Some(text));
        }

        #[test]
        fn mended_text_is_shorter(text in "\\PC{0,40}") {
            if let Some(mended) = mend(&text) {
                prop_assert!(mended.chars().count() < text.chars().count());
                prop_assert!(mended.len() < text.len());
            }
        }

        #[test]
        fn portuguese_capitals_stay(text in "[A-Z][A-ZÃÂÇÕÉÍ]{1,12}([ \u{A0}.,–»”][A-Z][A-ZÃÂÇÕÉÍ]{0,8}){0,4}") {
            prop_assert_eq!(mend(&text), None);
        }
    }
}
