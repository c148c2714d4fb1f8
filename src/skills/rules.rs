//! The miner's rules: phrase tables read from `rules.toml`, compiled in.

use super::headings::Headings;
use super::rule_tables::{CueTables, File};
use super::words::{Endings, WordSet};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The tables as `build.rs` left them.
const TABLES: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

/// The phrase tables in the form the miner uses.
#[derive(Debug)]
pub(super) struct Rules {
    /// Phrases that say something of the names around them, longest first where two begin alike.
    pub(super) signals: Vec<(String, Signal)>,
    pub(super) headings: Headings,
    pub(super) negation: Negation,
    pub(super) ambiguous: Ambiguous,
    pub(super) lists: Lists,
    pub(super) companies: Companies,
}

/// What a phrase in running text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// How strongly the names around it are asked for.
    Cue(CueKind),
    /// "5+ years": a cue together with the digits before it.
    Years,
    /// What comes after contrasts with what came before.
    Contrast,
    /// May take back the name after it.
    Negation,
    /// Speaks of the names in the sentence before.
    BackReference,
    /// The line is an employer's legal text.
    Legal,
    /// Technologies are listed after it.
    Stack,
    /// Companies are named after it.
    CompaniesFollow,
    /// A company is named after it if "for" or "of" comes next.
    LikenedTo,
    /// A company is named right before it.
    CompaniesPrecede,
}

/// What a cue phrase says of the names around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// Taught or given by the employer, so not asked for.
    Offered,
}

impl Cue {
    /// Whether it counts whatever the heading says.
    pub(super) fn is_strong(self) -> bool {
        matches!(self, Self::Required | Self::Preferred)
    }
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
    /// A kind of technology, named inside another section.
    Topic,
    Duties,
    About,
    Benefits,
    Legal,
}

/// Words that take a name back.
#[derive(Debug)]
pub(super) struct Negation {
    pub(super) before: Endings,
    pub(super) between: Endings,
    pub(super) not_only: Endings,
}

/// Words around a name that is also an everyday word.
#[derive(Debug)]
pub(super) struct Ambiguous {
    pub(super) right: WordSet,
    pub(super) strong_left: Endings,
    pub(super) before_name: WordSet,
    pub(super) after_bullet_name: WordSet,
    /// Words that may follow a name without changing what it means.
    pub(super) phrase_end: WordSet,
    /// Words that a hyphen may bind to a name.
    pub(super) compounds: WordSet,
    /// Names of technologies that are also given to people.
    pub(super) given_names: WordSet,
}

/// Words in and around lists of names.
#[derive(Debug)]
pub(super) struct Lists {
    /// Words that may stand between two items.
    pub(super) words: WordSet,
    /// Words that may follow an "or" between two items.
    pub(super) joints: WordSet,
    /// Phrases before a list of which one is enough.
    pub(super) one_of: Endings,
    /// Words that may stand between such a phrase and the list.
    pub(super) list_nouns: WordSet,
    /// Single words that introduce examples.
    pub(super) examples: WordSet,
    /// Phrases that introduce examples.
    pub(super) example_phrases: Endings,
    pub(super) or_similar: Vec<String>,
}

/// Words around companies that are named like skills.
#[derive(Debug)]
pub(super) struct Companies {
    /// Words that may stand between companies or before the first.
    pub(super) between: WordSet,
}

