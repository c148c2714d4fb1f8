//! The dashboard of a candidate and a target.

mod folds;

use crate::content::Section;
use crate::language::{Html, List, Message};
use crate::market::{Demand, PayPanel, PayRange, PostingSummary, Share, SnapshotSummary, Tier};
use crate::report::derivation::{Outcome, PlanPlace, PostingDerivation, SkillDerivation};
use crate::report::{Gap, Planned, Report, Requirement, Standing, Step};
use crate::site::assets::Assets;
use crate::site::card::{self, Card};
use crate::site::charts::{
    self, Bar, Gantt, GanttItem, Reach, Scale, StackChart, StripPlot, Tick, Timeline, TrendTile,
};
use crate::site::evidence::{Pointer, Sentence, Sources};
use crate::site::frame::Frame;
use crate::site::links::unlink_missing;
use crate::site::market_index::MarketIndex;
use crate::site::slug::{anchor, slug};
use crate::site::{
    File, Placement, RenderError, SiteInput, Target, address, discovery, filters, what_if,
};
use crate::skills::SkillRef;
use askama::Template;
use std::borrow::Cow;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "dashboard.html")]
struct Dashboard<'a> {
    frame: Frame<'a>,
    report: &'a Report,
    sources: &'a Sources<'a>,
    markdown: bool,
    /// Whom else and what else the page leads to.
    placement: &'a Placement,
    /// Whether the page is never published.
    private: bool,
    index: Option<&'a MarketIndex<'a>>,
    market_page: Option<String>,
    /// The postings that are held against the candidate on a page of their own.
    held: HashSet<&'a str>,
    introduction: Vec<Sentence<'a>>,
    recommendations: Vec<Sentence<'a>>,
    outlook: Vec<Sentence<'a>>,
    developments: Vec<Sentence<'a>>,
    conclusion: Vec<Sentence<'a>>,
    axis: Vec<Tick>,
    reach: Option<Reach>,
    rows: Vec<Row<'a>>,
    /// Skills that are asked by fewer, folded away.
    others: &'a [Requirement],
    timeline: Option<Timeline<'a>>,
    gantt: Option<Gantt<'a>>,
    stack: Vec<StackChart<'a>>,
    pay: Vec<StripPlot<'a>>,
    tiles: Vec<TrendTile<'a>>,
    /// What the script counts any set from, as JSON.
    what_if_table: String,
    /// What is shown, in order, with its titles.
    sections: Vec<(Section, Cow<'a, str>)>,
}

/// A requirement with its bar.
struct Row<'a> {
    requirement: &'a Requirement,
    bar: Option<Bar>,
    derivation: &'a SkillDerivation<'a>,
}

/// A tier with how many of its skills are met.
struct Count<'a> {
    name: Message<Html, ()>,
    met: Share,
    skills: Vec<&'a Requirement>,
}

/// Skills with a bar; the others are in a table.
const SHOWN_SKILLS: usize = 12;
/// Trend tiles on a dashboard; the market page has more.
const SHOWN_TRENDS: usize = 8;

