//! Where the pages lie, from the site's root.

use super::slug::{anchor, slug};

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

/// The folder of a market.
pub(crate) fn market(id: &str) -> String {
    format!("markets/{}/", slug(id))
}

/// A posting on its market's page.
pub(crate) fn posting(market_id: &str, posting: &str) -> String {
    format!("{}index.html#{}", market(market_id), anchor("posting", posting))
}
