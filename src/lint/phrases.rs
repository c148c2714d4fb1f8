//! The words by which the rules read a report, from `phrases.toml`.

use super::sentence::Word;
use crate::diagnostics::Span;
use serde::Deserialize;
use std::sync::LazyLock;

/// The table of phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    /// What makes a heading one of a topic, the more particular topics first.
    pub(super) topics: Vec<TopicPhrases>,
    pub(super) critical: List,
    pub(super) important: List,
    pub(super) nice_to_have: List,
    /// Something is held.
    pub(super) have: List,
    /// Something is missing or to be learnt.
    pub(super) lack: List,
    /// Postings or employers want something.
    pub(super) demand: List,
    pub(super) negation: List,
    pub(super) fit: List,
    pub(super) fit_with: List,
    pub(super) need: List,
    pub(super) none: List,
    pub(super) forecast: List,
    pub(super) growth: List,
    pub(super) superlative: List,
    pub(super) promise: List,
    pub(super) experienced: List,
    pub(super) placeholder: List,
    pub(super) pronoun: List,
    pub(super) pay: List,
    pub(super) source: List,
    pub(super) sample: List,
    pub(super) limits: List,
    pub(super) held_already: List,
    pub(super) threshold: List,
    pub(super) certification: List,
    pub(super) resource: List,
    pub(super) countable: List,
    /// What stands between a skill and what it is good for.
    pub(super) purpose: List,
    /// A step of a plan that is behind.
    pub(super) done: List,
    pub(super) conditions: Vec<ConditionPhrases>,
}

/// The headings of a topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicPhrases {
    pub(super) topic: super::topic::Topic,
    pub(super) headings: List,
}

/// The words by which a text speaks of what postings ask besides skills.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionPhrases {
    /// The id of a [`Concept`](crate::market::Concept).
    pub(super) concept: String,
    pub(super) words: List,
}

/// Phrases of which any counts.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct List(Vec<Vec<Pattern>>);

/// A word of a phrase; one written with a star stands for all words that begin so.
#[derive(Debug)]
struct Pattern {
    text: String,
    beginning: bool,
}

impl From<Vec<String>> for List {
    fn from(phrases: Vec<String>) -> Self {
        let pattern = |word: &str| Pattern {
            text: word.trim_end_matches('*').to_owned(),
            beginning: word.ends_with('*'),
        };
        let phrase = |phrase: String| phrase.split_whitespace().map(pattern).collect();
        Self(phrases.into_iter().map(phrase).collect())
    }
}

impl List {
    /// Where phrases stand among words: the indices of the first word and past the last.
    pub(super) fn places<'w>(
        &'w self,
        words: &'w [Word],
    ) -> impl Iterator<Item = (usize, usize)> + 'w {
        (0..words.len()).filter_map(move |at| {
            let here = self.0.iter().filter(|phrase| begins(&words[at..], phrase));
            Some((at, at + here.map(Vec::len).max()?))
        })
    }

    /// The byte range of the first phrase among words.
    pub(super) fn find(&self, words: &[Word]) -> Option<Span> {
        let (from, to) = self.places(words).next()?;
        Some(Span::new(words[from].span.start, words[to - 1].span.end))
    }

    /// Whether a phrase stands among words.
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        self.places(words).next().is_some()
    }
}

fn begins(words: &[Word], phrase: &[Pattern]) -> bool {
    let same = |(word, pattern): (&Word, &Pattern)| {
        if pattern.beginning {
            word.text.starts_with(&pattern.text)
        } else {
            word.text == pattern.text
        }
    };
    words.len() >= phrase.len() && words.iter().zip(phrase).all(same)
}

/// The table, read once.
pub(super) fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> =
        LazyLock::new(|| match toml::from_str(include_str!("phrases.toml")) {
            Ok(phrases) => phrases,
            // A test reads the file, so this cannot be reached in a released program.
            Err(error) => panic!("phrases.toml is wrong: {error}"),
        });
    &PHRASES
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;
    use crate::diagnostics::Source;
    use crate::market::Concept;

    #[test]
    fn the_table_is_read_and_names_concepts_that_exist() {
        for entry in &phrases().conditions {
            assert!(Concept::ALL.iter().any(|concept| concept.id() == entry.concept), "{entry:?}");
        }
    }

    #[test]
    fn a_phrase_is_found_word_by_word() {
        let text = "Strongly growing need; hands-on.";
        let document = Document::parse(&Source::new("a.md", "a.md", text));
        let words = &document.sentences[0].words;
        let list = |phrases: &[&str]| {
            List::from(phrases.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(list(&["grow* need"]).find(words), Some(Span::new(9, 21)));
        assert_eq!(list(&["hands on"]).find(words), Some(Span::new(23, 31)));
        assert!(!list(&["strong", "growing needs"]).is_in(words));
    }
}
