//! Makes reports: a market looked up once, then one report per candidate.

use super::alternatives::{Replaceables, Unsettled};
use super::comparison::{self, AskedOfProfile};
use super::completing::{self, Brings, Completed};
use super::condition_quotes::condition_quotes;
use super::gaps::OpenGap;
use super::held::Held;
use super::matching::Tiers;
use super::model::{
    Alternatives, Generator, MarketReport, Method, Narrative, Report, Requirement, SCHEMA_VERSION,
    WhatIfAnswer,
};
use super::standing::Decision;
use super::what_if::{NotLearnable, Trials};
use super::{gaps, matching, method, narrative, roadmap, skill, standing, strengths, summary};
use crate::candidate::Candidate;
use crate::content::Profile;
use crate::language::PlainMessages;
use crate::market::{
    Demand, Market, PostingRequirements, Quote, SkillTrend, StackGroup, Tier, TrendVerdict,
    stated_employer_key,
};
use crate::skills::{Catalogue, SkillId, Strength};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Quotes kept per requirement, each from another employer.
const QUOTES: usize = 3;
/// Employers named per gap.
const EMPLOYERS: usize = 5;

/// Makes the reports of one market.
pub struct Reporter<'a> {
    pub(super) market: &'a Market,
    pub(super) catalogue: &'a Catalogue,
    generator: &'a Generator,
    /// In the order of the market's demand.
    asked: Vec<Asked>,
    /// A skill's place in the market's demand, by skill.
    positions: Vec<Option<usize>>,
    replaceables: Replaceables<'a>,
    pub(super) asked_of_profile: AskedOfProfile<'a>,
    /// The readable postings that require something, by index.
    demanding: Vec<(usize, &'a PostingRequirements)>,
    pub(super) brings: Brings,
    /// The printed rules, equal for all candidates.
    method: Method,
}

/// Who asks for a skill, and in which words.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// From different employers, strongest first.
    pub(super) quotes: Vec<Quote>,
    /// Employers by number of postings that name the skill.
    pub(super) employers: Vec<String>,
}

/// A candidate held against a reporter's market.
pub(super) struct Subject<'a> {
    pub(super) reporter: &'a Reporter<'a>,
    pub(super) candidate: &'a Candidate,
    pub(super) profile: &'a Profile,
    pub(super) held: Held,
}

impl Subject<'_> {
    /// What the postings take in place of a skill that is not held.
    pub(super) fn alternatives(&self, skill: SkillId, demand: &Demand) -> Option<Alternatives> {
        let replaceables = &self.reporter.replaceables;
        if self.held.has(skill) {
            return None;
        }
        replaceables.alternatives(skill, demand, &self.held, self.reporter.catalogue)
    }

    /// Whether the postings take a held skill in place of one that is not.
    pub(super) fn settled(&self, skill: SkillId, demand: &Demand) -> bool {
        self.reporter.settled(skill, demand, &self.held)
    }
}

/// What is decided of a candidate before anything is planned.
struct Findings<'a> {
    decisions: BTreeMap<SkillId, Decision>,
    requirements: Vec<(SkillId, Requirement)>,
    completed: Completed,
    open: Vec<OpenGap<'a>>,
    tiers: Tiers,
}

impl<'a> Findings<'a> {
    fn on(subject: &Subject<'a>) -> Self {
        let decisions = standing::decide(subject);
        let requirements = standing::requirements(subject, &decisions);
        let completed = completing::completed(subject, &decisions);
        let open = gaps::open(subject, &decisions, &completed);
        let tiers = Tiers::of(&requirements);
        Self { decisions, requirements, completed, open, tiers }
    }
}

/// A candidate held against a market; for many candidates, use a [`Reporter`].
pub fn build(
    candidate: &Candidate,
    profile: &Profile,
    market: &Market,
    catalogue: &Catalogue,
    generator: &Generator,
) -> Report {
    Reporter::new(market, catalogue, generator).report(candidate, profile)
}

/// A market by itself.
pub fn market_report(
    market: &Market,
    catalogue: &Catalogue,
    generator: &Generator,
) -> MarketReport {
    let say = generator.language.plain();
    MarketReport {
        schema_version: SCHEMA_VERSION,
        generator: generator.clone(),
        as_of: market.as_of,
        market: summary::market(market, say),
        demand: market.demand.clone(),
        stack: market.stack.clone(),
        together: market.together.clone(),
        salary: market.salary.clone(),
        conditions: market.conditions.clone(),
        condition_quotes: condition_quotes(&market.postings),
        trends: market.trends.clone(),
        employers: market.employers.clone(),
        postings: market.postings.clone(),
        skills: skill::skills(market, catalogue),
        method: method::market(market, say),
    }
}

impl<'a> Reporter<'a> {
    /// What is said in the language of the reports.
    pub(super) fn say(&self) -> PlainMessages {
        self.generator.language.plain()
    }

