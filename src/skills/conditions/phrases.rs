//! The phrase tables, read from `phrases.toml` and compiled in, and how they are found in words.

use super::model::{Clearance, DegreeLevel, LanguageLevel, Seniority};
use super::words::{self, Case, Word};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The tables as `build.rs` left them.
const TABLES: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.json"));

/// The number of a word in the vocabulary of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(u32);

/// What a phrase is there for; one phrase may have several roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    /// Swallows the phrases inside it.
    Nothing,
    Legal,
    Own,
    Asking,
    Seeking,
    YearUnit,
    MonthUnit,
    Experience,
    Doing,
    FieldOfWork,
    Most,
    SpanBefore,
    SpanAfter,
    Breaker,
    #[serde(skip)]
    Degree(DegreeLevel),
    /// Counts beside another degree or a field only.
    #[serde(skip)]
    ShortDegree(DegreeLevel),
    FieldOfStudy,
    Equivalent,
    Person,
    Without,
    /// A spoken language, by its place in [`Phrases::languages`].
    #[serde(skip)]
    Language(u16),
    #[serde(skip)]
    LanguageLevel(LanguageLevel),
    Ability,
    LanguageLabel,
    House,
    MayFollow,
    HouseNoun,
    Cue,
    MustBe,
    /// A country or region, by its place in [`Phrases::places`].
    #[serde(skip)]
    PlaceName(u16),
    Based,
    Local,
    Only,
    Inside,
    Anywhere,
    Relocate,
    Relocation,
    ZoneWord,
    Overlap,
    ZoneCode,
    AnyZone,
    Authorised,
    Citizen,
    Visa,
    Sponsor,
    Refuse,
    Offer,
    #[serde(skip)]
    Mode(Mode),
    /// A work mode said so that it counts in any sentence.
    #[serde(skip)]
    ModeSaid(Mode),
    Office,
    Day,
    Week,
    NotDays,
    Travel,
    TravelAsked,
    #[serde(skip)]
    Clearance(Clearance),
    Licence,
    #[serde(skip)]
    Seniority(Seniority),
    Position,
}

impl Role {
    /// Whether a slash may stand between the words of such phrases.
    fn is_written_with_slash(self) -> bool {
        matches!(
            self,
            Self::Nothing | Self::Day | Self::Refuse | Self::Equivalent | Self::Clearance(_)
        )
    }
}

/// A work mode before days are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mode {
    Remote,
    Hybrid,
    OnSite,
}

/// The tables in the form that is searched: a tree of words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By the hash of the folded word.
    vocabulary: FxHashMap<u64, WordId>,
    /// Whether some word's hash ends in these bits: spares most look-ups.
    maybe: Vec<u64>,
    /// By number: the words as folded.
    words: Vec<Box<str>>,
    numbers: FxHashMap<WordId, u16>,
    /// From a node and a word to the next node; node 0 is the root.
    steps: FxHashMap<(u32, WordId), u32>,
    /// By node: what the phrase that ends there is for.
    ends: Vec<Vec<End>>,
    languages: Vec<String>,
    places: Vec<String>,
}

/// A role of a phrase and how its only word must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    role: Role,
    case: Case,
}

/// A phrase in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// First word.
    pub(super) first: usize,
    /// Word after the last.
    pub(super) after: usize,
    pub(super) role: Role,
}