impl<'a> Dashboard<'a> {
    fn top_gaps(&self) -> &'a [Gap] {
        &self.report.gaps[..self.report.gaps.len().min(3)]
    }

    fn next_step(&self) -> Option<&'a Step> {
        self.report.roadmap.phases.iter().flat_map(|phase| &phase.steps).next()
    }

    /// The currency shown first.
    fn main_pay(&self) -> Option<&'a PayPanel> {
        self.report.salary.panels.first()
    }

    /// The newest snapshot and the one before.
    fn change(&self) -> Option<(&'a SnapshotSummary, &'a SnapshotSummary)> {
        match self.report.market.snapshots.as_slice() {
            [.., before, last] => Some((before, last)),
            _ => None,
        }
    }

    /// The address of a posting's place on the market page.
    fn posting(&self, id: &str) -> Option<String> {
        self.sources.posting_page(id)
    }

    /// Where a posting is held against the candidate, else its place on the market page.
    fn held_posting(&self, id: &str) -> Option<String> {
        if self.held.contains(id) {
            let page = address::HELD_POSTINGS;
            return Some(format!("{page}index.html#{}", anchor("posting", id)));
        }
        self.posting(id)
    }

    /// What is known of a posting.
    fn summary(&self, id: &str) -> Option<&'a PostingSummary> {
        self.sources.posting(id)
    }

    /// The place of a line of the résumé.
    fn resume(&self, pointer: &str) -> String {
        self.sources.resume(pointer)
    }

    /// The tiers that count for the match.
    fn counts(&self) -> [Count<'a>; 2] {
        let of = |tier| {
            let all = self.report.requirements.iter();
            all.filter(|asked| asked.demand.tier == tier).collect()
        };
        let (say, matching) = (self.frame.say.first_screen, &self.report.matching);
        let (core, preferred) = (matching.core, matching.preferred);
        [
            Count { name: say.core_met(), met: core, skills: of(Tier::Core) },
            Count { name: say.preferred_met(), met: preferred, skills: of(Tier::Preferred) },
        ]
    }

    /// The step that teaches a skill, if one does.
    fn step_of(&self, skill: &str) -> Option<u32> {
        let mut steps = self.report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
        Some(steps.find(|step| &*step.skill.id == skill)?.number)
    }

    /// The currencies that are not drawn here.
    fn other_pay(&self) -> Vec<&'a PayPanel> {
        let drawn =
            |panel: &&PayPanel| self.pay.iter().any(|plot| plot.panel.currency == panel.currency);
        self.report.salary.panels.iter().filter(|panel| !drawn(panel)).collect()
    }

    /// The market page leads from each range to its posting.
    fn pay_source(&self, _: &PayRange) -> Option<String> {
        None
    }

    /// Where every technology is listed.
    fn stack_page(&self) -> Option<String> {
        Some(format!("{}#stack", self.market_page.as_ref()?))
    }

    /// Where every currency is drawn.
    fn pay_page(&self) -> Option<String> {
        Some(format!("{}#pay", self.market_page.as_ref()?))
    }

    fn skill(&self, id: &str) -> String {
        anchor("skill", id)
    }

    /// The candidate's targets in order, when there are several: name, address, whether it is
    /// this one.
    fn targets(&self) -> Vec<(&'a str, String, bool)> {
        let targets: &'a [Target] = &self.placement.targets;
        if targets.len() < 2 {
            return Vec::new();
        }
        let target = |target: &'a Target| {
            let place = format!("../{}/index.html", slug(&target.market));
            (target.title.as_str(), place, target.market == self.report.market.id)
        };
        targets.iter().map(target).collect()
    }

    /// The page of a skill in this market, else its line on the market's.
    fn skill_page(&self, id: &str) -> Option<String> {
        self.index?.skill_from(&self.frame.root, id)
    }

    /// A posting as the source of a figure.
    fn source(&self, posting: &str) -> Option<String> {
        self.posting(posting)
    }

    /// The skill's place on the page, else its derivation.
    fn skill_address(&self, id: &str) -> String {
        if self.asked(id) { format!("#{}", self.skill(id)) } else { self.why_address(id) }
    }

    /// The address of a skill's derivation.
    fn why_address(&self, id: &str) -> String {
        format!("{}index.html#{}", address::EVIDENCE, anchor("why", id))
    }

    /// Employer and title of a posting.
    fn posting_name(&self, id: &str) -> String {
        let named = |posting: &PostingSummary| format!("{}, {}", posting.company, posting.title);
        self.sources.posting(id).map_or_else(|| id.to_owned(), named)
    }

    /// Whether the skill has a row of its own.
    fn asked(&self, id: &str) -> bool {
        self.report.requirements.iter().any(|requirement| &*requirement.demand.skill.id == id)
    }

    /// Whether the plan has the skill.
    fn is_planned(&self, skill: &SkillRef) -> bool {
        let mut steps = self.report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
        steps.any(|step| step.skill == *skill)
    }

    fn why(&self, step: &'a Step) -> Sentence<'a> {
        self.sources.sentence(&step.why)
    }

    fn closing(&self) -> [(Message<Html, ()>, &[Sentence<'a>]); 3] {
        let say = self.frame.say.outlook_panel;
        [
            (say.market(), &self.outlook),
            (say.changed(), &self.developments),
            (say.conclusion(), &self.conclusion),
        ]
    }

    fn funnel(&self) -> Vec<super::funnel::FunnelStep> {
        super::funnel::funnel(self.frame.say, &self.report.market.funnel)
    }

    /// The asked skills of each tier that pages list; "other" is long and has its rows above.
    fn tiers(&self) -> [(Tier, Vec<&'a Demand>); 3] {
        [Tier::Core, Tier::Preferred, Tier::Emerging].map(|tier| {
            let demands = self.report.requirements.iter().map(|requirement| &requirement.demand);
            (tier, demands.filter(|demand| demand.tier == tier).collect())
        })
    }

    /// Whether a row says of a skill that it is not held and no gap either.
    fn sets_aside(&self) -> bool {
        self.report.requirements.iter().any(|requirement| requirement.row_standing().is_aside())
    }

    /// Skills by their names, in a sentence.
    fn names<'s>(&self, skills: &'s [SkillRef]) -> List<'s, SkillRef> {
        List::all(skills)
    }

    /// A place in the résumé's file.
    fn pointer<'p>(&self, pointer: &'p str) -> Pointer<'p> {
        Pointer(pointer)
    }

    fn slug(&self, id: &str) -> String {
        slug(id)
    }

    fn role_anchor(&self, pointer: &str) -> String {
        anchor("resume", pointer)
    }
}

