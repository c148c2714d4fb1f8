//! One posting held against a candidate, requirement by requirement.

use super::conditions::HeldAgainst;
use crate::candidate::{Candidate, Evidence, EvidenceLevel};
use crate::content::Profile;
use crate::language::{Argument, Language, Messages, Mode};
use crate::market::{Ask, Nothing, PostingSummary};
use crate::report::comparison;
use crate::report::held::Held;
use crate::report::{Match, Reporter, Standing};
use crate::skills::{SkillId, SkillRef};
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;

/// So many postings of each kind are derived for a page.
pub const POSTINGS_DERIVED: usize = 15;

/// How a posting came to be met, near or neither.
#[derive(Debug, Clone, Serialize)]
pub struct PostingDerivation<'a> {
    /// The posting.
    pub posting: &'a PostingSummary,
    /// Required skills, then required lists of which one is enough.
    pub requirements: Vec<RequirementGroup<'a>>,
    /// What it names besides, strongest first; none of it decides.
    pub besides: Vec<SkillAgainst<'a>>,
    /// What the requirements come to.
    pub verdict: PostingVerdict,
    /// What it asks apart from skills, with what the profile says; none of it decides.
    pub conditions: Vec<HeldAgainst<'a>>,
}

/// What the requirements of a posting come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PostingVerdict {
    /// Every one is met.
    FullyMet,
    /// So many are missing.
    Short {
        /// At least 1.
        missing: usize,
    },
    /// It requires no skill of the catalogue, so it is not counted in the match.
    RequiresNothing,
    /// Nothing of it is counted, because there is nothing to count.
    Nothing(Nothing),
    /// Nothing of it is counted, because the source cut its text.
    Truncated,
}

/// A required skill, or a list of which one is enough.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementGroup<'a> {
    /// One skill, or the skills of the list.
    pub skills: Vec<SkillAgainst<'a>>,
    /// Whether the candidate holds one of them.
    pub met: bool,
}

/// A skill of a posting with what the candidate shows.
#[derive(Debug, Clone, Serialize)]
pub struct SkillAgainst<'a> {
    /// The skill.
    pub skill: &'a SkillRef,
    /// The sentence that names it.
    pub ask: Option<&'a Ask>,
    /// Where the candidate stands.
    pub standing: Standing,
    /// What the profile says of it; `None` when nothing.
    pub evidence: Option<&'a Evidence>,
}

impl<'a> PostingDerivation<'a> {
    /// That of the posting with this id, in the reporter's market. `None` when there is no such
    /// posting.
    pub fn of(
        reporter: &Reporter<'a>,
        candidate: &'a Candidate,
        profile: &Profile,
        id: &str,
    ) -> Option<Self> {
        let index = reporter.market.postings.iter().position(|posting| posting.id == id)?;
        let subject = reporter.subject(candidate, profile);
        let apart = comparison::Held::of(&subject);
        Some(Self::derive(reporter, candidate, &subject.held, &apart, index))
    }

    /// Those of the postings that are fully met or near: of each kind the newest
    /// [`POSTINGS_DERIVED`], newest first.
    pub fn listed(
        reporter: &Reporter<'a>,
        candidate: &'a Candidate,
        profile: &Profile,
        matching: &Match,
    ) -> Vec<Self> {
        let near = [&matching.one_short, &matching.two_short];
        let near = near.into_iter().flat_map(|near| near.newest.iter().take(POSTINGS_DERIVED));
        let near = near.map(|near| &near.posting);
        let met = matching.fully_met_postings.iter().take(POSTINGS_DERIVED);
        let listed: HashSet<&str> = near.chain(met).map(String::as_str).collect();
        let subject = reporter.subject(candidate, profile);
        let apart = comparison::Held::of(&subject);
        let postings = reporter.market.postings.iter().enumerate();
        postings
            .filter(|(_, posting)| listed.contains(posting.id.as_str()))
            .map(|(index, _)| Self::derive(reporter, candidate, &subject.held, &apart, index))
            .collect()
    }

