//! The one level and the one work mode of a posting.

use super::rows;
use crate::skills::{Condition, Conditions, WorkMode};

/// Rank and name of the seniority a posting states; `None` when it states none or several.
pub(crate) fn seniority_of(conditions: &Conditions) -> Option<(u8, &'static str)> {
    only(conditions, |condition| match condition {
        Condition::Seniority { level } => Some((*level as u8, rows::seniority(*level))),
        _ => None,
    })
}

/// Rank and name of the work mode a posting states; `None` when it states none or several.
pub(crate) fn work_mode_of(conditions: &Conditions) -> Option<(u8, &'static str)> {
    only(conditions, |condition| match condition {
        Condition::WorkMode(WorkMode::Remote) => Some((0, "remote")),
        Condition::WorkMode(WorkMode::Hybrid { .. }) => Some((1, "hybrid")),
        Condition::WorkMode(WorkMode::OnSite) => Some((2, "on site")),
        _ => None,
    })
}

/// What all conditions that have it agree on.
fn only<T: PartialEq>(conditions: &Conditions, of: impl Fn(&Condition) -> Option<T>) -> Option<T> {
    let mut found = conditions.stated.iter().filter_map(|stated| of(&stated.condition));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
