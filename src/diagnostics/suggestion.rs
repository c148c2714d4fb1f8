//! "Did you mean": the known word nearest to a misspelt one.

use std::cmp::Ordering;

/// Jaro similarity from which two words count as the same one misspelt,
/// even when many letters differ (`responsibilities`, `responsibilty`).
const ALIKE: f64 = 0.9;

/// The candidate nearest to `word`, or nothing when none is near.
///
/// Near means: equal but for case, `-` and `_`; or at most a third of the letters mistyped
/// (Damerau-Levenshtein); or a Jaro similarity of 0.9. Ties go to the higher Jaro similarity,
/// then to the candidate first in the alphabet.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let wanted = fold(word);
    // Hostile keys can be megabytes long, and the distance is quadratic.
    if wanted.is_empty() || wanted.len() > 100 {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| Nearness::of(&wanted, candidate))
        .min_by(Nearness::order)
        .map(|nearest| nearest.candidate.to_owned())
}

/// The same as a hint: ``did you mean `x`?``.
pub fn did_you_mean_hint<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    did_you_mean(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

struct Nearness<'a> {
    candidate: &'a str,
    distance: usize,
    similarity: f64,
}

impl<'a> Nearness<'a> {
    fn of(wanted: &str, candidate: &'a str) -> Option<Self> {
        let folded = fold(candidate);
        let (length, other) = (wanted.chars().count(), folded.chars().count());
        let allowed = length / 3;
        // Lengths alone rule out most candidates: every letter too many is one mistyped, and of
        // words of which one is not seven tenths as long as the other, Jaro's similarity is less.
        let of_a_length = length.abs_diff(other) <= allowed;
        if !of_a_length && length.min(other) * 10 < length.max(other) * 7 {
            return None;
        }
        let similarity = strsim::jaro(wanted, &folded);
        if !of_a_length && similarity < ALIKE {
            return None;
        }
        let distance = strsim::damerau_levenshtein(wanted, &folded);
        let near = distance <= allowed || similarity >= ALIKE;
        near.then_some(Self { candidate, distance, similarity })
    }

    fn order(&self, other: &Self) -> Ordering {
        self.distance
            .cmp(&other.distance)
            .then(other.similarity.total_cmp(&self.similarity))
            .then(self.candidate.cmp(other.candidate))
    }
}

fn fold(word: &str) -> String {
    word.chars()
        .filter(|character| !matches!(character, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["highlights", "startDate", "endDate", "name", "url", "position"];

    #[test]
    fn finds_misspelt_words() {
        for (word, meant) in [
            ("higlights", "highlights"),
            ("start_date", "startDate"),
            ("STARTDATE", "startDate"),
            ("nmae", "name"),
            ("ulr", "url"),
            ("positon", "position"),
        ] {
            assert_eq!(did_you_mean(word, KEYS).as_deref(), Some(meant), "{word}");
        }
    }

    #[test]
    fn stays_silent_when_nothing_is_near() {
        for word in ["", "x", "salary", "keywords", "technologies"] {
            assert_eq!(did_you_mean(word, KEYS), None, "{word}");
        }
        assert_eq!(did_you_mean(&"a".repeat(1_000_000), KEYS), None);
    }

    /// What is ruled out by lengths would not have been near.
    #[test]
    fn lengths_rule_out_nothing_that_is_near() {
        let words =
            ["", "a", "ab", "abcabcabc", "abcabcabcabc", "abcabcabcabcd", "abcabcabcabcdefg"];
        for wanted in words.into_iter().chain(KEYS) {
            for candidate in words.into_iter().chain(KEYS) {
                let wanted = fold(wanted);
                let folded = fold(candidate);
                let near = strsim::damerau_levenshtein(&wanted, &folded)
                    <= wanted.chars().count() / 3
                    || strsim::jaro(&wanted, &folded) >= ALIKE;
                assert_eq!(
                    Nearness::of(&wanted, candidate).is_some(),
                    near,
                    "{wanted} {candidate}"
                );
            }
        }
    }

    #[test]
    fn ties_do_not_depend_on_the_order_of_candidates() {
        assert_eq!(did_you_mean("cat", ["bat", "rat"]).as_deref(), Some("bat"));
        assert_eq!(did_you_mean("cat", ["rat", "bat"]).as_deref(), Some("bat"));
    }
}
