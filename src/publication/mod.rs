//! What publishing a site would make public, and what of it should not be.
//!
//! The pages are made so that nothing private gets into them. This looks at the finished files
//! once more, without trusting how they were made, and tells a person what they are about to show.

mod leaks;
mod limits;
mod telephone;
#[cfg(test)]
mod tests;

use crate::content::{Content, LEFT_OUT, Profile, Visibility};
use crate::diagnostics::{Diagnostic, Diagnostics, Location};
use crate::market::{Market, PostingSummary};
use crate::pipeline;
use crate::site::Site;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashSet;

/// What would become public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// How many pages.
    pub pages: usize,
    /// How many of them ask search engines to stay away.
    pub unindexed: usize,
    /// Where the site will be found, when that is set.
    pub base_url: Option<String>,
}

/// A candidate as anybody could read of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicCandidate {
    /// The profile's id.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Whether it is a sample, not a person.
    pub sample: bool,
    /// The contact fields that are shown, as the profile asks.
    pub contact: Vec<&'static str>,
    /// The contact fields that the profile has and the pages leave out.
    pub held_back: Vec<&'static str>,
    /// Lines of the résumé out of which a contact detail was taken.
    pub cleaned: usize,
    /// Employers, clients and organisations named.
    pub employers: Vec<String>,
    /// How many lines of the résumé pages may quote.
    pub lines: usize,
    /// These lines, as they may be quoted, in the order of the résumé.
    pub quotes: Vec<String>,
}

/// A market as anybody could read of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicMarket {
    /// Its title.
    pub title: String,
    /// Postings listed.
    pub postings: usize,
    /// The day of the newest snapshot.
    pub newest: Option<Date>,
    /// Employers named.
    pub employers: usize,
    /// How many sentences of postings are quoted, each counted once in a posting.
    pub sentences: usize,
    /// The postings with sentences, in the order of the market.
    pub quotes: Vec<QuotedPosting>,
    /// Whether the postings were written for demonstration.
    pub synthetic: bool,
}

/// What pages quote of a posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotedPosting {
    /// Its employer.
    pub company: String,
    /// Its title.
    pub title: String,
    /// The sentences, each once, as pages show them: long ones are cut.
    pub sentences: Vec<String>,
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
        warn_of_numbers(content, diagnostics);
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
            pages: pages().count(),
            unindexed,
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

/// The texts of a profile that pages may show, with their pointers.
fn texts(profile: &Profile) -> impl Iterator<Item = (&str, &str)> {
    let basics = &profile.basics;
    let about = [("/basics/label", &basics.label), ("/basics/summary", &basics.summary)];
    let about = about.into_iter().filter_map(|(pointer, text)| Some((pointer, text.as_deref()?)));
    let roles = profile.work.iter().chain(&profile.volunteer);
    let entries = roles
        .flat_map(|role| &role.texts)
        .chain(profile.projects.iter().flat_map(|project| &project.texts))
        .chain(profile.education.iter().flat_map(|study| &study.courses))
        .chain(profile.skills.iter().flat_map(|group| &group.keywords))
        .chain(&profile.other);
    about.chain(entries.map(|entry| (&*entry.pointer, &*entry.text)))
}

/// Warns of telephone numbers in running text that are not the one known from `basics`.
fn warn_of_numbers(content: &Content, diagnostics: &mut Diagnostics) {
    let public =
        |profile: &&std::sync::Arc<Profile>| !is_private(profile) && !profile.career.contact;
    for profile in content.profiles.iter().filter(public) {
        let own = profile.basics.phone.as_deref().and_then(leaks::last_digits);
        // The profile's own number is looked for in the pages.
        let is_own = |text: &str| {
            let digits = leaks::digits(text.as_bytes());
            own.as_ref().is_some_and(|own| memchr::memmem::find(&digits, own.as_bytes()).is_some())
        };
        let another = |text: &str| telephone::is_in(text) && !is_own(text);
        for (pointer, _) in texts(profile).filter(|(_, text)| another(text)) {
            let message =
                format!("a text of the profile `{}` seems to hold a telephone number", profile.id);
            diagnostics.push(
                Diagnostic::warning("published-number", message)
                    .at(Location::file(profile.file.clone()))
                    .pointer(pointer)
                    .hint("take it out: pages may quote this text"),
            );
        }
    }
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
        let there: Vec<&'static str> =
            fields.into_iter().filter(|(_, there)| *there).map(|(field, _)| field).collect();
        let (contact, held_back) =
            if profile.career.contact { (there, Vec::new()) } else { (Vec::new(), there) };
        let roles = || profile.work.iter().chain(&profile.volunteer);
        let mut employers: Vec<String> = roles().map(|role| role.name.clone()).collect();
        employers.retain(|employer| !employer.trim().is_empty());
        let mut seen = HashSet::new();
        employers.retain(|employer| seen.insert(employer.clone()));
        // The summary and the headline are shown, not quoted.
        let quotes: Vec<String> = texts(profile)
            .filter(|(pointer, _)| !pointer.starts_with("/basics"))
            .map(|(_, text)| text.to_owned())
            .collect();
        Self {
            id: profile.id.clone(),
            name: basics.name.clone(),
            sample: profile.career.sample,
            contact,
            held_back,
            cleaned: texts(profile).filter(|(_, text)| text.contains(LEFT_OUT)).count(),
            employers,
            lines: quotes.len(),
            quotes,
        }
    }
}

impl PublicMarket {
    fn of(market: &Market) -> Self {
        let quotes = market.postings.iter().map(QuotedPosting::of);
        let quotes: Vec<QuotedPosting> =
            quotes.filter(|posting| !posting.sentences.is_empty()).collect();
        Self {
            title: market.title.clone(),
            postings: market.postings.len(),
            newest: market.snapshots.iter().map(|snapshot| snapshot.date).max(),
            employers: market.employers.len(),
            sentences: quotes.iter().map(|posting| posting.sentences.len()).sum(),
            quotes,
            synthetic: market.synthetic,
        }
    }
}

impl QuotedPosting {
    fn of(posting: &PostingSummary) -> Self {
        let asked = posting.asks.iter().map(|ask| &ask.quote);
        let asked = asked.map(|quote| [&*quote.before, &*quote.mention, &*quote.after].concat());
        let stated = posting.conditions.iter();
        let stated = stated.map(|said| [&*said.before, &*said.mention, &*said.after].concat());
        let mut seen = HashSet::new();
        let sentences = asked.chain(stated).map(|sentence| sentence.trim().to_owned());
        Self {
            company: posting.company.clone(),
            title: posting.title.clone(),
            sentences: sentences.filter(|sentence| seen.insert(sentence.clone())).collect(),
        }
    }
}
