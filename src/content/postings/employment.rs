//! One spelling for each common kind of employment.

/// Kinds by their name in lower-case letters, and the spelling they get.
const KINDS: [(&str, &str); 14] = [
    ("fulltime", "Full-time"),
    ("vollzeit", "Full-time"),
    ("parttime", "Part-time"),
    ("teilzeit", "Part-time"),
    ("contract", "Contract"),
    ("contractor", "Contract"),
    ("freelance", "Freelance"),
    ("temporary", "Temporary"),
    ("temp", "Temporary"),
    ("intern", "Internship"),
    ("internship", "Internship"),
    ("volunteer", "Volunteer"),
    ("perdiem", "Per diem"),
    ("other", "Other"),
];

/// `FULL_TIME`, `FullTime` and `full time` as `Full-time`; other kinds as published.
pub(super) fn standard(published: &str) -> String {
    let parts = published.split(',').map(|part| {
        let part = part.trim();
        let letters: String =
            part.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        KINDS.iter().find(|(name, _)| *name == letters).map_or(part, |(_, kind)| kind)
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_and_other_words_stay() {
        for published in ["FULL_TIME", "FullTime", "full time", "Full-time", "fulltime"] {
            assert_eq!(standard(published), "Full-time");
        }
        assert_eq!(standard("FULL_TIME, CONTRACTOR"), "Full-time, Contract");
        assert_eq!(standard("Full-time (40 h), Werkstudent"), "Full-time (40 h), Werkstudent");
    }
}
