//! The miner's rules: phrase tables read from `rules.toml`, compiled in.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The phrase tables in the form the miner uses.
#[derive(Debug)]
pub(super) struct Rules {
    /// Finds cue phrases; indexes `cue_kinds`.
    pub(super) cues: AhoCorasick,
    /// What each cue pattern says.
    pub(super) cue_kinds: Vec<CueKind>,
    /// Longest heading phrase per class, by words joined with one space.
    pub(super) headings: HashMap<String, Section>,
    /// Heading phrases that count only in lines of at most three words.
    pub(super) short_headings: Vec<String>,
    pub(super) negation: Negation,
    pub(super) ambiguous: Ambiguous,
    pub(super) lists: Lists,
}

/// What a cue phrase says of the names around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CueKind {
    /// Effect on names that come after.
    pub(super) before: Option<Cue>,
    /// Effect on names that come before.
    pub(super) after: Option<Cue>,
    /// Negates the name before it.
    pub(super) negates: bool,
}

/// The effect of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Demanded whatever the heading says.
    Required,
    /// Demanded, unless the heading says preferred.
    Asked,
    /// Wanted.
    Preferred,
}

/// The class of the part of a posting that a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// No heading yet, or one that says nothing.
    #[default]
    Neutral,
    Required,
    Preferred,
    Stack,
    Duties,
    About,
    Benefits,
    Legal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    headings: HeadingTables,
    cues: CueTables,
    negation: Negation,
    ambiguous: Ambiguous,
    lists: Lists,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingTables {
    preferred: Vec<String>,
    legal: Vec<String>,
    benefits: Vec<String>,
    about: Vec<String>,
    required: Vec<String>,
    stack: Vec<String>,
    duties: Vec<String>,
    short: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueTables {
    required_before: Vec<String>,
    asked_before: Vec<String>,
    required_after: Vec<String>,
    asked_after: Vec<String>,
    preferred_before: Vec<String>,
    preferred_after: Vec<String>,
    nothing: Vec<String>,
}

/// Words that take a name back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Negation {
    pub(super) before: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) not_only: Vec<String>,
    after: Vec<String>,
    pub(super) back_references: Vec<String>,
}

/// Words around a name that is also an everyday word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ambiguous {
    pub(super) right: Vec<String>,
    pub(super) strong_left: Vec<String>,
    pub(super) before_name: Vec<String>,
    pub(super) after_bullet_name: Vec<String>,
}

/// Words in and around lists of names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    pub(super) words: Vec<String>,
    pub(super) one_of: Vec<String>,
    pub(super) or_similar: Vec<String>,
}

impl Rules {
    /// The rules compiled into the program, read once.
    ///
    /// # Panics
    ///
    /// If the compiled-in file is wrong, which a test of this module excludes.
    pub(super) fn builtin() -> &'static Self {
        static RULES: LazyLock<Rules> =
            LazyLock::new(|| match Rules::parse(include_str!("rules.toml")) {
                Ok(rules) => rules,
                Err(problem) => panic!("the built-in mining rules are wrong: {problem}"),
            });
        &RULES
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut kinds: HashMap<String, CueKind> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut add = |phrases: Vec<String>, change: fn(&mut CueKind)| {
            let curly: Vec<String> = phrases
                .iter()
                .filter(|phrase| phrase.contains('\''))
                .map(|phrase| phrase.replace('\'', "\u{2019}"))
                .collect();
            for phrase in phrases.into_iter().chain(curly) {
                let kind = kinds.entry(phrase.clone()).or_insert_with(|| {
                    order.push(phrase);
                    CueKind { before: None, after: None, negates: false }
                });
                change(kind);
            }
        };
        // Where a phrase is in two tables the later line wins, so the order is part of the rules.
        add(file.cues.asked_before, |kind| kind.before = Some(Cue::Asked));
        add(file.cues.required_before, |kind| kind.before = Some(Cue::Required));
        add(file.cues.preferred_before, |kind| kind.before = Some(Cue::Preferred));
        add(file.cues.asked_after, |kind| kind.after = Some(Cue::Asked));
        add(file.cues.required_after, |kind| kind.after = Some(Cue::Required));
        add(file.cues.preferred_after, |kind| kind.after = Some(Cue::Preferred));
        add(file.cues.nothing, |_| ());
        add(file.negation.after.clone(), |kind| kind.negates = true);
        let cue_kinds = order.iter().map(|phrase| kinds[phrase]).collect();
        let cues = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&order)
            .map_err(|error| error.to_string())?;
        let mut headings = HashMap::new();
        let tables = file.headings;
        for (phrases, section) in [
            (tables.duties, Section::Duties),
            (tables.stack, Section::Stack),
            (tables.required, Section::Required),
            (tables.about, Section::About),
            (tables.benefits, Section::Benefits),
            (tables.legal, Section::Legal),
            (tables.preferred, Section::Preferred),
        ] {
            headings.extend(phrases.into_iter().map(|phrase| (phrase, section)));
        }
        Ok(Self {
            cues,
            cue_kinds,
            headings,
            short_headings: tables.short,
            negation: file.negation,
            ambiguous: file.ambiguous,
            lists: file.lists,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_rules_are_read() {
        let rules = Rules::parse(include_str!("rules.toml")).unwrap();
        assert!(rules.headings.len() >= 60);
        assert!(rules.cue_kinds.len() >= 60);
    }

    #[test]
    fn phrases_are_lower_case_with_straight_apostrophes() {
        for line in include_str!("rules.toml").lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains('\u{2019}'), "{line}");
            assert_eq!(line.to_lowercase(), line);
        }
    }
}
