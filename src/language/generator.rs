//! Turns the catalogues of messages into Rust: one method per message, whose arguments are the
//! words in braces, so that a message that is missing, misspelt or never said does not compile.
//!
//! `build.rs` takes this file in too; it must know nothing of the crate.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Tags that a message may have; a message with one is for HTML only.
const TAGS: [&str; 11] =
    ["a", "b", "bdi", "code", "em", "s", "small", "span", "strong", "sup", "u"];
/// Most arguments of a message; see `Arguments` of the crate.
const ARGUMENTS: usize = 8;

/// A message's forms: one, or one for `one` and one for everything else.
type Forms = Vec<Vec<Piece>>;
/// The messages of one language, by section and key.
type Catalogue = BTreeMap<String, BTreeMap<String, Forms>>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Argument(String),
}

/// The Rust source of all messages, for catalogues given as language tag and TOML.
///
/// The first catalogue is the one that every other must have the same messages as, with the same
/// arguments and tags.
///
/// # Errors
///
/// All problems, a line each.
pub(crate) fn generate(files: &[(&str, String)]) -> Result<String, String> {
    let mut problems = Vec::new();
    let mut catalogues = Vec::new();
    for (tag, text) in files {
        let mut fault = |problem: String| problems.push(format!("{tag}: {problem}"));
        match text.parse::<toml::Table>() {
            Ok(table) => catalogues.push(catalogue(&table, &mut fault)),
            Err(problem) => fault(problem.to_string()),
        }
    }
    if problems.is_empty() {
        let (first, others) = catalogues.split_first().ok_or("no catalogue")?;
        for ((tag, _), other) in files[1..].iter().zip(others) {
            compare(first, other, &mut |problem| problems.push(format!("{tag}: {problem}")));
        }
    }
    if problems.is_empty() { Ok(source(&catalogues)) } else { Err(problems.join("\n")) }
}

fn catalogue(table: &toml::Table, fault: &mut dyn FnMut(String)) -> Catalogue {
    let mut sections = Catalogue::new();
    for (section, messages) in table {
        let Some(messages) = messages.as_table() else {
            fault(format!("`{section}` is no section"));
            continue;
        };
        let mut read = BTreeMap::new();
        for (key, value) in messages {
            let name = format!("{section}.{key}");
            if !is_name(key) || !is_name(section) {
                fault(format!("`{name}` is no name in Rust"));
            }
            let forms = match value {
                toml::Value::String(text) => vec![pieces(&name, text, fault)],
                toml::Value::Table(forms) => {
                    let form = |key| forms.get(key).and_then(toml::Value::as_str);
                    let (Some(one), Some(other), 2) = (form("one"), form("other"), forms.len())
                    else {
                        fault(format!("`{name}` needs `one` and `other` and nothing else"));
                        continue;
                    };
                    vec![pieces(&name, one, fault), pieces(&name, other, fault)]
                }
                _ => {
                    fault(format!("`{name}` is no text"));
                    continue;
                }
            };
            read.insert(key.clone(), forms);
        }
        sections.insert(section.clone(), read);
    }
    sections
}

/// Whether it can be a method: lower case, and no word that Rust keeps for itself.
fn is_name(text: &str) -> bool {
    const KEPT: [&str; 14] = [
        "as", "else", "fn", "for", "if", "in", "let", "loop", "match", "mod", "move", "ref",
        "type", "use",
    ];
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && !KEPT.contains(&text)
}

fn pieces(name: &str, text: &str, fault: &mut dyn FnMut(String)) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            fault(format!("`{name}` opens a brace and does not close it"));
            break;
        };
        if open > 0 {
            found.push(Piece::Text(rest[..open].to_owned()));
        }
        let argument = &rest[open + 1..open + length];
        if !is_name(argument) {
            fault(format!("`{name}` has an argument `{argument}` that is no name"));
        }
        found.push(Piece::Argument(argument.to_owned()));
        rest = &rest[open + length + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest.to_owned()));
    }
    check_markup(name, text, fault);
    if arguments(&found).len() > ARGUMENTS {
        fault(format!("`{name}` has more than {ARGUMENTS} arguments"));
    }
    found
}

