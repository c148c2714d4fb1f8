//! A market looked up for its pages: what has a page, and where sentences stand.

use super::{address, slug::anchor};
use crate::market::{Ask, Demand, PostingSummary, SkillTrend, YearsDemand};
use crate::report::{MarketReport, SkillReport};
use std::collections::{HashMap, HashSet};

/// A market with its skills and postings by id.
#[derive(Debug)]
pub(crate) struct MarketIndex<'a> {
    pub(crate) report: &'a MarketReport,
    skills: HashMap<&'a str, Skill<'a>>,
    /// In the order of the report.
    pub(crate) postings: Vec<Posted<'a>>,
    /// By id: the first posting of each.
    by_id: HashMap<&'a str, usize>,
}

/// A posting with its page.
#[derive(Debug)]
pub(crate) struct Posted<'a> {
    pub(crate) summary: &'a PostingSummary,
    /// From the market's folder.
    pub(crate) page: String,
}

/// An asked skill.
#[derive(Debug)]
struct Skill<'a> {
    demand: &'a Demand,
    /// What its page shows, if it has one.
    page: Option<&'a SkillReport>,
    trend: Option<&'a SkillTrend>,
    years: Option<&'a YearsDemand>,
    /// Where it is named, in the order of the postings.
    mentions: Vec<Mention<'a>>,
}

/// A posting that names a skill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention<'a> {
    /// Place in [`MarketIndex::postings`].
    at: usize,
    pub(crate) posting: &'a PostingSummary,
    pub(crate) ask: &'a Ask,
}

/// Everything that the page of a skill is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PagedSkill<'a> {
    pub(crate) report: &'a SkillReport,
    pub(crate) demand: &'a Demand,
    pub(crate) trend: Option<&'a SkillTrend>,
    pub(crate) years: Option<&'a YearsDemand>,
    pub(crate) mentions: &'a [Mention<'a>],
}

impl<'a> MarketIndex<'a> {
    /// Looks a market up.
    pub(crate) fn of(report: &'a MarketReport) -> Self {
        let skill = |demand: &'a Demand| Skill {
            demand,
            page: None,
            trend: None,
            years: None,
            mentions: Vec::new(),
        };
        let mut skills: HashMap<&str, Skill<'_>> =
            report.demand.iter().map(|demand| (&*demand.skill.id, skill(demand))).collect();
        for page in &report.skills {
            if let Some(skill) = skills.get_mut(&*page.skill.id) {
                skill.page = Some(page);
            }
        }
        for trend in &report.trends {
            if let Some(skill) = skills.get_mut(&*trend.skill.id) {
                skill.trend = Some(trend);
            }
        }
        for years in &report.conditions.years.skills {
            let id = years.skill.as_ref().map_or("", |skill| &skill.id);
            if let Some(skill) = skills.get_mut(id) {
                skill.years = Some(years);
            }
        }
        for (at, posting) in report.postings.iter().enumerate() {
            for ask in &posting.asks {
                if let Some(skill) = skills.get_mut(&*ask.skill.id) {
                    skill.mentions.push(Mention { at, posting, ask });
                }
            }
        }
        let mut by_id = HashMap::with_capacity(report.postings.len());
        for (at, posting) in report.postings.iter().enumerate() {
            by_id.entry(posting.id.as_str()).or_insert(at);
        }
        Self { report, skills, postings: posted(&report.postings), by_id }
    }

    /// The skills that have a page, most asked first.
    pub(crate) fn paged(&self) -> impl Iterator<Item = PagedSkill<'_>> {
        self.report.skills.iter().filter_map(|report| {
            let Skill { demand, trend, years, mentions, .. } =
                self.skills.get(&*report.skill.id)?;
            Some(PagedSkill { report, demand, trend: *trend, years: *years, mentions })
        })
    }

    /// The posting of this id.
    pub(crate) fn posting(&self, id: &str) -> Option<&Posted<'a>> {
        self.by_id.get(id).map(|at| &self.postings[*at])
    }

    /// The page of the posting of this id, for a page from which `root` leads to the site's root.
    pub(crate) fn posting_from(&self, root: &str, id: &str) -> Option<String> {
        let folder = address::market(&self.report.market.id);
        self.posting(id).map(|posting| format!("{root}{folder}{}", posting.page))
    }

    /// The posting of a mention.
    pub(crate) fn mentioning(&self, mention: &Mention<'_>) -> &Posted<'a> {
        &self.postings[mention.at]
    }

    /// The postings that name a skill.
    pub(crate) fn mentions(&self, skill: &str) -> &[Mention<'a>] {
        self.skills.get(skill).map_or(&[], |skill| &skill.mentions)
    }

    /// Whether a skill has a page.
    pub(crate) fn has_page(&self, skill: &str) -> bool {
        self.skills.get(skill).is_some_and(|skill| skill.page.is_some())
    }

    /// The page of a skill, else its line on the market's page, from the market's folder; `None`
    /// when no posting names it.
    pub(crate) fn skill(&self, id: &str) -> Option<String> {
        let skill = self.skills.get(id)?;
        Some(match skill.page {
            Some(_) => address::skill_in_market(id),
            None => format!("index.html#{}", anchor("skill", id)),
        })
    }

    /// The same for a page from which `root` leads to the site's root.
    pub(crate) fn skill_from(&self, root: &str, id: &str) -> Option<String> {
        let place = self.skill(id)?;
        Some(format!("{root}{}{place}", address::market(&self.report.market.id)))
    }
}

/// The postings with pages of their own. Boards count for themselves, so that two files of a
/// market may have postings of one id: further ones have their number behind it.
fn posted(postings: &[PostingSummary]) -> Vec<Posted<'_>> {
    let mut taken = HashSet::with_capacity(postings.len());
    let mut page = |id: &str| {
        let mut pages = (1..).map(|number| address::posting_in_market(id, number));
        pages.find(|page| taken.insert(page.clone())).unwrap_or_default()
    };
    postings.iter().map(|summary| Posted { summary, page: page(&summary.id) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    #[test]
    fn postings_of_one_id_have_pages_of_their_own() {
        let mut market = Fixture::new().markets.remove(0);
        market.postings[1].id = market.postings[0].id.clone();
        market.postings[2].id = format!("{}-2", market.postings[0].id);
        let index = MarketIndex::of(&market);
        let pages: HashSet<&str> = index.postings.iter().map(|posting| &*posting.page).collect();
        assert_eq!(pages.len(), market.postings.len());
        assert!(std::ptr::eq(
            index.posting(&market.postings[0].id).unwrap().summary,
            &market.postings[0]
        ));
    }
}
