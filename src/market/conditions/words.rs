//! Levels, degrees and modes as pages and reports name them.

use super::{Concept, ConditionSource};
use crate::language::{Argument, Language, Messages, Mode as Way};
use crate::skills::{DegreeLevel, LanguageLevel, Permit, Seniority};
use std::fmt::{self, Write};

/// Where the work is done, without days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Remote,
    Hybrid,
    OnSite,
}

impl<M: Way> Argument<M> for Mode {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).condition;
        match self {
            Self::Remote => write!(out, "{}", say.remote()),
            Self::Hybrid => write!(out, "{}", say.hybrid()),
            Self::OnSite => write!(out, "{}", say.on_site()),
        }
    }
}

impl<M: Way> Argument<M> for Seniority {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).seniority;
        match self {
            Self::Intern => write!(out, "{}", say.intern()),
            Self::Junior => write!(out, "{}", say.junior()),
            Self::Mid => write!(out, "{}", say.mid()),
            Self::Senior => write!(out, "{}", say.senior()),
            Self::Staff => write!(out, "{}", say.staff()),
            Self::Principal => write!(out, "{}", say.principal()),
            Self::Lead => write!(out, "{}", say.lead()),
            Self::Manager => write!(out, "{}", say.manager()),
            Self::Director => write!(out, "{}", say.director()),
        }
    }
}

impl<M: Way> Argument<M> for DegreeLevel {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).degree;
        match self {
            Self::Vocational => write!(out, "{}", say.vocational()),
            Self::Associate => write!(out, "{}", say.associate()),
            Self::Unspecified => write!(out, "{}", say.unspecified()),
            Self::Bachelor => write!(out, "{}", say.bachelor()),
            Self::Master => write!(out, "{}", say.master()),
            Self::Doctorate => write!(out, "{}", say.doctorate()),
        }
    }
}

impl<M: Way> Argument<M> for LanguageLevel {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).language_level;
        match self {
            Self::A1 => out.write_str("A1"),
            Self::A2 => out.write_str("A2"),
            Self::Basic => write!(out, "{}", say.basic()),
            Self::B1 => out.write_str("B1"),
            Self::B2 => out.write_str("B2"),
            Self::Intermediate => write!(out, "{}", say.intermediate()),
            Self::C1 => out.write_str("C1"),
            Self::Advanced => write!(out, "{}", say.advanced()),
            Self::Fluent => write!(out, "{}", say.fluent()),
            Self::C2 => out.write_str("C2"),
            Self::Native => write!(out, "{}", say.native()),
        }
    }
}

impl<M: Way> Argument<M> for Permit {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).condition;
        match self {
            Self::AuthorisationAsked => write!(out, "{}", say.authorisation()),
            Self::CitizenshipAsked => write!(out, "{}", say.citizenship()),
            Self::SponsorshipOffered => write!(out, "{}", say.sponsorship()),
            Self::NoSponsorship => write!(out, "{}", say.no_sponsorship()),
        }
    }
}

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

/// A concept as the label of everything that postings state of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct AnyOf(pub(super) Concept);

impl<M: Way> Argument<M> for AnyOf {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).concept_stated;
        match self.0 {
            Concept::Years => write!(out, "{}", say.years()),
            Concept::Seniority => write!(out, "{}", say.seniority()),
            Concept::Degree => write!(out, "{}", say.degree()),
            Concept::Language => write!(out, "{}", say.language()),
            Concept::WorkMode => write!(out, "{}", say.work_mode()),
            Concept::Place => write!(out, "{}", say.place()),
            Concept::Permit => write!(out, "{}", say.permit()),
            Concept::Other => write!(out, "{}", say.other()),
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
