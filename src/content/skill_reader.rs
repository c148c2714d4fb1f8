//! `content/skills/*.toml`. Unknown keys are errors: nothing else reads these files.

use super::document::{Syntax, Value, parse};
use super::ids::{SHAPE, is_id, slug};
use super::reader::{Cursor, Problems, UnknownKeys, shorten};
use super::resource_reader::resources;
use super::skill_entry::{AliasEntry, SimilarEntry, SkillEntry, SkillFile, Spanned};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, did_you_mean};

const KEYS: [&str; 13] = [
    "id",
    "label",
    "kind",
    "aliases",
    "forbid",
    "deny",
    "implies",
    "similar",
    "prerequisites",
    "hours",
    "resources",
    "issuer",
    "retired",
];

/// Reads a file of skills.
///
/// An entry with an error is marked as faulty; a file that is no TOML has no entries.
pub fn read_skills(source: &Source, diagnostics: &mut Diagnostics) -> SkillFile {
    let mut file = SkillFile { source: source.clone(), entries: Vec::new() };
    let Some(document) = parse(Syntax::Toml, source, diagnostics) else { return file };
    let problems = Problems::new(source);
    let root = Cursor::root(&problems, &document);
    root.check_keys(&["skill"], &[], UnknownKeys::Refuse);
    for table in tables(&root) {
        let errors = table.errors();
        if let Some(mut entry) = skill(&table) {
            entry.faulty = table.errors() > errors;
            file.entries.push(entry);
        }
    }
    problems.finish(diagnostics);
    file
}

/// The `[[skill]]` tables.
fn tables<'a>(root: &Cursor<'a>) -> Vec<Cursor<'a>> {
    match root.get("skill") {
        Some(table) if matches!(table.node().value, Value::Object(_)) => {
            let problem = Diagnostic::error("wrong-type", "`skill` is an object");
            table.report(problem.expected("one table per skill").hint("write `[[skill]]`"));
            Vec::new()
        }
        _ => root.objects("skill"),
    }
}

/// The entry of a table; `None` without a usable id.
fn skill(table: &Cursor<'_>) -> Option<SkillEntry> {
    table.check_keys(&KEYS, &[], UnknownKeys::Refuse);
    let id = id(table);
    let entry = SkillEntry {
        label: table.get("label").and_then(|label| name(&label)),
        kind: table.get("kind").and_then(|kind| kind.as_text().map(|text| spanned(&kind, text))),
        aliases: items(table, "aliases").iter().filter_map(alias).collect(),
        forbid: names(table, "forbid").unwrap_or_default(),
        deny: names(table, "deny").unwrap_or_default(),
        implies: names(table, "implies"),
        similar: table.get("similar").map(|list| list.items().iter().filter_map(similar).collect()),
        prerequisites: names(table, "prerequisites"),
        hours: hours(table),
        resources: resources(table),
        issuer: table.text("issuer"),
        retired: table.flag("retired").unwrap_or(false),
        faulty: false,
        id: id?,
    };
    Some(entry)
}

fn id(table: &Cursor<'_>) -> Option<Spanned<String>> {
    let Some(found) = table.get("id") else {
        // A misspelt `id` has been reported as the unknown key it is.
        let mut members = table.node().members().iter();
        let misspelt = |key: &str| !KEYS.contains(&key) && did_you_mean(key, ["id"]).is_some();
        if !members.any(|member| misspelt(&member.key)) {
            let problem = Diagnostic::error("missing-key", "the skill has no `id`");
            table.report(problem.expected("such as `id = \"acme-flow\"`"));
        }
        return None;
    };
    let Value::String(text) = &found.node().value else {
        found.wrong_type("text");
        return None;
    };
    let text = text.trim();
    if is_id(text) {
        return Some(spanned(&found, text.to_owned()));
    }
    let message = format!("`{}` cannot be an id", shorten(text));
    let mut problem = Diagnostic::error("invalid-id", message).expected(SHAPE);
    if text.chars().any(char::is_alphanumeric) {
        problem = problem.hint(format!("write `{}`", slug(&shorten(text))));
    }
    found.report(problem);
    None
}

