//! A site's own skills applied to the built-in catalogue.
//!
//! First every problem is told as if all entries counted, so that one mistake is one message; then
//! the faulty entries go, with those that need a name which a faulty entry was to set free.

mod build;
mod cycles;
mod edges;
mod names;
mod reading;
mod report;
#[cfg(test)]
mod tests;

use super::super::model::{Kind, SkillId};
use super::Catalogue;
use crate::content::{SkillEntry, SkillFile};
use crate::diagnostics::{Diagnostics, Source};
use report::Report;
use std::collections::HashMap;

/// One entry on trial.
struct Correction<'a> {
    source: &'a Source,
    entry: &'a SkillEntry,
    /// The built-in skill that it corrects; `None` for a new one.
    base: Option<SkillId>,
    /// Its kind: as given, else the built-in one.
    kind: Kind,
    /// Whether nothing is wrong with it so far.
    sound: bool,
}

/// Everything that the checks and the building share.
struct Corrections<'a> {
    base: &'a Catalogue,
    list: Vec<Correction<'a>>,
    /// Index of the entry of an id.
    by_id: HashMap<&'a str, usize>,
}

impl Catalogue {
    /// The catalogue with a site's entries added, corrected and retired.
    ///
    /// Every problem goes to `diagnostics`, at its place in the file; a faulty entry is left out
    /// and the others apply.
    pub fn corrected(&self, files: &[SkillFile], diagnostics: &mut Diagnostics) -> Self {
        let mut report = Report::new(diagnostics);
        let mut corrections = reading::read(self, files, &mut report);
        names::check_forbidden(&mut corrections, &mut report);
        edges::check(&mut corrections, &mut report);
        names::check_added(&mut corrections, &mut report);
        while cycles::check(&mut corrections, &mut report) {
            // An entry that fell may have been the one that freed another's name.
            names::drop_dependents(&mut corrections, &mut report);
        }
        build::build(&corrections)
    }
}

impl<'a> Corrections<'a> {
    /// The sound entry that corrects a built-in skill.
    fn of_base(&self, skill: SkillId) -> Option<&Correction<'a>> {
        let index = self.by_id.get(&*self.base.reference(skill).id)?;
        Some(&self.list[*index]).filter(|correction| correction.sound)
    }

    /// Whether a built-in skill is taken out.
    fn is_retired(&self, skill: SkillId) -> bool {
        self.of_base(skill).is_some_and(|correction| correction.entry.retired)
    }
}

impl Correction<'_> {
    /// Where it begins, such as `content/skills/own.toml:3`, for hints at it.
    fn place(&self) -> String {
        let location = self.source.locate(self.entry.id.span);
        match &location.position {
            Some(position) => format!("{}:{}", location.file, position.line),
            None => location.file.to_string(),
        }
    }

    fn label<'b>(&'b self, base: &'b Catalogue) -> &'b str {
        let given = self.entry.label.as_ref().map(|label| label.value.as_str());
        let built_in = || self.base.map(|id| &*base.reference(id).label);
        given.or_else(built_in).unwrap_or(&self.entry.id.value)
    }
}