    /// Looks a market up.
    pub fn new(market: &'a Market, catalogue: &'a Catalogue, generator: &'a Generator) -> Self {
        let mut positions = vec![None; catalogue.len()];
        for (place, skill) in market.demand_ids.iter().enumerate() {
            positions[usize::from(skill.0)] = Some(place);
        }
        Self {
            market,
            catalogue,
            generator,
            asked: who_asks(market),
            positions,
            replaceables: Replaceables::of(market),
            asked_of_profile: AskedOfProfile::of(market),
            demanding: demanding(market),
            brings: Brings::of(catalogue),
            method: method::candidate(market, generator.language.plain()),
        }
    }

    /// A candidate held against the market.
    pub(super) fn subject<'s>(
        &'s self,
        candidate: &'s Candidate,
        profile: &'s Profile,
    ) -> Subject<'s> {
        let held = Held::by(candidate, self.catalogue);
        Subject { reporter: self, candidate, profile, held }
    }

    /// The match with sets of skills added, each by itself.
    ///
    /// # Errors
    ///
    /// For each set, [`NotLearnable`] when one of its skills is no gap of the candidate.
    pub fn what_if(
        &self,
        candidate: &Candidate,
        profile: &Profile,
        sets: &[Vec<SkillId>],
    ) -> Vec<Result<WhatIfAnswer, NotLearnable>> {
        let subject = self.subject(candidate, profile);
        let Findings { open, tiers, .. } = Findings::on(&subject);
        let trials = Trials::new(&subject, &tiers, &open);
        sets.iter().map(|skills| trials.answer(skills)).collect()
    }

    /// The report on a candidate.
    pub fn report(&self, candidate: &Candidate, profile: &Profile) -> Report {
        let subject = self.subject(candidate, profile);
        let Findings { decisions, requirements, completed, open, tiers } = Findings::on(&subject);
        let plan = roadmap::plan(&subject, &tiers, &open);
        let trials = Trials::new(&subject, &tiers, &open);
        let (what_if, what_if_pairs) = (trials.best(), trials.best_pairs());
        let what_if_table = trials.table();
        let matching = matching::matching(&subject, &tiers, &requirements);
        let strengths = strengths::strengths(&subject, &decisions, &requirements);
        let gaps = gaps::finish(&subject, open, &plan);
        let completed_by = completing::completed_by(&subject, completed);
        let listed: HashSet<&str> =
            requirements.iter().map(|(_, asked)| &*asked.demand.skill.id).collect();
        let (stack, trends) = (self.stack(&listed), self.trends(&requirements));
        let less_asked = self.market.demand.len() - requirements.len();
        let mut report = Report {
            schema_version: SCHEMA_VERSION,
            generator: self.generator.clone(),
            as_of: candidate.as_of,
            candidate: summary::candidate(profile, candidate, self.say()),
            market: summary::market(self.market, self.say()),
            matching,
            less_asked: u32::try_from(less_asked).unwrap_or(u32::MAX),
            requirements: requirements.into_iter().map(|(_, requirement)| requirement).collect(),
            strengths,
            gaps,
            completed_by,
            roadmap: plan.roadmap,
            stack,
            salary: self.market.salary.clone(),
            conditions: self.market.conditions.clone(),
            comparison: comparison::compare(&subject),
            trends,
            what_if,
            what_if_pairs,
            what_if_table,
            narrative: Narrative::default(),
            method: self.method.clone(),
        };
        report.narrative = narrative::narrative(&report);
        report
    }

    /// The stack without skills that the requirements leave out, so that no list names others.
    fn stack(&self, listed: &HashSet<&str>) -> Vec<StackGroup> {
        let groups = self.market.stack.iter().map(|group| StackGroup {
            title: group.title.clone(),
            skills: group
                .skills
                .iter()
                .filter(|entry| listed.contains(&*entry.skill.id))
                .cloned()
                .collect(),
        });
        groups.collect()
    }

    /// The trends of the requirements that have a tier or move; the others are on the market page.
    fn trends(&self, requirements: &[(SkillId, Requirement)]) -> Vec<SkillTrend> {
        let tiers: HashMap<&str, Tier> = requirements
            .iter()
            .map(|(_, asked)| (&*asked.demand.skill.id, asked.demand.tier))
            .collect();
        let shown = |trend: &&SkillTrend| {
            let moves = matches!(
                trend.verdict,
                TrendVerdict::Up { .. } | TrendVerdict::Down { .. } | TrendVerdict::Unsteady { .. }
            );
            tiers.get(&*trend.skill.id).is_some_and(|tier| *tier != Tier::Other || moves)
        };
        self.market.trends.iter().filter(shown).cloned().collect()
    }

    /// Who asks for the skill at this place of the market's demand.
    pub(super) fn asked(&self, demand: usize) -> &Asked {
        &self.asked[demand]
    }

    /// How the market asks for a skill; `None` when it does not.
    pub(super) fn demand(&self, skill: SkillId) -> Option<&'a Demand> {
        self.position(skill).map(|index| &self.market.demand[index])
    }

    /// A skill's place in the market's demand.
    pub(super) fn position(&self, skill: SkillId) -> Option<usize> {
        self.positions.get(usize::from(skill.0)).copied().flatten()
    }

    /// Whether the postings take a held skill in place of one that is not.
    pub(super) fn settled(&self, skill: SkillId, demand: &Demand, held: &Held) -> bool {
        !held.has(skill) && self.replaceables.settled(skill, demand, held)
    }

    /// What learning can do for postings to take a held skill in place of one that is not.
    pub(super) fn unsettled(
        &self,
        skill: SkillId,
        demand: &Demand,
        held: &Held,
    ) -> Option<Unsettled<'_>> {
        self.replaceables.unsettled(skill, demand, held)
    }

    /// The readable postings that require something, by index: the `n` of the fully met ones.
    pub(super) fn demanding(&self) -> impl Iterator<Item = (usize, &'a PostingRequirements)> {
        self.demanding.iter().copied()
    }
}