/// An alias: a text alone, or a table with its rules.
fn alias(item: &Cursor<'_>) -> Option<AliasEntry> {
    match &item.node().value {
        Value::Object(_) => {
            item.check_keys(&["text", "case", "ambiguous"], &[], UnknownKeys::Refuse);
            let exact = |word: &str| match word {
                "any" => Some(false),
                "exact" => Some(true),
                _ => None,
            };
            let exact_case = item.choice("case", &["any", "exact"], exact).unwrap_or(false);
            let ambiguous = item.flag("ambiguous").unwrap_or(false);
            let text = required(item, "text")?;
            Some(AliasEntry { text: name(&text)?, exact_case, ambiguous })
        }
        Value::Array(_) | Value::Bool(_) => {
            item.wrong_type("text, or a table with `text`, `case` and `ambiguous`");
            None
        }
        _ => Some(AliasEntry { text: name(item)?, exact_case: false, ambiguous: false }),
    }
}

fn similar(item: &Cursor<'_>) -> Option<SimilarEntry> {
    if !matches!(item.node().value, Value::Object(_)) {
        item.wrong_type(
            "a table such as `{ skill = \"kafka\", reason = \"both are message queues\" }`",
        );
        return None;
    }
    item.check_keys(&["skill", "reason"], &[], UnknownKeys::Refuse);
    let skill = required(item, "skill");
    let reason = required(item, "reason").and_then(|reason| name(&reason));
    Some(SimilarEntry { skill: name(&skill?)?, reason: reason?.value })
}

/// The value of a key that must be there; its absence is reported unless a misspelt key was.
fn required<'a>(table: &Cursor<'a>, key: &str) -> Option<Cursor<'a>> {
    let found = table.get(key);
    let misspelt = |other: &str| other != key && did_you_mean(other, [key]).is_some();
    if found.is_none() && !table.node().members().iter().any(|member| misspelt(&member.key)) {
        table.report(Diagnostic::error("missing-key", format!("there is no `{key}`")));
    }
    found
}

/// The texts of the list under a key, each of them usable as a name.
fn names(table: &Cursor<'_>, key: &str) -> Option<Vec<Spanned<String>>> {
    table.get(key)?;
    Some(items(table, key).iter().filter_map(name).collect())
}

/// The items of the list under a key.
fn items<'a>(table: &Cursor<'a>, key: &str) -> Vec<Cursor<'a>> {
    match table.get(key) {
        // A blank text is taken as a list of one, for whoever reads it to refuse.
        Some(list) if list.node().text().is_some_and(|text| text.trim().is_empty()) => vec![list],
        Some(list) => list.as_items(),
        None => Vec::new(),
    }
}

/// A text that can be found in other texts: with a letter or digit; blanks become single spaces.
fn name(found: &Cursor<'_>) -> Option<Spanned<String>> {
    let text = match &found.node().value {
        Value::String(text) if text.trim().is_empty() => String::new(),
        _ => found.as_text()?,
    };
    if text.chars().any(char::is_alphanumeric) {
        let words: Vec<&str> = text.split_whitespace().collect();
        return Some(spanned(found, words.join(" ")));
    }
    let message = if text.is_empty() {
        "an empty name can be found nowhere".to_owned()
    } else {
        format!("`{}` has no letter and no digit", shorten(text.trim()))
    };
    let problem = Diagnostic::error("unusable-name", message);
    found.report(problem.expected("a name or phrase as it stands in texts"));
    None
}

fn hours(table: &Cursor<'_>) -> Option<u32> {
    let valid = |hours: f64| hours.fract() == 0.0 && (1.0..=1000.0).contains(&hours);
    let hours = table.number("hours", "a whole number of hours from 1 to 1000", valid)?;
    Some(hours as u32)
}

fn spanned(found: &Cursor<'_>, value: String) -> Spanned<String> {
    Spanned { value, span: found.node().span, pointer: found.pointer().to_owned() }
}
