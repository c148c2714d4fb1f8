//! Which titles belong to a market.

use crate::content::TitleFilter;

/// A [`TitleFilter`] made ready: its phrases as sequences of words.
#[derive(Debug, Clone, Default)]
pub struct TitleMatcher {
    include: Vec<Vec<String>>,
    exclude: Vec<Vec<String>>,
}

impl TitleMatcher {
    /// Prepares a filter; phrases without a word are ignored.
    pub fn new(filter: &TitleFilter) -> Self {
        let phrases = |phrases: &[String]| {
            phrases.iter().map(|phrase| words(phrase)).filter(|words| !words.is_empty()).collect()
        };
        Self { include: phrases(&filter.include), exclude: phrases(&filter.exclude) }
    }

    /// Whether a title holds one of the included word sequences (or none is asked for) and none
    /// of the excluded, in any case, on word boundaries.
    pub fn passes(&self, title: &str) -> bool {
        let title = words(title);
        let holds = |phrase: &Vec<String>| title.windows(phrase.len()).any(|part| part == phrase);
        (self.include.is_empty() || self.include.iter().any(holds))
            && !self.exclude.iter().any(holds)
    }
}

/// Lower-case words; `+` and `#` belong to them, so that `C`, `C++` and `C#` differ.
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| word.trim_start_matches(['+', '#']).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(include: &[&str], exclude: &[&str], title: &str) -> bool {
        let list = |phrases: &[&str]| phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
        TitleMatcher::new(&TitleFilter { include: list(include), exclude: list(exclude) })
            .passes(title)
    }

    #[test]
    fn word_sequences_match_on_word_boundaries_in_any_case() {
        for (include, title, expected) in [
            ("AI engineer", "Senior AI Engineer (m/w/d)", true),
            ("ai-engineer", "AI Engineer", true),
            ("AI engineer", "AI Engineering Manager", false),
            ("AI engineer", "AI/ML Engineer", false),
            ("AI", "Retail Engineer", false),
            ("C", "C++ Engineer", false),
            ("C++", "Engineer, C++/Rust", true),
            ("entwickler", "KI-Entwickler", true),
            ("über", "Über Coder", true),
        ] {
            assert_eq!(passes(&[include], &[], title), expected, "{include} in {title}");
        }
    }

    #[test]
    fn exclusion_wins_and_an_empty_filter_passes_all() {
        assert!(!passes(&["engineer"], &["sales engineer"], "Sales Engineer"));
        assert!(passes(&[], &[], ""));
        assert!(passes(&["--"], &["!"], "Anything"));
        assert!(!passes(&["engineer"], &[], ""));
    }
}
