//! The postings that a candidate meets or nearly meets, requirement by requirement.

use crate::content::Section;
use crate::report::Report;
use crate::report::derivation::{PostingDerivation, PostingVerdict};
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::market_index::MarketIndex;
use crate::site::slug::anchor;
use crate::site::{File, Placement, RenderError, SiteInput, address, filters};
use askama::Template;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "postings.html")]
struct Postings<'a> {
    frame: Frame<'a>,
    report: &'a Report,
    groups: [Group<'a>; 3],
    /// Whether the page is never published.
    private: bool,
    index: Option<&'a MarketIndex<'a>>,
    /// The skills with a row on the dashboard.
    asked: HashSet<&'a str>,
}

/// The postings that lack as many requirements.
struct Group<'a> {
    id: &'static str,
    title: &'static str,
    none: &'static str,
    /// All there are; some may not be listed.
    count: u32,
    postings: Vec<&'a PostingDerivation<'a>>,
}

impl Postings<'_> {
    /// The page of a posting.
    fn original(&self, id: &str) -> Option<String> {
        self.index?.posting_from(&self.frame.root, id)
    }

    fn anchor(&self, id: &str) -> String {
        anchor("posting", id)
    }

    /// The skill's place on the dashboard, when it has one.
    fn skill(&self, id: &str) -> Option<String> {
        self.asked.contains(id).then(|| format!("../index.html#{}", anchor("skill", id)))
    }
}

/// `candidates/<profile>/<market>/postings/index.html`.
pub(crate) fn postings(
    input: &SiteInput<'_>,
    assets: &Assets,
    index: Option<&MarketIndex<'_>>,
    report: &Report,
    postings: &[PostingDerivation<'_>],
    placement: &Placement,
) -> Result<Vec<File>, RenderError> {
    let (candidate, market) = (&report.candidate, &report.market);
    let folder = address::dashboard(&candidate.id, &market.id);
    let path = format!("{folder}{}index.html", address::HELD_POSTINGS);
    let title = format!("{} for {}: postings", candidate.name, market.title);
    let matching = &report.matching;
    let description = format!(
        "{} postings of {} that {} meets fully, {} that lack one skill, {} that lack two, each \
         requirement beside the line of the résumé that meets it.",
        matching.fully_met.k(),
        market.title,
        candidate.name,
        matching.one_short.count,
        matching.two_short.count,
    );
    let of = |verdict: PostingVerdict| -> Vec<&PostingDerivation<'_>> {
        postings.iter().filter(|held| held.verdict == verdict).collect()
    };
    let groups = [
        Group {
            id: "fully-met",
            title: "Fully met",
            none: "The résumé meets the whole required list of no posting.",
            count: matching.fully_met.k(),
            postings: of(PostingVerdict::FullyMet),
        },
        Group {
            id: "one-short",
            title: "One requirement short",
            none: "No posting lacks just one requirement.",
            count: matching.one_short.count,
            postings: of(PostingVerdict::Short { missing: 1 }),
        },
        Group {
            id: "two-short",
            title: "Two requirements short",
            none: "No posting lacks just two requirements.",
            count: matching.two_short.count,
            postings: of(PostingVerdict::Short { missing: 2 }),
        },
    ];
    let hidden = input.config.sections.hidden(placement.sections.as_deref());
    let asked = report.requirements.iter().map(|asked| &*asked.demand.skill.id);
    let page = Postings {
        frame: Frame::new(input.config, assets, &path, title, &description),
        report,
        groups,
        private: placement.private,
        index,
        asked: asked.filter(|_| !hidden.contains(&Section::Demand)).collect(),
    };
    Ok(vec![(path.into(), super::html(&page)?)])
}
