//! The pages of skills: each is made of its market and of the dashboards that show or miss it.

use super::market_index::{MarketIndex, PagedSkill};
use super::{Dashboard, File, RenderError, Renderer, Restyled, Restyling, pages};
use crate::report::{Headline, SkillMark};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The pages of skills of a site, kept with what they were made from.
#[derive(Debug, Default)]
pub struct SkillPages {
    /// By market and by skill.
    markets: HashMap<String, HashMap<Arc<str>, Kept>>,
}

/// A page with the dashboards it was made from.
#[derive(Debug)]
struct Kept {
    candidates: usize,
    dashboards: Vec<Arc<Dashboard>>,
    file: File,
}

/// The public candidates of a market, as far as one skill is concerned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Concerned<'a> {
    /// How many aim at the market.
    pub(crate) candidates: usize,
    /// Those who show the skill or lack it.
    dashboards: &'a [Arc<Dashboard>],
    skill: &'a str,
}

impl<'a> Concerned<'a> {
    /// Those who show the skill or lack it, in the order of the site.
    pub(crate) fn marks(self) -> impl Iterator<Item = (&'a Headline, &'a SkillMark)> {
        let headlines = self.dashboards.iter().map(|dashboard| &dashboard.headline);
        headlines.filter_map(move |headline| Some((headline, headline.mark(self.skill)?)))
    }
}

impl SkillPages {
    /// Lets go of all pages but those of these markets.
    pub fn keep_only(&mut self, markets: &[String]) {
        self.markets.retain(|market, _| markets.contains(market));
    }

    /// Gives all pages another stylesheet; `dashboards` are those that got it before them.
    pub(crate) fn restyle(&mut self, restyling: &Restyling, dashboards: &[Restyled]) {
        let after: HashMap<*const Dashboard, &Arc<Dashboard>> =
            dashboards.iter().map(|(before, after)| (Arc::as_ptr(before), after)).collect();
        for kept in self.markets.values_mut().flat_map(HashMap::values_mut) {
            kept.file = restyling.file(&kept.file);
            for dashboard in &mut kept.dashboards {
                // One that is no more leaves the page stale, and so it is made anew.
                if let Some(after) = after.get(&Arc::as_ptr(dashboard)) {
                    *dashboard = (*after).clone();
                }
            }
        }
    }

    /// Makes at most `most` of the pages whose candidates are others than before; whether none of
    /// them is left.
    ///
    /// # Errors
    ///
    /// Templates do not fail on any value of the model.
    pub(crate) fn renew(
        &mut self,
        renderer: &Renderer<'_>,
        dashboards: &[Arc<Dashboard>],
        most: usize,
    ) -> Result<bool, RenderError> {
        let concerned = Everybody::of(dashboards);
        let mut stale: Vec<(&MarketIndex<'_>, PagedSkill<'_>, Concerned<'_>)> = Vec::new();
        for index in &renderer.markets {
            let id = &index.report.market.id;
            let kept = self.markets.entry(id.clone()).or_default();
            let pages =
                index.paged().map(|skill| (index, skill, concerned.by(id, &skill.report.skill.id)));
            stale.extend(pages.filter(|(_, skill, now)| {
                !kept.get(&skill.report.skill.id).is_some_and(|kept| kept.holds(*now))
            }));
        }
        let is_last = stale.len() <= most;
        stale.truncate(most);
        let made = stale.par_iter().map(|(index, skill, now)| {
            let file = pages::skill(&renderer.input, &renderer.assets, index, *skill, *now)?;
            let kept =
                Kept { candidates: now.candidates, dashboards: now.dashboards.to_vec(), file };
            Ok((index, skill, kept))
        });
        for (index, skill, kept) in made.collect::<Result<Vec<_>, RenderError>>()? {
            let market = self.markets.entry(index.report.market.id.clone()).or_default();
            market.insert(skill.report.skill.id.clone(), kept);
        }
        Ok(is_last)
    }

    /// Makes the pages whose candidates are others than before; gives all of them.
    pub(super) fn update(
        &mut self,
        renderer: &Renderer<'_>,
        dashboards: &[Arc<Dashboard>],
    ) -> Result<Vec<&File>, RenderError> {
        self.renew(renderer, dashboards, usize::MAX)?;
        let kept = |index: &MarketIndex<'_>| self.markets.get(&index.report.market.id);
        Ok(renderer
            .markets
            .iter()
            .filter_map(kept)
            .flat_map(HashMap::values)
            .map(Kept::file)
            .collect())
    }
}

impl Kept {
    fn holds(&self, now: Concerned<'_>) -> bool {
        self.candidates == now.candidates
            && self.dashboards.len() == now.dashboards.len()
            && self.dashboards.iter().zip(now.dashboards).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    fn file(&self) -> &File {
        &self.file
    }
}

/// The public dashboards by market and skill.
struct Everybody<'a> {
    markets: HashMap<&'a str, Aiming<'a>>,
}

/// The public dashboards of a market.
#[derive(Default)]
struct Aiming<'a> {
    candidates: usize,
    by_skill: HashMap<&'a str, Vec<Arc<Dashboard>>>,
}

impl<'a> Everybody<'a> {
    /// A private candidate is on no page but its own: see [`Headline::private`].
    fn of(dashboards: &'a [Arc<Dashboard>]) -> Self {
        let mut markets: HashMap<&str, Aiming<'_>> = HashMap::new();
        for dashboard in dashboards.iter().filter(|dashboard| !dashboard.headline.private) {
            let aiming = markets.entry(&dashboard.headline.market).or_default();
            aiming.candidates += 1;
            for mark in &dashboard.headline.skills {
                aiming.by_skill.entry(&mark.skill.id).or_default().push(dashboard.clone());
            }
        }
        Self { markets }
    }

    fn by<'s>(&'s self, market: &str, skill: &'s str) -> Concerned<'s> {
        let aiming = self.markets.get(market);
        let dashboards = aiming.and_then(|aiming| aiming.by_skill.get(skill));
        Concerned {
            candidates: aiming.map_or(0, |aiming| aiming.candidates),
            dashboards: dashboards.map_or(&[], Vec::as_slice),
            skill,
        }
    }
}
