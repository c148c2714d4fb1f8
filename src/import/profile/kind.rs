//! What a section with a title of a person's own choice is about.

use super::markup::one_line;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Awards,
    Certificates,
    Education,
    Interests,
    Languages,
    Projects,
    Publications,
    References,
    Skills,
    Summary,
    Volunteer,
    Work,
    Other,
}

/// Beginnings of words in a title and what they tell, the more particular first: "volunteer
/// experience" is volunteer work, and "programming languages" are skills.
pub(super) const TITLE_WORDS: [(Kind, &[&str]); 12] = [
    (Kind::Volunteer, &["volunt", "outreach"]),
    (Kind::Certificates, &["certif", "licen", "zertifik"]),
    (Kind::Awards, &["award", "honor", "honour", "prize", "grant", "scholarship", "fellowship"]),
    (
        Kind::Publications,
        &["publication", "paper", "patent", "talk", "presentation", "speaking", "article"],
    ),
    (
        Kind::Skills,
        &[
            "skill",
            "technolog",
            "tool",
            "stack",
            "competenc",
            "expertise",
            "framework",
            "software",
            "programming",
        ],
    ),
    (Kind::Languages, &["language", "sprache"]),
    (Kind::Interests, &["interest", "hobb"]),
    (Kind::References, &["reference", "testimonial", "recommendation"]),
    (Kind::Projects, &["project", "portfolio", "open"]),
    (Kind::Education, &["education", "studies", "training"]),
    (Kind::Work, &["experience", "employment", "work", "career", "position", "internship"]),
    (Kind::Summary, &["summary", "profile", "about", "objective", "introduction"]),
];

/// Titles of unpaid work that say nothing else.
pub(super) const UNPAID: [&str; 5] =
    ["service", "communit", "extracurricular", "activit", "membership"];

impl Kind {
    /// Whether its entries have a web address in JSON Resume.
    pub(super) fn keeps_address(self) -> bool {
        !matches!(
            self,
            Self::Awards | Self::Skills | Self::Languages | Self::Interests | Self::References
        )
    }

    /// Whether its entries have a start and an end.
    pub(super) fn keeps_dates(self) -> bool {
        self.keeps_address() && !self.keeps_date()
    }

    /// Whether its entries have a single date.
    pub(super) fn keeps_date(self) -> bool {
        matches!(self, Self::Awards | Self::Certificates | Self::Publications)
    }

    /// What a title says.
    pub(super) fn of(title: &str) -> Self {
        let lower = title.to_lowercase();
        let words: Vec<&str> = lower.split(|sign: char| !sign.is_alphanumeric()).collect();
        let has = |beginning: &&str| words.iter().any(|word| word.starts_with(beginning));
        let told = TITLE_WORDS.iter().find(|(_, beginnings)| beginnings.iter().any(has));
        match told {
            Some((kind, _)) => *kind,
            None if UNPAID.iter().any(has) => Self::Volunteer,
            None => Self::Other,
        }
    }
}

/// A section's title as people read it: keys such as `selected_honors` become words.
pub(super) fn title_of(key: &str) -> String {
    let words = one_line(&key.replace('_', " "));
    if words.chars().any(char::is_uppercase) {
        return words;
    }
    let mut letters = words.chars();
    letters.next().iter().flat_map(|first| first.to_uppercase()).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_section() {
        for (title, kind) in [
            ("selected_honors", Kind::Awards),
            ("Volunteer experience", Kind::Volunteer),
            ("Programming Languages", Kind::Skills),
            ("Languages", Kind::Languages),
            ("academic_positions", Kind::Work),
            ("Invited talks", Kind::Publications),
            ("Service", Kind::Volunteer),
            ("Customer service skills", Kind::Skills),
            ("Open source", Kind::Projects),
            ("Welcome", Kind::Other),
        ] {
            assert_eq!(Kind::of(title), kind, "{title}");
        }
        assert_eq!(title_of("selected_honors"), "Selected honors");
        assert_eq!(title_of("My CV"), "My CV");
    }
}
