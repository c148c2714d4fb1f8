//! Which names entries take from a skill and which they give it: each stands for one skill only.

use super::report::{Report, quoted};
use super::{Catalogue, Corrections, SkillId};
use crate::content::{SkillEntry, Spanned};
use crate::diagnostics::{Diagnostic, did_you_mean};
use std::collections::{HashMap, HashSet};

/// The most names that a hint lists.
const LISTED: usize = 6;

/// Whom a name stands for.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    /// A built-in skill that no entry takes it from.
    BuiltIn(SkillId),
    /// An entry that adds it.
    Entry(usize),
}

/// The ways in which a skill is written before its entry forbids and adds some: the built-in
/// ones, and the label that the entry gives.
pub(super) fn given<'a>(
    base: &'a Catalogue,
    skill: Option<SkillId>,
    entry: &'a SkillEntry,
) -> Vec<&'a str> {
    let built_in = skill.iter().flat_map(|id| &base.get(*id).aliases);
    let mut names: Vec<&str> = built_in.map(|alias| &*alias.text).collect();
    if let Some(label) = &entry.label
        && !names.iter().any(|name| name.eq_ignore_ascii_case(&label.value))
    {
        names.push(&label.value);
    }
    names
}

/// Reports what entries forbid and does not stand for their skill.
pub(super) fn check_forbidden(corrections: &mut Corrections<'_>, report: &mut Report<'_>) {
    for correction in &mut corrections.list {
        let names = given(corrections.base, correction.base, correction.entry);
        let lower: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        for forbidden in &correction.entry.forbid {
            if !lower.contains(&forbidden.value.to_lowercase()) {
                let id = &correction.entry.id.value;
                report.at(correction.source, forbidden, || {
                    let message =
                        format!("{} does not stand for `{id}` anyway", quoted(&forbidden.value));
                    let hint = match did_you_mean(&forbidden.value, names.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => written(&names),
                    };
                    Diagnostic::error("unknown-alias", message).hint(hint)
                });
                correction.sound = false;
            }
        }
    }
}

/// Which names there are, for a hint.
fn written(names: &[&str]) -> String {
    if names.is_empty() {
        return "delete it".to_owned();
    }
    let shown: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > LISTED { " and more" } else { "" };
    format!("it is written {}{more}", shown.join(", "))
}

/// Reports the names that entries add and that stand for another skill already.
pub(super) fn check_added(corrections: &mut Corrections<'_>, report: &mut Report<'_>) {
    // As if all entries counted: one that is faulty for another reason still frees its names.
    let mut owners: HashMap<String, Owner> = HashMap::new();
    for id in corrections.base.ids() {
        let index = corrections.by_id.get(&*corrections.base.reference(id).id);
        let entry = index.map(|index| corrections.list[*index].entry);
        if entry.is_some_and(|entry| entry.retired) {
            continue;
        }
        let freed: HashSet<String> = entry
            .iter()
            .flat_map(|entry| &entry.forbid)
            .map(|name| name.value.to_lowercase())
            .collect();
        for alias in &corrections.base.get(id).aliases {
            let lower = alias.text.to_lowercase();
            if !freed.contains(&lower) {
                owners.insert(lower, Owner::BuiltIn(id));
            }
        }
    }
    for index in 0..corrections.list.len() {
        for (name, lower) in added(corrections, index) {
            let owner = *owners.entry(lower).or_insert(Owner::Entry(index));
            let this = &corrections.list[index];
            if owner == Owner::Entry(index) || this.base.map(Owner::BuiltIn) == Some(owner) {
                continue;
            }
            report.at(this.source, name, || taken(corrections, &name.value, owner));
            corrections.list[index].sound = false;
        }
    }
    drop_dependents(corrections, report);
}

/// Lets go of the entries that add a name which a faulty entry was to set free.
pub(super) fn drop_dependents(corrections: &mut Corrections<'_>, report: &mut Report<'_>) {
    loop {
        let mut kept: HashMap<String, usize> = HashMap::new();
        for (index, correction) in corrections.list.iter().enumerate() {
            let Some(base) = correction.base.filter(|_| !correction.sound) else { continue };
            for alias in &corrections.base.get(base).aliases {
                kept.insert(alias.text.to_lowercase(), index);
            }
        }
        let mut fallen = false;
        for index in 0..corrections.list.len() {
            if !corrections.list[index].sound {
                continue;
            }
            for (name, lower) in added(corrections, index) {
                let Some(other) = kept.get(&lower).map(|other| &corrections.list[*other]) else {
                    continue;
                };
                let this = &corrections.list[index];
                report.at(this.source, name, || {
                    let message = format!(
                        "{} still stands for `{}`, whose entry has a fault",
                        quoted(&name.value),
                        other.entry.id.value
                    );
                    let place = other.place();
                    Diagnostic::error("alias-taken", message)
                        .hint(format!("mend the entry at {place} first"))
                });
                corrections.list[index].sound = false;
                fallen = true;
                break;
            }
        }
        if !fallen {
            return;
        }
    }
}

/// The names that an entry adds to what stands for its skill, each with its lower case.
fn added<'a>(corrections: &Corrections<'a>, index: usize) -> Vec<(&'a Spanned<String>, String)> {
    let correction = &corrections.list[index];
    let entry = correction.entry;
    if entry.retired {
        return Vec::new();
    }
    let label = entry.label.as_ref().filter(|label| {
        let lower = label.value.to_lowercase();
        // The label is a name of its own unless a built-in name is the same but for case.
        given(corrections.base, correction.base, entry).contains(&label.value.as_str())
            && !entry.forbid.iter().any(|forbidden| forbidden.value.to_lowercase() == lower)
    });
    let aliases = entry.aliases.iter().map(|alias| &alias.text);
    label.into_iter().chain(aliases).map(|name| (name, name.value.to_lowercase())).collect()
}

/// The problem of a name that another skill has.
fn taken(corrections: &Corrections<'_>, name: &str, owner: Owner) -> Diagnostic {
    let (label, hint) = match owner {
        Owner::BuiltIn(skill) => {
            let other = corrections.base.reference(skill);
            let entry = format!("`forbid = [\"{name}\"]` to an entry with `id = \"{}\"`", other.id);
            (&*other.label, format!("if it should not, add {entry}"))
        }
        Owner::Entry(index) => {
            let other = &corrections.list[index];
            let entry = format!("the entry of `{}` at {}", other.entry.id.value, other.place());
            (other.label(corrections.base), format!("{entry} has it too; keep one"))
        }
    };
    let message = format!("{} stands for {label} already", quoted(name));
    Diagnostic::error("alias-taken", message).hint(hint)
}
