//! The dashboard of a candidate and a target.

use crate::candidate::Evidence;
use crate::content::Section;
use crate::market::{Demand, PayPanel, PostingSummary, SnapshotSummary, Tier};
use crate::report::derivation::{Outcome, PlanPlace, PostingDerivation, SkillDerivation};
use crate::report::{
    ConditionComparison, Gap, LeftOut, Phase, Planned, Report, Requirement, Severity, Step, Strong,
};
use crate::site::assets::Assets;
use crate::site::charts::{self, Bar, Gantt, Scale, StackChart, StripPlot, Tick, TrendTile};
use crate::site::evidence::{Sentence, Sources};
use crate::site::frame::Frame;
use crate::site::links::unlink_missing;
use crate::site::market_index::MarketIndex;
use crate::site::slug::{anchor, slug};
use crate::site::{
    File, Placement, RenderError, SiteInput, Target, address, discovery, filters, what_if,
};
use crate::skills::SkillRef;
use askama::Template;
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
    rows: Vec<Row<'a>>,
    /// Rarely asked skills, folded away.
    further: Vec<Row<'a>>,
    gantt: Option<Gantt<'a>>,
    stack: Vec<StackChart<'a>>,
    pay: Vec<StripPlot<'a>>,
    tiles: Vec<TrendTile<'a>>,
    /// What the script counts any set from, as JSON.
    what_if_table: String,
    /// What is shown, in order, with its titles.
    sections: Vec<(Section, &'a str)>,
}

/// A requirement with its bar.
struct Row<'a> {
    requirement: &'a Requirement,
    bar: Option<Bar>,
    derivation: SkillDerivation<'a>,
}

/// A heading with the strengths under it.
struct StrengthGroup<'a> {
    id: &'static str,
    title: &'static str,
    none: &'static str,
    items: &'a [Strong],
}

/// Skills shown without unfolding, unless their tier is not "other".
const SHOWN_SKILLS: usize = 20;
/// Trend tiles on a dashboard; the market page has more.
const SHOWN_TRENDS: usize = 12;

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
        self.sources.posting(id)?;
        Some(format!("{}{}", self.frame.root, address::posting(&self.report.market.id, id)))
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

    fn skill(&self, id: &str) -> String {
        anchor("skill", id)
    }

    /// The page of a skill in this market, else its line on the market's.
    fn skill_page(&self, id: &str) -> Option<String> {
        self.index?.skill_from(&self.frame.root, id)
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

    /// The place of a skill's derivation; a link to it opens the row around it.
    fn why_anchor(&self, id: &str) -> String {
        anchor("why", id)
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

    /// How the report comes to what it says of a gap that has no row of its own.
    fn derivation(&self, gap: &'a Gap) -> SkillDerivation<'a> {
        SkillDerivation::of(self.report, &gap.skill, None, &|skill| shown(self.report, skill))
    }

    /// Whether the plan has the skill.
    fn is_planned(&self, skill: &SkillRef) -> bool {
        let mut steps = self.report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
        steps.any(|step| step.skill == *skill)
    }

    fn why(&self, step: &'a Step) -> Sentence<'a> {
        self.sources.sentence(&step.why)
    }

    fn closing(&self) -> [(&'static str, &[Sentence<'a>]); 3] {
        [
            ("What the market asks and pays", &self.outlook),
            ("What changed", &self.developments),
            ("Conclusion", &self.conclusion),
        ]
    }

    fn rules(&self) -> super::rules::Rules<'a> {
        super::rules::rules(&self.report.method)
    }

    fn funnel(&self) -> Vec<super::funnel::FunnelStep> {
        super::funnel::funnel(&self.report.market.funnel)
    }

    /// The asked skills of each tier that pages list; "other" is long and has its rows above.
    fn tiers(&self) -> [(&'static str, Vec<&'a Demand>); 3] {
        let of = |tier: Tier| {
            let demands = self.report.requirements.iter().map(|requirement| &requirement.demand);
            demands.filter(|demand| demand.tier == tier).collect()
        };
        [
            ("Core", of(Tier::Core)),
            ("Preferred", of(Tier::Preferred)),
            ("Emerging", of(Tier::Emerging)),
        ]
    }

    fn role_anchor(&self, pointer: &str) -> String {
        anchor("resume", pointer)
    }

    /// What is asked besides skills and not met or not told by every asking posting.
    fn unmet_conditions(&self) -> Vec<&'a ConditionComparison> {
        self.report.comparison.iter().filter(|row| !row.postings.is_empty()).collect()
    }

    fn strengths(&self) -> [StrengthGroup<'a>; 4] {
        let groups = &self.report.strengths;
        [
            StrengthGroup {
                id: "strengths-technical",
                title: "Technical",
                none: "No technical skill that this market asks for is used in the résumé.",
                items: &groups.technical,
            },
            StrengthGroup {
                id: "strengths-implicit",
                title: "Implied by others",
                none: "No skill follows from another by a rule.",
                items: &groups.implicit,
            },
            StrengthGroup {
                id: "strengths-domain",
                title: "Domain",
                none: "No field of work that this market names is shown.",
                items: &groups.domain,
            },
            StrengthGroup {
                id: "strengths-soft",
                title: "Soft",
                none: "No soft skill that this market names is backed by a line of the résumé.",
                items: &groups.soft,
            },
        ]
    }

    /// The step of an earlier phase that goes on in this one.
    fn running_into(&self, phase: &Phase) -> Option<&Step> {
        let phases = &self.report.roadmap.phases;
        let mut steps = phases.iter().flat_map(|phase| &phase.steps);
        steps.find(|step| step.start < phase.start && step.end >= phase.start)
    }

    /// The gaps that are always open: all severe ones, and a few of the rest.
    fn first_gaps(&self) -> &'a [Gap] {
        let severe = |gap: &Gap| gap.severity != Severity::NiceToHave;
        &self.report.gaps[..open_rows(&self.report.gaps, severe)]
    }

    fn further_gaps(&self) -> &'a [Gap] {
        &self.report.gaps[self.first_gaps().len()..]
    }

    /// The same of what the plan leaves out.
    fn first_left_out(&self) -> &[LeftOut] {
        let left_out = &self.report.roadmap.left_out;
        &left_out[..open_rows(left_out, |gap| gap.severity != Severity::NiceToHave)]
    }

    fn further_left_out(&self) -> &[LeftOut] {
        &self.report.roadmap.left_out[self.first_left_out().len()..]
    }
}