/// Nothing in a message may end an attribute it is put into, or be another character in HTML.
fn check_markup(name: &str, text: &str, fault: &mut dyn FnMut(String)) {
    let mut outside = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        outside.push_str(&rest[..open]);
        let Some(length) = rest[open..].find('>') else {
            fault(format!("`{name}` has a `<` without a `>`"));
            return;
        };
        let tag = rest[open + 1..open + length].trim_start_matches('/');
        let tag = tag.split(' ').next().unwrap_or_default();
        if !TAGS.contains(&tag) {
            fault(format!("`{name}` has a tag `{tag}`; allowed are {}", TAGS.join(", ")));
        }
        rest = &rest[open + length + 1..];
    }
    outside.push_str(rest);
    if let Some(found) = outside.chars().find(|&found| matches!(found, '&' | '"' | '>')) {
        fault(format!("`{name}` has a `{found}`; write it as a word or with “ and ”"));
    }
}

/// The arguments in the order they first appear.
fn arguments(pieces: &[Piece]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for piece in pieces {
        if let Piece::Argument(name) = piece
            && !names.contains(&&**name)
        {
            names.push(name);
        }
    }
    names
}

/// The arguments of all forms: a form may leave one out.
fn all_arguments(forms: &Forms) -> Vec<&str> {
    let mut names = Vec::new();
    for name in forms.iter().rev().flat_map(|form| arguments(form)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // The count that chooses the form comes first, whether it is written or not.
    if forms.len() > 1 {
        names.retain(|name| *name != "n");
        names.insert(0, "n");
    }
    names
}

fn has_tags(forms: &Forms) -> bool {
    let text = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains('<'));
    forms.iter().flatten().any(text)
}

fn tags(forms: &Forms) -> Vec<String> {
    let mut found: Vec<String> = forms
        .iter()
        .flatten()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            Piece::Argument(_) => None,
        })
        .flat_map(|text| text.split('<').skip(1))
        .map(|tag| tag.split([' ', '>']).next().unwrap_or_default().to_owned())
        .collect();
    found.sort();
    found
}

fn compare(first: &Catalogue, other: &Catalogue, fault: &mut dyn FnMut(String)) {
    for (section, messages) in first {
        let empty = BTreeMap::new();
        let found = other.get(section).unwrap_or(&empty);
        for (key, forms) in messages {
            let name = format!("{section}.{key}");
            let Some(translated) = found.get(key) else {
                fault(format!("`{name}` is missing"));
                continue;
            };
            let sorted = |forms| {
                let mut names = all_arguments(forms);
                names.sort_unstable();
                names
            };
            if translated.len() != forms.len() {
                fault(format!("`{name}` must have the same forms as in the first language"));
            } else if sorted(translated) != sorted(forms) {
                fault(format!("`{name}` has not the arguments {}", sorted(forms).join(", ")));
            } else if forms.len() == 1 && tags(translated) != tags(forms) {
                fault(format!("`{name}` has not the tags {}", tags(forms).join(", ")));
            }
        }
        for key in found.keys().filter(|key| !messages.contains_key(*key)) {
            fault(format!("`{section}.{key}` is not in the first language"));
        }
    }
    for section in other.keys().filter(|section| !first.contains_key(*section)) {
        fault(format!("section `{section}` is not in the first language"));
    }
}

fn source(catalogues: &[Catalogue]) -> String {
    let mut out = String::new();
    let sections: Vec<&String> = catalogues[0].keys().collect();
    // Writing to a string cannot fail.
    let _ = write_root(&mut out, &sections);
    for section in sections {
        let _ = write_section(&mut out, section, catalogues);
    }
    out
}

fn write_root(out: &mut String, sections: &[&String]) -> std::fmt::Result {
    writeln!(out, "/// All messages in one language, for pages or for plain text.")?;
    writeln!(out, "#[derive(Debug, Clone, Copy)]\npub(crate) struct Messages<M> {{")?;
    writeln!(out, "    pub(super) language: Language,\n    mode: PhantomData<M>,")?;
    for section in sections {
        writeln!(out, "    pub(crate) {section}: {}<M>,", type_name(section))?;
    }
    writeln!(out, "}}\n\nimpl<M> Messages<M> {{\n    /// The messages of a language.")?;
    writeln!(out, "    pub(crate) const fn new(language: Language) -> Self {{\n        Self {{")?;
    writeln!(out, "            language,\n            mode: PhantomData,")?;
    for section in sections {
        let name = type_name(section);
        writeln!(out, "            {section}: {name} {{ language, mode: PhantomData }},")?;
    }
    writeln!(out, "        }}\n    }}\n}}\n")
}

