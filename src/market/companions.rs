//! Skills that postings name together more often than apart.

use super::share::{Interval, MINIMUM_FOR_SHARES, Share};
use super::statistics::{benjamini_hochberg, two_proportions_p};
use super::{Demand, PostingSummary};
use crate::language::{Percent, PlainMessages};
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// Fewest postings that name a skill for it to be compared at all. How often it is named in all
/// says nothing of whom it is named with, so leaving the rare ones out favours no result.
const FEWEST_NAMED: u32 = 5;
/// False discovery rate over the skills compared with one.
const FALSE_DISCOVERY_RATE: f64 = 0.05;

/// What is named more often beside a skill than without it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Companions {
    /// Skills that passed the test, by the lower end of the difference, largest first.
    pub skills: Vec<Companion>,
    /// Skills that were compared.
    pub compared: u32,
}

/// A skill that is named beside another.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Companion {
    /// The skill.
    pub skill: SkillRef,
    /// Postings that name it, of those that name the other: how often both are named together.
    pub with: Share,
    /// Postings that name it, of those that do not name the other: the base rate.
    pub without: Share,
    /// Newcombe 95 % interval of the difference.
    pub difference: Interval,
}

/// The companions of each skill in the order of `demand`; `None` where fewer than
/// [`MINIMUM_FOR_SHARES`] postings name the skill, or fewer do not.
///
/// The shares among the postings with and without a skill are compared by the score test; a skill
/// is listed when Benjamini–Hochberg over all skills compared with that one rejects "no
/// difference" and the share with it is the larger.
pub fn companions(demand: &[Demand], postings: &[PostingSummary]) -> Vec<Option<Companions>> {
    let candidates: Vec<&Demand> =
        demand.iter().filter(|demand| demand.any.k() >= FEWEST_NAMED).collect();
    let together = together(postings, &candidates);
    let place: HashMap<&str, usize> =
        candidates.iter().map(|demand| &*demand.skill.id).zip(0..).collect();
    let of = |demand: &Demand| {
        let k = demand.any.k();
        let others = demand.any.n().saturating_sub(k);
        if k < MINIMUM_FOR_SHARES || others < MINIMUM_FOR_SHARES {
            return None;
        }
        let own = place.get(&*demand.skill.id)?;
        let compared = candidates.iter().enumerate().filter(|(at, _)| at != own);
        let compared = compared.map(|(at, other)| {
            let both = together[own * candidates.len() + at];
            let without = Share::new(other.any.k().saturating_sub(both), others);
            (*other, Share::new(both, k), without)
        });
        Some(judge(compared.collect()))
    };
    demand.iter().map(of).collect()
}

fn judge(compared: Vec<(&Demand, Share, Share)>) -> Companions {
    let p_values: Vec<f64> =
        compared.iter().map(|(_, with, without)| two_proportions_p(*with, *without)).collect();
    let rejected = benjamini_hochberg(&p_values, FALSE_DISCOVERY_RATE);
    let count = compared.len() as u32;
    let passed = compared.into_iter().zip(rejected).filter(|((_, with, without), rejected)| {
        *rejected && with.proportion() > without.proportion()
    });
    let mut skills: Vec<Companion> = passed
        .map(|((demand, with, without), _)| Companion {
            skill: demand.skill.clone(),
            with,
            without,
            difference: Interval::newcombe(with, without),
        })
        .collect();
    skills.sort_by(|a, b| {
        b.difference.low.total_cmp(&a.difference.low).then_with(|| a.skill.id.cmp(&b.skill.id))
    });
    Companions { skills, compared: count }
}

/// In how many postings each two of `skills` are named, row by row.
fn together(postings: &[PostingSummary], skills: &[&Demand]) -> Vec<u32> {
    let place: HashMap<&str, usize> =
        skills.iter().map(|demand| &*demand.skill.id).zip(0..).collect();
    let mut counts = vec![0; skills.len() * skills.len()];
    for posting in postings {
        let named: Vec<usize> =
            posting.asks.iter().filter_map(|ask| place.get(&*ask.skill.id).copied()).collect();
        for one in &named {
            for other in &named {
                counts[one * skills.len() + other] += 1;
            }
        }
    }
    counts
}

/// The rule as a sentence, made from the constants that decide.
pub(crate) fn companions_rule(say: PlainMessages) -> String {
    let rate = Percent(FALSE_DISCOVERY_RATE);
    say.market_rule.companions(rate, FEWEST_NAMED, MINIMUM_FOR_SHARES).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::market::Market;
    use crate::market::fixtures::{Offer, analysed};

    /// 20 postings of which the first `rust` name Rust, the first `docker` Docker, and every other
    /// one Go.
    fn market(rust: usize, docker: usize) -> Market {
        analysed((0..20).map(|at| {
            let mut offer = Offer::new(&format!("p{at:02}")).company(&format!("Employer {at}"));
            if at < rust {
                offer = offer.requires("rust");
            }
            if at < docker {
                offer = offer.requires("docker");
            }
            if at % 2 == 0 { offer.requires("go") } else { offer }
        }))
    }

    fn of(market: &Market, id: &str) -> Option<Companions> {
        let at = market.demand.iter().position(|demand| &*demand.skill.id == id).unwrap();
        companions(&market.demand, &market.postings)[at].clone()
    }

    #[test]
    fn what_is_named_together_is_found_with_its_base_rate() {
        let market = market(10, 9);
        let found = of(&market, "rust").unwrap();
        assert_eq!(found.compared, 2);
        let [docker] = &found.skills[..] else { panic!("{found:?}") };
        assert_eq!(&*docker.skill.id, "docker");
        assert_eq!((docker.with, docker.without), (Share::new(9, 10), Share::new(0, 10)));
        assert!(docker.difference.low > 0.4, "{:?}", docker.difference);
    }

    #[test]
    fn what_stands_in_every_posting_is_no_companion() {
        let market = market(10, 20);
        assert!(of(&market, "rust").unwrap().skills.is_empty());
        // Nobody leaves Docker out, so there is nothing to compare with.
        assert_eq!(of(&market, "docker"), None);
    }

    #[test]
    fn too_few_postings_are_not_compared() {
        assert_eq!(of(&market(9, 9), "rust"), None);
        assert!(of(&market(10, 4), "rust").unwrap().skills.is_empty(), "4 name Docker");
        for part in ["at least 5 postings", "at least 10 postings", "at 5 %"] {
            let rule = companions_rule(Language::English.plain());
            assert!(rule.contains(part), "{part}");
        }
    }
}
