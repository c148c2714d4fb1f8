//! The postings that a candidate meets or nearly meets, requirement by requirement.

use crate::content::Section;
use crate::language::{Html, Message};
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
    title: Message<Html, ()>,
    /// What the number of them is a number of.
    label: Message<Html, ()>,
    none: Message<Html, ()>,
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
    let say = input.config.spoken().plain().postings_page;
    let title = say.title(&candidate.name, &market.title).to_string();
    let matching = &report.matching;
    let description = say.description(
        matching.fully_met.k(),
        &market.title,
        &candidate.name,
        matching.one_short.count,
        matching.two_short.count,
    );
    let frame = Frame::new(input.config, assets, &path, title, &description.to_string());
    let say = frame.say.postings_page;
    let of = |verdict: PostingVerdict| -> Vec<&PostingDerivation<'_>> {
        postings.iter().filter(|held| held.verdict == verdict).collect()
    };
    let groups = [
        Group {
            id: "fully-met",
            title: say.fully_met(),
            label: say.fully_met_count(),
            none: say.no_fully_met(),
            count: matching.fully_met.k(),
            postings: of(PostingVerdict::FullyMet),
        },
        Group {
            id: "one-short",
            title: say.one_short(),
            label: say.one_short_count(),
            none: say.no_one_short(),
            count: matching.one_short.count,
            postings: of(PostingVerdict::Short { missing: 1 }),
        },
        Group {
            id: "two-short",
            title: say.two_short(),
            label: say.two_short_count(),
            none: say.no_two_short(),
            count: matching.two_short.count,
            postings: of(PostingVerdict::Short { missing: 2 }),
        },
    ];
    let hidden = input.config.sections.hidden(placement.sections.as_deref());
    let asked = report.requirements.iter().map(|asked| &*asked.demand.skill.id);
    let page = Postings {
        frame,
        report,
        groups,
        private: placement.private,
        index,
        asked: asked.filter(|_| !hidden.contains(&Section::Demand)).collect(),
    };
    Ok(vec![(path.into(), super::html(&page)?)])
}
