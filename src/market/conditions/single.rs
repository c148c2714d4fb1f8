//! The one level and the one work mode of a posting.

use super::words::Mode;
use crate::skills::{Condition, Conditions, Seniority, WorkMode};

/// The seniority a posting states; `None` when it states none or several.
pub(crate) fn seniority_of(conditions: &Conditions) -> Option<Seniority> {
    only(conditions, |condition| match condition {
        Condition::Seniority { level } => Some(*level),
        _ => None,
    })
}

/// Rank and name of the work mode a posting states; `None` when it states none or several.
pub(crate) fn work_mode_of(conditions: &Conditions) -> Option<(u8, Mode)> {
    only(conditions, |condition| match condition {
        Condition::WorkMode(WorkMode::Remote) => Some(Mode::Remote),
        Condition::WorkMode(WorkMode::Hybrid { .. }) => Some(Mode::Hybrid),
        Condition::WorkMode(WorkMode::OnSite) => Some(Mode::OnSite),
        _ => None,
    })
    .map(|mode| (mode as u8, mode))
}

/// What all conditions that have it agree on.
fn only<T: PartialEq>(conditions: &Conditions, of: impl Fn(&Condition) -> Option<T>) -> Option<T> {
    let mut found = conditions.stated.iter().filter_map(|stated| of(&stated.condition));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