impl Phrases {
    /// The tables compiled into the program, read once.
    ///
    /// # Panics
    ///
    /// If the compiled-in file is wrong, which a test of this module excludes.
    pub(super) fn builtin() -> &'static Self {
        static PHRASES: LazyLock<Phrases> = LazyLock::new(|| match Phrases::parse(TABLES) {
            Ok(phrases) => phrases,
            Err(problem) => panic!("the built-in phrases are wrong: {problem}"),
        });
        &PHRASES
    }

    /// The number of a word, in any case.
    pub(super) fn word(&self, word: &str) -> Option<WordId> {
        let hash = words::hash(word);
        let (place, bit) = filter_place(hash);
        if self.maybe[place] & bit == 0 {
            return None;
        }
        let id = *self.vocabulary.get(&hash)?;
        let known = &*self.words[id.0 as usize];
        let same = word.eq_ignore_ascii_case(known) || words::folded(word).eq(known.chars());
        same.then_some(id)
    }

    /// The value of a number word.
    pub(super) fn number(&self, word: WordId) -> Option<u16> {
        self.numbers.get(&word).copied()
    }

    /// The English name of a spoken language.
    pub(super) fn language(&'static self, index: u16) -> &'static str {
        &self.languages[usize::from(index)]
    }

    /// The names of all countries and regions.
    #[cfg(test)]
    pub(super) fn places(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|place| &**place)
    }

    /// The name of a country or region.
    pub(super) fn place(&self, index: u16) -> &str {
        &self.places[usize::from(index)]
    }

    /// Gives `found` every phrase that begins with the word at `first`, the shortest first.
    ///
    /// Between the words of a phrase there is a blank or hyphen, in some also a slash.
    pub(super) fn each(
        &self,
        text: &str,
        words: &[Word],
        first: usize,
        mut found: impl FnMut(Hit),
    ) {
        let mut node = 0;
        let mut slashed = false;
        for (at, word) in words.iter().enumerate().skip(first) {
            if at > first {
                let gap = &text[words[at - 1].end..word.start];
                if !joins(gap) {
                    return;
                }
                slashed |= gap.contains('/');
            }
            let Some(next) = word.id.and_then(|id| self.steps.get(&(node, id))) else { return };
            node = *next;
            for end in &self.ends[node as usize] {
                let written = match end.case {
                    Case::Lower => true,
                    Case::Capital => word.case != Case::Lower,
                    Case::Upper => word.case == Case::Upper,
                };
                // "Hybrid/remote" are two modes, "TS/SCI" is one clearance.
                if written && (!slashed || end.role.is_written_with_slash()) {
                    found(Hit { first, after: at + 1, role: end.role });
                }
            }
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut phrases =
            Self { ends: vec![Vec::new()], maybe: vec![0; FILTER_WORDS], ..Self::default() };
        for (role, table) in &file.phrases {
            phrases.add(table, *role)?;
        }
        phrases.add_all(&file.degrees, Role::Degree)?;
        phrases.add_all(&file.short_degrees, Role::ShortDegree)?;
        phrases.add_all(&file.language_levels, Role::LanguageLevel)?;
        phrases.add_all(&file.modes, Role::Mode)?;
        phrases.add_all(&file.modes_said, Role::ModeSaid)?;
        phrases.add_all(&file.clearances, Role::Clearance)?;
        phrases.add_all(&file.seniorities, Role::Seniority)?;
        for (index, (name, table)) in (0..).zip(&file.languages) {
            phrases.languages.push(name.clone());
            phrases.add(table, Role::Language(index))?;
        }
        for (index, (name, table)) in (0..).zip(&file.places) {
            phrases.places.push(name.clone());
            phrases.add(table, Role::PlaceName(index))?;
        }
        for (value, names) in &file.numbers {
            let value = value.parse().map_err(|_| format!("{value} is no number"))?;
            for name in names {
                let id = phrases.intern(name)?;
                phrases.numbers.insert(id, value);
            }
        }
        Ok(phrases)
    }

    fn add_all<T: Copy>(
        &mut self,
        tables: &BTreeMap<T, Vec<String>>,
        role: fn(T) -> Role,
    ) -> Result<(), String> {
        tables.iter().try_for_each(|(key, table)| self.add(table, role(*key)))
    }

    fn add(&mut self, table: &[String], role: Role) -> Result<(), String> {
        for phrase in table {
            let mut node = 0;
            let mut case = Case::Lower;
            let mut pieces = Vec::new();
            words::split(phrase, |start, end| pieces.push((start, end)));
            for (start, end) in &pieces {
                let word = &phrase[*start..*end];
                if word.chars().any(char::is_uppercase) {
                    case = words::case(word);
                }
                let id = self.intern(word)?;
                let free = self.ends.len() as u32;
                node = *self.steps.entry((node, id)).or_insert(free);
                if node == free {
                    self.ends.push(Vec::new());
                }
            }
            if pieces.is_empty() || (case != Case::Lower && pieces.len() > 1) {
                return Err(format!("{phrase:?} has no words, or upper case in several"));
            }
            let ends = &mut self.ends[node as usize];
            if ends.iter().any(|end| end.role == role) {
                return Err(format!("{phrase:?} is twice among {role:?}"));
            }
            ends.push(End { role, case });
        }
        Ok(())
    }

    /// The number of a word, which is added where it is new.
    fn intern(&mut self, word: &str) -> Result<WordId, String> {
        let folded: String = words::folded(word).collect();
        let hash = words::hash(word);
        let free = WordId(self.words.len() as u32);
        let id = *self.vocabulary.entry(hash).or_insert(free);
        if id == free {
            let (place, bit) = filter_place(hash);
            self.maybe[place] |= bit;
            self.words.push(folded.into());
        } else if *self.words[id.0 as usize] != *folded {
            return Err(format!("{folded:?} and {:?} have one hash", self.words[id.0 as usize]));
        }
        Ok(id)
    }
}

