//! The miner against tables of sentences, headings and lists under `cases/`.
//!
//! Each test reads one table and names every line of it that is read otherwise than the table says.

use super::layout;
use super::rules::{Rules, Section};
use super::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A table of texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<T> {
    case: Vec<T>,
}

/// A text with what it names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Naming {
    text: String,
    /// Labels of all its technologies.
    finds: BTreeSet<String>,
    /// Labels, of any kind, that it does not name.
    lacks: BTreeSet<String>,
}

/// A requirement list with all its skills.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requirements {
    text: String,
    /// Labels of its skills, of every kind.
    asks: BTreeSet<String>,
}

/// A text with how strongly it asks for what it names.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Asking {
    text: String,
    required: BTreeSet<String>,
    preferred: BTreeSet<String>,
    mentioned: BTreeSet<String>,
    lacks: BTreeSet<String>,
}

/// A text with its lists of which one is enough.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Choosing {
    text: String,
    lists: Vec<Vec<String>>,
}

/// Lines by the section each opens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingLines {
    required: Vec<String>,
    preferred: Vec<String>,
    stack: Vec<String>,
    duties: Vec<String>,
    about: Vec<String>,
    benefits: Vec<String>,
    legal: Vec<String>,
    none: Vec<String>,
}

fn cases<T: for<'de> Deserialize<'de>>(table: &str) -> Vec<T> {
    toml::from_str::<Table<T>>(table).unwrap().case
}

/// Fails with all problems at once, so that a rule can be judged by what else it moves.
fn fail_with(problems: &[String], count: usize) {
    let all = problems.join("\n");
    assert!(problems.is_empty(), "{} of {count} cases:\n{all}", problems.len());
}

fn label(mention: &Mention) -> String {
    Miner::builtin().catalogue().reference(mention.skill).label.to_string()
}

/// The labels of a text's skills, of every kind and of the technologies alone.
fn named(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let mentions = Miner::builtin().mine(text).mentions;
    let all = mentions.iter().map(label).collect();
    let kind = |mention: &&Mention| Miner::builtin().catalogue().reference(mention.skill).kind;
    let technologies =
        mentions.iter().filter(|mention| kind(mention).is_technology()).map(label).collect();
    (all, technologies)
}

fn naming_problems(table: &str) {
    let cases: Vec<Naming> = cases(table);
    let mut problems = Vec::new();
    for case in &cases {
        let (all, technologies) = named(&case.text);
        if technologies != case.finds {
            problems.push(format!("{:?}: {technologies:?}, not {:?}", case.text, case.finds));
        }
        for wrong in all.intersection(&case.lacks) {
            problems.push(format!("{:?}: finds {wrong}", case.text));
        }
    }
    fail_with(&problems, cases.len());
}

#[test]
fn everyday_words_are_not_technologies() {
    naming_problems(include_str!("everyday.toml"));
}

#[test]
fn technologies_are_found_where_they_are_meant() {
    naming_problems(include_str!("names.toml"));
}

#[test]
fn what_roles_outside_software_ask_is_found() {
    let cases: Vec<Requirements> = cases(include_str!("roles.toml"));
    let mut problems = Vec::new();
    for case in &cases {
        let (all, _) = named(&case.text);
        if all != case.asks {
            problems.push(format!("{:?}: {all:?}, not {:?}", case.text, case.asks));
        }
    }
    fail_with(&problems, cases.len());
}

#[test]
fn words_and_headings_give_the_strength() {
    let cases: Vec<Asking> = cases(include_str!("strengths.toml"));
    let mut problems = Vec::new();
    for case in &cases {
        let mut found: BTreeMap<String, Strength> = BTreeMap::new();
        for mention in Miner::builtin().mine(&case.text).mentions {
            let strength = found.entry(label(&mention)).or_insert(mention.strength);
            *strength = mention.strength.max(*strength);
        }
        for (labels, expected) in [
            (&case.required, Some(Strength::Required)),
            (&case.preferred, Some(Strength::Preferred)),
            (&case.mentioned, Some(Strength::Unspecified)),
            (&case.lacks, None),
        ] {
            for name in labels {
                let given = found.get(name).copied();
                if given != expected {
                    problems.push(format!("{:?}: {name} {given:?}, not {expected:?}", case.text));
                }
            }
        }
    }
    fail_with(&problems, cases.len());
}

#[test]
fn lists_of_which_one_is_enough_are_seen() {
    let cases: Vec<Choosing> = cases(include_str!("alternatives.toml"));
    let mut problems = Vec::new();
    for case in &cases {
        let mut lists: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        for mention in Miner::builtin().mine(&case.text).mentions {
            if let Some(number) = mention.one_of {
                lists.entry(number).or_default().push(label(&mention));
            }
        }
        let lists: Vec<Vec<String>> = lists.into_values().collect();
        if lists != case.lists {
            problems.push(format!("{:?}: {lists:?}, not {:?}", case.text, case.lists));
        }
    }
    fail_with(&problems, cases.len());
}

#[test]
fn headings_open_their_sections() {
    let table: HeadingLines = toml::from_str(include_str!("headings.toml")).unwrap();
    let mut problems = Vec::new();
    let mut count = 0;
    for (headings, expected) in [
        (&table.required, Section::Required),
        (&table.preferred, Section::Preferred),
        (&table.stack, Section::Stack),
        (&table.duties, Section::Duties),
        (&table.about, Section::About),
        (&table.benefits, Section::Benefits),
        (&table.legal, Section::Legal),
        (&table.none, Section::Neutral),
    ] {
        for heading in headings {
            count += 1;
            let section = layout::lines(&format!("{heading}\n- x"), Rules::builtin())[1].section;
            if section != expected {
                problems.push(format!("{heading:?}: {section:?}, not {expected:?}"));
            }
        }
    }
    fail_with(&problems, count);
}