fn write_section(out: &mut String, section: &str, catalogues: &[Catalogue]) -> std::fmt::Result {
    let name = type_name(section);
    writeln!(out, "/// The section `{section}`.\n#[derive(Debug, Clone, Copy)]")?;
    writeln!(out, "pub(crate) struct {name}<M> {{")?;
    writeln!(out, "    language: Language,\n    mode: PhantomData<M>,\n}}\n")?;
    let (html, plain): (Vec<_>, Vec<_>) = catalogues[0][section]
        .iter()
        .partition(|(key, _)| catalogues.iter().any(|one| has_tags(&one[section][*key])));
    for (bound, mode, messages) in [("<M: Mode>", "M", plain), ("", "Html", html)] {
        if messages.is_empty() {
            continue;
        }
        writeln!(out, "impl{bound} {name}<{mode}> {{")?;
        for (key, forms) in messages {
            let translations: Vec<&Forms> =
                catalogues.iter().map(|catalogue| &catalogue[section][key]).collect();
            write_message(out, key, mode, forms, &translations)?;
        }
        writeln!(out, "}}\n")?;
    }
    Ok(())
}

fn write_message(
    out: &mut String,
    key: &str,
    mode: &str,
    forms: &Forms,
    translations: &[&Forms],
) -> std::fmt::Result {
    let names = all_arguments(forms);
    for form in forms {
        let text: String = form.iter().map(Piece::in_braces).collect();
        writeln!(out, "    /// `{}`", text.replace('\n', " "))?;
        writeln!(out, "    ///")?;
    }
    let counted = forms.len() > 1;
    let mut bounds = Vec::new();
    for (index, _) in names.iter().enumerate() {
        let count = if counted && index == 0 { " + Count" } else { "" };
        bounds.push(format!("A{index}: Argument<{mode}>{count}"));
    }
    let types: String = (0..names.len()).map(|index| format!("A{index}, ")).collect();
    let parameters: String =
        names.iter().enumerate().map(|(index, name)| format!(", {name}: A{index}")).collect();
    let bounds = if bounds.is_empty() { String::new() } else { format!("<{}>", bounds.join(", ")) };
    writeln!(
        out,
        "    pub(crate) fn {key}{bounds}(self{parameters}) -> Message<{mode}, ({types})> {{"
    )?;
    let form_type = if counted { "[&[Piece]; 2]" } else { "&[Piece]" };
    writeln!(out, "        const TEXT: [{form_type}; {}] = [", translations.len())?;
    for forms in translations {
        let lists: Vec<String> = forms.iter().map(|form| list(form, &names)).collect();
        if counted {
            writeln!(out, "            [{}],", lists.join(", "))?;
        } else {
            writeln!(out, "            {},", lists[0])?;
        }
    }
    writeln!(out, "        ];")?;
    let values: String = names.iter().map(|name| format!("{name}, ")).collect();
    let form = if counted { "[self.language.form(n.count())]" } else { "" };
    writeln!(
        out,
        "        Message::new(self.language, TEXT[self.language as usize]{form}, ({values}))\n    }}"
    )
}

fn list(form: &[Piece], names: &[&str]) -> String {
    let pieces: Vec<String> = form
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => format!("Piece::Text({text:?})"),
            Piece::Argument(name) => {
                let place = names.iter().position(|known| known == name).unwrap_or_default();
                format!("Piece::Argument({place})")
            }
        })
        .collect();
    format!("&[{}]", pieces.join(", "))
}

impl Piece {
    fn in_braces(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Argument(name) => format!("{{{name}}}"),
        }
    }
}

/// `first_screen` as `FirstScreenMessages`.
fn type_name(section: &str) -> String {
    let mut name = String::new();
    for word in section.split('_') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name + "Messages"
}