/// `candidates/<profile>/<market>/index.html`, `report.json` and `report.md`.
pub(crate) fn dashboard(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: Option<&MarketIndex<'_>>,
    report: &Report,
    (skills, postings): (&[SkillDerivation<'_>], &[PostingDerivation<'_>]),
    markdown: &str,
    placement: &Placement,
) -> Result<Vec<File>, RenderError> {
    let (candidate, market) = (&report.candidate, &report.market);
    let folder = address::dashboard(&candidate.id, &market.id);
    let path = format!("{folder}index.html");
    let spoken = input.config.spoken();
    let say = spoken.plain();
    let title = say.dashboard_page.title(&candidate.name, &market.title).to_string();
    let of = |share: Share| say.share.plain(share.k(), share.n());
    let (core, fully_met) = (of(report.matching.core), of(report.matching.fully_met));
    let day = say.day(report.as_of);
    let description = say.dashboard_page;
    let description = description.description(&candidate.name, &market.title, core, fully_met, day);
    let description = description.to_string();
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let card = card::dashboard(input, assets, report, placement)?;
    let mut frame = frame.with_card(input.config, card.as_ref()).with_style_inside(assets);
    let feed = discovery::feed_address(input.config).filter(|_| !placement.private);
    frame.feed = feed.map(|_| "feed.xml");
    let root = frame.root.clone();
    let sources = Sources::new(report, index, &root, spoken);
    let (axis, rows) = demand_rows(report, skills);
    let page = Dashboard {
        frame,
        report,
        sources: &sources,
        markdown: !markdown.is_empty(),
        placement,
        private: placement.private,
        index,
        market_page: index.map(|_| format!("{root}{}index.html", address::market(&market.id))),
        held: postings.iter().map(|held| held.posting.id.as_str()).collect(),
        introduction: sources.sentences(&report.narrative.introduction),
        recommendations: sources.sentences(&report.narrative.recommendations),
        outlook: sources.sentences(&report.narrative.outlook),
        developments: sources.sentences(&report.narrative.trends),
        conclusion: sources.sentences(&report.narrative.conclusion),
        axis,
        reach: Reach::of(report),
        rows,
        others: report.requirements.get(SHOWN_SKILLS..).unwrap_or_default(),
        timeline: Timeline::of(report),
        gantt: Gantt::of(report),
        stack: StackChart::all(&report.stack),
        pay: report
            .salary
            .panels
            .first()
            .and_then(|panel| StripPlot::of(panel, spoken))
            .into_iter()
            .collect(),
        tiles: charts::tiles(&report.trends, SHOWN_TRENDS),
        what_if_table: what_if::island(report, &sources, &root)?,
        sections: input.config.sections.arrange(placement.sections.as_deref(), spoken),
    };
    let (html, json) = rayon::join(|| super::html(&page), || super::json(report));
    let mut html = html?;
    if page.sections.len() < Section::ALL.len() {
        html = unlink_missing(&html, "", &html);
    }
    let mut files = vec![(path.into(), html), (format!("{folder}report.json").into(), json?)];
    if !markdown.is_empty() {
        files.push((format!("{folder}report.md").into(), markdown.as_bytes().into()));
    }
    files.extend(card.map(Card::into_file));
    Ok(files)
}

/// The requirements as bars on one scale, with its axis.
fn demand_rows<'a>(
    report: &'a Report,
    derivations: &'a [SkillDerivation<'a>],
) -> (Vec<Tick>, Vec<Row<'a>>) {
    let highest = report.requirements.iter().map(|row| row.demand.interval.high);
    let scale = Scale::shares(highest.fold(0.0, f64::max));
    let rows = report.requirements.iter().zip(derivations);
    let rows = rows.take(SHOWN_SKILLS).map(|(requirement, derivation)| Row {
        requirement,
        bar: Bar::of(&requirement.demand, &scale),
        derivation,
    });
    let rows = rows.collect();
    (scale.ticks, rows)
}
