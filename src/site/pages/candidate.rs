//! The page of a candidate with more than one target.

use crate::report::Headline;
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::slug::slug;
use crate::site::{File, RenderError, SiteInput, address, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "candidate.html")]
struct Candidate<'a> {
    frame: Frame<'a>,
    headlines: &'a [&'a Headline],
    first: &'a Headline,
}

impl Candidate<'_> {
    fn dashboard(&self, headline: &Headline) -> String {
        format!("{}/index.html", slug(&headline.market))
    }
}

/// The candidate's page; none for a single target.
pub(crate) fn candidate(
    input: &SiteInput<'_>,
    assets: &Assets,
    headlines: &[&Headline],
) -> Result<Vec<File>, RenderError> {
    let (Some(first), true) = (headlines.first(), headlines.len() > 1) else {
        return Ok(Vec::new());
    };
    let path = format!("{}index.html", address::candidate(&first.candidate));
    let title = first.name.clone();
    let description = format!("The markets {} aims at, and how far each is met.", first.name);
    let frame = Frame::new(input.config, assets, &path, title, &description);
    let page = Candidate { frame, headlines, first };
    Ok(vec![(path.into(), super::html(&page)?)])
}
