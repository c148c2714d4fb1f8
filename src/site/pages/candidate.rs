//! The page of a candidate with more than one target.

use crate::report::Report;
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::slug::slug;
use crate::site::{File, RenderError, SiteInput, address, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "candidate.html")]
struct Candidate<'a> {
    frame: Frame<'a>,
    reports: &'a [Report],
    first: &'a Report,
}

impl Candidate<'_> {
    fn dashboard(&self, report: &Report) -> String {
        format!("{}/index.html", slug(&report.market.id))
    }
}

/// The candidate's page; none for a single target.
pub(crate) fn candidate(
    input: &SiteInput<'_>,
    assets: &Assets,
    reports: &[Report],
) -> Result<Vec<File>, RenderError> {
    let (Some(first), true) = (reports.first(), reports.len() > 1) else {
        return Ok(Vec::new());
    };
    let path = format!("{}index.html", address::candidate(&first.candidate.id));
    let title = first.candidate.name.clone();
    let description =
        format!("The markets {} aims at, and how far each is met.", first.candidate.name);
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let page = Candidate { frame, reports, first };
    Ok(vec![(path, super::html(&page)?)])
}
