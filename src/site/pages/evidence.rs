//! All evidence behind a dashboard: skill by skill, and what is asked besides skills.

use crate::candidate::Evidence;
use crate::market::PostingSummary;
use crate::report::derivation::{Outcome, PlanPlace, SkillDerivation};
use crate::report::{ComparedPosting, ConditionComparison, Report, Requirement};
use crate::site::assets::Assets;
use crate::site::evidence::{Pointer, Sources};
use crate::site::frame::Frame;
use crate::site::market_index::MarketIndex;
use crate::site::slug::anchor;
use crate::site::{File, Placement, RenderError, SiteInput, address};
use crate::skills::SkillRef;
use askama::Template;

#[derive(Template)]
#[template(path = "evidence.html")]
struct EvidencePage<'a> {
    frame: Frame<'a>,
    report: &'a Report,
    sources: &'a Sources<'a>,
    rows: Vec<Row<'a>>,
    index: Option<&'a MarketIndex<'a>>,
    /// Whether the page is never published.
    private: bool,
}

/// Sentences of what is asked besides skills, of each subject.
const SHOWN_POSTINGS: usize = 4;

/// A skill with how the report comes to what it says of it.
struct Row<'a> {
    /// `None` for a gap that no posting names.
    requirement: Option<&'a Requirement>,
    derivation: &'a SkillDerivation<'a>,
}

impl<'a> EvidencePage<'a> {
    /// The page of a skill in this market, else its line on the market's.
    fn skill_page(&self, id: &str) -> Option<String> {
        self.index?.skill_from(&self.frame.root, id)
    }

    /// A place in the résumé's file.
    fn pointer<'p>(&self, pointer: &'p str) -> Pointer<'p> {
        Pointer(pointer)
    }

    fn why_anchor(&self, id: &str) -> String {
        anchor("why", id)
    }

    /// The address of a posting's place on the market page.
    fn posting(&self, id: &str) -> Option<String> {
        self.sources.posting_page(id)
    }

    /// Employer and title of a posting.
    fn posting_name(&self, id: &str) -> String {
        let named = |posting: &PostingSummary| format!("{}, {}", posting.company, posting.title);
        self.sources.posting(id).map_or_else(|| id.to_owned(), named)
    }

    /// The place of a line of the résumé, on the dashboard.
    fn resume(&self, pointer: &str) -> String {
        format!("../index.html{}", self.sources.resume(pointer))
    }

    /// What is asked besides skills and not met or not told by every asking posting.
    fn unmet_conditions(&self) -> Vec<&'a ConditionComparison> {
        self.report.comparison.iter().filter(|row| !row.postings.is_empty()).collect()
    }

    fn first_postings(&self, row: &'a ConditionComparison) -> &'a [ComparedPosting] {
        &row.postings[..row.postings.len().min(SHOWN_POSTINGS)]
    }

    /// How many postings are not met or not told besides those shown.
    fn other_postings(&self, row: &ConditionComparison) -> u32 {
        let shown = row.postings.len().min(SHOWN_POSTINGS);
        row.unlisted() + (row.postings.len() - shown) as u32
    }

    /// The skill's place on the dashboard: its row, else its gap.
    fn on_dashboard(&self, row: &Row<'_>) -> String {
        let kind = if row.requirement.is_some() { "skill" } else { "gap" };
        format!("../index.html#{}", anchor(kind, &row.derivation.skill.id))
    }
}

/// How a report comes to what it says of each skill: the requirements in their order, then the
/// gaps that no posting names.
pub(crate) fn derivations(report: &Report) -> Vec<SkillDerivation<'_>> {
    let of = |skill, demand| SkillDerivation::of(report, skill, demand, &|id| shown(report, id));
    let asked = report.requirements.iter().map(|asked| &asked.demand);
    let unasked =
        report.gaps.iter().map(|gap| &gap.skill).filter(|skill| {
            !report.requirements.iter().any(|asked| asked.demand.skill.id == skill.id)
        });
    asked
        .map(|demand| of(&demand.skill, Some(demand)))
        .chain(unasked.map(|skill| of(skill, None)))
        .collect()
}

/// What the candidate shows of a skill; listed skills that nobody asks for are in no list.
fn shown<'a>(report: &'a Report, skill: &SkillRef) -> Option<&'a Evidence> {
    let asked = report.requirements.iter().map(|requirement| &requirement.evidence);
    let all = asked.chain(&report.strengths.not_asked);
    all.into_iter().find(|evidence| evidence.skill.id == skill.id)
}

/// `candidates/<profile>/<market>/evidence/index.html`.
pub(crate) fn evidence(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: Option<&MarketIndex<'_>>,
    report: &Report,
    derivations: &[SkillDerivation<'_>],
    placement: &Placement,
) -> Result<File, RenderError> {
    let (candidate, market) = (&report.candidate, &report.market);
    let folder = address::dashboard(&candidate.id, &market.id);
    let path = format!("{folder}{}index.html", address::EVIDENCE);
    let spoken = input.config.spoken();
    let say = spoken.plain().evidence_page;
    let title = say.title(&candidate.name, &market.title).to_string();
    let description = say.description(&market.title, &candidate.name).to_string();
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let root = frame.root.clone();
    let sources = Sources::new(report, index, &root, spoken);
    let requirements = report.requirements.iter().map(Some).chain(std::iter::repeat(None));
    let rows = requirements.zip(derivations);
    let page = EvidencePage {
        rows: rows.map(|(requirement, derivation)| Row { requirement, derivation }).collect(),
        frame,
        report,
        sources: &sources,
        index,
        private: placement.private,
    };
    Ok((path.into(), super::html(&page)?))
}