fn demanding(market: &Market) -> Vec<(usize, &PostingRequirements)> {
    let all = market.requirements.iter().enumerate();
    all.filter(|(index, requirements)| {
        let readable = market.postings.get(*index).is_some_and(|p| p.nothing.is_none());
        readable && !requirements.is_empty()
    })
    .collect()
}

fn who_asks(market: &Market) -> Vec<Asked> {
    let index: HashMap<&str, usize> =
        market.demand.iter().map(|demand| &*demand.skill.id).zip(0..).collect();
    let spellings = market.employers.iter().filter_map(|(employer, _)| {
        let key = stated_employer_key(employer)?;
        Some((key, employer.as_str()))
    });
    let spellings: HashMap<String, &str> = spellings.collect();
    let mut quotes: Vec<Vec<EmployersQuote<'_>>> =
        market.demand.iter().map(|_| Vec::new()).collect();
    for posting in &market.postings {
        let employer = stated_employer_key(&posting.company);
        let spelling = employer.as_ref().and_then(|key| spellings.get(key).copied());
        let employer = employer.as_ref().map(|_| spelling.unwrap_or(&posting.company));
        for ask in &posting.asks {
            if let Some(place) = index.get(&*ask.skill.id) {
                quotes[*place].push((ask.strength, employer, &ask.quote));
            }
        }
    }
    quotes.into_iter().map(asked).collect()
}

/// How strongly who asks, in which words; one spelling per employer, `None` when not stated.
type EmployersQuote<'a> = (Strength, Option<&'a str>, &'a Quote);

fn asked(mut quotes: Vec<EmployersQuote<'_>>) -> Asked {
    quotes.sort_by_key(|(strength, ..)| std::cmp::Reverse(*strength));
    let mut postings: HashMap<Option<&str>, u32> = HashMap::new();
    let mut kept: Vec<Quote> = Vec::new();
    for (_, employer, quote) in quotes {
        let count = postings.entry(employer).or_default();
        *count += 1;
        // Postings that state no employer may all be of one: one of them is quoted.
        if *count == 1 && kept.len() < QUOTES {
            kept.push(quote.clone());
        }
    }
    let stated = |(employer, count): (Option<&str>, u32)| Some((employer?.to_owned(), count));
    let mut employers: Vec<(String, u32)> = postings.into_iter().filter_map(stated).collect();
    employers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let employers = employers.into_iter().take(EMPLOYERS).map(|(name, _)| name);
    Asked { quotes: kept, employers: employers.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::catalogue;
    use crate::fixture::market::{market, requires};
    use crate::report::tests::generator;

    #[test]
    fn an_employer_asks_once_under_all_its_spellings() {
        let catalogue = catalogue();
        let spellings = ["Ada Inc.", "not stated", "Example GmbH", "not stated", "EXAMPLE, Inc."];
        let postings = spellings.map(|company| requires(&catalogue, company, &["go"]));
        let mut market = market(&catalogue, &postings, &|_| Tier::Other);
        market.employers = vec![("Example GmbH".to_owned(), 2), ("Ada Inc.".to_owned(), 1)];
        let generator = generator();
        let reporter = Reporter::new(&market, &catalogue, &generator);
        let asked = reporter.asked(0);
        assert_eq!(asked.employers, ["Example GmbH", "Ada Inc."]);
        let quoted: Vec<&str> = asked.quotes.iter().map(|quote| &*quote.company).collect();
        assert_eq!(quoted, ["Ada Inc.", "not stated", "Example GmbH"]);
    }
}
