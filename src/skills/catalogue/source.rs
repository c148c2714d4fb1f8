//! The catalogue's data files as people write them, and as the program reads them.
//!
//! `build.rs` takes this file in too; it must know nothing of the crate.

use serde::Deserialize;
use std::collections::HashMap;

/// `Kind` in the order of its variants: the format knows them by their place.
const KINDS: [&str; 8] = [
    "language",
    "framework",
    "platform",
    "data-store",
    "practice",
    "domain",
    "soft",
    "certification",
];

/// The skills of files given as name and TOML, in the postcard format.
///
/// # Errors
///
/// What is wrong: the first fault of syntax, misspelt key, kind or alias that is none; else every
/// reference that leads nowhere.
pub(crate) fn encode(files: &[(&str, String)]) -> Result<Vec<u8>, String> {
    let mut skills = Vec::new();
    for (name, text) in files {
        let file: File = toml::from_str(text).map_err(|problem| format!("{name}: {problem}"))?;
        skills.extend(file.skill);
    }
    if skills.len() > usize::from(u16::MAX) {
        return Err("more than 65,535 skills".to_owned());
    }
    let places: HashMap<&str, u16> = skills.iter().map(|skill| &*skill.id).zip(0..).collect();
    let mut problems = Vec::new();
    let rows = skills
        .iter()
        .map(|skill| row(skill, &places, &mut problems))
        .collect::<Result<Vec<_>, _>>()?;
    if !problems.is_empty() {
        return Err(problems.join("; "));
    }
    postcard::to_allocvec(&rows).map_err(|problem| problem.to_string())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    skill: Vec<Skill>,
}

/// One `[[skill]]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skill {
    id: String,
    label: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<toml::Value>,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    implies: Vec<String>,
    #[serde(default)]
    similar: Vec<Similar>,
    #[serde(default)]
    prerequisites: Vec<String>,
    hours: Option<u32>,
    issuer: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Similar {
    skill: String,
    reason: String,
}

/// A way to write it: the text, whether its case must fit, whether it is an everyday word.
type Alias<'a> = (&'a str, bool, bool);

/// The fields in the order of `Entry`, which is all that the format knows of them.
type Row<'a> = (
    (&'a str, &'a str, u32),
    Vec<Alias<'a>>,
    &'a [String],
    Vec<u16>,
    Vec<(u16, &'a str)>,
    Vec<u16>,
    Option<u32>,
    Option<&'a str>,
);

/// A skill with the skills that it names by their places in the list.
fn row<'a>(
    skill: &'a Skill,
    places: &HashMap<&str, u16>,
    problems: &mut Vec<String>,
) -> Result<Row<'a>, String> {
    let kind = KINDS.iter().position(|kind| *kind == skill.kind);
    let kind = kind.ok_or_else(|| format!("{}: no kind is {}", skill.id, skill.kind))?;
    let alias = |value| alias(value).ok_or_else(|| format!("{}: no alias is {value:?}", skill.id));
    let mut place = |name: &String| {
        let found = places.get(name.as_str()).copied();
        if found.is_none() {
            problems.push(format!("skill {} names {name}, which does not exist", skill.id));
        }
        found
    };
    Ok((
        (&skill.id, &skill.label, kind as u32),
        skill.aliases.iter().map(alias).collect::<Result<_, String>>()?,
        &skill.deny,
        skill.implies.iter().filter_map(&mut place).collect(),
        skill
            .similar
            .iter()
            .filter_map(|edge| Some((place(&edge.skill)?, edge.reason.as_str())))
            .collect(),
        skill.prerequisites.iter().filter_map(&mut place).collect(),
        skill.hours,
        skill.issuer.as_deref(),
    ))
}

/// A text alone, or a table with `text`, `case` and `ambiguous`.
fn alias(value: &toml::Value) -> Option<Alias<'_>> {
    let Some(table) = value.as_table() else {
        return value.as_str().map(|text| (text, false, false));
    };
    if table.keys().any(|key| !matches!(&**key, "text" | "case" | "ambiguous")) {
        return None;
    }
    let exact_case = match table.get("case").map(|case| case.as_str()) {
        None | Some(Some("any")) => false,
        Some(Some("exact")) => true,
        Some(_) => return None,
    };
    let ambiguous = match table.get("ambiguous") {
        None => false,
        Some(ambiguous) => ambiguous.as_bool()?,
    };
    Some((table.get("text")?.as_str()?, exact_case, ambiguous))
}
