//! Market and catalogue → [`SkillReport`]s: what stands on the page of each skill.

mod model;
#[cfg(test)]
mod tests;

pub use model::{InLists, Learning, Similar, SkillPay, SkillReport};

use super::hours;
use super::model::Resource;
use crate::market::{
    Companions, Demand, Market, Share, companions, is_requirement_kind, quartiles,
    stated_employer_key,
};
use crate::skills::{Catalogue, SkillId, SkillRef};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// From this many postings that name it a skill has a page: what one posting says stands with that
/// posting.
pub(crate) const PAGE_POSTINGS: u32 = 2;

/// The skills of a market that at least [`PAGE_POSTINGS`] postings name, in the order of demand.
pub(super) fn skills(market: &Market, catalogue: &Catalogue) -> Vec<SkillReport> {
    let desk = Desk::of(market, catalogue);
    let companions = companions(&market.demand, &market.postings);
    let asked = market.demand.iter().zip(&market.demand_ids).zip(companions);
    let paged = asked.filter(|((demand, _), _)| demand.any.k() >= PAGE_POSTINGS);
    paged.map(|((demand, id), companions)| desk.report(demand, *id, companions)).collect()
}

/// A market looked up for all of its skills.
struct Desk<'a> {
    market: &'a Market,
    catalogue: &'a Catalogue,
    /// Place in the demand of every skill, by skill.
    places: HashMap<SkillId, usize>,
    /// By place: the postings that name the skill, by index.
    naming: Vec<Vec<usize>>,
    /// A stated employer's spelling, by posting.
    employers: Vec<Option<&'a str>>,
    /// By skill: asked skills that imply it, and those that need it first.
    implied_by: BTreeMap<SkillId, Vec<SkillId>>,
    opens: BTreeMap<SkillId, Vec<SkillId>>,
    /// By skill: how many of the catalogue imply it.
    implying: BTreeMap<SkillId, u32>,
}

