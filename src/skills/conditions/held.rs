//! What lines of a résumé say of degree, languages and place, read by the tables of postings.

use super::model::{DegreeLevel, LanguageLevel};
use super::passage::Passage;
use super::phrases::{Phrases, Role};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The highest degree that a line such as "Bachelor of Science, Physics" names.
pub fn degree_named(line: &str) -> Option<DegreeLevel> {
    let level = |role: Role| match role {
        Role::Degree(level) | Role::ShortDegree(level) => Some(level),
        _ => None,
    };
    named(line, level).into_iter().max()
}

/// The spoken language that an entry such as "Deutsch" names, in English.
pub fn language_named(entry: &str) -> Option<&'static str> {
    let language = |role: Role| match role {
        Role::Language(index) => Some(Phrases::builtin().language(index)),
        _ => None,
    };
    named(entry, language).into_iter().next()
}

/// The level of a language in words such as "Native speaker" or "C1"; the highest one named.
pub fn language_level_named(fluency: &str) -> Option<LanguageLevel> {
    let level = |role: Role| match role {
        Role::LanguageLevel(level) => Some(level),
        _ => None,
    };
    named(fluency, level).into_iter().max()
}

/// What the phrases of a line mean.
fn named<T>(line: &str, read: impl Fn(Role) -> Option<T> + Copy) -> Vec<T> {
    Passage::of_title(line).all_anchors(read).into_iter().map(|found| found.value).collect()
}

/// Where a résumé says that somebody lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// City, region and country as written, in lower case.
    parts: Vec<String>,
    country: Option<&'static Country>,
}

impl Whereabouts {
    /// Reads a place such as "Berlin, Germany"; `code` is an ISO 3166-1 alpha-2 code.
    pub fn new(place: &str, code: Option<&str>) -> Self {
        let parts: Vec<String> = place
            .split(',')
            .map(|part| part.trim().to_lowercase())
            .filter(|part| !part.is_empty())
            .collect();
        let by_code = code.and_then(|code| WORLD.by_code.get(code.trim().to_uppercase().as_str()));
        // A code of two letters in the text may be a state: "San Francisco, CA".
        let by_name = || {
            let last = parts.last().filter(|part| part.chars().count() > 2)?;
            WORLD.by_code.values().find(|country| same_place(&country.name, last))
        };
        let country = by_code.or_else(by_name);
        Self { parts, country }
    }

    /// Whether it lies in an asked place; `None` where the names alone do not tell.
    pub fn lies_in(&self, asked: &str) -> Option<bool> {
        if self.parts.iter().any(|part| same_place(asked, part)) {
            return Some(true);
        }
        let country = self.country?;
        if same_place(&country.name, asked) || country.regions.contains(asked) {
            return Some(true);
        }
        let other = WORLD.by_code.values().any(|country| same_place(&country.name, asked));
        (other || WORLD.regions.contains(asked)).then_some(false)
    }
}

/// Whether two names are of one place, with or without article, in any case.
fn same_place(a: &str, b: &str) -> bool {
    let bare = |name: &str| {
        let name = name.to_lowercase();
        name.strip_prefix("the ").map_or(name.clone(), str::to_owned)
    };
    bare(a) == bare(b)
}

/// A country with the regions it lies in.
#[derive(Debug, PartialEq, Eq)]
struct Country {
    name: String,
    regions: BTreeSet<String>,
}

/// Every country of the table.
struct World {
    by_code: BTreeMap<String, Country>,
    regions: BTreeSet<String>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| match World::parse() {
    Ok(world) => world,
    Err(problem) => panic!("the built-in countries are wrong: {problem}"),
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    regions: BTreeMap<String, Vec<String>>,
    countries: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    r#in: Vec<String>,
}

impl World {
    fn parse() -> Result<Self, String> {
        let file: File =
            toml::from_str(include_str!("countries.toml")).map_err(|error| error.to_string())?;
        let mut by_code = BTreeMap::new();
        for (code, entry) in file.countries {
            let mut regions = BTreeSet::new();
            for key in &entry.r#in {
                let names = file.regions.get(key).ok_or_else(|| format!("no region {key}"))?;
                regions.extend(names.iter().cloned());
            }
            by_code.insert(code, Country { name: entry.name, regions });
        }
        Ok(Self { by_code, regions: file.regions.into_values().flatten().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_of_a_resume_are_read() {
        for (line, level) in [
            ("Bachelor of Science, Physics", Some(DegreeLevel::Bachelor)),
            ("BS, Computer Science", Some(DegreeLevel::Bachelor)),
            ("M.Sc. Informatik", Some(DegreeLevel::Master)),
            ("PhD", Some(DegreeLevel::Doctorate)),
            ("Ausbildung zum Fachinformatiker", Some(DegreeLevel::Vocational)),
            ("Diplom, Mathematik", Some(DegreeLevel::Unspecified)),
            ("Evening course, Photography", None),
        ] {
            assert_eq!(degree_named(line), level, "{line}");
        }
    }

    #[test]
    fn languages_and_levels_of_a_resume_are_read() {
        assert_eq!(language_named("Deutsch"), Some("German"));
        assert_eq!(language_named("Mandarin Chinese"), Some("Mandarin"));
        assert_eq!(language_named("Klingon"), None);
        assert_eq!(language_level_named("Native speaker"), Some(LanguageLevel::Native));
        assert_eq!(language_level_named("C1 (advanced)"), Some(LanguageLevel::Advanced));
        assert_eq!(language_level_named("a little"), None);
    }

    #[test]
    fn a_place_lies_in_its_country_and_its_regions() {
        let in_berlin = Whereabouts::new("Berlin, DE", Some("DE"));
        for (asked, lies) in [
            ("Berlin", Some(true)),
            ("Germany", Some(true)),
            ("the European Union", Some(true)),
            ("the DACH region", Some(true)),
            ("the United States", Some(false)),
            ("North America", Some(false)),
            ("Munich", None),
        ] {
            assert_eq!(in_berlin.lies_in(asked), lies, "{asked}");
        }
        // Whether "CA" is California or Canada is not for us to guess.
        let in_california = Whereabouts::new("San Francisco, CA", None);
        assert_eq!(in_california.lies_in("Canada"), None);
        assert_eq!(in_california.lies_in("san francisco"), Some(true));
        let written = Whereabouts::new("Leeds, United Kingdom", None);
        assert_eq!(written.lies_in("the United Kingdom"), Some(true));
        assert_eq!(written.lies_in("the European Union"), Some(false));
    }

    #[test]
    fn every_region_and_country_that_postings_name_is_in_the_table() {
        let known: BTreeSet<&str> = WORLD
            .by_code
            .values()
            .map(|country| country.name.as_str())
            .chain(WORLD.regions.iter().map(String::as_str))
            .collect();
        for place in Phrases::builtin().places() {
            assert!(known.contains(place), "{place}");
        }
    }
}
