//! Which concepts the phrases of a sentence may state.

use super::Passage;
use crate::skills::conditions::phrases::{Mode, Role};
use std::ops::Range;

/// A concept that is looked for in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Years,
    Seniority,
    Degree,
    Language,
    Place,
    TimeZone,
    Permit,
    WorkMode,
    Travel,
    Clearance,
    Legal,
}

/// The topics of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Topics(u16);

impl Topics {
    pub(super) fn any(self) -> bool {
        self.0 != 0
    }

    pub(crate) fn has(self, topic: Topic) -> bool {
        self.0 & (1 << topic as u16) != 0
    }
}

/// The topics that a phrase opens, as bits.
fn topic(role: Role) -> u16 {
    let bit = |topic: Topic| 1 << topic as u16;
    match role {
        Role::YearUnit | Role::MonthUnit => bit(Topic::Years),
        Role::Seniority(_) => bit(Topic::Seniority),
        Role::Degree(_) | Role::ShortDegree(_) => bit(Topic::Degree),
        Role::Language(_) => bit(Topic::Language),
        Role::Based | Role::Local | Role::Only | Role::Relocate | Role::Relocation => {
            bit(Topic::Place)
        }
        Role::Mode(Mode::Remote) | Role::ModeSaid(Mode::Remote) => {
            bit(Topic::Place) | bit(Topic::WorkMode)
        }
        Role::Mode(_) | Role::ModeSaid(_) | Role::Day => bit(Topic::WorkMode),
        Role::ZoneWord | Role::Overlap | Role::ZoneCode => bit(Topic::TimeZone),
        Role::Authorised | Role::Citizen | Role::Visa | Role::Sponsor => bit(Topic::Permit),
        Role::Travel | Role::TravelAsked => bit(Topic::Travel),
        Role::Clearance(_) | Role::Licence => bit(Topic::Clearance),
        Role::Legal => bit(Topic::Legal),
        _ => 0,
    }
}

impl Passage<'_> {
    /// The concepts that some words open.
    pub(crate) fn topics(&self, words: Range<usize>) -> Topics {
        let hits = self.starts[words.start]..self.starts[words.end];
        Topics(self.hits[hits].iter().fold(0, |topics, hit| topics | topic(hit.role)))
    }
}
