//! Skills that postings would take another, held skill in place of ("AWS, GCP or Azure").

use super::held::Held;
use super::model::Alternatives;
use super::severity::{ASKED_PERCENT, ASKED_POSTINGS};
use crate::language::PlainMessages;
use crate::market::{Demand, Market, Replaceable, SMALL_SAMPLE, Share, Tier};
use crate::skills::{Catalogue, SkillId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The readable postings of a market that offer something in place of a skill, by skill.
pub(super) struct Replaceables<'a> {
    by_skill: HashMap<SkillId, Vec<&'a Replaceable>>,
}

/// A skill that is not settled.
pub(super) struct Unsettled<'a> {
    /// So many of `open` have to be met.
    pub(super) enough: u32,
    /// The lists of each posting that does not take a held skill in its place, and would.
    pub(super) open: Vec<&'a [Vec<SkillId>]>,
}

impl<'a> Replaceables<'a> {
    /// Those of a market.
    pub(super) fn of(market: &'a Market) -> Self {
        let mut by_skill: HashMap<SkillId, Vec<&Replaceable>> = HashMap::new();
        for (posting, requirements) in market.postings.iter().zip(&market.requirements) {
            if posting.nothing.is_none() {
                for replaceable in &requirements.replaceable {
                    by_skill.entry(replaceable.skill).or_default().push(replaceable);
                }
            }
        }
        Self { by_skill }
    }

    /// What the postings take in place of a skill that is not held; `None` when nothing.
    pub(super) fn alternatives(
        &self,
        skill: SkillId,
        demand: &Demand,
        held: &Held,
        catalogue: &Catalogue,
    ) -> Option<Alternatives> {
        let (taken, by) = self.taken(skill, demand, held)?;
        let mut by: Vec<(SkillId, u32)> = by.into_iter().collect();
        by.sort_by_key(|(id, postings)| (Reverse(*postings), *id));
        let share = Share::new(taken, asking(demand).k());
        Some(Alternatives {
            taken: share,
            required: counts_required(demand),
            settled: settles(demand, taken),
            by: by.into_iter().map(|(id, _)| catalogue.reference(id).clone()).collect(),
        })
    }

    /// Whether so many postings take a held skill in its place that it counts as met.
    pub(super) fn settled(&self, skill: SkillId, demand: &Demand, held: &Held) -> bool {
        self.taken(skill, demand, held).is_some_and(|(taken, _)| settles(demand, taken))
    }

    /// What learning can do for a skill to be settled that is not; `None` when it can do nothing.
    pub(super) fn unsettled(
        &self,
        skill: SkillId,
        demand: &Demand,
        held: &Held,
    ) -> Option<Unsettled<'_>> {
        let offers = self.offers(skill, demand);
        let takes = |lists: &&[Vec<SkillId>]| lists.iter().all(|list| held.has_one(list));
        let (taken, open): (Vec<_>, Vec<_>) = offers.partition(takes);
        let (taken, all) = (taken.len() as u32, (taken.len() + open.len()) as u32);
        let enough = (taken + 1..=all).find(|taken| settles(demand, *taken))?;
        Some(Unsettled { enough: enough - taken, open })
    }

    /// The lists of each posting that would take something in place of a skill.
    fn offers(
        &self,
        skill: SkillId,
        demand: &Demand,
    ) -> impl Iterator<Item = &'a [Vec<SkillId>]> + use<'_, 'a> {
        let required = counts_required(demand);
        let replaceables = self.by_skill.get(&skill).into_iter().flatten().copied();
        replaceables
            .map(move |of: &'a Replaceable| if required { &*of.required } else { &*of.named })
            .filter(|lists| !lists.is_empty())
    }

    /// Postings that take a held skill in its place, and how many take which.
    fn taken(
        &self,
        skill: SkillId,
        demand: &Demand,
        held: &Held,
    ) -> Option<(u32, BTreeMap<SkillId, u32>)> {
        let mut taken = 0;
        let mut by: BTreeMap<SkillId, u32> = BTreeMap::new();
        for lists in self.offers(skill, demand) {
            if !lists.iter().all(|list| held.has_one(list)) {
                continue;
            }
            taken += 1;
            let mut of_posting: Vec<SkillId> =
                lists.iter().flatten().copied().filter(|other| held.has(*other)).collect();
            of_posting.sort_unstable();
            of_posting.dedup();
            for other in of_posting {
                *by.entry(other).or_default() += 1;
            }
        }
        (taken > 0).then_some((taken, by))
    }
}

/// The postings that a skill's tier was counted from: those that require it, or that name it.
fn asking(demand: &Demand) -> Share {
    if counts_required(demand) { demand.required } else { demand.any }
}

fn counts_required(demand: &Demand) -> bool {
    match demand.tier {
        Tier::Core => true,
        Tier::Preferred | Tier::Emerging => false,
        Tier::Other => demand.any.n() < SMALL_SAMPLE,
    }
}

/// Whether what is left of the demand would be too little to be called asked.
fn settles(demand: &Demand, taken: u32) -> bool {
    let (asking, n) = (asking(demand).k(), demand.any.n());
    let left = asking.saturating_sub(taken);
    let few = n >= SMALL_SAMPLE
        && (left < ASKED_POSTINGS
            || u64::from(left) * 100 < u64::from(n) * u64::from(ASKED_PERCENT));
    left == 0 || few
}

/// When a skill counts as settled, as a sentence made from the constants that decide.
pub(super) fn rule(say: PlainMessages) -> String {
    say.alternatives.rule(SMALL_SAMPLE, ASKED_POSTINGS, ASKED_PERCENT).to_string()
}
