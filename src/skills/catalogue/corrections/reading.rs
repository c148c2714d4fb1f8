//! Entries paired with the built-in skills that they correct.

use super::report::{Report, quoted};
use super::{Correction, Corrections};
use crate::content::{SkillEntry, SkillFile};
use crate::diagnostics::{Diagnostic, Source, did_you_mean};
use crate::skills::{Catalogue, Kind};
use std::collections::HashMap;

/// A site has at most so many entries: enough for anybody, and few enough that nothing done with
/// them takes long.
const MOST_ENTRIES: usize = 2000;

/// Pairs the entries with the skills that they correct; a second entry of a skill is left out.
pub(super) fn read<'a>(
    base: &'a Catalogue,
    files: &'a [SkillFile],
    report: &mut Report<'_>,
) -> Corrections<'a> {
    let mut all = Corrections { base, list: Vec::new(), by_id: HashMap::new() };
    let entries =
        files.iter().flat_map(|file| file.entries.iter().map(|entry| (&file.source, entry)));
    for (source, entry) in entries {
        let id = &entry.id.value;
        if all.list.len() == MOST_ENTRIES {
            report.at(source, &entry.id, || {
                let message = format!("a site has at most {MOST_ENTRIES} skills of its own");
                Diagnostic::error("too-many-skills", message)
                    .hint("this and all after it are left out")
            });
            break;
        }
        if let Some(first) = all.by_id.get(id.as_str()) {
            report.at(source, &entry.id, || {
                let place = all.list[*first].place();
                let message = format!("the skill `{id}` has an entry already");
                Diagnostic::error("duplicate-skill", message)
                    .hint(format!("it is at {place}; join the two"))
            });
            continue;
        }
        let known = base.by_id(id);
        let kind = kind(entry, known.map(|id| base.reference(id).kind), source, report);
        let complete = known.is_some() || is_complete(base, source, entry, report);
        all.by_id.insert(id, all.list.len());
        all.list.push(Correction {
            source,
            entry,
            base: known,
            sound: kind.is_some() && complete && !entry.faulty,
            kind: kind.unwrap_or(Kind::Platform),
        });
    }
    all
}

/// Whether the entry of a new skill says what it needs; what is missing is reported.
fn is_complete(
    base: &Catalogue,
    source: &Source,
    entry: &SkillEntry,
    report: &mut Report<'_>,
) -> bool {
    match (&entry.label, &entry.kind) {
        (Some(_), Some(_)) => return true,
        // It may be there and faulty or misspelt, which was reported.
        _ if entry.faulty => {}
        (None, None) => report.at(source, &entry.id, || unknown(base, entry)),
        (None, Some(_)) => {
            let expected = "its name as shown, such as `label = \"Acme Flow\"`";
            report.at(source, &entry.id, || incomplete(base, entry, "label", expected));
        }
        (Some(_), None) => {
            report.at(source, &entry.id, || incomplete(base, entry, "kind", &kinds()));
        }
    }
    false
}

/// An entry with neither label nor kind is a correction, of a skill that is not there.
fn unknown(base: &Catalogue, entry: &SkillEntry) -> Diagnostic {
    let verb = if entry.retired { "retire" } else { "correct" };
    let message = format!("there is no skill `{}` to {verb}", entry.id.value);
    let hint = match near(base, &entry.id.value) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "a new skill needs `label` and `kind`".to_owned(),
    };
    Diagnostic::error("unknown-skill", message).hint(hint)
}

fn incomplete(base: &Catalogue, entry: &SkillEntry, missing: &str, expected: &str) -> Diagnostic {
    let id = &entry.id.value;
    let message = format!("the new skill `{id}` has no `{missing}`");
    let mut problem = Diagnostic::error("missing-key", message).expected(expected);
    let near = near(base, id);
    problem.hint = near.map(|near| format!("to correct a skill, did you mean `{near}`?"));
    problem
}

fn near(base: &Catalogue, id: &str) -> Option<String> {
    did_you_mean(id, base.ids().map(|known| &*base.reference(known).id))
}

/// The kind of an entry: as given, else as built in; `None` when what is given is none.
fn kind(
    entry: &SkillEntry,
    built_in: Option<Kind>,
    source: &Source,
    report: &mut Report<'_>,
) -> Option<Kind> {
    // A new skill without a kind is reported as such.
    let Some(given) = &entry.kind else { return Some(built_in.unwrap_or(Kind::Platform)) };
    let found = Kind::ALL.into_iter().find(|kind| kind.word() == given.value.trim());
    if found.is_none() {
        report.at(source, given, || {
            let message = format!("there is no kind {}", quoted(&given.value));
            let mut problem = Diagnostic::error("unknown-value", message).expected(kinds());
            let near = did_you_mean(&given.value, Kind::ALL.map(Kind::word));
            problem.hint = near.map(|near| format!("did you mean `{near}`?"));
            problem
        });
    }
    found
}

/// The kinds for a message.
fn kinds() -> String {
    let [first @ .., last] = Kind::ALL.map(|kind| format!("`{}`", kind.word()));
    format!("{} or {last}", first.join(", "))
}
