//! The page of a skill in a market: who asks for it, in which words, and how to come by it.

use crate::content::{CohortNames, Section};
use crate::market::{Companions, Demand, YearsDemand};
use crate::report::{Headline, MarketReport, SkillMark, SkillReport};
use crate::site::assets::Assets;
use crate::site::charts::{self, Bar, Scale, Tick, TrendTile};
use crate::site::frame::Frame;
use crate::site::market_index::{MarketIndex, Mention, PagedSkill};
use crate::site::skill_pages::Concerned;
use crate::site::slug::anchor;
use crate::site::{File, RenderError, SiteInput, address, filters};
use crate::skills::{SkillRef, Strength};
use askama::Template;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "skill.html")]
struct Skill<'a> {
    frame: Frame<'a>,
    index: &'a MarketIndex<'a>,
    report: &'a MarketReport,
    skill: &'a SkillReport,
    demand: &'a Demand,
    axis: Vec<Tick>,
    bar: Option<Bar>,
    groups: Vec<QuoteGroup<'a>>,
    /// At most one.
    tiles: Vec<TrendTile<'a>>,
    years: Option<&'a YearsDemand>,
    candidates: Candidates<'a>,
}

/// The postings that ask for the skill equally strongly.
struct QuoteGroup<'a> {
    strength: Strength,
    count: usize,
    /// Sentences of different employers first.
    shown: Vec<Mention<'a>>,
    /// Further sentences, folded away.
    further: Vec<Mention<'a>>,
    /// The rest, as links to the postings.
    rest: Vec<Mention<'a>>,
}

/// The candidates who aim at the market.
struct Candidates<'a> {
    count: u32,
    /// Who uses it, who only lists it, who plans it, and who lacks it without a plan.
    using: usize,
    listing: usize,
    planning: usize,
    lacking: usize,
    /// `None` where candidates are not named.
    named: Option<Vec<Candidate<'a>>>,
    /// Candidates beyond those named.
    more: usize,
}

/// A candidate with what the page says.
struct Candidate<'a> {
    headline: &'a Headline,
    mark: &'a SkillMark,
    href: String,
    /// Last day of the step that teaches it.
    until: Option<Date>,
}

/// Sentences shown at once per strength.
const SHOWN: usize = 6;
/// Sentences per strength in all; further postings are linked without theirs.
const QUOTED: usize = 24;
/// Employers named at once.
const EMPLOYERS: usize = 15;
/// Companions shown.
const COMPANIONS: usize = 12;
/// Candidates named.
const NAMED: usize = 60;
/// Skills shown at once that follow from or rest on another.
const EDGES: usize = 16;

impl<'a> Skill<'a> {
    fn first_employers(&self) -> &'a [(String, u32)] {
        let employers = &self.skill.employers;
        &employers[..employers.len().min(EMPLOYERS)]
    }

    fn companions(&self) -> Option<&'a Companions> {
        self.skill.companions.as_ref()
    }

    fn most_together(&self, companions: &'a Companions) -> &'a [crate::market::Companion] {
        &companions.skills[..companions.skills.len().min(COMPANIONS)]
    }

    fn posting(&self, mention: &Mention<'_>) -> String {
        let page = &self.index.mentioning(mention).page;
        format!("../{page}#{}", anchor("skill", &self.skill.skill.id))
    }

    /// The way to another skill of the market.
    fn other(&self, id: &str) -> Option<String> {
        self.index.skill(id).map(|place| format!("../{place}"))
    }

    /// What of the list is shown at once, and how many more there are.
    fn first<'l>(&self, skills: &'l [SkillRef]) -> (&'l [SkillRef], usize) {
        let shown = skills.len().min(EDGES);
        (&skills[..shown], skills.len() - shown)
    }
}

