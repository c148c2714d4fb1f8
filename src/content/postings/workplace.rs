//! Where the work is done, from a field or from the words of title and place.

use crate::content::Workplace;

/// What a workplace field says; `None` when it says nothing or only "not remote", which
/// leaves open whether the work is hybrid.
pub(super) fn from_field(value: &str) -> Option<Workplace> {
    match value.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "ja" | "1" | "telecommute" | "wfh" | "anywhere" | "homeoffice" => {
            Some(Workplace::Remote)
        }
        other => Some(guess(&[other])).filter(|workplace| *workplace != Workplace::Unknown),
    }
}

/// Hybrid before remote before on site; "no remote" is not remote.
pub(super) fn guess(texts: &[&str]) -> Workplace {
    let (mut remote, mut onsite) = (false, false);
    for text in texts {
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| words[at]);
            let after = words.get(at + 1).copied();
            match *word {
                "hybrid" => return Workplace::Hybrid,
                "remote" | "remotely" => {
                    let denied = matches!(before, Some("no" | "not" | "non"));
                    remote |= !denied && !matches!(after, Some("sensing"));
                }
                "wfh" => remote = true,
                "from" if before == Some("work") => {
                    remote |= after == Some("home");
                    onsite |= after == Some("office");
                }
                "onsite" => onsite = true,
                "vor" => onsite |= after == Some("ort"),
                "on" | "in" => onsite |= matches!(after, Some("site" | "office" | "person")),
                _ => {}
            }
        }
    }
    match (remote, onsite) {
        (true, _) => Workplace::Remote,
        (false, true) => Workplace::Onsite,
        (false, false) => Workplace::Unknown,
    }
}

/// Whether a place names a way of working and no place.
pub(super) fn is_only(place: &str) -> bool {
    matches!(
        place.trim().to_lowercase().as_str(),
        "remote" | "hybrid" | "onsite" | "on-site" | "on site" | "remote only" | "fully remote"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_the_workplace() {
        for (text, workplace) in [
            ("Remote (US)", Workplace::Remote),
            ("ONSITE", Workplace::Onsite),
            ("Berlin, on-site", Workplace::Onsite),
            ("Vor Ort", Workplace::Onsite),
            ("Hybrid, remote possible", Workplace::Hybrid),
            ("ONSITE, no remote", Workplace::Onsite),
            ("Remote Sensing Engineer", Workplace::Unknown),
            ("Work from home (US)", Workplace::Remote),
            ("Work from office", Workplace::Onsite),
            ("Berlin", Workplace::Unknown),
        ] {
            assert_eq!(guess(&[text]), workplace, "{text}");
        }
        assert_eq!(from_field("TELECOMMUTE"), Some(Workplace::Remote));
        assert_eq!(from_field("True"), Some(Workplace::Remote));
        assert_eq!(from_field("ja"), Some(Workplace::Remote));
        assert_eq!(from_field("false"), None);
        assert_eq!(from_field("nein"), None);
    }
}