/// Size of the filter, in words of 64 bits: under one in twenty bits is set.
const FILTER_WORDS: usize = 1 << 10;

fn filter_place(hash: u64) -> (usize, u64) {
    let bits = hash as usize % (FILTER_WORDS * 64);
    (bits / 64, 1 << (bits % 64))
}

/// Whether what stands between two words keeps a phrase together.
fn joins(gap: &str) -> bool {
    gap.len() <= 3
        && gap.chars().all(|c| {
            matches!(
                c,
                ' ' | '-' | '/' | '&' | '\'' | '\u{a0}' | '\u{2010}' | '\u{2011}' | '\u{2019}'
            )
        })
}

/// The file: tables of phrases by what they are there for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    phrases: BTreeMap<Role, Vec<String>>,
    degrees: BTreeMap<DegreeLevel, Vec<String>>,
    short_degrees: BTreeMap<DegreeLevel, Vec<String>>,
    languages: BTreeMap<String, Vec<String>>,
    language_levels: BTreeMap<LanguageLevel, Vec<String>>,
    places: BTreeMap<String, Vec<String>>,
    modes: BTreeMap<Mode, Vec<String>>,
    modes_said: BTreeMap<Mode, Vec<String>>,
    clearances: BTreeMap<Clearance, Vec<String>>,
    seniorities: BTreeMap<Seniority, Vec<String>>,
    numbers: BTreeMap<String, Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_are_read() {
        let phrases = Phrases::parse(TABLES).unwrap();
        assert!(phrases.ends.len() > 1000, "{} nodes", phrases.ends.len());
    }

    #[test]
    fn a_phrase_keeps_together_and_its_case_counts() {
        let phrases = Phrases::builtin();
        let found = |text: &str, role: Role| {
            let words = words::words(text, phrases);
            let mut hits = 0;
            for first in 0..words.len() {
                phrases.each(text, &words, first, |hit| hits += usize::from(hit.role == role));
            }
            hits
        };
        assert_eq!(found("on-site or On Site or on/site", Role::Mode(Mode::OnSite)), 2);
        assert_eq!(found("put it on. Site two", Role::Mode(Mode::OnSite)), 0);
        let polish = Role::Language(
            phrases.languages.iter().position(|name| name == "Polish").unwrap() as u16,
        );
        assert_eq!(found("Polish, polish, POLISH", polish), 2);
    }

    #[test]
    fn a_wrong_table_is_refused() {
        let mut tables: serde_json::Value = serde_json::from_str(TABLES).unwrap();
        tables["phrases"]["own"] = serde_json::json!(["we", "our", "we"]);
        let problem = Phrases::parse(&tables.to_string()).unwrap_err();
        assert_eq!(problem, "\"we\" is twice among Own");
        tables["phrases"] = serde_json::json!({"owner": []});
        assert!(Phrases::parse(&tables.to_string()).is_err());
    }
}
