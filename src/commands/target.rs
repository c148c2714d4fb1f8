//! Which of a candidate's targets is meant.

use super::Failure;
use crate::content::{Profile, Visibility};
use crate::diagnostics::did_you_mean;
use std::sync::Arc;

/// The place of the market `named` among those a candidate aims at; of the only one when none is
/// named, and `None` when there is none at all.
pub(super) fn choose(
    profile: &str,
    named: Option<&str>,
    aims: &[&str],
) -> Result<Option<usize>, Failure> {
    let Some(named) = named else {
        if aims.len() > 1 {
            return Err(Failure::new(format!(
                "{profile} aims at several markets: add --market with one of {}",
                aims.join(", ")
            )));
        }
        return Ok((!aims.is_empty()).then_some(0));
    };
    if let Some(index) = aims.iter().position(|market| *market == named) {
        return Ok(Some(index));
    }
    let near = did_you_mean(named, aims.iter().copied());
    let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    Err(Failure::new(format!("{profile} does not aim at {named}{near}")))
}

/// Says no to a profile that nothing may be told of.
pub(super) fn refuse_private(profiles: &[Arc<Profile>]) -> Result<(), Failure> {
    match profiles.iter().find(|profile| profile.career.visibility == Visibility::Private) {
        Some(profile) => Err(Failure::new(format!(
            "{} is private (`career.visibility`): nothing is reported",
            profile.id
        ))),
        None => Ok(()),
    }
}
