//! Levels, degrees and modes as pages and reports name them.

use super::{Concept, ConditionSource};
use crate::language::{Argument, Language, Messages, Mode as Way};
use std::fmt::{self, Write};

/// The heading of its rows.
impl<M: Way> Argument<M> for Concept {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).concept;
        match self {
            Self::Years => write!(out, "{}", say.years()),
            Self::Seniority => write!(out, "{}", say.seniority()),
            Self::Degree => write!(out, "{}", say.degree()),
            Self::Language => write!(out, "{}", say.language()),
            Self::WorkMode => write!(out, "{}", say.work_mode()),
            Self::Place => write!(out, "{}", say.place()),
            Self::Permit => write!(out, "{}", say.permit()),
            Self::Other => write!(out, "{}", say.other()),
        }
    }
}

impl<M: Way> Argument<M> for ConditionSource {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).condition_source;
        match self {
            Self::Text => write!(out, "{}", say.text()),
            Self::Title => write!(out, "{}", say.title()),
            Self::Workplace => write!(out, "{}", say.workplace()),
            Self::EmploymentType => write!(out, "{}", say.employment_type()),
            Self::Location => write!(out, "{}", say.location()),
        }
    }
}