impl Rules {
    /// The rules compiled into the program, read once.
    ///
    /// # Panics
    ///
    /// If the compiled-in file is wrong, which a test of this module excludes.
    pub(super) fn builtin() -> &'static Self {
        static RULES: LazyLock<Rules> = LazyLock::new(|| match Rules::parse(TABLES) {
            Ok(rules) => rules,
            Err(problem) => panic!("the built-in mining rules are wrong: {problem}"),
        });
        &RULES
    }

    fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_str(text)?;
        let mut signals = cues(file.cues, &file.negation.after);
        for (phrases, signal) in [
            (file.other.years, Signal::Years),
            (file.other.contrasts, Signal::Contrast),
            (file.other.legal, Signal::Legal),
            (file.negation.before.clone(), Signal::Negation),
            (file.negation.back_references, Signal::BackReference),
            (file.ambiguous.stack, Signal::Stack),
            (file.companies.before, Signal::CompaniesFollow),
            (file.companies.likened, Signal::LikenedTo),
            (file.companies.after, Signal::CompaniesPrecede),
        ] {
            signals.extend(with_curly(phrases).map(|phrase| (phrase, signal)));
        }
        let endings = |phrases| Endings::new(with_curly(phrases).collect());
        Ok(Self {
            signals,
            headings: Headings::new(file.headings),
            negation: Negation {
                before: endings(file.negation.before),
                between: endings(file.negation.between),
                not_only: endings(file.negation.not_only),
            },
            ambiguous: Ambiguous {
                right: WordSet::new(file.ambiguous.right),
                strong_left: endings(file.ambiguous.strong_left),
                before_name: WordSet::new(file.ambiguous.before_name),
                after_bullet_name: WordSet::new(file.ambiguous.after_bullet_name),
                phrase_end: WordSet::new(file.ambiguous.phrase_end),
                compounds: WordSet::new(file.ambiguous.compounds),
                given_names: WordSet::new(file.ambiguous.given_names),
            },
            lists: Lists {
                words: WordSet::new(file.lists.words),
                joints: WordSet::new(file.lists.joints),
                one_of: endings(file.lists.one_of),
                list_nouns: WordSet::new(file.lists.list_nouns),
                examples: WordSet::new(file.lists.examples.clone()),
                example_phrases: endings(file.lists.examples),
                or_similar: file.lists.or_similar,
            },
            companies: Companies { between: WordSet::new(file.companies.between) },
        })
    }
}

/// The cue phrases, each with all that the tables say of it.
fn cues(tables: CueTables, negating: &[String]) -> Vec<(String, Signal)> {
    let mut kinds: HashMap<String, CueKind> = HashMap::new();
    let mut add = |phrases: Vec<String>, change: fn(&mut CueKind)| {
        for phrase in with_curly(phrases) {
            change(kinds.entry(phrase).or_default());
        }
    };
    // Where a phrase is in two tables the later line wins, so the order is part of the rules.
    add(tables.asked_before, |kind| kind.before = Some(Cue::Asked));
    add(tables.required_before, |kind| kind.before = Some(Cue::Required));
    add(tables.preferred_before, |kind| kind.before = Some(Cue::Preferred));
    add(tables.asked_after, |kind| kind.after = Some(Cue::Asked));
    add(tables.required_after, |kind| kind.after = Some(Cue::Required));
    add(tables.preferred_after, |kind| kind.after = Some(Cue::Preferred));
    add(tables.offered, |kind| kind.before = Some(Cue::Offered));
    add(tables.nothing, |_| ());
    add(negating.to_vec(), |kind| kind.negates = true);
    // No phrase is there twice, so the order of the map does not matter.
    kinds.into_iter().map(|(phrase, kind)| (phrase, Signal::Cue(kind))).collect()
}

/// The phrases, and once more with curly apostrophes where they have straight ones.
fn with_curly(phrases: Vec<String>) -> impl Iterator<Item = String> {
    phrases.into_iter().flat_map(|phrase| {
        let curly = phrase.contains('\'').then(|| phrase.replace('\'', "\u{2019}"));
        std::iter::once(phrase).chain(curly)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_rules_are_read() {
        let rules = Rules::parse(TABLES).unwrap();
        assert!(rules.headings.len() >= 60);
        assert!(rules.signals.len() >= 60);
    }

    #[test]
    fn phrases_are_lower_case_with_straight_apostrophes() {
        for line in include_str!("rules.toml").lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains('\u{2019}'), "{line}");
            assert_eq!(line.to_lowercase(), line);
        }
    }
}
