//! The page of a candidate with more than one target: the targets beside each other.

use crate::content::Section;
use crate::market::PayPanel;
use crate::report::{
    Headline, MarketReport, PlannedSkill, Severity, SharedGap, SkillMark, TargetComparison,
};
use crate::site::card::{self, Card};
use crate::site::frame::Frame;
use crate::site::market_index::MarketIndex;
use crate::site::slug::{anchor, slug};
use crate::site::{File, RenderError, Renderer, address, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "candidate.html")]
struct Candidate<'a> {
    frame: Frame<'a>,
    first: &'a Headline,
    targets: Vec<Target<'a>>,
    comparison: TargetComparison<'a>,
}

/// A target with its market.
struct Target<'a> {
    headline: &'a Headline,
    index: Option<&'a MarketIndex<'a>>,
}

/// Shared gaps shown at once.
const SHARED: usize = 15;

impl<'a> Candidate<'a> {
    fn first_shared(&self) -> &[SharedGap<'a>] {
        &self.comparison.shared[..self.comparison.shared.len().min(SHARED)]
    }

    fn further_shared(&self) -> &[SharedGap<'a>] {
        &self.comparison.shared[self.first_shared().len()..]
    }

    /// Each target with the candidate's standing on a skill.
    fn by_target<'s>(
        &'s self,
        gap: &'s SharedGap<'a>,
    ) -> impl Iterator<Item = (&'s Target<'a>, Option<&'a SkillMark>)> {
        self.targets.iter().zip(gap.marks.iter().copied())
    }
}

impl<'a> Target<'a> {
    fn dashboard(&self) -> String {
        format!("{}/index.html", slug(&self.headline.market))
    }

    /// The place of a gap on the dashboard.
    fn gap(&self, id: &str) -> String {
        let element = anchor("gap", id);
        self.dashboard() + &address::fragment(self.headline, Section::Gaps, &element)
    }

    fn step(&self, number: usize) -> String {
        let element = format!("step-{number}");
        self.dashboard() + &address::fragment(self.headline, Section::Roadmap, &element)
    }

    fn report(&self) -> Option<&'a MarketReport> {
        self.index.map(|index| index.report)
    }

    /// The currency shown first.
    fn pay(&self) -> Option<&'a PayPanel> {
        self.report()?.salary.panels.first()
    }

    fn severities(&self) -> [(Severity, u32); 3] {
        [Severity::Critical, Severity::Important, Severity::NiceToHave]
            .map(|severity| (severity, self.headline.gaps(severity)))
    }

    fn steps(&self) -> impl Iterator<Item = (usize, &'a PlannedSkill)> + use<'a> {
        (1..).zip(&self.headline.plan.steps)
    }
}

/// The candidate's page; none for a single target.
pub(crate) fn candidate(
    renderer: &Renderer<'_>,
    headlines: &[&Headline],
) -> Result<Vec<File>, RenderError> {
    let (Some(first), true) = (headlines.first(), headlines.len() > 1) else {
        return Ok(Vec::new());
    };
    let path = format!("{}index.html", address::candidate(&first.candidate));
    let title = first.name.clone();
    let config = renderer.input.config;
    let description = config.spoken().plain().candidate_page.description(&first.name).to_string();
    let targets = headlines
        .iter()
        .map(|headline| Target { headline, index: renderer.index(&headline.market) });
    let card = card::candidate(&renderer.input, &renderer.assets, headlines)?;
    let page = Candidate {
        frame: Frame::new(config, &renderer.assets, &path, title, &description)
            .with_card(config, card.as_ref()),
        first,
        targets: targets.collect(),
        comparison: TargetComparison::of(headlines),
    };
    let mut files = vec![(path.into(), super::html(&page)?)];
    files.extend(card.map(Card::into_file));
    Ok(files)
}