    fn derive(
        reporter: &Reporter<'a>,
        candidate: &'a Candidate,
        held: &Held,
        apart: &comparison::Held<'_>,
        index: usize,
    ) -> Self {
        let (market, catalogue) = (reporter.market, reporter.catalogue);
        let posting = &market.postings[index];
        let required = market.requirements.get(index).cloned().unwrap_or_default();
        let against = |skill: &'a SkillRef, id: Option<SkillId>| SkillAgainst {
            skill,
            ask: posting.asks.iter().find(|ask| ask.skill.id == skill.id),
            standing: Standing::of(id.map_or(EvidenceLevel::None, |id| candidate.level(id))),
            evidence: id.and_then(|id| candidate.evidence(id)),
        };
        let group = |skills: &[SkillId]| RequirementGroup {
            skills: skills.iter().map(|id| against(catalogue.reference(*id), Some(*id))).collect(),
            met: held.has_one(skills),
        };
        let alone = required.skills.iter().map(|skill| group(std::slice::from_ref(skill)));
        let lists = required.one_of.iter().map(|list| group(list));
        let requirements: Vec<RequirementGroup<'a>> = alone.chain(lists).collect();
        let named = requirements.iter().flat_map(|group| &group.skills);
        let named: Vec<&str> = named.map(|against| &*against.skill.id).collect();
        let besides = posting
            .asks
            .iter()
            .filter(|ask| !named.contains(&&*ask.skill.id))
            .map(|ask| against(&ask.skill, catalogue.by_id(&ask.skill.id)))
            .collect();
        let missing = requirements.iter().filter(|group| !group.met).count();
        let verdict = match posting.nothing {
            _ if posting.truncated => PostingVerdict::Truncated,
            Some(nothing) => PostingVerdict::Nothing(nothing),
            None if requirements.is_empty() => PostingVerdict::RequiresNothing,
            None if missing == 0 => PostingVerdict::FullyMet,
            None => PostingVerdict::Short { missing },
        };
        let conditions = posting.conditions.iter().map(|condition| {
            let (held, verdict) = apart.against(posting, condition);
            HeldAgainst { condition, held, verdict }
        });
        let conditions = conditions.collect();
        Self { posting, requirements, besides, verdict, conditions }
    }

    /// The requirements that are not met.
    pub fn lacking(&self) -> Vec<&RequirementGroup<'a>> {
        self.requirements.iter().filter(|group| !group.met).collect()
    }
}

/// The verdict with what it comes from.
impl<M: Mode> Argument<M> for PostingDerivation<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).derivation;
        let all = self.requirements.len();
        match self.verdict {
            PostingVerdict::FullyMet => write!(out, "{}", say.fully_met(all)),
            PostingVerdict::Short { missing } => {
                let plain = language.plain();
                let lacking = self.lacking().into_iter();
                let lacking: Vec<String> =
                    lacking.map(|group| plain.value(group).to_string()).collect();
                let lacking = lacking.join("; ");
                // The match counts and lists those that are one or two short.
                if missing <= 2 {
                    write!(out, "{}", say.near(all, missing, lacking))
                } else {
                    write!(out, "{}", say.not_met(all, missing, lacking))
                }
            }
            PostingVerdict::RequiresNothing => write!(out, "{}", say.requires_nothing()),
            PostingVerdict::Nothing(Nothing::NoText) => write!(out, "{}", say.no_text()),
            PostingVerdict::Nothing(Nothing::NoRequirements) => {
                write!(out, "{}", say.no_requirements())
            }
            PostingVerdict::Nothing(Nothing::NoKnownSkill) => {
                write!(out, "{}", say.no_known_skill())
            }
            PostingVerdict::Truncated => write!(out, "{}", say.truncated()),
        }
    }
}

/// Such as "SQL", or "one of Go, Rust".
impl<M: Mode> Argument<M> for RequirementGroup<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let names: Vec<&str> = self.skills.iter().map(|against| &*against.skill.label).collect();
        let list = names.join(", ");
        if names.len() > 1 {
            write!(out, "{}", Messages::<M>::new(language).derivation.one_of(list))
        } else {
            M::text(out, &list)
        }
    }
}