impl<'a> Desk<'a> {
    fn of(market: &'a Market, catalogue: &'a Catalogue) -> Self {
        let places: HashMap<SkillId, usize> = market.demand_ids.iter().copied().zip(0..).collect();
        let by_name: HashMap<&str, usize> =
            market.demand.iter().map(|demand| &*demand.skill.id).zip(0..).collect();
        let mut naming = vec![Vec::new(); market.demand.len()];
        for (at, posting) in market.postings.iter().enumerate() {
            for ask in &posting.asks {
                if let Some(place) = by_name.get(&*ask.skill.id) {
                    naming[*place].push(at);
                }
            }
        }
        let spellings = market
            .employers
            .iter()
            .filter_map(|(employer, _)| Some((stated_employer_key(employer)?, employer.as_str())));
        let spellings: HashMap<String, &str> = spellings.collect();
        let employer = |posting: &'a crate::market::PostingSummary| {
            let key = stated_employer_key(&posting.company)?;
            Some(spellings.get(&key).copied().unwrap_or(&posting.company))
        };
        let mut desk = Self {
            market,
            catalogue,
            naming,
            employers: market.postings.iter().map(employer).collect(),
            implied_by: BTreeMap::new(),
            opens: BTreeMap::new(),
            implying: BTreeMap::new(),
            places,
        };
        for id in catalogue.ids() {
            let asked = desk.places.contains_key(&id);
            for implied in catalogue.implied_by(id) {
                *desk.implying.entry(implied).or_default() += 1;
                if asked {
                    desk.implied_by.entry(implied).or_default().push(id);
                }
            }
            for first in catalogue.prerequisites_of(id).into_iter().filter(|_| asked) {
                desk.opens.entry(first).or_default().push(id);
            }
        }
        desk
    }

    fn report(&self, demand: &Demand, id: SkillId, companions: Option<Companions>) -> SkillReport {
        let catalogue = self.catalogue;
        let implied_by = self.implied_by.get(&id).map_or(&[][..], Vec::as_slice);
        let implying = self.implying.get(&id).copied().unwrap_or_default();
        let similar = catalogue.get(id).similar.iter().map(|(other, reason)| Similar {
            skill: catalogue.reference(*other).clone(),
            reason: reason.to_string(),
        });
        SkillReport {
            skill: demand.skill.clone(),
            employers: self.employers(self.naming(id)),
            companions,
            in_lists: self.in_lists(demand, id),
            pay: self.pay(demand, id),
            learning: is_requirement_kind(demand.skill.kind).then(|| self.learning(id)),
            implies: self.references(&catalogue.implied_by(id)),
            implied_by: self.most_asked(implied_by),
            implied_by_others: implying.saturating_sub(implied_by.len() as u32),
            similar: similar.collect(),
        }
    }

    fn naming(&self, id: SkillId) -> &[usize] {
        self.places.get(&id).map_or(&[], |place| &self.naming[*place])
    }

    /// Stated employers of some postings, by number of these.
    fn employers(&self, postings: &[usize]) -> Vec<(String, u32)> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for employer in postings.iter().filter_map(|at| self.employers[*at]) {
            *counts.entry(employer).or_default() += 1;
        }
        let mut employers: Vec<(String, u32)> =
            counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        // Stable: the name decides between equals.
        employers.sort_by_key(|(_, count)| Reverse(*count));
        employers
    }

    fn in_lists(&self, demand: &Demand, id: SkillId) -> InLists {
        let mut postings = 0;
        let mut others: BTreeMap<SkillId, u32> = BTreeMap::new();
        for at in self.naming(id) {
            let lists = self.market.requirements.get(*at).and_then(|asked| {
                let place = asked.replaceable.binary_search_by_key(&id, |entry| entry.skill);
                place.ok().map(|place| &asked.replaceable[place].named)
            });
            let Some(lists) = lists.filter(|lists| !lists.is_empty()) else { continue };
            postings += 1;
            let offered: BTreeSet<SkillId> = lists.iter().flatten().copied().collect();
            for other in offered {
                *others.entry(other).or_default() += 1;
            }
        }
        let mut others: Vec<(SkillRef, u32)> = others
            .into_iter()
            .map(|(other, count)| (self.catalogue.reference(other).clone(), count))
            .collect();
        others.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.label.cmp(&b.0.label)));
        InLists { postings: Share::new(postings, demand.any.k()), others }
    }

    fn pay(&self, demand: &Demand, id: SkillId) -> Option<SkillPay> {
        let panel = self.market.salary.panels.first()?;
        let naming: HashMap<&str, usize> =
            self.naming(id).iter().map(|at| (&*self.market.postings[*at].id, *at)).collect();
        let stating = panel
            .ranges
            .iter()
            .filter_map(|range| Some((range, *naming.get(range.posting.as_str())?)));
        let (mut middles, postings): (Vec<f64>, Vec<usize>) =
            stating.map(|(range, at)| (range.midpoint(), at)).unzip();
        middles.sort_by(f64::total_cmp);
        let premiums = &panel.premiums.skills;
        Some(SkillPay {
            currency: panel.currency.clone(),
            ranges: Share::new(middles.len() as u32, panel.ranges.len() as u32),
            employers: self.employers(&postings).len() as u32,
            quartiles: quartiles(&middles),
            premium: premiums.iter().find(|premium| premium.skill == demand.skill).cloned(),
        })
    }

    fn learning(&self, id: SkillId) -> Learning {
        let say = self.market.language.plain();
        let (hours, basis) = hours::from_zero(self.catalogue, id, say);
        Learning {
            hours,
            basis,
            first: self.references(&self.catalogue.prerequisites_of(id)),
            opens: self.most_asked(self.opens.get(&id).map_or(&[], Vec::as_slice)),
            teaches: self.references(&self.catalogue.taught_with(id)),
            resources: Resource::of(&self.catalogue.resources_of(id), say),
        }
    }

    fn references(&self, skills: &[SkillId]) -> Vec<SkillRef> {
        skills.iter().map(|id| self.catalogue.reference(*id).clone()).collect()
    }

    /// Asked skills, most asked first.
    fn most_asked(&self, skills: &[SkillId]) -> Vec<SkillRef> {
        let mut skills = skills.to_vec();
        skills.sort_by_key(|id| self.places.get(id).copied());
        self.references(&skills)
    }
}
