//! Where the pages lie, from the site's root.

use super::slug::slug;
use crate::content::Section;
use crate::report::Headline;

/// The page of terms and rules.
pub(crate) const METHOD: &str = "method/index.html";

/// The page of all cohorts.
pub(crate) const COHORT: &str = "cohort/index.html";

/// The folder of a candidate's pages, with a slash at its end.
pub fn candidate(profile: &str) -> String {
    format!("candidates/{}/", slug(profile))
}

/// The folder of a dashboard.
pub(crate) fn dashboard(profile: &str, market: &str) -> String {
    format!("candidates/{}/{}/", slug(profile), slug(market))
}

/// The page that holds postings against a candidate, from the dashboard's folder.
pub(crate) const HELD_POSTINGS: &str = "postings/";

/// The page that has all evidence behind a dashboard, from the dashboard's folder.
pub(crate) const EVIDENCE: &str = "evidence/";

/// The folder of a market.
pub(crate) fn market(id: &str) -> String {
    format!("markets/{}/", slug(id))
}

/// A posting, from its market's folder; `number` sets it apart from others of the same id.
pub(crate) fn posting_in_market(posting: &str, number: usize) -> String {
    match number {
        1 => format!("postings/{}.html", slug(posting)),
        _ => format!("postings/{}-{number}.html", slug(posting)),
    }
}

/// A skill of a market.
pub(crate) fn skill(market_id: &str, skill: &str) -> String {
    format!("{}{}", market(market_id), skill_in_market(skill))
}

/// A skill, from its market's folder.
pub(crate) fn skill_in_market(skill: &str) -> String {
    format!("skills/{}.html", slug(skill))
}

/// A further page of a market's cohort; the first is part of [`COHORT`].
pub(crate) fn cohort(market_id: &str, page: usize) -> String {
    format!("cohort/{}/{page}.html", slug(market_id))
}

/// What leads to an element of a candidate's dashboard; nothing when its section is hidden, so
/// that the link leads to the top.
pub(crate) fn fragment(headline: &Headline, section: Section, element: &str) -> String {
    if headline.hidden.contains(&section) { String::new() } else { format!("#{element}") }
}
