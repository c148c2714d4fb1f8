//! The catalogue's data files as people write them, and as the program reads them.
//!
//! `build.rs` takes this file in too; it must know nothing of the crate.

use serde::Deserialize;

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
/// What is wrong with the first faulty file: syntax, a misspelt key, a kind or alias that is none.
pub(crate) fn encode(files: &[(&str, String)]) -> Result<Vec<u8>, String> {
    let mut skills = Vec::new();
    for (name, text) in files {
        let file: File = toml::from_str(text).map_err(|problem| format!("{name}: {problem}"))?;
        skills.extend(file.skill);
    }
    let rows = skills.iter().map(row).collect::<Result<Vec<_>, _>>()?;
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
    &'a [String],
    Vec<(&'a str, &'a str)>,
    &'a [String],
    Option<u32>,
    Option<&'a str>,
);

fn row(skill: &Skill) -> Result<Row<'_>, String> {
    let kind = KINDS.iter().position(|kind| *kind == skill.kind);
    let kind = kind.ok_or_else(|| format!("{}: no kind is {}", skill.id, skill.kind))?;
    let alias = |value| alias(value).ok_or_else(|| format!("{}: no alias is {value:?}", skill.id));
    Ok((
        (&skill.id, &skill.label, kind as u32),
        skill.aliases.iter().map(alias).collect::<Result<_, String>>()?,
        &skill.deny,
        &skill.implies,
        skill.similar.iter().map(|edge| (&*edge.skill, &*edge.reason)).collect(),
        &skill.prerequisites,
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
