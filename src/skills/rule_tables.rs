//! The tables of `rules.toml` as they are written there.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) headings: HeadingTables,
    pub(super) cues: CueTables,
    pub(super) negation: NegationTables,
    pub(super) ambiguous: AmbiguousTables,
    pub(super) lists: ListTables,
    pub(super) companies: CompanyTables,
    pub(super) other: OtherTables,
}

/// Phrases of each class of heading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingTables {
    pub(super) preferred: Vec<String>,
    pub(super) legal: Vec<String>,
    pub(super) benefits: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) required: Vec<String>,
    pub(super) stack: Vec<String>,
    pub(super) topic: Vec<String>,
    pub(super) duties: Vec<String>,
    pub(super) short: Vec<String>,
    pub(super) alone: Vec<String>,
    pub(super) closing: Vec<String>,
    pub(super) filler: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueTables {
    pub(super) required_before: Vec<String>,
    pub(super) asked_before: Vec<String>,
    pub(super) required_after: Vec<String>,
    pub(super) asked_after: Vec<String>,
    pub(super) preferred_before: Vec<String>,
    pub(super) preferred_after: Vec<String>,
    pub(super) offered: Vec<String>,
    pub(super) nothing: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NegationTables {
    pub(super) before: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) not_only: Vec<String>,
    pub(super) after: Vec<String>,
    pub(super) back_references: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AmbiguousTables {
    pub(super) right: Vec<String>,
    pub(super) strong_left: Vec<String>,
    pub(super) before_name: Vec<String>,
    pub(super) after_bullet_name: Vec<String>,
    pub(super) phrase_end: Vec<String>,
    pub(super) stack: Vec<String>,
    pub(super) compounds: Vec<String>,
    pub(super) given_names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListTables {
    pub(super) words: Vec<String>,
    pub(super) joints: Vec<String>,
    pub(super) one_of: Vec<String>,
    pub(super) list_nouns: Vec<String>,
    pub(super) examples: Vec<String>,
    pub(super) or_similar: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompanyTables {
    pub(super) before: Vec<String>,
    pub(super) likened: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) after: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherTables {
    pub(super) years: Vec<String>,
    pub(super) contrasts: Vec<String>,
    pub(super) legal: Vec<String>,
}
