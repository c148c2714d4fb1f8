//! Ids of profiles and markets: they become folders and addresses on every system.

/// The longest id, in characters.
const LONGEST: usize = 64;

/// What an id looks like, for messages.
pub(crate) const SHAPE: &str = "1 to 64 of a-z, 0-9 and `-`, starting with a letter or digit";

/// Device names that Windows gives to no file (Microsoft, "Naming Files, Paths, and Namespaces").
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin", "conout"];

/// Whether a name is an id: `[a-z0-9][a-z0-9-]{0,63}` and no reserved name.
pub fn is_id(name: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (1..=LONGEST).contains(&name.len())
        && name.bytes().all(|byte| letters(byte) || byte == b'-')
        && !name.starts_with('-')
        && !is_reserved(name)
}

/// Whether Windows keeps the name for a device.
pub(crate) fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    RESERVED.contains(&name.as_str()) || numbered("com") || numbered("lpt")
}

/// The id nearest to a name; `profile` when nothing of the name can stay.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        match plain(character) {
            "" if slug.is_empty() || slug.ends_with('-') => {}
            "" => slug.push('-'),
            letters => slug.push_str(letters),
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    match slug {
        "" => "profile".to_owned(),
        reserved if is_reserved(reserved) => format!("{reserved}-1"),
        _ => slug.to_owned(),
    }
}

/// The ASCII letters for a character; nothing for what has none.
fn plain(character: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = ASCII.find(character) {
        return &ASCII[at..=at];
    }
    match character {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::testing::shared;

    #[test]
    fn ids_are_narrow() {
        for good in ["a", "a-b-1", "0", "com", "com10", "console", &"a".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in
            ["", "-a", "A", "a_b", "a.b", "ä", "con", "nul", "com1", "lpt9", "a b", &"a".repeat(65)]
        {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn slugs_are_ids() {
        for (name, wanted) in [
            ("Jürgen Groß", "juergen-gross"),
            ("a__B!!c", "a-b-c"),
            ("CON", "con-1"),
            ("李雷", "profile"),
            ("--x--", "x"),
        ] {
            assert_eq!(slug(name), wanted);
        }
        let Some(file) = shared("data/hostile/own/slugs.json") else {
            return;
        };
        let names: Vec<String> =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for name in names {
            assert!(is_id(&slug(&name)), "{name:?} -> {}", slug(&name));
        }
    }
}
