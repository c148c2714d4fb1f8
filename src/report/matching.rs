//! How far the candidate meets the market.

use super::held::Held;
use super::model::{
    Coverage, CoverageTerm, Match, MatchCounts, NearPosting, NearPostings, Requirement, Standing,
};
use super::reporter::{Reporter, Subject};
use crate::language::PlainMessages;
use crate::market::{Share, Tier};
use crate::skills::{SkillId, SkillRef};

/// Preferred skills weigh this part of their share in the coverage.
pub(super) const PREFERRED_WEIGHT: f64 = 1.0 / 3.0;
/// What a listed skill counts in the coverage.
pub(super) const LISTED_CREDIT: f64 = 0.5;
/// So many near postings are listed; all are counted.
pub const NEAR_LISTED: usize = 30;

/// The core and preferred skills of the requirements.
pub(super) struct Tiers {
    core: Vec<SkillId>,
    preferred: Vec<SkillId>,
}

impl Tiers {
    /// Those of the requirements.
    pub(super) fn of(requirements: &[(SkillId, Requirement)]) -> Self {
        let tier = |tier| {
            let of_tier = requirements.iter().filter(|(_, asked)| asked.demand.tier == tier);
            of_tier.map(|(id, _)| *id).collect()
        };
        Self { core: tier(Tier::Core), preferred: tier(Tier::Preferred) }
    }

    /// The match of a set of held skills.
    pub(super) fn counts(&self, reporter: &Reporter<'_>, held: &Held) -> MatchCounts {
        let (mut fully_met, mut all) = (0, 0);
        for (_, posting) in reporter.demanding() {
            all += 1;
            fully_met += usize::from(held.meets(posting));
        }
        MatchCounts {
            core: Self::met(reporter, held, &self.core),
            preferred: Self::met(reporter, held, &self.preferred),
            fully_met: share(fully_met, all),
        }
    }

    /// How many of some skills are met by what is held.
    pub(super) fn met(reporter: &Reporter<'_>, held: &Held, skills: &[SkillId]) -> Share {
        let met = |id: &&SkillId| {
            let settled = |demand| reporter.settled(**id, demand, held);
            held.has(**id) || reporter.demand(**id).is_some_and(settled)
        };
        share(skills.iter().filter(met).count(), skills.len())
    }

    /// The core skills.
    pub(super) fn core(&self) -> &[SkillId] {
        &self.core
    }

    /// The preferred skills.
    pub(super) fn preferred(&self) -> &[SkillId] {
        &self.preferred
    }
}

/// The match as the candidate stands.
pub(super) fn matching(
    subject: &Subject<'_>,
    tiers: &Tiers,
    requirements: &[(SkillId, Requirement)],
) -> Match {
    let reporter = subject.reporter;
    let MatchCounts { core, preferred, fully_met } = tiers.counts(reporter, &subject.held);
    let mut result = Match {
        core,
        preferred,
        settled: settled(requirements),
        fully_met,
        fully_met_postings: Vec::new(),
        one_short: NearPostings::default(),
        two_short: NearPostings::default(),
        coverage: coverage(requirements, reporter.say()),
    };
    for (index, asked) in reporter.demanding() {
        let posting = &reporter.market.postings[index];
        let refer = |id: &SkillId| reporter.catalogue.reference(*id).clone();
        let missing: Vec<SkillRef> =
            asked.skills.iter().filter(|id| !subject.held.has(**id)).map(refer).collect();
        let one_of: Vec<Vec<SkillRef>> = asked
            .one_of
            .iter()
            .filter(|list| !subject.held.has_one(list))
            .map(|list| list.iter().map(refer).collect())
            .collect();
        let short = missing.len() + one_of.len();
        let list = match short {
            0 => {
                result.fully_met_postings.push(posting.id.clone());
                continue;
            }
            1 => &mut result.one_short,
            2 => &mut result.two_short,
            _ => continue,
        };
        list.count += 1;
        if list.newest.len() == NEAR_LISTED {
            continue;
        }
        list.newest.push(NearPosting {
            posting: posting.id.clone(),
            title: posting.title.clone(),
            company: posting.company.clone(),
            url: posting.url.clone(),
            missing,
            one_of,
        });
    }
    result
}

/// The core and preferred skills that count as met by what is held in their place.
fn settled(requirements: &[(SkillId, Requirement)]) -> Vec<SkillRef> {
    let asked = requirements.iter().map(|(_, asked)| asked);
    asked
        .filter(|asked| matches!(asked.demand.tier, Tier::Core | Tier::Preferred))
        .filter(|asked| asked.settled())
        .map(|asked| asked.demand.skill.clone())
        .collect()
}

fn coverage(requirements: &[(SkillId, Requirement)], say: PlainMessages) -> Coverage {
    let terms: Vec<CoverageTerm> = requirements
        .iter()
        .filter_map(|(_, asked)| {
            let weight = match asked.demand.tier {
                Tier::Core => asked.demand.required.proportion(),
                Tier::Preferred => asked.demand.any.proportion() * PREFERRED_WEIGHT,
                Tier::Emerging | Tier::Other => return None,
            };
            let shown = match asked.standing {
                Standing::Have => 1.0,
                Standing::Partly => LISTED_CREDIT,
                Standing::Missing => 0.0,
            };
            let replaced = asked.alternatives.as_ref();
            let replaced = replaced.filter(|held| held.taken.proportion() > shown);
            let (credit, basis) = match replaced {
                Some(held) => (held.taken.proportion(), say.value(held).to_string()),
                None => (shown, say.value(asked.standing).to_string()),
            };
            Some(CoverageTerm { skill: asked.demand.skill.clone(), weight, credit, basis })
        })
        .collect();
    let weights: f64 = terms.iter().map(|term| term.weight).sum();
    let met: f64 = terms.iter().map(|term| term.weight * term.credit).sum();
    Coverage { value: (weights > 0.0).then(|| met / weights), terms }
}

fn share(k: usize, n: usize) -> Share {
    let count = |value| u32::try_from(value).unwrap_or(u32::MAX);
    Share::new(count(k), count(n))
}
