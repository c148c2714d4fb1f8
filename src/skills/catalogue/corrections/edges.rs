//! Edges that entries give: each leads to another skill that is there.

use super::report::Report;
use super::{Correction, Corrections};
use crate::content::{SkillEntry, Spanned};
use crate::diagnostics::{Diagnostic, did_you_mean};

/// What is wrong with an edge.
enum Fault<'c> {
    /// It leads to its own skill.
    Itself,
    /// It leads to what this entry retires.
    Retired(&'c Correction<'c>),
    /// It leads nowhere.
    Nowhere,
}

/// Reports the edges that lead nowhere, to a retired skill or to the skill itself.
pub(super) fn check(corrections: &mut Corrections<'_>, report: &mut Report<'_>) {
    for index in 0..corrections.list.len() {
        let Correction { entry, source, .. } = corrections.list[index];
        let mut sound = true;
        for (key, target) in edges(entry) {
            if let Some(fault) = fault(corrections, entry, &target.value) {
                let edge = (key, entry.id.value.as_str(), target.value.as_str());
                report.at(source, target, || problem(corrections, edge, &fault));
                sound = false;
            }
        }
        corrections.list[index].sound &= sound;
    }
}

/// Every edge that an entry gives, with its key.
fn edges(entry: &SkillEntry) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
    let implies = entry.implies.iter().flatten().map(|target| ("implies", target));
    let similar = entry.similar.iter().flatten().map(|edge| ("similar", &edge.skill));
    let prerequisites = entry.prerequisites.iter().flatten().map(|to| ("prerequisites", to));
    implies.chain(similar).chain(prerequisites)
}

fn fault<'c>(
    corrections: &'c Corrections<'_>,
    entry: &SkillEntry,
    target: &str,
) -> Option<Fault<'c>> {
    if target == entry.id.value {
        return Some(Fault::Itself);
    }
    match corrections.by_id.get(target).map(|index| &corrections.list[*index]) {
        Some(other) if other.entry.retired => Some(Fault::Retired(other)),
        // Also when it is faulty: then whoever names it is not to blame.
        Some(_) => None,
        None => corrections.base.by_id(target).is_none().then_some(Fault::Nowhere),
    }
}

fn problem(
    corrections: &Corrections<'_>,
    (key, id, target): (&str, &str, &str),
    fault: &Fault<'_>,
) -> Diagnostic {
    match fault {
        Fault::Itself => {
            Diagnostic::error("skill-cycle", format!("`{key}` of `{id}` names `{id}` itself"))
                .hint("delete it")
        }
        Fault::Retired(other) => {
            let message = format!("`{key}` names `{target}`, which is retired");
            let hint = format!("it is retired at {}", other.place());
            Diagnostic::error("retired-skill", message).hint(hint)
        }
        Fault::Nowhere => {
            let message = format!("`{key}` names `{target}`, which does not exist");
            let hint = match id_near(corrections, target) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "skills are named by id here; add an entry for a new one".to_owned(),
            };
            Diagnostic::error("unknown-skill", message).hint(hint)
        }
    }
}

/// The id that was meant: of the skill with that name, else the nearest.
fn id_near(corrections: &Corrections<'_>, text: &str) -> Option<String> {
    let base = corrections.base;
    if let Some(named) = base.by_name(text) {
        return Some(base.reference(named).id.to_string());
    }
    let known = base.ids().map(|id| &*base.reference(id).id);
    did_you_mean(text, known.chain(corrections.by_id.keys().copied()))
}
