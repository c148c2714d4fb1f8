//! What publishing a site would make public, and what of it should not be.
//!
//! The pages are made so that nothing private gets into them. This looks at the finished files
//! once more, without trusting how they were made, and tells a person what they are about to show.

mod leaks;
mod limits;
#[cfg(test)]
mod tests;

use crate::content::{Content, Profile, Visibility};
use crate::diagnostics::Diagnostics;
use crate::market::Market;
use crate::pipeline;
use crate::site::Site;

/// What would become public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// How many files.
    pub files: usize,
    /// Their size together, in bytes.
    pub bytes: u64,
    /// Whose dashboards, in the order of the profiles.
    pub candidates: Vec<PublicCandidate>,
    /// Which markets, in order.
    pub markets: Vec<PublicMarket>,
    /// How many profiles are kept off the pages.
    pub private: usize,
    /// Pages that ask search engines to stay away, of all pages.
    pub unindexed: (usize, usize),
    /// Where the site will be found, when that is set.
    pub base_url: Option<String>,
}

/// A candidate as anybody could read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicCandidate {
    /// The profile's id.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Whether it is a sample, not a person.
    pub sample: bool,
    /// The contact fields that are shown, as the profile asks.
    pub contact: Vec<&'static str>,
    /// Employers, clients and organisations named.
    pub employers: Vec<String>,
    /// Lines of the résumé that pages may quote.
    pub lines: usize,
}

/// A market as anybody could read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicMarket {
    /// Its title.
    pub title: String,
    /// Postings listed.
    pub postings: usize,
    /// Employers named.
    pub employers: usize,
    /// Sentences of postings that are quoted.
    pub sentences: usize,
    /// Whether the postings were written for demonstration.
    pub synthetic: bool,
}

/// Codes of the problems that must be mended before anything is published.
pub const LEAKS: [&str; 2] = ["published-contact", "published-private"];

impl Audit {
    /// Looks through a finished site; what should not be public goes to `diagnostics`.
    pub fn of(
        content: &Content,
        markets: &[Market],
        site: &Site,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        leaks::find(content, site, diagnostics);
        limits::check(content, site, diagnostics);
        let shown = pipeline::shown(content, pipeline::Audience::Public);
        let pages = || site.iter().filter(|(path, _)| path.ends_with(".html"));
        let unindexed = pages().filter(|(_, page)| is_unindexed(page)).count();
        Self {
            files: site.len(),
            bytes: site.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
            candidates: shown.iter().map(|profile| PublicCandidate::of(profile)).collect(),
            markets: markets.iter().map(PublicMarket::of).collect(),
            private: content.profiles.iter().filter(|profile| is_private(profile)).count(),
            unindexed: (unindexed, pages().count()),
            base_url: content.site.base_url.clone(),
        }
    }
}

fn is_private(profile: &Profile) -> bool {
    profile.career.visibility == Visibility::Private
}

/// Whether a page asks robots not to list it.
fn is_unindexed(page: &[u8]) -> bool {
    const WORDS: &[u8] = br#"<meta name="robots" content="noindex"#;
    memchr::memmem::find(page, WORDS).is_some()
}

impl PublicCandidate {
    fn of(profile: &Profile) -> Self {
        let basics = &profile.basics;
        let fields = [
            ("e-mail", basics.email.is_some()),
            ("telephone", basics.phone.is_some()),
            ("street", basics.street.is_some()),
            ("home page", basics.url.is_some()),
            ("accounts", !basics.accounts.is_empty()),
        ];
        let shown = fields.into_iter().filter(|(_, there)| *there && profile.career.contact);
        let roles = || profile.work.iter().chain(&profile.volunteer);
        let mut employers: Vec<String> = roles().map(|role| role.name.clone()).collect();
        employers.retain(|employer| !employer.trim().is_empty());
        let mut seen = std::collections::HashSet::new();
        employers.retain(|employer| seen.insert(employer.clone()));
        let texts = roles().map(|role| role.texts.len()).sum::<usize>()
            + profile.projects.iter().map(|project| project.texts.len()).sum::<usize>()
            + profile.skills.iter().map(|group| group.keywords.len()).sum::<usize>()
            + profile.other.len();
        Self {
            id: profile.id.clone(),
            name: basics.name.clone(),
            sample: profile.career.sample,
            contact: shown.map(|(field, _)| field).collect(),
            employers,
            lines: texts,
        }
    }
}

impl PublicMarket {
    fn of(market: &Market) -> Self {
        let postings = &market.postings;
        let sentences =
            postings.iter().map(|posting| posting.asks.len() + posting.conditions.len());
        Self {
            title: market.title.clone(),
            postings: postings.len(),
            employers: market.employers.len(),
            sentences: sentences.sum(),
            synthetic: market.synthetic,
        }
    }
}