impl<'a> QuoteGroup<'a> {
    /// The mentions of one strength: the newest of each employer first.
    fn of(strength: Strength, mentions: &[Mention<'a>]) -> Option<Self> {
        let mut seen = HashSet::new();
        let mut ranked: Vec<(usize, Mention<'a>)> = mentions
            .iter()
            .filter(|mention| mention.ask.strength == strength)
            .map(|mention| (usize::from(!seen.insert(&*mention.posting.company)), *mention))
            .collect();
        // Stable: within each rank they stay newest first.
        ranked.sort_by_key(|(again, _)| *again);
        let mut mentions = ranked.into_iter().map(|(_, mention)| mention);
        let shown: Vec<_> = mentions.by_ref().take(SHOWN).collect();
        let further: Vec<_> = mentions.by_ref().take(QUOTED - SHOWN).collect();
        let rest: Vec<_> = mentions.collect();
        let count = shown.len() + further.len() + rest.len();
        (count > 0).then_some(Self { strength, count, shown, further, rest })
    }
}

impl<'a> Candidates<'a> {
    fn of(concerned: Concerned<'a>, names: CohortNames, root: &str) -> Self {
        let marks: Vec<(&Headline, &SkillMark)> = concerned.marks().collect();
        let count =
            |with: fn(&SkillMark) -> bool| marks.iter().filter(|(_, mark)| with(mark)).count();
        // One candidate is compared with nobody.
        let named = names == CohortNames::Names || concerned.candidates == 1;
        let mut listed: Vec<(&Headline, &SkillMark)> = marks
            .iter()
            .filter(|(_, mark)| u8::from(mark.level) > 0 || mark.step > 0)
            .copied()
            .collect();
        // Stable: within each level they stand as on the site.
        listed.sort_by_key(|(_, mark)| Reverse(mark.level));
        let more = listed.len().saturating_sub(NAMED);
        listed.truncate(NAMED);
        let candidate = |(headline, mark): (&'a Headline, &'a SkillMark)| {
            let folder = address::dashboard(&headline.candidate, &headline.market);
            let step = (mark.step as usize).checked_sub(1);
            let until = step.and_then(|at| headline.plan.steps.get(at)).map(|step| step.end);
            let element = anchor("skill", &mark.skill.id);
            let fragment = address::fragment(headline, Section::Demand, &element);
            let href = format!("{root}{folder}index.html{fragment}");
            Candidate { headline, mark, href, until }
        };
        Self {
            count: concerned.candidates as u32,
            using: count(|mark| u8::from(mark.level) > 1),
            listing: count(|mark| u8::from(mark.level) == 1),
            planning: count(|mark| mark.step > 0),
            lacking: count(|mark| mark.gap.is_some() && mark.step == 0),
            named: named.then(|| listed.into_iter().map(candidate).collect()),
            more,
        }
    }
}

/// `markets/<id>/skills/<skill>.html`.
pub(crate) fn skill(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: &MarketIndex<'_>,
    of: PagedSkill<'_>,
    concerned: Concerned<'_>,
) -> Result<File, RenderError> {
    let (report, demand) = (index.report, of.demand);
    let path = address::skill(&report.market.id, &demand.skill.id);
    let say = input.config.spoken().plain().skill_page;
    let title = say.title(&demand.skill.label, &report.market.title).to_string();
    let description =
        say.description(demand.employers, &demand.skill.label, demand.any).to_string();
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let scale = Scale::shares(demand.interval.high);
    let strengths = [Strength::Required, Strength::Preferred, Strength::Unspecified];
    let candidates = Candidates::of(concerned, input.config.cohort.names, &frame.root);
    let page = Skill {
        candidates,
        frame,
        index,
        report,
        skill: of.report,
        demand,
        bar: Bar::of(demand, &scale),
        axis: scale.ticks,
        groups: strengths
            .into_iter()
            .filter_map(|strength| QuoteGroup::of(strength, of.mentions))
            .collect(),
        tiles: of
            .trend
            .map(std::slice::from_ref)
            .map_or_else(Vec::new, |one| charts::tiles(one, 1)),
        years: of.years,
    };
    Ok((path.into(), super::html(&page)?))
}