/// Rows shown before the fold; a fold over fewer than this would not be worth its click.
const OPEN_ROWS: usize = 10;

/// How many rows of a list sorted by severity are shown before the fold.
fn open_rows<T>(rows: &[T], severe: impl Fn(&T) -> bool) -> usize {
    let first = rows.iter().take_while(|row| severe(row)).count().max(OPEN_ROWS);
    if rows.len() < first + OPEN_ROWS / 2 { rows.len() } else { first }
}

/// `candidates/<profile>/<market>/index.html`, `report.json` and `report.md`.
pub(crate) fn dashboard(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: Option<&MarketIndex<'_>>,
    report: &Report,
    postings: &[PostingDerivation<'_>],
    markdown: &str,
    placement: &Placement,
) -> Result<Vec<File>, RenderError> {
    let (candidate, market) = (&report.candidate, &report.market);
    let folder = address::dashboard(&candidate.id, &market.id);
    let path = format!("{folder}index.html");
    let title = format!("{} for {}", candidate.name, market.title);
    let description = format!(
        "{} for {}: meets {} of {} core skills; fully meets {} of {} postings. As of {}.",
        candidate.name,
        market.title,
        report.matching.core.k(),
        report.matching.core.n(),
        report.matching.fully_met.k(),
        report.matching.fully_met.n(),
        filters::day(report.as_of),
    );
    let mut frame = Frame::new(input.config, assets, &path, title, &description);
    frame.feed =
        discovery::feed_address(input.config).filter(|_| !placement.private).map(|_| "feed.xml");
    let root = frame.root.clone();
    let sources = Sources::new(report, index, &root);
    let (axis, rows) = demand_rows(report);
    let shown = |(index, row): &(usize, Row<'_>)| {
        *index < SHOWN_SKILLS || row.requirement.demand.tier != Tier::Other
    };
    let (rows, further): (Vec<_>, Vec<_>) = rows.into_iter().enumerate().partition(shown);
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
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        further: further.into_iter().map(|(_, row)| row).collect(),
        gantt: Gantt::of(report),
        stack: StackChart::all(&report.stack),
        pay: report.salary.panels.iter().filter_map(StripPlot::of).collect(),
        tiles: charts::tiles(&report.trends, SHOWN_TRENDS),
        what_if_table: what_if::island(report, &sources, &root)?,
        sections: input.config.sections.arrange(placement.sections.as_deref()),
    };
    let (html, json) = rayon::join(|| super::html(&page), || super::json(report));
    let mut html = html?;
    if page.sections.len() < Section::ALL.len() {
        html = unlink_missing(&html);
    }
    let mut files = vec![(path.into(), html), (format!("{folder}report.json").into(), json?)];
    if !markdown.is_empty() {
        files.push((format!("{folder}report.md").into(), markdown.as_bytes().into()));
    }
    Ok(files)
}

/// The requirements as bars on one scale, with its axis.
fn demand_rows(report: &Report) -> (Vec<Tick>, Vec<Row<'_>>) {
    let highest = report.requirements.iter().map(|row| row.demand.interval.high);
    let scale = Scale::shares(highest.fold(0.0, f64::max));
    let rows = report.requirements.iter().map(|requirement| Row {
        requirement,
        bar: Bar::of(&requirement.demand, &scale),
        derivation: SkillDerivation::of(
            report,
            &requirement.demand.skill,
            Some(&requirement.demand),
            &|skill| shown(report, skill),
        ),
    });
    let rows = rows.collect();
    (scale.ticks, rows)
}

/// What the candidate shows of a skill; listed skills that nobody asks for are in no list.
fn shown<'a>(report: &'a Report, skill: &SkillRef) -> Option<&'a Evidence> {
    let asked = report.requirements.iter().map(|requirement| &requirement.evidence);
    let all = asked.chain(&report.strengths.not_asked);
    all.into_iter().find(|evidence| evidence.skill.id == skill.id)
}
